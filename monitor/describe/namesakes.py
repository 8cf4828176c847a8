"""Which of the places that share a name a text means.

Enters: names as they stand in a text, each with the places that bear it. Leaves: `Hit`s. Never: a guess;
where the text doesn't say which of several towns is meant, their country is all that is taken, and
nothing where not even that is common to them.

Evidence: population, the source's country, what stands beside the name ("Cambridge, Massachusetts"), lists,
and the countries and regions of all other names in the text, ambiguous ones with the share of their likeliest
bearers. Weak names, which people and words bear too, count only if something says that a place is meant.
Weights are in orders of magnitude of population, set by hand (docs/decisions/0007-places.md).
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Protocol

from monitor.data import load
from monitor.describe.gazetteer import Named, Place
from monitor.describe.towns import Sign, countries

_MARGIN = 0.5  # orders of magnitude of population by which a namesake must win
_COUNTRY_PRIOR, _REGION_MORE = 9.5, 0.3  # a region is named a little oftener than a town of its size
_METROPOLIS = 1_000_000  # people; such a city is meant rather than the region of its name
_NEAR = 2.0  # another place of the same country stands in the text
_SAME_REGION = 1.0  # … of the same first-level region
_RARELY = 1.3  # a weak name is its place's less often than a firm one: Washington is seldom the state
_IN_LIST = 8
_BESIDE = 6.0  # the text itself says where: "Cambridge, Massachusetts"
_APPOSITION = re.compile(r",\s?|\s?\(|，|（")
_ENUMERATION = re.compile(r",\s?(?:and\s|и\s)?|\s(?:and|or|и|или|&|und|et|y)\s|、|和|与|及")
_CLOSED = re.compile(r"\.?(?:,(?! and | or | & )|[.;)]|$)")  # behind a state: the apposition ends, and no list goes on
_TOWN_AND_STATE = ("US", "CA", "AU")
_FEW = 20  # countries of a small region of the world: the Caribbean, Central America
_MINOR = 100_000  # people; the name alone of a smaller town or region is not known abroad

Weights = Mapping[str, float]  # by id of a country or first-level region


class Lookup(Protocol):
    """Places by id; the gazetteer is one."""

    def place(self, key: str) -> Place | None: ...


@dataclass(frozen=True, slots=True)
class Home:
    """Where a text is at home: its source's country, what traces in it speak for, its language."""

    source: str | None = None
    likely: frozenset[str] = frozenset()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A place named at `start:end`.

    `adjective`: "Chinese", not "China"; `sign`: not its name, but what only it has, or the name of one of several
    towns in it; `body`: its name inside a longer one (Florida Highway Patrol).
    """

    start: int
    end: int
    place: Place
    adjective: bool = False
    sign: bool = False
    body: bool = False

    @property
    def is_name(self) -> bool:
        """Whether the place itself is named, so that a figure may be about it."""
        return not self.sign and not self.body


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name at `start:end` and who bears it.

    `weak`: needs support; `supported`: something beside it gives that; `body`: names what belongs to the place;
    `said`: what stands beside it says of small towns; `kind`: the name itself says that it is a region's;
    `region`: what stands beside it does; `other`: that says that neither is meant, but a river.
    """

    start: int
    end: int
    named: tuple[Named, ...]
    weak: bool
    supported: bool
    body: bool = False
    said: Sign = Sign.NONE
    kind: bool = False
    region: bool = False
    other: bool = False


def resolve(
    text: str, candidates: list[Candidate], home: Home, known: tuple[Place, ...], places: Lookup
) -> tuple[tuple[Hit, ...], tuple[Hit, ...]]:
    """Hits in text order, and those that nothing shows to be meant; `known` places are named elsewhere in the text."""
    candidates = _at_home(candidates, known, home)
    context = _context(candidates, known)
    beside = {a.start: b for a, b in pairwise(candidates) if _APPOSITION.fullmatch(text[a.end : b.start])}
    listed = _lists(text, candidates)
    alone = _states_alone(text, candidates)
    settled = {key for place in known for key in place.path_ids}
    signals = _Signals(candidates, settled, beside.keys() | listed.keys(), home)
    hits: list[Hit] = []
    shy: list[Hit] = []
    for weak in (False, True):  # weak names last: what the others said decides over them
        for candidate in candidates:
            if candidate.weak != weak:
                continue
            neighbour = beside.get(candidate.start)
            around = _sum(context, listed[candidate.start]) if candidate.start in listed else context
            choice = _choose(candidate, around, home.source, neighbour)
            if choice and _is_elsewhere(
                choice.place, neighbour, alone=neighbour is not None and neighbour.start in alone
            ):
                continue
            if choice and signals.allow(candidate, choice.place):
                mark = choice.mark
                hits.append(
                    Hit(candidate.start, candidate.end, choice.place, mark.adjective, mark.sign, candidate.body)
                )
                signals.settled.update(choice.place.path_ids)
            elif (
                not choice
                and (not weak or signals.show(candidate))
                and (shared := _common(candidate, around, home.source, places))
            ):
                hits.append(Hit(candidate.start, candidate.end, shared, sign=True))
            elif choice and not (candidate.body or candidate.other or choice.mark.adjective or choice.mark.sign):
                shy.append(Hit(candidate.start, candidate.end, choice.place))
    return tuple(sorted(hits, key=lambda hit: hit.start)), tuple(sorted(shy, key=lambda hit: hit.start))


