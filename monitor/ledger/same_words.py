"""Open series that are one thing since each text says all that the other's name for it says.

"2,310 cats were taken in by the shelter" and "the shelter counted 1,870 cats taken in": every word of either name stands
in the other's sentence, so that neither is bounded by a word that the other lacks. Enters: what two articles state.
Leaves: `SeriesMatch`es. Never: two deeds (sold, built), a sentence that tells of parts, another place, unit, bound or
language, nor a number far from the other's in another period. Each match depends on its two observations only.
"""

import re
from collections.abc import Sequence
from functools import cache

from monitor.data import load
from monitor.domain import Observation, SeriesKey, SeriesMatch, primary
from monitor.ledger.links import kind, says_enough
from monitor.ledger.nouns import CJK, deeds_of
from monitor.ledger.own_names import tells_of_parts
from monitor.ledger.series import is_open, is_quantity
from monitor.ledger.words import called, said_by

_STEM = 4  # letters in which a noun, its deed and its forms agree: "tratados", "tratou"
_SIGNS = 2  # of a word that no blanks part from the next
_COMMON = 3  # signs that both names have
_TAIL = 4  # letters behind the common ones
_FACTOR = 3  # between two periods
_MOST = 40  # beginnings that are looked up
_WORD = re.compile(r"[^\W\d_]+")


def beginnings(observation: Observation) -> tuple[str, ...]:
    """What the open measures begin with that may be the observation's own under other words, in no order."""
    language = primary(observation.language)
    if language is None or not _may_match(observation):
        return ()
    told = observation.sentence.casefold()
    if CJK.search(called(observation.series.measure)):
        found = {told[at : at + _SIGNS] for at in range(len(told) - 1) if CJK.fullmatch(told[at]) or told[at].isalpha()}
        found = {word for word in found if len(word) == _SIGNS and word.isalpha()}
    else:
        found = {word[:_STEM] for word in _WORD.findall(told) if len(word) >= _STEM}
    return tuple(f"open:{language}:{word}" for word in sorted(found)[:_MOST])


def same_words(stated: Sequence[Observation], known: Sequence[Observation]) -> tuple[SeriesMatch, ...]:
    """What observations of two articles show to be one series, each under the series of its own words."""
    found: dict[tuple[SeriesKey, SeriesKey], SeriesMatch] = {}
    for one in stated:
        for other in known:
            if one.article_id != other.article_id and _is_one(one, other):
                older, newer = sorted((one, other), key=lambda each: (each.known_from, each.article_id))
                why = f"{said_by(older)} and {said_by(newer)} each say all that the other's words for it say"
                found.setdefault((older.series, newer.series), SeriesMatch(older.series, newer.series, why))
    return tuple(found.values())


def _may_match(observation: Observation) -> bool:
    series = observation.series
    return is_open(series.measure) and is_quantity(series) and says_enough(series.measure)


def _is_one(one: Observation, other: Observation) -> bool:
    mine, its = one.series, other.series
    language = primary(one.language)
    if language is None or language != primary(other.language) or mine.measure == its.measure:
        return False
    if not (_may_match(one) and _may_match(other)) or kind(mine) != kind(its):
        return False
    if (mine.scope, mine.denominator) != (its.scope, its.denominator) or not _near(one, other):
        return False
    if any(tells_of_parts(each.sentence.casefold(), language) for each in (one, other)):
        return False
    return _of_one_thing(called(mine.measure), called(its.measure), one.sentence, other.sentence, language)


def _near(one: Observation, other: Observation) -> bool:
    if one.period == other.period:
        return True
    low, high = sorted((abs(one.value), abs(other.value)))
    return bool(low) and high <= low * _FACTOR


def _of_one_thing(mine: str, its: str, here: str, there: str, language: str) -> bool:
    """Is each name said in the other's sentence, and has neither a deed of its own?"""
    deeds = deeds_of(mine, language), deeds_of(its, language)
    if deeds[0] and deeds[1] and not deeds[0] & deeds[1]:
        return False
    here, there = here.casefold(), there.casefold()
    if CJK.search(mine) or CJK.search(its):
        common = any(mine[at : at + _COMMON] in its for at in range(len(mine) - _COMMON + 1))
        return common and _left(mine, there, language) == _left(its, here, language) == ""
    words, others = mine.split(), its.split()
    common = any(_alike(word, other) and len(word) >= _STEM for word in words for other in others)
    return common and _said(words, there) and _said(others, here)


def _said(words: Sequence[str], sentence: str) -> bool:
    told = _WORD.findall(sentence)
    return all(any(_alike(word, each) for each in told) for word in words)


def _alike(word: str, other: str) -> bool:
    """Two forms of one word: the first letters agree, and few stand behind them."""
    shared = next(
        (at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other))
    )
    least = min(_STEM, len(word), len(other))
    return shared >= max(least, 1) and max(len(word), len(other)) - shared <= _TAIL


def _left(name: str, sentence: str, language: str) -> str:
    """What of a name the sentence doesn't say, without signs that bound nothing."""
    rest, at = "", 0
    while at < len(name):
        end = next((end for end in range(len(name), at + _SIGNS - 1, -1) if name[at:end] in sentence), at)
        rest += name[at] if end == at else ""
        at = max(end, at + 1)
    return _light(language).sub("", rest)


@cache
def _light(language: str) -> re.Pattern[str]:
    return re.compile(load("ledger.toml")["links"]["light"].get(language, "(?!)"))
