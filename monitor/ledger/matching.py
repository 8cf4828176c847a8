"""Why two series are one, or what sets them apart: every part of their keys in plain words.

Enters: keys of series, names of places. Leaves: a `Match`, or a line for a finding. Never: a search for series that
may be one; who says that two keys are one all the same is told beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from monitor.domain import Observation, SeriesKey, Transform
from monitor.ledger.revisions import replaces
from monitor.ledger.series import is_open
from monitor.ledger.words import called, named

_NOBODY: Mapping[str, str] = {}
_KINDS = {
    Transform.LEVEL: "a level",
    Transform.SHARE: "a share of a whole",
    Transform.YOY: "growth on the year before",
    Transform.CAGR: "growth per year",
    Transform.MOM: "growth on the period before",
    Transform.ABS_CHANGE: "a change",
    Transform.RATIO_TO_BASE: "a multiple of something",
    Transform.RANK: "a rank",
    Transform.STREAK: "a run of years",
}
_SPANS = {
    "A": "years",
    "H": "half-years",
    "Q": "quarters",
    "M": "months",
    "D": "single days",
    "I": "spans of time",
    "E": "editions of a ranking",
    "S": "the day of the report",
}
_UNITS = {"%": "in percent", "percentage_point": "in percentage points", "count": "counted", "1": "without a unit"}


@dataclass(frozen=True, slots=True)
class Match:
    """`reasons` say what both series share if they are the `same`, else each way in which they differ."""

    same: bool
    reasons: tuple[str, ...]

    def __str__(self) -> str:
        """One sentence without a full stop."""
        if self.same:
            return f"same series because both are {', '.join(self.reasons)}"
        return f"not the same: {'; '.join(self.reasons)}"


def match(one: SeriesKey, other: SeriesKey, names: Mapping[str, str] = _NOBODY) -> Match:
    """Compare two keys part by part. `names` are those of places and organisations, by id."""
    apart = tuple(_differences(one, other, names))
    return Match(not apart, apart or tuple(_shared(one, names)))


def one_thing(told: Sequence[Observation]) -> list[str]:
    """The line of a finding that says why its values are set against each other; none where the quotations show it.

    They do where all texts are of one language and no part of the key has to be known beside the words.
    """
    series = told[-1].series
    start = f"{'Both' if len(told) == 2 else 'All'} are read as one figure:"
    words = sorted({called((each.own or each.series).measure) for each in told})
    if len(words) > 1:
        return [f"{start} {_why(told, ' and '.join(words))}."]
    if len({each.language for each in told}) < 2 and not series.denominator:
        return []
    return [f"{start} {', '.join(_briefly(series))}."]


def _why(told: Sequence[Observation], words: str) -> str:
    for newer, older in permutations(told, 2):
        if newer.series.measure != (newer.own or newer.series).measure and replaces(newer, older):
            return f"the text that gives {newer.surface} says itself that it replaces {older.surface}"
    numbers = {each.value.normalize().as_tuple().digits for each in told}
    if len(numbers) == 1 and len({each.value for each in told}) > 1:
        return f"{words} have the same digits for the same place and time"
    if len({each.language for each in told}) > 1:
        return f"a report in two languages gives one number for {words}"
    return f"earlier articles showed that {words} are one"


def _shared(series: SeriesKey, names: Mapping[str, str]) -> Iterator[str]:
    yield f"about {_name(series, names)}"
    yield from _what(series)


def _briefly(series: SeriesKey) -> Iterator[str]:
    kind = "" if series.transform == Transform.LEVEL else f"{_KINDS[series.transform]} of "
    yield f"{kind}{called(series.measure)} {_unit(series)}"
    yield from _limits(series)
    yield f"told of {_span(series)}"


def _what(series: SeriesKey) -> Iterator[str]:
    yield _measure(series)
    yield f"as {_KINDS[series.transform]} {_unit(series)}"
    yield from _limits(series)
    yield f"of {_span(series)}"


def _limits(series: SeriesKey) -> Iterator[str]:
    """What the number is set against and what it is told within, where the key says so."""
    if series.denominator:
        yield _against(series)
    if series.scope:
        yield _bounds(series)


def _differences(one: SeriesKey, other: SeriesKey, names: Mapping[str, str]) -> Iterator[str]:
    if one.subject != other.subject:
        yield f"one is about {_name(one, names)}, the other about {_name(other, names)}"
    if one.measure != other.measure:
        yield f"one is {_measure(one)}, the other {_measure(other)}"
    if one.transform != other.transform:
        yield f"one is {_KINDS[one.transform]}, the other {_KINDS[other.transform]}"
    if one.unit_class != other.unit_class:
        yield f"one is {_unit(one)}, the other {_unit(other)}"
    if one.denominator != other.denominator:
        yield f"one is {_against(one)}, the other {_against(other)}"
    if one.scope != other.scope:
        yield f"one is {_bounds(one)}, the other {_bounds(other)}"
    if one.frequency != other.frequency:
        yield f"one is told of {_span(one)}, the other of {_span(other)}"


def _name(series: SeriesKey, names: Mapping[str, str]) -> str:
    return named(series.subject, names)


def _measure(series: SeriesKey) -> str:
    if is_open(series.measure):
        return f"what texts in “{series.measure.split(':')[1]}” call {called(series.measure)}"
    return f"{called(series.measure)} (a known indicator)"


def _unit(series: SeriesKey) -> str:
    return _UNITS.get(series.unit_class, f"in {series.unit_class}")


def _against(series: SeriesKey) -> str:
    return f"set against “{series.denominator}”" if series.denominator else "the total"


def _bounds(series: SeriesKey) -> str:
    return f"within “{series.scope}”" if series.scope else "without such bounds"


def _span(series: SeriesKey) -> str:
    return _SPANS.get(series.frequency, series.frequency)
