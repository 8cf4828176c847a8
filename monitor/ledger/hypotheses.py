"""Why two texts may contradict each other: guesses, each tested with what is at hand.

Enters: two disjoint observations of one series and period, and all others that can
testify. Leaves: a `Trial` with the guess that passed and the sums behind it. Never: a
guess without a passed test; then the trial names none and says what was tried.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from functools import cache

from monitor.data import load
from monitor.domain import Hypothesis, Observation, Transform
from monitor.ledger import periods
from monitor.ledger.compare import age
from monitor.ledger.intervals import agrees, digits, is_exact, ratio, relative_change, signed
from monitor.ledger.limits import LIMITS
from monitor.ledger.plausible import slip
from monitor.ledger.series import is_quantity
from monitor.ledger.words import number, percent, said_by
from monitor.ledger.words import rate as as_percent

_UNIT_TOLERANCE = Decimal("0.005")  # two factors of the table must not answer for one ratio
_PRECISION = 40


@dataclass(frozen=True, slots=True)
class Trial:
    """`hypothesis` None: no guess passed its test. `evidence` are sentences of arithmetic.

    `suspect` is the observation whose label or value the guess puts in doubt, if it can tell.
    """

    hypothesis: Hypothesis | None
    evidence: tuple[str, ...] = ()
    suspect: Observation | None = None


def explain_conflict(one: Observation, other: Observation, pool: Sequence[Observation]) -> Trial:
    """The first hypothesis that passes its test. Symmetric in `one` and `other`."""
    older, newer = sorted((one, other), key=age)
    for test in (_scale, _unit, _rounding, _period_label, _scope):
        trial = test(older, newer, pool)
        if trial is not None:
            return trial
    return Trial(None)


def _scale(older: Observation, newer: Observation, pool: Sequence[Observation]) -> Trial | None:
    power = slip(older, newer) if is_quantity(older.series) else None
    if power is None:
        return None
    habit = _scale_habits().get(str(abs(power)), "decimal places lost or gained")
    nearness = as_percent(LIMITS.scale_tolerance)
    sum_ = f"the larger is {10 ** abs(power):,} times the smaller, within {nearness}: {habit}"
    return Trial(Hypothesis.SCALE, (sum_,))


def _unit(older: Observation, newer: Observation, pool: Sequence[Observation]) -> Trial | None:
    if not is_quantity(older.series):
        return None
    small, large = sorted((abs(older.value), abs(newer.value)))
    quotient = ratio(large, small)
    for entry in _units():
        fits = not entry.units or older.series.unit_class in entry.units
        if quotient and fits and abs(quotient / entry.factor - 1) <= _UNIT_TOLERANCE:
            return Trial(Hypothesis.UNIT, (f"the larger is {number(quotient)} times the smaller: {entry.habit}",))
    return None


def _rounding(older: Observation, newer: Observation, pool: Sequence[Observation]) -> Trial | None:
    coarser = max(older.step, newer.step)
    difference = abs(signed(older) - signed(newer))
    if not coarser or difference > coarser or older.series.transform == Transform.RANK:
        return None
    return Trial(Hypothesis.ROUNDING, ("the difference is no more than one unit of the last printed digit",))


def _period_label(older: Observation, newer: Observation, pool: Sequence[Observation]) -> Trial | None:
    """Does one of the two fit the period before or after, by a value on file or by growth that a text states?"""
    for suspect, other in ((older, newer), (newer, older)):
        evidence = (*_known_elsewhere(suspect, pool), *_fits_by_growth(suspect, other, pool))
        if evidence:
            return Trial(Hypothesis.PERIOD_LABEL, evidence, suspect)
    return None


def _known_elsewhere(suspect: Observation, pool: Sequence[Observation]) -> Iterator[str]:
    """The suspect's value is the value of a neighbouring period."""
    here = periods.parse(suspect.period)
    for witness in pool:
        there = periods.parse(witness.period)
        near = here and there and periods.apart(there, here) in {-1, 1}
        same = witness.series == suspect.series and witness.article_id != suspect.article_id
        telling = digits(suspect) >= LIMITS.scale_digits  # two years may well share 5.2 %
        if near and same and telling and is_exact(witness) and agrees(suspect, witness):
            yield f"“{suspect.surface}” is the value for {witness.period} that {said_by(witness)} states"
            return


def _fits_by_growth(suspect: Observation, other: Observation, pool: Sequence[Observation]) -> Iterator[str]:
    """Growth that a text states leads to `other` for this period, and not to the suspect, from an earlier value."""
    change = relative_change(suspect, other)
    if change is None or abs(change) > LIMITS.ordinary_growth or not is_quantity(suspect.series):
        return
    for rate in _rates(suspect, pool):
        if rate.series.transform == Transform.YOY:
            yield from _by_yearly_growth(suspect, other, rate)
        else:
            yield from _by_compound_growth(suspect, other, rate, pool)


def _rates(suspect: Observation, pool: Sequence[Observation]) -> list[Observation]:
    """Stated growth of the same thing, most precise first."""
    same = replace(suspect.series, transform=Transform.YOY, unit_class="%", denominator=None, frequency="")
    rates = [
        each
        for each in pool
        if replace(each.series, transform=Transform.YOY, frequency="") == same
        and each.series.transform in {Transform.YOY, Transform.CAGR}
        and is_exact(each)
    ]
    return sorted(rates, key=lambda each: (each.step, age(each)))


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


def _by_compound_growth(
    suspect: Observation, other: Observation, rate: Observation, pool: Sequence[Observation]
) -> Iterator[str]:
    """From a value at the start of the span, `rate` leads to `other` and not to the suspect."""
    span, here = periods.parse(rate.period), periods.parse(suspect.period)
    if span is None or here is None or span.end != here.end:
        return
    for base in pool:
        start = periods.parse(base.period)
        if base.series != suspect.series or start is None or start.start != span.start:
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


def _scope(older: Observation, newer: Observation, pool: Sequence[Observation]) -> Trial | None:
    """One of the values is on file for the same thing in another scope or with another denominator."""
    for suspect in (older, newer):
        for witness in pool:
            bare = replace(witness.series, scope=suspect.series.scope, denominator=suspect.series.denominator)
            if bare != suspect.series or witness.series == suspect.series or witness.period != suspect.period:
                continue
            if is_exact(witness) and agrees(suspect, witness):
                bounds = witness.series.scope or witness.series.denominator or "no stated bounds"
                words = f"“{suspect.surface}” is the value that {said_by(witness)} states with other bounds ({bounds})"
                return Trial(Hypothesis.SCOPE, (words,), suspect)
    return None


@dataclass(frozen=True, slots=True)
class _UnitSlip:
    habit: str
    factor: Decimal
    units: frozenset[str]


@cache
def _units() -> tuple[_UnitSlip, ...]:
    entries = load("ledger.toml")["slips"]["unit"]
    return tuple(_UnitSlip(e["habit"], Decimal(e["factor"]), frozenset(e["units"])) for e in entries)


@cache
def _scale_habits() -> dict[str, str]:
    habits: dict[str, str] = load("ledger.toml")["slips"]["scale"]
    return habits
