"""Numbers, dates and names as the explanations print them.

Enters: decimals and observations. Leaves: short English. Never: a rounding that would
make two different numbers look alike next to their printed forms, which are quoted.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import cache

from monitor.data import load
from monitor.domain import PART, Approx, Observation, Transform, unfaceted
from monitor.ledger.bounds import goods_named, has_one_name, is_trade
from monitor.ledger.intervals import is_percent, signed
from monitor.ledger.printed import as_told, capitalised, language_of, named_bodies
from monitor.ledger.series import is_open

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_PARTS = {
    "Q1": "first quarter", "Q2": "second quarter", "Q3": "third quarter", "Q4": "fourth quarter",
    "H1": "first half", "H2": "second half",
}  # fmt: skip
_IN_WORDS = frozenset({"org", "site", "list", "area"})  # kinds of ids that are words
_UNIT = re.compile(r"[A-Z]{3}|t|kg|[kMGT]?W\.?h|[kMGT]?W|har|ha|m2|km2|m3|L|hL|bbl|km|m")  # codes that people know
_SIZES = ((12, " trillion"), (9, " billion"), (6, " million"))
_CHANGES = frozenset({Transform.YOY, Transform.CAGR, Transform.MOM})


def number(value: Decimal) -> str:
    """Five digits and a scale word: 318470000000 → `318.47 billion`."""
    with localcontext() as context:
        context.prec = 60
        for exponent, word in _SIZES:
            if abs(value) >= Decimal(10) ** exponent:
                return _short(value.scaleb(-exponent)) + word
        return _short(value)


def rate(fraction: Decimal) -> str:
    """A computed fraction in percent, as people say it: 0.096799 → `9.7 %`; small ones keep two digits."""
    value = fraction * 100
    with localcontext() as context:
        context.prec = 60
        places = -1 if abs(value) >= 1 else min(-1, value.adjusted() - 1) if value else 0
        return f"{value.quantize(Decimal(1).scaleb(places), ROUND_HALF_UP):,f} %"


def percent(observation: Observation) -> str:
    """A stated rate of change, with its sign."""
    return f"{_short(signed(observation))} %"


def measured_in(observation: Observation) -> str:
    """The unit behind a number, with a blank; counts have none, because their nouns change with the number."""
    unit = observation.unit
    if is_percent(observation) or not _UNIT.fullmatch(unit):
        return " %" if unit == "%" else ""
    return f" {load('explain.toml')['units'].get(unit, unit.replace('.', ''))}"


def day(moment: datetime) -> str:
    moment = moment.astimezone(UTC)
    return f"{moment.day} {moment:%B %Y}"


def said_by(observation: Observation) -> str:
    """Source and date; the article's id where the source has no name."""
    return f"{observation.source or observation.article_id} ({day(observation.known_from)})"


def told(observation: Observation) -> str:
    """A value in English digits, with its sign, its unit and what loosens it: `about 4.1 million`, `rank 6`."""
    if observation.series.transform == Transform.RANK:
        return f"rank {number(observation.value)}"
    grown = observation.series.transform in _CHANGES and signed(observation) > 0
    plain = f"{'+' if grown else ''}{number(signed(observation))}{measured_in(observation)}"
    approx = observation.approx
    return plain if approx in {Approx.EXACT, Approx.RANGE} else f"{approx.replace('_', ' ')} {plain}"


def quoted(observation: Observation, names: Mapping[str, str], verb: str = "gives") -> str:
    """Who says it, when, what that is in English, and in which words."""
    what = f"{told(observation)} for {_where_and_when(observation, names)}"
    return f"{said_by(observation)}{_naming(observation)} {verb} {what}{_words_of(observation)}"


