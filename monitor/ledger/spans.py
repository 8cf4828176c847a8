"""A span of time whose value is below that of a shorter one inside it: 378,000 in the year, 412,000 in its July alone.

Enters: observations. Leaves: pairs of the part and the whole. Never: what may fall below zero or is no sum (stocks,
averages, annualised or adjusted numbers), nor a whole that was told of before it was over, or within bounds of its own.
"""

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import cache

from monitor.data import load
from monitor.domain import Approx, Modality, Observation
from monitor.ledger import periods
from monitor.ledger.intervals import signed
from monitor.ledger.open_parts import may_be_more_bounded
from monitor.ledger.series import adds_up, is_open, is_thin

_SLACK = Decimal("1.03")  # a month may since have been revised
_UPPER = frozenset({Approx.OVER, Approx.AT_LEAST})
_EARLY = timedelta(days=3)


def contradictions(pool: Sequence[Observation]) -> Iterator[tuple[Observation, Observation]]:
    """Parts above wholes of one thing."""
    things: dict[Hashable, list[Observation]] = {}
    for each in pool:
        if _is_plain(each):
            things.setdefault(replace(each.series, frequency=""), []).append(each)
    for thing in things.values():
        if len({each.period for each in thing}) < 2:
            continue
        for whole in thing:
            yield from ((part, whole) for part in thing if _is_inside(part, whole) and _exceeds(part, whole))


def span_of(label: str) -> int:
    """Days of a period."""
    period = periods.parse(label)
    return (period.end - period.start).days if period else 0


def _is_plain(observation: Observation) -> bool:
    """A sum of what happened in a known span that was over when it was told."""
    period = periods.parse(observation.period)
    if period is None or period.months is None or observation.value <= 0 or observation.modality is not Modality.ACTUAL:
        return False
    if not adds_up(observation.series) or (is_open(observation.series.measure) and is_thin(observation.series.measure)):
        return False
    over = observation.known_from.date() > period.end - _EARLY
    return over and not _no_sum().search(observation.sentence.casefold())


def _is_inside(part: Observation, whole: Observation) -> bool:
    one, all_of_it = periods.parse(part.period), periods.parse(whole.period)
    if one is None or all_of_it is None or one.label == all_of_it.label:
        return False
    return all_of_it.start <= one.start and one.end <= all_of_it.end


def _exceeds(part: Observation, whole: Observation) -> bool:
    if whole.approx in _UPPER or part.approx in {Approx.UNDER, Approx.UP_TO} or signed(part) <= 0:
        return False
    most = whole.value if whole.high is None else whole.high
    least = part.value if part.low is None else part.low
    return least > most * _SLACK and not may_be_more_bounded(whole.sentence, part.sentence)


@cache
def _no_sum() -> re.Pattern[str]:
    return re.compile(load("ledger_spans.toml")["no_sum"])
