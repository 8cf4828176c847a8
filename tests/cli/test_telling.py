"""`stories --why` and the story of a page in `inspect --why`: who told it from whom, and the sentences that show it."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from rich.cells import cell_len

from monitor.analyse import analyse, prepare
from monitor.cli.layouts import correspondence
from monitor.cli.place import archive_at_hand, place
from monitor.cli.telling import told, with_reasons
from monitor.domain import Document, Extras, Relation
from monitor.embed import packaged
from monitor.errors import StorageError
from monitor.pipeline import Audience, Corridor, InPlace
from monitor.reprints.chain import Evidence, Link
from monitor.settings import load_text
from storage.archive import Archive
from tests.tellings import HOUR, MORNING, REEF_BACK, REEF_EDITED, REEF_EN, REEF_RU, REEF_ZH, a_member

SETTINGS = load_text("", "sources.yaml", {})
WHY = {"told_from", "because", "aligned", "left_out", "beyond"}
LONG = "\n".join(
    f"Paragraph {at} of the annual report of the lighthouse keepers is number {at * 3}." for at in range(40)
)


def now():
    """What arrived in the last weeks is compared, so the archive must be young by the clock that `inspect` has."""
    return datetime.now(UTC)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """An archive with a Chinese report, its way through Russian into English, a copy that slipped, and a long text."""
    if packaged() is None:
        pytest.skip("the sentence encoder is not installed")
    prepare(Extras(), vectors=True)
    url = f"sqlite:///{tmp_path_factory.mktemp('shelf')}/news.db"
    documents = [
        ("zh", REEF_ZH, "zh", "新华社", 0),
        ("ru", f"Источник: Синьхуа\n{REEF_RU}", "ru", "Вестник залива", 1),
        ("en", REEF_BACK, "en", "Harbour Post", 2),
        ("copy", REEF_BACK, "en", "Evening Mail", 3),
        ("long", LONG, "en", "Keepers", 1),
        ("long again", LONG, "en", "Evening Mail", 2),
    ]
    filed(
        url,
        *(
            Document(id=name, text=text, language=language, source=source, published=MORNING + at * HOUR)
            for name, text, language, source, at in documents
        ),
    )
    yield url
    prepare(Extras(), vectors=False)  # as other modules of this process expect


def stories(cli, shelf, *more):
    said = cli("stories", "--archive", shelf, "--format", "jsonl", *more)
    assert said.code == 0, said.err
    rows = [json.loads(line) for line in said.out.splitlines()]
    return {row["articles"][0]["id"]: row for row in rows}


def test_every_article_says_whose_it_is_and_when(cli, shelf):
    (first, second, *_) = stories(cli, shelf)["zh"]["articles"]
    assert (first["source"], first["published"], first["agency"]) == ("新华社", "2025-06-03T08:00:00Z", None)
    assert (second["source"], second["agency"], second["via"]) == ("Вестник залива", "Xinhua", ["Синьхуа"])
    assert not WHY & set(first), "the reasons cost time, so they are asked for"


def test_with_why_every_telling_names_its_source(cli, shelf):
    row = stories(cli, shelf, "--why")["zh"]
    found = {item["id"]: item for item in row["articles"]}
    assert row["origin"] == "Xinhua"
    assert not WHY & set(found["zh"]), "the original is told from nobody"
    reasons = {name: (item["told_from"], item["because"]) for name, item in found.items() if name != "zh"}
    assert reasons["ru"] == ("zh", "its text credits Синьхуа")
    assert reasons["en"][0] == "ru", "it came through the Russian text"
    assert reasons["copy"] == ("en", "the same text, letter for letter")


def test_with_why_the_sentences_correspond(cli, shelf):
    found = {item["id"]: item for item in stories(cli, shelf, "--why")["zh"]["articles"]}
    pairs = found["ru"]["aligned"]
    assert [(pair["sentence"], pair["of"]) for pair in pairs] == list(
        zip(REEF_RU.splitlines(), REEF_ZH.splitlines(), strict=True)
    )
    assert all(0.4 <= pair["likeness"] < 1 for pair in pairs)
    assert {pair["likeness"] for pair in found["copy"]["aligned"]} == {1.0}
    assert found["copy"]["left_out"] == []


def test_a_table_shows_the_beginning_of_a_long_correspondence_and_fits(cli, shelf):
    said = cli("stories", "--archive", shelf, "--why")
    assert said.code == 0, said.err
    assert max(cell_len(line) for line in said.out.splitlines()) <= 80
    assert "and 28 sentences more; --format json has all" in said.out
    assert "told from zh: its text credits Синьхуа" in said.out
    (again,) = [item for item in stories(cli, shelf, "--why")["long"]["articles"] if item["id"] == "long again"]
    assert len(again["aligned"]) == 40


@pytest.mark.parametrize(("beyond", "said"), [(0, []), (3, ["3 sentences"])])
def test_a_table_says_how_much_was_too_far_behind(beyond, said):
    lines = list(correspondence({"aligned": [], "left_out": [], "beyond": beyond}))
    assert [line.rpartition(": ")[2] for line in lines] == said


def test_an_article_that_may_miss_its_translations_says_so(cli, shelf, tmp_path):
    """One short, one in a language that the encoder does not know; other warnings are not the story's business."""
    url = f"sqlite:///{tmp_path}/mine.db"
    finnish = "Satama sulkee vanhan laiturin.\nTyöt alkavat keväällä.\nLautat lähtevät uudelta laiturilta."
    texts = {
        "whole": (REEF_EN, "en"),
        "short": ("The choir of Norrmark sang in the rain.", "en"),
        "fi": (finnish, "fi"),
    }
    filed(
        url,
        *(Document(id=name, text=text, language=tag, published=MORNING) for name, (text, tag) in texts.items()),
    )
    found = {name: row["articles"][0]["doubt"] for name, row in stories(cli, url).items()}
    assert found.pop("whole") is None
    assert {name: doubt.partition(": ")[2] for name, doubt in found.items()} == {
        "short": "it has fewer than 3 sentences",
        "fi": "the sentence encoder does not know fi",
    }
    said = cli("stories", "--archive", url)
    assert said.out.count("translations of it can") == 2


