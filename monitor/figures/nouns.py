"""What is counted: the noun phrase beside a number.

Enters: text, shadow and where a number ends. Leaves: the span of the phrase, or None.
The phrase keeps what tells things apart ("provincial key laboratories"), and drops
what does not belong to it (a clause, a preposition, a verb).
"""

import re
from functools import cache

from monitor.data import load
from monitor.figures.vocabulary import Vocabulary
from monitor.figures.words import unspaced

_WORD = re.compile(r"""[^\W\d_][\w&]{0,40}(?:[-'./][^\W\d_]\w{0,40}){0,6}""")
_QUOTES = "\"'“”‘’«»"
_MOST_WORDS = 8
_ADJECTIVE_RU = re.compile(r"(?:ых|их|ого|его|ые|ие|ой|ая|ую|ом|ым|им|ыми|ими)$")
_CLAUSE_ZH = re.compile(r"[，。；：、！？（）()“”《》「」\s,;:]")


def counted_noun(text: str, position: int, number_start: int, words: Vocabulary) -> tuple[int, int] | None:
    """Span of the noun phrase that the number ending at `position` counts."""
    if words.language in ("zh", "ja", "ko"):
        return _classified(text, position, number_start, words.language)
    if words.language in ("ru", "uk", "bg"):
        return _genitive(text, position)
    if words.language == "en":
        return _plural(text, position)
    return _first_words(text, position)


def stated_noun(text: str, number_start: int, clause_start: int) -> tuple[int, int] | None:
    """English "a talent pool of 7.19 million", "the number of users reached 3 million": the phrase before it."""
    lead = text[max(clause_start, number_start - 90) : number_start]
    match = _STATED.search(lead)
    if match is None:
        return None
    base, name = number_start - len(lead), "noun" if match.group("noun") else "pool"
    return base + match.start(name), base + match.end(name)


_POOL = (
    r"\b(?P<pool>(?:(?!a |the |its |of |an |has |boasts |with )[a-z-]+ ){0,2}(?:pool|population|workforce|headcount))"
)
_STATES = (
    "of|reached|reaching|totaled|totalled|stood at|rose to|grew to|exceeded|hit|was|is|were|topped|amounted to|came to"
    "|increased to|fell to"
)
_ROUGHLY = "(?: (?:over|more than|nearly|about|around|some|almost|approximately|up to))?"
_STATED = re.compile(
    rf"(?:number of (?P<noun>[a-z][\w &'-]{{2,60}}?)|{_POOL})(?: in [\w ]{{2,25}})? (?:{_STATES}){_ROUGHLY} ?$"
)


def _first_words(text: str, position: int) -> tuple[int, int] | None:
    """Other languages: up to three words to the next mark; small words end it."""
    return _run(text, position, most=3, stops=frozenset(), ends=None)


def _run(
    text: str, position: int, most: int, stops: frozenset[str], ends: re.Pattern[str] | None
) -> tuple[int, int] | None:
    first = last = None
    cursor = position
    for _ in range(most):
        match = _next_word(text, cursor)
        if match is None or match.group() in stops or len(match.group()) < 2 + (ends is None):
            break
        first = match.start() if first is None else first
        last = cursor = match.end()
        if ends is not None and not ends.search(match.group()):
            break
    return (first, last) if first is not None and last is not None else None


def _next_word(text: str, cursor: int) -> re.Match[str] | None:
    """The next word, if only a space, a hyphen or a quotation mark stands before it."""
    match = _WORD.match(text, _skip(text, cursor))
    return match if match and match.start() - cursor <= 3 else None


def _skip(text: str, cursor: int) -> int:
    stop = min(len(text), cursor + 3)
    while cursor < stop and (text[cursor] in " -" or text[cursor] in _QUOTES):
        cursor += 1
    return cursor


def _genitive(text: str, position: int) -> tuple[int, int] | None:
    """Russian: adjectives in -ых/-их … up to the noun that they belong to."""
    return _run(text, position, most=5, stops=_set("stop_ru"), ends=_ADJECTIVE_RU)


