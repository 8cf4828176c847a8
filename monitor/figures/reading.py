"""Reading quantities: number, scale, unit or counted noun, approximation, range.

Enters: a text and its language's vocabulary. Leaves: `Quantity`s in text order and
what was left out, each with a reason. Never: what a quantity is about.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from monitor.data import load
from monitor.domain import FigureKind
from monitor.figures.approximations import approximated, stands_before
from monitor.figures.counters import classifier
from monitor.figures.guard import LeftOut, addresses, glued, looks_like_a_year, not_a_figure
from monitor.figures.nouns import counted_noun, singular_noun, stated_noun
from monitor.figures.numbers import Number, Unread, numbers
from monitor.figures.quantity import Quantity
from monitor.figures.ranges import goes_on, joined
from monitor.figures.special import special
from monitor.figures.vocabulary import CJK, Unit, Vocabulary

# A text with more figures is a table dump or noise, not news: reading stops there, and says so.
_MOST_FIGURES = 5_000
_KINDS = {
    "money": FigureKind.AMOUNT,
    "percent": FigureKind.PERCENT,
    "points": FigureKind.PERCENT,
    "measure": FigureKind.MEASURE,
}
# Codes that are also words or syllables ("try", "all", "top") count in capitals only.
_SAFE_CODES = frozenset({"usd", "eur", "rmb", "cny", "gbp", "jpy", "hkd", "krw", "inr", "rub", "chf", "aud", "cad"})
_LINKS = (" de ", " d'", " di ", " of ", "的")
_QUOTED = re.compile(r"['\"“‘「]([^'\"”’」\n]{3,70})['\"”’」]")


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read from one text, in text order."""

    quantities: tuple[Quantity, ...]
    left_out: tuple[LeftOut, ...]


def read(text: str, plain: str, words: Vocabulary) -> Reading:
    """All quantities of `text`; `plain` is its shadow."""
    claimed = _widest(special(plain, words))
    found: list[Quantity] = []
    left: list[LeftOut] = []
    reader = _Reader(text, plain, words)
    spans = [(quantity.start, quantity.end) for quantity in claimed]
    starts = [start for start, _ in spans]
    for number in numbers(plain, words):
        at = bisect_right(starts, number.start) - 1
        if (at >= 0 and spans[at][1] > number.start) or (at + 1 < len(spans) and spans[at + 1][0] < number.end):
            continue
        result = reader.quantity(number)
        if len(found) >= _MOST_FIGURES:
            left.append(LeftOut(number.start, number.end, text[number.start : number.end], "too_many"))
            break
        if isinstance(result, LeftOut):
            left.append(result)
        else:
            found.append(result)
    merged = joined(
        plain, sorted([*found, *(approximated(plain, quantity, words) for quantity in claimed)], key=lambda q: q.start)
    )
    left += [LeftOut(q.start, q.end, text[q.start : q.end], "no_unit") for q in merged if q.pending]
    kept: list[Quantity] = []
    for quantity in merged:
        if kept and quantity.start < kept[-1].end:  # "5%5" in Turkish: one sign can't serve both
            left.append(LeftOut(quantity.start, quantity.end, text[quantity.start : quantity.end], "unreadable"))
        elif not quantity.pending:
            kept.append(quantity)
    return Reading(tuple(kept), tuple(sorted(left, key=lambda one: one.start)))


def _widest(found: Iterator[Quantity]) -> list[Quantity]:
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: (q.start, -q.end)):
        if not kept or quantity.start >= kept[-1].end:
            kept.append(quantity)
    return kept


