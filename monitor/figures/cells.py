"""What stands in the cells of a table: nothing, a number, a year or words; and the numbers, read.

Enters: a grid in a scene. Leaves: the kind of each cell, told cheaply; its value where asked.
Never: a number that can be read in two ways, or two numbers in one cell.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache

from monitor.data import load
from monitor.domain import FigureKind, Modality
from monitor.figures.grids import Grid
from monitor.figures.labels import Measure
from monitor.figures.numbers import Number, numbers
from monitor.figures.reading import read
from monitor.figures.scene import Scene

_BARE = re.compile(r"[+\-–—]? ?\d[\d.,' \u066b\u066c]*")
_PERCENT = re.compile(r"[+\-–—]? ?\d[\d.,]* ?%")
_WITH_UNIT = re.compile(r"[+\-–—]? ?(?:[^\w\s]{1,2} ?|[a-z]{1,3}\$? ?|[a-z]{0,2}\$ ?)?[+\-–—]?\d[\d.,' ]*[^\d\n]{0,30}")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_SURE_DECIMALS = re.compile(r"\d{4,}([.,])\d+|\d+([.,])\d{1,2}|\d+([.,])\d{4,}|0([.,])\d+")
_COULD_GROUP = re.compile(r"[+\-–—]? ?[1-9]\d{0,2}([.,])\d{3}")
# More cells with words beside their numbers than this are text.
_MOST_WORDED = 5_000


class Kind(StrEnum):
    BLANK = "blank"  # nothing at all: the cell may belong to the one before or above
    NONE = "none"  # a dash: nothing was counted
    NUMBER = "number"
    WORDED = "worded"  # a number with its unit
    YEAR = "year"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Value:
    """The number of a cell at `[start, end)`. `own`: the unit beside it, if any; `scaled`: a scale word is there."""

    start: int
    end: int
    value: Decimal
    step: Decimal
    own: Measure | None
    scaled: bool
    negative: bool
    modality: Modality


class Cells:
    """The cells of one grid, each looked at once."""

    def __init__(self, here: Scene, grid: Grid) -> None:
        self._here, self.grid = here, grid
        self._worded = 0
        self.kinds = [[self._kind(*cell) for cell in row] for row in grid.rows]
        self._decimals = self._sure_decimals()

    def text_of(self, span: tuple[int, int]) -> str:
        return self._here.plain[span[0] : span[1]]

    def plain(self, row: int, column: int) -> str:
        start, end = self.grid.rows[row][column]
        return self._here.plain[start:end]

    def value(self, row: int, column: int) -> Value | None:
        """The value of a cell that holds one number, or None where it has no one reading."""
        start, end = self.grid.rows[row][column]
        end, mark = self._unmarked(start, end)
        piece = self._here.plain[start:end]
        could = _COULD_GROUP.fullmatch(piece)
        if could and could.group(1) in self._decimals:
            return None  # "1.234" beside "12.3"
        found = self._read(piece, start, end)
        if found is None or found.value.is_nan():
            return None
        preliminary, estimate = _flags()
        if preliminary.search(mark):
            return replace(found, modality=Modality.PRELIMINARY)
        return replace(found, modality=Modality.ESTIMATE) if estimate.search(mark) else found

    def _read(self, piece: str, start: int, end: int) -> Value | None:
        if _BARE.fullmatch(piece):
            return _bare(self._here, start, end)
        if _PERCENT.fullmatch(piece):
            found = _bare(self._here, start, end - len(piece) + len(piece.rstrip("% ")))
            return found and replace(found, end=end, own=Measure(FigureKind.PERCENT, "%", Decimal(1)))
        return _worded(self._here, start, end)

    def _kind(self, start: int, end: int) -> Kind:
        if start == end:
            return Kind.BLANK
        empty, _ = _rules()
        plain = self._here.plain[start:end]
        if not any(char.isdecimal() for char in plain):
            return Kind.NONE if len(plain) <= 12 and empty.fullmatch(plain) else Kind.TEXT
        if len(plain) > 60:
            return Kind.TEXT
        end, _ = self._unmarked(start, end)
        plain = self._here.plain[start:end]
        if _YEAR.fullmatch(plain):
            return Kind.YEAR
        if _BARE.fullmatch(plain):
            return Kind.NUMBER
        if _PERCENT.fullmatch(plain):
            return Kind.WORDED
        if _WITH_UNIT.fullmatch(plain) and self._worded < _MOST_WORDED:
            self._worded += 1
            return Kind.WORDED if _worded(self._here, start, end) else Kind.TEXT
        return Kind.TEXT

    def _unmarked(self, start: int, end: int) -> tuple[int, str]:
        """The end without footnotes and flags, and what they are."""
        _, marks = _rules()
        match = marks.search(self._here.plain, max(start, end - 16), end)
        if match is None or match.start() <= start or not self._ends_number(match.start()):
            return end, ""
        return match.start(), match.group()

    def _ends_number(self, position: int) -> bool:
        return self._here.plain[position - 1].isdecimal() or self._here.plain[position - 1] == "%"

    def _sure_decimals(self) -> frozenset[str]:
        """Marks that stand before decimals in this table without a doubt: the comma of "12,3"."""
        found: set[str] = set()
        for row, kinds in enumerate(self.kinds):
            for column, kind in enumerate(kinds):
                if kind in (Kind.NUMBER, Kind.WORDED):
                    start, end = self.grid.rows[row][column]
                    plain = self._here.plain[start : self._unmarked(start, end)[0]].strip("+-–—% ")
                    match = _SURE_DECIMALS.fullmatch(plain)
                    if match:
                        found.add(next(mark for mark in match.groups() if mark))
            if len(found) == 2:
                break
        return frozenset(found)


def _bare(here: Scene, start: int, end: int) -> Value | None:
    plain = here.plain[start:end]
    digits = plain.lstrip("+-–— ")
    offset = len(plain) - len(digits)
    read_ones = list(numbers(digits, here.words))
    if (
        len(read_ones) != 1
        or not isinstance(read_ones[0], Number)
        or (read_ones[0].start, read_ones[0].end)
        != (
            0,
            len(digits.rstrip()),
        )
    ):
        return None
    number = read_ones[0]
    negative = plain[0] in "-–—"
    at = start if negative else start + offset
    value = -number.value if negative else number.value
    return Value(at, start + offset + number.end, value, number.step, None, False, negative, Modality.ACTUAL)


def _worded(here: Scene, start: int, end: int) -> Value | None:
    plain = re.sub(r"^[–—](?=[^-])", "-", here.plain[start:end])
    quantities = read(here.text[start:end], plain, here.words).quantities
    if len(quantities) != 1 or quantities[0].low is not None:
        return None
    one = quantities[0]
    reached = max(one.end, one.noun[1]) if one.noun else one.end
    if one.start != len(plain) - len(plain.lstrip("+ ")) or plain[reached:].strip(" ."):
        return None
    own = None if one.bare or not one.unit else Measure(one.kind, one.unit, Decimal(1))
    scaled = one.scale > 0
    return Value(start + one.start, start + one.end, one.value, one.step, own, scaled, one.negative, Modality.ACTUAL)


@cache
def _rules() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load("figures_tables.toml")["cells"]
    return re.compile("|".join(data["empty"])), re.compile(data["marks"])


@cache
def _flags() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load("figures_tables.toml")["cells"]
    return re.compile(data["preliminary"]), re.compile(data["estimate"])
