"""Ranks, streaks, ratios and other wordings whose number is no plain quantity.

Enters: a shadow. Leaves: `Quantity`s. The wordings and their number words are data
(`figures_patterns.toml`). A wording is tried only around the words it names as `near`, so
that most of a text costs one look a word. Never: a wording of another language than the
text's, except English ones where the data has none of its own.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import accumulate
from typing import Any

from monitor.data import load
from monitor.domain import Approx, FigureKind
from monitor.figures.numbers import decimal, first_han_value
from monitor.figures.quantity import Quantity
from monitor.figures.vocabulary import CJK, Vocabulary, vocabulary
from monitor.figures.vulgar import part

# How far before and behind a word of its `near` a wording may reach, what it looks behind and ahead at included.
_REACH = (80, 80)
_WORD = r"[^\s.,;:!?()\[\]\"“”«»„—–/-]+"
_LONGEST_TOKEN = 24
# A language's memo of words is emptied when it holds this many: a bound for noise, never met by one day's news.
_MOST_WORDS = 50_000
_DIGITS = r"(?<![\d.,])\d{1,6}(?:[.,]\d{1,3})?(?![.,]?\d)"
_HAN = r"(?:(?<![\d.,])\d{1,6}(?:\.\d{1,2})?|(?<![一二三四五六七八九十百千])[一二两兩三四五六七八九十百千]{1,5})"
_KINDS = {"rank": FigureKind.RANK, "streak": FigureKind.STREAK, "ratio": FigureKind.RATIO}
_PRINTED = re.compile(r"\d+(?:[.,]\d+)*")
_LETTERS = re.compile(r"[^\s\d.,;:()-]+")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """One language's number words: `exact` ones, `stems` that any ending may follow (longest first), `parts` (a third
    is 3). `periods`: which unit a streak is counted in, by the words that say so.
    """

    exact: dict[str, Decimal]
    stems: tuple[tuple[str, Decimal], ...]
    parts: dict[str, Decimal]
    periods: tuple[tuple[str, re.Pattern[str]], ...]

    def value(self, word: str) -> Decimal | None:
        if word in self.exact:
            return self.exact[word]
        return next((value for stem, value in self.stems if word.startswith(stem)), None)

    def number(self, piece: str, words: Vocabulary) -> Decimal | None:
        """The first number in `piece`: digits, cardinals or ordinals ("twenty-third"), or Chinese characters."""
        printed = _PRINTED.search(piece)
        if printed:
            return decimal(printed.group(), words)
        total: Decimal | None = None
        for word in _LETTERS.findall(piece):
            value = self.value(word)
            if value is None:
                if total is not None:
                    break
                continue
            total = value if total is None else total * value if value >= 100 else total + value
        return total if total is not None else first_han_value(piece)

    def part(self, piece: str, words: Vocabulary) -> Decimal | None:
        """What a fraction divides by: "thirds", "三", "10"."""
        return self.parts.get(piece) or self.number(piece, words)


@dataclass(frozen=True, slots=True)
class _Wording:
    """One row of the data. `near` are the words (of Chinese, Japanese, Korean: characters) it is tried around."""

    kind: str
    near: re.Pattern[str]
    regex: re.Pattern[str]
    reach: tuple[int, int]
    value: Decimal | None
    fraction: str | None
    approx: Approx
    lexicon: _Lexicon


class _Wordings:
    """A language's wordings, and which words call for which of them."""

    def __init__(self, rows: list[_Wording], token: str) -> None:
        self._rows = rows
        self._token = re.compile(token)
        self._called: dict[str, tuple[int, ...]] = {}

    def matches(self, text: str) -> Iterator[tuple[_Wording, re.Match[str]]]:
        for index, windows in self._windows(text).items():
            row = self._rows[index]
            for start, end in windows:
                for match in row.regex.finditer(text, start, end):
                    yield row, match

    def _windows(self, text: str) -> dict[int, list[list[int]]]:
        """Where each wording is worth a try: stretches in order, without overlap."""
        found: dict[int, list[list[int]]] = {}
        for token in self._token.finditer(text):
            for index in self._rows_for(token.group()):
                before, behind = self._rows[index].reach
                windows = found.setdefault(index, [])
                if windows and token.start() - before <= windows[-1][1]:
                    windows[-1][1] = token.end() + behind
                else:
                    windows.append([max(0, token.start() - before), token.end() + behind])
        return found

    def _rows_for(self, word: str) -> tuple[int, ...]:
        called = self._called.get(word)
        if called is not None:
            return called
        if len(word) > _LONGEST_TOKEN:
            return ()
        if len(self._called) >= _MOST_WORDS:
            self._called.clear()
        self._called[word] = called = tuple(i for i, row in enumerate(self._rows) if row.near.fullmatch(word))
        return called