def quotations(observations: Sequence[Observation], names: Mapping[str, str]) -> list[str]:
    """`quoted` for each, but a sentence once: with all numbers that count, and all who print it."""
    together: dict[str, list[Observation]] = {}
    for observation in observations:
        together.setdefault(_sentence(observation), []).append(observation)
    lines = []
    for group in together.values():
        *others, last = dict.fromkeys(map(said_by, group))
        values = " and ".join(dict.fromkeys(f"{told(each)} for {_where_and_when(each, names)}" for each in group))
        who = f"{', '.join(others)} and {last}" if others else f"{last}{_naming(group[0])}"
        lines.append(f"{who} {'give' if others else 'gives'} {values}{_words_of(group[0])}")
    return lines


def _where_and_when(observation: Observation, names: Mapping[str, str]) -> str:
    return f"{named(observation.series.subject, names, observation.sentence)}, {dated(observation.period)}"


def _naming(observation: Observation) -> str:
    """Whom the sentence names as a rule is who counted; that is left to the reader."""
    bodies = named_bodies(observation)
    return f", naming {' and '.join(bodies)}," if bodies else ""


def _words_of(observation: Observation) -> str:
    """The sentence in quotation marks, with the language that it is in."""
    sentence, language = _sentence(observation), language_of(observation)
    if len(sentence) > 400:
        sentence = _around(sentence, observation.surface)
    return f". In {language}: “{sentence}”" if language else f": “{sentence}”"


def said_together(one: Observation, other: Observation) -> bool:
    """Do both stand in one sentence of one article?"""
    return one.article_id == other.article_id and _sentence(one) == _sentence(other)


def _sentence(observation: Observation) -> str:
    return " ".join(observation.sentence.split()) or observation.surface


def spoken(observation: Observation) -> str:
    """The printed number in quotation marks with the words that loosen it: `“more than 9,200”`, `“9,200家以上”`.

    Where the sentence does not show the words, they stand in English before the quotation: `over “9,200”`. What is
    printed in another language stands behind the value in English digits: `156,500 (“156 bin 500”)`.
    """
    if language_of(observation) and observation.surface != told(observation):
        return f"{told(observation)} (“{observation.surface}”)"
    surface, approx = observation.surface, observation.approx
    sentence = " ".join(observation.sentence.split())
    at = sentence.find(surface)
    if approx in {Approx.EXACT, Approx.RANGE}:
        return f"“{surface}”"
    before, after = (sentence[:at], sentence[at + len(surface) :]) if at >= 0 else ("", "")
    lead = _loosening(before, "before", approx)
    tail = "" if lead else _loosening(after, "after", approx)
    if lead or tail or any(word in surface.casefold() for word in _loose_words("before", approx)):
        return f"“{lead}{surface}{tail}”"
    return f"{approx.replace('_', ' ')} “{surface}”"


def loosely(observation: Observation) -> str:
    """The number with its sign, as sums show it: `9,200`, or `“over 9,200”`."""
    approx, plain = observation.approx, number(signed(observation))
    return plain if approx in {Approx.EXACT, Approx.RANGE} else f"“{approx.replace('_', ' ')} {plain}”"


def _loosening(around: str, side: str, approx: Approx) -> str:
    """The longest loosening word at the edge of `around`, as printed, with the blank between it and the number."""
    plain = around.casefold()
    for word in _loose_words(side, approx):
        if side == "before" and plain.rstrip().endswith(word) and not _cuts(plain.rstrip(), word):
            return around[len(around.rstrip()) - len(word) :]
        if side == "after" and plain.lstrip().startswith(word):
            return around[: len(around) - len(around.lstrip()) + len(word)]
    return ""


def _cuts(text: str, word: str) -> bool:
    """Would `word` begin inside a longer word of an alphabet ("cover", "over")?"""
    before = text[-len(word) - 1 : -len(word)]
    return before.isalpha() and before < "\u3000"


@cache
def _loose_words(side: str, approx: Approx) -> tuple[str, ...]:
    """What loosens a number in any language, longest first."""
    table: dict[str, list[str]] = load("figures_words.toml")[side].get(approx.value, {})
    return tuple(sorted({word for words in table.values() for word in words}, key=len, reverse=True))


def thing(observation: Observation, subject: str) -> str:
    """What the number is about: `Ningbo, rd expenditure, 2024`."""
    return f"{subject}, {measured(observation)}, {dated(observation.period)}"


