"""A revised value that its sentence gives no name: it is of what the sentence before spoke of.

"Sales edged up 0.3 percent in March. The February decline was revised to 1.1 percent from 1.4 percent." Enters: the
figures of an article. Leaves: the same, each such value with the name of the figure that it goes on from. Never: a
value whose sentence has words for a thing of its own, nor one of another unit.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from monitor.data import load
from monitor.domain import REPLACES, Figure, FigureKind, Transform, primary
from monitor.ledger.nouns import nominal_form
from monitor.ledger.series import unit_class

_FARTHEST = 2  # sentences between the two
_NEVER = "(?!)"
_ELIDED = re.compile(r"^\w{1,4}['’](?=\w)")  # "l'institut"
PAST = "revised from"  # begins the measure of what only its old value names


def named(figures: Sequence[Figure], revised: Collection[int], language: str | None) -> list[Figure]:
    """`figures`, those of the numbers `revised` under the name of what the sentence before speaks of."""
    known = list(figures)
    starts = sorted({figure.sentence_start for figure in figures})
    for number in sorted(revised):
        figure = known[number]
        if figure.indicator is not None or not says_nothing(figure, primary(language) or "und"):
            continue
        at = starts.index(figure.sentence_start)
        near = starts[max(0, at - _FARTHEST) : at]
        before = [each for each in known[:number] if each.sentence_start in near and _may_be_of(figure, each)]
        if before and len({_thing(each) for each in before if each.sentence_start == before[-1].sentence_start}) == 1:
            known[number] = _of(figure, before[-1], falls=_falls(figure, primary(language) or "und"))
    return known


def _thing(figure: Figure) -> tuple[object, ...]:
    return (figure.indicator, None if figure.indicator else figure.indicator_text, figure.scope, figure.subject)


def says_nothing(figure: Figure, language: str) -> bool:
    """Has the figure no words but those for a value, its revision and who revised it?"""
    return is_reading(figure.indicator_text or "", language)


def is_reading(phrase: str, language: str) -> bool:
    """Are all words of a phrase that name anything those for a value, its revision and who revised it?"""
    known = _beginnings("readings", language)
    return all(
        word.isdecimal() or len(word) == 1 or known.match(word) or known.match(_ELIDED.sub("", word))
        for word in nominal_form(phrase, language).split()
    )


def by_its_past(figure: Figure, language: str, article: str) -> str:
    """The measure of a revised value without any name: what had the old value. `quoted` finds what that was.

    It is this article's alone: two things may have had one value.
    """
    old = next(cue for cue in sorted(figure.cues) if cue.startswith(REPLACES))
    value = old.removeprefix(REPLACES).partition("/")[0]
    return f"open:{language}:{PAST} {value} {figure.unit} ({article})"


def _may_be_of(figure: Figure, before: Figure) -> bool:
    """A named figure of the same unit, about the same place if the later one tells its place."""
    return (
        before.pair_of is None
        and unit_class(before) == unit_class(figure)
        and (before.kind == figure.kind or FigureKind.COUNT in {before.kind, figure.kind})
        and (before.indicator is not None or bool(before.indicator_text))
        and figure.subject in {None, before.subject}
        and figure.transform in {Transform.LEVEL, before.transform}
    )


def _falls(figure: Figure, language: str) -> bool:
    words = nominal_form(figure.indicator_text or "", language).split()
    said = [*words, *(figure.indicator_text or "").casefold().split()]
    falls, rises = _beginnings("falls", language), _beginnings("rises", language)
    return any(map(falls.match, said)) and not any(map(rises.match, said)) and figure.direction != "up"


def _of(figure: Figure, before: Figure, *, falls: bool) -> Figure:
    return replace(
        figure,
        indicator=before.indicator,
        indicator_text=before.indicator_text,
        transform=before.transform,
        denominator=before.denominator,
        scope=before.scope,
        subject=before.subject,
        subject_path=before.subject_path,
        unit=before.unit if figure.kind is FigureKind.COUNT else figure.unit,
        direction="down" if falls and before.transform is not Transform.LEVEL else figure.direction,
    )


@cache
def _beginnings(table: str, language: str) -> re.Pattern[str]:
    return re.compile(load("ledger.toml")[table].get(language, _NEVER))