def special(text: str, words: Vocabulary) -> Iterator[Quantity]:
    """Every special wording of a shadow, in no order; they may overlap (the longer one counts)."""
    found: list[Quantity] = []
    denied: list[tuple[int, int]] = []
    for row, match in _wordings(words.language).matches(text):
        if row.kind == "none":
            denied.append(match.span())
        elif (quantity := _quantity(row, match, words)) is not None:
            found.append(quantity)
    denied.sort()
    starts = [start for start, _ in denied]
    ends = list(accumulate((end for _, end in denied), max))
    for quantity in found:
        before = bisect_left(starts, quantity.end)
        if not before or ends[before - 1] <= quantity.start:
            yield quantity


# ─────────────────────────── what a match says ───────────────────────────


def _quantity(row: _Wording, match: re.Match[str], words: Vocabulary) -> Quantity | None:
    start, end = match.span(_named(match, "span"))
    if row.kind == "double_digit":
        low, high = Decimal(10), Decimal(100)
        return Quantity(start, end, FigureKind.PERCENT, low, "%", Decimal(0), Approx.RANGE, low, high)
    value = _value(row, match, words)
    if value is None or value < 0 or (value == 0 and row.kind != "rank"):
        return None  # a rank of nought is kept, because it can't be right
    if row.kind == "tenths":
        return Quantity(start, end, FigureKind.PERCENT, value, "%", Decimal(10))
    unit = _unit(row, match)
    step = Decimal(1) if row.kind in ("rank", "streak") else Decimal(0)
    end_of_range = _group(match, "to")
    upper = row.lexicon.number(end_of_range, words) if end_of_range else None
    if upper is not None and upper > value:
        return Quantity(start, end, _KINDS[row.kind], value, unit, step, Approx.RANGE, value, upper)
    return Quantity(start, end, _KINDS[row.kind], value, unit, step, row.approx)


def _value(row: _Wording, match: re.Match[str], words: Vocabulary) -> Decimal | None:
    if row.value is not None:
        return row.value
    if row.fraction:
        return _fraction(row, match, words)
    number = row.lexicon.number(_group(match, "n") or _group(match, "span") or "", words)
    if row.kind == "tenths":
        return _tenths(row, number, _group(match, "m"), words)
    if number is not None and _group(match, "half"):
        number += Decimal("0.5")
    if number is not None and _group(match, "doublings"):
        return Decimal(2) ** int(number) if number <= 10 else None
    return number


def _fraction(row: _Wording, match: re.Match[str], words: Vocabulary) -> Decimal | None:
    """ "1/2" in the data is the value; "parts" is `top` (one, if it is missing) of `bottom`, behind a `whole`."""
    top, bottom = str(row.fraction).split("/") if row.fraction != "parts" else (None, None)
    above = row.lexicon.number(top or _group(match, "top") or "1", words)
    below = row.lexicon.part(bottom or _group(match, "bottom") or "", words)
    if not (above and below and above < below):
        return None
    whole = row.lexicon.number(_group(match, "whole") or "", words) or 0
    return whole + part(above, below).normalize()


def _tenths(row: _Wording, number: Decimal | None, rest: str | None, words: Vocabulary) -> Decimal | None:
    """Tenths as percent: 七成五 and 3割5分 are 75 and 35, 三成半 is 35."""
    if number is None:
        return None
    part = Decimal(5) if rest == "半" else row.lexicon.number(rest, words) if rest else None
    return number * 10 + (part or 0)


def _unit(row: _Wording, match: re.Match[str]) -> str:
    if row.kind == "rank":
        return "rank"
    if row.kind == "ratio":
        return "1" if row.fraction else "times"
    said = _group(match, "span") or ""
    return next((code for code, mark in row.lexicon.periods if mark.search(said)), "times")


