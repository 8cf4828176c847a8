"""Words of a whole's own that may bound it: "38,400 births to Irish mothers" are not all births.

Enters: a whole and a part told with the words for its whole. Leaves: whether the whole's clause says no more than
the part's sentence does of all there is. Never: a guess about a word that is neither there nor known to bound nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from monitor.data import load
from monitor.domain import Observation, primary
from monitor.ledger.nouns import CJK
from monitor.text import fold

_CLAUSE = re.compile(r"[,;:()，；。、]|[.!?](?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"第\d+[^\W\d_]*|[^\W\d_]+")
_SHORTEST, _SHORTEST_SIGNS = 4, 2  # below it a word names nothing: "of", "to", "的"


def is_bounded_alike(whole: Observation, part: Observation) -> bool:
    """Is every word beside the whole's number in the part's sentence, too, but for the words of the part itself?"""
    language = primary(whole.language) or "und"
    here = _plain(_clause(whole), language)
    there = _plain(part.sentence, language)
    if CJK.search(here):
        return all(run in there for run in _runs(here))
    told = Counter(_words(there)) - Counter(_words(part.series.scope or ""))
    return all(any(other.startswith(_stem(word)) for other in told) for word in _words(here))


def _stem(word: str) -> str:
    """What two forms of one word share, as a rule."""
    return word[: max(_SHORTEST, len(word) // 2)]


def _clause(whole: Observation) -> str:
    """What stands in front of the number and behind it up to the next mark, without the number."""
    front, found, behind = whole.sentence.partition(whole.surface)
    if not found:
        return whole.sentence
    return f"{_CLAUSE.split(front)[-1] or front} {_CLAUSE.split(behind)[0]}"


def _plain(text: str, language: str) -> str:
    """Without what bounds nothing: words for counting, for all of it, for time."""
    folded = _beside().sub(" ", fold(text))
    neutral = _neutral(language)
    return neutral.sub(" ", folded) if neutral else folded


def _words(text: str) -> Iterator[str]:
    return (word for word in _WORD.findall(fold(text)) if len(word) >= _SHORTEST)


def _runs(text: str) -> Iterator[str]:
    return (run for run in _RUN.findall(text) if len(run) >= _SHORTEST_SIGNS)


@cache
def _neutral(language: str) -> re.Pattern[str] | None:
    row: str | None = load("ledger_parts.toml")["neutral"].get(language)
    if row is None:
        return None
    return re.compile(row if CJK.search(row) else rf"(?<!\w)(?:{row})\w*")


@cache
def _beside() -> re.Pattern[str]:
    """ "Public and private" with the noun that they stand beside."""
    return re.compile(rf"(?:{load('ledger_parts.toml')['neutral']['both']})(?: \w+)?")
