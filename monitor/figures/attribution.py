"""Who measured what a sentence tells: offices that no list knows, by how sentences name their sources.

Enters: a scene and a sentence. Leaves: names in one form, so that two texts of one office meet; an abbreviation in
brackets is a name of its own. Never: a place ("according to Spain").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from monitor.data import load
from monitor.figures.scene import Scene, is_place
from monitor.text import fold

_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐĐ]"
_LETTERS = r"[\w.&-]*\w"
_SHORT = rf"(?: \((?P<short>{_CAPITAL}{_LETTERS})\))?"
_MOST_SMALL = 3  # words in small letters that go on from "ministry"
_BETWEEN = 4  # words between "according to" and the name
_LEAST = 3  # letters of a name


@dataclass(frozen=True, slots=True)
class _Rules:
    named: tuple[re.Pattern[str], ...]
    small: re.Pattern[str]
    ends: re.Pattern[str]


def sources(here: Scene, start: int, end: int) -> frozenset[str]:
    """Names of those whose statistics the sentence gives."""
    rules = _rules(here.words.language)
    return frozenset(_found(here, start, end, rules)) if rules else frozenset()


def _found(here: Scene, start: int, end: int, rules: _Rules) -> Iterator[str]:
    for pattern in rules.named:
        for match in pattern.finditer(here.text, start, end):
            if short := match.groupdict().get("short"):
                yield _plain(short)
            first, last = match.span("name")
            if any(is_place(one) and one.start <= first and last <= one.end for one in here.mentions_in(first, last)):
                continue
            words = [rules.ends.sub("", word) for word in rules.small.sub(" ", _plain(match["name"])).split()]
            told = " ".join(words)
            if len(told) >= _LEAST and (len(words) > 1 or match["name"][:1].isupper()):
                yield told


def _plain(name: str) -> str:
    """In small letters; "İ" becomes one."""
    return fold(name).replace("i\u0307", "i")


@cache
def _rules(language: str) -> _Rules | None:
    row: dict[str, str] | None = load("figures_sources.toml").get(language)
    if row is None:
        return None
    small, stop = row["small"] or "(?!)", row.get("stop", "(?!)")
    word = rf"(?!(?:{stop})(?!\w))[^\W\d_]{_LETTERS}"
    joined = rf"(?: (?:{small}))?(?: |(?<=['’]))"
    capitals = rf"{_CAPITAL}{_LETTERS}(?:{joined}{_CAPITAL}{_LETTERS})*"
    headed = rf"(?:{row['heads']})(?!\w)(?:{joined}{word}){{1,{_MOST_SMALL}}}"
    name = rf"(?P<name>{headed}|{capitals}){_SHORT}"
    between = rf"(?: (?!(?:{row['heads']})(?!\w))[^\W\d_A-ZА-ЯЁІЇЄҐ][\w-]*){{0,{_BETWEEN}}}?(?: (?:l|d|de l)['’]| )"
    before = rf"(?<!\w)(?:{row['before']}){between}{name}"
    behind = rf"(?<!\w){name}(?: |(?=['’,]))(?:{row['behind']})(?!\w)"
    return _Rules(
        (re.compile(before), re.compile(behind)),
        re.compile(rf"(?<!\w)(?:{fold(small)})(?!\w)|['’]|\b(?:l|d)['’]"),
        re.compile(rf"(?<=\w{{4}})(?:{row['ends']})$") if "ends" in row else re.compile("(?!)"),
    )
