"""What tells the country of a text that doesn't name it: a legal form, a court, an official, a small currency.

Enters: a text. Leaves: `Trace`s in text order. Never: a place that a figure could be about; a trace is a guess,
and roles.py takes it for want of anything better (vocabulary: monitor/data/places_traces.toml).
"""

from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from monitor.data import load
from monitor.describe.words import is_unspaced


@dataclass(frozen=True, slots=True)
class Trace:
    """Words at `start:end` that speak for a country. `usual`: hardly ever used elsewhere."""

    start: int
    end: int
    country: str
    usual: bool


def traces(text: str) -> tuple[Trace, ...]:
    """All traces in `text`; words count as written and whole."""
    automaton, meanings = _vocabulary()
    return tuple(
        Trace(start, end, *meanings[index])
        for index, start, end in automaton.find_matches_as_indexes(text)
        if _is_whole(text, start, end)
    )


def _is_whole(text: str, start: int, end: int) -> bool:
    if is_unspaced(text[start]):
        return True
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _in_headline(word: str) -> str:
    """The word in capitals, as some headlines print everything; two letters are too few to be told from initials."""
    return word.upper() if len(word) > 2 else word


@cache
def _vocabulary() -> tuple[AhoCorasick, list[tuple[str, bool]]]:
    rows = load("places_traces.toml")
    meanings = {
        spelling: (country, kind == "usual")
        for kind in ("likely", "usual")
        for country, words in rows[kind].items()
        for word in words
        for spelling in {word, _in_headline(word)}
    }
    automaton = AhoCorasick(list(meanings), matchkind=MatchKind.LeftmostLongest)
    return automaton, list(meanings.values())
