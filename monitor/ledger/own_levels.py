"""Growth that its own sentence contradicts: "rose by 49 percent from 428,000 to 449,000", which is 4.9 percent.

Enters: figures of one article, then observations. Leaves: a cue on the rate with both values, where the sum does not
come out. Never: growth that is reckoned otherwise (real, adjusted), nor a month's value where the growth is a year's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from monitor.data import load
from monitor.domain import Approx, Article, Figure, FigureKind, Observation, Transform, primary
from monitor.ledger.intervals import ratio
from monitor.ledger.nouns import CJK, nominal_form
from monitor.ledger.sentences import by_sentence, masked
from monitor.ledger.told_growth import told_growth

CUE = "levels:"
_GROWTH = frozenset({Transform.YOY, Transform.MOM})
_PRINTED = frozenset({Approx.EXACT, Approx.ABOUT, Approx.UP_TO})  # "up to" is how "z 41 do 42" is read now and then
_COUNTED = frozenset({FigureKind.COUNT, FigureKind.MEASURE})
_LEAST = 3  # percentage points between what is said and what comes out
_SHARE = Decimal("0.6")  # … and of the larger of the two
_SLIP = Decimal("0.12")  # how near to a power of ten the two must be apart where prices may have been taken out
_FAR, _TIMES = 25, 3  # percentage points by which the growth of money passes what its two values give, and how often
_BEHIND = 30  # characters that say when the old value was
_HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Levels:
    """What a sentence gives for before and after, and the growth in percent that lies between."""

    old: Decimal
    new: Decimal
    growth: Decimal


def cues(figures: Sequence[Figure], article: Article) -> Iterator[tuple[int, str]]:
    """Numbers of the rates that don't come out, each with its cue."""
    text, tongue = article.text, primary(article.language) or "und"
    patterns = _patterns(tongue)
    for _, numbers in by_sentence(figures) if patterns else ():
        told = [figures[number] for number in numbers]
        if len(told) < 2 or not any(each.transform in _GROWTH for each in told):
            continue
        sentence = masked(text, told)
        if _rule("otherwise").search(sentence):
            continue
        for match in (match for pattern in patterns for match in pattern.finditer(sentence)):
            rate = told[int(match["rate"])]
            pair = _pair(match, told)
            if pair is None or not _goes_with(rate, pair) or not _is_plain(match, sentence, tongue):
                continue
            if levels := _contradiction(rate, *pair):
                yield numbers[int(match["rate"])], _cue(levels)
    for number, old, new in told_growth(figures, article):
        rate = figures[number]
        plain = not _rule("otherwise").search(text[rate.sentence_start : rate.sentence_end].casefold())
        if plain and _goes_with(rate, (old, new)) and (levels := _contradiction(rate, old, new)):
            yield number, _cue(levels)


def _cue(levels: Levels) -> str:
    return f"{CUE}{levels.old:f}/{levels.new:f}/{levels.growth.quantize(_TENTH):f}"


def own_levels(observation: Observation) -> Levels | None:
    """The two values of its own sentence that contradict a rate."""
    mark = next((cue for cue in sorted(observation.cues) if cue.startswith(CUE)), None)
    return Levels(*map(Decimal, mark.removeprefix(CUE).split("/"))) if mark else None


