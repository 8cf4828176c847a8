"""Implied wholes: share × whole = part, read all three ways, with what texts state of the other two.

Enters: a dispute. Leaves: trials for the period label or for scope, or evidence without a hypothesis. Never: a share
whose words bound the whole in a way that is not understood.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from monitor.domain import Hypothesis, Observation, SeriesKey, Transform
from monitor.ledger import periods
from monitor.ledger.beside import shares_beside
from monitor.ledger.hypotheses.trial import Dispute, Trial, only, shown
from monitor.ledger.intervals import interval, is_exact, is_percent, ratio
from monitor.ledger.limits import LIMITS
from monitor.ledger.series import Ratio, ratios
from monitor.ledger.wholes import read, thing_of
from monitor.ledger.words import number, said_by

_HUNDRED = Decimal(100)
_Thing = tuple[str, str]  # place and indicator


class _Role(Enum):
    PART = "part"
    SHARE = "share"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class _Relation:
    """What a share says of its part and its whole. `named`: an indicator's own definition, whatever the units."""

    part: _Thing
    whole: _Thing


@dataclass(frozen=True, slots=True)
class _Sum:
    """What two statements make of the third: a range, and how to say it."""

    low: Decimal
    high: Decimal
    words: str

    def holds(self, value: Observation) -> bool:
        span = _span(value)
        return span is not None and span[0] <= self.high and self.low <= span[1]

    def misses(self, value: Observation) -> bool:
        """Out of reach even with what shares of revised data differ by."""
        span, room = _span(value), LIMITS.sum_tolerance
        return span is None or span[0] > self.high * (1 + room) or span[1] < self.low * (1 - room)


def shares(dispute: Dispute) -> Trial | None:
    """A share and its whole, a part and its share, or a part and its whole lead to one value and not to the other.

    Where the same sum of a neighbouring period, or with another whole, leads to the suspect, that is the guess.
    """
    here = list(_sums(dispute, dispute.here, (dispute.older, dispute.newer)))
    found = only((suspect, _leading(here, other, suspect)) for suspect, other in dispute.sides)
    if found is None:
        return None
    suspect, words = found
    other = dispute.newer if suspect is dispute.older else dispute.older
    for period, pool in _near(dispute):
        if there := _leading(_sums(dispute, pool), suspect, other):
            because = tuple(f"{line} for {period}" for line in there)
            return Trial(Hypothesis.PERIOD_LABEL, (*words, *because), suspect)
    if there := _leading(_sums(dispute, dispute.here, elsewhere=True), suspect, other):
        return Trial(Hypothesis.SCOPE, (*words, *there), suspect)
    return Trial(None, words, suspect)


def _leading(sums: Iterable[_Sum], right: Observation, wrong: Observation) -> tuple[str, ...]:
    """Sums that hold for the one and miss the other, two at most."""
    fitting = [each for each in sums if each.holds(right) and each.misses(wrong)]
    lines = [f"{each.words}: {shown(right)} fits that, {shown(wrong)} does not" for each in fitting]
    return tuple(dict.fromkeys(lines))[:2]


def _near(dispute: Dispute) -> Iterator[tuple[str, list[Observation]]]:
    """What is on file for the period before and the one after."""
    here = periods.parse(dispute.older.period)
    labels = sorted({each.period for each in dispute.pool})
    for label in labels:
        there = periods.parse(label)
        if here and there and periods.apart(there, here) in {-1, 1}:
            yield label, [each for each in dispute.pool if each.period == label]


def _sums(
    dispute: Dispute, pool: Sequence[Observation], beside: Sequence[Observation] = (), *, elsewhere: bool = False
) -> Iterator[_Sum]:
    """Every sum of two statements of `pool` that says something of the disputed series.

    Shares that stand `beside` the disputed values count, too: a text may contradict itself.
    `elsewhere`: for a share, with the wholes of the places around instead of its own.
    """
    levels = [each for each in pool if each.series.transform == Transform.LEVEL and is_exact(each)]
    own = _thing(dispute.series)
    own_relation = _relation(dispute.older, dispute)
    if own_relation:
        for part in _of(own_relation.part, levels, dispute.series):
            for whole in _wholes(own_relation, levels, dispute, elsewhere):
                yield from _quotient(part, whole, dispute, _Role.SHARE)
    if elsewhere:
        return
    stated = (*pool, *(share for each in (*pool, *beside) for share in shares_beside(each)))
    for share in stated:
        relation = _relation(share, dispute) if is_exact(share) else None
        if relation and relation.part == own and _comparable(share.series, dispute.series):
            for whole in _of(relation.whole, levels, share.series):
                yield from _product(share, whole, dispute)
        if relation and relation.whole == own and _comparable(share.series, dispute.series):
            for part in _of(relation.part, levels, share.series):
                yield from _quotient(part, share, dispute, _Role.WHOLE)


