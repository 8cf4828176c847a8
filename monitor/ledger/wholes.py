"""What the words of a share's whole, or of a rank's field, name: a level of the place path and an indicator.

Enters: words in their normal form and their language. Leaves: a `Reading`, or None where a word bounds the whole in
a way that is not understood ("high-tech exports", "coastal cities"): sums with such a whole would prove nothing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from monitor.data import load
from monitor.domain import primary, unfaceted
from monitor.ledger.nouns import CJK, normal_form
from monitor.ledger.series import is_open

_KEPT = 1 << 13  # readings of words, which cost a millisecond each


@dataclass(frozen=True, slots=True)
class Reading:
    """`levels`: 0 the country, 1 its regions, 2 cities, -1 the world; `places` are named ids; `indicator` an id."""

    levels: frozenset[int] = frozenset()
    places: frozenset[str] = frozenset()
    indicator: str | None = None


def read(words: str, language: str | None, path: Sequence[str], names: Mapping[str, str]) -> Reading | None:
    """What `words` (in normal form) name, given the places of `path` by their `names`; None if something else, too."""
    tongue = primary(language) or "und"
    indicator, rest = _indicator(words, tongue)
    places = set()
    for place in path:
        name = normal_form(names.get(place, ""), tongue)
        if name and (pattern := _word(name)).search(rest):
            places.add(place)
            rest = pattern.sub(" ", rest)
    levels = set()
    for word, level in _levels(tongue):
        if word.search(rest):
            levels.add(level)
            rest = word.sub(" ", rest)
    for word in _fillers(tongue):
        rest = word.sub(" ", rest)
    return None if rest.strip() else Reading(frozenset(levels), frozenset(places), indicator)


@lru_cache(maxsize=_KEPT)
def thing_of(measure: str) -> str:
    """The indicator that a measure is of: known ones without their facet, open ones whose words name one."""
    if not is_open(measure):
        return unfaceted(measure)
    _, tongue, words = measure.split(":", 2)
    return _indicator(words, tongue)[0] or measure


@lru_cache(maxsize=_KEPT)
def indicator_in(phrase: str, language: str) -> str | None:
    """The indicator with the longest name in a phrase as printed, in small letters; its words may stand apart."""
    words = normal_form(phrase, language)
    found, rest = _indicator(words, language)
    apart = [
        (sum(map(len, entry.pieces)), entry.id)
        for entry in _names_apart(language)
        if all(_compiled(piece).search(words) for piece in entry.pieces)
    ]
    if not apart or (found is not None and len(words) - len(rest) >= max(apart)[0]):
        return found
    return max(apart)[1]


@lru_cache(maxsize=_KEPT)
def _indicator(words: str, tongue: str) -> tuple[str | None, str]:
    """The indicator with the longest name in `words`, and what is left of them."""
    likely = (entry for entry in _names(tongue) if any(head in words for head in entry.heads))
    found = [
        (match.end() - match.start(), entry.id, match)
        for entry in likely
        if (match := _compiled(entry.pattern).search(words))
    ]
    if not found:
        return None, words
    _, id_, match = max(found, key=lambda each: (each[0], each[1]))
    return id_, f"{words[: match.start()]} {words[match.end() :]}"


@dataclass(frozen=True, slots=True)
class _Name:
    """One of an indicator's names. `heads`: words of which one must be there, so that few patterns are compiled."""

    id: str
    pattern: str
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Apart:
    """A name whose words may stand apart: patterns of normal forms, which must all be there."""

    id: str
    pieces: tuple[str, ...]


@cache
def _names_apart(tongue: str) -> tuple[_Apart, ...]:
    found = []
    for entry in load("indicators.toml")["indicator"]:
        for name in entry.get("names", {}).get(tongue, ()):
            parts = [_pattern_of(part, tongue) for part in name.split(" + ")]
            if len(parts) > 1 and all(parts):
                found.append(_Apart(entry["id"], tuple(parts)))
    return tuple(found)


def _pattern_of(name: str, tongue: str) -> str:
    pieces = [piece for word in name.split() if (piece := _alternatives(word, tongue))]
    pattern = " ".join(f"(?:{'|'.join(ends)})" for ends in (map(_open_end, piece) for piece in pieces))
    return _bounded(pattern, name) if pattern else ""


@cache
def _names(tongue: str) -> tuple[_Name, ...]:
    """Names of one part, as patterns of normal forms; names whose parts may stand apart need a whole sentence."""
    found = []
    for entry in load("indicators.toml")["indicator"]:
        for name in entry.get("names", {}).get(tongue, ()):
            pieces = [piece for word in name.split() if (piece := _alternatives(word, tongue))]
            if pieces and " + " not in name:
                found.append(_Name(entry["id"], _pattern_of(name, tongue), tuple(form for form, _ in pieces[0])))
    return tuple(found)


def _alternatives(word: str, tongue: str) -> list[tuple[str, bool]]:
    """The forms of one word of a name, each with whether its end is open; those that name nothing are left out."""
    forms = []
    for form in word.split("|"):
        stem = form.rstrip("*")
        forms.append((stem.casefold() if form.endswith("*") else normal_form(stem, tongue), form.endswith("*")))
    return [(form, opened) for form, opened in forms if form]


def _open_end(form: tuple[str, bool]) -> str:
    return re.escape(form[0]) + (r"\w*" if form[1] else "")


def _bounded(pattern: str, name: str) -> str:
    return pattern if CJK.search(name) else rf"(?<!\w){pattern}(?!\w)"


@lru_cache(maxsize=_KEPT)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _word(form: str) -> re.Pattern[str]:
    return re.compile(_bounded(re.escape(form), form))


@cache
def _levels(tongue: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    """Longest first, because in Chinese 市 stands in 城市."""
    table: dict[str, list[str]] = load("evidence.toml")["levels"].get(tongue, {})
    forms = {(_form(word, tongue), int(level)) for level, words in table.items() for word in words}
    return tuple((_word(form), level) for form, level in sorted(forms, key=lambda each: (-len(each[0]), each)))


@cache
def _fillers(tongue: str) -> tuple[re.Pattern[str], ...]:
    forms = {_form(word, tongue) for word in load("evidence.toml")["fillers"].get(tongue, ())}
    return tuple(_word(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


def _form(word: str, tongue: str) -> str:
    return normal_form(word, tongue) or word.casefold()
