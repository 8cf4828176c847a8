"""What something came from and what it came to: "fell from 5.4 percent to 5.1 percent", "由2.6%降至2.5%".

Enters: a figure's spot and the text. Leaves: whether it is where the thing came from, and whether the next figure is
what that became. Never: a span ("aged from 15 to 24" is one quantity); the wordings are data (`figures_periods.toml`).
"""

from dataclasses import dataclass
from functools import cache
from re import Pattern

from monitor.data import load
from monitor.domain import FigureKind
from monitor.figures.fitting import alike
from monitor.figures.meaning import Meaning
from monitor.figures.periods import wording
from monitor.figures.quantity import Quantity
from monitor.figures.scene import Spot
from monitor.figures.tongue import tongue
from monitor.figures.transforms import CHANGES


@dataclass(frozen=True, slots=True)
class _Journey:
    """`origin` ends in front of the first figure, `behind` begins behind it and ends in front of the second."""

    origin: Pattern[str]
    behind: Pattern[str]
    needs_origin: bool
    unspaced: bool


def leads_on(plain: str, spot: Spot, siblings: list[Spot], language: str) -> int | None:
    """Where the words end that lead from `spot` to what its value became; None if nothing is said to."""
    following = next((other for other in siblings if other.quantity.start >= spot.quantity.end), None)
    return _goal(plain, spot, following, language)


def _goal(plain: str, spot: Spot, following: Spot | None, language: str) -> int | None:
    journey = _journey(language)
    match = journey.behind.match(plain[spot.quantity.end : spot.end])
    if match is None or (journey.needs_origin and not journey.origin.search(spot.lead)):
        return None
    goal = spot.quantity.end + match.end()
    return goal if journey.unspaced or (following is not None and _alike(spot, following, goal)) else None


def became(plain: str, old: Spot, means: Meaning, new: Spot, language: str) -> bool:
    """Whether `new` is what `old`, which `means` that, came to: one thing, measured twice."""
    if _journey(language).unspaced or old.sentence != new.sentence or not is_value(means):
        return False
    return _goal(plain, old, new, language) is not None


def is_value(means: Meaning) -> bool:
    """Not a change itself ("a rise of 2,000 to 300,000"); inflation is one by its nature."""
    known = means.indicator
    return means.transform not in CHANGES or (known is not None and known.growth_of is not None)


def _alike(old: Spot, new: Spot, goal: int) -> bool:
    """ "A rise of 4 percent to 5 million" tells of one value only, "from 5 hospitals to 12 doctors" of two things."""
    one, other = old.quantity, new.quantity
    if not one.end <= other.start <= goal <= other.end or one.kind is not other.kind:
        return False
    return one.unit == other.unit or (one.kind is FigureKind.COUNT and _counts_one_thing(one, other))


def _counts_one_thing(one: Quantity, other: Quantity) -> bool:
    """ "From 5 to 12 hospitals", "с 5 больниц до 12 больницы": a bare number, or forms of the same words."""
    if any(each.bare or each.noun is None or each.noun[1] <= each.start for each in (one, other)):
        return True  # with no noun behind it, it is of the one in front: "road deaths rose from 3,200 to 3,400"
    first, second = one.unit.split(), other.unit.split()
    return len(first) == len(second) and all(alike(word, form) for word, form in zip(first, second, strict=True))


@cache
def _journey(language: str) -> _Journey:
    return _Journey(
        wording("origin", language),
        wording("origin_behind", language),
        language in load("figures_periods.toml")["origin"],
        not tongue(language).spaced,
    )