def measured(observation: Observation) -> str:
    """What is measured, with its bounds: `growth of exports (cars) on a year earlier`."""
    series, rows = observation.series, load("explain.toml")["transforms"]
    words = _measure(series.measure)
    if is_open(series.measure):
        words = in_quotation(words, observation)
    words += "".join(f" ({bound})" for bound in bounds_told(observation))
    if series.transform == Transform.SHARE and series.denominator:
        return str(rows["share_of"]).format(words, whole=_whole(series.denominator, observation))
    pattern = rows.get(f"{series.transform}_{series.frequency}") or rows.get(series.transform, "{}")
    return str(pattern).format(words)


def in_quotation(stems: str, observation: Observation) -> str:
    words, tongue = as_told(stems, observation), _tongue(observation)
    return f"what the text calls “{words}”{tongue}" if tongue else f"“{words}”"


def _tongue(observation: Observation) -> str:
    language = language_of(observation)
    return f" ({language})" if language else ""


def _whole(words: str, observation: Observation) -> str:
    known = load("measures.toml")["names"]
    return known.get(words) or (words if words.isascii() else in_quotation(words, observation))


def bounds_told(observation: Observation) -> list[str]:
    """What bounds the measure, by its one name or in the words of the text. Words that only repeat it are none."""
    series = observation.series
    told_bounds = [each for each in (series.scope or "").split(", ") if each and each != PART]
    words = _measure(series.measure)
    bounds = []
    for bound in told_bounds:
        if has_one_name(bound):
            bounds.append(bound)
        elif not is_open(series.measure) or not (words in bound or bound in words):
            bounds.append(f"only those told of with the words “{as_told(bound, observation)}”{_tongue(observation)}")
    if not told_bounds and is_trade(series.measure) and (goods := goods_named(observation.sentence)):
        bounds.append(f"the text names {' and '.join(goods)}")
    return bounds


def named(subject: str, names: Mapping[str, str], sentence: str = "") -> str:
    """The name of a place, site or organisation; where none is known, the words of its id: blue cave."""
    kind, _, words = subject.partition(":")
    return names.get(subject) or (capitalised(words.replace("-", " "), sentence) if kind in _IN_WORDS else subject)


def dated(label: str) -> str:
    """A period as people write it: `December 2024`, `third quarter of 2024`, `2020 to 2024`, `up to 5 May 2025`."""
    first, slash, last = label.partition("/")
    if slash and first == "..":
        return f"up to {dated(last)}"
    if slash:
        return f"{dated(first)} to {dated(last)}" if last != ".." else f"since {dated(first)}"
    year, _, rest = first.partition("-")
    if rest in _PARTS:
        return f"{_PARTS[rest]} of {year}"
    month, _, of_month = rest.partition("-")
    if not (month.isdecimal() and 1 <= int(month) <= 12):
        return label
    told = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(of_month)} {told}" if of_month.isdecimal() else told


def called(measure: str) -> str:
    """A measure by its plain name, or in quotation marks by the words of texts: `rd expenditure`, `“Ladestation”`."""
    return f"“{_measure(measure)}”" if is_open(measure) else _measure(measure)


def _measure(measure: str) -> str:
    names: dict[str, str] = load("measures.toml")["names"]
    if is_open(measure):
        return measure.split(":", 2)[-1]
    plain = unfaceted(measure)
    return names.get(plain, plain.replace("_", " ")).removeprefix("list:")


def _short(value: Decimal) -> str:
    """Five digits, more only for whole numbers: 4.127, 12.879, 318,470, 0.052."""
    with localcontext() as context:
        context.prec = 60
        places = min(0, value.adjusted() - 4) if value else 0
        text = f"{value.quantize(Decimal(1).scaleb(places), ROUND_HALF_UP):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _around(sentence: str, surface: str) -> str:
    at = max(0, sentence.find(surface))
    start, end = max(0, at - 180), at + len(surface) + 180
    return ("… " if start else "") + sentence[start:end].strip() + (" …" if end < len(sentence) else "")
