"""Vulgar fractions in digits and signs: 5 1/4 percent, 3/4 inch, 5-15/16 pct, ⅓ cup.

Enters: a shadow and the digits that may begin one. Leaves: where it ends and its exact value. Never: one that may be
a date, a score or a count ("won 3/4", "on 5/6"): without a whole before it a fraction needs a unit or a scale word.
"""

import re
from decimal import Context, Decimal

from monitor.figures.vocabulary import Vocabulary

# Signs that close a number (2½), or stand for one (⅓ cup): how many of how many.
SIGNS = {
    **{"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4)},
    **{"⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6)},
    **{"⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)},
}
ALONE = re.compile(rf"[{''.join(SIGNS)}](?<![\w.,/–-].)(?![\d/])")
# What prices, rates and lengths are divided by; a month's eleventh day is no such part.
_PARTS = frozenset({2, 3, 4, 5, 6, 8, 16, 32, 64})
_BEHIND_WHOLE = re.compile(r"( {1,2}|-)(\d{1,2})/(\d{1,2})(?![\d/:]|[.,]\d)")
_SIMPLE = re.compile(r"/(\d{1,2})(?![\d/:]|[.,]\d)")
_OF_A_WORD = re.compile(rf"[ -]?[^\W\d_{''.join(SIGNS)}]")
_PRECISION = Context(prec=8)
_LONGEST = 5


def part(top: int, bottom: int) -> Decimal:
    """`top` of `bottom`, to eight digits."""
    return _PRECISION.divide(Decimal(top), Decimal(bottom))


def step_of(bottom: int) -> Decimal:
    """How exact a fraction is told: halves to a tenth, smaller parts to a hundredth."""
    return Decimal("0.1") if bottom == 2 else Decimal("0.01")


def vulgar(text: str, start: int, end: int, words: Vocabulary) -> tuple[int, Decimal, Decimal] | None:
    """End, value and step of the fraction that begins with the digits (or sign) at `start:end`, or None."""
    printed = text[start:end]
    if printed in SIGNS:
        top, bottom = SIGNS[printed]
        return (end, part(top, bottom), step_of(bottom)) if _OF_A_WORD.match(text, end) else None
    if not printed.isdecimal() or len(printed) > _LONGEST or text[start - 1 : start] in tuple("/:.,^"):
        return None
    if (mixed := _BEHIND_WHOLE.match(text, end)) is not None:
        found = _proper(mixed.group(2), mixed.group(3))
        if found is None or (mixed.group(1) == "-" and not _sized(text, mixed.end(), words)):
            return None
        return mixed.end(), int(printed) + found[0], found[1]
    simple = _SIMPLE.match(text, end)
    found = _proper(printed, simple.group(1)) if simple else None
    return (simple.end(), *found) if simple and found and _sized(text, simple.end(), words) else None


def _proper(top: str, bottom: str) -> tuple[Decimal, Decimal] | None:
    if int(bottom) not in _PARTS or not 0 < int(top) < int(bottom):
        return None
    return part(int(top), int(bottom)), step_of(int(bottom))


def _sized(text: str, end: int, words: Vocabulary) -> bool:
    """Whether a unit or a scale word follows."""
    begin = end + (text[end : end + 1] in (" ", "-"))
    unit = words.units.at(text, begin)
    if unit is not None and text[begin : unit[0]] != unit[1].code.lower():  # a currency's code may be a word: all, try
        return True
    return words.scales.at(text, begin) is not None
