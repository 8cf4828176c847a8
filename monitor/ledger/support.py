"""How well a value is supported: by other reports of it, by the periods beside it, against those that contradict it.

Enters: observations. Leaves: scores with their reasons in words, the less supported of two, powers of ten. Never: the
order of arrival.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from monitor.domain import Observation
from monitor.ledger.compare import age, voice
from monitor.ledger.intervals import agrees, is_exact, ratio
from monitor.ledger.limits import LIMITS
from monitor.ledger.neighbours import neighbour
from monitor.ledger.series import is_quantity

_MOST_ZEROS = 12  # a farther slip is another thing


def slip(one: Observation, other: Observation) -> int | None:
    """The n for which `one` × 10^n is `other` within the tolerance of DESIGN 4, None if there is none."""
    quotient = ratio(abs(other.value), abs(one.value)) if one.value else None
    return power_of(quotient, LIMITS.scale_tolerance) if quotient else None


def power_of(quotient: Decimal, tolerance: Decimal) -> int | None:
    """n ≠ 0 with `quotient` within `tolerance` of 10^n."""
    near = quotient.adjusted()  # of a quotient between 10^n / 3 and 3 × 10^n it is n - 1 or n
    for power in (near, near + 1):
        if not power or abs(power) > _MOST_ZEROS:
            continue
        rest = quotient.scaleb(-power)
        if 1 / (1 + tolerance) <= rest <= 1 + tolerance:
            return power
    return None


@dataclass(frozen=True, slots=True)
class Standing:
    """How well an observation is supported by others: above 0 trusted, below 0 doubted."""

    score: int
    reasons: tuple[str, ...]


def standing_of(observation: Observation, pool: Sequence[Observation]) -> Standing:
    """Support from independent voices for the same value, from neighbouring periods and from stated growth."""
    series = [other for other in pool if other is not observation and other.series == observation.series]
    same = [other for other in series if other.period == observation.period]
    # A loose report ("about 161") fits rivals alike, and so it backs neither.
    alike = [other for other in same if is_exact(other) == is_exact(observation) and agrees(other, observation)]
    backing = {voice(other) for other in alike} - {voice(observation)}
    against = [other for other in same if slip(observation, other)]
    score, reasons = 2 * len(backing), []
    if backing:
        stories = "one other report" if len(backing) == 1 else f"{len(backing)} other reports"
        reasons.append(f"“{observation.surface}” is also stated by {stories}")
    if against:
        score -= 2 * len({voice(other) for other in against})
        power = -(slip(observation, against[0]) or 0)
        times = f"about {10**power:,} times" if power > 0 else f"about 1/{10**-power:,} of"
        reasons.append(f"“{observation.surface}” is {times} “{against[0].surface}” for the same period")
    near = neighbour(observation, series)
    if near is not None and is_quantity(observation.series):
        fits, words = _fits(observation, near)
        score += fits
        reasons.extend(words)
    return Standing(score, tuple(reasons))


def _fits(observation: Observation, near: Observation) -> tuple[int, list[str]]:
    quotient = ratio(abs(observation.value), abs(near.value))
    if not quotient:
        return 0, []
    factor = LIMITS.neighbour_factor
    if 1 / factor <= quotient <= factor:
        return 1, [f"“{observation.surface}” is of the size of “{near.surface}” for {near.period}"]
    if quotient >= 5 or quotient <= Decimal("0.2"):
        return -2, [f"“{observation.surface}” is far from “{near.surface}” for {near.period}"]
    return 0, []


def accuse_either(
    one: Observation, other: Observation, pool: Sequence[Observation]
) -> tuple[Observation, tuple[str, ...]]:
    """The less supported of two; with equal support the one that was published later."""
    # Echoes of either, in reprints or in another edit of one agency's report, are no evidence of their own.
    told = {(voice(each), each.series, each.period) for each in (one, other)}
    rest = [each for each in pool if (voice(each), each.series, each.period) not in told]
    first, second = standing_of(one, [*rest, one]), standing_of(other, [*rest, other])
    if first.score != second.score:
        accused = one if first.score < second.score else other
        return accused, (*first.reasons, *second.reasons)
    return max(one, other, key=age), ()


def least_of(observation: Observation) -> Decimal:
    return observation.value if observation.low is None else observation.low


def grouped(key: Callable[[Observation], Hashable], pool: Sequence[Observation]) -> list[list[Observation]]:
    """`pool` in groups of one key each, so that only what can be compared meets."""
    groups: dict[Hashable, list[Observation]] = {}
    for observation in pool:
        groups.setdefault(key(observation), []).append(observation)
    return list(groups.values())
