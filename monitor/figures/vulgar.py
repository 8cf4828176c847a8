"""Vulgar fractions in digits and signs: 5 1/4 percent, 3/4 inch, 6-7/16 pct, ⅓ cup.

Enters: a shadow and the digits that may begin one. Leaves: where it ends and its exact value. Never: one that may be
a date, a score or a count ("won 3/4", "on 5/6"): without a whole before it a fraction needs a unit or a scale word.
"""

import re
from decimal import Context, Decimal, Inexact

from monitor.figures.vocabulary import Vocabulary

# Signs that close a number (2½), or stand for one (⅓ cup): how many of how many.
_SIGNS = "½1/2 ⅓1/3 ⅔2/3 ¼1/4 ¾3/4 ⅕1/5 ⅖2/5 ⅗3/5 ⅘4/5 ⅙1/6 ⅚5/6 ⅛1/8 ⅜3/8 ⅝5/8 ⅞7/8"
SIGNS = {one[0]: (Decimal(one[1]), Decimal(one[3])) for one in _SIGNS.split()}
ALONE = re.compile(rf"[{''.join(SIGNS)}](?<![\w.,/–-].)(?![\d/])")
# What prices, rates and lengths are divided by; a month's eleventh day is no such part.
_PARTS = frozenset({2, 3, 4, 5, 6, 8, 16, 32, 64})
_BEHIND_WHOLE = re.compile(r"( {1,2}|-)(\d{1,2})/(\d{1,2})(?![\d/:]|[.,]\d)")
_SIMPLE = re.compile(r"/(\d{1,2})(?![\d/:]|[.,]\d)")
_OF_A_WORD = re.compile(rf"[ -]?[^\W\d_{''.join(SIGNS)}]")
_LONGEST = 5


def part(top: Decimal, bottom: Decimal) -> Decimal:
    """`top` of `bottom`; four digits of what has no end, as a third is 0.3333 and one of 3,000 is 0.0003333."""
    exact = Context(prec=12)
    value = exact.divide(top, bottom)
    return Context(prec=4).divide(top, bottom) if exact.flags[Inexact] else value


def step_of(bottom: Decimal) -> Decimal:
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
    return part(Decimal(top), Decimal(bottom)), step_of(Decimal(bottom))


def _sized(text: str, end: int, words: Vocabulary) -> bool:
    """Whether a unit or a scale word follows."""
    begin = end + (text[end : end + 1] in (" ", "-"))
    unit = words.units.at(text, begin)
    if unit is not None and text[begin : unit[0]] != unit[1].code.lower():  # a currency's code may be a word: all, try
        return True
    return words.scales.at(text, begin) is not None
