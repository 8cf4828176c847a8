"""What a text is about, as IPTC Media Topics of the top level and the user's own topics.

Enters: title, text, language, ids of places. Leaves: `Topic`s, best first; none when the words
don't say. Never: a word list in code (monitor/data/topics.toml), or a model.

A word counts once in full and ever less when it comes again; the title counts double. A score is
the share of the evidence, shrunk where there is little: `raw / (raw + HALF)` times its share.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from monitor.data import load
from monitor.describe.gazetteer import fold
from monitor.domain import CustomTopic, Extras, Topic

STRONG, WEAK = 2.0, 1.0
TITLE = 2.0
HALF = 2.0  # raw evidence that counts for half
LEAST = 1.0  # evidence of a text of one or two sentences
LEAST_LONG = 2.5  # of an article, where one word is an accident
LONG = 600  # code points
SHARE = 0.45  # of the best topic's evidence
MOST = 4
_SAMPLE = 8000  # the first pages say what an article is about
_RUN_TOGETHER = ("zh-Hans", "zh-Hant", "ja", "th")
_FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class _Word:
    prefix: bool
    votes: tuple[tuple[str, float], ...]  # topic id, weight


class TopicFinder:
    """Finds topics by their words; the lexicon of a language is built when it is first needed."""

    def __init__(self, extras: Extras) -> None:
        self._custom = extras.topics

    def find(self, title: str, text: str, language: str | None, places: frozenset[str]) -> tuple[Topic, ...]:
        """Topics by falling score. `places` are the ids of all regions of the text and what contains them."""
        evidence = _evidence(title, text, language or _FALLBACK)
        names = {key: entry["name"] for key, entry in load("topics.toml").items()}
        standard = [Topic(key, names[key], score) for key, score in _ranked(evidence, len(title) + len(text))]
        own = [topic for custom in self._custom if (topic := _own(custom, f"{title}\n{text}", places))]
        return tuple(sorted([*own, *standard], key=lambda topic: -topic.score))


def _ranked(evidence: Counter[str], length: int) -> Iterable[tuple[str, float]]:
    total = sum(evidence.values())
    if not total:
        return
    best = max(evidence.values())
    least = LEAST_LONG if length > LONG else LEAST
    for key, raw in evidence.most_common(MOST):
        if raw >= least and raw >= SHARE * best:
            yield key, round(raw / (raw + HALF) * math.sqrt(raw / total), 3)


def _evidence(title: str, text: str, language: str) -> Counter[str]:
    """Weight of each topic's words in title and text."""
    lexicon = _lexicon(language if language in _languages() else language.split("-")[0])
    times: Counter[int] = Counter()
    for index in lexicon.matches(title):
        times[index] += TITLE  # type: ignore[assignment]
    for index in lexicon.matches(text[:_SAMPLE]):
        times[index] += 1
    evidence: Counter[str] = Counter()
    for index, count in times.items():
        for topic, weight in lexicon.words[index].votes:
            evidence[topic] += weight * (1 + math.log2(count))  # type: ignore[assignment]
    return evidence


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
        folded = fold(text)
        for index, start, end in self._automaton.find_matches_as_indexes(folded):
            if self._runs_together or _is_bounded(folded, start, end, self.words[index].prefix):
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
            bare = fold(word.lstrip("!").rstrip("*").strip())
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
    return frozenset({"zh-Hans", *(key for entry in load("topics.toml").values() for key in entry if key != "name")})


@cache
def _lexicon(language: str) -> _Lexicon:
    return _Lexicon(language)


# ── the user's own ──


def _own(custom: CustomTopic, text: str, places: frozenset[str]) -> Topic | None:
    """A user's topic: any of its words or places makes it fit. Its indicators are judged where figures are known."""
    found = sum(len(_custom_word(word).findall(text)) for word in custom.words)
    if found:
        return Topic(custom.id, custom.name, round(found / (found + 1), 3))
    return Topic(custom.id, custom.name, 0.5) if places & frozenset(custom.places) else None


@cache
def _custom_word(word: str) -> re.Pattern[str]:
    """The word in any case and, when it ends in *, with any ending; Chinese and Japanese need no boundaries."""
    bare = re.escape(word.rstrip("*"))
    if re.search(r"[\u3040-\u9fff]", word):
        return re.compile(bare)
    return re.compile(rf"\b{bare}" + ("" if word.endswith("*") else r"\b"), re.IGNORECASE)
