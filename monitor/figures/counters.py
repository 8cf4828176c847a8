"""What is counted, in Chinese, Japanese and Korean: the measure word behind a number, and its noun.

Enters: a shadow and where a number stands. Leaves: the span of the noun, or of the measure word where no noun stands
beside it; None without a measure word. The words are data (`figures_counting.toml`).
"""

import re
from functools import cache
from typing import Any

from monitor.data import load
from monitor.figures.words import Endings, Words, unspaced

Span = tuple[int, int]

_CLAUSE = re.compile(r"[，。；：、！？（）()“”《》「」『』【】・\s,;:]")
_REACH_AFTER, _REACH_BEFORE = 20, 24
_JOURNEY = 50  # characters from the word for "from" to the value that something came to
# A noun behind and before a number: ideograms and katakana in Japanese, one word in Korean.
_NOUN = {
    "ja": re.compile(r"[々〆ヵヶ\u3400-\u9fff\u30a0-\u30ffー\uff66-\uff9fa-z]+"),
    "ko": re.compile(r"[\uac00-\ud7afa-z]{2,}?(?=[이가을를은는과와도의]?(?:[ .,]|$))"),
}
_NOUN_BEFORE = {
    "ja": re.compile(r"[々〆\u3400-\u9fff\u30a0-\u30ffー\uff66-\uff9fa-z]+$"),
    "ko": re.compile(r"[\uac00-\ud7afa-z]+(?<![은는이가을를에서로의도만과와])(?= $)"),
}
# Between what is told of somebody and their noun; how long a noun without a measure word may be.
_WHOSE = "的"
_LONGEST_NOUN = 12
_SCALES = frozenset("万萬亿億")
_KATAKANA = re.compile(r"[\u30a1-\u30faー]{3,20}")
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
    if measure is None and language == "zh":
        return _scaled(plain, end)
    if measure is None:
        return _linked(plain, end, language) or _katakana(plain, end, language) or _directly(plain, start, language)
    itself = plain[slice(*measure)] in _words("classifiers_nouns", language)
    if (itself and language != "zh") or plain[slice(*measure)] in _words("classifiers_alone", language):
        return measure
    after = _after(plain, measure[1], language) if language == "zh" else _linked(plain, measure[1], language)
    if after is None and itself:
        return measure
    return after or _before(plain, start, language) or measure


def _scaled(plain: str, end: int) -> Span | None:
    """Chinese "1.5万游客", "2亿的用户": behind ten thousands a noun needs no measure word."""
    if plain[end - 1 : end] not in _SCALES:
        return None
    start = end + plain.startswith(_WHOSE, end) + (plain[end : end + 2] == " " + _WHOSE) * 2
    found = _after(plain, start, "zh")
    return found if found is not None and 2 <= found[1] - found[0] <= _LONGEST_NOUN else None


def _directly(plain: str, start: int, language: str) -> Span | None:
    """Japanese "勝ち点58": a few nouns stand right before their number."""
    word = next((word for word in _words("noun_directly", language) if plain.endswith(word, 0, start)), "")
    return (start - len(word), start - len(word) + len(word) - _particle(word, language)) if word else None


def _particle(word: str, language: str) -> int:
    return max((len(one) for one in _words("noun_particle", language) if word.endswith(one)), default=0)


def _katakana(plain: str, end: int, language: str) -> Span | None:
    """Japanese "25キャリアポイント": a foreign word right behind a number is what is counted."""
    match = _KATAKANA.match(plain, end) if language == "ja" else None
    if match is None or match.group() in _words("katakana_not", "words"):
        return None
    return match.span()


def _linked(plain: str, position: int, language: str) -> Span | None:
    """Japanese "18の州", "1億人のフォロワー", Korean "300명의 학생": the noun behind の or 의."""
    for link in _words("noun_link", language):
        if plain.startswith(link, position):
            match = _NOUN[language].match(plain, position + len(link))
            return match.span() if match and match.end() - match.start() <= _REACH_AFTER else None
    return None


def _after(plain: str, start: int, language: str) -> Span | None:
    """Chinese "4270家乡村小客栈": up to the first stop, without an adverb at its front."""
    lead = next((word for word in _words("noun_lead", language) if plain.startswith(word, start)), "")
    found = _up_to_stop(plain, start + len(lead), language)
    verb = _at("noun_verb", language).at(plain, found[0]) if found else None
    if found is None or verb is None or not (verb[0] >= found[1] or plain[verb[0]].isdecimal()):
        return found
    if plain.startswith(_WHOSE, found[1]):  # 9名获救的渔民: what happened to them, then who they are
        return _up_to_stop(plain, found[1] + len(_WHOSE), language)
    return None  # 4万户停电, 37名考入985高校: only what they do


