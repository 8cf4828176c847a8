"""Which periods an arrival can matter for, so that its cost does not grow with the length of a series.

Enters: what is known, and the observations that came, went or changed sides (`seeds`). Leaves: labels of
periods. Never: a period too few: what stands outside was found before, and would be found the same again.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from monitor.domain import Observation, SeriesKey
from monitor.ledger import periods
from monitor.ledger.compare import Age, age

#: Periods told of on each side that testify about one: for its neighbours' neighbours, too.
REACH = 3


def focus(
    pool: Sequence[Observation],
    seeds: Collection[Observation],
    beyond: Sequence[tuple[SeriesKey, str, datetime]] = (),
) -> frozenset[str]:
    """Labels of the periods whose findings `seeds` can change.

    Their own; the nearest on each side that their series tells of, which they may explain; the ends of spans that begin
    with them, since growth leads from there; and whatever was told of their series after them, which they precede.
    """
    firsts = _firsts(pool, {seed.series for seed in seeds})
    found: set[str] = set()
    for seed in seeds:
        told = firsts[seed.series]
        found |= {seed.period, *around(seed.period, told, 1)}
        found |= {label for label, first in told.items() if first > age(seed)}
    series = {seed.series: min(each.known_from for each in seeds if each.series == seed.series) for seed in seeds}
    found |= {label for key, label, first in beyond if key in series and first > series[key]}
    starts = {period.start for seed in seeds if (period := periods.parse(seed.period))}
    ends = {period.end for each in pool if (period := _span(each.period)) and period.start in starts}
    if ends:
        found |= {each.period for each in pool if (one := periods.parse(each.period)) and one.end in ends}
    return frozenset(found)


def around(label: str, told: Iterable[str], reach: int) -> frozenset[str]:
    """Of the periods `told` of, the nearest ones of the same length on each side of `label`, at most `reach` each."""
    here = periods.parse(label)
    if here is None:
        return frozenset()
    line = sorted((there.end, other) for other in told if (there := _alike(here, other)) and other != label)
    place = bisect_left(line, (here.end, label))
    return frozenset(other for _, other in line[max(0, place - reach) : place + reach])


def _alike(here: periods.Period, label: str) -> periods.Period | None:
    there = periods.parse(label)
    return there if there and periods.comparable(here, there) else None


def _span(label: str) -> periods.Period | None:
    period = periods.parse(label) if "/" in label else None
    return period if period and period.frequency == "I" else None


def _firsts(pool: Iterable[Observation], series: Collection[SeriesKey]) -> dict[SeriesKey, dict[str, Age]]:
    """When each period of each series was first told of."""
    firsts: dict[SeriesKey, dict[str, Age]] = {key: {} for key in series}
    for each in pool:
        told = firsts.get(each.series)
        if told is not None and (each.period not in told or age(each) < told[each.period]):
            told[each.period] = age(each)
    return firsts
