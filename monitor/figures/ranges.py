"""Numbers that belong together: ranges ("3 to 5 percent"), and lists that share a unit ("3 and 5 percent").

Enters: quantities in text order, some of them `pending` (a number whose unit may stand behind a later one). Leaves:
the same with ranges joined and shared units given. The words between are data (`figures_words.toml`, `range`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from monitor.data import load
from monitor.domain import Approx, FigureKind
from monitor.figures.elliptic import takes_over
from monitor.figures.quantity import Quantity
from monitor.figures.words import follows_a_word

_LONGEST_JOIN = 8
_BEFORE = 16
_CLAUSE = re.compile(r"[^,;:.。，；!?]*$")
_CLAUSE_REACH = 60
_SENTENCE_REACH = 300
_STOP = re.compile(r"[.;!?]")
_PERCENT_NEAR = 60
_NEXT_SENTENCE = 160
_POINTS = "{point}"  # of a table as well as of an index: "61 points, seven more than the next"
_FAR = 5  # no range is told whose upper end is so many times the lower one, where something moved by the lower one
_LARGE = 6  # power of ten of "million"
_SENTENCE_END = re.compile(r"[.!?。！？] |\n")
_TENTH = 10  # percent
_ORIGINS = frozenset({"から", "에서"})
_COMPOUND_JOINS = (" ", ", ", " and ", "")
_DISTINCT = (FigureKind.RANK, FigureKind.STREAK, FigureKind.RATIO)


@dataclass(frozen=True, slots=True)
class _Wording:
    """What stands between two numbers, and what before the first one; see the data file."""

    closed: frozenset[str]
    to: frozenset[str]
    either: frozenset[str]
    both: frozenset[str]
    shift: frozenset[str]
    back: frozenset[str]
    opening: re.Pattern[str]
    origin: re.Pattern[str]
    moved: re.Pattern[str]
    by: re.Pattern[str]
    ahead: re.Pattern[str]
    continuing: re.Pattern[str]
    versus: frozenset[str]
    multiplied: re.Pattern[str]
    revised: re.Pattern[str]
    compares: re.Pattern[str]
    compared_time: re.Pattern[str]
    moved_behind: re.Pattern[str]


def joined(plain: str, found: list[Quantity], language: str = "en") -> list[Quantity]:
    """Join "3-5 percent", "between 10 and 20 billion yuan", "5%至20%" into one range of what its ends are."""
    kept: list[Quantity] = []
    for quantity in found:
        if kept and (merged := _range(plain, kept[-1], quantity)) is not None:
            kept[-1] = merged
        else:
            kept.append(quantity)
    shared = [*_shared(plain, reversed(kept))][::-1]
    return _compounds(plain, _continued(plain, shared, language))


def goes_on(plain: str, end: int) -> bool:
    """Whether another number follows that this one may share its unit with, as in "3 to 5" and "三至五"."""
    return _wording().ahead.match(plain, end) is not None


def _range(plain: str, low: Quantity, high: Quantity) -> Quantity | None:
    between = plain[low.end : high.start]
    if len(between) > _LONGEST_JOIN or high.kind in _DISTINCT or low.kind in _DISTINCT:
        return None
    if between.strip() in _ORIGINS and _wording().moved_behind.match(plain, high.end):
        return None
    if between not in _wording().closed and not _is_range(plain, low, high, between.strip()):
        return None
    if low.kind is FigureKind.AMOUNT and not low.scale and high.bare:
        high = replace(high, unit=low.unit, kind=low.kind, bare=False)  # "$3-5 billion"
    if (low.bare or low.kind is FigureKind.AMOUNT) and not low.scale and high.scale:
        low = _scaled(low, high.scale)  # "10 to 20 billion"
    if low.bare and high.kind is FigureKind.PERCENT and high.step == _TENTH:
        low = replace(low, value=low.value * _TENTH, bare=False)  # 3至5成, 8至9折, 2～3割
    if low.negative and not high.negative and plain[low.start].isalpha():  # "минус 30-35": of both
        high = replace(high, value=-high.value, negative=True)
    if low.negative and high.negative and low.value > high.value:  # "-18… -23°": the warmer end first
        low, high = replace(low, value=high.value), replace(high, value=low.value)
    elif low.negative:
        return None
    if low.value >= high.value or low.unit not in (high.unit, "", "1"):
        return None
    return replace(
        high,
        start=low.start,
        value=low.value,
        low=low.value,
        high=high.value,
        approx=Approx.RANGE,
        pending=low.pending and high.pending,
    )


def _is_range(plain: str, low: Quantity, high: Quantity, between: str) -> bool:
    """ "between 3 and 5", "3 to 5 percent", "3 or 4 people"; but "rose from 3 percent to 5 percent" are two values."""
    words = _wording()
    before = plain[max(0, low.start - _BEFORE) : low.start]
    if between in words.either:
        return True
    if between in words.both:
        return words.opening.search(before) is not None
    if between not in words.to:
        return False
    clause = _CLAUSE.search(plain, max(0, low.start - _CLAUSE_REACH), low.start)
    if words.by.search(before) and high.value > low.value * _FAR:
        return False
    moves = clause is not None and words.moved.search(clause.group()) is not None
    said_before = high.noun is not None and high.noun[1] <= low.start  # "the number of cases rose from 3 to 5"
    differ = low.unit != high.unit and not said_before
    if words.origin.search(before):
        if _multiplied(plain, low.start) or _revised(plain, low.start, high.end):
            return False
        return not moves and (differ or not low.bare)
    return differ or not moves


def _multiplied(plain: str, start: int) -> bool:
    """ "will triple its capacity, from 16 to 50": said before the comma."""
    first = max(0, start - _CLAUSE_REACH)
    found = [*_wording().multiplied.finditer(plain, first, start)]
    return bool(found) and _STOP.search(plain, found[-1].end(), start) is None


def _revised(plain: str, start: int, end: int) -> bool:
    """ "The office revised growth, from 2.5% to 2.7%": an old value and a new one, no range."""
    first, last = max(0, start - _SENTENCE_REACH), end + _CLAUSE_REACH
    opening = max((mark.end() for mark in _SENTENCE_END.finditer(plain, first, start)), default=first)
    closing = _SENTENCE_END.search(plain, end, last)
    return _wording().revised.search(plain, opening, closing.start() if closing else last) is not None


def _shared(plain: str, found: Iterable[Quantity]) -> Iterator[Quantity]:
    """From the last to the first: a pending number takes unit and scale of the one behind "and" ("3 and 5 percent")."""
    following: Quantity | None = None
    for quantity in found:
        if following is not None and _waits(plain, quantity, following) and _shares(plain, quantity, following):
            if not quantity.scale and following.scale:
                quantity = _scaled(quantity, following.scale)
            quantity = replace(
                quantity, unit=following.unit, kind=following.kind, noun=following.noun, bare=False, pending=False
            )
        following = quantity
        yield quantity


def _waits(plain: str, quantity: Quantity, following: Quantity) -> bool:
    """A number that tells nothing by itself, or that moved to the next: "revised from 199.1 to 200.3 billion euros"."""
    if quantity.pending or not quantity.bare or quantity.noun is not None:
        return quantity.pending
    between, words = plain[quantity.end : following.start].strip(), _wording()
    if quantity.scale not in (0, following.scale):
        return False
    came_from = words.origin.search(plain[max(0, quantity.start - _BEFORE) : quantity.start]) is not None
    return between in words.back or (came_from and (between in words.to or between in words.shift))


def _shares(plain: str, quantity: Quantity, following: Quantity) -> bool:
    words = _wording()
    if following.bare or following.kind in _DISTINCT or following.approx is Approx.RANGE:
        return False
    between = plain[quantity.end : following.start].strip()
    return any(between in among for among in (words.both, words.to, words.either, words.shift, words.back))


def opposed(plain: str, start: int) -> bool:
    """Whether a number stands behind "to" or "against" ("130 votes to 97"), and so may count what one before does."""
    return any(plain.endswith(word, max(0, start - _BEFORE), start) for word in _wording().versus)


def continues(plain: str, start: int) -> bool:
    """Whether the words before a number say that it is some of what was counted before: "of which 12"."""
    return follows_a_word(plain, start) and (
        _wording().continuing.search(plain, max(0, start - _BEFORE), start) is not None
    )


def _continued(plain: str, found: list[Quantity], language: str) -> list[Quantity]:
    """ "80 passes, 35 of them alone", "9,800 firms, up from 7,700": a bare number counts what the one before does."""
    kept: list[Quantity] = []
    counted: Quantity | None = None
    paid: Quantity | None = None
    for quantity in found:
        before = None
        if quantity.bare and kept:
            before = _said_before(plain, quantity, paid or kept[-1], counted, language)
        if before is not None:
            quantity = replace(
                quantity, unit=before.unit, kind=before.kind, noun=before.noun, bare=False, pending=False
            )
        kept.append(quantity)
        if (quantity.kind is FigureKind.COUNT or quantity.unit == _POINTS) and not quantity.bare:
            counted, paid = quantity, None
        elif quantity.kind is FigureKind.AMOUNT:
            paid = quantity
    return kept


def _said_before(
    plain: str, quantity: Quantity, last: Quantity, counted: Quantity | None, language: str
) -> Quantity | None:
    """The quantity whose unit a bare number takes over: the last one, or the last that counts something."""
    if not last.bare and (_goes_on_from(plain, last, quantity) or _as_much_again(plain, last, quantity)):
        return last
    if counted is None or not _one_sentence(plain, counted, quantity):
        return None
    against = counted.noun is not None and plain[counted.noun[1] : quantity.start] in _wording().versus
    if against or takes_over(plain, quantity.start, quantity.end, language):
        return counted
    # "3.2 million users, hardly more than the 2.9 million": as large, and nothing else to count
    return counted if quantity.scale >= _LARGE and quantity.scale == counted.scale else None


def _as_much_again(plain: str, last: Quantity, quantity: Quantity) -> bool:
    """ "It cost 2.1 billion euros. Of the next 400 million …": nothing else was told in between."""
    money = last.kind is FigureKind.AMOUNT and last.scale >= _LARGE and quantity.scale >= _LARGE
    if not money or quantity.start - last.end > _NEXT_SENTENCE:
        return False
    return _money_cues().search(plain, last.end, quantity.end + _CLAUSE_REACH) is not None


def _one_sentence(plain: str, before: Quantity, quantity: Quantity) -> bool:
    near = quantity.start - before.end <= _SENTENCE_REACH
    return near and _SENTENCE_END.search(plain, before.end, quantity.start) is None


def _goes_on_from(plain: str, before: Quantity, quantity: Quantity) -> bool:
    if not _one_sentence(plain, before, quantity):
        return False
    if before.kind is FigureKind.PERCENT:  # "4.2 percent, after 3.9 in May"
        return quantity.step < 1 and _compares(plain, before, quantity)
    if before.kind is FigureKind.AMOUNT:  # "30 billion euros out of 100 billion"
        return quantity.scale >= _LARGE and before.scale >= _LARGE
    level = before.kind is FigureKind.MEASURE and before.unit == "1"  # "the index was 52, against 49 a year ago"
    return (level or before.kind is FigureKind.COUNT) and continues(plain, quantity.start)


def _compares(plain: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a bare number is told as the share before it at another time."""
    words = _wording()
    lead = plain[max(before.end, quantity.start - _PERCENT_NEAR) : quantity.start]
    return words.compares.search(lead) is not None and words.compared_time.match(plain, quantity.end) is not None


