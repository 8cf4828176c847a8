"""Where a text names a place.

Enters: a text and what already is something else (organisations, rankings). Leaves: `Hit`s in
text order that don't overlap. Never: a guess; a name that could be a person, a word or one of
several towns is left out unless the text says more (impostors.py, namesakes.py).
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from monitor.describe import towns
from monitor.describe.abbreviations import abbreviations
from monitor.describe.gazetteer import Gazetteer, Mark, Named, Place, fold
from monitor.describe.glued import unglued
from monitor.describe.impostors import Edges, Look, is_quoted, look, names_its_kind
from monitor.describe.namesakes import Candidate, Hit, Home, is_minor, resolve
from monitor.describe.peoples import Peoples
from monitor.describe.spans import Spans
from monitor.describe.statehood import is_country_at_work

_ABBREVIATED = Mark(adjective=True, any_case=True)
_ENDINGS = {"de": "s"}  # Floridas Küste, Englands Meister; other languages write an apostrophe or a preposition
_ANYWHERE = Home()
_STANDS_IN = re.compile(
    r"(?:^|\W)(?:[Ii]n|[Nn]ear|[Oo]utside|[Вв]о?|городе?)\s$"
)  # "of" and "from" go before persons too
_SHORT = 7  # "La." and "Pa." are states only behind a comma


class Found(NamedTuple):
    """Hits in text order that don't overlap, surnames of persons who are called like places, folded, and `shy` hits.

    `shy`: names that nothing shows to be a place's. Who knows by other means that a place is meant finds it there.
    """

    hits: tuple[Hit, ...]
    persons: frozenset[str]
    shy: tuple[Hit, ...] = ()


class PlaceFinder:
    """Finds the gazetteer's names; built once, used for every text."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._words = Peoples(gazetteer)

    def find(
        self,
        text: str,
        taken: Sequence[tuple[int, int]] = (),
        home: Home = _ANYWHERE,
        known: Iterable[Place] = (),
        persons: frozenset[str] = frozenset(),
    ) -> Found:
        """Places named in `text`, outside the spans `taken`.

        `home` is weak evidence for one of several namesakes; `known` places and `persons`, by their surnames,
        are named elsewhere in the same article.
        """
        candidates, surnames = self._candidates(text, persons, home.language)
        held = Spans(taken)
        free = [c for c in candidates if not held.overlap(c.start, c.end)]
        hits, shy = resolve(text, free, home, tuple(known), self._gazetteer)
        return Found(hits, surnames, shy)

    def _candidates(
        self, text: str, persons: frozenset[str], language: str | None
    ) -> tuple[list[Candidate], frozenset[str]]:
        """The longest name at each place of the text that is no phrase or name of another kind; surnames met."""
        names, spans = self._names(text, language)
        edges = Edges(frozenset(start for start, _, _ in names), frozenset(end for _, end, _ in names))
        looks = [(start, end, named, look(text, start, end, named, edges, language)) for start, end, named in names]
        looks = sorted([*unglued(text, looks), *self._peoples(text, language, Spans(spans))], key=lambda seen: seen[:2])
        folded = fold(text)
        surnames = persons | {folded[start:end] for start, end, _, seen in looks if seen is Look.PERSON}
        # After Whitney Houston, Houston is she, unless something is in Houston.
        surnames -= {
            folded[start:end] for start, end, _, _ in looks if _STANDS_IN.search(text, max(0, start - 9), start)
        }
        found = []
        for start, end, named, seen in looks:
            if not seen.is_none and folded[start:end] not in surnames:
                weak = seen is Look.PART_OF_NAME or all(n.mark.weak for n in named)
                found.append(self._candidate(text, start, end, named, weak, seen, language))
        return found, frozenset(surnames)

    def _candidate(
        self, text: str, start: int, end: int, named: tuple[Named, ...], weak: bool, seen: Look, language: str | None
    ) -> Candidate:
        small = any(is_minor(n.place) for n in named) and seen in (Look.PLACE, Look.LOCATED)
        said = towns.sign(text, start, end, language) if small else towns.Sign.NONE
        supported = said in (towns.Sign.NEAR, towns.Sign.TOLD) or (seen is Look.LOCATED and said is not towns.Sign.WORD)
        supported = supported or (weak and is_country_at_work(text, start, end, named))
        kind = small and names_its_kind(text[start:end])
        named = _told_towns(text, start, end, named, language)
        regions = self._regions(text, start, end, named, seen, language)
        other = weak and towns.is_water(text, start, end, language)
        body = seen is Look.BODY
        return Candidate(start, end, regions or named, weak, supported, body, said, kind, bool(regions), other)

    def _regions(
        self, text: str, start: int, end: int, named: tuple[Named, ...], seen: Look, language: str | None
    ) -> tuple[Named, ...]:
        """Those who are regions, where the text says that one is meant and its language is at home in one of them."""
        native = towns.region_countries(language)
        regions = tuple(n for n in named if n.place.kind == "region" and n.place.country in native)
        doubtful = len(regions) < len(named) or any(n.mark.weak or is_minor(n.place) for n in regions)
        if seen is Look.BODY or not doubtful or not regions:
            return ()
        return regions if towns.is_region(text, start, end, language) else ()

    def _peoples(
        self, text: str, language: str | None, taken: Spans
    ) -> Iterable[tuple[int, int, tuple[Named, ...], Look]]:
        """Adjectives and inhabitants outside of names and of phrases that are no places."""
        for start, end, named, body in self._words.find(text, language):
            if not taken.overlap(start, end) and not is_quoted(text, start, end):
                yield start, end, named, Look.BODY if body else Look.PLACE

    def _names(
        self, text: str, language: str | None
    ) -> tuple[list[tuple[int, int, tuple[Named, ...]]], list[tuple[int, int]]]:
        """Names that fit, and the spans of these and of phrases that are no places."""
        found: list[tuple[int, int, tuple[Named, ...]]] = []
        spans: list[tuple[int, int]] = []
        free_from = 0
        for start, names in self._gazetteer.names_in(text, _ENDINGS.get(language or "", "")):
            if start < free_from:
                continue
            for end, named in names:
                is_word = towns.is_word(text[start:end], language)
                fitting = () if is_word else _once(n for n in named if _case_fits(text, start, end, n.mark))
                if fitting or not named:  # nobody bears a phrase that is no place; what stands inside it is none either
                    free_from = end
                    spans.append((start, end))
                    found += [(start, end, fitting)] if fitting else []
                    break
        found += self._abbreviated(text, Spans((a, b) for a, b, _ in found))
        return sorted(found, key=lambda name: name[:2]), spans

    def _abbreviated(self, text: str, taken: Spans) -> Iterable[tuple[int, int, tuple[Named, ...]]]:
        for start, end, group in abbreviations(text):
            if taken.overlap(start, end):  # 其中日本 names Japan alone
                continue
            for at, key in group:
                if place := self._gazetteer.place(key):
                    yield at, at + 1, (Named(place, _ABBREVIATED),)


def _told_towns(text: str, start: int, end: int, named: tuple[Named, ...], language: str | None) -> tuple[Named, ...]:
    """Of a town and the region of its name the town, where the text says so: "a cidade de Braga"."""
    cities = tuple(n for n in named if n.place.kind == "city")
    if not cities or len(cities) == len(named) or any(n.place.kind == "country" for n in named):
        return named
    return cities if towns.sign(text, start, end, language) is towns.Sign.TOLD else named


def _once(named: Iterable[Named]) -> tuple[Named, ...]:
    """Each place once; a name that is firm in one of a place's languages is firm."""
    best: dict[str, Named] = {}
    for one in named:
        if one.place.id not in best or best[one.place.id].mark.weak:
            best[one.place.id] = one
    return tuple(best.values())


def _case_fits(text: str, start: int, end: int, mark: Mark) -> bool:
    if mark.any_case:
        return True
    surface = text[start:end]
    if mark.capitals:
        return not any(char.islower() for char in surface)
    if surface[0].islower():
        return False
    # "TURIN" in a headline is Turin; "iN" is nothing.
    return not (surface.endswith(".") and len(surface) < _SHORT and text[max(0, start - 2) : start] != ", ")
