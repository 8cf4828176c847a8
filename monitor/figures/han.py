"""Chinese, Japanese and Korean composites: 3兆6130億, 3万6326.8亿, 两千五百, 二・五, 二〇二四, 2억 4천.

Enters: a shadow and a place. Leaves: the exact value of the composite that begins
there. Never: a vague number (数千, 三四百, 十几) as an exact one.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from monitor.data import load
from monitor.figures.number import LONGEST, MOST_DIGITS, Number, Unread, last_place
from monitor.figures.printed import PRINTED, decimal
from monitor.figures.vocabulary import CJK, Vocabulary, vocabulary

# Nobody counts further; beyond it stands noise.
_TOO_LARGE = Decimal(10) ** 24


@dataclass(frozen=True, slots=True)
class _Tables:
    digits: dict[str, int]
    tens: dict[str, int]
    small: dict[str, int]
    large: dict[str, int]
    begin: frozenset[str]
    few: frozenset[str]
    few_before: frozenset[str]
    over: frozenset[str]
    point: frozenset[str]
    no_point: tuple[str, ...]
    no_decimal: frozenset[str]
    go_on: frozenset[str]


@cache
def _tables() -> _Tables:
    data = load("scales.toml")["cjk"]
    tables = (data["digits"], data["tens"], data["small"], data["large"])
    signs = {name: frozenset(signs) for name, signs in data["signs"].items()}
    return _Tables(
        *tables,
        begin=signs["begin"],
        few=signs["few"],
        few_before=signs["few_before"],
        over=signs["over"],
        point=signs["point"],
        no_decimal=signs["no_decimal"],
        no_point=tuple(signs["no_point"]),
        go_on=frozenset(" ・·").union(*tables, *signs.values()),
    )


def _han_run() -> re.Pattern[str]:
    tables = _tables()
    chars = [*tables.digits, *tables.tens, *tables.small, *tables.large]
    return re.compile("[" + "".join(char for char in chars if char < "\uac00") + "]++")


HAN_RUN = _han_run()


def goes_on_in_han(text: str, end: int, language: str) -> bool:
    """Whether digits that end at `end` may be the beginning of a composite."""
    behind = text[end : end + 1]
    tables = _tables()
    if behind in tables.large:
        return True
    if language not in CJK:
        return False
    if behind == " ":
        return text[end : end + 3].lstrip()[:1] in tables.large
    return behind in tables.small or behind in tables.over


# The rest below ten thousand, with its thousands marked.
_GROUPED = re.compile(r"\d,\d{3}")


@dataclass(slots=True)
class Count:
    """Counting by groups of ten thousand: 3兆6千326亿8千万 = 3·10¹² + 6326·10⁸ + 8000·10⁴."""

    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    current: Decimal | None = None
    step: Decimal = Decimal(0)
    scale: int = 0
    tokens: int = 0
    last_large: int = 0
    last_scale: int = 0

    def digit(self, value: Decimal, step: Decimal) -> None:
        """A digit, or a run of them."""
        self.current, self.step, self.scale = value, step, 0
        self.tokens += 1

    def small(self, exponent: int) -> None:
        """十, 百, 千."""
        self.section += (self.current or Decimal(1)).scaleb(exponent)
        self._scaled(exponent)

    def large(self, exponent: int) -> None:
        """万, 亿, 兆."""
        self.section += self.current or 0
        if self.total and exponent > self.last_large:
            self.total = (self.total + self.section).scaleb(exponent)  # 3万6020亿, 2.5万亿
        else:
            self.total += (self.section or Decimal(1)).scaleb(exponent)
        self.section, self.last_large = Decimal(0), exponent
        self._scaled(exponent)

    def repeats(self, exponent: int) -> bool:
        """Whether this group was counted already: 3亿5亿 are two numbers."""
        return bool(self.total) and exponent == self.last_large

    def short(self) -> None:
        """The last digit is one place below the last multiplier, as Chinese says 二百五 for 250."""
        if self.current is not None and self.last_scale >= 2:
            self.current = self.current.scaleb(self.last_scale - 1)
            self.step = self.step.scaleb(self.last_scale - 1)

    def _scaled(self, exponent: int) -> None:
        self.current = None
        self.step = self.step.scaleb(exponent)
        self.scale += exponent
        self.last_scale = exponent
        self.tokens += 1

    def value(self) -> Decimal:
        """What was counted so far."""
        return self.total + self.section + (self.current or 0)


class _Composite:
    """Reads one composite, character by character."""

    def __init__(self, text: str, start: int, words: Vocabulary) -> None:
        self.text, self.start, self.words = text, start, words
        self.position, self.count, self.tables = start, Count(), _tables()
        self.printed = self.vague = self.single = False
        self.plain = ""

    def read(self) -> Number | Unread | None:
        while self.position < len(self.text) and self.position - self.start <= LONGEST and self._step():
            pass
        count, length = self.count, self.position - self.start
        if count.tokens == 0:
            return None
        if length > LONGEST or self.vague or self._is_vague() or count.value() >= _TOO_LARGE:
            return Unread(self.start, max(self.position, self.start + 1))
        if self.single and self.words.language == "zh" and self._says_short():
            count.short()
        plain = self.plain if len(self.plain) == length else ""
        return Number(self.start, self.position, count.value(), count.step, self.printed, count.scale, plain)

    def _step(self) -> bool:
        char, tables, count = self.text[self.position], self.tables, self.count
        if char.isdecimal():
            return self._digits()
        if char in tables.digits:
            return self._han_digits()
        if char in tables.tens and count.current is None:
            count.section += tables.tens[char]
            count.tokens += 1
        elif char in tables.small and self._multiplies(char):
            count.small(tables.small[char])
        elif char in tables.large and self._begins_unit() and self._only_digits():
            return False
        elif char in tables.large and count.tokens and not count.repeats(tables.large[char]):
            count.large(tables.large[char])
        elif not (
            char in tables.over and count.tokens and self.text[self.position + 1 : self.position + 2] in tables.large
        ) and not (char == " " and self._goes_on()):
            return False
        self.single = False
        self.position += 1  # also 500余万: over five million
        return True

    def _multiplies(self, char: str) -> bool:
        count = self.count
        if not count.tokens:
            return char in self.tables.begin
        if (count.current is None or self._only_digits()) and self._begins_unit():
            return False
        return count.current is not None or not count.section or self.tables.small[char] < count.last_scale

    def _begins_unit(self) -> bool:
        """82万千瓦, 6.3千米, 600兆瓦: the 千 or 兆 of a unit is no number."""
        found = self.words.units.at(self.text, self.position)
        return found is not None and found[0] - self.position > 1 and found[1].kind == "measure"

    def _only_digits(self) -> bool:
        """Whether nothing but printed digits was read."""
        return self.printed and self.count.tokens == 1

    def _digits(self) -> bool:
        match = PRINTED.match(self.text, self.position)
        value = decimal(match.group(), self.words) if match else None
        if match is None or value is None or self.count.current is not None:
            return False
        self.single = self.count.tokens > 0 and len(match.group()) == 1
        self.count.digit(value, last_place(value))
        self.plain = match.group() if self.position == self.start and match.group().isdecimal() else ""
        self.position, self.printed = match.end(), True
        return True

    def _han_digits(self) -> bool:
        if self.count.current is not None:
            return False
        digits, position = self.tables.digits, self.position
        end = position + 1
        while end < len(self.text) and self.text[end] in digits and end - position <= MOST_DIGITS:
            end += 1
        run = [digits[char] for char in self.text[position:end]]
        behind = self.text[end : end + 1]
        self.vague = self.vague or self._vague_run(run, behind)
        value = _spoken(run)
        self.single = self.count.tokens > 0 and len(run) == 1 and value > 0
        if position == self.start and len(run) == 4:
            self.plain = str(value)
        fraction = self._point(end)
        if fraction is not None:
            value, end = value + fraction[0], fraction[1]
        self.count.digit(value, Decimal(0))
        self.position = end
        return True

    def _vague_run(self, run: list[int], behind: str) -> bool:
        """三四百, 十五六, 七八: one or the other, not 34 hundred."""
        if len(run) < 2 or 0 in run:
            return False
        if behind in self.tables.small or (self.count.tokens and self.count.last_scale):
            return True
        return len(run) == 2 and run[1] == run[0] + 1

    def _point(self, position: int) -> tuple[Decimal, int] | None:
        """一点五, 二・五: decimals behind a mark."""
        digits, text = self.tables.digits, self.text
        mark = text[position : position + 1]
        middle = mark in ("・", "·") and self.words.language == "ja" and not self.count.tokens
        if not (middle or mark in self.tables.point) or text[position + 1 : position + 2] not in digits:
            return None
        if text[position + 1] in self.tables.no_decimal:
            return None  # 一点两小时
        end, value, place = position + 1, Decimal(0), Decimal("0.1")
        while end < len(text) and text[end] in digits and end - position < MOST_DIGITS:
            value += digits[text[end]] * place
            place, end = place.scaleb(-1), end + 1
        if middle and text.startswith(self.tables.no_point, end):
            return None  # 五・一五事件 is a date
        return value, end

    def _goes_on(self) -> bool:
        """A space belongs to the number in `2억 4천` and `50만 9375`, and before a group word in `3613 亿`."""
        text, position, count = self.text, self.position, self.count
        start = position + 2 if text[position : position + 2] == "  " else position + 1
        following = text[start : start + 1]
        if not following or not count.tokens:
            return False
        if count.current is not None:
            self.position = start - 1 if following in self.tables.large else position
            return following in self.tables.large
        match = PRINTED.match(text, position + 1)
        if match is None or start != position + 1:
            return False
        behind = text[match.end() : match.end() + 1]
        if behind in self.tables.small or behind in self.tables.large:
            return count.last_scale > 1
        digits = match.group()
        if _GROUPED.fullmatch(digits):  # 205만 8,681명
            digits = digits.replace(",", "")
        rest = self.words.language == "ko" and digits.isdecimal() and len(digits) <= count.last_scale <= 4
        return rest and not self.words.time.at(text, match.end()) and behind not in ("%", "-", ".", ":")

    def _says_short(self) -> bool:
        return self.count.step <= 1 and self.words.time.at(self.text, self.position) is None

    def _is_vague(self) -> bool:
        """数千, 上百, 十几: a multiplier that somebody made vague."""
        before, behind = self.text[self.start - 1 : self.start], self.text[self.position : self.position + 1]
        first = self.text[self.start]
        if before in self.tables.few_before and (first in self.tables.small or first in self.tables.large):
            return True
        if behind in self.tables.large:
            return True  # 3亿5亿: two numbers without a mark between them
        return behind in self.tables.few and self.count.last_scale > 0


def composite(text: str, start: int, words: Vocabulary) -> Number | Unread | None:
    """The composite number at `start`, or None when it is none ("兆丰" has no digit before it)."""
    tables = _tables()
    if text[start] in tables.digits and text[start + 1 : start + 2] not in tables.go_on:
        return Number(start, start + 1, Decimal(tables.digits[text[start]]), Decimal(0), printed=False)
    if text[start].isdecimal() and text[start - 1 : start] in words.ordinal:
        return None
    return _Composite(text, start, words).read()


def _spoken(digits: list[int]) -> Decimal:
    """二〇二四 is read digit by digit."""
    return Decimal("".join(map(str, digits)))


@cache
def _chinese() -> Vocabulary:
    return vocabulary("zh")


def first_han_value(text: str) -> Decimal | None:
    """The value of the first number in Chinese characters in `text`, or None."""
    match = HAN_RUN.search(text)
    return han_value(match.group()) if match else None


def han_value(word: str) -> Decimal | None:
    """The value of a short number in Chinese characters (十二, 三), or None."""
    found = composite(word, 0, _chinese()) if HAN_RUN.match(word) else None
    return found.value if isinstance(found, Number) and found.end == len(word) else None
