"""The number words of one language, ready to be found at a place of a text.

Enters: `numerals.toml` and the language's scale words. Leaves: a `Lexicon` that tells
which parts a word or phrase says: "полмиллиона" half and million, "zweihundert" two and
hundred. Never: adding them up (see `spelled`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from monitor.data import load
from monitor.figures.words import Words

_LETTERS = r"[^\W\d_]+"
# Scripts whose vowel signs are no letters to a regular expression.
_SCRIPTS = {"hi": r"[\u0900-\u0963\u0970-\u097f]+", "ar": r"[\u0620-\u065f\u066e-\u06d3]+"}
_LONGEST_GLUED = 80
_HEAD = 3
_OPENERS = ("article", "bound", "part")


@dataclass(frozen=True, slots=True)
class Part:
    """What a number word does: `kind` is add, times, scale (a power of ten), bound, article, part, half, join or point.

    `alone`: it says a number by itself (mil empresas); `after`: what a join may follow.
    """

    kind: str
    value: Decimal = Decimal(0)
    alone: bool = False
    after: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Word:
    """A number word or phrase at a place: its length in the text, and its parts.

    `tied`: the next one stands in the same word (وعشرون).
    """

    length: int
    parts: tuple[Part, ...]
    tied: bool = False


class Lexicon:
    """The number words of one language. `start` finds where a number may begin, `pattern` is a word."""

    def __init__(self, table: dict[str, Any], language: str, scales: dict[str, int]) -> None:
        self.pattern = re.compile(_SCRIPTS.get(language, _LETTERS))
        self.must_join = bool(table.get("must_join"))
        self.ten_plus = bool(table.get("ten_plus"))
        self.ones_then_tens = "ones" in table.get("join", {})
        self.sixties = frozenset(Decimal(value) for value in table.get("sixties", ()))
        self.not_before = frozenset(table.get("not_before", ()))
        self._prefix = table.get("prefix", "")
        self._clitics = tuple(table.get("clitics", ()))
        self.part_is_half = bool(table.get("part_is_half"))
        self._entries = dict(_entries(table, scales))
        self._phrases: dict[str, list[tuple[str, tuple[Part, ...]]]] = {}
        self._gather()
        self.halves = Words((word, True) for word in table.get("half", ()))
        self._glue = _glue(self._entries) if table.get("glued") else {}
        self.heads = frozenset(word[:_HEAD] for word in self._glue)
        self.start = self._start()
        self.glued = lru_cache(maxsize=4096)(self._glued)

    def _gather(self) -> None:
        for phrase, parts in self._entries.items():
            self._phrases.setdefault(self._first(phrase), []).append((phrase, parts))
        for phrases in self._phrases.values():
            phrases.sort(key=lambda entry: -len(entry[0]))

    def _start(self) -> re.Pattern[str]:
        """Where a number may begin. What counts only in front of another number word is tried only there."""
        firsts = "".join({re.escape(phrase[0]) for phrase in self._entries})
        found: set[str] = set()
        for phrase, parts in self._entries.items():
            if parts[0].kind in _OPENERS and len(parts) == 1:
                found.add(f"{re.escape(phrase)}(?=[ -][{firsts}])")
            elif parts[0].kind not in ("half", "join", "point"):
                found.add(re.escape(phrase))
        found.update(re.escape(head) for head in self.heads)
        clitics = "".join(f"{clitic}|" for clitic in self._clitics)
        return re.compile(rf"\b(?:{clitics})({'|'.join(sorted(found, key=lambda one: (one[0], -len(one))))})")

    def _first(self, phrase: str) -> str:
        match = self.pattern.match(phrase)
        return match.group() if match else phrase

    def at(self, text: str, position: int, *, joined: bool = True) -> Word | None:
        """The longest number word or phrase that begins at `position`, or None; `joined`: a join may be its prefix."""
        match = self.pattern.match(text, position)
        if match is None:
            return None
        word = match.group()
        for phrase, parts in self._phrases.get(word, ()):
            end = position + len(phrase)
            if text.startswith(phrase, position) and not (end > match.end() and self.pattern.match(text, end)):
                return Word(len(phrase), parts)
        if self._prefix and joined and word.startswith(self._prefix):
            known = self.at(text, position + len(self._prefix), joined=False)
            return Word(len(self._prefix), self._entries[self._prefix], tied=True) if known else None
        parts = self.glued(word) if word[:_HEAD] in self.heads or word[:2] in self.heads else ()
        return Word(len(word), parts) if parts else None

    def _glued(self, word: str) -> tuple[Part, ...]:
        """The parts of a word that is written as one, or none: zweihundertfünfzig, ikiyüz."""
        if len(word) > _LONGEST_GLUED:
            return ()
        best: list[tuple[Part, ...] | None] = [None] * (len(word) + 1)
        best[len(word)] = ()
        for start in range(len(word) - 1, -1, -1):
            for end in range(len(word), start, -1):  # the longest piece first
                rest, piece = best[end], self._glue.get(word[start:end])
                if rest is not None and piece is not None:
                    best[start] = (*piece, *rest)
                    break
        return best[0] or ()


@cache
def _cached_table(tag: str) -> dict[str, Any]:
    table: dict[str, Any] = load("numerals.toml").get(tag, {})
    return table


def lexicon(tag: str, scales: dict[str, int]) -> Lexicon | None:
    """The number words of a language, or None where none are listed. `scales` are words and their powers of ten."""
    table = _cached_table(tag)
    return Lexicon(table, tag, scales) if "add" in table else None


def simple_numerals(tag: str) -> dict[str, Decimal]:
    """The single words that say a number below a thousand."""
    table = _cached_table(tag)
    return {
        word: Decimal(value)
        for kind in ("add", "times")
        for value, words in table.get(kind, {}).items()
        for word in words
        if " " not in word
    }


def _entries(table: dict[str, Any], scales: dict[str, int]) -> Iterator[tuple[str, tuple[Part, ...]]]:
    alone = frozenset(table.get("alone", ()))
    for word, exponent in scales.items():
        if exponent >= 3 and " " not in word:
            yield word, (Part("scale", Decimal(exponent), alone=word in alone),)
    for word in table.get("half", ()):
        yield word, (Part("half", Decimal("0.5")),)
    for kind in ("add", "times", "article", "bound", "part"):
        for value, words in table.get(kind, {}).items():
            for word in words:
                yield word, (Part(kind, Decimal(value), alone=word in alone),)
    yield from _composed(table)
    for word in table.get("point", ()):
        yield word, (Part("point"),)
    for word, after in _joins(table).items():
        yield word, (Part("join", after=frozenset(after)),)
    for phrase, parts in table.get("phrases", {}).items():
        yield phrase, tuple(_part(piece) for piece in parts.split())


def _composed(table: dict[str, Any]) -> Iterator[tuple[str, tuple[Part, ...]]]:
    """Words that hold two values: einundzwanzig, साढ़े तीन, hai mươi mốt."""
    add: dict[str, Decimal] = {w: Decimal(v) for v, words in table.get("add", {}).items() for w in words}
    ones = {word: value for word, value in add.items() if 1 <= value <= 9}
    ones |= {w: Decimal(v) for v, words in table.get("bound", {}).items() for w in words if v == "1"}
    tens = {word: value for word, value in add.items() if 20 <= value <= 90 and value % 10 == 0}
    if "ones_first" in table:
        for one, value in ones.items():
            for between in table["ones_first"]:
                yield from ((one + between + ten, (Part("add", value + more),)) for ten, more in tens.items())
    for word, half in table.get("half_before", {}).items():
        yield from ((f"{word} {w}", (Part("add", v + Decimal(half)),)) for w, v in add.items() if v > 2)
    for word, value in table.get("after_tens", {}).items():
        yield from ((f"{ten} {word}", (Part("add", more + value),)) for ten, more in tens.items())


def _joins(table: dict[str, Any]) -> dict[str, set[str]]:
    joins: dict[str, set[str]] = {}
    for after, words in table.get("join", {}).items():
        for word in words:
            joins.setdefault(word, set()).add(after)
    return joins


def _part(piece: str) -> Part:
    if piece.startswith("e"):
        return Part("scale", Decimal(piece[1:]))
    return Part("times", Decimal(100), alone=True) if piece == "100" else Part("add", Decimal(piece))


def _glue(entries: dict[str, tuple[Part, ...]]) -> dict[str, tuple[Part, ...]]:
    """The pieces of which words may be glued; what may stand alone may also begin one (hundertfünf)."""
    kinds = ("add", "times", "scale", "bound", "half")
    return {word: parts for word, parts in entries.items() if parts[0].kind in kinds and " " not in word}
