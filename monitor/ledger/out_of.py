"""A part told with words for its whole, whose number is elsewhere: "of all births in the county, 9,100 were at home".

Such words make the figure a part of what they name, whatever the words for the part: no other text's number for all
of it can be less. Enters: figures of one article. Leaves: the part under the whole's name, of its
place, within bounds, with a cue. Never: a sentence that names the thing counted elsewhere ("of all counties, ours had
the most births"), nor a whole whose own number the sentence gives (`own_whole`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from monitor.data import load
from monitor.domain import OUT_OF, PART, Article, Figure, FigureKind, Transform, primary
from monitor.ledger.bounds import goods_in, is_trade
from monitor.ledger.nouns import CJK, normal_form
from monitor.ledger.sentences import ENDS, few_words, with_one
from monitor.ledger.wholes import indicator_in

_VALUES = frozenset({FigureKind.COUNT, FigureKind.MEASURE, FigureKind.AMOUNT})
_WHOLE = r"(?P<whole>[^⟦⟧;；。?!]{2,120}?)"
_LINK = re.compile(r"^[\s,:–—-]+")
#: What ends the noun of a whole and what belongs to it; a participle behind it still does ("детей, родившихся").
_COMMA = re.compile(r"[:：,，、،–—](?! ?[^\W\d]+(?:ших|шихся|нных|щих|щихся|нного|шегося|шего|лих|лися)(?!\w))")
_MARK = re.compile(rf"[{ENDS}⟦⟧–—]")


def parts(figures: Sequence[Figure], article: Article) -> list[Figure]:
    """`figures`, each part of a whole without a number of its own as one of that whole."""
    known, tongue = list(figures), primary(article.language) or "und"
    for number, found in _found(known, article.text, tongue):
        known[number] = _told(known[number], found, article, tongue)
    return known


@dataclass(frozen=True, slots=True)
class _Found:
    """`whole`: words for it; `words`: for the part, `rest`: all others; `indicator`: what the whole's words name."""

    whole: str
    words: str
    rest: str
    indicator: str | None


def _found(figures: Sequence[Figure], text: str, language: str) -> Iterator[tuple[int, _Found]]:
    told: set[int] = set()
    for number, sentence, match in with_one(figures, text, _is_value, _patterns(language)):
        if number not in told and (found := _read(match, sentence, figures[number], language)) is not None:
            told.add(number)
            yield number, found


def _is_value(figure: Figure) -> bool:
    return figure.kind in _VALUES and figure.transform is Transform.LEVEL and figure.denominator is None


def _read(match: re.Match[str], sentence: str, part: Figure, language: str) -> _Found | None:
    """What the words say, None where the thing counted is named outside of those for the whole."""
    whole = match.groupdict().get("whole") or ""
    if _rule("otherwise").search(sentence) or _rule("beyond").search(whole):
        return None
    head, _, more = _COMMA.sub("|", whole, count=1).partition("|")
    rest = f"{sentence[: match.start()]} | {more} | {sentence[match.end() :]}"
    named = indicator_in(f"{match.groupdict().get('words') or ''} {whole}".strip(), language)
    if part.indicator is None and named in _things() and _is_bare(named, whole, language):
        named = None
    known = part.indicator or named
    if known is not None and (named != known or known == indicator_in(rest, language) != indicator_in(head, language)):
        return None
    return _Found(whole, _words(match, sentence, language), rest, named)


def _is_bare(indicator: str | None, whole: str, language: str) -> bool:
    """Does one word alone name what happens: "homes", which may be those that stand, not those completed?"""
    return any(indicator_in(word, language) == indicator for word in whole.split())


def _words(match: re.Match[str], sentence: str, language: str) -> str:
    """What the part is: the words told for it, or those behind its number up to the next mark."""
    told = match.groupdict().get("words") or ""
    behind = _MARK.split(_LINK.sub("", sentence[match.end() :]))[0]
    for phrase in (told, _verb(language).sub("", behind)):
        words = few_words(phrase)
        if words and normal_form(words, language):
            return words
    return PART


def _told(part: Figure, found: _Found, article: Article, language: str) -> Figure:
    told = replace(part, cues=part.cues | {OUT_OF})
    place = _place(part, found.whole, article)
    if place is not None and (told.subject is None or told.subject not in place):
        told = replace(told, subject=place[-1], subject_path=place)
    words, own = [found.words], (part.unit or "").casefold()
    if part.indicator is None and found.indicator is not None:
        told = replace(told, indicator=found.indicator)
        if part.kind is FigureKind.COUNT and own and own not in found.whole:
            words = [own]  # "among the passengers were 3 million tourists"
    goods = goods_in(found.whole) if is_trade(told.indicator) else ()
    if goods:  # "of the grain exported, 61 million tonnes were maize"
        return replace(told, scope=", ".join([*goods, *(goods_in(found.rest) or words)]))
    return told if told.scope else replace(told, scope=", ".join(words))


def _place(part: Figure, whole: str, article: Article) -> tuple[str, ...] | None:
    """The one place that the words for the whole name: where the part is of, wherever it came from."""
    near = [
        region
        for region in article.regions
        for start, end in region.spans
        if part.sentence_start <= start and end <= part.sentence_end and not region.inferred
        if article.text[start:end].casefold() in whole
    ]
    deepest = [one for one in near if not any(one.id != other.id and one.id in other.path_ids for other in near)]
    return deepest[0].path_ids if len({one.id for one in deepest}) == 1 else None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """LEAD begins the whole's phrase, which ends in front of PART; a `behind` line tells the whole after the part."""
    entry: dict[str, list[str]] = load("ledger_parts.toml")["out_of"].get(language, {})
    lines = [*entry.get("before", ()), *entry.get("behind", ())]
    return tuple(
        re.compile(
            line.replace("PART", r"⟦0⟧").replace("WHOLE", _WHOLE).replace("WORDS", rf"(?P<words>[^⟦⟧{ENDS}]{{1,50}}?)")
        )
        for line in lines
    )


@cache
def _verb(language: str) -> re.Pattern[str]:
    """Words for being right behind a number, which name no part."""
    be = load("ledger.toml")["among"].get(language, {}).get("be")
    return re.compile(rf"^(?:{be})(?!\w) ?" if be and not CJK.search(be) else r"(?!)")


@cache
def _things() -> frozenset[str]:
    """What happens, but may be named by the things alone that it happens to."""
    return frozenset(load("ledger_parts.toml")["out_of"]["things"])


@cache
def _rule(name: str) -> re.Pattern[str]:
    return re.compile(load("ledger_parts.toml")["out_of"][name])
