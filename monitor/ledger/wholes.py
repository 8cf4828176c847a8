"""What the words of a share's whole, or of a rank's field, name: a level of the place path and an indicator.

Enters: words in their normal form and their language. Leaves: a `Reading`, or None where a word bounds the whole in
a way that is not understood ("high-tech exports", "coastal cities"): sums with such a whole would prove nothing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from monitor.data import load
from monitor.domain import primary, unfaceted
from monitor.ledger.nouns import CJK, normal_form
from monitor.ledger.series import is_open


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


def thing_of(measure: str) -> str:
    """The indicator that a measure is of: known ones without their facet, open ones whose words name one."""
    if not is_open(measure):
        return unfaceted(measure)
    _, tongue, words = measure.split(":", 2)
    return _indicator(words, tongue)[0] or measure


def _indicator(words: str, tongue: str) -> tuple[str | None, str]:
    """The indicator with the longest name in `words`, and what is left of them."""
    found = [
        (match.end() - match.start(), id_, match) for pattern, id_ in _names(tongue) if (match := pattern.search(words))
    ]
    if not found:
        return None, words
    _, id_, match = max(found, key=lambda each: (each[0], each[1]))
    return id_, f"{words[: match.start()]} {words[match.end() :]}"


@cache
def _names(tongue: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Names of one part, as patterns of normal forms; names whose parts may stand apart need a whole sentence."""
    found = []
    for entry in load("indicators.toml")["indicator"]:
        for name in entry.get("names", {}).get(tongue, ()):
            pieces = [piece for word in name.split() if (piece := _piece(word, tongue))]
            if pieces and " + " not in name:
                found.append((re.compile(_bounded(" ".join(pieces), name)), entry["id"]))
    return tuple(found)


def _piece(word: str, tongue: str) -> str:
    """A pattern for one word of a name: alternatives with their ends open or in normal form."""
    forms = []
    for form in word.split("|"):
        bare = normal_form(form.rstrip("*"), tongue) if not form.endswith("*") else form.rstrip("*").casefold()
        if bare:
            forms.append(re.escape(bare) + (r"\w*" if form.endswith("*") else ""))
    return f"(?:{'|'.join(forms)})" if forms else ""


def _bounded(pattern: str, name: str) -> str:
    return pattern if CJK.search(name) else rf"(?<!\w){pattern}(?!\w)"


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
