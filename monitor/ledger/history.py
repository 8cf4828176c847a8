"""The history of one series, read from all that is known of it: what each statement added when it was published.

Enters: the plausible observations of one series, in any order. Leaves: `Step`s, oldest statement first. Never: the
order of arrival: who was published first comes first, and articles of one moment stand in the order of their ids.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from monitor.domain import ChangeKind, Observation
from monitor.ledger.compare import Age, Reason, Step, age, agreement
from monitor.ledger.neighbours import contested, neighbour, shorter_sum
from monitor.ledger.states import compare_state, end, is_dated_state, last_day, rank
from monitor.ledger.values import Value, disagree, values_of

Beyond = Sequence[tuple[str, datetime]]


def history(series: Sequence[Observation], beyond: Beyond = ()) -> list[Step]:
    """What the statements of one series add to each other; several steps for one that contradicts several values.

    Total: every observation is the `new` of one step at least. `beyond` are periods that are too far from these to
    be set against them, each with the moment when it was first told of.
    """
    told = sorted(series, key=_order)
    states = [observation for observation in told if is_dated_state(observation)]
    dated = [observation for observation in told if not is_dated_state(observation)]
    return [*_of_states(states, dated, beyond), *_of_periods(dated, states, beyond)]


def _order(observation: Observation) -> tuple[tuple[Age, str, str], int]:
    """By publication, then article; within an article the oldest period first, so that history reads as such."""
    return (rank(observation.period, age(observation)), observation.start)


def _of_states(states: Sequence[Observation], others: Sequence[Observation], beyond: Beyond) -> Iterator[Step]:
    for place, new in enumerate(states):
        before = _before(new, states[:place], others)
        if not before and _told_before(new, beyond):
            yield Step(ChangeKind.NEW_PERIOD, new, None, Reason.OTHER_PERIOD)
        elif not before:
            yield Step(ChangeKind.NEW_SERIES, new, None, Reason.FIRST)
        else:
            yield compare_state(new, before)


def _of_periods(dated: Sequence[Observation], states: Sequence[Observation], beyond: Beyond) -> Iterator[Step]:
    periods_of: dict[str, list[Observation]] = {}
    for place, new in enumerate(dated):
        if new.period not in periods_of:
            yield _first_of_period(new, _before(new, dated[:place], states), beyond)
        periods_of.setdefault(new.period, []).append(new)
    for same in periods_of.values():
        yield from _within_period(same)


def _before(new: Observation, same_kind: Sequence[Observation], others: Sequence[Observation]) -> list[Observation]:
    """All that was told before `new`, oldest first."""
    return sorted([*same_kind, *(other for other in others if _order(other) < _order(new))], key=_order)


def _told_before(new: Observation, beyond: Beyond) -> Beyond:
    """The periods beyond that were told of before `new`; what was at the same moment, as a rule in the same article."""
    here = rank(new.period, new.known_from)
    return [(label, first) for label, first in beyond if rank(label, first) < here]


def _first_of_period(new: Observation, known: Sequence[Observation], beyond: Beyond) -> Step:
    """Set beside a period of its own length only: of the others it depends on the arrival which of them are read."""
    farther = _told_before(new, beyond)
    ends = [*(end(other) for other in known), *(last_day(label) for label, _ in farther)]
    if not ends:
        return Step(ChangeKind.NEW_SERIES, new, None, Reason.FIRST)
    late = end(new) < max(ends)
    own_history = all(first == new.known_from for _, first in farther)
    own_history = own_history and all(other.article_id == new.article_id for other in known)
    beside = neighbour(new, known)
    against = contested(beside, known) if beside else None
    so_far = None if beside else shorter_sum(new, known)
    return Step(ChangeKind.NEW_PERIOD, new, beside, Reason.OTHER_PERIOD, late, against, own_history, so_far=so_far)


def _within_period(same: Sequence[Observation]) -> Iterator[Step]:
    """Values against each other, then who repeats which; the first statement of the period was told before."""
    values = values_of(same)
    for original, copy in values.copies:
        yield Step(ChangeKind.DISCREPANCY, copy, original, Reason.DISAGREES)
    first = min(same, key=_order)
    told = {id(first)}
    standing: list[Value] = []
    for place, value in enumerate(values.told):
        for step in _against(value, values.told[:place], standing):
            told.add(id(step.new))
            yield step
        standing = [*(other for other in standing if not any(heir is value for heir, _ in other.heirs)), value]
    for value in values.told:
        yield from _repeats(value, [member for member in value.members if id(member) not in told], first)


def _against(value: Value, before: Sequence[Value], standing: Sequence[Value]) -> Iterator[Step]:
    """A value against those before it: it revises them, or contradicts those that stood."""
    for other in before:
        reason = next((reason for heir, reason in other.heirs if heir is value), None)
        if reason is None:
            if other in standing and disagree(value, other):
                yield Step(ChangeKind.CONFLICTING, value.lead, other.stated_by(value.first), Reason.DISAGREES)
        elif other.first <= value.first:
            yield Step(ChangeKind.REVISED, value.lead, other.stated_by(value.first), reason)
        else:
            yield Step(ChangeKind.OLDER_VINTAGE, other.lead, value.lead, Reason.SUPERSEDED)


def _repeats(value: Value, members: Sequence[Observation], first: Observation) -> Iterator[Step]:
    for member in members:
        heirs = [heir for heir, _ in value.heirs if heir.first < age(member)]
        if heirs:
            yield Step(ChangeKind.OLDER_VINTAGE, member, heirs[-1].voice, Reason.SUPERSEDED)
            continue
        earlier = [other for other in value.members if age(other) < age(member)]
        yield agreement(member, earlier or [first])
