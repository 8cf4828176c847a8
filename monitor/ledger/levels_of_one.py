"""Whether two figures of one text can be a part and its whole: of one unit, time and noun, the one above the other.

Enters: figures. Leaves: yes or no. Never: whether the text says so.
"""

import re
from decimal import Decimal
from functools import cache

from monitor.data import load
from monitor.domain import Approx, Figure, FigureKind, Transform
from monitor.ledger import periods
from monitor.ledger.nouns import CJK, base_words, normal_form

_COUNTED = frozenset({FigureKind.COUNT, FigureKind.MEASURE})
_PARTS = frozenset({Approx.EXACT, Approx.ABOUT, Approx.OVER, Approx.AT_LEAST})
_WHOLES = frozenset({Approx.EXACT, Approx.ABOUT, Approx.NEARLY, Approx.UP_TO, Approx.UNDER})
_LEAST = 20  # of fewer ("of the 9 regions, 12 …") the words may be of something else
_LOOSE = Decimal("1.05")  # "about 400" may be 420


def exceeds(part: Figure, whole: Figure, least: int) -> bool:
    """Is the one more than the other, both levels of one unit as far as their words go, the whole `least` at least?"""
    return are_alike(part, whole) and whole.value >= least and _least(part) > _most(whole)


def least_of(part: Figure) -> int:
    """What the whole of a part must be at least; of tonnes or hours no number is too small."""
    return 0 if part.kind is FigureKind.MEASURE else _LEAST


def are_alike(part: Figure, whole: Figure) -> bool:
    """Are both levels of one unit, told in a way that lets them be set against each other?"""
    kinds = {part.kind, whole.kind}
    units = {each.unit for each in (part, whole) if each.unit}
    same = kinds <= _COUNTED or kinds == {FigureKind.AMOUNT}
    bare = FigureKind.MEASURE in kinds or FigureKind.AMOUNT in kinds
    levels = all(each.transform is Transform.LEVEL and each.denominator is None for each in (part, whole))
    known = part.approx in _PARTS and whole.approx in _WHOLES
    return same and not (bare and len(units) > 1) and levels and known


def _least(figure: Figure) -> Decimal:
    low = figure.value if figure.low is None else figure.low
    return low / _LOOSE if figure.approx is Approx.ABOUT else low


def _most(figure: Figure) -> Decimal:
    high = figure.value if figure.high is None else figure.high
    return high * _LOOSE if figure.approx is Approx.ABOUT else high


def are_of_one_time(part: Figure, whole: Figure) -> bool:
    """One period, or the part's within the whole's; a text that tells one of them means both."""
    here, there = periods.parse(part.period), periods.parse(whole.period)
    return here is None or there is None or (there.start <= here.start and here.end <= there.end)


def is_one_noun(part: Figure, whole: Figure, language: str) -> bool:
    """Have they one noun, or has one of them none?"""
    mine, its = (normal_form(each.unit or "", language) for each in (part, whole))
    if not mine or not its or mine == its:
        return True
    if CJK.search(mine) or CJK.search(its):
        return mine in its or its in mine
    return bool(base_words(mine, language) & base_words(its, language))


def counter_of(behind: str) -> int | None:
    """Which of the counters that count different things stands behind a number."""
    return next((number for number, row in enumerate(_counters()) if row.match(behind)), None)


@cache
def _counters() -> tuple[re.Pattern[str], ...]:
    rows: list[str] = load("ledger_own.toml")["whole"]["counters"]
    return tuple(re.compile(f" ?(?:{row})") for row in rows)