def _pair(match: re.Match[str], told: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The old and the new value; a pair that was read as a span ("428,000 to 449,000 units") is taken apart."""
    groups = match.groupdict()
    if groups.get("both") is None:
        return told[int(groups["old"])], told[int(groups["new"])]
    both = told[int(groups["both"])]
    if both.approx is not Approx.RANGE or both.low is None or both.high is None:
        return None
    single = replace(both, approx=Approx.EXACT)
    return replace(single, value=both.low), replace(single, value=both.high)


def _goes_with(rate: Figure, pair: tuple[Figure, Figure]) -> bool:
    """A rate of growth and two values in one unit, which have no other name than the rate."""
    old, new = pair
    units = {each.unit for each in pair if each.unit}
    money = {each.kind for each in pair} == {FigureKind.AMOUNT}
    values = money or all(each.kind in _COUNTED for each in pair)
    named = {each.indicator for each in pair} <= {None, rate.indicator}
    return (
        rate.transform in _GROWTH
        and rate.unit == "%"
        and rate.approx in _PRINTED
        and _is_bounded_alike(rate, pair)
        and values
        and named
        and (len(units) < 2 or not money)
        and all(each.transform is Transform.LEVEL and each.approx in _PRINTED and each.value > 0 for each in pair)
        and not (rate.transform is Transform.YOY and _is_same_year(old, new))
    )


def _is_bounded_alike(rate: Figure, pair: tuple[Figure, Figure]) -> bool:
    """Has the growth no bounds, or those that say of what it is and that the values have, too, if any?"""
    if rate.scope is None:
        return True
    return {each.scope for each in pair} <= {None, rate.scope} and not _rule("otherwise").search(rate.scope)


def _is_same_year(old: Figure, new: Figure) -> bool:
    """Two months of one year, between which no year's growth lies."""
    return bool(old is not new and old.period and new.period and old.period[:4] == new.period[:4] != old.period)


def _is_plain(match: re.Match[str], sentence: str, language: str) -> bool:
    """Does nothing between rate and values name another thing, and nothing say that the old one is of another month?"""
    gap = _bare(match["gap"], language)
    around = f"{match.groupdict().get('way', '')} | {sentence[match.end() : match.end() + _BEHIND]}"
    if nominal_form(gap, language) or _SIGNS.search(match["gap"]):
        return False
    return not (_rule("other").search(around) or _months(language).search(around))


def _bare(gap: str, language: str) -> str:
    """The words between rate and values but for those that join them; where no blanks part words, nor counters."""
    if CJK.search(gap):
        return _joining(language).sub(" ", gap)
    return " ".join(word for word in _WORD.findall(gap) if word not in _beside(language))


def _contradiction(rate: Figure, old: Figure, new: Figure) -> Levels | None:
    said = -abs(rate.value) if rate.direction in {"down", "negative"} else rate.value
    least = _growth(_edge(old, 1), _edge(new, -1))
    most = _growth(_edge(old, -1), _edge(new, 1))
    told = _growth(old.value, new.value)
    if least is None or most is None or told is None:
        return None
    slack = max(rate.step / 2, abs(said) / 10 if rate.approx is not Approx.EXACT else Decimal(0))
    gap = max(least - said - slack, said - slack - most)
    apart = gap > _LEAST and gap > _SHARE * max(abs(said), abs(told))
    if old.kind is FigureKind.AMOUNT and not (_is_slip(said, told) or _is_far_above(said, told)):
        return None
    return Levels(old.value, new.value, told) if apart else None


def _is_slip(said: Decimal, told: Decimal) -> bool:
    quotient = ratio(said, told) if told else None
    return any(quotient is not None and abs(quotient.scaleb(-power) - 1) <= _SLIP for power in (-3, -2, -1, 1, 2, 3))


def _is_far_above(said: Decimal, told: Decimal) -> bool:
    """Where prices were taken out of the growth it is less than what the two sums of money give, not far more."""
    return said * told > 0 and abs(said) - abs(told) > _FAR and abs(said) > _TIMES * abs(told)


def _edge(figure: Figure, side: int) -> Decimal:
    slack = figure.value / 20 if figure.approx is Approx.ABOUT else figure.step / 2
    return figure.value + side * slack


def _growth(old: Decimal, new: Decimal) -> Decimal | None:
    quotient = ratio(new, old) if old > 0 else None
    return None if quotient is None else (quotient - 1) * _HUNDRED


_WORD = re.compile(r"[^\W\d]+")
_SIGNS = re.compile(r"[;!?]")


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    entry: dict[str, str] = load("ledger_moved.toml")["levels"].get(language, {})
    lines: list[str] = load("ledger_moved.toml")["levels"].get(language, {}).get("lines", [])
    if not entry.get("from"):
        return tuple(map(_line, lines))
    blank = "" if language == "zh" else " "
    bound = "" if language == "zh" else r"(?<!\w)"
    old = rf"{bound}(?:{entry['from']}){blank}⟦(?P<old>\d+)⟧"
    new = rf"{bound}(?:(?:{entry['to']}){blank})?⟦(?P<new>\d+)⟧"  # the word may have been read with the number
    both = rf"{bound}(?:{entry['from']}){blank}⟦(?P<both>\d+)⟧"
    rate, gap, way = r"⟦(?P<rate>\d+)⟧", r"(?P<gap>[^⟦⟧;]{1,40}?)", r"(?P<way>[^⟦⟧;]{0,25}?)"
    return tuple(
        re.compile(line)
        for line in (
            f"{rate}{gap}{old}{way}{new}",
            f"{rate}{gap}{new}{way}{old}",
            f"{old}{way}{new}{gap}{rate}",
            f"{new}{way}{old}{gap}{rate}",
            f"{rate}{gap}{both}",
            f"{both}{gap}{rate}",
        )
    )


def _line(line: str) -> re.Pattern[str]:
    """A pattern written out, where the words for "from" and "to" stand behind their values."""
    for name in ("rate", "old", "new", "both"):
        line = line.replace(name.upper(), rf"⟦(?P<{name}>\d+)⟧")
    return re.compile(line.replace("GAP", "(?P<gap>[^⟦⟧;]{0,40}?)"))


@cache
def _rule(name: str) -> re.Pattern[str]:
    return re.compile(load("ledger_moved.toml")["levels"][name])


@cache
def _beside(language: str) -> frozenset[str]:
    return frozenset(load("ledger_moved.toml")["levels"][language]["beside"].split())


@cache
def _joining(language: str) -> re.Pattern[str]:
    counters: list[str] = load("ledger_own.toml")["whole"]["counters"]
    joining = sorted(_beside(language), key=len, reverse=True)
    return re.compile(rf"^(?:{'|'.join(counters)})|{'|'.join(map(re.escape, joining))}")


@cache
def _months(language: str) -> re.Pattern[str]:
    return re.compile(load("ledger_moved.toml")["slight"].get(language, {}).get("month", "(?!)"))
