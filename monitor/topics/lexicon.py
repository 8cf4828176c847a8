"""Words that speak for a topic, of the top level, in every language that has a list of them.

Enters: title, text, language. Leaves: the evidence for each topic. Never: a word in code
(monitor/data/topics.toml); a decision (see verdict.py).

A word counts once in full and ever less when it comes again; the title counts double.
"""

import itertools
import math
import re
from collections import defaultdict
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
    start: str  # letters that are searched for, up to the first star
    rest: re.Pattern[str] | None  # what a phrase has behind its first star
    goes_on: bool  # a star at the end: more letters may follow
    votes: tuple[tuple[str, float], ...]  # topic id, weight

    def stands(self, text: str, at: int) -> bool:
        """Does it end at the end of a word? `at` is where `start` was found."""
        end = at + len(self.start)
        if self.rest:
            whole = self.rest.match(text, end)
            if not whole:
                return False
            end = whole.end()
        # Korean particles are glued on; elsewhere only words marked as beginnings may go on.
        return self.goes_on or not text[end : end + 1].isalnum() or "\uac00" <= text[end - 1] <= "\ud7af"


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
        self.words = _words(language)
        by_start: dict[str, list[int]] = defaultdict(list)
        for n, word in sorted(enumerate(self.words), key=lambda item: item[1].rest is None):
            by_start[word.start].append(n)
        # The longest is found first; if it doesn't stand there, what is shorter still may.
        self._tried = [
            [n for length in range(len(start), 0, -1) for n in by_start.get(start[:length], ())] for start in by_start
        ]
        self._automaton = AhoCorasick(list(by_start), matchkind=MatchKind.LeftmostLongest) if by_start else None

    def matches(self, text: str) -> Iterable[int]:
        """Index of each word that stands in the text."""
        if not self._automaton:
            return
        written = folded(text)
        for start, begin, _ in self._automaton.find_matches_as_indexes(written):
            if self._runs_together:
                yield self._tried[start][0]
            elif not (begin and written[begin - 1].isalnum()):
                standing = (n for n in self._tried[start] if self.words[n].stands(written, begin))
                yield from itertools.islice(standing, 1)


def _words(language: str) -> list[_Word]:
    votes: dict[tuple[str, bool], dict[str, float]] = defaultdict(dict)
    for topic, entry in load("topics.toml").items():
        for raw in entry.get(_column(language), "").split(","):
            word = raw.strip()
            weight = STRONG if word.startswith("!") else WEAK
            bare = folded(word.lstrip("!").rstrip("*").strip())
            if bare:
                votes[bare, word.endswith("*")][topic] = weight
    return [
        _Word(
            start,
            re.compile(r"\w*" + re.escape(rest).replace(r"\*", r"\w*")) if star else None,
            goes_on,
            # A word of several topics speaks for each of them less.
            tuple((topic, weight / len(by)) for topic, weight in by.items()),
        )
        for (bare, goes_on), by in votes.items()
        for start, star, rest in [bare.partition("*")]
    ]


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
