"""Is one of two values that of another period? By values on file, and by growth that texts state.

Enters: a dispute. Leaves: trials for the period label. Never: a growth rate that no text states.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, localcontext
from functools import lru_cache

from monitor.domain import Hypothesis, Observation, SeriesKey, Transform
from monitor.ledger import periods
from monitor.ledger.compare import age
from monitor.ledger.hypotheses.trial import Dispute, Trial, only
from monitor.ledger.intervals import agrees, digits, is_exact, ratio, relative_change, signed
from monitor.ledger.limits import LIMITS
from monitor.ledger.series import is_quantity
from monitor.ledger.words import number, percent, said_by
from monitor.ledger.words import rate as as_percent

_PRECISION = 40


def other_period(dispute: Dispute) -> Trial | None:
    """One of the values is on file for a neighbouring period. Where both are, one label is wrong, but not which."""
    found = [(suspect, known) for suspect, _ in dispute.sides if (known := _known_elsewhere(suspect, dispute))]
    if not found:
        return None
    evidence = tuple(dict.fromkeys(known for _, known in found))
    return Trial(Hypothesis.PERIOD_LABEL, evidence, found[0][0] if len(found) == 1 else None)


def by_growth(dispute: Dispute) -> Trial | None:
    """Growth that a text states leads to one of the values for this period, and to the other for the one before."""
    found = only((suspect, tuple(_fits_by_growth(suspect, other, dispute))) for suspect, other in dispute.sides)
    return Trial(Hypothesis.PERIOD_LABEL, found[1], found[0]) if found else None


def from_before(dispute: Dispute) -> Trial | None:
    """The value on file for the period before, grown as a text says, is one of the two."""
    found = only((suspect, _grown(suspect, other, dispute)) for suspect, other in dispute.sides)
    return Trial(None, (found[1],), found[0]) if found else None


def _grown(suspect: Observation, other: Observation, dispute: Dispute) -> str | None:
    here = periods.parse(suspect.period)
    if here is None or not is_quantity(suspect.series):
        return None
    rates = [rate for rate in _rates(suspect, dispute) if rate.series.transform == Transform.YOY]
    for rate in (each for each in rates if each.period == suspect.period):
        for base in dispute.same:
            before = periods.parse(base.period) if is_exact(base) else None
            if before is None or not _is_year_before(before, here):
                continue
            expected, margin = _compound(base.value, rate, 1)
            if _within(other, expected, margin) and not _within(suspect, expected, 2 * margin):
                return (
                    f"{number(base.value)} for {base.period} ({said_by(base)}) with the growth of {percent(rate)} that"
                    f" {said_by(rate)} states is {number(expected)}; {number(other.value)} fits that,"
                    f" {number(suspect.value)} does not"
                )
    return None


def _is_year_before(before: periods.Period, here: periods.Period) -> bool:
    same = before.frequency == here.frequency and periods.comparable(before, here)
    return same and (before.start.year + 1, before.start.month) == (here.start.year, here.start.month)


def _known_elsewhere(suspect: Observation, dispute: Dispute) -> str | None:
    """The suspect's value is the value of a neighbouring period."""
    here = periods.parse(suspect.period)
    if here is None or digits(suspect) < LIMITS.scale_digits:  # two years may well share 5.2 %
        return None
    for witness in dispute.same:
        if witness.article_id == suspect.article_id:
            continue
        there = periods.parse(witness.period)
        near = there is not None and periods.apart(there, here) in {-1, 1}
        if near and is_exact(witness) and agrees(suspect, witness):
            return f"“{suspect.surface}” is the value for {witness.period} that {said_by(witness)} states"
    return None


def _fits_by_growth(suspect: Observation, other: Observation, dispute: Dispute) -> Iterator[str]:
    """Growth that a text states leads to `other` for this period, and not to the suspect, from an earlier value."""
    change = relative_change(suspect, other)
    if change is None or abs(change) > LIMITS.ordinary_growth or not is_quantity(suspect.series):
        return
    for rate in _rates(suspect, dispute):
        if rate.series.transform == Transform.YOY:
            yield from _by_yearly_growth(suspect, other, rate)
        else:
            yield from _by_compound_growth(suspect, other, rate, dispute)


def _rates(suspect: Observation, dispute: Dispute) -> list[Observation]:
    """Stated growth of the same thing, most precise first."""
    same = replace(suspect.series, transform=Transform.YOY, unit_class="%", denominator=None, frequency="")
    rates = [each for each in dispute.pool if _growing(each.series) == same and is_exact(each)]
    return sorted(rates, key=lambda each: (each.step, age(each)))


@lru_cache(maxsize=1 << 14)
def _growing(series: SeriesKey) -> SeriesKey | None:
    """Series of growth of one thing, however long the periods and spans; None for any other series."""
    if series.transform not in {Transform.YOY, Transform.CAGR}:
        return None
    return replace(series, transform=Transform.YOY, frequency="")


def _by_yearly_growth(suspect: Observation, other: Observation, rate: Observation) -> Iterator[str]:
    """`other` grew by `rate` to this period, so the period before had other ÷ (1 + rate): is that the suspect?"""
    if rate.period != suspect.period or rate.article_id == suspect.article_id:
        return
    before = ratio(other.value, 1 + signed(rate) / 100)
    if before and _within(suspect, before, _half(rate) / 100 * before):
        yield (
            f"with the growth of {percent(rate)} that {said_by(rate)} states, {number(other.value)} in {other.period}"
            f" means about {number(before)} the period before, which is what “{suspect.surface}” says"
        )


def _by_compound_growth(suspect: Observation, other: Observation, rate: Observation, dispute: Dispute) -> Iterator[str]:
    """From a value at the start of the span, `rate` leads to `other` and not to the suspect."""
    span, here = periods.parse(rate.period), periods.parse(suspect.period)
    if span is None or here is None or span.end != here.end:
        return
    for base in dispute.same:
        start = periods.parse(base.period)
        if start is None or start.start != span.start:
            continue
        years = periods.apart(start, here)
        if not years or years < 2:
            continue
        expected, margin = _compound(base.value, rate, years)
        if _within(other, expected, margin) and not _within(suspect, expected, margin):
            rate_of_suspect = _implied_rate(base.value, suspect.value, years)
            yield (
                f"the growth of {percent(rate)} a year that {said_by(rate)} states leads from {number(base.value)}"
                f" ({base.period}) to {number(expected)} in {here.label}; {number(other.value)} fits that,"
                f" {number(suspect.value)} does not (it would be {as_percent(rate_of_suspect)} a year)"
            )
            return


def _compound(base: Decimal, rate: Observation, years: int) -> tuple[Decimal, Decimal]:
    """Expected value and the margin that the rate's last printed digit leaves."""
    with localcontext() as context:
        context.prec = _PRECISION
        expected = base * (1 + signed(rate) / 100) ** years
        margin = expected * years * _half(rate) / 100
    return expected, margin


def _implied_rate(base: Decimal, value: Decimal, years: int) -> Decimal:
    with localcontext() as context:
        context.prec = _PRECISION
        quotient = value / base
        return (quotient.ln() / years).exp() - 1 if quotient > 0 else Decimal(0)


def _half(rate: Observation) -> Decimal:
    return rate.step / 2 if rate.step else Decimal("0.5")


def _within(observation: Observation, expected: Decimal, margin: Decimal) -> bool:
    return abs(observation.value - expected) <= margin + observation.step
