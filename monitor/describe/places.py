"""Where a text names a place, and which of the places of that name it means.

Enters: a text and what already is something else (organisations, rankings). Leaves: `Hit`s in
text order that don't overlap. Never: a guess; a name that could be a person, a word or one of
several towns is left out unless the text says more.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from monitor.data import load
from monitor.describe.gazetteer import Gazetteer, Mark, Named, Place

# Scripts without spaces between words: no boundary to look for.
_NO_SPACES = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
_WORD_BEFORE = re.compile(r"([\w'’.]+)[\s«\"“(]*$")
_WORDS_AFTER = re.compile(r"\s+&?\s*([A-ZÀ-ÞА-ЯЁ][\w.'’]*)(?:\s+([A-ZÀ-Þ][\w.]*))?(?:\s+([A-ZÀ-Þ][\w.]*))?")
_MARGIN = 0.5  # orders of magnitude of population by which a namesake must win
_COUNTRY_PRIOR, _REGION_PRIOR = 9.5, 7.2
_NEAR = 2.0  # another place of the same country stands in the text
_IN_LIST = 8
_APPOSITION = re.compile(r",\s?|\s?\(")
_ENUMERATION = re.compile(r",\s?(?:and\s|и\s)?|\s(?:and|or|и|или|&|und|et|y)\s|、|和|与|及")
_TOWN_AND_STATE = ("US", "CA", "AU")
_BESIDE = 6.0  # the text itself says where: "Cambridge, Massachusetts"


@dataclass(frozen=True, slots=True)
class Hit:
    """A place named at `start:end`. `adjective`: "Chinese", not "China"; `sign`: a body that only it has."""

    start: int
    end: int
    place: Place
    adjective: bool = False
    sign: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    named: tuple[Named, ...]
    weak: bool
    supported: bool  # something beside it says that a place is meant


class PlaceFinder:
    """Finds the gazetteer's names; built once, used for every text."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def find(
        self, text: str, taken: Sequence[tuple[int, int]] = (), country: str | None = None, known: Iterable[Place] = ()
    ) -> tuple[Hit, ...]:
        """Places named in `text`, outside the spans `taken`.

        `country` is the source's (weak evidence for one of several namesakes), `known` places
        are named elsewhere in the same article.
        """
        candidates = [c for c in self._candidates(text) if not _overlaps(c.start, c.end, taken)]
        return _resolve(text, candidates, country, tuple(known))

    def _candidates(self, text: str) -> list[_Candidate]:
        found, done = [], 0
        for start, names in self._gazetteer.names_in(text):
            if start < done:
                continue
            for end, bearers in names:  # the longest that is in its case, or a phrase that is no place
                named = tuple(n for n in bearers if _case_fits(text, start, end, n.mark))
                if named or not bearers:
                    done = end
                    break
            if named and not _is_something_else(text, start, end, named):
                weak = all(n.mark.weak for n in named)
                found.append(_Candidate(start, end, named, weak, _is_located(text, start, end)))
        return found


# ── is it a name of a place? ──


def _case_fits(text: str, start: int, end: int, mark: Mark) -> bool:
    if mark.any_case:
        return True
    surface = text[start:end]
    if mark.capitals:
        return not any(char.islower() for char in surface)
    first = surface[0]
    if first.islower():
        return False
    # "TURIN" in a headline is Turin; "iN" is nothing. "La." and "Pa." are states only behind a comma.
    return not (surface.endswith(".") and len(surface) < 7 and text[max(0, start - 2) : start] != ", ")


def _is_something_else(text: str, start: int, end: int, named: Sequence[Named]) -> bool:
    """Whether what stands around makes it a paper, a firm, a bank, a language or a person."""
    if any(n.mark.sign for n in named):
        return False
    if _NO_SPACES.match(text[start]):
        return _is_han_compound(text, end, named)
    if all(n.mark.adjective for n in named):
        following = text[end : end + 20].split()
        return bool(following) and following[0].strip(".,").lower() in _words("after_adjective")
    line = _line(text, start)
    if line.isupper():
        return False
    return _is_firm(text, start, end) or _is_person(text, start, end, named)


def _is_han_compound(text: str, end: int, named: Sequence[Named]) -> bool:
    rest = text[end : end + 4]
    suffixes = _words("after_han")
    for length in (4, 3, 2, 1):
        if rest[:length] in suffixes and len(rest) >= length:
            # 中国大学生, 中国银行业: a country's students and banking are no firm.
            return not (
                named[0].place.kind == "country"
                and length <= 2
                and rest[length : length + 1] in ("生", "业", "業", "们")
            )
    return False


def _is_firm(text: str, start: int, end: int) -> bool:
    """Shanghai Daily, Texas Instruments, Bank of China."""
    if after := _WORDS_AFTER.match(text, end):
        words = [word.rstrip("'’") for word in after.groups() if word]
        if any(" ".join(words[:n]) in _words("after_latin") for n in (1, 2)):
            return True
    before = text[max(0, start - 32) : start].rstrip()
    return any(
        before.endswith(phrase) and not before[: -len(phrase)][-1:].isalnum() for phrase in _tuple("before_latin")
    )


