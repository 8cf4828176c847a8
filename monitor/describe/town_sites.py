"""Sites of which a town has one, told by the town or its adjective: Acquario di Genova, Новосибирский зоопарк.

Enters: a text, its language, the towns named in it, a way to look up a town. Leaves: spans with one id for all
wordings and languages. Never: a kind without its town, nor a town that the gazetteer does not know.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from monitor.data import load
from monitor.describe.entities import slug
from monitor.describe.gazetteer import Place
from monitor.domain import SITE

TownOf = Callable[[str], Place | None]
_GAP = 20  # characters between a site and its town
_WORD_BEFORE = re.compile(r"(?<!\w)([^\W\d_]{5,}) $")
_OWNER = re.compile(r"(?<!\w)([A-Z][\w-]{2,})['’]s? $")
_HELD_IN = re.compile(r" (?:in|en|à|a|em|di) ([A-ZÀ-Þ][\w-]{2,})(?![\w-]| [A-Z])")
_WORD_BEHIND = re.compile(r" ([^\W\d_]{5,})(?!\w)")


@dataclass(frozen=True, slots=True)
class Named:
    """A place named at `start:end`."""

    start: int
    end: int
    place: Place


@dataclass(frozen=True, slots=True)
class TownSite:
    """A site at `start:end`, of the town `place`."""

    start: int
    end: int
    id: str
    place: Place


def of_towns(text: str, tag: str, named: Sequence[Named], town_of: TownOf) -> Iterator[TownSite]:
    """All such sites, in text order."""
    towns = sorted((one for one in named if _is_town(one.place, town_of)), key=lambda one: one.start)
    starts = [town.start for town in towns]
    for match in _kinds().finditer(text):
        at = bisect_left(starts, match.start())
        behind = bisect_left(starts, match.end())
        around = (towns[at - 1 : at] if at else []), towns[behind : behind + 1]
        found = _before(text, match, *around[0]) or _behind(text, match, *around[1])
        found = found or _owned(text, match, town_of) or _told(text, tag, match, town_of)
        if found:
            start, end, place = found
            yield TownSite(start, end, f"{SITE}{_key(match)}-{slug(place.name)}", place)


def _is_town(place: Place, town_of: TownOf) -> bool:
    """Lisbon and Kyiv are regions, too."""
    return place.kind == "city" or (place.kind == "region" and town_of(place.name) is not None)


def _key(match: re.Match[str]) -> str:
    return (match.lastgroup or "").replace("_", "-")


_Found = tuple[int, int, Place]


def _before(text: str, kind: re.Match[str], town: Named | None = None) -> _Found | None:
    if town is None or not 0 <= kind.start() - town.end <= _GAP:
        return None
    before, _ = _gaps()
    return (town.start, kind.end(), town.place) if before.fullmatch(text, town.end, kind.start()) else None


def _behind(text: str, kind: re.Match[str], town: Named | None = None) -> _Found | None:
    if town is None or not 0 < town.start - kind.end() <= _GAP:
        return None
    _, behind = _gaps()
    return (kind.start(), town.end, town.place) if behind.fullmatch(text, kind.end(), town.start) else None


def _owned(text: str, kind: re.Match[str], town_of: TownOf) -> _Found | None:
    """ "Cardiff's Maritime Museum": what looks like a longer name, by the town that owns it or that it is in."""
    word = _OWNER.search(text, max(0, kind.start() - _GAP), kind.start())
    if word and (place := town_of(word[1])):
        return word.start(1), kind.end(), place
    word = _HELD_IN.match(text, kind.end())
    place = town_of(word[1]) if word else None
    return (kind.start(), word.end(1), place) if word and place else None


def _told(text: str, tag: str, kind: re.Match[str], town_of: TownOf) -> _Found | None:
    """By an adjective of the town."""
    rules = _townly(tag)
    if rules is None:
        return None
    side, endings = rules
    if side == "before":
        word = _WORD_BEFORE.search(text, max(0, kind.start() - _GAP), kind.start())
    else:
        word = _WORD_BEHIND.match(text, kind.end())
    place = next((found for name in _names(word[1], endings) if (found := town_of(name))), None) if word else None
    if word is None or place is None:
        return _lying_in(text, tag, kind, town_of)
    return (word.start(1), kind.end(), place) if side == "before" else (kind.start(), word.end(1), place)


def _lying_in(text: str, tag: str, kind: re.Match[str], town_of: TownOf) -> _Found | None:
    """Behind "in", in a case that the gazetteer does not know: "w Świnoujściu"."""
    row: dict[str, Any] | None = load("sites.toml")["lying_in"].get(tag)
    word = re.compile(row["where"]).match(text, kind.end()) if row else None
    if row is None or word is None:
        return None
    endings = tuple((re.compile(f"(?:{ending})$"), tuple(instead)) for ending, instead in row["endings"])
    place = next((found for name in _names(word[1], endings) if (found := town_of(name))), None)
    return (kind.start(), word.end(1), place) if place else None


_Endings = tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]


def _names(word: str, endings: _Endings) -> Iterator[str]:
    for ending, instead in endings:
        if match := ending.search(word):
            yield from (f"{word[: match.start()]}{end}".capitalize() for end in instead)


@cache
def _kinds() -> re.Pattern[str]:
    rows: dict[str, str] = load("sites.toml")["alike"]
    groups = (f"(?P<{key.replace('-', '_')}>{row})" for key, row in rows.items())
    return re.compile("|".join(groups), re.IGNORECASE)


@cache
def _gaps() -> tuple[re.Pattern[str], re.Pattern[str]]:
    row: dict[str, str] = load("sites.toml")["alike_words"]
    return re.compile(row["before"], re.IGNORECASE), re.compile(row["behind"], re.IGNORECASE)


@cache
def _townly(tag: str) -> tuple[str, _Endings] | None:
    row: dict[str, Any] | None = load("sites.toml")["townly"].get(tag)
    if row is None:
        return None
    return row["side"], tuple((re.compile(f"(?:{ending})$"), tuple(instead)) for ending, instead in row["endings"])