def test_a_dateline_is_no_sentence_without_a_counterpart():
    """Neither one's own nor the other's; where both have it, it is shown, and so is what was really added."""
    caption, added = "Foto: H. Holm.", "Readers of this page will be surprised by that."
    members = [
        a_member("source", f"— НОРР, 4 июня.\n{caption}\n{REEF_EN}", relation=Relation.ORIGINAL),
        a_member("copy", f"— /Вестник/.\n{caption}\n{REEF_EN}\n{added}", at=1),
    ]
    by_key = {member.key: member for member in members}
    found = told(by_key, Link(members[1].key, members[0].key, Evidence.COPY, "the same words"))
    assert [pair["sentence"] for pair in found["aligned"] if pair["of"] is None] == [added]
    assert found["aligned"][0]["sentence"] == caption
    assert found["left_out"] == []


def test_articles_of_one_id_keep_their_own_reasons(shelf, tmp_path):
    """The id is the caller's own: two addresses may carry it."""
    url = f"sqlite:///{tmp_path}/mine.db"
    texts = {"zh": (REEF_ZH, "zh"), "ru": (REEF_RU, "ru"), "en": (REEF_BACK, "en")}
    filed(
        url,
        *(
            Document(id="x", url=f"https://{name}.example/1", text=text, language=tag, published=MORNING + at * HOUR)
            for at, (name, (text, tag)) in enumerate(texts.items())
        ),
    )
    with Archive.open(url, read_only=True) as archive:
        (row,) = archive.read.stories()
        found = with_reasons(row, archive.read.tellings(row["story"]))["articles"]
    first = [item.get("aligned", [{}])[0].get("sentence") for item in found]
    assert first == [None, REEF_RU.splitlines()[0], REEF_BACK.splitlines()[0]]


def test_csv_keeps_its_columns_with_why(cli, shelf):
    said = cli("stories", "--archive", shelf, "--why", "--format", "csv")
    assert said.out.splitlines()[0].split(",") == ["story", "articles", "related", "independent_sources", "origin"]


def story_of(lines):
    """A section's lines as one, whatever the terminal's width."""
    return " ".join(" ".join(lines).split())


def placed(archive_url, text, *, language="en", why=True, **more):
    """What a page would be, in this process."""
    published = MORNING + timedelta(days=1)
    document = Document(**{"id": "page", "text": text, "language": language, "published": published, **more})
    with archive_at_hand(archive_url, SETTINGS, wanted=False) as archive:
        return story_of(place(analyse(document), archive, SETTINGS, why=why))


def filed(url, *documents):
    with Archive.open(url) as archive:
        corridor = Corridor(archive, InPlace(), Audience(), clock=now, window=timedelta(days=30))
        for document in documents:
            corridor.walk(document)


def test_inspect_tells_the_story_of_a_page_and_changes_no_byte_of_the_archive(cli, shelf, tmp_path):
    file = Path(shelf.removeprefix("sqlite:///"))
    before = file.read_bytes()
    (tmp_path / "page.txt").write_text(REEF_EN)
    said = cli("inspect", "page.txt", "--published", "2025-06-04", "--why", "--archive", shelf, "--language", "en")
    assert said.code == 0, said.err
    assert max(cell_len(line) for line in said.out.splitlines()) <= 80
    found = story_of(said.out.partition("── Story ")[2].partition("\n")[2].partition("── ")[0].splitlines())
    assert found.startswith("would be filed as translation in story s")
    assert "original: zh (新华社, 2025-06-03)" in found
    assert "told from " in found
    assert "More than thirty species of fish live on the reef" in found
    assert "На рифе обитает более тридцати видов рыб" in found or "该礁体为三十多种鱼类提供了栖息地" in found
    assert file.read_bytes() == before


