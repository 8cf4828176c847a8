"""What was known on a day, whatever was filed since and in whatever order; and what persons decide."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise, permutations

import pytest

from monitor.domain import Fingerprint, Modality, Status, Transform
from monitor.past import Past
from monitor.pipeline import Audience, Corridor, InPlace
from storage.archive import Archive
from storage.filters import Filters
from tests.build import NOON, a_figure, an_analysis, an_article

DAY = timedelta(days=1)


def told(name, day, value, **more):
    """An article of an outlet of its own that states the exports of Estonia in 2024."""
    sentence = f"Exports of Estonia in 2024: {value} million euros."
    place = {"subject": "EE", "subject_path": ("EE",), "indicator": "exports", "period": "2024", "unit": "EUR"}
    figure = a_figure(value, step=1, text=sentence, surface=value, **place, **more)
    item = an_article(sentence, id=name, published=NOON + day * DAY, source=f"Outlet {name}", title=f"Title {name}")
    return an_analysis(item, (figure,), fingerprint=Fingerprint(name, (name,), ()))


def a_corridor(archive):
    return Corridor(archive, InPlace(), Audience(), clock=lambda: NOON + 400 * DAY, window=30 * DAY)


ARTICLES = {
    "early": told("early", 0, "17310", modality=Modality.PRELIMINARY),
    "other": told("other", 5, "19420"),
    "final": told("final", 60, "17480", cues=frozenset({"revision", "replaces:17310/1"})),
    "again": told("again", 90, "17480"),
}


def findings(archive, day):
    rows = Past(archive.read, Filters(as_of=NOON + day * DAY)).findings()
    return {(row["kind"], tuple(each["value"] for each in row["observations"])) for row in rows}


@pytest.mark.parametrize("order", list(permutations(ARTICLES))[::5])
def test_a_past_day_looks_the_same_whatever_was_filed_later_and_in_any_order(tmp_path, order):
    with Archive.open(f"sqlite:///{tmp_path}/a.db") as archive:
        corridor = a_corridor(archive)
        for name in order:
            corridor.file(ARTICLES[name])
        assert findings(archive, -1) == set()
        assert findings(archive, 1) == {("new_series", ("17310",))}
        early = findings(archive, 10)
        assert ("revised", ("17310", "19420")) in early, "the first value was preliminary"
        assert not any("17480" in values for _, values in early)
        now = {
            (row["kind"], tuple(each["value"] for each in row["observations"]))
            for row in archive.read.changes()
            if row["status"] == "standing"
        }
        assert findings(archive, 400) == now, "the last day is today"


def test_a_decision_counts_from_the_day_on_which_it_was_made(tmp_path):
    with Archive.open(f"sqlite:///{tmp_path}/a.db") as archive:
        corridor = a_corridor(archive)
        corridor.file(told("one", 0, "17310"))
        corridor.file(told("two", 5, "19420"))
        (conflict,) = [row for row in archive.read.changes() if row["kind"] == "conflicting"]
        corridor.decide(conflict["change"], Status.DISMISSED, "two ways of counting", "ada")
        (row,) = [row for row in archive.read.changes() if row["kind"] == "conflicting"]
        assert (row["status"], row["reason"], row["decided_by"]) == ("dismissed", "two ways of counting", "ada")
        filters = replace(Filters(), as_of=NOON + 30 * DAY)
        then = [one for one in Past(archive.read, filters).findings() if one["kind"] == "conflicting"]
        assert [one["status"] for one in then] == ["standing"]
        corridor.file(told("three", 7, "19420"))
        (row,) = [row for row in archive.read.changes() if row["kind"] == "conflicting"]
        assert row["status"] == "dismissed", "what a person decided, no later article takes back"


def test_a_value_whose_doubt_is_dismissed_counts_again(tmp_path):
    with Archive.open(f"sqlite:///{tmp_path}/a.db") as archive:
        corridor = a_corridor(archive)
        for name, value in (("one", "17310"), ("two", "17310"), ("three", "173100")):
            corridor.file(told(name, len(name), value))
        (doubt,) = [row for row in archive.read.changes() if row["kind"] == "implausible"]
        corridor.decide(doubt["change"], Status.DISMISSED, None, "ada")
        kinds = {row["kind"]: row["status"] for row in archive.read.changes()}
        assert kinds["implausible"] == "dismissed"
        assert kinds["conflicting"] == "standing", "it counts, so it contradicts the others"
        (series,) = archive.read.series()
        assert "quarantined" not in {vintage["status"] for vintage in series["periods"][0]["vintages"]}
        corridor.decide(doubt["change"], Status.STANDING, None, "ada")
        kinds = {row["kind"]: row["status"] for row in archive.read.changes()}
        assert (kinds["implausible"], kinds["conflicting"]) == ("standing", "resolved")


def vintages(archive, as_of=None):
    rows = archive.read.series() if as_of is None else Past(archive.read, Filters(as_of=NOON + as_of * DAY)).series()
    (series,) = rows
    return [(each["value"], each["status"]) for period in series["periods"] for each in period["vintages"]]


def test_a_series_of_a_past_day_shows_what_was_held_of_its_values_then(tmp_path):
    with Archive.open(f"sqlite:///{tmp_path}/a.db") as archive:
        corridor = a_corridor(archive)
        for name, day, value in (
            ("one", 0, "17310"),
            ("two", 5, "173100"),
            ("three", 9, "17310"),
            ("four", 20, "19420"),
        ):
            corridor.file(told(name, day, value))
        assert vintages(archive, 1) == [("17310", "current")]
        assert vintages(archive, 10) == [("17310", "current"), ("173100", "quarantined")]
        last = [("17310", "conflicting"), ("173100", "quarantined"), ("19420", "conflicting")]
        assert vintages(archive, 30) == vintages(archive) == last


def test_what_a_reprint_slipped_in_takes_no_place_of_what_its_original_says(tmp_path):
    with Archive.open(f"sqlite:///{tmp_path}/a.db") as archive:
        corridor = a_corridor(archive)
        first = told("first", 0, "17310")
        corridor.file(first)
        copy = told("copy", 1, "19310")
        corridor.file(replace(copy, fingerprint=first.fingerprint))
        assert vintages(archive) == [("17310", "current"), ("19310", "discrepancy")]


@pytest.mark.parametrize("order", list(permutations(ARTICLES))[::7])
def test_the_vintages_of_a_period_never_overlap(tmp_path, order):
    with Archive.open(f"sqlite:///{tmp_path}/a.db") as archive:
        corridor = a_corridor(archive)
        for name in order:
            corridor.file(ARTICLES[name])
        (series,) = archive.read.series()
        told_values = [each for each in series["periods"][0]["vintages"] if each["status"] in {"current", "superseded"}]
        spans = sorted((each["known_from"], each["known_to"] or "9999") for each in told_values)
        assert spans
        for (_, end), (start, _) in pairwise(spans):
            assert end <= start, spans


def test_values_that_the_ledger_holds_to_be_two_are_two_vintages(tmp_path):
    """Nought and a small loss meet in their roundings, and contradict each other all the same."""
    with Archive.open(f"sqlite:///{tmp_path}/a.db") as archive:
        corridor = a_corridor(archive)
        corridor.file(told("one", 0, "0", transform=Transform.YOY))
        corridor.file(told("two", 5, "-0.6", transform=Transform.YOY))
        found = {row["kind"] for row in archive.read.changes()}
        assert "conflicting" in found
        assert vintages(archive) == [("0", "conflicting"), ("-0.6", "conflicting")]


def test_a_contradiction_that_a_person_confirmed_ends_when_one_side_takes_its_value_back(tmp_path):
    with Archive.open(f"sqlite:///{tmp_path}/a.db") as archive:
        corridor = a_corridor(archive)
        corridor.file(told("one", 0, "17310"))
        corridor.file(told("two", 5, "19420"))
        (conflict,) = [row for row in archive.read.changes() if row["kind"] == "conflicting"]
        corridor.decide(conflict["change"], Status.CONFIRMED, None, "ada")
        edited = told("two", 6, "17310")
        corridor.file(replace(edited, fingerprint=Fingerprint("edited", ("edited",), ())))
        assert vintages(archive) == [("17310", "current")]


def test_each_decision_is_kept_for_the_days_on_which_it_held(tmp_path):
    with Archive.open(f"sqlite:///{tmp_path}/a.db") as archive:
        days = iter([])
        corridor = a_corridor(archive)
        corridor.file(told("one", 0, "17310"))
        edited = told("one", 6, "19420")
        corridor.file(replace(edited, fingerprint=Fingerprint("edited", ("edited",), ())))
        corridor.file(told("two", 7, "17310"))
        later = Corridor(archive, InPlace(), Audience(), clock=lambda: NOON + next(days) * DAY, window=30 * DAY)
        wanted = {row["change"] for row in archive.read.changes() if row["kind"] in ("edited", "conflicting")}
        assert len(wanted) == 2, "one that follows from what is believed, and one that no such set shows"
        for day, status in ((100, Status.DISMISSED), (200, Status.STANDING), (300, Status.CONFIRMED)):
            days = iter([day] * 9)
            for name in wanted:
                later.decide(name, status, f"because of {status}", f"who was there on day {day}")
        for day, status in ((99, "standing"), (150, "dismissed"), (250, "standing"), (399, "confirmed")):
            rows = Past(archive.read, replace(Filters(), as_of=NOON + day * DAY)).findings()
            assert {row["status"] for row in rows if row["change"] in wanted} == {status}, day
