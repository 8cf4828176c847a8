"""Stored pages are walked again when the user's vocabulary, or ours, has grown."""

import io
import json
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import timedelta
from pathlib import Path

from monitor.__main__ import main
from monitor.domain import Document
from monitor.pipeline import Audience, Corridor, InPlace
from storage.archive import Archive
from storage.filters import Filters
from tests.build import NOON
from tests.cli.texts import DOCUMENTS
from tests.daemon.paper import a_page

CATCH = "Herring landings in Norway came to 48,213 tonnes in 2024, the cooperative of the fishermen said."
MINE = """
indicators:
  - {id: herring_landed, names: {en: [herring landings]}}
"""


def test_a_page_is_read_again_by_the_rules_of_today_and_nothing_is_told(desk, paper):
    desk.watch(paper)
    paper.publish("one", a_page(CATCH))
    assert desk.once() == 0
    with desk.archive() as archive:
        before = list(archive.read.figures(None, Filters()))
        assert list(archive.read.figures(None, Filters(indicator="herring_landed"))) == []
    desk.watch(paper, more=MINE)
    config = str(desk.folder / "sources.yaml")
    asked = len(paper.asked)
    # The command itself: daemons from the stable are warm, and know no vocabulary but ours.
    command = [sys.executable, "-m", "monitor", "replay", "--config", config, "--archive", desk.url]
    assert subprocess.run(command, check=False, capture_output=True, timeout=60).returncode == 0
    assert len(paper.asked) == asked, "nothing is fetched"
    with desk.archive() as archive:
        (found,) = archive.read.figures(None, Filters(indicator="herring_landed"))
        assert found["value"] == "48213"
        assert len(list(archive.read.figures(None, Filters()))) == len(before), "the first reading is superseded"
        assert list(archive.read.alerts()) == []
        assert "edited" not in {change["kind"] for change in archive.read.changes(Filters())}


def test_a_replay_leaves_an_edited_value_its_day(tmp_path):
    """The page still bears its first date; that the value came with the edit is known from the day of the edit."""
    texts = {"first": "17,310", "other": "19,420", "edited": "17,460"}
    days = iter(range(1, 400))
    with Archive.open(f"sqlite:///{tmp_path}/news.db") as archive:
        clock = lambda: NOON + timedelta(days=next(days))  # noqa: E731
        corridor = Corridor(archive, InPlace(), Audience(), clock=clock, window=timedelta(days=30))
        for name, value in texts.items():
            page = "other" if name == "other" else "page"
            text = f"Exports of goods from Estonia were {value} million euros in 2024, the {name} report said."
            corridor.walk(
                Document(
                    id=page, url=f"https://{page}.example/1", source=page, language="en", text=text, published=NOON
                )
            )

        def dates():
            (series,) = archive.read.series()
            return [(v["value"], v["known_from"]) for period in series["periods"] for v in period["vintages"]]

        before = dates()
        assert [value for value, _ in before] == ["19420000000", "17460000000"]
        for document in list(archive.documents()):
            list(corridor.reread([document]))
        assert dates() == before


# ───────────────────────────── a user's places and topics ─────────────────────────────

ARTICLES = {
    "fi": (
        "en",
        "Finland's exports climb",
        "Finland exported goods worth 78.4 billion euros in 2024, the customs office in Helsinki said on Monday. ",
        "Finnish forest companies sold more pulp and timber than in the year before.\n",
        "The timber trade expects another good year in Finland.",
    ),
    "no": (
        "zh",
        "挪威去年鲱鱼捕捞量增长",
        "挪威渔业局周二表示，2024年挪威鲱鱼捕捞量达到48.2万吨，比上年增长6.3%。",
        "挪威渔民协会认为，今年的捕捞配额将保持不变。",
    ),
    "kz": (
        "ru",
        "Безработица в Казахстане снизилась",
        "Уровень безработицы в Казахстане в 2024 году составил 4,6 процента, ",
        "сообщило бюро национальной статистики в Астане. В Казахстане работают 9,2 млн человек.",
    ),
    "arc": (
        "en",
        "Nordic Arc plans rail link",
        "The Nordic Arc wants to build 420 kilometres of new railway by 2030, its ministers of transport said ",
        "on Friday. Talks with the banks will begin in spring.",
    ),
}
REGIONS = """
places:
  - {id: "macro:nordic-arc", name: Nordic Arc, members: [FI, "NO"]}
"""
TOPICS = """
topics:
  - {id: "custom:fish", name: Fish, words: [herring, 鲱鱼, сельдь]}
  - {id: "custom:north", name: North, places: ["macro:nordic-arc"]}
  - {id: "custom:jobs", name: Jobs, indicators: [unemployment_rate]}
"""
LOUD = """
channels:
  mail: {type: email, host: 127.0.0.1, port: 1, security: none, from: a@desk.example, to: [b@desk.example]}
rules:
  - {name: all, channels: mail, kinds: [new_series, new_period, conflicting, revised, edited, corroborated, restated]}
"""


