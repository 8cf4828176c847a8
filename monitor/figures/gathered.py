"""Sums gathered up to a day: "since the start of the year to 18 August", "this season as of 5 October".

Enters: a spot, its period, the times of its sentence. Leaves: a cue with the days that its sum came together in; the
period itself stays, as what lasts (beds, debts) has it. A season's sum has its last day only ("../2025-10-05"): that
says which season it is. Never: a day that the text doesn't give where the year alone is named, nor a cue for what the
sum is compared with or set beside.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from monitor.data import load
from monitor.domain import TO_DATE, FigureKind, Transform
from monitor.figures.meaning import Meaning
from monitor.figures.periods import When
from monitor.figures.scene import Scene, Spot
from monitor.figures.timerules import time_rules

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-\d\d")
_SEASON = re.compile(r"(\d{4})/(\d{4})")
_FROM_THE_FIRST = re.compile(r"(\d{4}-\d\d)-01/(\1-\d\d)")
_NUMBER = re.compile(r"\d+")
_SUMS = frozenset({FigureKind.COUNT, FigureKind.AMOUNT, FigureKind.MEASURE})
_BEFORE, _BEHIND = 45, 24  # characters around a day that hold the words for "as of"
_BETWEEN = 14  # … and as many may stand between: "by the morning of", "au matin du"
_PARTED = re.compile(r"[,;，；。](?!\d)|(?<!\d)\.")
_MIDDLE = 15
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class _Start:
    """When a sum began; `alone`: the text says so, whether or not it says up to when."""

    season: bool
    alone: bool


def gathered(
    here: Scene, plain: str, spot: Spot, named: Sequence[When], period: str | None, means: Meaning
) -> str | None:
    """The cue for the days of a sum so far, None where the spot is none or its last day is not told."""
    if here.published is None or not _is_sum(here, spot, means):
        return None
    ends = {end for when in named if (end := _end(here, plain, spot, when))}
    if len(ends) > 1:
        return None
    end = next(iter(ends), None)
    start = _start(here, plain, spot, named, end or here.published.date().isoformat())
    if start is None or (end is None and not (start.season and start.alone)):
        return None
    if not _is_free(period, end or "", here.published.date()):
        return None
    return _cue(start, end or here.published.date().isoformat(), here.published.date())


def _is_sum(here: Scene, spot: Spot, means: Meaning) -> bool:
    if means.transform is not Transform.LEVEL or spot.quantity.kind not in _SUMS:
        return False
    return not time_rules(here.words.language).is_base.search(spot.lead)


def _end(here: Scene, plain: str, spot: Spot, when: When) -> str | None:
    """The last day, or month, of a sum, where its words say that it runs to it."""
    label, said = when.period, plain[when.start : when.end]
    since_the_first = _FROM_THE_FIRST.fullmatch(label)
    if since_the_first and len(_NUMBER.findall(said)) <= 2:  # "8월 17일까지"
        return since_the_first[2]
    if when.role in ("same", "base") or not (_DAY.fullmatch(label) or _MONTH.fullmatch(label)):
        return None
    if not _runs_to(here, plain, spot, when):
        return None
    middle = _MONTH.fullmatch(label) and _mid().search(plain[max(spot.start, when.start - 12) : _name_at(plain, when)])
    return f"{label}-{_MIDDLE}" if middle else label


def _runs_to(here: Scene, plain: str, spot: Spot, when: When) -> bool:
    before, behind = _up_to(here.words.language)
    first = max(spot.start, when.start - _BEFORE)
    month = _MONTH.fullmatch(when.period) is not None
    for match in before.finditer(plain, first, when.end):
        between = plain[match.end() : when.end]
        if month and _day_only().fullmatch(match.group()):
            continue
        if (
            match.end() <= when.end - 3
            and len(between) <= when.end - when.start + _BETWEEN
            and not _PARTED.search(between[:-4])
        ):
            return True
    return (
        behind.match(plain, when.end, when.end + _BEHIND) is not None
        or behind.search(plain[when.start : when.end]) is not None
    )


@cache
def _day_only() -> re.Pattern[str]:
    return re.compile(load("figures_gathered.toml")["up_to"]["day_only"]["any"])


def _name_at(plain: str, when: When) -> int:
    """Where the last word of a month's name begins: its words for the middle may be part of the wording."""
    words = list(re.finditer(r"[^\W\d_]+", plain[when.start : when.end]))
    return when.start + (words[-1].start() if words else 0)


def _start(here: Scene, plain: str, spot: Spot, named: Sequence[When], end: str) -> _Start | None:
    for season in (True, False):
        for alone, table in ((True, "begun"), (False, "running")):
            if _words(table, "season" if season else "year", here.words.language).search(plain, spot.start, spot.end):
                return _Start(season, alone)
    for when in named:
        years = _SEASON.fullmatch(when.period)
        if years and int(years[2]) == int(years[1]) + 1 and years[1] <= end[:4] <= years[2]:
            return _Start(season=True, alone=False)
    same_year = any(when.period == end[:4] and when.role in ("at", "by") for when in named)
    return _Start(season=False, alone=False) if same_year else None


def _is_free(period: str | None, end: str, published: date) -> bool:
    """Whether the figure has no time of its own beside the sum's: none, its last day, its year or season."""
    if period is None or period.startswith(TO_DATE) or end.startswith(period) or period.endswith(f"/{end}"):
        return True
    years = _SEASON.fullmatch(period)
    return period == (end[:4] or str(published.year)) or (
        years is not None and years[1] <= (end or str(published.year))[:4] <= years[2]
    )


def _cue(start: _Start, end: str, published: date) -> str | None:
    last = _last_day(end)
    if last > published + timedelta(days=1):
        return None  # where a text is written it may be tomorrow already
    if (last + timedelta(days=1)).day == 1 and 1 < last.month < _DECEMBER:
        end = end[:7]  # "to 31 August" and "to the end of August" are one
    elif _MONTH.fullmatch(end):
        end = last.isoformat()
    if start.season:
        return f"{TO_DATE}../{end}"
    return f"{TO_DATE}{end[:4]}-01{'-01' * (len(end) > 7)}/{end}"


def _last_day(end: str) -> date:
    if _DAY.fullmatch(end):
        return date.fromisoformat(end)
    year, month = map(int, end.split("-"))
    return date(year + month // _DECEMBER, month % _DECEMBER + 1, 1) - timedelta(days=1)


@cache
def _words(table: str, kind: str, language: str) -> re.Pattern[str]:
    rows: dict[str, str] = load("figures_gathered.toml")[table][kind]
    return re.compile(rows.get(language, "(?!)"))


@cache
def _up_to(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows: dict[str, dict[str, str]] = load("figures_gathered.toml")["up_to"]
    opens = r"(?!\w)" if language not in ("zh", "ja", "ko") else ""
    return re.compile(f"(?:{rows['before'].get(language, '(?!)')}){opens}"), re.compile(
        rows["behind"].get(language, "(?!)")
    )


@cache
def _mid() -> re.Pattern[str]:
    return re.compile(load("figures_gathered.toml")["mid"]["any"])
