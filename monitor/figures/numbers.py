"""Reading printed numbers: separators, scale words, words and Chinese characters, exactly.

Enters: a shadow (see `shadow`) and a position. Leaves: `Number`s with exact decimals.
Never: a float, a guess (what can be read in two ways without the language's help is not
read), or more than `_LONGEST` characters: no printed figure is longer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from monitor.data import load
from monitor.figures.vocabulary import CJK, Vocabulary

_LONGEST = 40
# Decimal computes with 28 digits; a scale word may add 4 to the exponent without a loss.
_MOST_DIGITS = 26
# Digits in groups by spaces (1 234 567), or with any marks between them.
_PRINTED = re.compile(r"\d{1,3}(?: \d{3}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,'\u066b\u066c]\d+)*")
_HAN = "〇零○一二三四五六七八九十百千万萬亿億兆两兩壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
_HAN_RUN = re.compile(f"[{_HAN}]+")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed: `text[start:end]`, scale words included.

    `step` is the size of the last printed place in base units (0: spelled out),
    `scale` the power of ten of the last scale word, `printed` whether digits were used,
    `plain` the digits without any mark (a year looks like "2024").
    """

    start: int
    end: int
    value: Decimal
    step: Decimal
    printed: bool
    scale: int = 0
    plain: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A run that looks like a number, but has no one reading."""

    start: int
    end: int


def numbers(text: str, words: Vocabulary) -> Iterator[Number | Unread]:
    """All numbers of a shadow, in order, without overlaps; time grows with its length."""
    spelled = _spelled(text, words) if words.numerals else iter(())
    han = _han_starts(text) if words.language in CJK else iter(())
    printed = ((match.start(), match.end()) for match in _PRINTED.finditer(text))
    yield from _in_order(text, words, list(printed), list(spelled), list(han))


def _in_order(
    text: str,
    words: Vocabulary,
    printed: list[tuple[int, int]],
    spelled: list[Number],
    han: list[tuple[int, int]],
) -> Iterator[Number | Unread]:
    starts: list[tuple[int, int, Number | None]] = [(start, end, None) for start, end in printed]
    starts += [(start, end, None) for start, end in han]
    starts += [(number.start, number.end, number) for number in spelled]
    reached = -1
    for start, end, ready in sorted(starts, key=lambda entry: entry[:2]):
        if start < reached:
            continue
        found = ready or _read(text, start, end, words)
        reached = found.end
        yield found


def _read(text: str, start: int, end: int, words: Vocabulary) -> Number | Unread:
    if end - start > _LONGEST:
        return Unread(start, end)
    if words.language in CJK or (end < len(text) and text[end] in "万萬亿億兆억만조"):
        composite = _cjk(text, start)
        if composite is not None:
            return composite
    if not text[start].isdecimal():
        return Unread(start, end)
    return _western(text, start, end, words) or Unread(start, end)


# ─────────────────────────── western numbers ───────────────────────────


def _western(text: str, start: int, end: int, words: Vocabulary) -> Number | None:
    printed = text[start:end]
    scaled = _scale(text, end, words)
    value = decimal(printed, words, before_scale=scaled is not None)
    if value is None:
        return None
    step = _unit_in_last_place(value)
    if scaled is None:
        return Number(start, end, value, step, printed=True, plain=printed if printed.isdecimal() else "")
    end, exponent = scaled
    first = Number(start, end, value.scaleb(exponent), step.scaleb(exponent), printed=True, scale=exponent)
    return _joined(text, first, words)


def _joined(text: str, first: Number, words: Vocabulary) -> Number:
    """ "1 трлн 760 млрд": a smaller scale behind a larger one belongs to it."""
    following = _PRINTED.match(text, first.end + 1) if text[first.end : first.end + 1] == " " else None
    if following is None or following.end() - following.start() > _LONGEST:
        return first
    scaled = _scale(text, following.end(), words)
    value = decimal(following.group(), words)
    if (
        scaled is None
        or value is None
        or scaled[1] >= first.scale
        or value.scaleb(scaled[1]) >= Decimal(10) ** first.scale
    ):
        return first
    end, exponent = scaled
    step = _unit_in_last_place(value).scaleb(exponent)
    total = first.value + value.scaleb(exponent)
    return _joined(text, Number(first.start, end, total, step, printed=True, scale=exponent), words)


def _scale(text: str, position: int, words: Vocabulary) -> tuple[int, int] | None:
    """End and exponent of the scale words at `position` ("lakh crore", "mil millones"), or None."""
    end, exponent = position, 0
    for _ in range(3):
        start = end + 1 if text[end : end + 1] in (" ", "-") else end
        found = words.scales.at(text, start)
        if found is None:
            break
        word = text[start : found[0]]
        if word in words.money_only and not _beside_money(text, position, found[0], words):
            break
        end, exponent = found[0], exponent + found[1]
    return (end, exponent) if exponent else None


def _beside_money(text: str, number_end: int, end: int, words: Vocabulary) -> bool:
    start = number_end
    while start > 0 and (text[start - 1].isdecimal() or text[start - 1] in ".,'"):
        start -= 1
    if text[start - 1 : start] == " ":
        start -= 1
    before = words.units_before.at(text, start)
    if before and before[1].kind == "money":
        return True
    after = words.units.at(text, end + 1 if text[end : end + 1] in (" ", "-") else end)
    return after is not None and after[1].kind == "money"


def decimal(printed: str, words: Vocabulary, *, before_scale: bool = False) -> Decimal | None:
    """The value of digits with marks, or None when they have no one reading (`245.31.7`, `12,34`)."""
    if len(printed) > _LONGEST:
        return None
    compact = printed.replace(" ", "").replace("'", "").replace("\u066c", "")
    if "\u066b" in compact:
        return _exact(compact.replace(",", "").replace(".", "").replace("\u066b", "."))
    marks = {mark for mark in ".," if mark in compact}
    if len(marks) == 2:
        return _two_marks(compact)
    if not marks:
        return _exact(compact)
    mark = marks.pop()
    return _one_mark(compact, mark, words, before_scale, spaced=" " in printed)


def _two_marks(compact: str) -> Decimal | None:
    last = max(compact.rfind("."), compact.rfind(","))
    mark, other = compact[last], "," if compact[last] == "." else "."
    whole = compact[:last].replace(other, ",")
    if mark in compact[:last] or not _GROUPED.fullmatch(whole):
        return None
    return _exact(whole.replace(",", "") + "." + compact[last + 1 :])


def _one_mark(compact: str, mark: str, words: Vocabulary, before_scale: bool, *, spaced: bool) -> Decimal | None:
    parts = compact.split(mark)
    if len(parts) > 2:
        return _exact("".join(parts)) if _GROUPED.fullmatch(compact.replace(mark, ",")) else None
    whole, rest = parts
    could_group = len(rest) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
    if mark == "," and before_scale and words.comma_decimal_before_scale:
        could_group = False
    if spaced or mark == words.decimal or not could_group:
        return _exact(f"{whole}.{rest}")
    return _exact(whole + rest)


def _exact(digits: str) -> Decimal | None:
    whole = digits.split(".")[0]
    if len(whole) > 1 and whole.startswith("0"):
        return None  # 007, 0755: a code, not a size
    if len(digits) > _MOST_DIGITS:
        return None
    return Decimal(digits)


def _unit_in_last_place(value: Decimal) -> Decimal:
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)


# ─────────────────────────── Chinese, Japanese, Korean ───────────────────────────


@cache
def _cjk_tables() -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    data = load("scales.toml")["cjk"]
    return data["digits"], data["small"], data["large"]


def _han_starts(text: str) -> list[tuple[int, int]]:
    return [(match.start(), match.end()) for match in _HAN_RUN.finditer(text)]


@dataclass(slots=True)
class _Sum:
    """Counting by groups of ten thousand: 3兆6千326亿8千万 = 3·10¹² + 6326·10⁸ + 8000·10⁴."""

    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)
    current: Decimal | None = None
    step: Decimal = Decimal(0)
    scale: int = 0
    tokens: int = 0
    last_large: int = 0

    def digit(self, value: Decimal, step: Decimal) -> None:
        self.current, self.step, self.scale = value, step, 0
        self.tokens += 1

    def small(self, exponent: int) -> None:
        self.section += (Decimal(1) if self.current is None else self.current).scaleb(exponent)
        self._scaled(exponent)

    def large(self, exponent: int) -> None:
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

    def _scaled(self, exponent: int) -> None:
        self.current = None
        self.step = self.step.scaleb(exponent)
        self.scale += exponent
        self.tokens += 1

    def value(self) -> Decimal:
        return self.total + self.section + (self.current or 0)


def _cjk(text: str, start: int) -> Number | Unread | None:
    """The composite number at `start`, or None when it is none ("兆丰" has no digit before it)."""
    digits, small, large = _cjk_tables()
    count, position, printed, plain = _Sum(), start, False, ""
    while position < len(text) and position - start <= _LONGEST:
        char = text[position]
        if char.isdecimal():
            match = _PRINTED.match(text, position)
            value = decimal(match.group(), _plain_marks()) if match else None
            if match is None or value is None or count.current is not None:
                break
            count.digit(value, _unit_in_last_place(value))
            plain = match.group() if position == start and match.group().isdecimal() else ""
            position, printed = match.end(), True
        elif char in digits:
            run = position + 1
            while run < len(text) and text[run] in digits and run - position <= _LONGEST:
                run += 1
            value = _spoken([digits[c] for c in text[position:run]])
            position = run
            tail = _point(text, position, digits)
            if tail:
                value, position = value + tail[0], tail[1]
            count.digit(value, Decimal(0))
        elif char in small and (count.tokens or char in "十拾百千"):
            count.small(small[char])
            position += 1
        elif char in large and count.tokens:
            if count.repeats(large[char]):
                break
            count.large(large[char])
            position += 1
        elif char in "多余餘" and count.tokens and text[position + 1 : position + 2] in tuple("万萬亿億"):
            position += 1  # 500余万: over five million
        elif char == " " and _goes_on(text, position, count):
            position += 1
        else:
            break
    if position - start > _LONGEST:
        return Unread(start, position)
    if count.tokens == 0:
        return None
    return Number(
        start,
        position,
        count.value(),
        count.step,
        printed,
        count.scale,
        plain if position - start == len(plain) else "",
    )


def _goes_on(text: str, position: int, count: _Sum) -> bool:
    """A space belongs to the number in `2억 4천`, and before a group word in `3613 亿`."""
    following = text[position + 1 : position + 2]
    if not following or not count.tokens:
        return False
    if count.current is None:
        match = _PRINTED.match(text, position + 1)
        return match is not None and text[match.end() : match.end() + 1] in tuple("千百万萬亿億천백만억")
    return following in "万萬亿億兆"


def _spoken(digits: list[int]) -> Decimal:
    """二〇二四 is read digit by digit."""
    value = Decimal(0)
    for digit in digits:
        value = value * 10 + digit
    return value


def _point(text: str, position: int, digits: dict[str, int]) -> tuple[Decimal, int] | None:
    """一点五: decimals in words behind 点."""
    if text[position : position + 1] not in ("点", "點") or text[position + 1 : position + 2] not in digits:
        return None
    end, value, place = position + 1, Decimal(0), Decimal("0.1")
    while end < len(text) and text[end] in digits and end - position < _LONGEST:
        value += digits[text[end]] * place
        place = place.scaleb(-1)
        end += 1
    return value, end


@cache
def _plain_marks() -> Vocabulary:
    from monitor.figures.vocabulary import vocabulary

    return vocabulary("zh")


def first_han_value(text: str) -> Decimal | None:
    """The value of the first number in Chinese characters in `text`, or None."""
    match = _HAN_RUN.search(text)
    return han_value(match.group()) if match else None


def han_value(word: str) -> Decimal | None:
    """The value of a short number in Chinese characters (十二, 三), or None."""
    found = _cjk(word, 0) if word[:1] in _HAN else None
    return found.value if isinstance(found, Number) and found.end == len(word) else None


# ─────────────────────────── numbers in words ───────────────────────────

_WORD = re.compile(r"[^\W\d_]+")


def _spelled(text: str, words: Vocabulary) -> Iterator[Number]:
    """Numbers in words ("two hundred and thirty thousand"), the longest run of them."""
    run: list[tuple[int, int, Decimal]] = []
    for match in _WORD.finditer(text):
        value = words.numerals.get(match.group())
        if value is None:
            continue
        if run and _continues(text[run[-1][1] : match.start()]):
            run.append((match.start(), match.end(), value))
            continue
        if run:
            yield from _spelled_number(run)
        run = [(match.start(), match.end(), value)]
    if run:
        yield from _spelled_number(run)


def _continues(between: str) -> bool:
    return between in (" ", "-", " and ")


def _spelled_number(run: list[tuple[int, int, Decimal]]) -> Iterator[Number]:
    if len(run) > 8 or run[0][2] >= 1_000:
        return  # "nine hundred nine hundred …" and a scale word alone ("millions") say no number
    total = section = Decimal(0)
    scale = 0
    for _, _, value in run:
        if value >= 1_000:
            total, section = total + (section or 1) * value, Decimal(0)
            scale = len(str(value)) - 1
        elif value == 100:
            section = (section or Decimal(1)) * 100
        else:
            section += value
    yield Number(run[0][0], run[-1][1], total + section, Decimal(0), printed=False, scale=scale)
