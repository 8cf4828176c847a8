"""Ranks against values: "ranks first by X" while another place's X is higher than one of the two values.

Enters: a dispute about values, or about ranks. Leaves: evidence without a hypothesis. Never: a field that is not
understood ("coastal cities"), nor one wider than what its words say; places beyond it prove nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from monitor.domain import Observation, Transform
from monitor.ledger.hypotheses.trial import Dispute, Trial, elsewhere, listed, only, shown
from monitor.ledger.intervals import interval, is_exact
from monitor.ledger.series import is_list, is_quantity
from monitor.ledger.wholes import read, thing_of
from monitor.ledger.words import number, said_by


def ranks(dispute: Dispute) -> Trial | None:
    """A rank and other places' values that leave room for one of two values, or of two ranks, only."""
    if dispute.series.transform == Transform.RANK:
        found = only((suspect, _rank_too_high(suspect, dispute)) for suspect, _ in dispute.sides)
    else:
        found = only((suspect, _value_too_low(suspect, dispute)) for suspect, _ in dispute.sides)
    return Trial(None, (found[1],), found[0]) if found else None


def _value_too_low(suspect: Observation, dispute: Dispute) -> str | None:
    """Another text's rank has no room for so many higher values."""
    if not is_quantity(dispute.series):  # "first by unemployment" may be the least of it
        return None
    ranks = (each for each in dispute.here if _is_of(each, suspect, Transform.RANK))
    return next((words for rank in ranks if (words := _too_many_above(rank, suspect, dispute))), None)


def _rank_too_high(suspect: Observation, dispute: Dispute) -> str | None:
    levels = (each for each in dispute.here if _is_of(each, suspect, Transform.LEVEL) and is_quantity(each.series))
    return next((words for each in levels if (words := _too_many_above(suspect, each, dispute))), None)


def _is_of(witness: Observation, suspect: Observation, transform: Transform) -> bool:
    """Does the witness tell something of that kind about the suspect's place and indicator?"""
    here, there = suspect.series, witness.series
    same = there.subject == here.subject and there.transform == transform and is_exact(witness)
    return same and thing_of(there.measure) == thing_of(here.measure)


def _too_many_above(rank: Observation, value: Observation, dispute: Dispute) -> str | None:
    """As many peers as the rank's number, or more, are surely above `value`."""
    most = interval(value).high
    container = _container(rank, dispute)
    if most is None or container is None or not is_exact(rank):
        return None
    above = [each for each in _peers(value, container, dispute.here) if (interval(each).low or Decimal(0)) >= most]
    if not above or len(above) < rank.value:
        return None
    words = [f"{dispute.name(each.series.subject)} {shown(each)} ({said_by(each)})" for each in above]
    return (
        f"{said_by(rank)} ranks {dispute.name(rank.series.subject)} number {number(rank.value)} in"
        f" {dispute.name(container)}, but {shown(value)} is less than {' and '.join(listed(words))}"
    )


def _container(rank: Observation, dispute: Dispute) -> str | None:
    """The narrowest place for which the rank surely holds: the named one, or what the place lies in.

    Who is first in the country is first among the places of its own province, too.
    """
    path = rank.subject_path
    if is_list(rank.series.measure) or len(path) < 2:
        return None
    if not rank.series.scope:
        return path[-2]
    reading = read(rank.series.scope, rank.language, path, dispute.names)
    if reading is None or reading.indicator not in {None, thing_of(rank.series.measure)}:
        return None
    own = len(path) - 1
    levels = {level for level in reading.levels if level < own} - {-1}
    if any(level > own for level in reading.levels):
        return None
    named = [place for place in path[:-1] if place in reading.places] + [path[level] for level in sorted(levels)]
    return max(named, key=path.index) if named else path[-2]


def _peers(value: Observation, container: str, pool: Iterable[Observation]) -> list[Observation]:
    """Values of places on the same level inside the container, one for each place: the least that is stated."""
    stated: dict[str, list[Observation]] = defaultdict(list)
    family, depth = elsewhere(value.series), len(value.subject_path)
    for each in pool:
        same = elsewhere(each.series) == family and len(each.subject_path) == depth
        if same and each.series.subject != value.series.subject and container in each.subject_path[:-1]:
            stated[each.series.subject].append(each)
    least = [min(said, key=lambda each: interval(each).low or Decimal(0)) for said in stated.values()]
    return sorted(least, key=lambda each: (-each.value, each.series.subject))