def _compounds(plain: str, found: list[Quantity]) -> list[Quantity]:
    """ "5 feet 10 inches", "2 dollars 50 cents": one size in two units, given in the smaller one."""
    kept: list[Quantity] = []
    for quantity in found:
        before = kept[-1] if kept else None
        factor = _parts_of(before.unit, quantity.unit) if before is not None else None
        if (
            before is not None
            and factor is not None
            and plain[before.end : quantity.start] in _COMPOUND_JOINS
            and before.value == before.value.to_integral_value()
            and quantity.value < factor
            and Approx.RANGE not in (before.approx, quantity.approx)
        ):
            total = before.value * factor + quantity.value
            kept[-1] = replace(quantity, start=before.start, value=total, approx=before.approx)
        else:
            kept.append(quantity)
    return kept


def _parts_of(larger: str, smaller: str) -> int | None:
    table: dict[str, dict[str, int]] = load("figures_words.toml")["compound"]
    return table.get(larger, {}).get(smaller)


def _scaled(quantity: Quantity, exponent: int) -> Quantity:
    return replace(quantity, value=quantity.value.scaleb(exponent), step=quantity.step.scaleb(exponent), scale=exponent)


@cache
def _money_cues() -> re.Pattern[str]:
    return re.compile(load("figures_counting.toml")["money_cues"]["words"])


