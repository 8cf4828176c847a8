"""What can't be true: a part above its whole, a share above 100 %, a rank below 1, slips of powers of ten, repeats.

Enters: all observations at hand, new and known, in any order. Leaves: `Suspicion`s that
name the accused, the witnesses and the evidence. Never: a correction. Which of two
contradicting values is accused follows from evidence that is the same in whatever order
the articles came; the one that came last is not the culprit for coming last.
"""

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import chain, combinations, pairwise, permutations, product

from monitor.data import load
from monitor.domain import OUT_OF, Approx, Hypothesis, Observation, SeriesKey, Transform
from monitor.ledger import moved, periods
from monitor.ledger.among import whole_of
from monitor.ledger.compare import age, is_same_story, voice
from monitor.ledger.fewer_bounds import is_told_part, wholes_of
from monitor.ledger.intervals import agrees, digits, interval, is_exact, is_percent, ratio, signed, significant
from monitor.ledger.kinds import is_kind
from monitor.ledger.limits import LIMITS
from monitor.ledger.neighbours import neighbour
from monitor.ledger.open_parts import is_of_a_sort, may_be_bounded, may_be_more_bounded
from monitor.ledger.own_before import own_before
from monitor.ledger.own_levels import own_levels
from monitor.ledger.pairs import slip_inside
from monitor.ledger.proportions import is_part_of_all
from monitor.ledger.series import is_additive, is_open, is_part, is_quantity, is_stock, may_exceed_whole

_HUNDRED = Decimal(100)
_SPEAKERS = 3  # enough to be several
_MOST_ZEROS = 12  # a farther slip is another thing


class Doubt(StrEnum):
    """What makes a value implausible."""

    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    SHARE_ABOVE_WHOLE = "share_above_whole"
    RANK_BELOW_ONE = "rank_below_one"
    POWER_OF_TEN = "power_of_ten"
    OWN_BRACKETS = "own_brackets"
    OWN_WHOLE = "own_whole"
    OWN_LEVELS = "own_levels"
    OWN_BEFORE = "own_before"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """`accused` can't be right, given `witnesses`. `power` n: times 10^n would repair it, None: not a matter of scale.

    `evidence` says in words why it is the accused and not a witness that must be wrong;
    `echoes` are further statements of the accused value, which fall with it.
    """

    doubt: Doubt
    accused: Observation
    witnesses: tuple[Observation, ...] = ()
    hypothesis: Hypothesis | None = None
    power: int | None = None
    evidence: tuple[str, ...] = ()
    echoes: tuple[Observation, ...] = ()


def suspicions(pool: Sequence[Observation]) -> tuple[Suspicion, ...]:
    """Every implausible observation of `pool`, each accused once, by its strongest doubt and all witnesses of that.

    Of many equal statements the first few of `pool` speak for all, so that a value which a
    hundred articles repeat costs no more than one that three do.
    """
    groups = _by(_statement, pool)
    speakers = {id(each): group for group in groups for each in group[:_SPEAKERS]}
    heard = [each for each in pool if id(each) in speakers]
    found: dict[int, Suspicion] = {}
    for suspicion in (*_alone(heard), *_parts(heard), *_slips(heard), *_repeats(heard)):
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


def slip(one: Observation, other: Observation) -> int | None:
    """The n for which `one` × 10^n is `other` within the tolerance of DESIGN 4, None if there is none."""
    quotient = ratio(abs(other.value), abs(one.value)) if one.value else None
    return _power(quotient, LIMITS.scale_tolerance) if quotient else None


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
        share = observation.series.transform == Transform.SHARE and not may_exceed_whole(observation.series)
        inside = slip_inside(observation, pool)
        if inside is not None:
            yield Suspicion(Doubt.OWN_BRACKETS, observation, (), Hypothesis.SCALE, inside.power, (inside.evidence,))
        if (share or is_part_of_all(observation)) and is_percent(observation) and _least(observation) > _HUNDRED:
            yield Suspicion(Doubt.SHARE_ABOVE_WHOLE, observation)


def _parts(pool: Sequence[Observation]) -> Iterator[Suspicion]:
    """A part's value above its whole's, of places or of one place's goods, one suspicion for each accused."""
    pairs = list(_contradictions(pool))
    trials = [(_accuse_part_or_whole(part, whole, pairs, pool), part, whole) for part, whole in pairs]
    for accused in {id(trial[0][0]): trial[0][0] for trial in trials}.values():
        mine = [(verdict, part, whole) for verdict, part, whole in trials if verdict[0] is accused]
        witnesses = sorted(
            {id(p if w is accused else w): (p if w is accused else w) for _, p, w in mine}.values(), key=age
        )
        verdict, part, whole = mine[0]
        power = _repairing_power(accused, part, whole, pool)
        guess = Hypothesis.SCALE if power or part.series.subject != whole.series.subject else None
        yield Suspicion(Doubt.PART_EXCEEDS_WHOLE, accused, tuple(witnesses), guess, power, verdict[1])


