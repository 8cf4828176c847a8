"""A value that the year before and the growth in its own sentence contradict: "846,000 ha, 3 percent less than 87,000".

The growth gives what the value must be; where that is the printed one but for its zeros, a zero or more was lost or
added. Enters: figures of one article, then observations. Leaves: a cue on the value with the one before and what
follows from it. Never: a difference that is no power of ten, nor a sentence with a third value of that kind.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from monitor.domain import Approx, Figure, FigureKind, Observation, Transform
from monitor.ledger import periods
from monitor.ledger.intervals import ratio
from monitor.ledger.limits import LIMITS
from monitor.ledger.sentences import by_statement

CUE = "before:"
_VALUES = frozenset({FigureKind.COUNT, FigureKind.MEASURE, FigureKind.AMOUNT})
_NEW = frozenset({Approx.EXACT, Approx.ABOUT})
_OLD = frozenset({Approx.EXACT, Approx.ABOUT, Approx.OVER, Approx.UNDER})  # "more than the 91 of last year"
_GROWTH = frozenset({Transform.YOY, Transform.MOM})
_POWERS = (-3, -2, -1, 1, 2, 3)
_NEAR = 80  # characters between the three
_YEAR = 12
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Before:
    """The value of the year before, what follows from it by the growth told, and by how many zeros the value is off."""

    old: Decimal
    expected: Decimal
    power: int


def cues(figures: Sequence[Figure], text: str) -> Iterator[tuple[int, str]]:
    """Numbers of the values that their sentence contradicts, each with its cue."""
    for _, numbers in by_statement(text, figures):
        rates = [number for number in numbers if _is_rate(figures[number])]
        values = [number for number in numbers if _is_value(figures[number])]
        if len(rates) != 1 or len(values) != 2:
            continue
        rate = figures[rates[0]]
        for new, old in (values, values[::-1]):
            if _belong(figures[new], rate, figures[old]) and (mark := _contradiction(figures[new], rate, figures[old])):
                yield new, f"{CUE}{mark.old:f}/{mark.expected:f}/{mark.power}"
                break


def own_before(observation: Observation) -> Before | None:
    """What its own sentence gives for the year before, if its value doesn't follow from that."""
    mark = next((cue for cue in sorted(observation.cues) if cue.startswith(CUE)), None)
    if mark is None:
        return None
    old, expected, power = mark.removeprefix(CUE).split("/")
    return Before(Decimal(old), Decimal(expected), int(power))


def _is_rate(figure: Figure) -> bool:
    growth = figure.transform in _GROWTH and figure.unit == "%" and figure.approx in _NEW
    return growth and 0 < abs(figure.value) < LIMITS.told_growth


def _is_value(figure: Figure) -> bool:
    return figure.kind in _VALUES and figure.transform is Transform.LEVEL and figure.value > 0 and figure.unit != "year"


def _belong(new: Figure, rate: Figure, old: Figure) -> bool:
    """One thing at two times, with its growth beside them."""
    first, middle, last = sorted((new, rate, old), key=lambda figure: figure.start)
    near = middle.start - first.end <= _NEAR and last.start - middle.end <= _NEAR
    return near and new.approx in _NEW and old.approx in _OLD and _is_one_thing(new, old) and _is_before(old, new)


def _is_one_thing(new: Figure, old: Figure) -> bool:
    if old.subject not in (None, new.subject) or old.indicator not in (None, new.indicator) or old.kind is not new.kind:
        return False
    return old.unit == new.unit or (old.kind is FigureKind.COUNT and old.unit in ("", "1"))


def _is_before(old: Figure, new: Figure) -> bool:
    """A year earlier by its own label, or without one of its own."""
    here, there = periods.parse(old.period), periods.parse(new.period)
    if here is None or there is None or here.label == there.label:
        return old.start > new.start  # "3 percent less than last year's 87,000"
    return (there.end.year - here.end.year) * _YEAR + there.end.month - here.end.month in (1, 3, _YEAR)


def _contradiction(new: Figure, rate: Figure, old: Figure) -> Before | None:
    """By the direction that the words give; where they give none, a rise."""
    growth = -abs(rate.value) if rate.direction in {"down", "negative"} else rate.value
    expected = old.value * (1 + growth / _HUNDRED)
    quotient = ratio(new.value, expected)
    for power in _POWERS if quotient is not None else ():
        if quotient is not None and abs(quotient.scaleb(-power) - 1) <= LIMITS.told_before:
            return Before(old.value, expected, power)
    return None
