"""A value that the year before and the growth in its own sentence contradict: "846,000 ha, 3 percent less than 87,000".

The growth gives what the value must be; where that is the printed one but for its zeros, a zero or more was lost or
added. The old value must be told as one: behind a word of comparison, with the year before beside it. Enters: figures
of one article, then observations. Leaves: a cue on the value with the one before and what follows from it. Never: a
difference that is no power of ten, a sentence with a third value of that kind or with words for a part, nor one that
names anything else from the first of its figures on.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from monitor.data import load
from monitor.domain import Approx, Article, Figure, FigureKind, Observation, Transform, primary
from monitor.ledger import periods
from monitor.ledger.intervals import ratio
from monitor.ledger.limits import LIMITS
from monitor.ledger.nouns import CJK
from monitor.ledger.own_names import idle, is_its_own, names_more, tells_of_parts
from monitor.ledger.sentences import ENDS_CLAUSE, by_statement, masked

CUE = "before:"
_VALUES = frozenset({FigureKind.COUNT, FigureKind.MEASURE, FigureKind.AMOUNT})
_NEW = frozenset({Approx.EXACT, Approx.ABOUT})
_OLD = frozenset({Approx.EXACT, Approx.ABOUT, Approx.OVER, Approx.UNDER})  # "more than the 91 of last year"
_POWERS = (-3, -2, -1, 1, 2, 3)
_NEAR = 80  # characters between the three
_YEAR = 12
_WHOLE = frozenset({"A", "D", "S"})  # frequencies of values that a whole year's or its end's may stand against
_A_FIGURE = re.compile(r"⟦\d+⟧")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Before:
    """The value of the year before, what follows from it by the growth told, and by how many zeros the value is off."""

    old: Decimal
    expected: Decimal
    power: int


def cues(figures: Sequence[Figure], article: Article) -> Iterator[tuple[int, str]]:
    """Numbers of the values that their sentence contradicts, each with its cue."""
    language = primary(article.language) or "und"
    for span, numbers in by_statement(article.text, figures) if _lines(language) else ():
        rates = [number for number in numbers if _is_rate(figures[number])]
        values = [number for number in numbers if _is_value(figures[number])]
        if len(rates) != 1 or len(values) != 2:
            continue
        rate = figures[rates[0]]
        for new, old in (values, values[::-1]):
            mark = _contradiction(figures[new], rate, figures[old])
            if mark is None or not _belong(figures[new], rate, figures[old], article):
                continue
            if _Statement(article, masked(article.text, [figures[n] for n in numbers], span)).compares(
                (figures[new], numbers.index(new)), (figures[old], numbers.index(old))
            ):
                yield new, f"{CUE}{mark.old:f}/{mark.expected:f}/{mark.power}"
                break


def own_before(observation: Observation) -> Before | None:
    """What its own sentence gives for the year before, if its value doesn't follow from that."""
    mark = next((cue for cue in sorted(observation.cues) if cue.startswith(CUE)), None)
    if mark is None:
        return None
    old, expected, power = mark.removeprefix(CUE).split("/")
    return Before(Decimal(old), Decimal(expected), int(power))


def _is_rate(figure: Figure) -> bool:
    growth = figure.transform is Transform.YOY and figure.unit == "%" and figure.approx in _NEW
    return growth and 0 < abs(figure.value) < LIMITS.told_growth


def _is_value(figure: Figure) -> bool:
    return figure.kind in _VALUES and figure.transform is Transform.LEVEL and figure.value > 0 and figure.unit != "year"


def _belong(new: Figure, rate: Figure, old: Figure, article: Article) -> bool:
    """One thing at two times, with its growth beside them."""
    first, middle, last = sorted((new, rate, old), key=lambda figure: figure.start)
    near = middle.start - first.end <= _NEAR and last.start - middle.end <= _NEAR
    told = new.approx in _NEW and old.approx in _OLD and _is_of(rate, new)
    return near and told and _is_one_thing(new, old, article) and _is_before(old, new)


def _is_of(rate: Figure, new: Figure) -> bool:
    """Has the rate no name, place and bounds but those of the value? Behind it the words between tell that, too."""
    if rate.subject not in (None, new.subject) or rate.modality is not new.modality:
        return False
    return rate.start > new.start or (rate.indicator in {None, new.indicator} and rate.scope in {None, new.scope})


def _is_one_thing(new: Figure, old: Figure, article: Article) -> bool:
    if old.subject not in (None, new.subject) or old.indicator not in (None, new.indicator) or old.kind is not new.kind:
        return False
    if old.scope not in (None, new.scope) or old.modality is not new.modality:
        return False
    if old.unit == new.unit or (old.kind is FigureKind.COUNT and old.unit in ("", "1")):
        return True
    return old.kind is FigureKind.COUNT and _is_counted_alike(new, old, article)


