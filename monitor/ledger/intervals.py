"""Values as intervals: what a number as it is worded and rounded can mean, and whether two of them can be one value.

Enters: observations. Leaves: comparisons, all of them symmetric. Never: a float.
"""

from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache

from monitor.domain import Approx, Observation, Transform
from monitor.ledger.limits import LIMITS

EXACT = frozenset({Approx.EXACT})
_PERCENTS = frozenset({"%", "percentage_point"})
_ONCE = Decimal(1)
_PRECISION = 60  # amounts have at most some twenty digits; quotients must not lose any of them
MINUS = frozenset({"down", "negative"})


@dataclass(frozen=True, slots=True)
class Interval:
    """Half-open [low, high) with a sign; None is an open end, and low == high is that value alone."""

    low: Decimal | None
    high: Decimal | None
    negative: bool = False

    def meets(self, other: "Interval") -> bool:
        """Is there a value in both?"""
        if self.negative != other.negative:
            return self._holds_zero() and other._holds_zero()
        return _starts_before(self, other) and _starts_before(other, self)

    def _holds_zero(self) -> bool:
        return self.low is None or self.low <= 0

    def gap(self, other: "Interval") -> Decimal:
        """Distance between the nearest ends; 0 where they meet."""
        if self.meets(other):
            return Decimal(0)
        if self.negative != other.negative:
            return (self.low or Decimal(0)) + (other.low or Decimal(0))
        left, right = (self, other) if _starts_before(self, other) else (other, self)
        return (right.low or Decimal(0)) - (left.high or Decimal(0))


def interval(observation: Observation) -> Interval:
    """The signed interval of one observation: a fall by 3 % and a rise by 3 % are two values."""
    low, high = observation.low, observation.high
    minus = bool(observation.cues & MINUS)
    if observation.value < 0:  # printed with its minus: the magnitude is kept, its ends change places
        low, high, minus = _negated(high), _negated(low), True
    if low is not None and high is not None and low > high:  # a range told from its upper end
        low, high = high, low
    return Interval(low, high, minus)


def agrees(one: Observation, other: Observation) -> bool:
    """Can both statements be about one value? Symmetric.

    Beyond meeting intervals, three habits of speech count as agreement: cutting digits off
    instead of rounding, rounding a count to its zeros, and loose approximations.
    """
    a, b = interval(one), interval(other)
    if a.meets(b):
        return True
    if a.negative != b.negative:
        return False
    if is_exact(one) and is_exact(other):
        return _shortened(one, other) or _shortened(other, one)
    return a.gap(b) <= _slack(one, other)


def agrees_as_printed(one: Observation, other: Observation) -> bool:
    """`agrees` without the slack of loose talk: "over 9,200" reaches to 9,300, and so does "at least 9,200"."""
    if is_exact(one) and is_exact(other):
        return agrees(one, other)
    return _closed(interval(one)).meets(_closed(interval(other)))


def is_exact(observation: Observation) -> bool:
    return observation.approx in EXACT


def is_percent(observation: Observation) -> bool:
    return observation.unit in _PERCENTS


def signed(observation: Observation) -> Decimal:
    """The value with its sign: −3 for "fell by 3 %"."""
    return -observation.value if observation.cues & MINUS and observation.value > 0 else observation.value


def ratio(over: Decimal, under: Decimal) -> Decimal | None:
    """`over` ÷ `under`, None for a zero denominator."""
    if not under:
        return None
    with localcontext() as context:
        context.prec = _PRECISION
        return over / under


def relative_change(older: Observation, newer: Observation) -> Decimal | None:
    """Change from older to newer as a fraction of the older value; None from zero."""
    return ratio(signed(newer) - signed(older), abs(older.value))


def digits(observation: Observation) -> int:
    """How many digits were printed: 318.47 billion has five, 25,000 has five, six has one."""
    return _digits(observation.value, observation.step)


@lru_cache(maxsize=1 << 14)
def _digits(value: Decimal, step: Decimal) -> int:
    if step > 0:
        with localcontext() as context:
            context.prec = _PRECISION
            return len(str(abs(int(value / step))))
    return significant(value)


def significant(value: Decimal) -> int:
    """Digits without the zeros at the end: 25,000 has two."""
    return len(value.normalize().as_tuple().digits)


def small_enough_to_revise(older: Observation, newer: Observation, times: Decimal = _ONCE) -> bool:
    """Is the difference one that statistics offices make when they revise, or at most `times` that? (DESIGN 4)"""
    difference = abs(signed(newer) - signed(older))
    if is_percent(older):
        return difference <= LIMITS.revision_points * times
    if older.series.transform == Transform.RANK:
        return difference <= 1
    return difference <= LIMITS.revision_relative * times * abs(older.value)


def far_apart(one: Observation, other: Observation) -> bool:
    """Are two values so far from each other that they are rather of two things? Ranks and runs never are."""
    if {Transform.RANK, Transform.STREAK} & {one.series.transform, other.series.transform}:
        return False
    small, large = sorted((abs(one.value), abs(other.value)))
    if is_percent(one) and large - small <= LIMITS.revision_points * 4:
        return False  # growth of 0.2 and 0.6 percent
    return small == 0 or large >= LIMITS.apart_factor * small


def _negated(value: Decimal | None) -> Decimal | None:
    return None if value is None else -value


def _closed(span: Interval) -> Interval:
    """`span` with an open end closed one step of the last digit that is not zero away from the other end."""
    if span.high is None and span.low is not None:
        return replace(span, high=span.low + _last_digit(span.low))
    if span.low is None and span.high is not None:
        return replace(span, low=span.high - _last_digit(span.high))
    return span


def _last_digit(value: Decimal) -> Decimal:
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if value and isinstance(exponent, int) else Decimal(1)


def _starts_before(one: Interval, other: Interval) -> bool:
    """Does `one` begin before `other` ends? A single value stands inside itself."""
    if one.low is None or other.high is None:
        return True
    point = other.low == other.high
    return one.low <= other.high if point else one.low < other.high


def _shortened(coarse: Observation, fine: Observation) -> bool:
    """Is `coarse` what is left of `fine` after rounding it or cutting digits off?"""
    place = _place(coarse)
    if place <= _place(fine):
        return False
    with localcontext() as context:
        context.prec = _PRECISION
        units = abs(fine.value) / place
        if abs(coarse.value) < 10 * place:  # one digit is no shortened form of anything: 5,000 is not 5,900
            return False
        shorter = {units.quantize(Decimal(1), mode) * place for mode in (ROUND_DOWN, ROUND_HALF_UP)}
        return abs(coarse.value) in shorter


def _place(observation: Observation) -> Decimal:
    """Size of the last digit that means something: 10^7 for 318.47 billion; 100 for 1,300 and 1,000 for 25,000."""
    zeros = observation.value.normalize().as_tuple().exponent
    if isinstance(zeros, str):  # NaN and infinity never get here, but the type allows them
        return observation.step
    round_number = Decimal(1).scaleb(zeros)
    return max(observation.step, round_number) if zeros >= 2 and observation.step == 1 else observation.step


def _slack(one: Observation, other: Observation) -> Decimal:
    """How far apart a loose statement and another may stand."""
    if {Transform.RANK, Transform.STREAK} & {one.series.transform, other.series.transform}:
        return Decimal(0)
    if is_percent(one) or is_percent(other):
        return LIMITS.approximate_points
    return LIMITS.approximate_slack * min(abs(one.value), abs(other.value))
