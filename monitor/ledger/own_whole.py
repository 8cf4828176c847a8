"""A part that its own sentence sets against a smaller whole: "of the 860 bridges of the county, 910 are closed".

Enters: figures of one article. Leaves: those of which the sentence names a whole that is less, each with a cue
(`among.CUE`) by which it is doubted, and with what the whole tells of place, period and thing where the part tells
none. Never: a plan, a capacity or another period's value as the whole, nor two counts whose nouns differ, unless the
words ("of whom") leave no doubt.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from monitor.data import load
from monitor.domain import PART, Article, Figure, FigureKind, primary
from monitor.ledger import own_all, own_share
from monitor.ledger.among import CUE, may_be_more
from monitor.ledger.levels_of_one import are_of_one_time, counter_of, exceeds, is_one_noun
from monitor.ledger.sentences import by_sentence, masked

_LEAST = 50  # of fewer ("of the 27 members, 300 million …") the words may be of something else
_ADDITIVE = re.compile(r"t|kg|g|har|ha|m2|km2|m3|L|hL|bbl|[kMGT]?Wh|TEU|oz")


@dataclass(frozen=True, slots=True)
class _Wording:
    """`strict`: the nouns of both must be one; `amounts`: money counts too; `places`: the whole is that of an area;

    `never`: what is counted is another thing.
    """

    pattern: re.Pattern[str]
    strict: bool = True
    amounts: bool = True
    places: bool = False
    never: bool = False


def parts(figures: Sequence[Figure], article: Article) -> list[Figure]:
    """`figures`, each that is larger than the whole which its text names with a cue that says so."""
    known, tongue = list(figures), primary(article.language) or "und"
    for whole, part in (
        *_pairs(figures, article, tongue),
        *own_all.pairs(figures, article),
        *own_share.pairs(figures, article),
    ):
        known[part] = _marked(known[part], figures[whole])
    return known


def _marked(part: Figure, whole: Figure) -> Figure:
    told = replace(
        part,
        subject=part.subject or whole.subject,
        subject_path=part.subject_path if part.subject else whole.subject_path,
        period=part.period or whole.period,
        cues=part.cues | {f"{CUE}{whole.value:f}"},
    )
    if told.indicator is None and not told.unit:
        told = replace(told, indicator=whole.indicator, indicator_text=whole.indicator_text, unit=whole.unit)
    same = _said(told) == _said(whole)
    return replace(told, scope=PART) if same else told


def _said(figure: Figure) -> tuple[object, ...]:
    return (figure.subject, figure.indicator, figure.period, figure.scope)


def _pairs(figures: Sequence[Figure], article: Article, language: str) -> Iterator[tuple[int, int]]:
    """Numbers of whole and part."""
    wordings = _wordings(language)
    for _, numbers in by_sentence(figures) if wordings else ():
        told = [figures[number] for number in numbers]
        if len(told) < 2 or not any(exceeds(one, other, _LEAST) for one in told for other in told):
            continue
        sentence = masked(article.text, told)
        if may_be_more(sentence):
            continue
        for wording in wordings:
            for match in wording.pattern.finditer(sentence):
                whole, part = int(match["whole"]), int(match["part"])
                apart = _rule("gap").search(_between(match)) is not None
                if apart or not _belongs(told[part], told[whole], _seen(match, wording), language):
                    continue
                if not wording.places or own_all.says_no_more(told, article, whole, part):
                    yield numbers[whole], numbers[part]


def _seen(match: re.Match[str], wording: _Wording) -> _Wording:
    """`wording`, by the counter words behind both numbers: one for both settles the noun, two are two nouns."""
    rows = [counter_of(match.string[match.end(name) + 1 :]) for name in ("whole", "part")]
    if rows == [None, None]:
        return wording
    return replace(wording, strict=False) if rows[0] == rows[1] else replace(wording, never=True)


def _between(match: re.Match[str]) -> str:
    """The words between the two numbers and a few behind the second."""
    first, second = sorted((match.end("whole"), match.end("part")))
    return match.string[first : second + 32]


def _belongs(part: Figure, whole: Figure, wording: _Wording, language: str) -> bool:
    if (
        wording.never
        or part.modality != whole.modality
        or not exceeds(part, whole, _LEAST)
        or not are_of_one_time(part, whole)
    ):
        return False
    money = part.kind is FigureKind.AMOUNT
    if money and (wording.places or not wording.amounts):
        return False
    if wording.places and part.kind is FigureKind.MEASURE and not _ADDITIVE.fullmatch(part.unit):
        return False
    return money or part.kind is FigureKind.MEASURE or not wording.strict or is_one_noun(part, whole, language)


@cache
def _wordings(language: str) -> tuple[_Wording, ...]:
    entry = load("ledger_own.toml")["whole"].get(language, {})
    be = load("ledger.toml")["among"].get(language, {}).get("be", "(?!)")
    made = {"any": {"strict": False}, "same": {}, "counted": {"amounts": False}, "place": {"places": True}}
    return tuple(
        _Wording(_compiled(line.replace("BE", be), entry.get("areas", "")), **traits)
        for name, traits in made.items()
        for line in entry.get(name, ())
    )


def _compiled(line: str, areas: str) -> re.Pattern[str]:
    """WHOLE and PART are figures, ~ up to 110 characters without one, AREA the words for all of an area."""
    return re.compile(
        line.replace("AREA", f"(?:{areas})")
        .replace("WHOLE", r"⟦(?P<whole>\d+)⟧")
        .replace("PART", r"⟦(?P<part>\d+)⟧")
        .replace("~", r"[^⟦⟧;；。]{0,110}?")
    )


@cache
def _rule(name: str) -> re.Pattern[str]:
    return re.compile(load("ledger_own.toml")["whole"][name])
