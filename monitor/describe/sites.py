"""Named sites, which have figures of their own: «Кижи», the Suez Canal, Museo Nacional del Prado.

Enters: a text, its language, where known places stand. Leaves: `Site`s in text order, not overlapping, with one id for
all forms of a name. Never: a kind without a name ("a museum"), nor an airport or port that is called after its town.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from monitor.data import load
from monitor.describe import han_sites, things, town_sites
from monitor.describe.entities import slug
from monitor.describe.spans import Spans
from monitor.describe.town_sites import Named, TownOf
from monitor.describe.words import within_word
from monitor.domain import SITE, Mention
from monitor.text.proper import key_of

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽİА-ЯЁІЇЄҐ](?:[\w’'&]|-(?=\w))*"
_QUOTED = r"[«„“\"](?P<quoted>[^«»„“”\"\n]{2,60})[»“”\"]"
_LONG = 70  # characters; no name of one is longer
_NEXT = 16  # characters between a site and the place that it lies in
_STEM = 4  # letters of a kind that no case changes
# "Pedro Castillo Terrones": a longer word with a capital makes the kind a part of a person's name.
_NAMED_BEFORE = re.compile(r"(?<!\w)[A-ZÀ-Þ][\w’'-]{3,} $")
_HANGUL = re.compile("[가-힣]")  # particles are glued on behind
_OWNED = re.compile("['’]s$")
_SUFFIX = re.compile(r"['’]\w{1,5}$")  # of a Turkish case


@dataclass(frozen=True, slots=True)
class Site:
    """A site named at `start:end`; `path` of the town whose it is, where its name says so."""

    start: int
    end: int
    id: str
    name: str
    path: tuple[str, ...] = ()


def find(
    text: str,
    language: str | None,
    places: Sequence[tuple[int, int]] = (),
    towns: Sequence[Named] = (),
    town_of: TownOf = lambda name: None,
    strange: Sequence[tuple[int, int]] = (),
) -> tuple[Site, ...]:
    """All named sites of a text; a known one wins, then a town's own, then the longer name.

    `strange`: where countries, peoples and organisations are named, which name nothing else.
    """
    tag = (language or "").split("-", 1)[0]
    known = Spans((*places, *strange))
    called = sorted(
        (
            *_called(text, tag, Spans(places), town_of),
            *_unspaced(text, tag, places),
            *(Site(t.start, t.end, _id(t), text[t.start : t.end]) for t in things.called(text, tag, strange, known)),
        ),
        key=lambda one: one.start - one.end,
    )
    kept: list[Site] = []
    taken: set[int] = set()
    for one in (*_known(text), *_of_towns(text, tag, towns, town_of), *called):
        if taken.isdisjoint(range(one.start, one.end)):
            taken.update(range(one.start, one.end))
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


def beside(text: str, named: Sequence[Site], places: Sequence[Mention]) -> dict[Site, tuple[str, ...]]:
    """Paths of sites with the place that stands right behind them and says where they are: "…, in Lisbon,"."""
    found = {site: (*site.path, site.id) for site in named if site.path}
    for site in named:
        at = bisect_right(places, site.end, key=lambda place: place.start)
        place = places[at] if at < len(places) else None
        if place is not None and place.start <= site.end + _NEXT and _where().fullmatch(text, site.end, place.start):
            found[site] = (*place.path, site.id)
    return found


@cache
def _where() -> re.Pattern[str]:
    return re.compile(load("sites.toml")["where"]["any"])


def _known(text: str) -> Iterator[Site]:
    automaton, ids = _known_names()
    for index, start, end in automaton.find_matches_as_indexes(text):
        if not within_word(text, start) and (_HANGUL.match(text, end - 1) or not within_word(text, end)):
            yield Site(start, end, f"{SITE}{ids[index]}", text[start:end])


def _of_towns(text: str, tag: str, towns: Sequence[Named], town_of: TownOf) -> Iterator[Site]:
    for one in town_sites.of_towns(text, tag, towns, town_of):
        yield Site(one.start, one.end, one.id, text[one.start : one.end], one.place.path_ids)


def _id(thing: things.Thing) -> str:
    return f"{SITE}{_ids().get(thing.key, thing.key)}"


def _unspaced(text: str, tag: str, places: Sequence[tuple[int, int]]) -> Iterator[Site]:
    for one in han_sites.called(text, tag, places):
        said = f"{one.name}{_base(one.kind, tag)}"
        yield Site(one.start, one.end, f"{SITE}{_ids().get(slug(said), slug(said))}", text[one.start : one.end])


def _called(text: str, tag: str, places: Spans, town_of: TownOf) -> Iterator[Site]:
    for kind in _kinds(tag):
        for match in kind.pattern.finditer(text):
            start, end = match.span()
            name = match["quoted"] or match["name"]
            surname = _surnames().fullmatch(match["kind"]) and _NAMED_BEFORE.search(text, max(0, start - 24), start)
            if end - start > _LONG or surname:
                continue
            if not match["quoted"]:
                at = match.start("name")
                first, last = _own(text, at, match.end("name"), places, town_of)
                name = text[first:last]
                start, end = (start if first == at else max(start, first)), (end if last == match.end("name") else last)
            if kind.ports and (places.overlap(start, end) or town_of(_OWNED.sub("", name))):
                continue
            told = name if match["quoted"] else " ".join(word for word in name.split() if not word.islower())
            said = f"{_base(match['kind'], tag)} {_SUFFIX.sub('', told)}"
            own = key_of(told, tag) if _bare().fullmatch(match["kind"]) else slug(said)
            yield Site(start, end, f"{SITE}{_ids().get(slug(name), own)}", text[start:end])


def _own(text: str, start: int, end: int, places: Spans, town_of: TownOf) -> tuple[int, int]:
    """Where the name at `start:end` is its own: without the town that has it, unless every town has one."""
    rules = _held()
    owner = rules.owner.match(text[start:end])
    if owner and (places.overlap(start, start + owner.end("owner")) or town_of(owner["owner"])):
        first = start + owner.end()
        return (start, end) if rules.shared.fullmatch(text[first:end]) else (first, end)
    town = rules.town.search(text[start:end])
    if town and (places.overlap(start + town.start("town"), end) or town_of(town["town"])):
        last = start + town.start()
        return (start, end) if rules.shared.search(text[start:last]) else (start, last)
    return start, end


@dataclass(frozen=True, slots=True)
class _Held:
    owner: re.Pattern[str]
    town: re.Pattern[str]
    shared: re.Pattern[str]


@cache
def _held() -> _Held:
    row: dict[str, str] = load("sites.toml")["held"]
    return _Held(re.compile(row["owner"]), re.compile(row["town"]), re.compile(row["shared"]))


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(load("sites.toml")["bare"]["any"])


@dataclass(frozen=True, slots=True)
class _Kind:
    ports: bool
    pattern: re.Pattern[str]


def _base(kind: str, tag: str) -> str:
    """The kind's own word without its case: музея is музей."""
    called: dict[str, str] = load("sites.toml")["called"].get(tag, {})
    return called.get(kind[:_STEM].casefold(), called.get(kind, kind))


