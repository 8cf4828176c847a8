"""What a test gets, and what it says.

Enters: two observations and what can testify. Leaves: a `Dispute` in one order, whichever of the two was named first
and however the pool was ordered; `Trial`s.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

from monitor.domain import Hypothesis, Observation, SeriesKey
from monitor.ledger.intervals import is_percent, signed
from monitor.ledger.words import number, percent

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Trial:
    """`hypothesis` None: no guess passed its test. `evidence` are sentences of arithmetic.

    `suspect` is the observation whose label or value the evidence puts in doubt, if it can tell; there may be
    one without a hypothesis, because a sum can show which value is wrong and not how it came about.
    """

    hypothesis: Hypothesis | None
    evidence: tuple[str, ...] = ()
    suspect: Observation | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two values for one thing, the one said first before the other, and who can testify.

    `pool` has no quarantined observations and neither of the two; `here` are those for their period.
    `members` maps macro-regions to ids of places, `names` ids to names for the reader.
    """

    older: Observation
    newer: Observation
    pool: tuple[Observation, ...]
    here: tuple[Observation, ...]
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
        return self.names.get(place, place)

    def lies_in(self, inner: Observation, outer: str) -> bool:
        """Does the inner one's place lie in `outer`, by its path or as a member of a macro-region?"""
        if inner.series.subject == outer:
            return False
        inside = self.inside(outer)
        return outer in inner.subject_path or not inside.isdisjoint({*inner.subject_path, inner.series.subject})

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


def dispute_of(
    one: Observation,
    other: Observation,
    pool: Sequence[Observation],
    members: Mapping[str, Collection[str]],
    names: Mapping[str, str],
) -> Dispute:
    older, newer = sorted((one, other), key=_place)
    witnesses = tuple(sorted((each for each in pool if not each.quarantined and each not in (one, other)), key=_place))
    here = tuple(each for each in witnesses if each.period == older.period)
    return Dispute(older, newer, witnesses, here, members, names)


@lru_cache(maxsize=1 << 14)
def elsewhere(series: SeriesKey) -> SeriesKey:
    """The series without its place, to find the same thing of other places."""
    return replace(series, subject="")


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


def _place(observation: Observation) -> tuple[Any, ...]:
    """A total order of different statements, so that nothing depends on how they came. Made of what costs nothing."""
    key, span = observation.series, (observation.low, observation.high)
    series = (key.subject, key.measure, key.transform, key.unit_class, key.denominator or "", key.scope or "")
    ends = tuple((end is None, end or Decimal(0)) for end in span)
    told = (observation.known_from, observation.article_id, observation.figure, observation.start, observation.period)
    return (*told, *series, key.frequency, observation.value, *ends, observation.approx, sorted(observation.cues))
