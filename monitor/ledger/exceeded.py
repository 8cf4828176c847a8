"""A part's value above its whole's, of places or of one place's goods, and which of the two is wrong.

Enters: observations. Leaves: suspicions. Never: parts of what doesn't add up, nor a claim of more than a rule of thumb
where nothing speaks for one of the two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import chain, permutations, product

from monitor.data import load
from monitor.domain import OUT_OF, Approx, Hypothesis, Observation, SeriesKey
from monitor.ledger.compare import age, voice
from monitor.ledger.fewer_bounds import is_told_part, wholes_of
from monitor.ledger.intervals import agrees, ratio, signed
from monitor.ledger.kinds import is_kind
from monitor.ledger.limits import LIMITS
from monitor.ledger.neighbours import neighbour
from monitor.ledger.open_parts import is_of_a_sort, may_be_bounded, may_be_more_bounded
from monitor.ledger.own_bounds import is_bounded_alike
from monitor.ledger.series import is_additive, is_open, is_part, is_quantity
from monitor.ledger.support import grouped, least_of, power_of, standing_of
from monitor.ledger.suspicion import Doubt, Suspicion


def exceeded(pool: Sequence[Observation]) -> Iterator[Suspicion]:
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
    for family in grouped(lambda each: (_everywhere(each.series), each.period), pool):
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
    for family in grouped(lambda each: (each.series.subject, each.period, each.series.unit_class), pool):
        told = grouped(lambda each: each.series, family)
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
        return is_bounded_alike(whole, part) and not may_be_more_bounded(whole.sentence, part.sentence)
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


def _exceeds(part: Observation, whole: Observation) -> bool:
    most = whole.high if whole.approx not in {Approx.OVER, Approx.AT_LEAST} else None
    return most is not None and least_of(part) > most and signed(part) > 0 and signed(whole) >= 0


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
    for_part, for_whole = standing_of(part, pool), standing_of(whole, pool)
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
        power = power_of(quotient, LIMITS.neighbour_factor - 1) if quotient else None
        if power:
            return power
    quotient = ratio(part.value, whole.value)
    if quotient is None or part.series.subject == whole.series.subject:
        return None  # electric cars may well be most of all cars
    power = next(n for n in range(1, 40) if quotient <= Decimal(10) ** n / 2)
    return power if accused is whole else -power
