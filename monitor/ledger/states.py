"""States of a day: "now has 25,000 …". Another day's other value is news, the same value on any day is unchanged.

Enters: a state and those that were told before it. Leaves: what it adds. Never: a contradiction between two days.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from monitor.domain import Approx, ChangeKind, Observation
from monitor.ledger import periods
from monitor.ledger.compare import Reason, Step, age, agreement, is_same_story, revision
from monitor.ledger.intervals import agrees, agrees_as_printed, is_exact
from monitor.ledger.limits import LIMITS

When = TypeVar("When")

_FROM_BELOW = frozenset({Approx.OVER, Approx.AT_LEAST})
_FROM_ABOVE = frozenset({Approx.NEARLY, Approx.UNDER, Approx.UP_TO})


def is_dated_state(observation: Observation) -> bool:
    """A state at the day of the article ("now has 25,000"): another day's other value is news, not a contradiction."""
    frequency = observation.series.frequency
    return frequency == "S" or (frequency == "E" and len(observation.period) > len("2025"))


def compare_state(new: Observation, known: Sequence[Observation]) -> Step:
    """A state against the newest of those told before (not empty); an equal value on any day is "unchanged"."""
    known = _comparable(new, known)
    last = _latest(known)
    matching = [other for other in known if _is_same_state(new, other)]
    if last in matching:
        return agreement(new, matching)
    if end(new) > end(last):
        return Step(ChangeKind.NEW_PERIOD, new, last, Reason.OTHER_PERIOD)
    if matching:
        return agreement(new, matching)
    if end(new) < end(last):
        return Step(ChangeKind.OLDER_VINTAGE, new, last, Reason.SUPERSEDED)
    return _of_one_day(new, last)


def end(observation: Observation) -> str:
    """The last day of its period, ISO 8601; the label where that can't be read. Sorts by time."""
    return last_day(observation.period)


@lru_cache(maxsize=1 << 14)
def last_day(label: str) -> str:
    """The last day of the period with this label."""
    period = periods.parse(label)
    return period.end.isoformat() if period else label


def rank(label: str, told: When) -> tuple[When, str, str]:
    """What sorts the periods of a series by when they were `told` of, the oldest first of those told of together."""
    return (told, last_day(label), label)


def _of_one_day(new: Observation, last: Observation) -> Step:
    reason = revision(last, new)
    if reason is not None:
        return Step(ChangeKind.REVISED, new, last, reason)
    kind = ChangeKind.DISCREPANCY if is_same_story(new, last) else ChangeKind.CONFLICTING
    return Step(kind, new, last, Reason.DISAGREES)


def _comparable(new: Observation, known: Sequence[Observation]) -> Sequence[Observation]:
    """For an exact count the exact ones, and loose ones that said something new after the last of them."""
    exact = [other for other in known if is_exact(other)]
    if not exact or not is_exact(new):
        return known
    last = _latest(exact)
    news = [each for each in known if end(each) > end(last) and not _is_same_state(each, last)]
    return [*exact, *(each for each in news if not is_exact(each))]


def _latest(states: Sequence[Observation]) -> Observation:
    return max(states, key=lambda other: (end(other), is_exact(other), age(other)))


def _is_same_state(one: Observation, other: Observation) -> bool:
    """Do two days' statements tell of one count? Loose talk stretches no farther than it is true and young.

    Long after an exact count "over N" may still tell of it; after "over N" another exact count is news.
    """
    earlier, later = sorted((one, other), key=end)
    if not agrees(one, other):
        return False
    if agrees_as_printed(one, other) or _days(earlier, later) <= LIMITS.loose_days:
        return True
    return is_exact(earlier) and not is_exact(later) and _is_true_of(later, earlier.value)


def _is_true_of(loose: Observation, value: Decimal) -> bool:
    if loose.approx in _FROM_BELOW:
        return value >= loose.value
    return loose.approx in _FROM_ABOVE and value <= loose.value


def _days(earlier: Observation, later: Observation) -> int:
    """Days between two states; 0 where a label can't be read."""
    first, last = periods.parse(earlier.period), periods.parse(later.period)
    return (last.end - first.end).days if first and last else 0
