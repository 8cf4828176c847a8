"""Series that a report in two languages shows to be one: joined in any order, and parted when that was chance."""

import sqlite3
from datetime import timedelta
from functools import cache
from itertools import islice, permutations

import pytest

from monitor.analyse import analyse, prepare
from monitor.domain import Document, Extras
from monitor.pipeline import Audience, Corridor, InPlace, as_page
from storage.archive import Archive
from storage.filters import Filters
from tests.build import NOON

EN = """Finland's timber industry had a strong year, the statistics office in Helsinki said.
Finland had 48,216 charging stations in 2024, 12.4 percent more than a year before.
Finland exported goods worth 78.43 billion euros in 2024.
The production of birch plywood in Finland was 1,087,000 cubic metres in 2024.
The production of spruce plywood in Finland was 2,315,000 cubic metres in 2024.
"""
DE = """Finnlands Holzindustrie hatte ein starkes Jahr, teilte das Statistikamt in Helsinki mit.
Finnland hatte 2024 insgesamt 48.216 Ladestationen, 12,4 Prozent mehr als ein Jahr zuvor.
Finnland exportierte 2024 Waren im Wert von 78,43 Milliarden Euro.
Die Produktion von Birkensperrholz in Finnland betrug 2024 1.087.000 Kubikmeter.
Die Produktion von Fichtensperrholz in Finnland betrug 2024 2.315.000 Kubikmeter.
"""
ZH = """赫尔辛基统计局表示，芬兰木材行业去年表现强劲。
2024年芬兰共有充电桩48216个，比上年增长12.4%。
2024年芬兰出口额为784.3亿欧元。
2024年芬兰桦木胶合板产量为108.7万立方米。
2024年芬兰云杉胶合板产量为231.5万立方米。
"""
LATER = "Die Produktion von Birkensperrholz in Finnland betrug 2024 1.305.000 Kubikmeter, schrieb eine Zeitung."
BEFORE = "The production of birch plywood in Finland was 1,012,000 cubic metres in 2023, a yearbook says."


@pytest.fixture(scope="module", autouse=True)
def _tools():
    prepare(Extras(), vectors=False)


def document(name, language, text, hours=0.0, **more):
    published = NOON + timedelta(hours=hours)
    return Document(id=name, text=text, language=language, published=published, title="", source=name, **more)


TOLD = (
    document("en", "en", EN),
    document("de", "de", DE, 2),
    document("zh", "zh", ZH, 3),
    document("later", "de", LATER, 900),
)
BOOK = document("before", "en", BEFORE, -900)


# Another English word for what the German one says; and a paper for which the two words are two things.
BOARDS = document(
    "boards",
    "en",
    """Finland's sawmills look back on 2023, the statistics office in Helsinki said.
The output of birch boards in Finland was 1,555,000 cubic metres in 2023.
The production of pine logs in Finland was 3,421,000 cubic metres in 2023.
Exports of paper from Finland came to 8.412 billion euros in 2023, and 7,312 people worked there.
Pulp mills in Finland used 61.7 terawatt hours of electricity in 2023.
""",
    300,
)
BOARDS_DE = document(
    "boards-de",
    "de",
    """Finnlands Sägewerke blicken auf 2023 zurück, teilte das Statistikamt in Helsinki mit.
Die Produktion von Birkensperrholz in Finnland betrug 2023 1.555.000 Kubikmeter.
Die Produktion von Kiefernstämmen in Finnland betrug 2023 3.421.000 Kubikmeter.
Die Ausfuhr von Papier aus Finnland belief sich 2023 auf 8,412 Milliarden Euro, und 7.312 Menschen arbeiteten dort.
Zellstoffwerke in Finnland verbrauchten 2023 61,7 Terawattstunden Strom.
""",
    303,
)
APART = document(
    "apart",
    "en",
    "The production of birch plywood in Finland was 1,087,000 cubic metres in 2024.\n"
    "The output of birch boards in Finland was 912,000 cubic metres in 2024.",
    500,
)
# A translator's slip: hospital beds have become charging stations.
BEDS = document(
    "beds",
    "en",
    """Finland's ports were busy in 2023, the customs office in Helsinki said.
Finland had 51,340 hospital beds in 2023.
The production of steel in Finland was 4,127,000 tonnes in 2023.
Ships carried 93.8 million tonnes, and 3,918 people worked in the ports.
""",
    600,
)
SLIPPED = document(
    "slipped",
    "de",
    """Finnlands Häfen waren 2023 gut ausgelastet, teilte der Zoll in Helsinki mit.
Finnland hatte 2023 insgesamt 51.340 Ladestationen.
Die Produktion von Stahl in Finnland betrug 2023 4.127.000 Tonnen.
Schiffe trugen 93,8 Millionen Tonnen, und 3.918 Menschen arbeiteten in den Häfen.
""",
    603,
)


def corridor(archive):
    moment = NOON + timedelta(days=60)
    return Corridor(
        archive,
        InPlace(),
        Audience(recipients={"mail": ("ann@example.org",)}),
        clock=lambda: moment,
        window=timedelta(days=30),
    )


@cache
def analysed(read):
    return analyse(read)


def walk(archive, *documents):
    walker = corridor(archive)
    return [walker.file(analysed(each), page=as_page(each, NOON)) for each in documents]


def series(archive):
    """What is stated under each measure."""
    return {
        (row["indicator"], row["transform"]): sorted(
            (period["period"], vintage["value"], tuple(sorted(vintage["articles"])))
            for period in row["periods"]
            for vintage in period["vintages"]
        )
        for row in archive.read.series(None, Filters())
    }


