"""How far a text says a value moved from the period before: "7 percent more than in 2023", "slightly less than in May".

Beside such words a value with few digits shows a slip of scale, which by itself might be ordinary news. Enters:
figures of one article, then observations. Leaves: cues, and the power of ten by which a value and the one before it
miss what is said of them. Never: words that don't say which period they compare with.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from monitor.data import load
from monitor.domain import Approx, Article, Figure, Observation, primary
from monitor.ledger import periods
from monitor.ledger.intervals import ratio
from monitor.ledger.limits import LIMITS
from monitor.ledger.open_parts import may_be_more_bounded
from monitor.ledger.sentences import by_sentence, masked
from monitor.ledger.told_moves import BEFORE, PAST, by_rate, is_about, is_value, tells_of_times, told_moves

CUE = "moved:"
_PRINTED = frozenset({Approx.EXACT, Approx.ABOUT})
_YEARLY = {"A": 1, "H": 2, "Q": 4, "M": 12}  # periods of a year
_SLIGHT = Decimal("0.12")
_SLACK = Decimal("0.03")  # the value before may have been revised since
_MOST_ZEROS = 9
_BEHIND = 40  # characters that the words "more than" fill


@dataclass(frozen=True, slots=True)
class Claim:
    """The value ÷ the one of the period before lies between `low` and `high`.

    `frequency`: A where that is a year before, M for a month, `BEFORE` where the words don't say.
    """

    low: Decimal
    high: Decimal
    frequency: str
    words: str


def cues(figures: Sequence[Figure], article: Article) -> Iterator[tuple[int, str]]:
    """Numbers of the values of which their sentence says how far they moved, each with its cue."""
    text, tongue = article.text, primary(article.language) or "und"
    for _, numbers in by_sentence(figures):
        values = [number for number in numbers if is_value(figures[number])]
        for number in values:
            if (claim := _by_rate(number, numbers, figures, text, tongue)) is not None:
                yield number, _cue(claim)
        if len(values) == len(numbers) == 1 and (slight := _slight(figures[values[0]], article)):
            yield values[0], _cue(slight)
    for number, (frequency, low, high, words) in told_moves(figures, article):
        yield number, _cue(Claim(low, high, frequency, words))


def slip(one: Observation, other: Observation) -> int | None:
    """The n for which `one` × 10^n would stand to `other` as the later of the two says, None if there is none."""
    pair = _in_order(one, other)
    if pair is None:
        return None
    earlier, later = pair
    quotient = ratio(abs(later.value), abs(earlier.value)) if earlier.value else None
    powers = (_missed(quotient, claim) for claim in _claims_on(earlier, later)) if quotient else iter(())
    power = next((power for power in powers if power), None)
    return power if power is None or one is earlier else -power


def said_of(one: Observation, other: Observation) -> tuple[str, ...]:
    """What the later of two says of how it stands to the earlier one, for a reader."""
    pair = _in_order(one, other)
    told = _claims_on(*pair) if pair else ()
    return tuple(
        f"the text of “{pair[1].surface}” calls it {claim.words} the period before, which was “{pair[0].surface}”"
        for claim in told
        if pair
    )[:1]


def _claims_on(earlier: Observation, later: Observation) -> tuple[Claim, ...]:
    """What the text of `later` says of how it stands to a period that lies as far before it as `earlier` does.

    None where what it says fits as it is, since then the two are as told.
    """
    here, there = periods.parse(earlier.period), periods.parse(later.period)
    apart = periods.apart(here, there) if here and there else None
    told = [claim for claim in claims(later) if apart in _steps(claim.frequency, later.series.frequency)]
    quotient = ratio(abs(later.value), abs(earlier.value)) if earlier.value else None
    fits = quotient is not None and any(_is_within(quotient, claim) for claim in told)
    return () if fits or not told or _are_bounded_apart(earlier, later) else tuple(told)


def _are_bounded_apart(one: Observation, other: Observation) -> bool:
    """Has one of two sentences words that may take a part out of what the other is about?"""
    pairs = ((one.sentence, other.sentence), (other.sentence, one.sentence))
    return any(may_be_more_bounded(sentence, against) for sentence, against in pairs)


def _steps(claimed: str, frequency: str) -> frozenset[int]:
    """How many periods before a value the one lies that it is compared with."""
    if claimed == BEFORE:
        return frozenset({1, _YEARLY.get(frequency, 1)})  # "little changed": from the month or the year before
    if claimed == "A":
        return frozenset({_YEARLY.get(frequency, 0)})
    return frozenset({1} if claimed == frequency else ())


def is_told_by_times(one: Observation, other: Observation) -> bool:
    """Does one of two of different periods say that it is many times what it was?"""
    return one.period != other.period and any(tells_of_times(each.sentence) for each in (one, other))


def claims(observation: Observation) -> tuple[Claim, ...]:
    """What its own text says of it."""
    marks = sorted(cue.removeprefix(CUE) for cue in observation.cues if cue.startswith(CUE))
    told = []
    for mark in marks:
        frequency, low, high, words = mark.split("/", 3)
        told.append(Claim(Decimal(low), Decimal(high), frequency, words))
    return tuple(told)


def _in_order(one: Observation, other: Observation) -> tuple[Observation, Observation] | None:
    """The earlier and the later of two observations whose periods are of one length."""
    here, there = periods.parse(one.period), periods.parse(other.period)
    apart = periods.apart(here, there) if here and there else None
    if not apart:
        return None
    return (one, other) if apart > 0 else (other, one)


def _missed(quotient: Decimal, claim: Claim) -> int | None:
    """n ≠ 0 where a tenth^n of the quotient, but not the quotient, is what is claimed."""
    powers = range(-_MOST_ZEROS, _MOST_ZEROS + 1)
    return next((power for power in powers if power and _is_within(quotient.scaleb(-power), claim)), None)


def _is_within(quotient: Decimal, claim: Claim) -> bool:
    return claim.low * (1 - _SLACK) <= quotient <= claim.high * (1 + _SLACK)


def _by_rate(value: int, numbers: Sequence[int], figures: Sequence[Figure], text: str, language: str) -> Claim | None:
    """By the growth beside it in its sentence: no other value may stand there that it could be of."""
    level = figures[value]
    rates = [figures[number] for number in numbers if figures[number].transform in PAST]
    rivals = [n for n in numbers if n != value and is_value(figures[n]) and figures[n].period == level.period]
    if rivals or len(rates) != 1 or not _may_be_of(rates[0], level, text, language):
        return None
    rate = rates[0]
    if rate.unit != "%" or rate.approx not in _PRINTED or abs(rate.value) > LIMITS.told_growth:
        return None
    frequency, low, high, words = by_rate(rate)
    return Claim(low, high, frequency, words)


def _may_be_of(rate: Figure, level: Figure, text: str, language: str) -> bool:
    if (rate.subject, rate.period, rate.modality) != (level.subject, level.period, level.modality):
        return False
    if level.indicator is not None:
        return rate.indicator == level.indicator and rate.scope == level.scope
    behind = " ".join(text[rate.end : rate.end + _BEHIND].casefold().split())
    return rate.indicator is None and level.end <= rate.start and _than(language).match(behind) is not None


def _slight(value: Figure, article: Article) -> Claim | None:
    sentence = masked(article.text, [value])
    for frequency, sign, pattern in _patterns(primary(article.language) or "und"):
        match = pattern.search(sentence)
        if match is not None and is_about(match.span(), value, 0, sentence, article):
            low, high = (1, 1 + _SLIGHT) if sign > 0 else (1 - _SLIGHT, 1)
            return Claim(Decimal(low), Decimal(high), frequency, f"slightly {'above' if sign > 0 else 'below'}")
    return None


def _cue(claim: Claim) -> str:
    return f"{CUE}{claim.frequency}/{claim.low:f}/{claim.high:f}/{claim.words}"


@cache
def _patterns(language: str) -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """Frequency of the periods compared, direction, and the pattern, of a language's `[slight]`."""
    entry: dict[str, str] = load("ledger_moved.toml")["slight"].get(language, {})
    return tuple(
        (frequency, sign, re.compile(row.replace("ONE", entry[base])))
        for frequency, base in (("A", "year"), ("M", "month"))
        for sign, row in ((1, entry.get("more", "")), (-1, entry.get("less", "")))
        if row and base in entry
    )


@cache
def _than(language: str) -> re.Pattern[str]:
    return re.compile(load("ledger_moved.toml")["than"].get(language, "(?!)"))
