"""Series that are one thing under different words of one language, as one number with all its digits shows.

"Cocoa farmers harvested 5.31 million tonnes in 2023/24" is about what "531,000 tonnes of cocoa were produced" is
about: the same digits for the same place, time and unit, and of cocoa. Enters: what two articles state. Leaves:
`SeriesMatch`es. Never: a match of two known indicators, of two languages, nor of two deeds (what is exported is not
what is produced). Each match depends on its two observations only, so that the order of arrival does not matter.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from monitor.data import load
from monitor.domain import Observation, SeriesKey, SeriesMatch, primary
from monitor.ledger.intervals import is_exact
from monitor.ledger.links import digits, kind, says_enough
from monitor.ledger.nouns import CJK, base_words, deeds_of
from monitor.ledger.series import is_open, is_quantity
from monitor.ledger.words import called, said_by

POWERS = 8  # of ten: the largest slip with a habit of its own is the East Asian hundred-million (`[slips.scale]`)


def likenesses(observation: Observation) -> tuple[Decimal, ...]:
    """Values with the digits of an observation that may be matched by them; none for what has too few."""
    if not _may_match(observation):
        return ()
    return tuple(observation.value.scaleb(power) for power in range(-POWERS, POWERS + 1))


def same_digits(stated: Sequence[Observation], known: Sequence[Observation]) -> tuple[SeriesMatch, ...]:
    """What observations of two articles show to be one series, each under the series of its own words."""
    found: dict[tuple[SeriesKey, SeriesKey], SeriesMatch] = {}
    for one in stated:
        for other in known:
            if one.article_id != other.article_id and _is_one(one, other):
                older, newer = sorted((one, other), key=lambda each: (each.known_from, each.article_id))
                match = SeriesMatch(older.series, newer.series, _why(older, newer))
                found.setdefault((older.series, newer.series), match)
    return tuple(found.values())


def _may_match(observation: Observation) -> bool:
    series = observation.series
    enough = digits(observation.value) >= int(load("ledger.toml")["links"]["digits"])
    return is_open(series.measure) and is_quantity(series) and enough and is_exact(observation)


def _is_one(one: Observation, other: Observation) -> bool:
    mine, its = one.series, other.series
    tongue = primary(one.language)
    return (
        _may_match(one)
        and _may_match(other)
        and tongue is not None
        and tongue == primary(other.language)
        and mine.measure != its.measure
        and kind(mine) == kind(its)
        and (mine.scope, mine.denominator) == (its.scope, its.denominator)
        and one.period == other.period
        and one.value.normalize().as_tuple().digits == other.value.normalize().as_tuple().digits
        and (one.value != other.value or digits(one.value) > int(load("ledger.toml")["links"]["digits"]))
        and says_enough(mine.measure)
        and says_enough(its.measure)
        and _of_one_thing(called(mine.measure), called(its.measure), tongue)
    )


def _of_one_thing(one: str, other: str, language: str) -> bool:
    """Have both words for one thing, and none for two deeds?"""
    mine, its = deeds_of(one, language), deeds_of(other, language)
    if mine and its and not mine & its and not (mine | its) <= _made(language):
        return False
    if CJK.search(one) or CJK.search(other):
        return one in other or other in one
    left, right = base_words(one, language) - mine, base_words(other, language) - its
    if not (left <= right or right <= left):
        return False  # each is bounded by a word that the other lacks: "hunting licences", "driving licences"
    return any(sum(map(str.isalpha, word)) >= int(load("ledger.toml")["links"]["noun"]) for word in left & right)


@cache
def _made(language: str) -> frozenset[str]:
    """Deeds that are told one for another: a harvest is what was produced."""
    return base_words(" ".join(load("ledger.toml")["links"]["made"]), language)


def _why(older: Observation, newer: Observation) -> str:
    was, now = (" ".join(each.surface.split()) for each in (older, newer))
    return f"{said_by(older)} gives {was} and {said_by(newer)} {now}: the same digits, place and time, of one thing"