def test_without_why_the_sentences_are_left_out(shelf):
    found = placed(shelf, REEF_EN, why=False)
    assert "would be filed as translation" in found
    assert "told from" not in found


def test_a_slip_says_what_it_prints_otherwise(shelf, tmp_path):
    url = f"sqlite:///{tmp_path}/mine.db"
    text = "\n".join(f"Lighthouse number {at} was built of {at + 40} tonnes of granite." for at in range(1, 8))
    filed(url, Document(id="a", text=text, language="en", published=MORNING))
    found = placed(url, text.replace("44 tonnes", "54 tonnes"))
    assert "would be filed as reprint" in found
    assert "prints other values: 54 " in found
    assert "granite. ← Lighthouse number 4 was built of 44 tonnes" in found, "the changed sentence beside the old one"


def test_an_unlike_page_is_a_new_story(shelf):
    text = "The choir of Norrmark sang in the rain. Nobody left before the end. The conductor thanked the public."
    assert placed(shelf, text) == "would be filed as a new story why: nothing on file is like it"


def test_a_reprint_that_puts_its_slip_right_differs_no_more(shelf, tmp_path):
    url, address = f"sqlite:///{tmp_path}/mine.db", "https://mail.example/lights"
    text = "\n".join(f"Lighthouse number {at} was built of {at + 40} tonnes of granite." for at in range(1, 8))
    slip = text.replace("44 tonnes", "54 tonnes")
    first = Document(id="a", text=text, language="en", published=MORNING)
    reprint = Document(id="b", url=address, text=slip, language="en", published=MORNING + HOUR)
    shown = []
    for documents in (
        (first, reprint),
        (replace(reprint, text=f"{slip}\nMore follows."),),
        (replace(reprint, text=text),),
    ):
        filed(url, *documents)
        with Archive.open(url, read_only=True) as archive:
            shown += [row["differing"] for story in archive.read.stories() for row in story["articles"]][1:]
    assert shown == [["54"], ["54"], []]


def test_a_page_published_before_all_others_would_take_the_originals_place(shelf):
    found = placed(shelf, REEF_EN, published=MORNING - timedelta(days=2))
    assert "original in story" in found
    assert "published before what is on file" in found
    assert "told from nothing on file: it is the first that told it" in found
    assert "该礁体为三十多种鱼类提供了栖息地" in found, "set against the former original"


def test_a_page_that_is_on_file_says_so(shelf, tmp_path):
    url = f"sqlite:///{tmp_path}/mine.db"
    address = "https://bay.example/reef"
    filed(url, Document(id="a", url=address, text=REEF_EN, language="en", published=MORNING))
    assert placed(url, REEF_EN, url=address).startswith("on file already: original in story s")
    edited = placed(url, REEF_EDITED, url=address)
    assert edited.startswith("would be filed as version 2 of an article on file, original in story s")


def test_the_usual_archive_is_asked_if_it_is_there(shelf, tmp_path, monkeypatch, capsys):
    def at_hand(url=None, wanted=True):
        with archive_at_hand(url, SETTINGS, wanted=wanted) as archive:
            return archive is not None

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FIGUREWATCH_ARCHIVE", raising=False)
    assert (at_hand(), capsys.readouterr().err) == (False, ""), "there is none, and nothing is said"
    monkeypatch.setenv("FIGUREWATCH_ARCHIVE", shelf)
    assert at_hand()
    assert not at_hand(wanted=False)
    (tmp_path / "spoiled.db").write_bytes(b"no database at all" * 100)
    monkeypatch.setenv("FIGUREWATCH_ARCHIVE", "sqlite:///spoiled.db")
    assert not at_hand()
    assert "no story is shown" in capsys.readouterr().err
    for url in ("sqlite:///spoiled.db", "sqlite:///nowhere.db"):
        with pytest.raises(StorageError):
            at_hand(url)


def test_what_a_page_would_be_is_what_it_becomes(shelf, tmp_path):
    """The corridor asked and the corridor walked, document after document, in several orders of arrival."""
    texts = {"zh": (REEF_ZH, "zh"), "ru": (REEF_RU, "ru"), "en": (REEF_EN, "en"), "long": (LONG, "en")}
    analyses = [
        analyse(Document(id=name, text=text, language=tag, published=MORNING + at * HOUR))
        for at, (name, (text, tag)) in enumerate(texts.items())
    ]
    for number, order in enumerate(list(permutations(analyses))[::5]):
        with Archive.open(f"sqlite:///{tmp_path}/{number}.db") as archive:
            corridor = Corridor(archive, InPlace(), Audience(), clock=now, window=timedelta(days=30))
            for analysis in order:
                link = corridor.would_be(analysis).link
                outcome = corridor.file(analysis)
                assert link.story in (None, outcome.story)
                row = archive.read.article(outcome.id)
                assert (row["relation"], row["why"]) == (link.relation.value, link.why)
            assert len(list(archive.read.stories())) == 2