def findings(archive, status="standing"):
    return {
        (row["change"], row["kind"], row["explanation"])
        for row in archive.read.changes(Filters())
        if row["status"] == status
    }


def test_a_translation_joins_its_words_to_the_known_indicator(archive):
    walk(archive, TOLD[0], TOLD[1])
    found = series(archive)
    assert found["ev_chargers", "level"] == [("2024", "48216", ("de", "en"))]
    assert found["exports", "level"] == [("2024", "78430000000", ("de", "en"))]
    assert not [measure for measure, _ in found if measure.startswith("open:de:ladestation")]


def test_two_open_measures_are_one_series_under_the_first_of_them(archive):
    walk(archive, TOLD[0], TOLD[1])
    (birch,) = [measure for measure, _ in series(archive) if "bir" in measure]
    assert birch.startswith("open:de:")


def test_what_comes_later_in_the_other_language_is_set_against_the_joined_series(archive):
    walk(archive, *TOLD[:2], document("again", "en", EN.replace("1,087,000", "1,187,000").split("\n")[3], 800))
    (conflict,) = [row for row in archive.read.changes(Filters()) if row["kind"] == "conflicting"]
    assert {each["article_id"] for each in conflict["observations"]} >= {"again"}


ORDERS = {
    "one series in three languages": ([*TOLD, BOOK], {"before", "de", "en", "later", "zh"}, "1087000"),
    "two English words": ([*TOLD[:2], BOARDS, BOARDS_DE], {"en", "de", "boards", "boards-de"}, "1087000"),
    "one article tells the two words apart": ([*TOLD[:2], BOARDS, BOARDS_DE, APART], {"en", "apart"}, "1087000"),
    "a slip brings in a second indicator": ([*TOLD[:2], BEDS, SLIPPED], {"en"}, "48216"),
}


@pytest.mark.parametrize("why", ORDERS)
def test_any_order_of_arrival_ends_in_the_same_state(tmp_path, sqlite_template, why):
    documents, together, value = ORDERS[why]
    ends = {}
    every = 1 if len(documents) < 5 else 5  # of 120 orders 24 are enough
    for order in islice(permutations(documents), 0, None, every):
        path = tmp_path / "archive.db"
        path.write_bytes(sqlite_template)
        with Archive.open(f"sqlite:///{path}") as archive:
            walk(archive, *order)
            ends[tuple(each.id for each in order)] = (series(archive), findings(archive))
    (first, state), *others = ends.items()
    english = next(values for values in state[0].values() if any(one[1] == value and "en" in one[2] for one in values))
    assert {name for _, _, names in english for name in names} == together
    for order, other in others:
        assert other == state, (first, order)


def test_reading_everything_again_by_the_same_rules_changes_nothing(archive):
    walk(archive, *TOLD, BOOK)
    before = series(archive), findings(archive), findings(archive, "resolved")
    for read in list(archive.documents()):
        list(corridor(archive).reread([read]))
    assert (series(archive), findings(archive), findings(archive, "resolved")) == before


def test_an_archive_from_before_is_joined_when_it_is_read_again(tmp_path, sqlite_template):
    path = tmp_path / "archive.db"
    path.write_bytes(sqlite_template)
    with Archive.open(f"sqlite:///{path}") as archive:
        walk(archive, *TOLD)
        state = series(archive)
    with sqlite3.connect(path) as old:  # as revision 0004 left it
        old.execute("UPDATE observation SET series = own, own = NULL WHERE own IS NOT NULL")
        old.execute("DELETE FROM series_link")
        old.execute("DELETE FROM series_match")
    with Archive.open(f"sqlite:///{path}") as archive:
        assert series(archive) != state
        for read in list(archive.documents()):
            list(corridor(archive).reread([read]))
        assert series(archive) == state


def test_what_was_told_of_a_joined_series_goes_on_and_nobody_hears_of_it_twice(archive):
    """The contradiction was on file before a translation showed that its series has another name."""
    english = document("again", "en", EN.replace("1,087,000", "1,187,000").split("\n")[3], 800)
    walk(archive, TOLD[0], english)
    ((_, _, explained),) = [each for each in findings(archive) if each[1] == "conflicting"]
    assert "one thing" not in explained
    told = {row["change"] for row in archive.read.changes(Filters()) if row["kind"] == "conflicting"}
    walk(archive, TOLD[1])
    rows = {row["change"]: row for row in archive.read.changes(Filters()) if row["kind"] == "conflicting"}
    (was,) = [rows[name] for name in told]
    (now,) = [row for name, row in rows.items() if name not in told]
    assert (was["status"], now["status"]) == ("resolved", "standing")
    assert was["reason"].startswith("It goes on as a finding about “birkensperrholz produktio”")
    assert "one thing" not in now["explanation"], "both texts use the same words"
    alerts = {name for alert in archive.read.alerts() for name in alert["changes"]}
    assert was["change"] in alerts
    assert now["change"] not in alerts


def test_a_contradiction_between_two_languages_says_why_it_is_one(archive):
    walk(archive, *TOLD[:2], TOLD[3])
    (conflict,) = [row for row in archive.read.changes(Filters()) if row["kind"] == "conflicting"]
    words = "“birch plywood production” and “birkensperrholz produktio”"
    line = f"Both are read as one figure: a report in two languages gives one number for {words}."
    assert line in conflict["explanation"].splitlines()