def _contradictions(pool: Sequence[Observation]) -> Iterator[tuple[Observation, Observation]]:
    yield from _within(pool)
    for family in _by(lambda each: (_everywhere(each.series), each.period), pool):
        if not is_additive(family[0].series):
            continue
        places: dict[str, list[Observation]] = {}
        for observation in family:
            places.setdefault(observation.series.subject, []).append(observation)
        for part in family:
            above = [place for place in part.subject_path if place != part.series.subject]
            yield from ((part, whole) for place in above for whole in places.get(place, ()) if _exceeds(part, whole))


def _within(pool: Sequence[Observation]) -> Iterator[tuple[Observation, Observation]]:
    """Parts and wholes of one place: electric cars of all cars, exports of one kind of goods of all exports.

    Goods are set against the exports that their own article states: elsewhere words for goods or partners may have
    been missed.
    """
    for family in _by(lambda each: (each.series.subject, each.period, each.series.unit_class), pool):
        told = _by(lambda each: each.series, family)
        pairs = [product(*pair) for pair in permutations(told, 2) if _may_be_part(pair[0][0].series, pair[1][0].series)]
        for part, whole in sorted(chain.from_iterable(pairs), key=lambda pair: (age(pair[0]), age(pair[1]))):
            if not is_part_of(part, whole):
                continue
            named = part.series.measure != whole.series.measure or is_kind(part.series.scope, part.series.measure)
            met = named or part.article_id == whole.article_id or is_told_part(part, whole)
            if met and _exceeds(part, whole) and _is_whole(whole, part, family):
                yield part, whole


def is_part_of(part: Observation, whole: Observation) -> bool:
    """Is one of a place's observations a part of another, by what it measures or by its own words?"""
    return is_part(part.series, whole.series) or is_told_part(part, whole)


def _may_be_part(part: SeriesKey, whole: SeriesKey) -> bool:
    return is_part(part, whole) or (is_quantity(part) and whole in wholes_of(part))


def _is_whole(whole: Observation, part: Observation, family: Sequence[Observation]) -> bool:
    """Is it told as all there is, or by somebody else as well?"""
    backed = any(agrees(each, whole) and voice(each) != voice(whole) for each in family if each.series == whole.series)
    if backed:
        return True
    if is_told_part(part, whole):
        return not may_be_more_bounded(whole.sentence, part.sentence)
    kind = is_kind(part.series.scope, part.series.measure)
    if kind and is_of_a_sort(whole.sentence) and may_be_more_bounded(whole.sentence, part.sentence):
        return False  # all guests of youth hostels, all students of a college
    if is_open(whole.series.measure) or _is_plain(whole) or kind:
        return not may_be_bounded(whole.sentence)  # the same noun with nothing beside it that bounds it
    return _total().search(whole.sentence.casefold()) is not None


def _is_plain(whole: Observation) -> bool:
    """Is it counted by its bare noun, so that only words beside that could bound it?"""
    return whole.series.measure in load("ledger.toml")["parts_known"]["plain"]


@lru_cache(maxsize=1)
def _total() -> re.Pattern[str]:
    return re.compile(load("ledger.toml")["parts_known"]["total"])


@lru_cache(maxsize=1 << 14)
def _everywhere(series: SeriesKey) -> SeriesKey:
    return replace(series, subject="")


def _by(key: Callable[[Observation], Hashable], pool: Sequence[Observation]) -> list[list[Observation]]:
    """`pool` in groups of one key each, so that only what can be compared meets."""
    groups: dict[Hashable, list[Observation]] = {}
    for observation in pool:
        groups.setdefault(key(observation), []).append(observation)
    return list(groups.values())


def _exceeds(part: Observation, whole: Observation) -> bool:
    most = whole.high if whole.approx not in {Approx.OVER, Approx.AT_LEAST} else None
    return most is not None and _least(part) > most and signed(part) > 0 and signed(whole) >= 0


def _accuse_part_or_whole(
    part: Observation,
    whole: Observation,
    pairs: Sequence[tuple[Observation, Observation]],
    pool: Sequence[Observation],
) -> tuple[Observation, tuple[str, ...]]:
    """Who is wrong. Without other evidence the whole: a slip that shrinks it contradicts each of its parts,

    while a part that grew by a power of ten would as a rule also pass the places between it and the whole. Of two
    counts that differ by a word in front ("外国", "여성"), the part: the word is easily put before the number of all.
    """
    for_part, for_whole = _standing_of(part, pool), _standing_of(whole, pool)
    parts = {p.series for p, w in pairs if w is whole}
    wholes = {w.series for p, w in pairs if p is part}
    score_part = for_part.score - len(wholes) + 1
    score_whole = for_whole.score - len(parts) + 1
    worded = is_open(part.series.measure) or is_kind(part.series.scope, part.series.measure) or _is_plain(whole)
    worded = worded or OUT_OF in part.cues
    by_words = worded and part.series.subject == whole.series.subject
    if score_part < score_whole or (by_words and score_part == score_whole):
        return part, (*for_part.reasons, *for_whole.reasons)
    extra = ("several of its parts exceed it",) if len(parts) > 1 else ()
    return whole, (*extra, *for_whole.reasons, *for_part.reasons)


