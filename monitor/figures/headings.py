"""Which known indicator a heading or a list's head names, and whether its numbers can be of it.

Enters: a heading's span and words, a unit, a transform. Leaves: an `Indicator` or None.
Never: a name that is only a small part of the heading.
"""

from monitor.domain import FigureKind, Transform
from monitor.figures.indicators import Indicator, Lexicon
from monitor.figures.labels import Measure
from monitor.figures.scene import Scene
from monitor.figures.transforms import CHANGES

_GATES = {
    FigureKind.AMOUNT: "money",
    FigureKind.PERCENT: "percent",
    FigureKind.COUNT: "count",
    FigureKind.MEASURE: "measure",
}
# An indicator names a heading when it takes up this much of it.
_COVERAGE = 0.5


def named_in(here: Scene, names: Lexicon, span: tuple[int, int], words: str) -> Indicator | None:
    """The indicator that the heading at `span` names; `words` are what is left of it without units and periods."""
    best = max(names.named(here.plain, *span), key=lambda named: named.weight, default=None)
    return best.indicator if best and best.weight >= _COVERAGE * len(words) else None


def passes(indicator: Indicator, unit: Measure, transform: Transform) -> bool:
    if not indicator.units or transform is Transform.RATIO_TO_BASE:
        return True
    if unit.kind is FigureKind.PERCENT and (transform in CHANGES or transform is Transform.SHARE):
        return "rank" not in indicator.units
    return _GATES.get(unit.kind or FigureKind.COUNT, "") in indicator.units or unit.unit in indicator.units


def settled_percent(
    indicator: Indicator, words: str | None, period: str | None
) -> tuple[Transform | None, Indicator | None, str | None]:
    """What a percent of a known indicator is where no heading says it: a change of prices over a year, or a rate."""
    if indicator.growth_of:
        yearly = period is not None and len(period) == 4
        if indicator.growth_of != indicator.id or yearly:
            return Transform.YOY, indicator, words
        return None, None, None  # over a month or over a year
    return (Transform.LEVEL, indicator, words) if indicator.rate else (None, indicator, words)