def _up_to_stop(plain: str, start: int, language: str) -> Span | None:
    end = start
    single = plain[start : start + 1] in _words("noun_single", language)
    stops, verbs = _at("noun_stop", language), _at("noun_verb", language)
    while end < min(len(plain), start + _REACH_AFTER):
        whole = _at("noun_whole", language).at(plain, end)
        if whole:  # 等级 and 中心 begin like words that end a phrase, and don't
            end = whole[0]
            continue
        if not (unspaced(plain[end]) or plain[end].isalnum()) or stops.at(plain, end):
            break
        if end > start and plain[end].isdecimal() and unspaced(plain[end - 1]):
            break
        if end - start >= (1 if single else 2) and verbs.at(plain, end):
            break
        end += 1
    closed = single or end >= len(plain) or _CLAUSE.match(plain, end) is not None
    return (start, end) if end - start >= (1 if closed else 2) and not plain[start:end].isdecimal() else None


def _before(plain: str, number_start: int, language: str) -> Span | None:
    """Chinese "登记在册的小餐馆超3.1万家": back to the clause's mark, without verbs at its end."""
    if language == "zh" and plain[number_start - 1 : number_start] == " " and number_start > 1:
        number_start -= unspaced(plain[number_start - 2])  # traditional texts put spaces around their numbers
    journey = _wording("noun_journey", language)
    if journey is not None and (came := journey.search(plain, max(0, number_start - _JOURNEY), number_start)):
        number_start = came.start()
    lead = plain[max(0, number_start - _REACH_BEFORE) : number_start]
    base = number_start - len(lead)
    end = number_start
    if language in _NOUN_BEFORE:
        noun = _NOUN_BEFORE[language].search(lead)
        start, end = (base + noun.start(), base + noun.end()) if noun else (number_start, number_start)
    else:
        start = max((base + mark.end() for mark in _CLAUSE.finditer(lead)), default=base)
        start = _behind_month(plain, start, end, language)
    moved = False
    while end > start:
        verb = _ending("noun_action", language).at(plain, end)
        if verb is not None and verb[0] >= start:
            if moved and plain[verb[0] : end] in _words("noun_sold", language):
                break  # 汽车出口下降至420万辆: what fell is the exports
            return None
        if any(plain.endswith(word, start, end) for word in _words("noun_uncut", language)):
            break
        verbs, words = _words("noun_moved", language), _words("noun_cut", language)
        cut = next((word for word in (*verbs, *words) if plain.endswith(word, start, end)), None)
        if cut is None:
            break
        moved = moved or cut in verbs
        end -= len(cut)
    for word in _words("noun_from", language):
        at = plain.rfind(word, start, end)
        if at >= 0 and end - (at + len(word)) >= 2:
            start = at + len(word)
    while front := next((word for word in _words("noun_front", language) if plain.startswith(word, start, end)), ""):
        start += len(front)
    unnamed = _wording("noun_unnamed", language)
    if unnamed is not None and unnamed.fullmatch(plain, start, end):
        return None
    return (start, end) if end - start >= 2 else None


def _behind_month(plain: str, start: int, end: int, language: str) -> int:
    """Where a noun begins behind the last month, and behind the verb after it: 某厂8月销售汽车 tells of 汽车."""
    months = [*month.finditer(plain, start, end)] if (month := _wording("noun_month", language)) is not None else []
    if not months:
        return start
    start = months[-1].end()
    while sold := next((word for word in _words("noun_sold", language) if plain.startswith(word, start, end)), ""):
        start += len(sold)
    return start


@cache
def _wording(name: str, language: str) -> re.Pattern[str] | None:
    pattern: str | None = load("figures_counting.toml")[name].get(language)
    return re.compile(pattern) if pattern else None


@cache
def _at(name: str, language: str) -> Words[bool]:
    return Words((word, True) for word in _words(name, language))


@cache
def _ending(name: str, language: str) -> Endings[bool]:
    return Endings((word, True) for word in _words(name, language))


@cache
def _words(name: str, language: str) -> tuple[str, ...]:
    rows: dict[str, Any] = load("figures_counting.toml")[name]
    return tuple(sorted(rows.get(language, ()), key=len, reverse=True))
