"""Numbers in digits: which marks group, which one decides, and the scale words behind.

Enters: a shadow and a run of digits and marks. Leaves: its exact value, or None where
the marks have no one reading in the language (`318.47.7`, `12,34,5`).
"""

import re
from decimal import Decimal

from monitor.figures.number import LONGEST, MOST_DIGITS, Number, Unread, last_place
from monitor.figures.powers import power
from monitor.figures.scale import of_something_else, scale
from monitor.figures.vocabulary import Vocabulary
from monitor.figures.vulgar import SIGNS, part, vulgar

# Digits in groups by spaces (1 234 567), or with any marks between them. Possessive, so that a run of any length is
# passed once; a digit first, so that the search looks for nothing else. "In 2024/25 415 tonnes": two years end
# before the blank.
PRINTED = re.compile(
    r"\d(?:(?!(?<=(?:19|20)\d\d[/–-]\d)\d )\d{0,2}(?: \d{3}(?!\d))++(?:[.,]\d++)?+|\d*+(?:[.,'\u066b\u066c]\d++)*+["
    + "".join(SIGNS)
    + "]?+)"
)
# Without a digit before the point: .5
POINTED = re.compile(r"\.(?<![\w.,)\]'].)\d++(?!\.?\d)")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
_COMMA_GROUP = re.compile(r"[1-9]\d{0,2},\d{3}")
_COMMA_DECIMAL = re.compile(r"\d,\d{1,2}(?!\d)")
_POINT_DECIMAL = re.compile(r"\d\.\d{1,2}(?![\d.])")
_COMMA_THREE = re.compile(r"(?<![\d,])[1-9]\d{0,2},\d{3}(?![\d,])")
_POINT_THREE = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,])")
_PARAGRAPH = 1_500  # characters to both sides that may tell how a text uses its marks
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_ARABIC_DECIMAL, _ARABIC_GROUP = "\u066b", "\u066c"


def western(text: str, start: int, end: int, words: Vocabulary) -> Number | Unread:
    """The number whose digits are `text[start:end]`, with the scale words behind them."""
    printed = text[start:end]
    if (whole := _fraction(text, start, end, words) or _power(text, start, end, words)) is not None:
        return whole
    if of_something_else(text, end, words) or (printed == "10" and text[end : end + 1] in tuple(_SUPERSCRIPTS)):
        return Unread(start, end)
    scaled = None if text[start - 1 : start] in words.ordinal else scale(text, start, end, words)
    value = decimal(printed, words, before_scale=scaled is not None)
    if _COMMA_GROUP.fullmatch(printed) and words.decimal == "," and _groups(text, start, words):
        value = Decimal(printed.replace(",", ""))
    if value is None:
        return Unread(start, end)
    if scaled is None:
        halved = _and_a_half(text, start, end, value, words)
        plain = printed if printed.isdecimal() else ""
        return halved or Number(start, end, value, last_place(value), printed=True, plain=plain)
    end, exponent = scaled
    step = last_place(value).scaleb(exponent)
    first = Number(start, end, value.scaleb(exponent), step, printed=True, scale=exponent)
    return _half_more(text, first, words) or _joined(text, first, words)


def _fraction(text: str, start: int, end: int, words: Vocabulary) -> Number | None:
    """ "5 1/4 percent", "3/4 inch", "1 1/2 million": with the scale word behind it."""
    found = vulgar(text, start, end, words)
    if found is None:
        return None
    end, value, step = found
    end, exponent = scale(text, start, end, words) or (end, 0)
    return Number(start, end, value.scaleb(exponent), step.scaleb(exponent), printed=True, scale=exponent)


def _power(text: str, start: int, end: int, words: Vocabulary) -> Number | None:
    """3.2 × 10^8, 3e12: the last place is that of the digits before the power."""
    found = power(text, end)
    value = decimal(text[start:end], words) if found is not None else None
    if found is None or value is None:
        return None
    return Number(start, found[0], value.scaleb(found[1]), last_place(value).scaleb(found[1]), printed=True)


def _groups(text: str, start: int, words: Vocabulary) -> bool:
    """Whether a comma before three digits groups although the language's comma decides: Mexican "18,402 millones".

    Its paragraph says so (decimals have a point there, or every comma of two or more stands before three digits), or
    else the country that the text tells of, if no point groups there.
    """
    begin = max(text.rfind("\n", 0, start) + 1, start - _PARAGRAPH)
    end = text.find("\n", start, start + _PARAGRAPH)
    piece = text[begin : end if end >= 0 else start + _PARAGRAPH]
    if _COMMA_DECIMAL.search(piece):
        return False
    if words.comma_groups and not _POINT_THREE.search(piece):
        return True
    return _POINT_DECIMAL.search(piece) is not None or len(_COMMA_THREE.findall(piece)) > 1


def _half(text: str, end: int, words: Vocabulary) -> int | None:
    """Where "and a half" ends behind a number, or None."""
    if words.lexicon is None or text[end : end + 1] != " ":
        return None
    found = words.lexicon.halves.at(text, end + 1)
    return found[0] if found else None


def _and_a_half(text: str, start: int, end: int, value: Decimal, words: Vocabulary) -> Number | None:
    """ "2 and a half million": only in front of a scale word."""
    halved = _half(text, end, words)
    scaled = scale(text, start, halved, words) if halved is not None and value % 1 == 0 else None
    if scaled is None:
        return None
    step = Decimal("0.1").scaleb(scaled[1])
    return Number(start, scaled[0], (value + Decimal("0.5")).scaleb(scaled[1]), step, printed=True, scale=scaled[1])


