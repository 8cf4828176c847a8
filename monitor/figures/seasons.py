"""Seasons and harvests: what is over before the year that it is called by.

Enters: a spot, its period, the times that its sentence names. Leaves: a name of the season, the same in every language,
which bounds the figure ("in the winter of 2024/25" is a part of those years), and how many days before the period's end
it may be told. Never: a season that the text does not name.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from monitor.data import load
from monitor.domain import FigureKind
from monitor.figures.periods import When, wording
from monitor.figures.scene import Scene, Spot

_TWO_YEARS = re.compile(r"\d{4}/\d{4}")
_YEAR = re.compile(r"\d{4}")
_ANY = "season"
_HARVEST, _REAPED = "harvest", "reaped"
_TABLES = {_HARVEST: "gathered", _REAPED: "reaped"}


class Seasons:
    """Answers for the figures of one text, in text order: a season goes on with its years."""

    def __init__(self, here: Scene) -> None:
        self._here = here
        self._told: dict[str, str | None] = {}
        self._so_far = wording("so_far", here.words.language)

    def of(self, spot: Spot, period: str | None, named: Sequence[When]) -> str | None:
        """The season that `period` was called; "season" for one without a name, None for whole years."""
        if period is None or not (_TWO_YEARS.fullmatch(period) or _YEAR.fullmatch(period)):
            return None
        own = [when for when in named if when.period == period]
        if own:
            near = min(own, key=lambda when: _apart(when, spot))
            self._told[period] = season_in(self._here.plain[near.start : near.end])
        return self._told.get(period)

    def early(self, spot: Spot, period: str | None, season: str | None) -> int:
        """How many days before the end of `period` what the figure tells of is over; 0 where nothing says so."""
        if period is None or self._so_far.search(self._here.plain, spot.start, spot.end):
            return 0
        names = [*([season] if season else []), *(name for name in (_HARVEST, _REAPED) if self._says(name, spot))]
        kind = "two_years" if _TWO_YEARS.fullmatch(period) else "year"
        days: dict[str, dict[str, int]] = load("figures_periods.toml")["over_early"]
        return max((days[name][kind] for name in names), default=0) if kind == "two_years" or len(period) == 4 else 0

    def _says(self, what: str, spot: Spot) -> bool:
        """Whether the sentence speaks of a harvest, or tells that one was brought in; of amounts of a product only."""
        if spot.quantity.kind is not FigureKind.MEASURE:
            return False
        return _said(what, self._here.words.language).search(self._here.plain, spot.start, spot.end) is not None


def bound(season: str | None) -> str | None:
    """What bounds a figure of a season that has a name; a season of fires or of football is its year's only one."""
    return None if season in (None, _ANY) else season


def season_in(words: str) -> str | None:
    """What season the words of a time name, "season" for one without a name of its own."""
    return next((name for name, pattern in _names() if pattern.search(words)), None)


def _apart(when: When, spot: Spot) -> int:
    return max(when.start - spot.quantity.end, spot.quantity.start - when.end)


@cache
def _names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows: dict[str, str] = load("figures_periods.toml")["season_names"]
    return tuple((name, re.compile(row)) for name, row in rows.items())


@cache
def _said(what: str, language: str) -> re.Pattern[str]:
    rows: dict[str, Any] = load("figures_periods.toml")[_TABLES[what]]
    return re.compile(rows.get(language, "(?!)"))
