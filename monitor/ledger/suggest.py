"""Series that may be one thing under different words: independent articles give both one and the same value.

Enters: the values told of some subjects. Leaves: `Suggestion`s for a person to decide on, the best first. Never: a
link. Two series are looked at together only where they share a value, so that the cost grows with the archive alone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from monitor.data import load
from monitor.domain import SeriesKey, Statement
from monitor.ledger.links import digits, kind, precedence
from monitor.ledger.series import is_open

_Values = Mapping[SeriesKey, Mapping[str, set[Decimal]]]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`one` would be the canonical series. `shared` are values that both have, of `one` and of `other`.

    `against` counts the periods for which both have values and none in common.
    """

    one: SeriesKey
    other: SeriesKey
    shared: tuple[tuple[Statement, Statement], ...]
    against: int


def suggestions(told: Iterable[Statement]) -> list[Suggestion]:
    """Pairs that share more values than they contradict each other in; all values of a subject have to be in `told`."""
    rules = load("ledger.toml")["links"]
    values: dict[SeriesKey, dict[str, set[Decimal]]] = defaultdict(lambda: defaultdict(set))
    places: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for each in told:
        values[each.series][each.period].add(abs(each.value))
        if digits(each.value) >= int(rules["digits"]):
            places[*kind(each.series), each.period, abs(each.value)].append(each)
    shared: dict[tuple[SeriesKey, SeriesKey], list[tuple[Statement, Statement]]] = defaultdict(list)
    for group in places.values():
        for one, other in _pairs(group[: int(rules["together"])]):
            shared[one.series, other.series].append((one, other))
    found = (Suggestion(*pair, tuple(both), _against(*pair, values)) for pair, both in shared.items())
    return sorted((each for each in found if len(each.shared) > each.against), key=best_first)


def best_first(suggestion: Suggestion) -> tuple[object, ...]:
    """Sorts by how much speaks for it: values in common, then their digits."""
    most = max(digits(one.value) for one, _ in suggestion.shared)
    return (suggestion.against - len(suggestion.shared), -most, repr(suggestion.one), repr(suggestion.other))


def _pairs(group: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Statements of two measures, at least one of them open, by different articles; the canonical one first."""
    for pair in combinations(group, 2):
        one, other = sorted(pair, key=lambda each: precedence(each.series))
        by_words = one.series.measure != other.series.measure and is_open(other.series.measure)
        if by_words and len({*one.articles, *other.articles}) > 1:
            yield one, other


def _against(one: SeriesKey, other: SeriesKey, values: _Values) -> int:
    mine, its = values[one], values[other]
    return sum(1 for period in mine.keys() & its.keys() if mine[period].isdisjoint(its[period]))
