"""The unit of a number: the sign before it, the word behind it, and what of them is none.

Enters: text, shadow, a number. Leaves: a unit and how far it reaches; a `Quantity` of both. Never:
whether the number is a figure at all (reading.py), or what a unit is called (units.py).
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from monitor.data import load
from monitor.domain import FigureKind
from monitor.figures.numbers import Number
from monitor.figures.quantity import Quantity
from monitor.figures.units import Sense, Unit, code_in_place, is_generic, may_precede, printed_code, takes_per
from monitor.figures.vocabulary import Vocabulary
from monitor.figures.words import spaced_letter

_KINDS = {
    "money": FigureKind.AMOUNT,
    "percent": FigureKind.PERCENT,
    "points": FigureKind.PERCENT,
    "measure": FigureKind.MEASURE,
}
_BEFORE_GLUED = 40
_CLAUSE_REACH = 100
_MOST_METRES = 10  # with centimetres behind them
_CLAUSE_END = re.compile(r"[.;!?](?= |$)")
# The hundredths of an amount: one or two digits.
_TWO_DIGITS = re.compile(r"\d{1,2}(?![\d.,])")


@dataclass(frozen=True, slots=True)
class _Glued:
    """A letter that is a unit beside its words; see the data."""

    unit: Unit
    before: re.Pattern[str]
    after: re.Pattern[str]
    both: bool
    number: re.Pattern[str] | None
    near: re.Pattern[str] | None
    apart: re.Pattern[str] | None


class Attached:
    """Finds the units of one text's numbers; `plain` is the shadow of `text`."""

    def __init__(self, text: str, plain: str, words: Vocabulary) -> None:
        self._text, self._plain, self._words = text, plain, words

    def before(self, number: Number) -> tuple[int, Unit] | None:
        """Start and meaning of the sign, code or word of money (or percent) before a number."""
        end = number.start
        if self._plain[end - 1 : end] == "-" and end >= 2 and not self._plain[end - 2].isalnum():
            end -= 1
        gap = self._plain[end - 1 : end] == " "
        end -= gap
        found = self._words.units_before.at(self._plain, end)
        if found is None:
            return None
        start, unit = found
        around = self._text[max(0, start - 12) : start] + self._text[number.end : number.end + 12]
        names, large = self._words.unit_rules.names_before, number.value >= 1000 or number.step < 1
        if not may_precede(self._plain[start:end], self._text[start:end], around, names, large=large):
            return None
        earlier = self._plain[max(0, start - 2) : start].strip()[-1:]
        if earlier.isdecimal() and (gap or self._plain[start:end].isalpha()):
            return None  # "100 $ 25 people": the sign belongs to the number before it
        return start, unit

    def after(self, number: Number) -> tuple[int, Unit] | None:
        """End and meaning of the unit behind a number."""
        position = number.end
        if (glued := self._glued(number)) is not None:
            return glued
        if (metres := self._centimetres(number)) is not None:
            return metres.start("part"), Unit("measure", "m")
        for start in (position, *self._further(position)):
            found = self._unit_at(number, start)
            if found:
                return found
        for link in _links("scaled") if number.scale else ():
            found = self._unit_at(number, position + len(link)) if self._plain.startswith(link, position) else None
            if found and found[1].kind in ("money", "measure"):
                return found
        for link in _links("part") if number.step < 1 else ():
            found = self._unit_at(number, position + len(link)) if self._plain.startswith(link, position) else None
            if found and found[1].kind == "points":
                return found
        return None

    def _glued(self, number: Number) -> tuple[int, Unit] | None:
        """ "cleared 2.31m", "at 41C": a letter right behind a number that words around it make a unit."""
        end = number.end + 1
        if not number.printed or number.scale or self._plain[end : end + 1].isalnum():
            return None
        for row in _glued_rows(self._words.language).get(self._text[number.end : end], ()):
            if row.number is not None and not row.number.fullmatch(self._plain, number.start, number.end):
                continue
            before = row.before.search(self._plain, max(0, number.start - _BEFORE_GLUED), number.start)
            after = row.after.match(self._plain, end)
            if ((before and after) if row.both else (before or after)) and self._clause_allows(row, number):
                return end, row.unit
        return None

    def _clause_allows(self, row: _Glued, number: Number) -> bool:
        """Whether the clause of a number has what the row asks for, and nothing that speaks against it."""
        if row.near is None and row.apart is None:
            return True
        first, last = max(0, number.start - _CLAUSE_REACH), min(len(self._plain), number.end + _CLAUSE_REACH)
        start = max((mark.end() for mark in _CLAUSE_END.finditer(self._plain, first, number.start)), default=first)
        mark = _CLAUSE_END.search(self._plain, number.end, last)
        clause = self._plain[start : mark.start() if mark else last]
        if row.near is not None and not row.near.search(clause):
            return False
        return row.apart is None or not row.apart.search(clause)

    def _centimetres(self, number: Number) -> re.Match[str] | None:
        """1米85, "1m85": the unit behind whole metres, and `part`, the centimetres behind it."""
        if not number.printed or number.step != 1 or not 0 < number.value < _MOST_METRES:
            return None
        for before, pattern in _centimetre_rows(self._words.language):
            match = pattern.match(self._plain, number.end)
            if match and (
                before is None or before.search(self._plain, max(0, number.start - _BEFORE_GLUED), number.start)
            ):
                return match
        return None

    def _further(self, position: int) -> tuple[int, ...]:
        following = self._plain[position : position + 2]
        if following[:1] in (" ", "-") and following[1:2] != " ":
            return (position + 1,)
        if following[:1] in _paddings():  # 500多元, 1억여 원
            return (position + 1, position + 2) if following[1:2] == " " else (position + 1,)
        return ()

    def _unit_at(self, number: Number, start: int) -> tuple[int, Unit] | None:
        """End and meaning of the unit at `start`, which may also be another one than its word says, or none."""
        found = self._words.units.at(self._plain, start)
        if found is None:
            return self._unit_by_rule(number, start)
        end, unit = found
        sense = self._sense(number, start, end)
        if self._false_unit(start, end, unit) or (sense and sense.unit is None):
            return None
        unit = printed_code(self._text[start:end], (sense and sense.unit) or unit)
        per = self._words.unit_rules.per.at(self._plain, end) if takes_per(unit) else None
        if per and not _before_now().match(self._plain, per[0]):
            return per[0], replace(unit, code=unit.code + per[1])
        return self._scaled_behind(number, end, unit)

    def _unit_by_rule(self, number: Number, start: int) -> tuple[int, Unit] | None:
        """A word that is a unit only where a rule says so (31C, 14 in. deep)."""
        found = self._words.unit_rules.by_rule.at(self._plain, start)
        sense = self._sense(number, start, found[0]) if found else None
        return (found[0], sense.unit) if found and sense and sense.unit else None

    def _sense(self, number: Number, start: int, end: int) -> Sense | None:
        senses = self._words.unit_rules.senses.get(self._plain[start:end], ())
        place, small = (number.start, number.end), not self._text[start:end].isupper()
        return next((one for one in senses if not (one.capital and small) and one.holds(self._plain, place, end)), None)

    def _scaled_behind(self, number: Number, end: int, unit: Unit) -> tuple[int, Unit]:
        """ "75 USD million": a scale word behind the currency is the number's."""
        if unit.kind == "money" and not number.scale and self._plain[end : end + 1] == " ":
            scale = self._words.scales.at(self._plain, end + 1)
            if scale and scale[0] - end > 3:
                return scale[0], replace(unit, factor=unit.factor * 10 ** scale[1])
        return end, unit

    def _false_unit(self, start: int, end: int, unit: Unit) -> bool:
        """Whether it is no unit: a code that is a word ("try"), the beginning of a word, a letter glued on (5G)."""
        word, printed = self._plain[start:end], self._text[start:end]
        around = self._text[max(0, start - 12) : start] + self._text[end : end + 12]
        if unit.kind == "money" and not code_in_place(word, printed, around, unit):
            return True
        if not self._words.unit_rules.ends_well(self._plain, start, end):
            return True
        if word[-1:].isdecimal() and self._plain[end : end + 1].isdecimal():
            return True  # 3m20: no square metres
        return end - start == 1 and spaced_letter(word) and self._plain[start - 1].isdecimal()

    def sized(self, number: Number, start: int, end: int, unit: Unit) -> Quantity:
        """The quantity of a number with its unit, which stand at `start:end`; hundredths behind it are counted in."""
        if unit.code == "%":
            end, unit = self._points(end, unit)
        value, step = number.value * unit.factor, number.step * unit.factor
        if unit.code == "m" and (tail := self._centimetres(number)) is not None:
            digits = tail["part"]
            end, step = tail.end(), Decimal(1).scaleb(-len(digits))
            value += int(digits) * step
        if unit.kind == "money":
            end = self._repeated(number, start, end, unit)
            if not number.scale and unit.factor >= 1:
                end, part, share = self._minor(number, end)
                value, step = value + part, share or step
        return Quantity(start, end, _KINDS[unit.kind], value, unit.code, step)

    def _repeated(self, number: Number, start: int, end: int, unit: Unit) -> int:
        """人民币5亿元, $5 million dollars: the currency behind the number once more."""
        again = self.after(number) if start < number.start else None
        same = again is not None and (again[1] == unit or is_generic(self._plain[number.end : again[0]].strip()))
        return again[0] if again and same else end

    def _minor(self, number: Number, end: int) -> tuple[int, Decimal, Decimal]:
        """12元5角, "20 dollars and 43 cents": end and value of the hundredths behind an amount, and their share."""
        part = share = Decimal(0)
        rules = self._words.unit_rules
        while True:
            join = next((one for one in rules.joins if self._plain.startswith(one, end)), "")
            digits = _TWO_DIGITS.match(self._plain, end + len(join))
            at = digits.end() + self._plain.startswith(" ", digits.end()) if digits else 0
            found = rules.minor.at(self._plain, at) if digits else None
            if digits is None or found is None or self._sense(number, at, found[0]):
                return end, part, share
            end, share = found
            part += int(digits.group()) * share

    def _points(self, end: int, unit: Unit) -> tuple[int, Unit]:
        """`0.11%포인트`: a percent sign and "points" behind it are one unit."""
        following = self._words.units.at(self._plain, end + (self._plain[end : end + 1] == " "))
        if following and (following[1].kind == "points" or following[1].code == "{point}"):
            return following[0], following[1] if following[1].kind == "points" else Unit("points", "percentage_point")
        return end, unit

    def glued_to(self, number: Number, unit: tuple[int, Unit] | None) -> int:
        """Where the number with its unit ends: 115USD, 10km and degrees (31C) are no names, 5G is one."""
        if unit and spaced_letter(self._plain[number.end : number.end + 1] or " "):
            return unit[0]
        return number.end


