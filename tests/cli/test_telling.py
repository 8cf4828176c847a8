"""`stories --why` and the story of a page in `inspect --why`: who told it from whom, and the sentences that show it."""

import json
from datetime import timedelta

import pytest
from rich.cells import cell_len

from monitor.domain import Document
from monitor.embed import packaged
from tests.tellings import HOUR, MORNING, REEF_BACK, REEF_EN, REEF_RU, REEF_ZH

WHY = {"told_from", "because", "aligned", "left_out"}
LONG = "\n".join(
    f"Paragraph {at} of the annual report of the lighthouse keepers is number {at * 3}." for at in range(40)
)
SLIP = REEF_EN.replace("twelve metres", "120 metres")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """An archive with a Chinese report, its way through Russian into English, a copy that slipped, and a long text."""
    from monitor.analyse import prepare
    from monitor.domain import Extras
    from monitor.pipeline import Audience, Corridor, InPlace
    from storage.archive import Archive

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
    with Archive.open(url) as archive:
        clock = lambda: MORNING + timedelta(days=1)  # noqa: E731
        corridor = Corridor(archive, InPlace(), Audience(), clock=clock, window=timedelta(days=30))
        for name, text, language, source, at in documents:
            corridor.walk(Document(id=name, text=text, language=language, source=source, published=MORNING + at * HOUR))
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
    told = {name: (item["told_from"], item["because"]) for name, item in found.items() if name != "zh"}
    assert told["ru"] == ("zh", "its text credits Синьхуа")
    assert told["en"][0] == "ru", "it came through the Russian text"
    assert told["copy"] == ("en", "the same text, letter for letter")


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


def test_csv_keeps_its_columns_with_why(cli, shelf):
    said = cli("stories", "--archive", shelf, "--why", "--format", "csv")
    assert said.out.splitlines()[0].split(",") == ["story", "articles", "related", "independent_sources", "origin"]