def _is_counted_alike(new: Figure, old: Figure, article: Article) -> bool:
    """Does the old value have no noun, or where counters stand behind numbers the same one?"""
    counters = [article.text[figure.end : figure.end + 1] for figure in (new, old)]
    bare = not names_more(f"⟦0⟧{old.unit}", new, article)
    return bare and (counters[0] == counters[1] or not any(map(CJK.match, counters)))


def _is_before(old: Figure, new: Figure) -> bool:
    """A year earlier by its own label and as long, or without one of its own."""
    here, there = periods.parse(old.period), periods.parse(new.period)
    if here is None or there is None or here.label == there.label:
        return old.start > new.start  # "3 percent less than last year's 87,000"
    return periods.comparable(here, there) and _months_apart(here, there) == _YEAR


def _months_apart(here: periods.Period, there: periods.Period) -> int:
    return (there.end.year - here.end.year) * _YEAR + there.end.month - here.end.month


@dataclass(frozen=True, slots=True)
class _Statement:
    """A sentence with marks in place of its figures."""

    article: Article
    words: str

    def compares(self, new: tuple[Figure, int], old: tuple[Figure, int]) -> bool:
        """Does it set the one value against the other as that of the year before, and speak of nothing else?"""
        language = primary(self.article.language) or "und"
        if tells_of_parts(self.words, language):
            return False
        found = (match for line in _lines(language) for match in line.finditer(self.words))
        match = next((each for each in found if int(each["old"]) == old[1]), None)
        return match is not None and _is_year_before(match, new[0], old[0]) and not self._names_more(match, new[0])

    def _names_more(self, match: re.Match[str], new: Figure) -> bool:
        """From its first figure to the end of the clause of its last, but for the words that compare."""
        marks = [mark.span() for mark in _A_FIGURE.finditer(self.words)]
        start, end = marks[0][0], max(marks[-1][1], match.end())
        clause = ENDS_CLAUSE.search(self.words, end)
        last, noun = clause.start() if clause else len(self.words), match.groupdict().get("noun") or ""
        empty = idle(primary(self.article.language) or "und")
        told = self.words[start : max(start, match.start())], noun, f"⟦0⟧{self.words[match.end() : last]}"
        own = is_its_own(empty.sub(" ", noun), new, self.article)
        return not own or names_more(empty.sub(" ", " ".join(told)), new, self.article)


def _is_year_before(match: re.Match[str], new: Figure, old: Figure) -> bool:
    """Is the year named the one before, and its value as long as the new one, where no label of its own says so?"""
    period, its = periods.parse(new.period), periods.parse(old.period)
    if period is None:
        return False
    named = {int(year) for name, year in match.groupdict().items() if name.startswith("told") and year}
    if named - {period.end.year - 1}:
        return False
    of_its_own = its is not None and its.label != period.label
    return of_its_own or match.groupdict().get("whole") is None or period.frequency in _WHOLE


def _contradiction(new: Figure, rate: Figure, old: Figure) -> Before | None:
    """By the direction that the words give; where they give none, a rise."""
    growth = -abs(rate.value) if rate.direction in {"down", "negative"} else rate.value
    expected = old.value * (1 + growth / _HUNDRED)
    quotient = ratio(new.value, expected)
    for power in _POWERS if quotient is not None else ():
        if quotient is not None and abs(quotient.scaleb(-power) - 1) <= LIMITS.told_before:
            return Before(old.value, expected, power)
    return None


@cache
def _lines(language: str) -> tuple[re.Pattern[str], ...]:
    """The phrases that compare; `whole` is a match of words for all of a year."""
    entry = load("ledger_before.toml").get(language)
    if entry is None:
        return ()
    whole, when = f"(?P<whole>{entry['year']})", f"(?P<whole>{entry['year']})|{entry['ago']}"
    if "lines" in entry:
        rows = [row.replace("WHEN", f"{entry['ago']}|{whole}") for row in entry["lines"]]
    else:
        than = rf"(?<!\w)(?:{entry['than']}) (?:(?:{entry['about']}) )*"
        noun = r"(?P<noun>(?: [^\s⟦⟧,;:()]+){0,4}?)"
        rows = [rf"{than}OLD{noun},? [(]?(?:{when})(?!\w)", rf"{than}(?:{when}) ?[(—–-] ?(?:(?:{entry['about']}) )*OLD"]
        if "front" in entry:
            rows.append(rf"{than}(?P<whole>{entry['front']}) (?:(?:{entry['about']}) )*OLD{noun}(?!\w)")
    return tuple(re.compile(row.replace("OLD", r"⟦(?P<old>\d+)⟧")) for row in rows)
