"""The standing findings of some series, as a function of the set of observations that are believed of them.

Enters: observations, what persons decided, names. Leaves: `Findings`: every finding that these observations bear out,
and which of them are implausible. Never: the order of arrival, an archive, a clock.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.domain import Change, ChangeKind, Observation, SeriesKey
from monitor.ledger.changes import NOTES, changes
from monitor.ledger.compare import Reason, Step, age, is_same_story
from monitor.ledger.docket import Docket, implausible_id, is_same_value
from monitor.ledger.focus import focus
from monitor.ledger.history import Beyond, history
from monitor.ledger.plausible import suspicions
from monitor.ledger.suspicion import Suspicion

_NOBODY: Mapping[str, Collection[str]] = {}


Statement = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Findings:
    """`accused` are observations that can't be right; `series` and `periods` (None: all) are what was looked at.

    `heard` are the statements that were, as `said_at` gives them: of many equal ones a few are read.
    """

    changes: tuple[Change, ...]
    accused: tuple[Observation, ...]
    series: frozenset[SeriesKey]
    periods: frozenset[str] | None = None
    heard: frozenset[Statement] = frozenset()

    def covers(self, change: Change) -> bool:
        """Would `change` be among these findings if it still held?"""
        looked_at = change.series in self.series and (self.periods is None or change.period in self.periods)
        return looked_at and (change.kind not in NOTES or said_at(change.observations[-1]) in self.heard)


def said_at(observation: Observation) -> Statement:
    """Which figure of which article it is, of what period: under whatever series, since those are joined and parted."""
    return (observation.article_id, observation.figure, observation.period)


def derive(
    pool: Sequence[Observation],
    wanted: Collection[SeriesKey],
    names: Mapping[str, str],
    dismissed: Collection[str] = (),
    members: Mapping[str, Collection[str]] = _NOBODY,
    seeds: Collection[Observation] | None = None,
    beyond: Sequence[tuple[SeriesKey, str, datetime]] = (),
) -> Findings:
    """All that `pool` says of the `wanted` series; the other series only testify.

    A series that becomes doubtful, or right again, is taken in (`quarantined` says what was held of it before), and
    so are those that the wanted ones make doubtful. `dismissed` are ids of findings of implausible values that a person
    held to be wrong: those values count. `members` are the places in macro-regions.

    With `seeds`, what came or went, only the periods are looked at that these can matter for; elsewhere the marks on
    file stand. `beyond` are periods that were not read, and since when they are told of.
    """
    pool = sorted(pool, key=age)
    doubts = _upheld(suspicions(pool), pool, dismissed)
    doubted = {id(each) for doubt in doubts for each in (doubt.accused, *doubt.echoes)}
    periods = None if seeds is None else _periods(pool, seeds, doubts, beyond)
    marked = {id(each) for each in pool if _is_marked(each, doubted, periods)}
    plausible = [each for each in pool if id(each) not in marked]
    accused = [each for each in pool if id(each) in marked]
    turned = {each.series for each in pool if each.quarantined != (id(each) in marked)}
    parties = [{each.series for each in (doubt.accused, *doubt.witnesses)} for doubt in doubts]
    blamed = {key for keys in parties if not keys.isdisjoint(wanted) for key in keys}
    series = frozenset({*wanted, *turned, *blamed})
    farther: dict[SeriesKey, list[tuple[str, datetime]]] = {key: [] for key in series}
    for key, label, first in beyond:
        if key in farther:
            farther[key].append((label, first))
    told, blamed_of = _by_series(plausible), _by_series(accused)
    steps = [step for key in sorted(series, key=repr) for step in _steps(told[key], blamed_of[key], farther[key])]
    if periods is not None:
        steps = [step for step in steps if step.new.period in periods]
        doubts = [doubt for doubt in doubts if doubt.accused.period in periods]
    docket = Docket(tuple(plausible), tuple(accused), tuple(doubts), series, names, members)
    heard = frozenset(map(said_at, (*pool, *(seeds or ()))))
    return Findings(changes(docket, steps), tuple(accused), series, periods, heard)


def _periods(
    pool: Sequence[Observation],
    seeds: Collection[Observation],
    doubts: Sequence[Suspicion],
    beyond: Sequence[tuple[SeriesKey, str, datetime]],
) -> frozenset[str]:
    """The periods in focus; what changes sides there may matter for more of them, and so may whom a seed accuses.

    Of two values of which one is wrong both are looked at where one is: which of them it is may have changed.
    """
    doubted = {id(each) for doubt in doubts for each in (doubt.accused, *doubt.echoes)}
    stated = {(seed.article_id, seed.series, seed.period) for seed in seeds}
    blamed = frozenset(
        doubt.accused.period
        for doubt in doubts
        if any((each.article_id, each.series, each.period) in stated for each in doubt.witnesses)
    )
    together = [frozenset(each.period for each in (doubt.accused, *doubt.witnesses)) for doubt in doubts]
    found = blamed | focus(pool, seeds, beyond, doubted)
    while True:
        turned = [each for each in pool if each.period in found and each.quarantined != (id(each) in doubted)]
        wider = focus(pool, [*seeds, *turned], beyond, doubted)
        wider = wider.union(*(labels for labels in together if not labels.isdisjoint(found)))
        if wider <= found:
            return found
        found |= wider


def _is_marked(each: Observation, doubted: Collection[int], periods: frozenset[str] | None) -> bool:
    return id(each) in doubted if periods is None or each.period in periods else each.quarantined


def _upheld(doubts: Sequence[Suspicion], pool: Sequence[Observation], dismissed: Collection[str]) -> list[Suspicion]:
    """Doubts that no person has dismissed, be it about another report of the same value."""
    cleared = [each for each in pool if implausible_id(each) in dismissed] if dismissed else []
    return [doubt for doubt in doubts if not any(is_same_value(doubt.accused, each) for each in cleared)]


def _by_series(observations: Sequence[Observation]) -> Mapping[SeriesKey, list[Observation]]:
    found: dict[SeriesKey, list[Observation]] = defaultdict(list)
    for each in observations:
        found[each.series].append(each)
    return found


def _steps(plausible: Sequence[Observation], doubted: Sequence[Observation], beyond: Beyond) -> Iterator[Step]:
    """Of one series."""
    yield from history(plausible, beyond)
    for place, each in enumerate(doubted):
        told = next(
            (other for other in doubted[:place] if is_same_story(other, each) and is_same_value(other, each)), None
        )
        if told is not None:  # a reprint of a value that is in quarantine already adds nothing
            yield Step(ChangeKind.RESTATED, each, told, Reason.AGREES)