def _plural(text: str, position: int) -> tuple[int, int] | None:
    """English: words up to the first plural noun (and the plurals directly behind it)."""
    first, cursor, seen = None, position, 0
    plural_end = None
    while seen < _MOST_WORDS:
        match = _next_word(text, cursor)
        if match is None or _stops(match.group(), text, match.start(), seen):
            if match is not None and match.group() == "and" and plural_end is None and seen:
                cursor, seen = match.end(), seen + 1  # "specialized and sophisticated SMEs"
                continue
            break
        is_plural = plural(match.group())
        if plural_end is not None and not is_plural:
            break
        first = match.start() if first is None else first
        cursor, seen = match.end(), seen + 1
        if is_plural:
            plural_end = match.end()
    return (first, plural_end) if first is not None and plural_end is not None else None


def singular_noun(text: str, position: int) -> tuple[int, int] | None:
    """Behind "one": the words up to the next mark or small word ("one national laboratory, six …")."""
    return _run(text, position, most=5, stops=_set("stop_en"), ends=re.compile(r"."))


def _stops(word: str, text: str, start: int, seen: int) -> bool:
    del text, start
    return word in _set("stop_en") and not (seen == 0 and word in ("more", "other"))


def plural(word: str) -> bool:
    """Whether an English word looks like a plural noun."""
    if word in _set("plural_en"):
        return True
    tail = word.split("-")[-1]
    return (
        len(tail) > 3
        and tail.endswith("s")
        and not tail.endswith(("ss", "us", "is"))
        and tail not in _set("singular_en")
    )


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(load("figures_words.toml")["counting"][name])


@cache
def _list(name: str) -> tuple[str, ...]:
    return tuple(sorted(load("figures_words.toml")["counting"][name], key=len, reverse=True))


# ─────────────────────────── Chinese, Japanese, Korean ───────────────────────────


def classifier(text: str, position: int, language: str) -> int | None:
    """End of the measure word at `position` (多 and 余 before it skipped), or None."""
    start = position
    while text[start : start + 1] in ("多", "余", "餘", " ") and start - position < 2:
        start += 1
    for word in _list(f"classifiers_{language}"):
        if text.startswith(word, start):
            return start + len(word)
    return None


def _classified(text: str, position: int, number_start: int, language: str) -> tuple[int, int] | None:
    end = classifier(text, position, language)
    if end is None:
        return None
    after = _noun_after(text, end)
    if after is not None:
        return after
    return _noun_before(text, number_start) or (end - 1, end)


def _noun_after(text: str, start: int) -> tuple[int, int] | None:
    """Chinese "18650家国家高新技术企业": up to the first stop, at most 20 characters."""
    end = start
    stops = _list("stop_zh")
    while end < min(len(text), start + 20):
        if not (unspaced(text[end]) or text[end].isalnum()) or any(text.startswith(stop, end) for stop in stops):
            break
        end += 1
    return (start, end) if end - start >= 2 and not text[start:end].isdecimal() else None


def _noun_before(text: str, number_start: int) -> tuple[int, int] | None:
    """Chinese "国家高新技术企业超2.5万家": back to the clause's mark, without verbs at its end."""
    lead = text[max(0, number_start - 24) : number_start]
    base = number_start - len(lead)
    for mark in _CLAUSE_ZH.finditer(lead):
        base = number_start - len(lead) + mark.end()
    end = number_start
    while end > base:
        cut = next((word for word in _list("cut_zh") if text.endswith(word, base, end)), None)
        if cut is None:
            break
        end -= len(cut)
    start = base
    for word in ("拥有", "的", "有", "全市", "全省", "全国", "目前", "新增", "培育", "建成", "累计", "其中"):
        at = text.rfind(word, start, end)
        if at >= 0 and end - (at + len(word)) >= 2:
            start = at + len(word)
    return (start, end) if end - start >= 2 else None
