"""The time of a release: "The office issued its data for 2024. Births came to 14,000".

Enters: a spot, the one time that the sentence before names. Leaves: whether that time is the figure's, because the
sentence tells of statistics that came out. Never: an event's year, nor one that was over long before the text.

And the other way about: "With the February data the office revised January's exports to 3.9 billion on Tuesday" is of
January.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache

from monitor.data import load
from monitor.figures.ahead import lies_ahead
from monitor.figures.periods import When, wording
from monitor.figures.scene import Scene, Spot

_RECENT = 1  # years between what a release tells of and the release
_MONTH = re.compile(r"\d{4}-\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PARTED = re.compile(r"[,;:，、；：](?!\d)")
_COMMA = re.compile(",")
_NEAR = 40  # characters around a month that hold the words for the data of it


def is_released(here: Scene, spot: Spot, told: str | None) -> bool:
    """Does the sentence before `spot` tell of statistics for `told`, which ended a year or less before publication?"""
    if told is None or not spot.sentence or not is_recent(told, here.published):
        return False
    return wording("releases", here.words.language).search(here.plain, *here.span(spot.sentence - 1)) is not None


def is_recent(period: str, published: datetime | None, early: int = 0) -> bool:
    """Was it over at publication (or `early` days before its end), and in that year or the one before?"""
    if published is None or not period[:4].isdecimal() or lies_ahead(period, published, early):
        return False
    last = period.rsplit("/", 1)[-1][:4]
    return last.isdecimal() and published.year - int(last) <= _RECENT


def without_releases(here: Scene, plain: str, spot: Spot, named: Sequence[When]) -> list[When]:
    """A month whose data came out is no time of a value for an earlier one ("with the May data it raised April's")."""
    named = [replace(when, role="name") if _was_told_in(here, plain, spot, when) else when for when in named]
    rest = [when for when in named if when.role in ("at", "by") and _MONTH.fullmatch(when.period)]
    if len(rest) < 2:
        return list(named)
    first = min(when.period for when in rest)
    return [
        replace(when, role="name")
        if when in rest and when.period > first and _came_out(here, plain, spot, when)
        else when
        for when in named
    ]


def without_telling_days(here: Scene, named: Sequence[When], indicator: str | None) -> list[When]:
    """The day on which a statistic of months or years was told is no time of it, where another time is named."""
    rule = load("figures_periods.toml")["never_of_a_day"]
    others = [when for when in named if when.role in ("at", "by") and when.period and not _DAY.fullmatch(when.period)]
    if not others or here.published is None or indicator not in rule["indicators"]:
        return list(named)
    last = here.published.date()
    first = last - timedelta(days=rule["within"])
    return [
        replace(when, role="name")
        if when.role == "at" and _DAY.fullmatch(when.period) and first <= date.fromisoformat(when.period) <= last
        else when
        for when in named
    ]


def _was_told_in(here: Scene, plain: str, spot: Spot, when: When) -> bool:
    """ "2.3 million, more than announced in January", "above its April estimate": when an early value was told."""
    if not _MONTH.fullmatch(when.period):
        return False
    opened = plain.rfind(",", max(spot.start, when.start - _NEAR), when.start)
    inserted = opened >= 0 and wording("inserted_as", here.words.language).match(plain, opened + 2)
    if inserted and _COMMA.search(plain, when.end, min(spot.end, when.end + _NEAR)):
        return True
    if when.start < spot.quantity.end:
        return False
    before, around = wording("told_in", here.words.language), wording("told_of_month", here.words.language)
    if before.search(plain, spot.quantity.end, when.start) is None:
        return around.search(plain, spot.quantity.end, min(spot.end, when.end + _NEAR)) is not None
    return True


def _came_out(here: Scene, plain: str, spot: Spot, when: When) -> bool:
    in_front, behind, inside = _around(here.words.language)
    before = plain[max(spot.start, when.start - _NEAR) : when.start]
    if inside.search(before):
        return True
    if not in_front.search(before) and not behind.match(plain, when.end, when.end + _NEAR):
        return False
    first, last = sorted(((when.start, when.end), (spot.quantity.start, spot.quantity.end)))
    return _PARTED.search(plain, first[1], last[0]) is not None


@cache
def _around(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Words for data in front of a month, behind it, and for an estimate that came out in it."""
    nouns = f"(?:{wording('releases', language).pattern}|{wording('estimates', language).pattern})"
    gap = r"(?: [^\W\d_]{1,6}){0,2} ?"
    inside = rf"{wording('in_a_release', language).pattern}(?: [^\W\d_]+){{0,3}}? {nouns}{gap}$"
    return re.compile(rf"{nouns}{gap}$"), re.compile(rf"[ 份分的の의]*(?:[^\W\d_]+ )?{nouns}"), re.compile(inside)
