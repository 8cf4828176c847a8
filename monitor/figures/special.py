"""Ranks, streaks, ratios and other wordings whose number is no plain quantity.

Enters: a shadow. Leaves: `Quantity`s. The wordings are data (`figures_patterns.toml`);
this module expands them, and reads the number of what they matched.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from monitor.data import load
from monitor.domain import Approx, FigureKind
from monitor.figures.numbers import decimal, first_han_value, han_value
from monitor.figures.quantity import Quantity
from monitor.figures.vocabulary import Vocabulary

_ABSURD = re.compile(r"\d{200,}")
_HAN_NUMBER = r"(?:\d{1,4}(?:\.\d{1,2})?|[一二两兩三四五六七八九十百]{1,5})"
_DENOMINATORS = ("half", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_STEM_FRACTIONS = {"половин": 2, "трет": 3, "четверт": 4}
_KINDS = {
    "rank": FigureKind.RANK,
    "streak": FigureKind.STREAK,
    "ratio": FigureKind.RATIO,
    "doublings": FigureKind.RATIO,
}
_SPANS = {"rank": "rank", "streak": "streak", "ratio": "times"}
_PERIOD_UNITS = (
    ("a", ("year", "年", "год", "лет", "년", "jahr", "año", "an")),
    ("mo", ("month", "月", "месяц", "개월", "monat", "mes", "mois")),
    ("quarter", ("quarter", "季", "квартал", "분기", "四半期", "trimestre", "quartal")),
)


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: str
    regex: re.Pattern[str]
    value: int | None
    fraction: str | None


def special(text: str, words: Vocabulary) -> Iterator[Quantity]:
    """Every special wording of a shadow, in no order; they may overlap (the longer one counts)."""
    for pattern, start, end in ((p, *piece) for piece in _pieces(text) for p in _patterns(words.language)):
        for match in pattern.regex.finditer(text, start, end):
            name = "span" if match.group("span") is not None else "span2"
            found = _quantity(pattern, match, match.start(name), match.end(name), words)
            if found is not None:
                yield found


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The text without its absurdly long runs of digits, in which nothing can be found."""
    start = 0
    for run in _ABSURD.finditer(text):
        yield start, run.start()
        start = run.end()
    yield start, len(text)


def _quantity(pattern: _Pattern, match: re.Match[str], start: int, end: int, words: Vocabulary) -> Quantity | None:
    if pattern.kind == "double_digit":
        return Quantity(
            start, end, FigureKind.PERCENT, Decimal(10), "%", Decimal(0), Approx.RANGE, Decimal(10), Decimal(100)
        )
    if pattern.kind == "tenths":
        value = _tenths(match, words)
        return Quantity(start, end, FigureKind.PERCENT, value, "%", Decimal(10)) if value else None
    value = _value(pattern, match, start, end, words)
    if value is None or value <= 0:
        return None
    unit = _streak_unit(match.group()) if pattern.kind == "streak" else _SPANS.get(pattern.kind, "times")
    step = Decimal(1) if pattern.kind in ("rank", "streak") else Decimal(0)
    if pattern.fraction:
        unit = "1"
    return Quantity(start, end, _KINDS[pattern.kind], value, unit, step)


def _value(pattern: _Pattern, match: re.Match[str], start: int, end: int, words: Vocabulary) -> Decimal | None:
    if pattern.value is not None:
        return Decimal(pattern.value)
    if pattern.kind == "doublings":
        count = han_value(match.group("n"))
        return Decimal(2) ** int(count) if count else None
    if pattern.fraction:
        return _fraction(pattern.fraction, match)
    return small_number(match.group()[start - match.start() : end - match.start()], words)


def _fraction(kind: str, match: re.Match[str]) -> Decimal | None:
    if kind == "1/2":
        return Decimal("0.5")
    if kind == "stem":
        return (Decimal(1) / _STEM_FRACTIONS[match.group("stem")]).quantize(Decimal("0.0001"))
    if kind == "words":
        bottom = match.group("bottom")
        below = 4 if bottom == "quarter" else _DENOMINATORS.index(bottom) + 2
        top = match.group("top")
        above = Decimal(1) if top == "a" else small_number(top, _english())
    else:
        below_value = _digits_or_han(match.group("bottom"))
        above, below = _digits_or_han(match.group("top")), int(below_value or 0)
    if not above or not below:
        return None
    return (above / below).quantize(Decimal("0.0001"))


def _digits_or_han(word: str) -> Decimal | None:
    return Decimal(word) if word.isdecimal() else han_value(word)


def _tenths(match: re.Match[str], words: Vocabulary) -> Decimal | None:
    whole = decimal(match.group("n"), words) if match.group("n")[0].isdecimal() else han_value(match.group("n"))
    rest = match.group("m")
    if whole is None:
        return None
    part = Decimal(5) if rest == "半" else (_digits_or_han(rest) if rest else Decimal(0))
    return whole * 10 + (part or 0)


def _streak_unit(matched: str) -> str:
    return next((code for code, marks in _PERIOD_UNITS if any(mark in matched for mark in marks)), "times")


_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")
_LETTERS = re.compile(r"[^\W\d_]+")


def small_number(matched: str, words: Vocabulary) -> Decimal | None:
    """The first number in `matched`: digits, a cardinal, an ordinal, or Chinese characters."""
    printed = _DIGITS.search(matched)
    if printed:
        return decimal(printed.group(), words)
    table = load("figures_patterns.toml")["ordinals"]
    for match in _LETTERS.finditer(matched):
        word = match.group()
        if word in words.numerals:
            return words.numerals[word]
        if word in table["en"]:
            return Decimal(table["en"].index(word) + 1)
        stem = next((stem for stem in table["ru"] if words.language == "ru" and word.startswith(stem)), None)
        if stem:
            return Decimal(_RUSSIAN[stem])
    return first_han_value(matched)


_RUSSIAN = {
    "перв": 1, "втор": 2, "трет": 3, "четверт": 4, "четвёрт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8,
    "девят": 9, "десят": 10,
}  # fmt: skip


@cache
def _english() -> Vocabulary:
    from monitor.figures.vocabulary import vocabulary

    return vocabulary("en")


@cache
def _patterns(language: str) -> tuple[_Pattern, ...]:
    wanted = {language} | ({"en"} if language not in ("zh", "ja", "ko", "ru") else set())
    rows: list[dict[str, Any]] = load("figures_patterns.toml")["pattern"]
    return tuple(
        _Pattern(
            row["kind"], re.compile(_expand(row["pattern"], row["language"])), row.get("value"), row.get("fraction")
        )
        for row in rows
        if row["language"] in wanted
    )


def _expand(pattern: str, language: str) -> str:
    from monitor.figures.vocabulary import vocabulary

    ordinals = load("figures_patterns.toml")["ordinals"]
    if language in ("zh", "ja", "ko"):
        return pattern.replace("NUM", _HAN_NUMBER)
    small = [word for word, value in vocabulary(language).numerals.items() if value < 1000]
    numbers = "|".join(sorted(small, key=len, reverse=True))
    pattern = pattern.replace(
        "NUM", rf"(?:(?<![\d.,])\d{{1,4}}(?:[.,]\d{{1,2}})?|{numbers})" if numbers else r"\d{1,4}"
    )
    stems = "|".join(ordinals["ru"])
    russian = rf"(?:{stems})(?:ый|ий|ой|ая|ое|ье|ую|ым|ом|ого|ей|ем|ья|ью|ьем|ьего)"
    return pattern.replace(
        "ORD", russian if language == "ru" else rf"(?:\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(ordinals['en'])})"
    )
