"""An article's figures by the sentence that they stand in, and the sentence with marks in their place.

Enters: figures and their text. Leaves: numbers of figures, masked sentences. Never: what a sentence says.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from monitor.data import load
from monitor.domain import Figure

#: Marks that end what a phrase says.
ENDS = ",.;:!?()，。；、"
#: What ends a clause of a masked sentence, where points in numbers stand in masks.
ENDS_CLAUSE = re.compile(r"[,;:()“”„«»\"—–，、；：（）。．]| - ")
_SEMICOLON = re.compile("[;；]")
_DOT = "\u0307"  # what is left above a Turkish İ in small letters
_NOT_A_WORD = re.compile(r"[^\w\s'’-]|_")
_FEW = 4  # words that say which part of a whole it is
_NO_MARKS = str.maketrans("⟦⟧", "  ")
_LONGEST = 2000  # characters of a sentence; beyond that it is a table or noise


def by_sentence(figures: Sequence[Figure]) -> list[tuple[tuple[int, int], list[int]]]:
    """Sentences that are no tables, in text order, each with the numbers of its figures."""
    sentences: dict[tuple[int, int], list[int]] = {}
    for number, figure in enumerate(figures):
        if figure.pair_of is None and figure.value.is_finite():
            sentences.setdefault((figure.sentence_start, figure.sentence_end), []).append(number)
    ordered = {place: sorted(numbers, key=lambda number: figures[number].start) for place, numbers in sentences.items()}
    return sorted((place, numbers) for place, numbers in ordered.items() if place[1] - place[0] <= _LONGEST)


def by_statement(text: str, figures: Sequence[Figure]) -> list[tuple[tuple[int, int], list[int]]]:
    """`by_sentence`, cut at semicolons: what stands behind one is a sentence of its own."""
    found = []
    for (start, end), numbers in by_sentence(figures):
        cuts = [start, *(mark.end() for mark in _SEMICOLON.finditer(text, start, end)), end]
        for one, two in pairwise(cuts):
            if own := [number for number in numbers if one <= figures[number].start < two]:
                found.append(((one, two), own))
    return found


def with_one(
    figures: Sequence[Figure], text: str, fits: Callable[[Figure], bool], patterns: Sequence[re.Pattern[str]]
) -> Iterator[tuple[int, str, re.Match[str]]]:
    """For sentences with one figure that `fits`, its number, the sentence with ⟦0⟧ in its place, and every match.

    Of two such figures it is not known which of them a phrase is about.
    """
    for _, numbers in by_sentence(figures) if patterns else ():
        values = [number for number in numbers if fits(figures[number])]
        if len(values) == 1:
            sentence = masked(text, [figures[values[0]]])
            found = (pattern.search(sentence) for pattern in patterns)
            yield from ((values[0], sentence, match) for match in found if match is not None)


def masked(text: str, figures: Sequence[Figure], span: tuple[int, int] | None = None) -> str:
    """The sentence with ⟦n⟧ in the place of its n-th figure, so that a pattern can tell figures from years.

    `span`: the part of it that is asked for, with `figures`. Brackets of this kind that the text itself prints go.
    """
    start, end = span or (figures[0].sentence_start, figures[0].sentence_end)
    pieces, at = [], start
    for place, figure in enumerate(figures):
        if figure.start >= at:
            pieces += [text[at : figure.start].translate(_NO_MARKS), f"⟦{place}⟧"]
            at = figure.end
    return " ".join("".join([*pieces, text[at:end].translate(_NO_MARKS)]).casefold().replace(_DOT, "").split())


@cache
def _none() -> re.Pattern[str]:
    return re.compile(load("ledger_parts.toml")["words"]["none"])


def few_words(phrase: str) -> str:
    """The first words of a phrase, without marks; none of one that tells who says so or when."""
    if _none().search(phrase.strip()):
        return ""
    return " ".join(_NOT_A_WORD.sub(" ", phrase).split()[:_FEW])
