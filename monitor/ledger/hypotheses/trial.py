"""What a test gets, and what it says.

Enters: two observations and what can testify. Leaves: a `Dispute` in one order, whichever of the two was named first
and however the pool was ordered; `Trial`s.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

from monitor.domain import Hypothesis, Observation, SeriesKey
from monitor.ledger.intervals import is_percent, signed
from monitor.ledger.words import named, number, percent

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Trial:
    """`hypothesis` None: no guess passed its test. `evidence` are sentences of arithmetic.

    `suspect` is the observation whose label or value the evidence puts in doubt, if it can tell; there may be
    one without a hypothesis, because a sum can show which value is wrong and not how it came about. `witnesses` is how
    many further statements of the series for this period and those beside it there were to test with.
    """

    hypothesis: Hypothesis | None
    evidence: tuple[str, ...] = ()
    suspect: Observation | None = None
    witnesses: int = 0


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two values for one thing, the one said first before the other, and who can testify.

    `pool` has no quarantined observations and neither of the two; `here` are those for their period, `same` those of
    their series, `kin` those of the same thing at any place, for their period. `members` maps macro-regions to ids of
    places, `names` ids to names for the reader.
    """

    older: Observation
    newer: Observation
    pool: tuple[Observation, ...]
    here: tuple[Observation, ...]
    same: tuple[Observation, ...]
    kin: tuple[Observation, ...]
    members: Mapping[str, Collection[str]]
    names: Mapping[str, str]

    @property
    def series(self) -> SeriesKey:
        return self.older.series

    @property
    def sides(self) -> tuple[tuple[Observation, Observation], tuple[Observation, Observation]]:
        """(suspect, other), both ways."""
        return ((self.older, self.newer), (self.newer, self.older))

    def name(self, place: str) -> str:
        return named(place, self.names)

    def lies_in(self, inner: Observation, outer: str) -> bool:
        """Does the inner one's place lie in `outer`, by its path or as a member of a macro-region?"""
        return outer in self.holders(inner, (outer,))

    def holders(self, inner: Observation, places: Collection[str]) -> set[str]:
        """Those of `places` that the inner one's place lies in."""
        own, path = inner.series.subject, inner.subject_path
        found = {place for place in path if place in places and place != own}
        regions = (place for place in places if place in self.members) if self.members else ()
        return found | {each for each in regions if each != own and not self.inside(each).isdisjoint((*path, own))}

    def inside(self, region: str) -> frozenset[str]:
        """All places that a macro-region names, those of macro-regions within it too."""
        found: set[str] = set()
        waiting = list(self.members.get(region, ()))
        while waiting:
            place = waiting.pop()
            if place not in found and place != region:
                found.add(place)
                waiting += self.members.get(place, ())
        return frozenset(found)


class Witnesses:
    """Plausible statements in one order, found by what they speak of: made once for all disputes of a judgement.

    What was held of them before does not matter (`quarantined`): a value that is right again testifies at once.
    """

    def __init__(self, pool: Iterable[Observation]) -> None:
        self.all = sorted(pool, key=_place)
        self.of_period: dict[str, list[Observation]] = defaultdict(list)
        self.of_series: dict[SeriesKey, list[Observation]] = defaultdict(list)
        self.of_thing: dict[tuple[SeriesKey, str], list[Observation]] = defaultdict(list)
        for each in self.all:
            self.of_period[each.period].append(each)
            self.of_series[each.series].append(each)
            self.of_thing[elsewhere(each.series), each.period].append(each)


def dispute_of(
    one: Observation,
    other: Observation,
    witnesses: Witnesses,
    members: Mapping[str, Collection[str]],
    names: Mapping[str, str],
) -> Dispute:
    older, newer = sorted((one, other), key=_place)

    def rest(told: Iterable[Observation]) -> tuple[Observation, ...]:
        return tuple(each for each in told if not (_is_same(each, older) or _is_same(each, newer)))

    return Dispute(
        older=older,
        newer=newer,
        pool=rest(witnesses.all),
        here=rest(witnesses.of_period.get(older.period, ())),
        same=rest(witnesses.of_series.get(older.series, ())),
        kin=rest(witnesses.of_thing.get((elsewhere(older.series), older.period), ())),
        members=members,
        names=names,
    )


@lru_cache(maxsize=1 << 14)
def elsewhere(series: SeriesKey) -> SeriesKey:
    """The series without its place, to find the same thing of other places."""
    return replace(series, subject="")


@lru_cache(maxsize=1 << 14)
def unbounded(series: SeriesKey) -> SeriesKey:
    """The series without scope and denominator, to find the same thing with other bounds."""
    return replace(series, scope=None, denominator=None)


def only(sides: Iterable[tuple[Observation, T | None]]) -> tuple[Observation, T] | None:
    """The one side for which a test passed; None where it passed for both or neither, since then it tells nothing."""
    found = [(side, passed) for side, passed in sides if passed]
    return found[0] if len(found) == 1 else None


def shown(observation: Observation) -> str:
    """The value for a reader."""
    return percent(observation) if is_percent(observation) else number(signed(observation))


def listed(parts: Sequence[str], most: int = 4) -> Iterator[str]:
    """The first few, and how many more there are."""
    yield from parts[:most]
    if len(parts) > most:
        yield f"{len(parts) - most} more"


def _is_same(one: Observation, other: Observation) -> bool:
    return one is other or (one.article_id == other.article_id and one == other)


def _place(observation: Observation) -> tuple[Any, ...]:
    """A total order of different statements, so that nothing depends on how they came. Made of what costs nothing."""
    key, span = observation.series, (observation.low, observation.high)
    series = (key.subject, key.measure, key.transform, key.unit_class, key.denominator or "", key.scope or "")
    ends = tuple((end is None, end or Decimal(0)) for end in span)
    told = (observation.known_from, observation.article_id, observation.figure, observation.start, observation.period)
    return (*told, *series, key.frequency, observation.value, *ends, observation.approx, sorted(observation.cues))
