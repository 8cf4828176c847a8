"""Which periods an arrival can matter for, so that its cost does not grow with the length of a series.

Enters: what is known, and the observations that came, went or changed sides (`seeds`). Leaves: labels of
periods. Never: a period too few: what stands outside was found before, and would be found the same again.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TypeVar

from monitor.domain import Observation, SeriesKey
from monitor.ledger import periods
from monitor.ledger.compare import Age, age
from monitor.ledger.states import last_day, rank

Moment = TypeVar("Moment", datetime, str)  # or as a database stores it, in an order that is the same

#: Periods told of on each side whose findings a statement can change.
NEXT = 2

#: Periods told of on each side that testify about one: for its neighbours' neighbours, too.
REACH = 4


def focus(
    pool: Sequence[Observation],
    seeds: Collection[Observation],
    beyond: Sequence[tuple[SeriesKey, str, datetime]] = (),
    doubted: Collection[int] = (),
) -> frozenset[str]:
    """Labels of the periods whose findings `seeds` can change.

    Their own; the nearest on each side that their series tells of, which they may explain; the ends of spans that begin
    with them, since growth leads from there; and whatever was told of their series after them, which they precede:
    without the statements that are `doubted` (by `id`) or in quarantine, since those precede nothing.
    """
    series_of_seeds = {seed.series for seed in seeds}
    firsts = _firsts(pool, series_of_seeds)
    sound = _firsts((each for each in pool if not each.quarantined and id(each) not in doubted), series_of_seeds)
    found: set[str] = set()
    for seed in seeds:
        told = firsts[seed.series]
        found |= {seed.period, *around(seed.period, told, NEXT)}
        later = (*told.items(), *sound[seed.series].items())
        here = rank(seed.period, age(seed))
        found |= {label for label, first in later if rank(label, first) > here}
    series = {
        seed.series: min(rank(each.period, each.known_from) for each in seeds if each.series == seed.series)
        for seed in seeds
    }
    found |= {label for key, label, first in beyond if key in series and rank(label, first) > series[key]}
    starts = {period.start for seed in seeds if (period := periods.parse(seed.period))}
    ends = {period.end for each in pool if (period := _span(each.period)) and period.start in starts}
    if ends:
        found |= {each.period for each in pool if (one := periods.parse(each.period)) and one.end in ends}
    return frozenset(found)


def around(label: str, told: Iterable[str], reach: int) -> frozenset[str]:
    """Of the periods `told` of, the nearest ones of the same length on each side of `label`, at most `reach` each."""
    here = _placed(label)
    return _beside(label, here[1], _lines(told)[here[0]], reach) if here else frozenset()


@dataclass(frozen=True, slots=True)
class Near:
    """Of the periods told of those to be `read`.

    Among them those `next` to one asked for, whose own neighbours are read too, and the `outer` ones, of which only the
    values matter and not how many tell them.
    """

    read: frozenset[str]
    next: frozenset[str]
    outer: frozenset[str]


def near(asked: Collection[str], told: Iterable[Iterable[str]]) -> Near:
    """Of the periods that each series is `told` of those that can matter for the periods `asked`.

    `REACH` on each side; and spans of years that begin or end in the year of one asked for, or of one next to it, which
    is judged again, with the periods at both ends of them: growth leads along a span, to the period at its end.
    """
    lines = [list(each) for each in told]
    every = {label for line in lines for label in line}
    asked = {*asked, *_led_to(asked, every)}
    reached: list[set[str]] = [set(), set(), set()]
    for line in map(_lines, lines):
        for label in asked:
            if here := _placed(label):
                for found, reach in zip(reached, (NEXT, REACH - 1, REACH), strict=True):
                    found |= _beside(label, here[1], line[here[0]], reach)
    next_to, inner, all_of_them = reached
    next_to |= asked  # also if no series at hand tells of it: another one may, of the same thing
    along = _along({*asked, *next_to}, every)
    outer = all_of_them - inner - along - asked
    return Near(frozenset(all_of_them | along | next_to), frozenset(next_to), frozenset(outer))


def _led_to(asked: Collection[str], told: Collection[str]) -> set[str]:
    """The ends of spans asked for, and of those told of that begin in a year asked for: growth leads there."""
    years = {label[:4] for label in asked}
    spans = {label for label in asked if "/" in label}
    spans |= {label for label in told if "/" in label and label[:4] in years}
    return {label.partition("/")[2] for label in spans if len(set(_years(label))) > 1}


def _along(judged: Collection[str], told: Collection[str]) -> set[str]:
    """Spans told of that touch the year of a period that is `judged`, and the periods at both ends of these spans."""
    years = {label[:4] for label in judged}
    spans = {label for label in {*told, *judged} if "/" in label and not years.isdisjoint(_years(label))}
    ends = {end for label in spans for end in label.split("/")}
    return (spans | ends) & {*told}


def unread(told: Mapping[str, Moment | None], read: Collection[str], since: Moment) -> list[tuple[str, Moment]]:
    """Of the periods of a series that are not `read` those that a judgement can ask for: a few, however many there are.

    `told`: labels, each with the moment when it was first told of, None if all that tells of it is in quarantine.
    On either side of each period read the one told of first, by which a statement is news or late; and all told of
    later than any that is read, or than `since`, when the article was published. What one article tells of comes in the
    order of its periods.
    """
    sound: list[tuple[str, Moment]] = [(label, first) for label, first in told.items() if first is not None]
    rest = sorted((last_day(label), label, first) for label, first in sound if label not in read)
    days, ranks = [day for day, _, _ in rest], [rank(label, first) for _, label, first in rest]
    oldest = min([(since, "", ""), *(rank(label, first) for label, first in sound if label in read)])
    kept = {place[2]: place[0] for place in ranks if place > oldest}
    for place in {bisect_right(days, last_day(label)) for label in read}:  # few: what is read lies close together
        for side in (ranks[:place], ranks[place:]):
            if side:
                first, _, label = min(side)
                kept[label] = first
    return list(kept.items())


def _beside(label: str, end: date, line: Sequence[tuple[date, str]], reach: int) -> frozenset[str]:
    place = bisect_left(line, (end, label))
    after = place + (place < len(line) and line[place][1] == label)
    return frozenset(other for _, other in (*line[max(0, place - reach) : place], *line[after : after + reach]))


def _lines(told: Iterable[str]) -> Mapping[tuple[str, int], list[tuple[date, str]]]:
    """Periods of one length in order."""
    lines: dict[tuple[str, int], list[tuple[date, str]]] = defaultdict(list)
    for label in told:
        if placed := _placed(label):
            lines[placed[0]].append((placed[1], label))
    for line in lines.values():
        line.sort()
    return lines


@lru_cache(maxsize=1 << 14)
def _placed(label: str) -> tuple[tuple[str, int], date] | None:
    """Length, and last day."""
    period = periods.parse(label)
    return (period.length, period.end) if period else None


def _years(label: str) -> tuple[str, str]:
    """Of the first and the last part of a span."""
    first, _, last = label.partition("/")
    return first[:4], last[:4]


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
