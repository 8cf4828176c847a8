"""What bracketed conversions say of two values: a slip inside one text, a currency taken for another, or support.

Enters: a dispute. Leaves: trials for scale and unit, or evidence alone. Never: a rate that no text at hand implies.
"""

from decimal import Decimal

from monitor.domain import Hypothesis, Observation
from monitor.ledger.hypotheses.trial import Dispute, Trial, only, shown
from monitor.ledger.intervals import digits, is_exact, ratio
from monitor.ledger.limits import LIMITS
from monitor.ledger.pairs import CUE, conversions, converted, fits, said_of_brackets, slip_inside, usual_rate
from monitor.ledger.series import is_quantity
from monitor.ledger.words import number, said_by


def slip_in_one_text(dispute: Dispute) -> Trial | None:
    """One value is a power of ten away from its own brackets, and the other value is what these say."""
    found = only((suspect, _slipped(suspect, other, dispute)) for suspect, other in dispute.sides)
    return Trial(Hypothesis.SCALE, (found[1],), found[0]) if found else None


def brackets(dispute: Dispute) -> Trial | None:
    """Brackets of either text that fit one value and not the other."""
    found = only((suspect, _against(suspect, other, dispute)) for suspect, other in dispute.sides)
    return Trial(None, found[1], found[0]) if found else None


def currency(dispute: Dispute) -> Trial | None:
    """One value is the other's amount in another currency."""
    if not is_quantity(dispute.series):
        return None
    found = only((suspect, _taken_over(suspect, other, dispute)) for suspect, other in dispute.sides)
    if found is None:
        found = only((suspect, _by_rate(suspect, other, dispute)) for suspect, other in dispute.sides)
    return Trial(Hypothesis.UNIT, (found[1],), found[0]) if found else None


def _slipped(suspect: Observation, other: Observation, dispute: Dispute) -> str | None:
    inside = slip_inside(suspect, dispute.pool)
    repaired = suspect.value.scaleb(inside.power) if inside else None
    if inside is None or repaired is None or not fits(other.value, repaired):
        return None
    return f"{inside.evidence}, not {shown(suspect)}"


def _against(suspect: Observation, other: Observation, dispute: Dispute) -> tuple[str, ...]:
    """Sums by which brackets, its own or the other's, mean the other value."""
    sums = []
    for bearer in (suspect, other):
        for conversion in conversions(bearer):
            rate = usual_rate(bearer, conversion.unit, dispute.pool)
            implied = converted(conversion, rate) if rate else None
            if rate and implied and fits(other.value, implied) and not fits(suspect.value, implied):
                sum_ = said_of_brackets(bearer, conversion, rate, implied)
                sums.append(f"{sum_}: {shown(other)} fits that, {shown(suspect)} does not")
    return tuple(sums)


def _taken_over(suspect: Observation, other: Observation, dispute: Dispute) -> str | None:
    """The suspect's number is what a text gives in brackets, in another currency, for this amount."""
    if digits(suspect) < LIMITS.scale_digits or not is_exact(suspect):
        return None
    same = [each for each in dispute.same if each.period == suspect.period]
    for witness in (other, *same):
        for conversion in conversions(witness):
            near = abs(conversion.value - suspect.value) <= max(conversion.step, suspect.step) / 2
            if near and conversion.unit != suspect.unit and fits(witness.value, other.value):
                return (
                    f"“{suspect.surface}” is the number of {conversion.unit} that {said_by(witness)} puts in brackets"
                    f" behind {number(witness.value)} {witness.unit}"
                )
    return None


def _by_rate(suspect: Observation, other: Observation, dispute: Dispute) -> str | None:
    """The suspect is the other times a rate of exchange that a pair at hand implies."""
    quotient = ratio(suspect.value, other.value)
    paired = [each for each in dispute.pool if any(mark.startswith(CUE) for mark in each.cues)]
    units = {each.unit for each in paired} | {pair.unit for each in paired for pair in conversions(each)}
    for unit in sorted(units - {other.unit}):
        rate = usual_rate(other, unit, paired)
        if rate and quotient and abs(quotient / rate.value - 1) <= LIMITS.pair_nearness and not _is_power(rate.value):
            return (
                f"{number(other.value)} {other.unit} are about {number(other.value * rate.value)} {unit} at the rate"
                f" that the brackets of {said_by(rate.witness)} imply, and “{suspect.surface}” gives that number"
            )
    return None


def _is_power(rate: Decimal) -> bool:
    """A rate near a power of ten, whose factor would be a slip of scale as well."""
    return abs(rate.scaleb(-rate.adjusted()) - 1) <= LIMITS.scale_tolerance
