"""Korean numbers by sound: 이백만 달러, 스물다섯 명, 세 곳.

Enters: a shadow and the Korean vocabulary. Leaves: `Number`s that stand in front of
something counted, and those whose rest is in digits (천 2백만). Never: one by sound alone
with nothing counted: most of these syllables are also particles, endings, names or verbs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from monitor.data import load
from monitor.figures.han import Count
from monitor.figures.number import Number
from monitor.figures.vocabulary import Vocabulary

_SHORT = 3


@dataclass(frozen=True, slots=True)
class _Tables:
    native: re.Pattern[str]
    values: dict[str, int]
    sound: re.Pattern[str]
    sounds: dict[str, int]
    small: dict[str, int]
    large: dict[str, int]
    counter: re.Pattern[str]
    halved: re.Pattern[str]


def korean(text: str, words: Vocabulary) -> Iterator[Number]:
    """All numbers by sound of a shadow, native and Chinese ones, in no order."""
    tables = _tables()
    for match in tables.native.finditer(text):
        if not _inside(text, match.start()) and tables.counter.match(text, match.end()):
            yield Number(match.start(), match.end(), _native(match.group(), tables), Decimal(0), printed=False)
    for match in tables.sound.finditer(text):
        number = None if _inside(text, match.start()) else _by_sound(match, tables)
        if number is not None and _counts(text, number, words):
            yield number
    for match in tables.halved.finditer(text):
        if not _inside(text, match.start()) and (number := _half_in_digits(match, tables)) is not None:
            yield number


def _inside(text: str, start: int) -> bool:
    """Whether a word or a number goes on here."""
    before = text[start - 1 : start]
    return "가" <= before <= "힣" or before.isdecimal()


def _native(word: str, tables: _Tables) -> Decimal:
    """스물다섯 is 20 and 5."""
    if word in tables.values:
        return Decimal(tables.values[word])
    head = max((one for one in tables.values if word.startswith(one)), key=len)
    return Decimal(tables.values[head] + tables.values[word[len(head) :]])


def _by_sound(match: re.Match[str], tables: _Tables) -> Number | None:
    count = Count()
    for char in match.group():
        if char in tables.sounds:
            if count.current is not None:
                return None
            count.digit(Decimal(tables.sounds[char]), Decimal(0))
        elif char in tables.small:
            count.small(tables.small[char])
        elif char in tables.large and not count.repeats(tables.large[char]):
            count.large(tables.large[char])
        elif char != " ":
            return None
    if not count.last_scale:
        return None
    return Number(match.start(), match.end(), count.value(), Decimal(0), printed=False, scale=count.scale)


def _half_in_digits(match: re.Match[str], tables: _Tables) -> Number | None:
    """천 2백만 is twelve million: a thousand and two hundred, of ten thousand."""
    digit, first, digits, second, group = match.groups()
    if tables.small[second] >= tables.small[first]:
        return None
    count = Count()
    if digit:
        count.digit(Decimal(tables.sounds[digit]), Decimal(0))
    count.small(tables.small[first])
    count.digit(Decimal(digits), Decimal(1))
    count.small(tables.small[second])
    count.large(tables.large[group])
    return Number(match.start(), match.end(), count.value(), count.step, printed=True, scale=count.scale)


def _counts(text: str, number: Number, words: Vocabulary) -> bool:
    end = number.end + (text[number.end : number.end + 1] == " ")
    unit = words.units.at(text, end)
    if unit is not None and unit[1].kind in ("money", "percent"):
        return number.end - number.start > 1 or unit[1].kind == "percent"
    return number.end - number.start >= _SHORT and _tables().counter.match(text, number.end) is not None


@cache
def _tables() -> _Tables:
    data, cjk = load("numerals.toml")["ko"], load("scales.toml")["cjk"]
    ones = {word: int(value) for value, listed in data["native"].items() for word in listed}
    tens = {word: int(value) for value, listed in data["native_tens"].items() for word in listed}
    sounds = {word: int(value) for value, listed in data["sound"].items() for word in listed}
    small = {char: value for char, value in cjk["small"].items() if char >= "가"}
    large = {char: value for char, value in cjk["large"].items() if char >= "가"}
    syllables = "".join([*sounds, *small, *large])
    return _Tables(
        native=re.compile(rf"(?:{'|'.join(tens)})(?:{'|'.join(ones)})?+|{'|'.join(ones)}"),
        values={**ones, **tens},
        sound=re.compile(rf"[{syllables}]{{2,20}}+(?: [{syllables}]{{2,20}}+)?+|[{''.join(small)}]"),
        sounds=sounds,
        small=small,
        large=large,
        halved=re.compile(
            rf"([{''.join(sounds)}]?)([{''.join(small)}]) ?(\d)([{''.join(small)}])([{''.join(large)}])(?! ?\d)"
        ),
        counter=re.compile(
            rf" ?(?:{'|'.join(data['counters'])})(?![가-힣])| ?(?:{'|'.join(data['counters'])})"
            rf"(?=(?:{'|'.join(data['particles'])})(?![가-힣]))"
        ),
    )