@dataclass(frozen=True, slots=True)
class _Standing:
    """How well an observation is supported by others: above 0 trusted, below 0 doubted."""

    score: int
    reasons: tuple[str, ...]


def _standing_of(observation: Observation, pool: Sequence[Observation]) -> _Standing:
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
    return _Standing(score, tuple(reasons))


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


def _repairing_power(
    accused: Observation, part: Observation, whole: Observation, pool: Sequence[Observation]
) -> int | None:
    """The power of ten that brings the accused in line with its own vintages, or else with the other side.

    Of the powers that fit the other side the least is taken that leaves the part below half of the
    whole: one place among many seldom holds more.
    """
    series = [other for other in pool if other is not accused and other.series == accused.series]
    anchors = [other for other in series if other.period == accused.period] or [
        near for near in (neighbour(accused, series),) if near is not None
    ]
    for anchor in anchors:
        quotient = ratio(abs(anchor.value), abs(accused.value))
        power = _power(quotient, LIMITS.neighbour_factor - 1) if quotient else None
        if power:
            return power
    quotient = ratio(part.value, whole.value)
    if quotient is None or part.series.subject == whole.series.subject:
        return None  # electric cars may well be most of all cars
    power = next(n for n in range(1, 40) if quotient <= Decimal(10) ** n / 2)
    return power if accused is whole else -power


def _slips(pool: Sequence[Observation]) -> Iterator[Suspicion]:
    for one, other in _comparable_pairs(pool):
        power = _slip(one, other)
        if power is None or agrees(one, other) or moved.is_told_by_times(one, other):
            continue
        accused, evidence = _accuse_either(one, other, pool)
        if not evidence and not _is_told_closely(one, other):
            continue
        evidence = (*moved.said_of(one, other), *evidence)
        witness = other if accused is one else one
        repair = power if accused is one else -power
        yield Suspicion(Doubt.POWER_OF_TEN, accused, (witness,), Hypothesis.SCALE, repair, evidence)


def _comparable_pairs(pool: Sequence[Observation]) -> Iterator[tuple[Observation, Observation]]:
    """Pairs of one series of quantities: of one period, or of nearest periods, with enough digits printed."""
    for series in _by(lambda each: each.series, [each for each in pool if is_quantity(each.series) and each.value]):
        stated = _by(lambda each: each.period, series)
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
    power = _power(quotient, LIMITS.scale_far - 1) if quotient else None
    return power if power is not None and abs(power) >= 2 else None


def _power(quotient: Decimal, tolerance: Decimal) -> int | None:
    """n ≠ 0 with `quotient` within `tolerance` of 10^n."""
    near = quotient.adjusted()  # of a quotient between 10^n / 3 and 3 × 10^n it is n - 1 or n
    for power in (near, near + 1):
        if not power or abs(power) > _MOST_ZEROS:
            continue
        rest = quotient.scaleb(-power)
        if 1 / (1 + tolerance) <= rest <= 1 + tolerance:
            return power
    return None


def _repeats(pool: Sequence[Observation]) -> Iterator[Suspicion]:
    """A flow with the value of another period of the same length to the fourth digit: one year told as another."""
    flows = [each for each in pool if is_quantity(each.series) and not is_stock(each.series) and is_exact(each)]
    flows = [each for each in flows if significant(each.value) >= LIMITS.repeat_digits]
    for equals in _by(lambda each: (each.series, each.value), flows):
        for one, other in combinations(equals, 2):
            if one.period == other.period or is_same_story(one, other) or not _are_of_one_length(one, other):
                continue
            accused, evidence = _accuse_either(one, other, pool)
            witness = other if accused is one else one
            yield Suspicion(Doubt.REPEATED, accused, (witness,), Hypothesis.PERIOD_LABEL, None, evidence)


def _are_of_one_length(one: Observation, other: Observation) -> bool:
    here, there = periods.parse(one.period), periods.parse(other.period)
    return here is not None and there is not None and periods.comparable(here, there)


def _accuse_either(
    one: Observation, other: Observation, pool: Sequence[Observation]
) -> tuple[Observation, tuple[str, ...]]:
    """The less supported of two; with equal support the one that was published later."""
    # Echoes of either, in reprints or in another edit of one agency's report, are no evidence of their own.
    told = {(voice(each), each.series, each.period) for each in (one, other)}
    rest = [each for each in pool if (voice(each), each.series, each.period) not in told]
    first, second = _standing_of(one, [*rest, one]), _standing_of(other, [*rest, other])
    if first.score != second.score:
        accused = one if first.score < second.score else other
        return accused, (*first.reasons, *second.reasons)
    return max(one, other, key=age), ()


def _least(observation: Observation) -> Decimal:
    return observation.value if observation.low is None else observation.low