class _Reader:
    """Reads one text's numbers one by one."""

    def __init__(self, text: str, plain: str, words: Vocabulary) -> None:
        self._text, self._plain, self._words = text, plain, words
        self._addresses = addresses(plain)
        self._slogans = _slogans(plain)

    def quantity(self, number: Number | Unread) -> Quantity | LeftOut:
        if isinstance(number, Unread):
            return self._left(number, "unreadable")
        if _within(self._addresses, number.start):
            return self._left(number, "address")
        if _within(self._slogans, number.start):
            return self._left(number, "slogan")
        money = self._unit_before(number)
        unit = self._unit_after(number)
        if money is not None and money[1].kind == "percent":
            return self._with_unit(number, money[0], number.end, money[1])
        reason = not_a_figure(self._plain, number)
        if not reason and not money and (number.printed or not unit) and glued(self._plain, number.start, number.end):
            return self._left(number, "name")
        if reason and not (
            money or (unit and unit[1].kind in ("money", "points") and reason not in ("slogan", "score"))
        ):
            return self._left(number, reason)
        if money is not None:
            return self._with_unit(number, money[0], number.end, money[1])
        if unit is not None and not self._han_accident(number, unit[1]):
            return self._with_unit(number, number.start, unit[0], unit[1])
        return self._counted(number)

    def _han_accident(self, number: Number, unit: Unit) -> bool:
        """一点 and 一米 are "a bit" and "a"; a lone character beside a measure is no figure."""
        return not number.printed and unit.kind == "measure" and number.end - number.start == 1

    def _left(self, number: Number | Unread, reason: str) -> LeftOut:
        surface = self._text[number.start : min(number.end, number.start + 80)]
        return LeftOut(number.start, number.start + len(surface), surface, reason)

    # ---- units

    def _unit_before(self, number: Number) -> tuple[int, Unit] | None:
        end = number.start
        if self._plain[end - 1 : end] == "-" and end >= 2 and not self._plain[end - 2].isalnum():
            end -= 1
        if self._plain[end - 1 : end] == " ":
            end -= 1
        found = self._words.units_before.at(self._plain, end)
        if found is None:
            return None
        start, unit = found
        word = self._plain[start:end]
        if not _may_precede(word, self._text[start:end], gap=end != number.start):
            return None
        if start > 0 and self._plain[start - 1].isdecimal() and word.isalpha():
            return None
        return start, unit

    def _unit_after(self, number: Number) -> tuple[int, Unit] | None:
        position = number.end
        for start in (position, *self._further(position)):
            found = self._words.units.at(self._plain, start)
            if found and not self._false_unit(start, found[0], found[1]):
                return found
        for link in _LINKS:
            if number.scale and self._plain.startswith(link, position):
                found = self._words.units.at(self._plain, position + len(link))
                if found and found[1].kind == "money" and not self._false_unit(position + len(link), *found):
                    return found
        return None

    def _further(self, position: int) -> tuple[int, ...]:
        following = self._plain[position : position + 2]
        if following[:1] in (" ", "-") and following[1:2] != " ":
            return (position + 1,)
        if following[:1] in ("多", "余", "餘"):
            return (position + 1,)
        return ()

    def _false_unit(self, start: int, end: int, unit: Unit) -> bool:
        word, after = self._plain[start:end], self._plain[end : end + 1]
        if unit.kind == "money" and _bare_code(word, unit) and not self._text[start:end].isupper():
            return True
        if word in ("$", "€", "£", "¥", "₹") and after.isdecimal():
            return True  # "3 $5": the sign belongs to the next number
        if word in ("块", "点", "點", "米", "元") and after in (
            "石",
            "头",
            "击",
            "赞",
            "出",
            "评",
            "旦",
            "素",
            "宵",
            "首",
            "其",
        ):
            return True
        return word in ("m", "t", "g", "l", "т", "м") and after in ("'", "-")

    def _with_unit(self, number: Number, start: int, end: int, unit: Unit) -> Quantity:
        if unit.kind in ("percent", "measure", "points") and unit.code == "%":
            end, unit = self._points(end, unit)
        quantity = Quantity(
            start, end, _KINDS[unit.kind], number.value * unit.factor, unit.code, number.step * unit.factor
        )
        return self._finish(quantity, number)

    def _points(self, end: int, unit: Unit) -> tuple[int, Unit]:
        """`0.11%포인트`: a percent sign and "points" behind it are one unit."""
        following = self._words.units.at(self._plain, end + (self._plain[end : end + 1] == " "))
        if following and following[1].kind == "points":
            return following
        return end, unit

    # ---- counts

    def _counted(self, number: Number) -> Quantity | LeftOut:
        if self._time_follows(number):
            return self._left(number, "duration")
        noun = counted_noun(self._text, self._plain, number.start, number.end, self._words)
        if not number.printed and not self._spelled_count(number, noun):
            return self._left(number, "spelled_small")
        if not number.printed and number.value == 1:
            noun = singular_noun(self._plain, number.end)
        if looks_like_a_year(number) and not self._surely_counted(number):
            return self._left(number, "year")
        if noun is None and self._words.language == "en":
            noun = stated_noun(self._plain, number.start)
        if noun is None:
            return self._bare(number)
        end = max(number.end, min(noun[1], number.end)) if noun[0] >= number.end else number.end
        unit = " ".join(self._plain[noun[0] : noun[1]].split())
        quantity = Quantity(number.start, end, FigureKind.COUNT, number.value, unit, number.step, noun=noun)
        return self._finish(quantity, number)

    def _time_follows(self, number: Number) -> bool:
        position = number.end
        if self._words.time.at(self._plain, position):
            return True
        return (
            self._plain[position : position + 1] in (" ", "-")
            and self._words.time.at(self._plain, position + 1) is not None
        )

    def _spelled_count(self, number: Number, noun: tuple[int, int] | None) -> bool:
        """A number in words counts when a plural follows; "one" only inside a list of counts."""
        language = self._words.language
        if language in CJK:
            return number.value >= 2 and classifier(self._plain, number.end, language, printed=False) is not None
        if number.value == 1:
            return language == "en" and self._in_a_list(number)
        return noun is not None and noun[0] >= number.end

    def _in_a_list(self, number: Number) -> bool:
        before = self._plain[max(0, number.start - 12) : number.start]
        following = singular_noun(self._plain, number.end)
        if following is None:
            return False
        after = self._plain[following[1] : following[1] + 16]
        opened = before.endswith(("including ", "comprising ", "namely "))
        return opened or bool(
            re.match(r",? (?:and )?(?:\d|two|three|four|five|six|seven|eight|nine|ten)\b", after)
            and before.endswith((", ", "with ", "has "))
        )

    def _surely_counted(self, number: Number) -> bool:
        if self._words.language in CJK:
            return classifier(self._plain, number.end, self._words.language) is not None
        if self._plain[number.end : number.end + 2].strip()[:1].isdecimal():
            return False  # "exceeded 2024 3.6 billion": a year between verb and number
        return stands_before(self._plain, number.start, self._words) is not None

    def _bare(self, number: Number) -> Quantity | LeftOut:
        """Neither unit nor noun: an index level ("stood at 50.2") or a large number is kept, small change is not."""
        telling = (
            number.scale > 0 or number.step < 1 or (number.value >= 1000 and not number.plain) or len(number.plain) >= 4
        )
        pending = not (number.printed and telling)
        if pending and not goes_on(self._plain, number.end):
            return self._left(number, "no_unit")
        kind = FigureKind.MEASURE if number.step < 1 and not number.scale else FigureKind.COUNT
        unit = "1" if kind is FigureKind.MEASURE else ""
        quantity = Quantity(number.start, number.end, kind, number.value, unit, number.step, bare=True, pending=pending)
        return self._finish(quantity, number)

    def _finish(self, quantity: Quantity, number: Number) -> Quantity:
        sign = (
            self._plain[quantity.start - 1 : quantity.start]
            if quantity.start == number.start
            else self._plain[number.start - 1 : number.start]
        )
        before = self._plain[quantity.start - 2 : quantity.start - 1] if quantity.start >= 2 else " "
        if sign == "-" and number.printed and (not before.isalnum() and before not in ")%"):
            start = min(quantity.start, number.start - 1)
            quantity = replace(quantity, start=start, value=-quantity.value, negative=True)
        return approximated(self._plain, replace(quantity, scale=number.scale), self._words)


