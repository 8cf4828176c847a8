"""An article as it is set beside another telling of its story: its numbers, and the words around them.

Enters: an analysis. Leaves: a `Telling` with its `Slot`s and `Tokens`. Never: a date, a length of time, an age, a page
or a telephone number among them; nor what a text says of itself.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache, cached_property

from monitor.data import load
from monitor.domain import Analysis, Figure, FigureKind
from monitor.text import fold_tidy

WEAK = "number"
# One sign of a writing without blanks, a word, a number with its separators.
_TOKEN = re.compile(
    r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]|\d+(?:[.,]\d+)*|[^\W\d_\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]+"
)
# Numbers in groups of three digits, or of five digits and more: no day, time, year, rule or route.
_LONG = re.compile(
    r"(?<![\w.,/:+-])(?:\d{1,3}(?:([.,\u00a0\u202f '’])\d{3})(?:\1\d{3})*|[1-9]\d{4,11})(?![\w/:-]|[.,]\d)"
)
_APART = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class Slot:
    """A number of a text: `text[start:end]`. `figure` is its place among the figures, None for one that is none."""

    start: int
    end: int
    surface: str
    kind: str
    value: Decimal
    unit: str
    figure: int | None = None


@dataclass(frozen=True)
class Telling:
    """What is looked at of an article. Sentences at `aside` (spans, in order) tell of the text, not of its subject."""

    title: str
    text: str
    language: str | None
    figures: tuple[Figure, ...]
    source: str | None = None
    published: datetime | None = None
    aside: tuple[tuple[int, int], ...] = ()

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Its numbers in the order of the text, as far as they are compared."""
        most: int = load("corrections.toml")["slots"]["most"]
        return tuple(sorted(_slots(self), key=lambda slot: slot.start)[:most])

    @cached_property
    def tokens(self) -> "Tokens":
        return Tokens(self.text, self.slots, self.aside)


def telling(analysis: Analysis, aside: Sequence[tuple[int, int]] = ()) -> Telling:
    """An analysis as a telling."""
    article = analysis.article
    return Telling(
        article.title, article.text, article.language, analysis.figures, article.source, article.published, tuple(aside)
    )


class Tokens:
    """A text's words, numbers that are compared masked, and where among them each of those stands."""

    def __init__(self, text: str, slots: Sequence[Slot], aside: Sequence[tuple[int, int]]) -> None:
        self._aside = aside
        self.words: list[str] = []
        self.starts: list[int] = []
        self.at: list[int] = []
        reached = 0
        for slot in slots:
            self._read(text, reached, slot.start)
            self.at.append(len(self.words))
            self.words.append("#")
            self.starts.append(slot.start)
            reached = max(reached, slot.end)
        self._read(text, reached, len(text))

    def _read(self, text: str, start: int, end: int) -> None:
        for match in _TOKEN.finditer(text, start, max(start, end)):
            if _stands_in(match.start(), self._aside):
                continue
            self.words.append(fold_tidy(match.group()))
            self.starts.append(match.start())

    def before(self, slot: int, count: int) -> list[str]:
        """Up to `count` words before a number, the nearest first."""
        at = self.at[slot]
        return self.words[max(0, at - count) : at][::-1]

    def behind(self, slot: int, count: int) -> list[str]:
        at = self.at[slot] + 1
        return self.words[at : at + count]


def _slots(telling: Telling) -> Iterator[Slot]:
    for number, figure in enumerate(telling.figures):
        start, end = figure.start, figure.end
        if _is_compared(figure, telling.text) and not _stands_in(start, telling.aside):
            yield Slot(start, end, figure.surface, figure.kind.value, figure.value, figure.unit, number)
    taken = sorted((figure.start, figure.end) for figure in telling.figures)
    for match in _LONG.finditer(telling.text):
        start, end = match.span()
        if _stands_in(start, telling.aside) or _overlaps(start, end, taken) or _is_label(telling.text, start, end):
            continue
        yield Slot(start, end, match.group(), WEAK, Decimal(_APART.sub("", match.group())), "")


def _is_compared(figure: Figure, text: str) -> bool:
    """Not a bracketed conversion, a length of time, a count of days, a streak, a label."""
    silent = load("corrections.toml")["silent"]
    if figure.pair_of is not None or not figure.value.is_finite():
        return False
    if figure.unit in silent["units"] or figure.kind in silent["kinds"]:
        return False
    return figure.kind != FigureKind.COUNT or not _is_label(text, figure.start, figure.end, figure.unit)


def _stands_in(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """`spans` in order; figures may stand inside one another, but none is long."""
    at = bisect_right(spans, (end, 0))
    return any(other < end and start < its_end for other, its_end in spans[max(0, at - 4) : at])


def _is_label(text: str, start: int, end: int, noun: str = "") -> bool:
    """Is it a page, a day, an hour, an age, a telephone number, by the words next to it and the noun it counts?"""
    before, behind = _labels()
    words = _TOKEN.findall(fold_tidy(text[max(0, start - 24) : start]))
    after = _TOKEN.findall(fold_tidy(text[end : end + 24]))
    counted = _TOKEN.findall(fold_tidy(noun))
    return not before.isdisjoint(words[-1:]) or not behind.isdisjoint([*after[:1], *counted[:1], *counted[-1:]])


@cache
def _labels() -> tuple[frozenset[str], frozenset[str]]:
    silent = load("corrections.toml")["silent"]
    return frozenset(silent["before"]), frozenset(silent["after"])