def _relation(share: Observation, dispute: Dispute) -> _Relation | None:
    """Part and whole of a share as its words say them, or of an indicator that is a ratio by definition."""
    series = share.series
    known = _defined(series)
    if known is not None:
        return _Relation((series.subject, known.part), (series.subject, known.whole))
    if series.transform != Transform.SHARE or not series.denominator or not is_percent(share):
        return None
    reading = read(series.denominator, share.language, share.subject_path, dispute.names)
    if reading is None or -1 in reading.levels:
        return None
    thing = thing_of(series.measure)
    indicator = reading.indicator or thing
    above = [place for place in share.subject_path if place != series.subject]
    places = {above[level] for level in reading.levels if level < len(above)} | reading.places
    if len(places) > 1 or len(places) < len(reading.levels):
        return None
    whole = (next(iter(places), series.subject), indicator)
    return None if whole == (series.subject, thing) else _Relation((series.subject, thing), whole)


def _defined(series: SeriesKey) -> Ratio | None:
    if series.transform != Transform.LEVEL or series.denominator:
        return None
    return next((each for each in ratios() if each.of == series.measure), None)


def _wholes(relation: _Relation, levels: list[Observation], dispute: Dispute, elsewhere: bool) -> list[Observation]:
    if not elsewhere:
        return _of(relation.whole, levels, dispute.series)
    around = [place for place in dispute.older.subject_path if place != relation.whole[0]]
    return [each for place in around for each in _of((place, relation.whole[1]), levels, dispute.series)]


def _of(thing: _Thing, levels: list[Observation], like: SeriesKey) -> list[Observation]:
    return [each for each in levels if _thing(each.series) == thing and _comparable(each.series, like)]


def _thing(series: SeriesKey) -> _Thing:
    return series.subject, thing_of(series.measure)


def _comparable(one: SeriesKey, other: SeriesKey) -> bool:
    """A bounded part ("exports of cars") has a share and a whole with the same bounds."""
    return one.scope == other.scope and one.frequency == other.frequency


def _product(share: Observation, whole: Observation, dispute: Dispute) -> Iterator[_Sum]:
    """share × whole, against the disputed part."""
    s, w, unit = _span(share), _span(whole), _hundredth(share)
    if s is None or w is None or not _units_fit(dispute.series, share, whole.series):
        return
    words = (
        f"{shown(share)} ({said_by(share)}) of {shown(whole)}, which {said_by(whole)} states for"
        f" {dispute.name(whole.series.subject)}, is {number(share.value * unit * whole.value)}"
    )
    yield _Sum(s[0] * unit * w[0], s[1] * unit * w[1], words)


def _quotient(part: Observation, under: Observation, dispute: Dispute, role: _Role) -> Iterator[_Sum]:
    """part ÷ share, against the disputed whole; part ÷ whole, against the disputed share."""
    p, u = _span(part), _span(under)
    if p is None or u is None or not u[0] or not under.value:
        return
    percent = is_percent(under) if role is _Role.WHOLE else is_percent(dispute.older)
    factor = _HUNDRED if percent else Decimal(1)
    share = under if role is _Role.WHOLE else dispute.older
    whole = dispute.series if role is _Role.WHOLE else under.series
    if not _units_fit(part.series, share, whole):
        return
    low, high, middle = (ratio(over, below) for over, below in ((p[0], u[1]), (p[1], u[0]), (part.value, under.value)))
    if low is None or high is None or middle is None:
        return
    result = f"{number(middle * factor)} %" if percent and role is _Role.SHARE else number(middle * factor)
    words = (
        f"{shown(part)} ({said_by(part)}, {dispute.name(part.series.subject)}) divided by {shown(under)}"
        f" ({said_by(under)}, {dispute.name(under.series.subject)}) is {result}"
    )
    yield _Sum(low * factor, high * factor, words)


def _units_fit(part: SeriesKey, share: Observation, whole: SeriesKey) -> bool:
    """A percentage has part and whole in one unit; per head, the quotient has the part's."""
    if is_percent(share):
        return part.unit_class == whole.unit_class and not part.denominator and not whole.denominator
    return share.series.unit_class == part.unit_class


def _hundredth(share: Observation) -> Decimal:
    return 1 / _HUNDRED if is_percent(share) else Decimal(1)


def _span(observation: Observation) -> tuple[Decimal, Decimal] | None:
    """Both ends of a positive value; a value without a printed step is that value alone."""
    span = interval(observation)
    if span.negative or span.low is None or span.high is None or span.low < 0 or not observation.value:
        return None
    return span.low, span.high
