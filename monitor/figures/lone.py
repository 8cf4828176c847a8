"""The last step: a sentence names one recent time, and nothing but the figure can have it.

The stricter rules find no time where a clause, a survey's name or an aside parts the two: "With 1.3 million cattle
counted in the June 2024 survey, dealers expect …", "К 1 мая площадь, пройденная огнём, достигла …".

Enters: a spot that has no time yet, what it means, the times of its sentence. Leaves: the one time, or None.
Never: one of two times, one long over (what was founded, built or born then), one that something else happened at.
"""

import re
from collections.abc import Sequence
from datetime import date

from monitor.domain import FigureKind, Transform
from monitor.figures.cues import Cues
from monitor.figures.indicators import Indicator
from monitor.figures.marks import stock
from monitor.figures.meaning import Meaning
from monitor.figures.periods import When, wording
from monitor.figures.released import is_recent
from monitor.figures.scene import Scene, Spot
from monitor.figures.seasons import Seasons, season_in
from monitor.figures.timerules import time_rules
from monitor.figures.timewords import times

_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CLAUSE = re.compile(r"[,:](?!\d)|[;()，。；：（）、—–«»\"“”「」]| - |\n")
_PART = re.compile(r"[QH]\d")
_COMPARED = frozenset({"same", "here", "prior"})
_NAMING = frozenset({"at", "by", "name"})
# How far around a time the words for a survey or for statistics stand.
_BESIDE = 28
# So many days before a text what it quotes was said, at most.
_SPOKE_DAYS = 14


class Lone:
    """Answers for the spots of one text."""

    def __init__(self, here: Scene, plain: str, rules: Cues) -> None:
        self._here, self._plain, self._rules = here, plain, rules
        language = here.words.language
        self._other = wording("something_else", language)
        self._release = wording("releases", language)
        self._estimate = wording("estimates", language)
        self._partitive = wording("partitive_open", language)
        self._words, self._seasons = time_rules(language), Seasons(here)

    def of(self, spot: Spot, siblings: Sequence[Spot], means: Meaning, named: Sequence[When]) -> str | None:
        """The one time that the spot's sentence names, where it can be nothing else's."""
        if not named or not is_measured(spot, means):
            return None
        when = self._only(named)
        if when is None or any(_compares(other, spot) for other in named):
            return None
        if self.says_now(spot, min(spot.lead_start, when.start), max(spot.quantity.end, when.end)):
            return None
        season = season_in(self._plain[when.start : when.end])
        if not is_recent(when.period, self._here.published, self._seasons.early(spot, when.period, season)):
            return None
        if when.role == "name" and not self._is_name_of_data(when):
            return None
        if self._parted(spot, siblings, when) or self._something_else(when, spot):
            return None
        return when.period

    def _only(self, named: Sequence[When]) -> When | None:
        """The one time; comparisons and the day somebody spoke aside."""
        told = [when for when in named if when.role not in _COMPARED and not self.spoken(when)]
        if not told or any(when.role not in _NAMING or not when.period or ".." in when.period for when in told):
            return None
        if len({when.period for when in told}) > 1:
            return None
        return next((when for when in told if when.role != "name"), told[0])

    def spoken(self, when: When) -> bool:
        """A day without a year is when it was told."""
        return _DAY.fullmatch(when.period) is not None and not _YEAR.search(self._plain, when.start, when.end)

    def says_now(self, spot: Spot, start: int, end: int) -> bool:
        """A state at publication, a sum so far, or between these places a turn to another time."""
        if stock(self._here, spot, self._rules) or self._words.so_far.search(self._plain, spot.start, spot.end):
            return True
        return self._words.turn.search(self._plain, start, end) is not None

    def _is_name_of_data(self, when: When) -> bool:
        """ "The June 2024 survey", "the first half of 2025", "the winter of 2024/25": what is counted is of then."""
        if _PART.search(when.period) or times(self._plain[when.start : when.end], self._here.words.language):
            return True
        if _DAY.fullmatch(when.period) and self._long_ago(when.period):
            return True
        around = self._plain[max(0, when.start - _BESIDE) : when.end + _BESIDE]
        return self._release.search(around) is not None or self._estimate.search(around) is not None

    def _long_ago(self, day: str) -> bool:
        """Longer ago than anybody who is quoted spoke."""
        published = self._here.published
        return published is not None and (published.date() - date.fromisoformat(day)).days > _SPOKE_DAYS

    def _parted(self, spot: Spot, siblings: Sequence[Spot], when: When) -> bool:
        """Whether another figure stands nearer to the time, or in front of it one of the same sort."""
        own = spot.quantity
        others = [other.quantity for other in siblings if other.quantity.start != own.start]
        if when.start >= own.end:
            return any(own.end <= other.start < when.start for other in others)
        between = any(when.end <= other.start < own.start for other in others)
        return between or any(other.end <= when.start and other.unit == own.unit for other in others)

    def _something_else(self, when: When, spot: Spot) -> bool:
        """Whether the time's clause tells that something was founded, opened, agreed or planned then."""
        start = max((mark.end() for mark in _CLAUSE.finditer(self._plain, spot.start, when.start)), default=spot.start)
        mark = _CLAUSE.search(self._plain, when.end, spot.end)
        end = mark.start() if mark else spot.end
        if when.role == "name" or self._words.unspaced:  # "2024年12月，… 宣布 …"
            start, end = spot.start, spot.end
        if self._other.search(self._plain, start, end):
            return True
        opening = self._plain[start : when.start].strip()
        relative = start > spot.start and self._words.relative_open.match(opening)
        aside = relative or (self._words.subordinate.match(opening) and not self._partitive.match(opening))
        return bool(aside) and end <= spot.quantity.start


def _compares(when: When, spot: Spot) -> bool:
    """ "The year before it was 1,720": the base of a comparison beside the figure, whose time it then is."""
    return when.role in _COMPARED and spot.lead_start <= when.start and when.end <= spot.quantity.start


def is_measured(spot: Spot, means: Meaning) -> bool:
    """What has a known measure, or counts things: no price and no length of something."""
    if means.transform is Transform.RANK:
        return False
    if means.transform is Transform.SHARE and means.denominator:
        return True
    return isinstance(means.indicator, Indicator) or (
        spot.quantity.kind is FigureKind.COUNT and means.transform is Transform.LEVEL
    )