def _within(spans: list[tuple[int, int]], position: int) -> bool:
    """Whether a position lies in one of the spans, which are in order and apart."""
    at = bisect_right(spans, (position, len(spans) and spans[-1][1] + 1)) - 1
    return at >= 0 and spans[at][0] <= position < spans[at][1]


def _bare_code(word: str, unit: Unit) -> bool:
    """Whether the word is an ISO code that could also be a word ("try", "all")."""
    return word == unit.code.lower() and word not in _SAFE_CODES


def _may_precede(word: str, printed: str, *, gap: bool) -> bool:
    """Whether a currency word can stand before its number: signs, codes, and a few names."""
    if word == "%":
        return True
    if not word.isalpha():
        return not any(char == " " for char in word) and "元" not in word
    if len(word) == 3 and word.isascii():
        return word in _SAFE_CODES or printed.isupper()
    del gap
    return word in (
        "人民币",
        "人民幣",
        "港币",
        "港幣",
        "新台币",
        "新台幣",
        "rs",
        "rp",
        "rm",
        "dólar",
        "yüzde",
        "百分之",
        "百分の",
    )


def _slogans(plain: str) -> list[tuple[int, int]]:
    """Short quotations with two numbers and no money ("five new ports and 3 bridges"): a slogan, not a statement."""
    counted, stated = _slogan_words()
    return [
        match.span(1)
        for match in _QUOTED.finditer(plain)
        if len(counted.findall(match.group(1))) >= 2 and not stated.search(match.group(1))
    ]


@cache
def _slogan_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = load("figures_words.toml")["slogan"]
    return re.compile(rows["counted"]), re.compile(rows["stated"])