def _is_person(text: str, start: int, end: int, named: Sequence[Named]) -> bool:
    """Mr Jordan, Jack London, Paris Hilton."""
    surface = text[start:end]
    if " " in surface or named[0].place.kind == "macro":
        return False
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    previous = before.group(1) if before and "\n" not in before.group() else ""
    if previous.lower() in _words("titles") or (previous in _given() and text[start - 1] == " "):
        return True
    after = _WORDS_AFTER.match(text, end)
    bears = surface in _given() or any(n.mark.weak for n in named)
    return bool(
        bears and surface in _given() and after and after.group(1)[1:].islower() and "\n" not in after.group()[:2]
    )


def _is_located(text: str, start: int, end: int) -> bool:
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    return bool(before) and before.group(1).lower() in _words("locative")  # type: ignore[union-attr]


def _line(text: str, at: int) -> str:
    begin = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return text[begin : end if end >= 0 else len(text)]


# ── which of its namesakes? ──


def _resolve(text: str, candidates: list[_Candidate], country: str | None, known: tuple[Place, ...]) -> tuple[Hit, ...]:
    context = _context(candidates, known)
    beside = {a.start: b for a, b in pairwise(candidates) if _APPOSITION.fullmatch(text[a.end : b.start])}
    listed = _lists(text, candidates)
    hits: list[Hit] = []
    settled: set[str] = {place.id for place in known}
    for round_ in (False, True):  # weak names last: what the others said decides over them
        for candidate in candidates:
            if candidate.weak != round_:
                continue
            neighbour = beside.get(candidate.start)
            choice = _choose(candidate, context + listed.get(candidate.start, Counter()), country, neighbour)
            if choice and _is_elsewhere(choice.place, neighbour):
                continue
            if choice and (
                not candidate.weak
                or _has_support(candidate, candidates, choice.place, settled, beside.keys() | listed.keys())
            ):
                hits.append(Hit(candidate.start, candidate.end, choice.place, choice.mark.adjective, choice.mark.sign))
                settled.add(choice.place.id)
    return tuple(sorted(hits, key=lambda hit: hit.start))


def _lists(text: str, candidates: list[_Candidate]) -> dict[int, Counter[str]]:
    """What a name's neighbours in a list say of it: Georgia beside Alabama is a state, beside Armenia a country."""
    listed: dict[int, Counter[str]] = {}
    for a, b in pairwise(candidates):
        if _ENUMERATION.fullmatch(text[a.end : b.start]):
            for one, other in ((a, b), (b, a)):
                places = [n.place for n in other.named]
                if len(places) == 1 and places[0].kind == "region" and places[0].country:
                    listed.setdefault(one.start, Counter())[places[0].country] += _IN_LIST
    return listed


def _is_elsewhere(place: Place, beside: _Candidate | None) -> bool:
    """Whether "Springfield, Illinois" is printed and the only Springfield known lies in Missouri.

    Only where papers add the state to a town; elsewhere a comma makes a list.
    """
    if place.kind != "city" or not beside or beside.named[0].place.kind != "region":
        return False
    other = beside.named[0].place
    return other.country in _TOWN_AND_STATE and other.id not in place.path_ids


def _context(candidates: Iterable[_Candidate], known: Iterable[Place]) -> Counter[str]:
    """Countries of the places whose names have one bearer."""
    countries = [c.named[0].place.country for c in candidates if len(c.named) == 1 and not c.weak]
    return Counter(code for code in [*countries, *(p.country for p in known)] if code)


def _choose(
    candidate: _Candidate, context: Counter[str], country: str | None, beside: _Candidate | None
) -> Named | None:
    """The bearer of a name that clearly is meant, or None."""
    if len(candidate.named) == 1:
        return candidate.named[0]
    containers = {n.place.id for n in beside.named} if beside else set()
    ranked = sorted(((_weight(n.place, context, country, containers), n) for n in candidate.named), key=lambda r: -r[0])
    (first, best), (second, _) = ranked[:2]
    return best if first - second >= _MARGIN else None


def _weight(place: Place, context: Counter[str], country: str | None, containers: set[str]) -> float:
    prior = math.log10(place.population + 1)
    if place.kind == "country":
        prior = _COUNTRY_PRIOR
    elif place.kind == "region":
        prior = max(prior, _REGION_PRIOR)
    if place.country and place.country in context:
        prior += _NEAR * min(3.0 if place.kind == "region" else 1.0, 0.5 + 0.25 * context[place.country])
    prior += 1.0 if country and place.country == country else 0.0
    return prior + (_BESIDE if containers & set(place.path_ids[:-1]) else 0.0)


def _has_support(
    candidate: _Candidate, all_of_them: list[_Candidate], place: Place, settled: set[str], connected: set[int]
) -> bool:
    """Whether the text shows anywhere that a weak name is a place: "in Jordan", "Reading, England", Amman."""
    if candidate.start in connected or place.id in settled:
        return True
    same = [c for c in all_of_them if c.named == candidate.named]
    return any(c.supported or c.start in connected for c in same) or any(
        place.id in other.named[0].place.path_ids for other in all_of_them if len(other.named) == 1 and not other.weak
    )


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < b and a < end for a, b in spans)


@cache
def _tuple(key: str) -> tuple[str, ...]:
    return tuple(load("places_words.toml")[key])


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("places_words.toml")[key])


@cache
def _given() -> frozenset[str]:
    return frozenset(name.capitalize() for name in load("places_words.toml")["given"].split())