@cache
def _kinds(tag: str) -> tuple[_Kind, ...]:
    tables = load("sites.toml")
    inside, middle = tables["inside"]["any"], tables["middle"].get(tag, "")
    proper = rf"{_CAPITAL}(?: (?:{inside} )?{_CAPITAL}){{0,3}}"
    before, no_name = tables["not_first"].get(tag, ""), tables["no_name"]["any"]
    rows: list[dict[str, Any]] = [row for row in tables["kind"] if row["language"] == tag]
    found = []
    for row in rows:
        words = row["words"]
        if row.get("side") == "behind":
            shape = rf"(?<!\w)(?:{_QUOTED}|(?P<name>{before}{proper})) (?P<kind>{words})(?!\w)"
        else:
            shape = rf"(?<!\w)(?P<kind>{words})(?:(?: \w+)? {_QUOTED}|{middle} ?(?P<name>(?<=[ '’]){no_name}{proper}))"
        found.append(_Kind(row.get("ports", False), re.compile(shape)))
    return tuple(found)


@cache
def _surnames() -> re.Pattern[str]:
    return re.compile(load("sites.toml")["surnames"]["any"])


@cache
def _known_names() -> tuple[AhoCorasick, list[str]]:
    rows: dict[str, list[str]] = load("sites.toml")["known"]
    pairs = [(name, key) for key, names in rows.items() for name in names]
    return AhoCorasick([name for name, _ in pairs], matchkind=MatchKind.LeftmostLongest), [key for _, key in pairs]


@cache
def _ids() -> dict[str, str]:
    rows: dict[str, list[str]] = load("sites.toml")["known"]
    return {slug(name): key for key, names in rows.items() for name in names}