def _at_home(candidates: list[Candidate], known: tuple[Place, ...], home: Home) -> list[Candidate]:
    """Without countries that share a rare name with a place where papers of this language are at home.

    Spanish Granada is the city, unless the text speaks of the Caribbean.
    """
    native = countries(home.language)
    doubtful = {n.place.id for c in candidates for n in c.named if n.place.kind == "country" and n.mark.weak}
    if not native or not doubtful:
        return candidates
    sure = [*(c.named[0].place for c in candidates if len(c.named) == 1), *known]
    spoken = {home.source, *home.likely, *(key for place in sure for key in (*place.path_ids, *place.members))}
    away = {key for key in doubtful if not spoken & _neighbours(key)}
    return [
        replace(c, named=tuple(n for n in c.named if n.place.id not in away))
        if any(n.place.country in native and n.place.id not in away and not n.mark.weak for n in c.named)
        else c
        for c in candidates
    ]


@cache
def _neighbours(key: str) -> frozenset[str]:
    """A country and what lies in a small region of the world with it."""
    groups = (macro.get("members", ()) for macro in load("macro.toml").values())
    return frozenset((key,)).union(*(group for group in groups if key in group and len(group) <= _FEW))


def _lists(text: str, candidates: list[Candidate]) -> dict[int, dict[str, float]]:
    """What a name's neighbours in a list say of it: Georgia beside Alabama is a state, beside Armenia a country."""
    listed: dict[int, dict[str, float]] = {}
    for a, b in pairwise(candidates):
        if _ENUMERATION.fullmatch(text[a.end : b.start]):
            for one, other in ((a, b), (b, a)):
                places = [n.place for n in other.named]
                if len(places) == 1 and places[0].kind == "region" and places[0].country:
                    found = listed.setdefault(one.start, defaultdict(float))
                    found[places[0].country] += _IN_LIST
    return listed


def _sum(one: Weights, other: Weights) -> Weights:
    return {key: one.get(key, 0.0) + other.get(key, 0.0) for key in one.keys() | other.keys()}


def _states_alone(text: str, candidates: list[Candidate]) -> set[int]:
    """Where a name stands between commas behind one other: "in Peru, Indiana, on Monday", but in no longer list."""
    joined = [bool(_ENUMERATION.fullmatch(text[a.end : b.start])) for a, b in pairwise(candidates)]
    return {
        b.start
        for n, b in enumerate(candidates[1:])
        if joined[n] and not any(joined[max(0, n - 1) : n] + joined[n + 1 : n + 2]) and _CLOSED.match(text, b.end)
    }


def _is_elsewhere(place: Place, beside: Candidate | None, *, alone: bool) -> bool:
    """Whether "Springfield, Illinois" is printed and no known Springfield lies in Illinois.

    Only where papers add the state to a town; elsewhere a comma makes a list. Countries are listed beside states, so
    for them the state must stand `alone`.
    """
    if place.kind not in ("city", "region", "country") or not beside or (place.kind == "country" and not alone):
        return False
    states = [n.place.id for n in beside.named if n.place.kind == "region" and n.place.country in _TOWN_AND_STATE]
    listed = place.kind == "region" and place.country in _TOWN_AND_STATE  # Ohio, Indiana
    return bool(states) and not listed and not set(states).intersection(place.path_ids)


def _context(candidates: Iterable[Candidate], known: Iterable[Place]) -> Weights:
    """Countries and regions of the places named; a name with several bearers is shared among them by likelihood."""
    context: dict[str, float] = defaultdict(float)
    shared: set[tuple[Named, ...]] = set()
    for candidate in candidates:
        if candidate.named not in shared:
            if len(candidate.named) > 1 or candidate.weak:
                shared.add(candidate.named)  # however often it comes, it says the same
            for key, worth in _evidence(candidate):
                context[key] += worth
    for place in known:
        for key in place.path_ids[:2]:
            context[key] += 1.0
    return context


def _evidence(candidate: Candidate) -> list[tuple[str, float]]:
    """What a name says of countries and regions."""
    worth = _worth(candidate)
    return [(key, share * worth) for place, share in _shares(candidate.named) for key in place.path_ids[:2]]


def _worth(candidate: Candidate) -> float:
    """What a name says of the others: a weak one that nothing supports may be a person's."""
    return 0.5 if candidate.weak and not candidate.supported else 1.0


def _shares(named: Sequence[Named]) -> list[tuple[Place, float]]:
    if len(named) == 1:
        return [(named[0].place, 1.0)]
    # A tenth of the population is a tenth of the likelihood (Zipf); countries before towns of their name.
    weights = [10 ** _prior(n) for n in named]
    total = sum(weights)
    return [(n.place, weight / total) for n, weight in zip(named, weights, strict=True)]


