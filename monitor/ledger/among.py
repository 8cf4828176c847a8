"""A part counted out of a whole in one sentence: "of the 412 drivers who were tested, 37 had been drinking".

Enters: figures of an article. Leaves: the part as one of the whole's place and period with a scope of its own, and a
cue with the whole, by which the part can be doubted. Never: two counts whose nouns differ without words that join them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from monitor.data import load
from monitor.domain import Figure, FigureKind, Observation, Transform, primary
from monitor.ledger.sentences import by_sentence, masked

CUE = "among:"
_WORDS = 4  # that say which part it is
_NOT_A_WORD = re.compile(r"[^\w\s'’-]|_")


def parts(figures: Sequence[Figure], text: str, language: str | None) -> list[Figure]:
    """`figures`, each part of another one under that one's name, with the words for it as scope."""
    known = list(figures)
    for whole, part, words in _pairs(figures, text, primary(language) or "und"):
        mine, its = figures[part], figures[whole]
        known[part] = replace(
            mine,
            indicator=its.indicator,
            indicator_text=its.indicator_text,
            subject=its.subject,
            subject_path=its.subject_path,
            period=its.period,
            transform=its.transform,
            unit=its.unit,
            scope=words,
            cues=mine.cues | {f"{CUE}{its.value:f}"},
        )
    return known


def whole_of(observation: Observation) -> Decimal | None:
    """What its own sentence counts it among, if that is less than itself."""
    wholes = [Decimal(cue.removeprefix(CUE)) for cue in observation.cues if cue.startswith(CUE)]
    least = observation.value if observation.low is None else observation.low
    return next((whole for whole in wholes if least > whole), None)


def _pairs(figures: Sequence[Figure], text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Numbers of whole and part, and the words for the part."""
    patterns = _patterns(language)
    for _, numbers in by_sentence(figures) if patterns else ():
        if len(numbers) < 2:
            continue
        told = [figures[number] for number in numbers]
        sentence = masked(text, told)
        for pattern in patterns:
            for match in pattern.finditer(sentence):
                whole, part = numbers[int(match["whole"])], numbers[int(match["part"])]
                words = " ".join(_NOT_A_WORD.sub(" ", match["words"]).split()[:_WORDS])
                if words and _may_be(figures[part], figures[whole]):
                    yield whole, part, words


def _may_be(part: Figure, whole: Figure) -> bool:
    counts = part.kind is FigureKind.COUNT and whole.kind is FigureKind.COUNT
    return counts and Transform.LEVEL is whole.transform and whole.step <= 1 and part.modality == whole.modality


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """From `[among]`: WHOLE and PART are counts, ~ is a stretch without one, WORDS say which part it is."""
    entry = load("ledger.toml")["among"].get(language, {})
    return tuple(
        re.compile(
            line.replace("BE", entry.get("be", ""))
            .replace("WHOLE", r"⟦(?P<whole>\d+)⟧")
            .replace("PART", r"⟦(?P<part>\d+)⟧")
            .replace("WORDS", r"(?P<words>[^⟦⟧,.;:!?()，。；、]{2,60})")
            .replace("~", r"[^⟦⟧;；。]{0,120}?")
        )
        for line in entry.get("patterns", ())
    )
