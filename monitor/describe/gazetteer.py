"""Which places there are, and what they are called.

Enters: the tables under monitor/data/ and the user's own places. Leaves: `Gazetteer`, places by id
and the names that stand in a text, each with the places that bear it. Never: a choice between
namesakes, or a look at what stands around a name (see places.py).

The names of the big table come compiled (places.trie, by tools/places/compile.py) and are mapped
into memory, not read; macro-regions, signs, phrases that are no places and the user's own places
are indexed at the start. Marks before a name in the data: see spelling.py.
"""

import mmap
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from monitor.data import load
from monitor.describe.names import LONGEST, NameIndex
from monitor.describe.spelling import MARK_BITS, MARKS, Mark, fold, keys
from monitor.describe.table import table
from monitor.describe.words import begins_word, big_words, ends_word
from monitor.domain import CustomPlace

__all__ = ["Gazetteer", "Mark", "Named", "Place", "fold"]


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


Bearers = tuple[Named, ...]


class Gazetteer:
    """All places by id, and by name in a text. Built once a process; not changed afterwards."""

    def __init__(self, custom: Iterable[CustomPlace] = ()) -> None:
        self._table = table()
        self._compiled = _compiled()
        self._prefixes = self._compiled.prefixes
        self._places: dict[str, Place] = {}  # those that were asked for, and all that the table lacks
        self._own: list[Named] = []
        self._seen: dict[str, Bearers] = {}
        self._words: dict[str, bool] = {}
        self._index(custom)

    def place(self, key: str) -> Place | None:
        """The place of this id, or None."""
        if key not in self._places:
            if not (row := self._table.row(key)):
                return None
            self._places[key] = Place(row.id, row.kind, row.name, row.path_ids, row.population)
        return self._places[key]

    def ids(self) -> Iterator[str]:
        """Ids of all places."""
        yield from self._table.ids()
        yield from (key for key in self._places if key not in self._table)

    def path_names(self, place: Place) -> tuple[str, ...]:
        """English names from the country down to the place."""
        return tuple(self._name(key) for key in place.path_ids)

    def bearers(self, name: str) -> Bearers:
        """The places that are called exactly so (capitals and accents aside); none for a phrase that is no place."""
        folded = fold(name)
        return next((who for end, who in self.starting(folded, 0) if end == len(folded)), ())

    def starting(self, folded: str, at: int) -> list[tuple[int, Bearers]]:
        """All names of the folded text that begin at `at`, longest first: their ends and who bears them.

        Nobody bears a phrase that is on the list of what is no place. Word ends are not looked at.
        """
        piece = folded[at : at + LONGEST]
        names = self._prefixes(piece)
        if piece[:3] in self._heads or piece[:2] in self._heads or piece[:1] in self._heads:
            names = sorted({*names, *self._small.prefixes(piece)}, key=len)
        return [(at + len(name), self._bearers(name)) for name in reversed(names)] if names else []

    def names_in(self, text: str, ending: str = "") -> Iterator[tuple[int, list[tuple[int, Bearers]]]]:
        """All names that stand alone in `text`: where each begins, then as `starting` says. They may overlap.

        `ending` may be glued on behind a name, as the German genitive's s. Whether capitals fit a bearer's mark
        is left to the caller; names that need a capital are not looked for where a word begins with a small letter.
        """
        folded = fold(text)
        for at in self._beginnings(text, folded, ending):
            begun = self.starting(folded, at)
            if begun and begins_word(text, at):
                names = [found for found in begun if ends_word(text, found[0]) or _ends_with(folded, found[0], ending)]
                if names:
                    yield at, names

    def _beginnings(self, text: str, folded: str, ending: str) -> list[int]:
        """Where it is worth to ask for names, in text order."""
        # Few names count without a capital letter, and what those begin with is found in one go.
        found = {at for _, at, _ in self._small_starts.find_matches_as_indexes(folded, overlapping=True)}
        for match in big_words(text):
            word = folded[match.start() : match.end()]
            if self._opens(word) or (ending and word.endswith(ending) and self._opens(word.removesuffix(ending))):
                found.add(match.start())
        return sorted(found)

    def _opens(self, word: str) -> bool:
        """Whether names begin with this word; papers repeat their words."""
        if (opens := self._words.get(word)) is None:
            opens = self._compiled.opens(word) or self._small.opens(word)
            if len(self._words) > _REMEMBERED:
                self._words.clear()
            self._words[word] = opens
        return opens

    def _bearers(self, name: str) -> Bearers:
        if (known := self._seen.get(name)) is None:
            own = self._small.numbers(name) or ()
            known = () if _NO_PLACE in own else (*self._named(name), *(self._own[number] for number in own))
            if _of_regions().search(name):  # the sources of the table give a capital its province's name, too
                known = tuple(one for one in known if one.place.kind != "city") or known
            if len(self._seen) > _REMEMBERED:
                self._seen.clear()
            self._seen[name] = known
        return known

    def _name(self, key: str) -> str:
        place = self.place(key)
        return place.name if place else key

    def _named(self, name: str) -> Iterator[Named]:
        for number in self._compiled.numbers(name) or ():
            if place := self.place(self._table.id_at(number >> MARK_BITS)):
                yield Named(place, MARKS[number & _MARK_MASK])

    # ── what the big table lacks ──

    def _index(self, custom: Iterable[CustomPlace]) -> None:
        builder = _Builder(self._own)
        for places in (self._macros(), self._customs(custom)):
            for place, spelled in places:
                self._places[place.id] = place
                for raw in spelled:
                    builder.name(place, raw)
        for code, spelled in load("places_names.toml").items():
            if named := self.place(code):  # whoever is named so needs no other sign
                known = replace(named, population=max(named.population, _WELL_KNOWN))
                for raw in spelled:
                    builder.name(known, raw)
        for code, signs in load("places_signs.toml").items():
            if speaks_for := self.place(code):
                for raw in signs:
                    builder.name(speaks_for, raw, sign=True)
        for phrase in load("places_words.toml")["not_places"]:
            builder.phrase(phrase)
        self._small = NameIndex.build(builder.names, builder.small)
        self._heads = frozenset(name[:3] for name in builder.names)
        starts = sorted(self._compiled.starts | self._small.starts)
        self._small_starts = AhoCorasick(
            starts, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def _macros(self) -> Iterator[tuple[Place, list[str]]]:
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
            yield place, [*macro["names"], macro["name"]]

    def _customs(self, custom: Iterable[CustomPlace]) -> Iterator[tuple[Place, list[str]]]:
        for own in custom:
            countries = {place.country for member in own.members if (place := self.place(member))}
            within = [code for code in countries if code] if len(countries) == 1 else []
            # A user's own word outranks every namesake, hence the population.
            place = Place(own.id, "macro", own.name, (*within, own.id), 10**10, own.members)
            yield place, [own.name, *own.names]


class _Builder:
    """Collects names for an index; numbers count in `own`."""

    def __init__(self, own: list[Named]) -> None:
        self.names: dict[str, list[int]] = {}
        self.small: set[str] = set()  # names that need no capital letter
        self._own = own

    def name(self, place: Place, raw: str, sign: bool = False) -> None:
        mark, spelled = keys(raw)
        if mark.any_case:
            self.small.update(spelled)
        for key in spelled:
            numbers = self.names.setdefault(key, [])
            if all(self._own[number].place is not place for number in numbers):
                numbers.append(len(self._own))
                self._own.append(Named(place, Mark(sign=True) if sign else mark))

    def phrase(self, raw: str) -> None:
        _, spelled = keys(raw)
        if raw[0].islower():
            self.small.update(spelled)
        self.names.update((key, [_NO_PLACE]) for key in spelled)


@cache
def _of_regions() -> re.Pattern[str]:
    """Names that only a region bears, by the word for what it is."""
    return re.compile(load("places_words.toml")["of_regions"])


def _ends_with(folded: str, end: int, ending: str) -> bool:
    return bool(ending) and folded.startswith(ending, end) and ends_word(folded, end + len(ending))


_WELL_KNOWN = 100_000  # people; smaller places need a sign that they are meant
_NO_PLACE = 2**32 - 1  # stands for nobody
_REMEMBERED = 20_000  # names whose bearers are kept, and words; papers repeat themselves
_MARK_MASK = 2**MARK_BITS - 1


@cache
def _compiled() -> NameIndex:
    """The names of the big table, shared by all gazetteers of the process and, as pages, by all processes."""
    with files("monitor.data").joinpath("places.trie").open("rb") as file:
        return NameIndex.load(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))
