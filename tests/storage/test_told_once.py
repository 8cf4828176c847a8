"""Every finding is told, once: when an article changes, when a doubt turns round, when two articles bear one id."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import count

import pytest

from monitor.domain import Fingerprint, Rule, Severity
from monitor.pipeline import Audience, Corridor, InPlace
from storage.archive import Archive
from tests.build import NOON, a_figure, an_analysis, an_article

DAY = timedelta(days=1)
PLACE = {"subject": "EE", "subject_path": ("EE",), "period": "2024", "unit": "EUR"}
AUDIENCE = Audience((Rule("news", ("terminal",), severity=Severity.LOW),), recipients={"terminal": ("terminal",)})


def report(name, day, *values, address=None, **more):
    """An article that states the exports of Estonia, then its imports, in 2024."""
    told = [f"{word} of Estonia in 2024: {value} million euros." for word, value in zip(WORDS, values, strict=False)]
    text = " ".join([*told, more.pop("remark", "")])
    figures = tuple(
        a_figure(value, step=1, text=text, surface=value, indicator=word.casefold(), **PLACE)
        for word, value in zip(WORDS, values, strict=False)
    )
    item = an_article(text, id=name, published=NOON + day * DAY, source=f"Outlet {address or name}", title=name)
    item = replace(item, url=f"https://{address or name}.example/1")
    return an_analysis(item, figures, fingerprint=Fingerprint(text, (text,), ()))


WORDS = ("Exports", "Imports")


@pytest.fixture
def archive(tmp_path):
    with Archive.open(f"sqlite:///{tmp_path}/a.db") as archive:
        yield archive


@pytest.fixture
def corridor(archive):
    moments = (NOON + 40 * DAY + timedelta(seconds=number) for number in count())
    clock = partial(next, moments)  # alerts are listed by time
    return Corridor(archive, InPlace(), AUDIENCE, clock=clock, window=30 * DAY)


def told(archive):
    """Kind and newest value of every finding that an alert tells, oldest alert first."""
    kinds = {row["change"]: (row["kind"], row["observations"][-1]["value"]) for row in archive.read.changes()}
    return [kinds[change] for row in [*archive.read.alerts()][::-1] for change in row["changes"]]


def test_a_contradiction_that_a_new_version_adds_is_told_though_the_two_had_one_before(archive, corridor):
    corridor.file(report("a", 0, "17310", "9120"))
    corridor.file(report("b", 1, "19420"))
    corridor.file(report("b", 1, "19420", "8450", remark="With imports."))
    assert [each for each in told(archive) if each[0] == "conflicting"] == [
        ("conflicting", "19420"),
        ("conflicting", "8450"),
    ]


def test_each_edit_there_and_back_is_told(archive, corridor):
    for day, value in enumerate(("17310", "17130", "17310", "17130")):
        corridor.file(report("a", day, value))
    edits = [value for kind, value in told(archive) if kind == "edited"]
    assert edits == ["17130", "17310", "17130"]


def test_a_doubt_that_turns_round_is_told_and_names_the_value_that_is_doubted_now(archive, corridor):
    corridor.file(report("a", 0, "173100"))
    corridor.file(report("b", 1, "17310"))
    assert told(archive)[-1] == ("implausible", "17310")
    corridor.file(report("c", 2, "17310", remark="Timber led."))
    assert told(archive)[-1] == ("implausible", "173100")
    settled = next(row for row in archive.read.changes() if row["status"] == "resolved")
    assert "other way round" in settled["reason"]
    assert "Outlet a" in settled["reason"].rsplit("counts again", 1)[-1]


def test_a_slip_that_was_told_is_not_told_again_when_an_older_report_of_it_turns_up(archive, corridor):
    corridor.file(report("a", 0, "17310"))
    corridor.file(report("b", 1, "17310", remark="Timber led."))
    corridor.file(report("c", 9, "173100"))
    before = told(archive)
    assert before[-1] == ("implausible", "173100")
    corridor.file(report("d", 5, "173100", remark="Shale led."))
    assert told(archive) == before
    doubts = [row for row in archive.read.changes() if row["kind"] == "implausible"]
    assert sorted((row["severity"], row["observations"][-1]["article_id"]) for row in doubts) == [
        ("high", "d"),
        ("info", "c"),
    ]


@pytest.mark.parametrize("date", [1, 30], ids=["the same date", "a new date"])
def test_a_new_version_that_says_the_same_has_said_it_since_the_first(archive, corridor, date):
    """A spelling put right months after a revision makes the old value no news."""
    corridor.file(report("a", 1, "17310"))
    revised = report("b", 20, "17480")
    (figure,) = revised.figures
    revised = replace(revised, figures=(replace(figure, cues=frozenset({"revision", "replaces:17310/1"})),))
    corridor.file(revised)
    before = {row["change"]: row["status"] for row in archive.read.changes()}
    corridor.file(report("a", date, "17310", remark="The spelling of a name was mended."))
    assert {row["change"]: row["status"] for row in archive.read.changes()} == before
    (series,) = archive.read.series()
    since = {one["value"]: one["known_from"][:10] for period in series["periods"] for one in period["vintages"]}
    assert since["17310"] == f"{NOON + DAY:%Y-%m-%d}"


def test_two_articles_that_bear_one_id_are_two(archive, corridor):
    first = corridor.file(report("1", 0, "17310", address="a"))
    second = corridor.file(report("1", 1, "19420", address="b"))
    assert (first.id, second.id) == ("1", "1"), "the caller's own is echoed"
    assert first.article != second.article
    assert ("conflicting", "19420") in told(archive)
    third = corridor.file(report("1", 3, "19430", address="b", remark="A new version."))
    assert (third.outcome, third.article) == ("new_version", second.article)
    assert corridor.file(report("1", 0, "17310", address="a")).outcome == "unchanged"