def _group(match: re.Match[str], name: str) -> str | None:
    named = _named(match, name)
    return match[named] if named else None


def _named(match: re.Match[str], name: str) -> str:
    """Which of a row's groups of one role took part: `span`, or in its other branches `span2`, `span3`."""
    known = match.re.groupindex
    return next((one for one in (name, f"{name}2", f"{name}3") if one in known and match[one] is not None), "")


# ─────────────────────────── the data, expanded ───────────────────────────


@cache
def _wordings(language: str) -> _Wordings:
    rows: list[dict[str, Any]] = load("figures_patterns.toml")["pattern"]
    own = [row for row in rows if row["language"] == language]
    if not own:
        return _wordings("en")
    names = _names(language)
    marks = sorted({mark for row in own for mark in row["near"]}) if language in CJK else []
    wordings = [_wording(row, names, _lexicon(language)) for row in own]
    return _Wordings(wordings, f"[{re.escape(''.join(marks))}]" if marks else _WORD)


def _wording(row: dict[str, Any], names: dict[str, str], lexicon: _Lexicon) -> _Wording:
    near = row["near"]
    value = row.get("value")
    return _Wording(
        kind=row["kind"],
        near=re.compile(f"[{re.escape(near)}]" if row["language"] in CJK else _expand(near, names)),
        regex=re.compile(_expand(row["pattern"], names)),
        reach=tuple(row.get("reach", _REACH)),
        value=None if value is None else Decimal(str(value)),
        fraction=row.get("fraction"),
        approx=Approx(row.get("approx", "exact")),
        lexicon=lexicon,
    )


_NAME = re.compile(r"(?<![A-Z\\])[A-Z]{2,}(?![A-Z])")


def _expand(pattern: str, names: dict[str, str]) -> str:
    """The pattern with its names (NUM, ORD, STEM, PART and the language's own) replaced by what they stand for."""
    return _NAME.sub(lambda match: names[match.group()], pattern)


def _names(language: str) -> dict[str, str]:
    data = load("figures_patterns.toml")
    lexicon, form = _lexicon(language), data["ordinals"].get(language, {})
    own = {name: f"(?:{text})" for name, text in data.get("names", {}).get(language, {}).items()}
    if language in ("zh", "ja"):
        return {**own, "NUM": _HAN}
    stems = _either([word for entry in form.get("words", ()) for word in entry.split()])
    tens = _either([word for word in data["tens"].get(language, "").split() if word != "-"])
    digits = form.get("digits", r"\d{1,3}")
    cardinal = _either([word for word, value in lexicon.exact.items() if value < 1000])
    return {
        **own,
        "NUM": rf"(?:{_DIGITS}|(?:{tens}[- ])?{cardinal})",
        "ORD": rf"(?:(?<![\d.,]){digits}|(?:{tens}[- ])?{stems}{form.get('endings', '')})",
        "STEM": stems,
        "PART": _either(list(lexicon.parts)),
    }


def _either(words: list[str]) -> str:
    """Any of the words, longest first; something that never matches if there are none."""
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True)) or '(?!)'})"


@cache
def _lexicon(language: str) -> _Lexicon:
    data = load("figures_patterns.toml")
    known = vocabulary(language).numerals
    ordinals: dict[str, Any] = data["ordinals"].get(language, {})
    order = _valued(ordinals.get("words", ()), 1)
    exact = {
        **{word: value for word, value in known.items() if 0 < value < 1000},
        **{
            word: Decimal(10 * ten) for ten, word in enumerate(data["tens"].get(language, "").split(), 1) if word != "-"
        },
        **{word: Decimal(value) for word, value in data["more"].get(language, {}).items()},
        **_valued(data["cardinals"].get(language, ()), 1),
    }
    stems = sorted(order.items(), key=lambda entry: -len(entry[0]))
    return _Lexicon(
        exact=exact,
        stems=tuple(stems),
        parts=_valued(data["parts"].get(language, ()), 2),
        periods=tuple((code, re.compile(mark)) for code, mark in data["periods"].get(language, {}).items()),
    )


def _valued(entries: Any, first: int) -> dict[str, Decimal]:
    """Words by the place of their entry in a list: a value's words are one entry, spaces between."""
    return {word: Decimal(value) for value, entry in enumerate(entries, first) for word in entry.split()}
