"""A part counted out of a whole whose number is elsewhere: "12,300 of the homes completed were built by councils".

Without the words for the part it would stand in the whole's own series. Enters: figures of an article. Leaves: the part
within bounds of its own. Never: bounds for a figure that has some, nor for one whose sentence counts the whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from monitor.data import load
from monitor.domain import PART, Figure, FigureKind, Transform, primary
from monitor.ledger.nouns import normal_form
from monitor.ledger.sentences import ENDS, few_words, with_one

_COUNTED = frozenset({FigureKind.COUNT, FigureKind.MEASURE, FigureKind.AMOUNT})


def counted_out(figures: Sequence[Figure], text: str, language: str | None) -> list[Figure]:
    """`figures`, each part of a whole without a number of its own within the bounds that the words for it set."""
    known, tongue = list(figures), primary(language) or "und"
    for number, words in _parts(figures, text, tongue):
        part = known[number]
        if part.scope is None and normal_form(words, tongue):
            known[number] = replace(part, scope=words)
    return known


def _parts(figures: Sequence[Figure], text: str, language: str) -> Iterator[tuple[int, str]]:
    """Numbers of parts, and the words for each."""
    told: set[int] = set()
    for number, _, match in with_one(figures, text, _is_value, _patterns(language)):
        if number not in told:
            told.add(number)
            yield number, few_words(match["words"]) or PART


def _is_value(figure: Figure) -> bool:
    return figure.kind in _COUNTED and figure.transform is Transform.LEVEL


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """From `[counted_out]`, with the verbs of `[among]`."""
    lines: list[str] = load("ledger_parts.toml")["counted_out"].get(language, [])
    entry = load("ledger.toml")["among"].get(language, {})
    return tuple(
        re.compile(
            line.replace("BE", entry.get("be", ""))
            .replace("PART", r"⟦0⟧")
            .replace("WORDS", rf"(?P<words>[^⟦⟧{ENDS}]{{2,60}})")
            .replace("~", r"[^⟦⟧;；。.]{2,100}?")
        )
        for line in lines
    )
