"""What stands beside a value in its series: the nearest period, and what contradicts it.

Enters: an observation and what is known of its series. Leaves: observations. Never: a result that depends on
the order of arrival.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from monitor.domain import Observation
from monitor.ledger import periods
from monitor.ledger.compare import voice
from monitor.ledger.intervals import agrees, is_exact
from monitor.ledger.values import Value, values_of


def neighbour(observation: Observation, known: Sequence[Observation]) -> Observation | None:
    """A statement for the nearest period of the same length: of another article if there is one.

    Where texts contradict each other it is that of the same source, else of more stories, else
    the older one; a value that was revised is out of it.

    Of two periods equally near it is the earlier one.
    """
    here = periods.parse(observation.period)
    if here is None:
        return None
    distances: dict[str, tuple[timedelta, bool]] = {}
    for other in known:
        there = periods.parse(other.period)
        if there and other.period != observation.period and periods.comparable(here, there):
            distances[other.period] = (abs(there.end - here.end), there.end > here.end)
    if not distances:
        return None
    nearest = min(distances, key=lambda label: (distances[label], label))
    stated = [other for other in known if other.period == nearest]
    return _best(
        [other for other in stated if other.article_id != observation.article_id] or stated, observation.source
    )


def shorter_sum(observation: Observation, known: Sequence[Observation]) -> Observation | None:
    """A statement for the longest of the spans that begin on the same day and end earlier: January to July for August.

    None where no span begins on that day.
    """
    here = periods.parse(observation.period)
    if here is None:
        return None
    ends: dict[str, date] = {}
    for other in known:
        there = periods.parse(other.period)
        if there and there.start == here.start and there.end < here.end:
            ends[other.period] = there.end
    if not ends:
        return None
    nearest = max(ends, key=lambda label: (ends[label], label))
    return _best([other for other in known if other.period == nearest], observation.source)


def contested(observation: Observation, known: Sequence[Observation]) -> Observation | None:
    """Another standing value for the same period that contradicts `observation`; None if all agree."""
    same = [other for other in known if other.period == observation.period and is_exact(other)]
    against = [value for value in values_of(same).standing if not agrees(value.core, observation)]
    return min(against, key=lambda value: value.first).voice if against else None


def _best(stated: Sequence[Observation], source: str | None) -> Observation:
    exact = [other for other in stated if is_exact(other)] or list(stated)

    def weight(value: Value) -> tuple[bool, int]:
        voices = {voice(other) for other in value.members}
        return any(source is not None and other.source == source for other in value.members), len(voices)

    return max(values_of(exact).standing, key=weight).voice
