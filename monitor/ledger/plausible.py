"""What can't be true: a part above its whole, a share above 100 %, a rank below 1, slips of powers of ten, repeats.

Enters: all observations at hand, new and known, in any order. Leaves: `Suspicion`s that
name the accused, the witnesses and the evidence. Never: a correction. Which of two
contradicting values is accused follows from evidence that is the same in whatever order
the articles came; the one that came last is not the culprit for coming last.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise, product

from monitor.domain import Hypothesis, Observation, Transform
from monitor.ledger import moved, periods
from monitor.ledger.among import whole_of
from monitor.ledger.compare import age, is_same_story
from monitor.ledger.exceeded import exceeded
from monitor.ledger.intervals import agrees, digits, interval, is_exact, is_percent, ratio, significant
from monitor.ledger.limits import LIMITS
from monitor.ledger.own_before import own_before
from monitor.ledger.own_levels import own_levels
from monitor.ledger.own_share import own_share
from monitor.ledger.pairs import slip_inside
from monitor.ledger.proportions import is_part_of_all
from monitor.ledger.series import is_monthly_rate, is_open, is_quantity, is_stock, may_exceed_whole
from monitor.ledger.support import accuse_either, grouped, least_of, power_of, slip
from monitor.ledger.suspicion import Doubt, Suspicion

_HUNDRED = Decimal(100)
_SPEAKERS = 3  # enough to be several


def suspicions(pool: Sequence[Observation]) -> tuple[Suspicion, ...]:
    """Every implausible observation of `pool`, each accused once, by its strongest doubt and all witnesses of that.

    Of many equal statements the first few of `pool` speak for all, so that a value which a
    hundred articles repeat costs no more than one that three do.
    """
    groups = grouped(_statement, pool)
    speakers = {id(each): group for group in groups for each in group[:_SPEAKERS]}
    heard = [each for each in pool if id(each) in speakers]
    found: dict[int, Suspicion] = {}
    for suspicion in (*_alone(heard), *exceeded(heard), *_slips(heard), *_lost_points(heard), *_repeats(heard)):
        first = found.get(id(suspicion.accused), suspicion)
        found[id(suspicion.accused)] = first if first is suspicion else _joined(first, suspicion)
    told = map(_first_told_first, found.values())
    return tuple(replace(each, echoes=tuple(speakers[id(each.accused)][_SPEAKERS:])) for each in told)


def _statement(observation: Observation) -> Hashable:
    return (observation.series, observation.period, interval(observation), observation.approx)


def _joined(first: Suspicion, more: Suspicion) -> Suspicion:
    """`first` with what `more`, of the same doubt about the same accused, adds."""
    if first.doubt != more.doubt:
        return first
    known = set(map(id, first.witnesses))
    witnesses = (*first.witnesses, *(each for each in more.witnesses if id(each) not in known))
    return replace(first, witnesses=witnesses, evidence=tuple(dict.fromkeys((*first.evidence, *more.evidence))))


def _first_told_first(suspicion: Suspicion) -> Suspicion:
    """Witnesses to a slip that spoke before the accused in front: the finding stays what it was when others come."""
    accused = suspicion.accused
    if suspicion.doubt != Doubt.POWER_OF_TEN:
        return suspicion

    def later(witness: Observation) -> bool:
        power = _slip(accused, witness)
        return age(witness) > age(accused) or power != suspicion.power

    return replace(suspicion, witnesses=tuple(sorted(suspicion.witnesses, key=later)))


def _alone(pool: Sequence[Observation]) -> Iterator[Suspicion]:
    for observation in pool:
        if observation.series.transform == Transform.RANK and observation.value < 1:
            yield Suspicion(Doubt.RANK_BELOW_ONE, observation)
        if whole_of(observation) is not None:
            yield Suspicion(Doubt.OWN_WHOLE, observation)
        if own_levels(observation) is not None:
            yield Suspicion(Doubt.OWN_LEVELS, observation)
        if (before := own_before(observation)) is not None:
            yield Suspicion(Doubt.OWN_BEFORE, observation, (), Hypothesis.SCALE, -before.power)
        if (of_whole := own_share(observation)) is not None:
            yield Suspicion(Doubt.OWN_SHARE, observation, (), Hypothesis.SCALE, -of_whole.power)
        share = observation.series.transform == Transform.SHARE and not may_exceed_whole(observation.series)
        inside = slip_inside(observation, pool)
        if inside is not None:
            yield Suspicion(Doubt.OWN_BRACKETS, observation, (), Hypothesis.SCALE, inside.power, (inside.evidence,))
        if (share or is_part_of_all(observation)) and is_percent(observation) and least_of(observation) > _HUNDRED:
            yield Suspicion(Doubt.SHARE_ABOVE_WHOLE, observation)


def _slips(pool: Sequence[Observation]) -> Iterator[Suspicion]:
    for one, other in _comparable_pairs(pool):
        power = _slip(one, other)
        if power is None or agrees(one, other) or moved.is_told_by_times(one, other):
            continue
        accused, evidence = accuse_either(one, other, pool)
        if not evidence and not _is_told_closely(one, other):
            continue
        evidence = (*moved.said_of(one, other), *evidence)
        witness = other if accused is one else one
        repair = power if accused is one else -power
        yield Suspicion(Doubt.POWER_OF_TEN, accused, (witness,), Hypothesis.SCALE, repair, evidence)


def _lost_points(pool: Sequence[Observation]) -> Iterator[Suspicion]:
    """A rate ten times another of its month or one beside it: "224 percent" for 22.4, a point that was lost."""
    for series in grouped(lambda each: each.series, [each for each in pool if is_monthly_rate(each.series)]):
        stated = grouped(lambda each: each.period, series)
        pairs = [pair for earlier, later in _nearest(stated) for pair in product(earlier, later)]
        pairs.extend(pair for same in stated for pair in combinations(same, 2))
        for one, other in pairs:
            power = _lost_point(one, other)
            if power is None or is_same_story(one, other) or moved.is_told_by_times(one, other):
                continue
            accused, evidence = accuse_either(one, other, pool)
            witness, repair = (other, power) if accused is one else (one, -power)
            yield Suspicion(Doubt.POWER_OF_TEN, accused, (witness,), Hypothesis.SCALE, repair, evidence)


def _lost_point(one: Observation, other: Observation) -> int | None:
    """1 or -1 where the one rate is about ten times the other, and neither so low that it might be."""
    older, newer = periods.parse(one.period), periods.parse(other.period)
    apart = periods.apart(older, newer) if older and newer else None
    low, high = sorted((abs(one.value), abs(other.value)))
    if apart is None or abs(apart) > LIMITS.rate_periods or low < LIMITS.rate_least:
        return None
    quotient = ratio(other.value, one.value)
    power = power_of(quotient, LIMITS.rate_tolerance) if quotient and quotient > 0 else None
    return power if power in {-1, 1} and digits(one if abs(one.value) == high else other) > 1 else None


def _comparable_pairs(pool: Sequence[Observation]) -> Iterator[tuple[Observation, Observation]]:
    """Pairs of one series of quantities: of one period, or of nearest periods, with enough digits printed."""
    for series in grouped(lambda each: each.series, [each for each in pool if is_quantity(each.series) and each.value]):
        stated = grouped(lambda each: each.period, series)
        for group in stated:
            yield from (pair for pair in combinations(group, 2) if _has_digits(max, *pair) or _has_same_digits(*pair))
        for earlier, later in _nearest(stated):
            yield from (pair for pair in product(earlier, later) if _has_digits(min, *pair) or _has_claim(*pair))


def _has_digits(enough: Callable[[int, int], int], one: Observation, other: Observation) -> bool:
    return not is_same_story(one, other) and enough(digits(one), digits(other)) >= LIMITS.scale_digits


def _has_same_digits(one: Observation, other: Observation) -> bool:
    """ "8.9 million" and "89 million": two digits are enough where they are the very same."""
    told = {each.value.normalize().as_tuple().digits for each in (one, other)}
    exact = is_exact(one) and is_exact(other) and not is_same_story(one, other)
    return exact and len(told) == 1 and significant(one.value) >= LIMITS.claimed_digits


def _has_claim(one: Observation, other: Observation) -> bool:
    """Does one of them say how it stands to the other? Then fewer digits are enough, but never one."""
    enough = min(significant(one.value), significant(other.value)) >= LIMITS.claimed_digits
    return enough and not is_same_story(one, other) and moved.slip(one, other) is not None


def _is_told_closely(one: Observation, other: Observation) -> bool:
    """Is it plain without evidence from elsewhere that one of the two is wrong by its scale?"""
    return max(digits(one), digits(other)) >= LIMITS.scale_digits or one.period != other.period


def _slip(one: Observation, other: Observation) -> int | None:
    return slip(one, other) or _far_slip(one, other) or moved.slip(one, other)


def _nearest(stated: Sequence[list[Observation]]) -> Iterator[tuple[list[Observation], list[Observation]]]:
    """Periods of one length of which one is the nearest to the other."""
    ends: dict[tuple[str, int], list[tuple[int, list[Observation]]]] = {}
    for group in stated:
        period = periods.parse(group[0].period)
        if period is not None:
            ends.setdefault(period.length, []).append((period.end.toordinal(), group))
    for line in ends.values():
        line.sort(key=lambda entry: entry[0])
        days = [day for day, _ in line]
        gaps = [later - earlier for earlier, later in pairwise(days)]
        for place, gap in enumerate(gaps):
            around = [gaps[near] for near in (place - 1, place + 1) if 0 <= near < len(gaps)]
            if len(around) < 2 or gap <= max(around):
                yield line[place][1], line[place + 1][1]


def _far_slip(one: Observation, other: Observation) -> int | None:
    """A jump of a hundredfold or more between neighbouring years, growth included. Known indicators only."""
    older, newer = periods.parse(one.period), periods.parse(other.period)
    if is_open(one.series.measure) or older is None or newer is None or one.series.frequency == "S":
        return None
    if periods.apart(older, newer) not in {-1, 1}:
        return None
    quotient = ratio(abs(other.value), abs(one.value))
    power = power_of(quotient, LIMITS.scale_far - 1) if quotient else None
    return power if power is not None and abs(power) >= 2 else None


def _repeats(pool: Sequence[Observation]) -> Iterator[Suspicion]:
    """A flow with the value of another period of the same length to the fourth digit: one year told as another."""
    flows = [each for each in pool if is_quantity(each.series) and not is_stock(each.series) and is_exact(each)]
    flows = [each for each in flows if significant(each.value) >= LIMITS.repeat_digits]
    for equals in grouped(lambda each: (each.series, each.value), flows):
        for one, other in combinations(equals, 2):
            if one.period == other.period or is_same_story(one, other) or not _are_of_one_length(one, other):
                continue
            accused, evidence = accuse_either(one, other, pool)
            witness = other if accused is one else one
            yield Suspicion(Doubt.REPEATED, accused, (witness,), Hypothesis.PERIOD_LABEL, None, evidence)


def _are_of_one_length(one: Observation, other: Observation) -> bool:
    here, there = periods.parse(one.period), periods.parse(other.period)
    return here is not None and there is not None and periods.comparable(here, there)
