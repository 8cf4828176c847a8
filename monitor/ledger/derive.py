"""The standing findings of some series, as a function of the set of observations that are believed of them.

Enters: observations, what persons decided, names. Leaves: `Findings`: every finding that these observations bear out,
and which of them are implausible. Never: the order of arrival, an archive, a clock.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from monitor.domain import Change, ChangeKind, Observation, SeriesKey
from monitor.ledger.changes import Docket, changes, implausible_id
from monitor.ledger.compare import Reason, Step, age, is_same_story
from monitor.ledger.history import history
from monitor.ledger.intervals import agrees
from monitor.ledger.plausible import Suspicion, suspicions

_NOBODY: Mapping[str, Collection[str]] = {}


@dataclass(frozen=True, slots=True)
class Findings:
    """`accused` are observations that can't be right, `series` those that were looked at."""

    changes: tuple[Change, ...]
    accused: tuple[Observation, ...]
    series: frozenset[SeriesKey]


def derive(
    pool: Sequence[Observation],
    wanted: Collection[SeriesKey],
    names: Mapping[str, str],
    dismissed: Collection[str] = (),
    members: Mapping[str, Collection[str]] = _NOBODY,
) -> Findings:
    """All that `pool` says of the `wanted` series; the other series only testify.

    A series that becomes doubtful, or right again, is taken in (`quarantined` says what was held of it before), and
    so is one that the wanted ones make doubtful.
    `dismissed` are ids of findings of implausible values that a person held to be wrong: those values count.
    `members` are the places in macro-regions.
    """
    pool = sorted(pool, key=age)
    doubts = _upheld(suspicions(pool), pool, dismissed)
    marked = {id(each) for doubt in doubts for each in (doubt.accused, *doubt.echoes)}
    plausible = [each for each in pool if id(each) not in marked]
    accused = [each for each in pool if id(each) in marked]
    turned = {each.series for each in pool if each.quarantined != (id(each) in marked)}
    blamed = {doubt.accused.series for doubt in doubts if any(each.series in wanted for each in doubt.witnesses)}
    series = frozenset({*wanted, *turned, *blamed})
    steps = [step for key in sorted(series, key=repr) for step in _steps(key, plausible, accused)]
    docket = Docket(tuple(plausible), tuple(accused), tuple(doubts), series, names, members)
    return Findings(changes(docket, steps), tuple(accused), series)


def _upheld(doubts: Sequence[Suspicion], pool: Sequence[Observation], dismissed: Collection[str]) -> list[Suspicion]:
    """Doubts that no person has dismissed, be it about another report of the same value."""
    cleared = [each for each in pool if implausible_id(each) in dismissed] if dismissed else []
    return [doubt for doubt in doubts if not any(_is_same_value(doubt.accused, each) for each in cleared)]


def _steps(series: SeriesKey, plausible: Sequence[Observation], accused: Sequence[Observation]) -> Iterator[Step]:
    yield from history([each for each in plausible if each.series == series])
    doubted = [each for each in accused if each.series == series]
    for place, each in enumerate(doubted):
        told = next(
            (other for other in doubted[:place] if is_same_story(other, each) and _is_same_value(other, each)), None
        )
        if told is not None:  # a reprint of a value that is in quarantine already adds nothing
            yield Step(ChangeKind.RESTATED, each, told, Reason.AGREES)


def _is_same_value(one: Observation, other: Observation) -> bool:
    return one.series == other.series and one.period == other.period and agrees(one, other)
