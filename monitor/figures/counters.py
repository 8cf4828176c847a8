"""What is counted, in Chinese, Japanese and Korean: the measure word behind a number, and its noun.

Enters: a shadow and where a number stands. Leaves: the span of the noun, or of the measure word where no noun stands
beside it; None without a measure word. The words are data (`figures_counting.toml`).
"""

import re
from functools import cache
from typing import Any

from monitor.data import load
from monitor.figures.words import unspaced

Span = tuple[int, int]

_CLAUSE = re.compile(r"[，。；：、！？（）()“”《》「」『』【】・\s,;:]")
_REACH_AFTER, _REACH_BEFORE = 20, 24
# A noun behind and before a number: ideograms and katakana in Japanese, one word in Korean.
_NOUN = {
    "ja": re.compile(r"[々〆ヵヶ\u3400-\u9fff\u30a0-\u30ffー\uff66-\uff9fa-z]+"),
    "ko": re.compile(r"[\uac00-\ud7afa-z]{2,}?(?=[이가을를은는과와도의]?(?:[ .,]|$))"),
}
_NOUN_BEFORE = {
    "ja": re.compile(r"[々〆\u3400-\u9fff\u30a0-\u30ffー\uff66-\uff9fa-z]+$"),
    "ko": re.compile(r"[\uac00-\ud7afa-z]+(?<![은는이가을를에서로의도만과와])(?= $)"),
}
_PADDING = ("多", "余", "餘", " ")


def classifier(plain: str, position: int, language: str, *, printed: bool = True) -> Span | None:
    """The measure word behind the number that ends at `position` (多 and 余 before it skipped), or None."""
    start = position
    while plain[start : start + 1] in _PADDING and start - position < 2:
        start += 1
    for word in _words("classifiers", language):
        if plain.startswith(word, start):
            return (
                (start, start + len(word)) if printed or word not in _words("classifiers_printed", language) else None
            )
    return None


def classified(plain: str, start: int, end: int, language: str) -> Span | None:
    """The noun that the measure word of the number at `start:end` counts, else the measure word itself."""
    measure = classifier(plain, end, language)
    if measure is None:
        return _linked(plain, end, language)
    itself = plain[slice(*measure)] in _words("classifiers_nouns", language)
    if itself and language != "zh":
        return measure
    after = _after(plain, measure[1], language) if language == "zh" else _linked(plain, measure[1], language)
    if after is None and itself:
        return measure
    return after or _before(plain, start, language) or measure


def _linked(plain: str, position: int, language: str) -> Span | None:
    """Japanese "18の州", "1億人のフォロワー", Korean "300명의 학생": the noun behind の or 의."""
    for link in _words("noun_link", language):
        if plain.startswith(link, position):
            match = _NOUN[language].match(plain, position + len(link))
            return match.span() if match and match.end() - match.start() <= _REACH_AFTER else None
    return None


def _after(plain: str, start: int, language: str) -> Span | None:
    """Chinese "18650家国家高新技术企业": up to the first stop, without an adverb at its front."""
    lead = next((word for word in _words("noun_lead", language) if plain.startswith(word, start)), "")
    return _up_to_stop(plain, start + len(lead), language)


def _up_to_stop(plain: str, start: int, language: str) -> Span | None:
    end = start
    stops = _words("noun_stop", language)
    while end < min(len(plain), start + _REACH_AFTER):
        whole = next((word for word in _words("noun_whole", language) if plain.startswith(word, end)), "")
        if whole:  # 等级 and 中心 begin like words that end a phrase, and don't
            end += len(whole)
            continue
        if not (unspaced(plain[end]) or plain[end].isalnum()) or any(plain.startswith(stop, end) for stop in stops):
            break
        end += 1
    closed = end >= len(plain) or _CLAUSE.match(plain, end) is not None
    return (start, end) if end - start >= (1 if closed else 2) and not plain[start:end].isdecimal() else None


def _before(plain: str, number_start: int, language: str) -> Span | None:
    """Chinese "国家高新技术企业超2.5万家": back to the clause's mark, without verbs at its end."""
    lead = plain[max(0, number_start - _REACH_BEFORE) : number_start]
    base = number_start - len(lead)
    end = number_start
    if language in _NOUN_BEFORE:
        noun = _NOUN_BEFORE[language].search(lead)
        start, end = (base + noun.start(), base + noun.end()) if noun else (number_start, number_start)
    else:
        start = max((base + mark.end() for mark in _CLAUSE.finditer(lead)), default=base)
    while end > start:
        cut = next((word for word in _words("noun_cut", language) if plain.endswith(word, start, end)), None)
        if cut is None:
            break
        end -= len(cut)
    for word in _words("noun_from", language):
        at = plain.rfind(word, start, end)
        if at >= 0 and end - (at + len(word)) >= 2:
            start = at + len(word)
    return (start, end) if end - start >= 2 else None


@cache
def _words(name: str, language: str) -> tuple[str, ...]:
    rows: dict[str, Any] = load("figures_counting.toml")[name]
    return tuple(sorted(rows.get(language, ()), key=len, reverse=True))
