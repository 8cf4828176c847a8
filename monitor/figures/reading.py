"""Reading quantities: number, scale, unit or counted noun, approximation, range.

Enters: a text and its language's vocabulary. Leaves: `Quantity`s in text order and
what was left out, each with a reason. Never: what a quantity is about.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from monitor.data import load
from monitor.domain import Approx, FigureKind
from monitor.figures.approximations import approximated, stands_before
from monitor.figures.attached import Attached
from monitor.figures.counters import classifier
from monitor.figures.elliptic import takes_over
from monitor.figures.guard import LeftOut, addresses, glued, looks_like_a_year, named, not_a_figure
from monitor.figures.levels import counted_before, has_level
from monitor.figures.nouns import (
    behind_link,
    counted_noun,
    participle,
    persons,
    pointed_at,
    singular_noun,
    stated_noun,
    vague,
)
from monitor.figures.numbers import Number, Unread, numbers
from monitor.figures.parted import parted_noun
from monitor.figures.quantity import Quantity
from monitor.figures.ranges import continues, goes_on, joined, opposed
from monitor.figures.special import special
from monitor.figures.units import Unit
from monitor.figures.vocabulary import CJK, Vocabulary
from monitor.figures.words import follows_a_word, spaced_letter

# A text with more figures is a table dump or noise, not news: reading stops there, and says so.
_MOST_FIGURES = 5_000
# Nor has news more numbers than this of any kind.
_MOST_NUMBERS = 25_000
_BEFORE = 24
_CLAUSE_REACH = 160
_LAST_CLAUSE = re.compile(r"(?:[^.;!?\n]|\.(?=\d))*$")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
# A number in words that is this large is told of, though nothing that it counts stands beside it.
_SPELLED_LARGE = 100_000
_TEN_THOUSANDS = 10_000
# The words before a bracket that a number fills, written small: no name.
_NOUN_BEFORE_BRACKET = re.compile(r"(?<![\w-])((?:[a-zß-öø-ÿа-яё]{3,20} ){0,1}[a-zß-öø-ÿа-яё]{3,20}) \($")
_QUOTED = re.compile(r"(?<!\w)['\"“‘「]([^'\"”’」\n]{3,70})['\"”’」](?!\w)")
# A letter or two glued to a number, and a word that is no length's or race's behind.
_GLUED_SCALE = re.compile(
    r"([a-z]{1,2})(?= [a-z])(?! (?:long|high|wide|tall|deep|away|from|above|below|race|sprint|final|hurdles|relay)\b)"
)
# 3E2 is a model, 3e2 three hundred.
_POWER_CODE = re.compile(r"\dE[+-]?\d")
# Capitals before a short number that counts nothing: a flight, a star, a train ("KL 1703").
_CODE = re.compile(r"(?<!\w)[A-Z]{2,4}[ -]?$")
_LONGEST_CODE = 4
_SECOND = re.compile(r" ?[-–] ?\d[\d.,]{0,12}")


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
        if len(found) >= _MOST_FIGURES or len(found) + len(left) >= _MOST_NUMBERS:
            left.append(LeftOut(number.start, number.end, text[number.start : number.end], "too_many"))
            break
        if isinstance(result, LeftOut):
            left.append(result)
        else:
            found.append(result)
    everything = [*found, *(approximated(plain, quantity, words) for quantity in claimed)]
    merged = joined(plain, sorted(everything, key=lambda q: q.start), words.language)
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
        self._units = Attached(text, plain, words)
        self._addresses = addresses(plain)
        self._slogans = _slogans(plain)

    def quantity(self, number: Number | Unread) -> Quantity | LeftOut:
        if isinstance(number, Unread):
            return self._left(number, "unreadable")
        if _within(self._addresses, number.start):
            return self._left(number, "address")
        if _within(self._slogans, number.start):
            return self._left(number, "slogan")
        if not number.printed and vague(self._plain, number.start, number.end, self._words.language):
            return self._left(number, "vague")
        money = self._units.before(number)
        unit = self._units.after(number)
        if money is not None and money[1].kind == "percent":
            return self._finish(self._units.sized(number, money[0], number.end, money[1]), number)
        if not money and not unit and (larger := self._glued_scale(number)) is not None:
            return self._counted(larger)
        reason = self._reason(number)
        if (
            not reason
            and not money
            and (number.printed or not unit)
            and glued(self._plain, number.start, self._units.glued_to(number, unit))
        ):
            return self._left(number, "name")
        if not reason and not money and not unit and named(self._text, number, self._words.language):
            return self._left(number, "name")
        if not money and not unit and _POWER_CODE.search(self._text, number.start, number.end):
            return self._left(number, "name")
        if reason and not (money or (unit and _outranks(unit[1], reason, number))):
            return self._left(number, reason)
        if money is not None:
            return self._finish(self._units.sized(number, money[0], number.end, money[1]), number)
        if unit is not None and not self._han_accident(number, unit[1]):
            return self._finish(self._units.sized(number, number.start, unit[0], unit[1]), number)
        return self._counted(number)

    def _glued_scale(self, number: Number) -> Number | None:
        """English "2.3m offences", "12m people": a letter that is a scale because something is counted behind it."""
        table: dict[str, int] = load("scales.toml")["glued"].get(self._words.language, {})
        match = _GLUED_SCALE.match(self._plain, number.end) if table and number.printed and not number.scale else None
        if match is None or match.group(1) not in table:
            return None
        exponent = table[match.group(1)]
        noun = counted_noun(self._text, self._plain, number.start, match.end(), self._words)
        if noun is None:
            return None
        step = number.step.scaleb(exponent)
        return replace(
            number, end=match.end(), value=number.value.scaleb(exponent), step=step, scale=exponent, plain=""
        )

    def _reason(self, number: Number) -> str | None:
        """Why it is no figure; a weak reason gives way to a unit or counted noun ("each day 5,000 people cross")."""
        found = not_a_figure(self._plain, number)
        if found is None:
            return None
        reason, weak = found
        if not weak:
            return reason
        second = _SECOND.match(self._plain, number.end)  # lost 200-300 jobs: the noun stands behind the range
        end = second.end() if second else number.end
        start = end + (self._plain[end : end + 1] == " ")
        if self._words.units.at(self._plain, start) or self._words.scales.at(self._plain, start):
            return None
        return None if counted_noun(self._text, self._plain, number.start, end, self._words) else reason

    def _han_accident(self, number: Number, unit: Unit) -> bool:
        """一点 and 一米 are "a bit" and "a"; a lone character beside a measure is no figure."""
        return not number.printed and unit.kind == "measure" and number.end - number.start == 1

    def _left(self, number: Number | Unread, reason: str) -> LeftOut:
        surface = self._text[number.start : min(number.end, number.start + 80)]
        return LeftOut(number.start, number.start + len(surface), surface, reason)

    # ---- counts

    def _counted(self, number: Number) -> Quantity | LeftOut:
        if follows_a_word(self._plain, number.start) and _dimensionless().search(
            self._plain, max(0, number.start - _BEFORE), number.start
        ):
            return self._finish(
                Quantity(number.start, number.end, FigureKind.MEASURE, number.value, "1", number.step), number
            )
        if self._time_follows(number):
            return self._years(number) or self._left(number, "duration")
        if not number.printed and pointed_at(self._plain, number.start, number.end, self._words.language):
            return self._left(number, "pronoun")
        noun = parted_noun(self._plain, number.start, number.end, self._words.language)
        noun = noun or counted_noun(self._text, self._plain, number.start, number.end, self._words)
        noun = noun or stated_noun(self._plain, number.start, self._words.language)
        if not number.printed and not self._spelled_count(number, noun):
            large = number.value >= _SPELLED_LARGE and noun is None
            waits = number.value > 1 and (
                goes_on(self._plain, number.end) or self._takes_over(number) or self._people_unsaid(number) is not None
            )
            return self._bare(number) if large or waits else self._left(number, "spelled_small")
        if not number.printed and number.value == 1:
            noun = singular_noun(self._plain, number.end)
        if looks_like_a_year(number) and not self._surely_counted(number) and not self._people_follow(number):
            return self._left(number, "year")
        if noun is None and (level := self._level(number)) is not None:
            return level
        if noun is None and number.printed:
            noun = counted_before(self._plain, number.start, number.end, self._words.language)
        if noun is None:
            return self._bare(number)
        if not self._plain.startswith(_in_parts(), noun[0]):
            number = _whole(number, self._plain[number.start : number.end])
        end = max(number.end, min(noun[1], number.end)) if noun[0] >= number.end else number.end
        unit = " ".join(self._plain[noun[0] : noun[1]].split())
        quantity = Quantity(number.start, end, FigureKind.COUNT, number.value, unit, number.step, noun=noun)
        return self._finish(quantity, number)

    def _level(self, number: Number) -> Quantity | None:
        """ "The index fell to 47": what has a level without a unit is named before it."""
        if not number.printed or number.scale or (number.step == 1 and self._tells(number)):
            return None
        if not has_level(self._plain, number.start, number.end, self._words.language):
            return None
        level = Quantity(number.start, number.end, FigureKind.MEASURE, number.value, "1", number.step)
        return self._finish(level, number)

    def _years(self, number: Number) -> Quantity | None:
        """ "Life expectancy was 81.6 years": what is measured, not how long something lasts."""
        clause = _LAST_CLAUSE.search(self._plain, max(0, number.start - _CLAUSE_REACH), number.start)
        told = clause is not None and _measured_years().search(clause.group()) is not None
        if not told or not number.printed or number.scale or looks_like_a_year(number):
            return None
        return self._finish(
            Quantity(number.start, number.end, FigureKind.MEASURE, number.value, "a", number.step), number
        )

    def _time_follows(self, number: Number) -> bool:
        position = number.end
        if self._words.time.at(self._plain, position):
            return True
        if self._plain[position : position + 1] not in (" ", "-"):
            return False
        position = position + 1 if number.printed else behind_link(self._plain, position, self._words.language)
        return self._words.time.at(self._plain, max(position, number.end + 1)) is not None

    def _spelled_count(self, number: Number, noun: tuple[int, int] | None) -> bool:
        """A number in words counts when a plural follows; "one" only inside a list of counts."""
        language = self._words.language
        if language in CJK:
            large = number.value >= _TEN_THOUSANDS and noun is not None and noun[0] >= number.end
            return large or (
                number.value >= 2 and classifier(self._plain, number.end, language, printed=False) is not None
            )
        if number.value == 1:
            return language == "en" and self._in_a_list(number)
        return noun is not None and (noun[0] >= number.end or number.value >= _SPELLED_LARGE)

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
        return stands_before(self._plain, number.start, self._words) not in (None, Approx.AT_LEAST, Approx.UP_TO)

    def _people_follow(self, number: Number) -> bool:
        """ "2000 Menschen kamen": what only many can be stands behind, and no "in" or month before."""
        rows = _year_like()
        before = self._plain[max(0, number.start - 16) : number.start]
        return rows[0].match(self._plain, number.end) is not None and rows[1].search(before) is None

    def _bare(self, number: Number) -> Quantity | LeftOut:
        """Neither unit nor noun: an index level ("stood at 50.2") or a large number is kept, small change is not."""
        pending = not (self._tells(number) and (number.printed or number.value >= _SPELLED_LARGE))
        if looks_like_a_year(number):  # "mehr als 2022": more than in that year
            return self._left(number, "year")
        if self._in_brackets(number):
            return self._bracketed(number)
        if (kept := self._people_unsaid(number)) is not None:
            return self._finish(kept, number)
        if (
            number.plain
            and len(number.plain) <= _LONGEST_CODE
            and _CODE.search(self._text, max(0, number.start - 8), number.start)
        ):
            return self._left(number, "name")
        waits = goes_on(self._plain, number.end) or continues(self._plain, number.start) or self._takes_over(number)
        if pending and not waits:
            return self._left(number, "no_unit")
        kind = FigureKind.MEASURE if number.step != 1 and not number.scale else FigureKind.COUNT
        unit = "1" if kind is FigureKind.MEASURE else ""
        quantity = Quantity(number.start, number.end, kind, number.value, unit, number.step, bare=True, pending=pending)
        return self._finish(quantity, number)

    def _tells(self, number: Number) -> bool:
        """Whether its form alone says that it is a size: decimals, marks between digits, many of them, a scale word."""
        large = number.value >= 1000 and not number.plain
        return number.scale > 0 or number.step != 1 or large or len(number.plain) >= 4

    def _people_unsaid(self, number: Number) -> Quantity | None:
        """ "26 injured", "погибли трое": what happened to them, or the number's form, says that they are people."""
        language = self._words.language
        noun = participle(self._plain, number.end, language)
        unit = self._plain[slice(*noun)] if noun else persons(self._plain, number.start, number.end, language)
        if not unit or number.value < 2 or looks_like_a_year(number):
            return None
        bare = noun is not None
        return Quantity(
            number.start, number.end, FigureKind.COUNT, number.value, unit, number.step, noun=noun, bare=bare
        )

    def _takes_over(self, number: Number) -> bool:
        if opposed(self._plain, number.start):
            return True
        return takes_over(self._plain, number.start, number.end, self._words.language)

    def _in_brackets(self, number: Number) -> bool:
        return self._plain[number.start - 1 : number.start] == "(" and self._plain[number.end : number.end + 1] == ")"

    def _bracketed(self, number: Number) -> Quantity | LeftOut:
        """ "new cases (4,182)" counts cases; "Ann Vale (1.6)" is a mark, an age or a shirt's number."""
        noun = _NOUN_BEFORE_BRACKET.search(self._text, max(0, number.start - 42), number.start)
        if noun is None or number.step < 1 or (number.value < 100 and not number.scale) or looks_like_a_year(number):
            return self._left(number, "no_unit")
        unit = " ".join(self._plain[noun.start(1) : noun.end(1)].split())
        quantity = Quantity(
            number.start, number.end, FigureKind.COUNT, number.value, unit, number.step, noun=noun.span(1)
        )
        return self._finish(quantity, number)

    def _minus(self, begin: int) -> int | None:
        """Where the minus before a number begins, a sign ("-3") or a word ("минус 3", "零下3"); None without one."""
        if self._plain[begin - 1 : begin] == "-":
            before = self._plain[begin - 2 : begin - 1] if begin >= 2 else " "
            return None if spaced_letter(before) or before.isdecimal() or before in ")%" else begin - 1
        hedge = self._words.approx_before.at(self._plain, begin - 1) if self._plain[begin - 1 : begin] == " " else None
        for word in _minus_words().get(self._plain[begin - 1 : begin], ()):
            start = begin - len(word)
            if hedge is not None and hedge[0] < start:  # "au moins 16", "al menos 16" are at least
                return None
            if self._plain.startswith(word, max(0, start)) and not spaced_letter(self._plain[start - 1 : start] or " "):
                return start
        return None

    def _finish(self, quantity: Quantity, number: Number) -> Quantity:
        begin = quantity.start if quantity.start == number.start else number.start
        if (minus := self._minus(begin)) is not None and number.printed:
            quantity = replace(quantity, start=min(quantity.start, minus), value=-quantity.value, negative=True)
        return approximated(self._plain, replace(quantity, scale=number.scale), self._words)


