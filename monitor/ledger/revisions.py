"""What a text says it revises: the old value beside the new one, in the sentence that announces the revision.

Enters: an analysis; then observations. Leaves: which figures are old values, and the values
that an observation replaces. Never: a guess from sizes alone; the sentence has to pair the two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from monitor.data import load
from monitor.domain import Analysis, Approx, Figure, Observation
from monitor.ledger import periods
from monitor.ledger.intervals import MINUS, agrees

_CUE = "replaces:"
_NEAR = 40  # characters before a figure, in which its own words call it an earlier vintage
_LONGEST = 2000  # characters of a sentence; beyond that it is a table or noise
_GAP = "[^⟦⟧;；。]{0,40}?"


def replaced(analysis: Analysis) -> dict[int, int]:
    """Numbers of the figures that are old values, each with the number of the figure that replaces it."""
    found: dict[int, int] = {}
    for numbers in _sentences(analysis.figures):
        figures = [analysis.figures[number] for number in numbers]
        for old, new in _pairs(_masked(analysis.article.text, figures), figures):
            found.setdefault(numbers[old], numbers[new])
    for old, new in _told_after(analysis):
        if old not in found.values():
            found.setdefault(old, new)
    return {old: new for old, new in found.items() if new not in found}


def cue(old: Figure) -> str:
    """The mark on an observation whose sentence says that it replaces `old`."""
    falls = old.direction in MINUS and old.value > 0
    return f"{_CUE}{-old.value if falls else old.value}/{old.step}"


def said_to_replace(observation: Observation) -> tuple[Observation, ...]:
    """The old values that the sentence of `observation` gives, as statements of its own series and period."""
    return tuple(_old_value(observation, mark) for mark in sorted(observation.cues) if mark.startswith(_CUE))


def replaces(newer: Observation, older: Observation) -> bool:
    """Does the text of `newer` say that it replaces the value of `older`?"""
    return any(agrees(each, older) for each in said_to_replace(newer))


def _told_after(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Figures that their own words call an earlier vintage of the one before them, as far back as the sentence before.

    One of the two has to be told in words of revision, or both stand in one sentence ("above the flash 3.9 percent").
    """
    text, figures = analysis.article.text, analysis.figures
    for number, figure in enumerate(figures[1:], 1):
        before = " ".join(text[max(figure.sentence_start, figure.start - _NEAR) : figure.start].casefold().split())
        if not any(pattern.search(before) for pattern in _earlier()):
            continue
        last = next((n for n in range(number - 1, -1, -1) if figures[n].kind == figure.kind), None)
        if last is None or text[figures[last].end : figure.start].count("\n") > 0:
            continue
        alike = figures[last].unit == figure.unit and _is_vintage(replace(figure, period=None), figures[last])
        together = figures[last].sentence_start == figure.sentence_start
        if alike and (together or "revision" in figure.cues | figures[last].cues):
            yield number, last


def _old_value(observation: Observation, mark: str) -> Observation:
    value, _, step = mark.removeprefix(_CUE).partition("/")
    number, size = Decimal(value), Decimal(step)
    low, high = number - size / 2, number + size / 2
    return replace(observation, value=number, step=size, low=low, high=high, approx=Approx.EXACT, cues=frozenset())


def _sentences(figures: Sequence[Figure]) -> Iterator[list[int]]:
    """Figures of one sentence that speaks of a revision, two at least, in text order."""
    groups: dict[tuple[int, int], list[int]] = {}
    for number, figure in enumerate(figures):
        if "revision" in figure.cues and figure.pair_of is None and figure.value.is_finite():
            groups.setdefault((figure.sentence_start, figure.sentence_end), []).append(number)
    for (start, end), numbers in groups.items():
        if len(numbers) > 1 and end - start <= _LONGEST:
            yield sorted(numbers, key=lambda number: figures[number].start)


def _masked(text: str, figures: Sequence[Figure]) -> str:
    """The sentence with ⟦n⟧ in the place of its n-th figure, so that a pattern can tell figures from years."""
    pieces, at = [], figures[0].sentence_start
    for place, figure in enumerate(figures):
        if figure.start >= at:
            pieces += [text[at : figure.start], f"⟦{place}⟧"]
            at = figure.end
    return " ".join("".join([*pieces, text[at : figures[0].sentence_end]]).casefold().split())


def _pairs(masked: str, figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    for pattern in _patterns():
        for match in pattern.finditer(masked):
            old, new = int(match["old"]), int(match["new"])
            if max(old, new) < len(figures) and _is_vintage(figures[old], figures[new]):
                yield old, new


def _is_vintage(old: Figure, new: Figure) -> bool:
    """Can the two be vintages of one value? Not two years of it ("up from 7.7 trillion in 2022")."""
    then, now = periods.parse(old.period), periods.parse(new.period)
    two_periods = then and now and then.label != now.label and then.frequency == now.frequency
    return old.kind == new.kind and old.unit == new.unit and not two_periods


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """From `[revision]`: OLD and NEW are figures, ~ is a short stretch without one, REVISE the language's verbs."""
    compiled = []
    for entry in load("ledger.toml")["revision"].values():
        for line in entry["patterns"]:
            rule = line.replace("REVISE", entry["verbs"]).replace("~", _GAP)
            rule = rule.replace("OLD", r"⟦(?P<old>\d+)⟧").replace("NEW", r"⟦(?P<new>\d+)⟧").replace("ANY", r"⟦\d+⟧")
            compiled.append(re.compile(rule))
    return tuple(compiled)


@cache
def _earlier() -> tuple[re.Pattern[str], ...]:
    """`earlier` of `[revision]`: what stands right before a figure that the one before it replaced."""
    rows = load("ledger.toml")["revision"].values()
    return tuple(re.compile(f"(?:{line})$") for entry in rows for line in entry.get("earlier", ()))
