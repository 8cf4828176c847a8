"""Organisations that are known by name: Samsung, 世界银行, «Газпром».

Enters: a text. Leaves: `Known` names in text order, not overlapping, with what sort of body each is. Never: what it
does (deeds.py), or whether a doubtful name ("Apple", «Зенит») is meant; that is said by `doubt`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from monitor.data import load
from monitor.describe.entities import slug
from monitor.describe.morphology import forms
from monitor.describe.words import within_word

_ACRONYM = 6  # capitals that long may be a word in a headline of capitals
_SHORT = 2  # Chinese characters; a name of so few may be the end of another (新幾內亞航空)
_CAPITALISED = re.compile(r"(?:^|[^\w-])([A-ZÀ-ÞА-ЯЁ][\w’'-]*) $")


@dataclass(frozen=True, slots=True)
class Body:
    """One organisation: `says` figures of others mostly, `of_place` speaks for the place in its name, `whole` is
    another one with a name before it, `sport` is a club."""

    id: str
    name: str
    says: bool
    of_place: bool
    whole: bool
    sport: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A known name at `start:end`; `doubt`: it may be something else."""

    start: int
    end: int
    body: Body
    doubt: bool


def find(text: str) -> tuple[Known, ...]:
    """All known names that stand as whole words."""
    automaton, bearers = _names()
    stops = load("entities.toml")["chinese"]["stops"]
    found, met = [], dict[re.Pattern[str], bool]()
    for index, start, end in automaton.find_matches_as_indexes(text):
        body, doubt, needs = bearers[index]
        if _joined(text, start) or _joined(text, end):
            continue
        if needs is not None:
            if needs not in met:
                met[needs] = needs.search(text) is not None
            if not met[needs]:
                continue
        if (end - start <= _ACRONYM and text[start:end].isupper() and _shouted(text, start, end)) or (
            body.whole and named_before(text, start)
        ):
            continue
        if (
            end - start == _SHORT
            and _han(text[start])
            and _han(text[start - 1 : start])
            and text[start - 1] not in stops
        ):
            continue
        found.append(Known(start, end, body, doubt))
    return tuple(found)


def _joined(text: str, at: int) -> bool:
    """Whether a word goes on over `at`: letters of a script with spaces on both sides, or a hyphen (Siemens-Chef)."""
    before, after = text[max(0, at - 1) : at], text[at : at + 1]
    if not before or not after:
        return False
    if before in "-‑" or after in "-‑":
        beyond = text[max(0, at - 2) : at - 1] if before in "-‑" else text[at + 1 : at + 2]
        return beyond.isalnum() and not _han(beyond)
    return within_word(text, at)


def _han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _shouted(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 12) : start].rsplit("\n", 1)[-1]
    return (before + text[end : end + 12].split("\n", 1)[0]).isupper()


def named_before(text: str, start: int) -> bool:
    """ "Kenya Red Cross": a capitalised word before it, not at its sentence's begin, makes it another."""
    match = _CAPITALISED.search(text, max(0, start - 24), start)
    return match is not None and match.group(1) not in _articles()


@cache
def _articles() -> frozenset[str]:
    rows = load("organisations_deeds.toml")
    words = {word for row in rows.values() for word in row.get("articles", ())}
    small = {word for row in load("organisations.toml").values() for word in row.get("no_name", ())}
    return frozenset(words | small)


@cache
def _names() -> tuple[AhoCorasick, list[tuple[Body, bool, re.Pattern[str] | None]]]:
    bearers = dict(_bearers())
    return AhoCorasick(list(bearers), matchkind=MatchKind.LeftmostLongest), list(bearers.values())


def _bearers() -> Iterator[tuple[str, tuple[Body, bool, re.Pattern[str] | None]]]:
    table = load("organisations_known.toml")
    flags = {flag: frozenset(kinds) for flag, kinds in table["kinds"].items()}
    for kind, rows in table["names"].items():
        for name, others in rows.items():
            body = Body(f"org:{slug(name)}", name, **{flag: kind in kinds for flag, kinds in flags.items()})
            for raw in (*(() if f"{name}?" in others else (name,)), *others):
                called, mark, needs = raw.partition("?")
                for form in forms(called):
                    yield form, (body, bool(mark and not needs), re.compile(needs) if needs else None)