class Desktop:
    """A folder in which one command after another is run, as a user does."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.url = folder, f"sqlite:///{folder}/news.db"

    def configure(self, text: str) -> None:
        (self.folder / "sources.yaml").write_text(f"defaults: {{workers: 1}}\n{text}", encoding="utf-8")

    def run(self, *arguments: str) -> tuple[int, str]:
        """Exit code and standard output of a command."""
        config = ["--config", str(self.folder / "sources.yaml"), "--archive", self.url]
        with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()):
            code = main([*arguments, *config])
        return code, out.getvalue()

    def rows(self, *arguments: str) -> list[dict]:
        code, out = self.run(*arguments, "--format", "jsonl")
        assert code == 0
        return [json.loads(line) for line in out.splitlines()]

    def found(self, *arguments: str) -> set[str]:
        """Ids of the articles that a command shows."""
        articles = [one for row in self.rows(*arguments) for one in row.get("articles", [row])]
        return {one.get("article_id") or one["id"] for one in articles}

    def everything(self) -> dict[str, list[dict]]:
        return {command: self.rows(command) for command in ("stories", "figures", "series", "changes", "alerts")}


def test_a_users_places_and_topics_file_the_archive_anew_and_can_be_taken_back(tmp_path):
    desktop = Desktop(tmp_path)
    desktop.configure(LOUD)
    file = tmp_path / "articles.jsonl"
    rows = [
        {"id": key, "language": tag, "title": title, "text": "".join(text), "published": "2025-02-01", "source": "News"}
        for key, (tag, title, *text) in ARTICLES.items()
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert desktop.run("ingest", str(file))[0] == 0
    before = desktop.everything()
    assert before["alerts"], "the rule tells"

    # A macro-region finds what its members are about at once; what only names it, and topics, after a replay.
    desktop.configure(LOUD + REGIONS + TOPICS)
    north = ("--region", "macro:nordic-arc")
    assert desktop.found("stories", *north) == desktop.found("figures", *north) == {"fi", "no"}
    assert desktop.found("search", "Finland", *north) == {"fi"}
    assert desktop.rows("changes", *north)
    assert desktop.found("stories", "--topic", "custom:fish") == set()

    assert desktop.run("replay")[0] == 0
    expected = {
        north: {"fi", "no", "arc"},  # by its members, and by its name
        ("--topic", "custom:fish"): {"no"},  # by a word
        ("--topic", "custom:north"): {"fi", "no", "arc"},  # by a place and those inside it
        ("--topic", "custom:jobs"): {"kz"},  # by an indicator
    }
    for wish, ids in expected.items():
        assert (wish, desktop.found("stories", *wish), desktop.found("figures", *wish)) == (wish, ids, ids)
    assert desktop.found("search", "挪威", "--topic", "custom:fish") == {"no"}
    assert {row["period"] for row in desktop.rows("changes", "--topic", "custom:jobs")} == {"2024"}
    assert desktop.rows("alerts") == before["alerts"], "a replay tells nothing"
    outcomes = [json.loads(line)["outcome"] for line in desktop.run("ingest", str(file))[1].splitlines()]
    assert outcomes == ["unchanged"] * len(ARTICLES)
    assert desktop.rows("alerts") == before["alerts"], "nor does the same article, when it comes again"

    desktop.configure(LOUD)
    assert desktop.run("replay")[0] == 0
    assert desktop.everything() == before
    assert desktop.run("stories", *north)[0] == 2, "nobody knows it any more"


def test_a_replay_by_the_same_rules_changes_nothing(tmp_path):
    """Not the places in stories, not the findings about values, which the new readings take over."""
    with Archive.open(f"sqlite:///{tmp_path}/news.db") as archive:
        corridor = Corridor(archive, InPlace(), Audience(), clock=lambda: NOON, window=timedelta(days=30))
        for row in [*DOCUMENTS, {**DOCUMENTS[0], "id": "copy", "url": "https://copy.example/1", "source": "Copyist"}]:
            corridor.walk(Document(**{**row, "published": NOON}))

        def everything():
            read = archive.read
            shown = (read.stories(), read.figures(), read.series(), read.changes(), read.alerts())
            return [list(rows) for rows in shown]

        before = everything()
        statuses = {v["status"] for row in before[2] for period in row["periods"] for v in period["vintages"]}
        assert "conflicting" in statuses
        for _ in range(2):
            documents = list(archive.documents())
            assert len(documents) == len(DOCUMENTS) + 1, "a page that was read again can be read yet again"
            for document in documents:
                list(corridor.reread([document]))
            assert everything() == before


def test_what_was_handed_in_is_kept_as_it_came(tmp_path):
    text = Document(id="text", text="Norway caught 12 tonnes of cod.\n(Translated by a machine)", authors=("Ann",))
    page = Document(id="page", html="<p>Norway caught 12 tonnes of cod.</p>".encode("utf-16"), content_type="text/html")
    with Archive.open(f"sqlite:///{tmp_path}/news.db") as archive:
        corridor = Corridor(archive, InPlace(), Audience(), clock=lambda: NOON, window=timedelta(days=30))
        for document in (text, page):
            corridor.walk(document)
        kept = {document.id: document for document in archive.documents()}
    assert (kept["text"].text, kept["text"].html, kept["text"].authors) == (text.text, None, ("Ann",))
    assert (kept["page"].html, kept["page"].text) == (page.html, None)


def test_a_feeds_own_text_is_kept_too(desk, paper):
    paper.publish("one", a_page(CATCH), content=f"<p>{CATCH}</p>")
    desk.watch(paper, defaults=", pages: no")
    assert desk.once() == 0
    with desk.archive() as archive:
        (document,) = archive.documents()
    assert CATCH.encode() in document.html