@cache
def _wording() -> _Wording:
    rows = load("figures_words.toml")["range"]
    words = sorted({*rows["to"], *rows["or"], *rows["and"], *rows["shift"], *rows["back"]}, key=len, reverse=True)
    marks = sorted({mark.strip() for mark in rows["closed"]}, key=len, reverse=True)
    between = "|".join(map(re.escape, [*words, *marks]))
    return _Wording(
        frozenset(rows["closed"]),
        frozenset(rows["to"]),
        frozenset(rows["or"]),
        frozenset(rows["and"]),
        frozenset(rows["shift"]),
        frozenset(rows["back"]),
        re.compile(rf"(?:{'|'.join(rows['opening'])})$"),
        re.compile(rf"(?:{'|'.join(rows['from'])})$"),
        re.compile("|".join(rows["moved"])),
        re.compile(rf"(?:{'|'.join(rows['by'])})$"),
        re.compile(rf" {{0,3}}(?:{between}) {{0,3}}(?={rows['number']})"),
        re.compile(rf"(?:{'|'.join(rows['continuing'])})$"),
        frozenset(rows["versus"]),
        re.compile(rows["multiplied"]),
        re.compile(rows["revised"]),
        re.compile(rf"(?:{'|'.join(rows['compares'])})$"),
        re.compile(rows["compared_time"]),
        re.compile("|".join(rows["moved_behind"])),
    )
