"""Named things that are neither a place nor a site of a listed kind: ferry routes, river basins, wildfires, festivals.

Enters: a text, its language, the places named in it. Leaves: `Thing`s with one id for all forms of a name: without
cases, articles, the word for the kind and the order of a route's ends, but with the kind's group, so that the cable
car and the festival of one name are two. Never: a kind without a proper name, a country's ("the French ferry"), nor an
island or a network that is a known place or organisation.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from monitor.data import load
from monitor.describe.spans import Spans
from monitor.describe.words import within_word
from monitor.text.proper import CAPITAL, key_of, proper

_QUOTED = r"[«„“\"](?P<quoted>[^«»„“”\"\n]{2,50})[»“”\"]"
_ROUTE = "route"  # the group of what has two ends, whatever else goes there
_LONG = 80  # characters; no name of one is longer


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing named at `start:end`; `key` is its id's part behind the colon."""

    start: int
    end: int
    key: str


def called(text: str, tag: str, strange: Sequence[tuple[int, int]], known: Spans) -> Iterator[Thing]:
    """All named things, in text order for each kind.

    `strange`: spans that are no names, of countries and peoples; `known`: places and organisations, which an island or
    a network of their name is.
    """
    apart = Spans(strange)
    for kind in _kinds(tag):
        for match in kind.pattern.finditer(text):
            found = _thing(text, tag, kind, match, apart if kind.group else known, known)
            if found is not None:
                yield found


@dataclass(frozen=True, slots=True)
class _Kind:
    group: str
    pattern: re.Pattern[str]


def _thing(text: str, tag: str, kind: _Kind, match: re.Match[str], strange: Spans, known: Spans) -> Thing | None:
    start, end = match.span()
    quoted = match["quoted"]
    name, at = (quoted, match.start("quoted")) if quoted else (match["name"], match.start("name"))
    if not name or end - start > _LONG or within_word(text, start) or strange.overlap(at, at + len(name)):
        return None
    if kind.group and not quoted and known.hold(start, end):
        return None  # Rio Grande do Sul
    group = _apart(kind.group, match["kind"]) or (_ROUTE if match["ends"] else "")
    if match["ends"]:
        name = f"{name.removesuffix(match['ends'])} {_joint().sub('', match['ends'])}"
    if group in _spoken() and _goes_by_name(match["kind"], name) and not known.overlap(at, at + len(name)):
        return Thing(start, end, key_of(name, tag))
    spoken = _not_spoken().sub(" ", match["kind"]) if group in _spoken() else ""
    key = key_of(f"{spoken} {name}", tag, group)
    return Thing(start, end, key) if key.removesuffix(group).strip("-") else None


@cache
def _joint() -> re.Pattern[str]:
    """What stands between the ends of a route, in front of the second."""
    return re.compile(f"^(?:{load('things.toml')['ends']['any']})")


def _goes_by_name(kind: str, name: str) -> bool:
    """Whether a longer name of its own is told without the word for its kind as well: "Les Vieilles Charrues"."""
    only = re.fullmatch(load("things.toml")["spoken"]["idle"], kind.strip())
    return only is not None and len([word for word in name.split() if word[0].isupper()]) > 1


def _apart(group: str, kind: str) -> str:
    """The group, or the one of its parts that the kind's words tell: a mine and a power station."""
    parts: dict[str, str] = load("things.toml")["apart"].get(group, {})
    return next((part for part, words in parts.items() if re.search(words, kind)), group)


@cache
def _spoken() -> frozenset[str]:
    return frozenset(load("things.toml")["spoken"]["groups"])


@cache
def _not_spoken() -> re.Pattern[str]:
    return re.compile(load("things.toml")["spoken"]["not"], re.IGNORECASE)


def _printed(words: str, tag: str) -> str:
    """English names have their kind in capitals, too, where nothing of a longer name follows ("Fire Department")."""
    return rf"(?:{words}|(?=[A-Z])(?i:{words})(?! [A-Z]))" if tag == "en" else words


@cache
def _kinds(tag: str) -> tuple[_Kind, ...]:
    tables = load("things.toml")
    found = []
    for row in tables["kind"]:
        if row["language"] != tag:
            continue
        words = _printed(row["words"], tag)
        ends = rf"(?:{tables['ends']['any']}){CAPITAL}(?: {CAPITAL})?" if row.get("routes") else "(?!)"
        name = rf"{proper(tag)}(?P<ends>{ends}){'' if row.get('both') else '?'}"
        if row["side"] == "before":
            shape = rf"(?<!\w)(?:{_QUOTED}|(?P<name>{name})) (?P<kind>{words})(?!\w)"
        else:
            shape = rf"(?<!\w)(?P<kind>{words}{row['link']})(?: ?{_QUOTED}|(?:(?<=['’])| )(?P<name>{name}))"
        found.append(_Kind(row["group"], re.compile(shape)))
    return tuple(found)
