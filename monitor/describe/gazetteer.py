"""Which places there are, and what they are called.

Enters: the tables under monitor/data/ and the user's own places. Leaves: `Gazetteer`, an index
from a folded name to the places that bear it. Never: a look at a text (see places.py).

Marks before a name in the data: `^` counts in capitals only (US, not us); `~` an adjective or
inhabitants (in Cyrillic an adjective's stem); `=` inhabitants in the plural (Cyrillic); `?` weak:
people and words are called so too. A name that begins with a small letter counts in any case.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from monitor.data import load, rows
from monitor.describe.morphology import adjective, forms, inhabitants
from monitor.domain import CustomPlace


@dataclass(frozen=True, slots=True)
class Mark:
    """How a name counts; see the marks above."""

    capitals: bool = False
    adjective: bool = False
    weak: bool = False
    any_case: bool = False
    sign: bool = False  # not its name, but what only it has: the Bundesbank


@dataclass(frozen=True, slots=True)
class Place:
    """A place. `path_ids` runs from the country down to `id`; `sure` False: never what an article is about."""

    id: str
    kind: str
    name: str
    path_ids: tuple[str, ...]
    population: int
    members: tuple[str, ...] = ()
    sure: bool = True

    @property
    def country(self) -> str | None:
        """ISO 3166-1 code of its country; None for what crosses borders."""
        return self.path_ids[0] if len(self.path_ids[0]) == 2 else None


@dataclass(frozen=True, slots=True)
class Named:
    """A place under one of its names."""

    place: Place
    mark: Mark


class Gazetteer:
    """All places by id, and by folded name. Built once a process; not changed afterwards."""

    def __init__(self, custom: Iterable[CustomPlace] = ()) -> None:
        self.places: dict[str, Place] = {}
        self.names: dict[str, list[Named]] = {}
        self._read_table()
        self._read_macros()
        for place in custom:
            self._add_custom(place)
        self._read_signs()
        for phrase in load("places_words.toml")["not_places"]:
            for form in forms(phrase):
                self.names[form.translate(_FOLDING)] = []

    def path_names(self, place: Place) -> tuple[str, ...]:
        return tuple(self.places[part].name if part in self.places else part for part in place.path_ids)

    def _read_table(self) -> None:
        for key, kind, path, name, population, names in rows("places.tsv"):
            parents = tuple(path.split("/")) if path else ()
            self._add(Place(key, kind, name, (*parents, key), int(population)), filter(None, names.split("|")))

    def _read_macros(self) -> None:
        for slug, macro in load("macro.toml").items():
            key = macro.get("id", f"macro:{slug}")
            place = Place(
                id=key,
                kind="macro" if key.startswith("macro:") else "region",
                name=macro["name"],
                path_ids=(*macro.get("within", ()), key),
                population=macro.get("population", 5_000_000),
                members=tuple(macro.get("members", ())),
                sure=macro.get("sure", True),
            )
            self._add(place, [*macro["names"], macro["name"]])

    def _read_signs(self) -> None:
        for code, names in load("places_signs.toml").items():
            for name in names:
                for form in forms(name):
                    self.names.setdefault(fold(form), []).append(Named(self.places[code], _SIGN))

    def _add_custom(self, custom: CustomPlace) -> None:
        countries = {self.places[m].country for m in custom.members if m in self.places}
        within = [code for code in countries if code] if len(countries) == 1 else []
        # A user's own word outranks every namesake, hence the population.
        place = Place(custom.id, "macro", custom.name, (*within, custom.id), 10**10, custom.members)
        self._add(place, [custom.name, *custom.names])

    def _add(self, place: Place, names: Iterable[str]) -> None:
        self.places[place.id] = place
        seen: set[str] = set()
        for raw in names:
            mark, spelled = _spellings(raw)
            for name in spelled:
                key = name.translate(_FOLDING)
                if key and key not in seen:
                    seen.add(key)
                    self.names.setdefault(key, []).append(Named(place, mark))


_PLAIN, _CAPITALS, _WEAK, _ANY_CASE = Mark(), Mark(capitals=True), Mark(weak=True), Mark(any_case=True)
_SIGN = Mark(sign=True)
_ADJECTIVE, _SMALL_ADJECTIVE = Mark(adjective=True), Mark(adjective=True, any_case=True)


def _spellings(raw: str) -> tuple[Mark, tuple[str, ...]]:
    """A name's mark and all its forms."""
    mark, name = raw[0], raw[1:]
    if mark == "^":
        return _CAPITALS, (name,)
    if mark == "~":
        # Russian adjectives are written small.
        return (_SMALL_ADJECTIVE, adjective(name)) if _CYRILLIC.search(raw) else (_ADJECTIVE, (name,))
    if mark == "=":
        return _SMALL_ADJECTIVE, inhabitants(name)
    if mark == "?":
        return _WEAK, forms(name)
    if mark == "_":
        return _ANY_CASE, forms(name)
    return (_ANY_CASE if raw[:1].islower() else _PLAIN), forms(raw)


_CYRILLIC = re.compile("[а-яіїєґ]")


class _Folding(dict[int, int]):
    """One character for one, so that offsets stay: small letters, no accents (but й), one kind of quote and dash."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        small = char.lower()
        folded = small if len(small) == 1 else char
        # Latin, Greek and Cyrillic only: Korean syllables and voiced kana are not letters with accents.
        if folded not in "йїґ" and (code < 0x0590 or 0x1E00 <= code < 0x2000):
            base = unicodedata.normalize("NFD", folded)[0]
            folded = base if base.isalpha() and len(base.lower()) == 1 else folded
        folded = _LETTERS.get(folded, folded)
        self[code] = ord(folded)
        return self[code]


_LETTERS = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "–": "-",
    "—": "-",
    "‑": "-",
    "‐": "-",
    "−": "-",
    "\n": " ",
    "\u00a0": " ",
}
_LETTERS |= {"ё": "е", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "\t": " ", "・": "-", "·": "-"}
_FOLDING = _Folding()


@lru_cache(maxsize=8)  # the same text is read for places and for topics
def fold(text: str) -> str:
    """Text of the same length in which one name has one spelling."""
    return text.translate(_FOLDING)