def _half_more(text: str, first: Number, words: Vocabulary) -> Number | None:
    """ "2 millones y medio": half of the scale word more."""
    end = _half(text, first.end, words)
    if end is None or first.step != Decimal(10) ** first.scale:
        return None
    more = Decimal("0.5").scaleb(first.scale)
    return Number(first.start, end, first.value + more, more / 5, printed=True, scale=first.scale)


def _joined(text: str, first: Number, words: Vocabulary) -> Number:
    """ "2 трлн 340 млрд": a smaller scale behind a larger one belongs to it, as does what is left (2 bin 345)."""
    following = PRINTED.match(text, first.end + 1) if text[first.end : first.end + 1] == " " else None
    if following is None or following.end() - following.start() > LONGEST:
        return first
    scaled = scale(text, following.start(), following.end(), words)
    value = decimal(following.group(), words)
    if value is None:
        return first
    if scaled is None:
        return _with_remainder(text, first, following, value, words)
    end, exponent = scaled
    if first.scale == 3 and exponent == 6 and value < 1000 and words.thousand_millions:  # "3 mil 400 millones"
        total = (first.value + value).scaleb(exponent)
        return Number(first.start, end, total, last_place(value).scaleb(exponent), printed=True, scale=9)
    if exponent >= first.scale or value.scaleb(exponent) >= Decimal(10) ** first.scale:
        return first
    step = last_place(value).scaleb(exponent)
    total = first.value + value.scaleb(exponent)
    return _joined(text, Number(first.start, end, total, step, printed=True, scale=exponent), words)


def _with_remainder(text: str, first: Number, following: re.Match[str], value: Decimal, words: Vocabulary) -> Number:
    digits = following.group()
    fits = digits.isdecimal() and len(digits) <= 3 and (len(digits) == 3 or words.short_remainder)
    if not (words.remainder and fits and first.scale == 3 and first.step == 1000 and value > 0):
        return first
    if text[following.end() : following.end() + 1] in ("%", "-", "–", ":", "/") or words.time.at(
        text, following.end() + 1
    ):
        return first
    return Number(first.start, following.end(), first.value + value, Decimal(1), printed=True)


# ─────────────────────────── marks ───────────────────────────


def decimal(printed: str, words: Vocabulary, *, before_scale: bool = False) -> Decimal | None:
    """The value of digits with marks, or None when they have no one reading (`318.47.7`, `12,34`)."""
    if len(printed) > LONGEST:
        return None
    if printed[-1] in SIGNS:
        whole = decimal(printed[:-1], words) if len(printed) > 1 else None
        return whole + part(*SIGNS[printed[-1]]) if whole is not None and whole % 1 == 0 else None
    if printed.isdecimal():
        return _exact(printed)
    if printed[0] == ".":
        return _exact("0" + printed)
    compact = _without_sure_groups(printed)
    if compact is None:
        return None
    if _ARABIC_DECIMAL in compact:
        return _exact(compact.replace(",", "").replace(".", "").replace(_ARABIC_DECIMAL, "."))
    marks = {mark for mark in ".," if mark in compact}
    if len(marks) == 2:
        return _two_marks(compact)
    if not marks:
        return _exact(compact)
    return _one_mark(compact, marks.pop(), words, before_scale, surely_decimal=compact != printed)


def _without_sure_groups(printed: str) -> str | None:
    """The digits without marks that can only group (spaces, apostrophes, ٬); None when these do not."""
    for mark in (" ", "'", _ARABIC_GROUP):
        if mark in printed:
            head, *groups = printed.split(mark)
            sizes = [len(group) for group in groups[:-1]] + [_digits_before_mark(groups[-1])]
            if any(size != 3 for size in sizes) or not 1 <= len(head) <= 3:
                return None
            printed = head + "".join(groups)
    return printed


def _digits_before_mark(group: str) -> int:
    return next((at for at, char in enumerate(group) if not char.isdecimal()), len(group))


def _two_marks(compact: str) -> Decimal | None:
    last = max(compact.rfind("."), compact.rfind(","))
    mark, other = compact[last], "," if compact[last] == "." else "."
    whole = compact[:last].replace(other, ",")
    if mark in compact[:last] or not _GROUPED.fullmatch(whole):
        return None
    return _exact(whole.replace(",", "") + "." + compact[last + 1 :])


def _one_mark(
    compact: str, mark: str, words: Vocabulary, before_scale: bool, *, surely_decimal: bool
) -> Decimal | None:
    parts = compact.split(mark)
    if len(parts) > 2:
        return _exact("".join(parts)) if _GROUPED.fullmatch(compact.replace(mark, ",")) else None
    whole, rest = parts
    could_group = len(rest) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
    if before_scale and mark in words.decimal_before_scale:
        could_group = False
    if could_group and rest == "000" and not before_scale and not surely_decimal:
        return _exact(whole + rest)  # 10,000 also where the comma decides: nobody prints three places of nothing
    if surely_decimal or mark == words.decimal or not could_group:
        return _exact(f"{whole}.{rest}")
    return _exact(whole + rest)


def _exact(digits: str) -> Decimal | None:
    whole = digits.split(".")[0]
    if len(whole) > 1 and whole.startswith("0"):
        return None  # 007, 0755: a code, not a size
    if len(digits) > MOST_DIGITS:
        return None
    return Decimal(digits)
