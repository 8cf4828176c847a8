"""Bracketed conversions: "245 billion yuan ($34.5 billion)" gives one amount twice, so each checks the other.

Enters: figures, then observations that carry their conversions as cues. Leaves: conversions, the rates that
they imply, and a slip inside one text. Never: a rate from elsewhere; only what texts at hand imply.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from monitor.domain import Approx, Figure, Observation
from monitor.ledger.compare import age
from monitor.ledger.intervals import ratio
from monitor.ledger.limits import LIMITS
from monitor.ledger.words import number, said_by

CUE = "pair:"
_PRINTED = frozenset({Approx.EXACT, Approx.ABOUT})  # conversions are rounded, so "about" says nothing of them
_NEAREST = 3  # pairs whose middle one gives the rate
_POWERS = tuple(power for power in range(-6, 7) if power)


@dataclass(frozen=True, slots=True)
class Conversion:
    """What the brackets behind a value say: `value` in base units of the currency `unit`."""

    unit: str
    value: Decimal
    step: Decimal


@dataclass(frozen=True, slots=True)
class Rate:
    """`value` units of `unit` for one unit of the currency asked about, as `witness` and others imply it."""

    unit: str
    value: Decimal
    witness: Observation


@dataclass(frozen=True, slots=True)
class Inside:
    """A value and its own brackets that don't belong together: times 10^`power` the value would fit them."""

    power: int
    evidence: str


def cue(conversion: Figure) -> str | None:
    """The mark of `conversion` on the observation that it converts; None for a loose one, which checks nothing."""
    if conversion.approx not in _PRINTED or not conversion.value.is_finite() or conversion.value <= 0:
        return None
    return f"{CUE}{conversion.unit}:{conversion.value:f}/{conversion.step:f}"


def conversions(observation: Observation) -> tuple[Conversion, ...]:
    return tuple(_conversion(mark) for mark in sorted(observation.cues) if mark.startswith(CUE))


def usual_rate(observation: Observation, unit: str, pool: Sequence[Observation]) -> Rate | None:
    """Units of `unit` for one of the observation's currency, in the middle of the nearest pairs of `pool`.

    Within `pair_days`, because rates move. What repeats the observation is no witness of its own.
    Does not depend on the order of `pool`.
    """
    found = [
        (abs((witness.known_from - observation.known_from).days), age(witness), rate, witness)
        for witness in pool
        if not _repeats(witness, observation)
        for rate in _implied(witness, observation.unit, unit)
    ]
    near = sorted((each for each in found if each[0] <= LIMITS.pair_days), key=lambda each: each[:3])[:_NEAREST]
    if not near:
        return None
    _, _, rate, witness = sorted(near, key=lambda each: (each[2], each[1]))[(len(near) - 1) // 2]
    return Rate(unit, rate, witness)


def slip_inside(observation: Observation, pool: Sequence[Observation]) -> Inside | None:
    """Is a value a power of ten away from what its own brackets say, by the rate of other texts' brackets?

    Ground enough to doubt the observation: text and brackets can't both be right. Pure; `pool` in any order.
    """
    for conversion in conversions(observation):
        rate = usual_rate(observation, conversion.unit, pool)
        implied = converted(conversion, rate) if rate else None
        power = _power(implied, observation.value) if implied else None
        if rate and implied and power:
            return Inside(power, said_of_brackets(observation, conversion, rate, implied))
    return None


def converted(conversion: Conversion, rate: Rate) -> Decimal | None:
    """The bracketed amount in the currency before the brackets."""
    return ratio(conversion.value, rate.value)


def fits(amount: Decimal, implied: Decimal) -> bool:
    """Is `amount` what brackets say, within what rates move and conversions are rounded by?"""
    quotient = ratio(amount, implied)
    return quotient is not None and 1 / (1 + LIMITS.pair_tolerance) <= quotient <= 1 + LIMITS.pair_tolerance


def said_of_brackets(observation: Observation, conversion: Conversion, rate: Rate, implied: Decimal) -> str:
    """The sum behind a check of brackets, for a reader."""
    per = f"{number(rate.value)} {rate.unit} for one {observation.unit}"
    if rate.value < 1:
        per = f"{number(1 / rate.value)} {observation.unit} for one {rate.unit}"
    return (
        f"{said_by(observation)} puts {number(conversion.value)} {conversion.unit} in brackets; at {per}, as in"
        f" {said_by(rate.witness)}, that is {number(implied)} {observation.unit}"
    )


def _conversion(mark: str) -> Conversion:
    unit, _, amount = mark.removeprefix(CUE).rpartition(":")
    value, _, step = amount.partition("/")
    return Conversion(unit, Decimal(value), Decimal(step))


def _repeats(witness: Observation, observation: Observation) -> bool:
    """The same value with the same brackets, or the article itself about the same thing."""
    same_place = witness.series == observation.series and witness.period == observation.period
    echo = witness.value == observation.value or witness.article_id == observation.article_id
    return witness is observation or (same_place and echo)


def _implied(witness: Observation, unit: str, other: str) -> Iterator[Decimal]:
    """`other` for one `unit`, whichever of the two stands in brackets."""
    for conversion in conversions(witness):
        pair = (witness.unit, conversion.unit)
        if pair not in {(unit, other), (other, unit)}:
            continue
        over, under = (conversion.value, witness.value) if pair == (unit, other) else (witness.value, conversion.value)
        rate = ratio(over, under)
        if rate and rate > 0:
            yield rate


def _power(implied: Decimal, value: Decimal) -> int | None:
    return next((power for power in _POWERS if value and fits(abs(value).scaleb(power), implied)), None)