@cache
def _glued_rows(language: str) -> dict[str, tuple[_Glued, ...]]:
    found: dict[str, tuple[_Glued, ...]] = {}
    for row in load("units.toml")["glued"]:
        if language in row["languages"]:
            made = _Glued(
                Unit("measure", row["unit"]),
                re.compile(f"(?:{row['before']})$"),
                re.compile(row["after"]),
                row["both"],
                **{part: re.compile(row[part]) if part in row else None for part in ("number", "near", "apart")},
            )
            found[row["letter"]] = (*found.get(row["letter"], ()), made)
    return found


@cache
def _centimetre_rows(language: str) -> tuple[tuple[re.Pattern[str] | None, re.Pattern[str]], ...]:
    return tuple(
        (re.compile(f"(?:{row['before']})$") if "before" in row else None, re.compile(row["pattern"]))
        for row in load("units.toml")["centimetres"]
        if language in row["languages"]
    )


@cache
def _links(kind: str) -> tuple[str, ...]:
    return tuple(load("units.toml")["links"][kind])


@cache
def _paddings() -> frozenset[str]:
    return frozenset(load("figures_words.toml")["inside"]["over"])


@cache
def _before_now() -> re.Pattern[str]:
    """Behind "a year": it tells of a time, not of a rate ("17 tonnes a year earlier")."""
    return re.compile(load("units.toml")["before_now"]["words"])
