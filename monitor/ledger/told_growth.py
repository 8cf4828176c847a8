"""Growth that the values of two years contradict, wherever in its sentence or right behind it they stand.

"Weddings rose by 20 percent in 2023. The number climbed to 714 from 702 a year earlier"; "714 weddings, 20 percent
more than in 2022, when there were 702". Enters: figures of one article. Leaves: rates whose values of both
years, told beside them, don't come out, each with the two values. Never: a sentence with a third value of that kind, a
growth that is reckoned otherwise, nor one that from the first of the three on names anything else.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from monitor.data import load
from monitor.domain import Approx, Article, Figure, FigureKind, Transform, primary
from monitor.ledger import periods
from monitor.ledger.nouns import base_words, nominal_form
from monitor.ledger.own_names import told_beside
from monitor.ledger.quoted import NAMED
from monitor.ledger.sentences import by_sentence, masked

_VALUES = frozenset({FigureKind.COUNT, FigureKind.MEASURE, FigureKind.AMOUNT})
_PRINTED = frozenset({Approx.EXACT, Approx.ABOUT})
_YEAR = 12

Told = tuple[int, Figure, Figure]  # the rate's number, the old value, the new one


def told_growth(figures: Sequence[Figure], article: Article) -> Iterator[Told]:
    """Rates with the two values that they lie between by the words of the text."""
    tongue, text = primary(article.language) or "und", article.text
    sentences = by_sentence(figures)
    for (_, end), numbers in sentences:
        for rate, old, new in _in_one(figures, numbers, text, tongue):
            if not told_beside(masked(text, [figures[number] for number in numbers]), new, article):
                yield rate, old, new
        following = next((later for place, later in sentences if place[0] >= end), None)
        if following is not None and not _has_words(text[end : figures[following[0]].sentence_start]):
            yield from _in_next(figures, numbers, following, text, tongue)


def _has_words(between: str) -> bool:
    """A sentence without figures in between: then the next one speaks of something else."""
    return any(map(str.isalpha, between))


def _in_one(figures: Sequence[Figure], numbers: Sequence[int], text: str, language: str) -> Iterator[Told]:
    rates, values = _split(figures, numbers)
    if len(rates) != 1 or len(values) != 2:
        return
    rate, (first, second) = rates[0], values
    told = [figures[number] for number in numbers]
    when = _when(language)
    sentence = masked(text, told)
    match = when.search(sentence) if when else None
    if match is not None and int(match["old"]) == numbers.index(second) and int(match["rate"]) == numbers.index(rate):
        if _is_one_thing(figures[first], figures[rate], language) and _is_bare(
            figures[second], figures[rate], language
        ):
            yield rate, figures[second], figures[first]
        return
    yield from _ordered(figures, rate, values, language)


def _in_next(
    figures: Sequence[Figure], numbers: Sequence[int], following: Sequence[int], text: str, language: str
) -> Iterator[Told]:
    """Of a sentence that tells the growth alone, and one that goes on with a pronoun and tells both values."""
    (rates, none), (more, values) = _split(figures, numbers), _split(figures, following)
    goes_on = _goes_on(language)
    if len(rates) != 1 or none or more or len(values) != 2 or goes_on is None:
        return
    sentence = masked(text, [figures[number] for number in following])
    if not goes_on.match(sentence):
        return
    led = _led(language).search(sentence)
    if led is None:
        yield from _ordered(figures, rates[0], values, language)
        return
    old, new = following[int(led["old"])], following[int(led["new"])]
    named = all(_is_one_thing(figures[each], figures[rates[0]], language) for each in (old, new))
    if named and {old, new} == {*values} and _may_lead(figures[old], figures[rates[0]]):
        yield rates[0], figures[old], figures[new]


def _ordered(figures: Sequence[Figure], rate: int, values: Sequence[int], language: str) -> Iterator[Told]:
    """By the periods of the values, a year apart."""
    for old, new in (values, values[::-1]):
        earlier, later = figures[old], figures[new]
        named = all(_is_one_thing(each, figures[rate], language) for each in (earlier, later))
        if named and _is_year_apart(earlier, later) and _ends_with(figures[rate], later):
            yield rate, earlier, later


def _split(figures: Sequence[Figure], numbers: Sequence[int]) -> tuple[list[int], list[int]]:
    """Rates of growth on the year, and values."""
    rates = [n for n in numbers if figures[n].transform is Transform.YOY and figures[n].unit == "%"]
    values = [n for n in numbers if _is_value(figures[n])]
    return rates, values


def _is_value(figure: Figure) -> bool:
    level = figure.transform is Transform.LEVEL and figure.kind in _VALUES and figure.value > 0
    return level and figure.unit != "year" and figure.approx in _PRINTED


def _is_year_apart(old: Figure, new: Figure) -> bool:
    here, there = periods.parse(old.period), periods.parse(new.period)
    if here is None or there is None or here.frequency != there.frequency or not periods.comparable(here, there):
        return False
    return (there.end.year - here.end.year) * _YEAR + there.end.month - here.end.month == _YEAR


def _ends_with(rate: Figure, value: Figure) -> bool:
    """Is the growth that of the value's period, or of the year that ends with it?"""
    mine, its = periods.parse(rate.period), periods.parse(value.period)
    return mine is None or (its is not None and mine.end == its.end)


def _may_lead(old: Figure, rate: Figure) -> bool:
    """ "From OLD in 2023": is that the year from which the growth goes, or one that the value was only lent?"""
    here, there = periods.parse(old.period), periods.parse(rate.period)
    return here is None or there is None or 0 <= there.end.year - here.end.year <= 1


def _is_one_thing(value: Figure, rate: Figure, language: str) -> bool:
    """Does the value have the name of the rate, or no noun?"""
    if value.subject != rate.subject and None not in (value.subject, rate.subject):
        return False
    if value.scope != rate.scope:
        return False
    return _is_bare(value, rate, language)


def _is_bare(value: Figure, rate: Figure, language: str) -> bool:
    """Has it the rate's indicator, no noun of its own, or one that the rate has?"""
    if value.indicator is not None:
        return value.indicator == rate.indicator
    if f"{NAMED}{rate.indicator}" in value.cues and _index().search(value.indicator_text or ""):
        return True
    noun = nominal_form(value.unit or "", language) if value.kind is FigureKind.COUNT else ""
    if not noun:
        return True
    return bool(base_words(noun, language) & base_words(rate.indicator_text or "", language))


@cache
def _index() -> re.Pattern[str]:
    return re.compile(load("ledger_own.toml")["growth"]["index"])


@cache
def _when(language: str) -> re.Pattern[str] | None:
    row: str | None = load("ledger_own.toml")["growth"]["when"].get(language)
    if row is None:
        return None
    return re.compile(row.replace("RATE", r"⟦(?P<rate>\d+)⟧").replace("OLD", r"⟦(?P<old>\d+)⟧"))


@cache
def _led(language: str) -> re.Pattern[str]:
    """ "From OLD in 2023 to NEW", where the language puts such words in front of both."""
    entry: dict[str, str] = load("ledger_moved.toml")["levels"].get(language, {})
    if not entry.get("from"):
        return re.compile("(?!)")
    blank = "" if language == "zh" else " "
    return re.compile(rf"(?:{entry['from']}){blank}⟦(?P<old>\d+)⟧[^⟦⟧;]{{0,30}}?(?:{entry['to']}){blank}⟦(?P<new>\d+)⟧")


@cache
def _goes_on(language: str) -> re.Pattern[str] | None:
    row: str | None = load("ledger_own.toml")["growth"]["goes_on"].get(language)
    return re.compile(row) if row else None
