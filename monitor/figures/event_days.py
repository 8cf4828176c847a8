"""Days of an event that no date stands beside: "over its three days the festival drew …", "over the weekend".

Enters: a count without a time of its own. Leaves: a cue with as many days as the text says, up to the last Sunday
before the text came out, as such events end with a weekend: two texts of one week have the same days, and so has one
that spells them. Never: a part of the days ("in its first two days"), days where the sentence names another time.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from monitor.data import load
from monitor.domain import TO_DATE, FigureKind, Transform
from monitor.figures.meaning import Meaning
from monitor.figures.periods import When
from monitor.figures.scene import Scene, Spot
from monitor.figures.timerules import time_rules
from monitor.figures.tongue import tongue

_MOST = 12
_FEAST, _SITE = "-feast", "site:"
_WEEKEND = 2
_THURSDAY, _SATURDAY = 4, 6
_PART_BEFORE = 30  # characters in front of the days that hold "the first", "the last"
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class _Days:
    """How many, and where the text says so."""

    count: int
    start: int
    end: int


def event_days(
    here: Scene, plain: str, spot: Spot, named: Sequence[When], means: Meaning, subject: str | None
) -> str | None:
    """The cue for the days of the event that a count without a period is of."""
    if here.published is None or spot.quantity.kind is not FigureKind.COUNT or means.transform is not Transform.LEVEL:
        return None
    if time_rules(here.words.language).is_base.search(spot.lead) or _words("room").search(plain, spot.start, spot.end):
        return None
    is_event = (subject or "").endswith(_FEAST) or _noun(here.words.language).search(plain, spot.start, spot.end)
    told = _lasting(here, plain, spot) if is_event else None
    if told is None and (is_event or means.indicator is not None or (subject or "").startswith(_SITE)):
        told = _weekend(here, plain, spot)
    if told is None or any(not _is_aside(plain, when, told) for when in named):
        return None
    today = here.published.date()
    sunday = today - timedelta(days=today.isoweekday() % 7)
    return f"{TO_DATE}{sunday - timedelta(days=told.count - 1)}/{sunday}"


def _is_aside(plain: str, when: When, told: _Days) -> bool:
    """The words for the days themselves, a comparison, or the day on which somebody spoke."""
    if not when.period:
        return when.start < told.end and told.start < when.end
    bare = _DAY.fullmatch(when.period) and not _YEAR.search(plain, when.start, when.end)
    return (when.role == "name" and bare is not None) or when.role in ("same", "here", "prior")


def _lasting(here: Scene, plain: str, spot: Spot) -> _Days | None:
    language = here.words.language
    found: list[_Days] = []
    for match in (match for row in _days(language) for match in row.finditer(plain, spot.start, spot.end)):
        if _words("part").search(plain[max(spot.start, match.start() - _PART_BEFORE) : match.start("n")]):
            return None
        found.append(_Days(_number(language, match["n"]), match.start(), match.end()))
    alike = len({each.count for each in found}) == 1
    return found[0] if alike and 1 < found[0].count <= _MOST else None


def _weekend(here: Scene, plain: str, spot: Spot) -> _Days | None:
    rows: dict[str, str] = load("figures_gathered.toml")["event"]["weekend"]
    language, published = here.words.language, here.published
    if language not in rows or published is None or published.isoweekday() in range(_THURSDAY, _SATURDAY + 1):
        return None
    found = re.compile(rows[language]).search(plain, spot.start, spot.end)
    if found is None or re.compile(rows["long"]).search(plain, spot.start, spot.end):
        return None
    return _Days(_WEEKEND, found.start(), found.end())


def _number(language: str, said: str) -> int:
    return int(said) if said.isdecimal() else _numbers(language).get(said, 0)


@cache
def _numbers(language: str) -> Mapping[str, int]:
    return {**tongue(language).counts, **load("figures_gathered.toml")["event"]["numbers"].get(language, {})}


@cache
def _days(language: str) -> tuple[re.Pattern[str], ...]:
    words = "|".join(
        re.escape(word)
        for word in sorted(_numbers(language), key=len, reverse=True)
        if len(word) > 1 or not tongue(language).spaced
    )
    number = rf"(?<![\d.,一二三四五六七八九十])(?P<n>\d{{1,2}}{'|' if words else ''}{words})"
    rows: list[str] = load("figures_gathered.toml")["event"]["days"].get(language, [])
    return tuple(re.compile(row.replace("{N}", number)) for row in rows)


def _noun(language: str) -> re.Pattern[str]:
    return _words("spaced" if tongue(language).spaced and language != "ko" else "unspaced")


@cache
def _words(what: str) -> re.Pattern[str]:
    return re.compile(load("figures_gathered.toml")["event"]["noun"][what])
