"""Words that speak for a topic, of the top level, in every language that has a list of them.

Enters: title, text, language. Leaves: the evidence for each topic. Never: a word in code
(monitor/data/topics.toml); a decision (see verdict.py).

A word counts once in full and ever less when it comes again; the title counts double.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from monitor.data import load
from monitor.text import fold_tidy

STRONG, WEAK = 2.0, 1.0
TITLE = 2.0
SAMPLE = 8000  # the first pages say what an article is about
_RUN_TOGETHER = ("zh-Hans", "zh-Hant", "ja", "th")
_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class _Word:
    prefix: bool
    votes: tuple[tuple[str, float], ...]  # topic id, weight


def evidence(title: str, text: str, language: str | None) -> dict[str, float]:
    """Weight of each topic's words in title and text; topics without a word are left out."""
    language = language or _FALLBACK
    lexicon = _lexicon(language if language in _languages() else language.split("-")[0])
    times: dict[int, float] = {}
    for index in lexicon.matches(title):
        times[index] = times.get(index, 0.0) + TITLE
    for index in lexicon.matches(text[:SAMPLE]):
        times[index] = times.get(index, 0.0) + 1
    found: dict[str, float] = {}
    for index, count in times.items():
        for topic, weight in lexicon.words[index].votes:
            found[topic] = found.get(topic, 0.0) + weight * (1 + math.log2(count))
    return found


class _Lexicon:
    def __init__(self, language: str) -> None:
        self._runs_together = language in _RUN_TOGETHER
        entries = _entries(language)
        self.words = list(entries.values())
        self._automaton = AhoCorasick(list(entries), matchkind=MatchKind.LeftmostLongest) if entries else None

    def matches(self, text: str) -> Iterable[int]:
        """Index of each word that stands in the text."""
        if not self._automaton:
            return
        written = folded(text)
        for index, start, end in self._automaton.find_matches_as_indexes(written):
            if self._runs_together or _is_bounded(written, start, end, self.words[index].prefix):
                yield index


def _is_bounded(text: str, start: int, end: int, prefix: bool) -> bool:
    if start and text[start - 1].isalnum():
        return False
    # Korean particles are glued on; elsewhere only words marked as beginnings may go on.
    goes_on = end < len(text) and text[end].isalnum()
    return prefix or not goes_on or "\uac00" <= text[end - 1] <= "\ud7af"


def _entries(language: str) -> dict[str, _Word]:
    votes: dict[str, dict[str, float]] = {}
    prefixes: dict[str, bool] = {}
    for topic, entry in load("topics.toml").items():
        for raw in entry.get(_column(language), "").split(","):
            word = raw.strip()
            weight = STRONG if word.startswith("!") else WEAK
            bare = folded(word.lstrip("!").rstrip("*").strip())
            if bare:
                votes.setdefault(bare, {})[topic] = weight
                prefixes[bare] = prefixes.get(bare, False) or word.endswith("*")
    # A word of several topics speaks for each of them less.
    return {
        word: _Word(prefixes[word], tuple((topic, weight / len(by)) for topic, weight in by.items()))
        for word, by in votes.items()
    }


def _column(language: str) -> str:
    return "zh" if language == "zh-Hans" else language


@cache
def _languages() -> frozenset[str]:
    return frozenset({"zh-Hans", *(key for entry in load("topics.toml").values() for key in entry)})


@cache
def _lexicon(language: str) -> _Lexicon:
    return _Lexicon(language)


@lru_cache(maxsize=8)  # read for the written words and for the learnt ones
def folded(text: str) -> str:
    """Text as words are compared; Russian papers print ё or е as they please."""
    return fold_tidy(text).replace("ё", "е")