def _whole(number: Number, printed: str) -> Number:
    """ "318,406 personas": nobody counts thousandths of persons, so that mark groups in every language."""
    if number.scale or not _THOUSANDS.fullmatch(printed) or number.step >= 1:
        return number
    return replace(number, value=number.value.scaleb(3), step=Decimal(1))


def _outranks(unit: Unit, reason: str, number: Number) -> bool:
    """Whether a unit behind the number says more than the rule that leaves it out (an index "at 3,250.4 points")."""
    if unit.kind == "measure":
        return reason == "list_count" and (number.step < 1 or number.value > 20)
    return unit.kind in ("money", "points") and reason not in ("slogan", "score", "exchange_base")


def _within(spans: list[tuple[int, int]], position: int) -> bool:
    """Whether a position lies in one of the spans, which are in order and apart."""
    at = bisect_right(spans, (position, len(spans) and spans[-1][1] + 1)) - 1
    return at >= 0 and spans[at][0] <= position < spans[at][1]


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


@cache
def _minus_words() -> dict[str, tuple[str, ...]]:
    """By their last character."""
    words: list[str] = load("figures_words.toml")["minus"]["words"]
    return {last: tuple(word for word in words if word[-1] == last) for last in {word[-1] for word in words}}


@cache
def _in_parts() -> tuple[str, ...]:
    return tuple(load("figures_counting.toml")["in_parts"]["nouns"])


@cache
def _dimensionless() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(load('figures_words.toml')['dimensionless']['before'])}) ?$")


@cache
def _measured_years() -> re.Pattern[str]:
    return re.compile("|".join(load("figures_words.toml")["measured_years"]["any"]))


@cache
def _year_like() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = load("figures_counting.toml")["year_like"]
    return re.compile(rf" ?(?:{'|'.join(rows['counted'])})(?!\w)"), re.compile(f"(?:{'|'.join(rows['dated'])})$")