def _choose(candidate: Candidate, context: Weights, country: str | None, beside: Candidate | None) -> Named | None:
    """The bearer of a name that clearly is meant, or None."""
    if len(candidate.named) == 1:
        return candidate.named[0]
    (first, best), (second, other) = _ranked(candidate, context, country, beside)[:2]
    return _inner(best, other) or (best if first - second >= _MARGIN else None)


def _inner(one: Named, other: Named) -> Named | None:
    """Of a place and one of its name inside it: Mexico the country, New York the city, Jilin the province."""
    for outer, inner in ((one, other), (other, one)):
        if outer.place.id in inner.place.path_ids[:-1]:
            small = inner.place.population < _METROPOLIS or outer.place.kind == "country" or inner.mark.weak
            return outer if small else inner
    return None


def _ranked(
    candidate: Candidate, context: Weights, country: str | None, beside: Candidate | None
) -> list[tuple[float, Named]]:
    containers = {n.place.id for n in beside.named} if beside else set()
    others = dict(context)
    for key, worth in _evidence(candidate):
        others[key] = others.get(key, 0.0) - worth  # a name is no evidence for itself
    ranked = [(_weight(n, others, country, containers), n) for n in candidate.named]
    return sorted(ranked, key=lambda row: -row[0])


def _common(candidate: Candidate, context: Weights, country: str | None, places: Lookup) -> Place | None:
    """What all likely bearers of an undecided name lie in: a Springfield, wherever, is in the United States."""
    ranked = _ranked(candidate, context, country, None)
    likely = [n.place for weight, n in ranked if ranked[0][0] - weight < 2 * _MARGIN]
    shared = [key for key in likely[0].path_ids[:-1] if all(key in place.path_ids for place in likely)]
    return places.place(shared[-1]) if shared else None


def _prior(named: Named) -> float:
    place = named.place
    if place.kind == "country":
        return _COUNTRY_PRIOR
    size = math.log10(place.population + 1) + _REGION_MORE * (place.kind == "region")
    return size - _RARELY * named.mark.weak


def _weight(named: Named, context: Weights, country: str | None, containers: set[str]) -> float:
    place, weight = named.place, _prior(named)
    if place.country:
        others = context.get(place.country, 0.0)
        # Less than one whole name is a namesake's share: little evidence.
        near = 0.5 * others if others < 1 else 0.5 + (0.5 if place.kind == "region" else 0.25) * others
        weight += _NEAR * min(3.0 if place.kind == "region" else 1.0, near)
    around = context.get(place.path_ids[1], 0.0) if len(place.path_ids) > 1 else 0.0
    if around > 0.5:
        weight += _SAME_REGION * min(2.0, around)
    weight += 1.0 if country and place.country == country else 0.0
    return weight + (_BESIDE if containers & set(place.path_ids[:-1]) else 0.0)


class _Signals:
    """What a text has that shows whether a doubtful name is meant as a place."""

    def __init__(self, candidates: Sequence[Candidate], settled: set[str], connected: set[int], home: Home) -> None:
        """`connected`: starts of names in a list or an apposition."""
        self.settled = settled  # ids of all places that are known to be named, and of what they lie in
        clear = [c.named[0].place for c in candidates if len(c.named) == 1 and not c.weak]
        self._countries = {place.country for place in clear if not is_minor(place)} | home.likely | {home.source}
        self._native = countries(home.language)
        self._shown = {c.named for c in candidates if c.supported or c.start in connected}
        self._inside = {key for place in clear for key in place.path_ids}

    def allow(self, candidate: Candidate, place: Place) -> bool:
        """Whether the name is `place`: a word or a person's name needs one sign of it, a small place abroad another."""
        minor = is_minor(place)
        if not candidate.weak and not minor and not candidate.body:
            return True
        if candidate.region and place.kind == "region":
            return True
        if place.id in self.settled:
            return True
        if minor and place.kind == "city" and self._is_said(candidate, place):
            return True
        if minor and place.kind == "region" and candidate.kind and not candidate.weak and not candidate.body:
            return True
        shown = self.show(candidate)
        at_home = place.country in self._countries or place.country in self.settled
        if not candidate.weak:
            return at_home or (shown and not candidate.body)
        return shown and at_home if minor else shown or place.id in self._inside

    def _is_said(self, candidate: Candidate, place: Place) -> bool:
        """Whether the text says that a town is meant: "the town of X", or "in X" in a language of its country."""
        return candidate.said is Sign.TOLD or (candidate.said is Sign.NEAR and place.country in self._native)

    def show(self, candidate: Candidate) -> bool:
        """Whether something beside the name, here or elsewhere in the text, says that a place is meant."""
        return candidate.named in self._shown


def is_minor(place: Place) -> bool:
    """Whether the place is so small that its name alone is not known abroad."""
    return place.kind in ("city", "region") and place.population < _MINOR
