"""Which open measure is a part of which by its words alone.

内地訪港旅客 are some of 訪港旅客: what stands in front of the same noun takes a part out of it. Enters: open measures.
Leaves: the whole, the parts that a whole may have. Never: a guess about two different nouns; which words take a part
out is data (`ledger_parts.toml`).
"""

import re
from functools import cache

from monitor.data import load

_ATTRIBUTION = re.compile(r"[,，،][^,，،\d]*$")
_SHORTEST = 4  # signs of a whole that names enough to be one thing in two texts


def whole_of(measure: str) -> str | None:
    """The open measure that `measure` is a part of by its first word, None where it has none."""
    kind, language, words = _parted(measure)
    for front in _fronts(language):
        if words.startswith(front) and _is_one_thing(words.removeprefix(front), front):
            return f"{kind}:{language}:{words.removeprefix(front)}"
    return None


def parts_of(measure: str) -> tuple[str, ...]:
    """The open measures whose whole `measure` may be."""
    kind, language, words = _parted(measure)
    fronts = _fronts(language)
    if words.startswith(fronts):
        return ()
    return tuple(f"{kind}:{language}:{front}{words}" for front in fronts if _is_one_thing(words, front))


def may_be_bounded(sentence: str) -> bool:
    """Does the sentence of a whole have words that may take a part out of it, too?"""
    return _rule("words").search(_rule("own").sub(" ", sentence.casefold())) is not None


def is_of_a_sort(sentence: str) -> bool:
    """Is a whole told of one institution or one sort of house or field, which the reader of figures may have missed?"""
    return _rule("sort").search(sentence.casefold()) is not None


def may_be_more_bounded(whole: str, part: str) -> bool:
    """Has the sentence of a whole words that may bound it, of which that of its part has none?"""
    own, told = (_rule("own").sub(" ", sentence.casefold()) for sentence in (_unattributed(whole), part))
    return any(match.group() not in told for name in ("words", "sort") for match in _rule(name).finditer(own))


def _unattributed(sentence: str) -> str:
    """Without what stands behind the last comma and has no number: who says so, as a rule."""
    told = _ATTRIBUTION.sub("", sentence)
    return told if any(map(str.isdigit, told)) else sentence


def _is_one_thing(words: str, front: str) -> bool:
    """Do the words of a whole name enough to be one thing in two texts? Where blanks part them, two of them do."""
    return len(words) >= _SHORTEST and (" " in words or not front.endswith(" "))


def _parted(measure: str) -> tuple[str, str, str]:
    kind, language, words = [*measure.split(":", 2), "", ""][:3]
    return kind, language, words


@cache
def _fronts(language: str) -> tuple[str, ...]:
    return tuple(load("ledger_parts.toml")["front"].get(language, ()))


@cache
def _rule(name: str) -> re.Pattern[str]:
    return re.compile(load("ledger_parts.toml")["bounded"][name])
