"""A part counted out of a whole in one sentence: "of the 412 drivers who were tested, 37 had been drinking".

Enters: figures of an article. Leaves: the part as one of the whole's place and period within bounds of its own, and a
cue with the whole, by which the part can be doubted. Never: two counts whose nouns differ without words that join them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from monitor.data import load
from monitor.domain import Approx, Figure, FigureKind, Observation, Transform, primary
from monitor.ledger.nouns import normal_form
from monitor.ledger.sentences import ENDS, by_sentence, few_words, masked

CUE = "among:"


def parts(figures: Sequence[Figure], text: str, language: str | None) -> list[Figure]:
    """`figures`, each part of another one under that one's name and in its bounds, which the words for it narrow."""
    known, tongue = list(figures), primary(language) or "und"
    for whole, part, words in _pairs(figures, text, tongue):
        mine, its = figures[part], figures[whole]
        known[part] = replace(
            mine,
            indicator=its.indicator,
            indicator_text=its.indicator_text,
            subject=its.subject,
            subject_path=its.subject_path,
            period=its.period,
            unit=its.unit,
            scope=_bounds(mine, its, words, tongue),
            cues=mine.cues | {f"{CUE}{its.value:f}"},
        )
    return known


def whole_of(observation: Observation) -> Decimal | None:
    """What its own sentence counts it among, if that is less than itself."""
    wholes = [Decimal(cue.removeprefix(CUE)) for cue in observation.cues if cue.startswith(CUE)]
    least = observation.value if observation.low is None else observation.low
    return next((whole for whole in wholes if least > whole), None)


def may_be_more(sentence: str) -> bool:
    """Has a sentence, in small letters, words by which a part may be above its "whole": places taken, plans?"""
    return _otherwise().search(sentence) is not None


def _bounds(part: Figure, whole: Figure, words: str, language: str) -> str:
    """Those of the whole, those that the part was read with, and the words for it unless they say the same."""
    told = [bound for scope in (whole.scope, part.scope) if scope for bound in scope.split(", ")]
    said = {normal_form(bound, language) for bound in told}
    return ", ".join(dict.fromkeys(told if normal_form(words, language) in said else [*told, words]))


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
                words = few_words(match["words"])
                more = figures[part].value > figures[whole].value and may_be_more(sentence)
                if words and not more and _may_be(figures[part], figures[whole]):
                    yield whole, part, words


def _may_be(part: Figure, whole: Figure) -> bool:
    """Two counts of what is, the whole to the last one: of "more than 400" there may be 412."""
    counts = all(each.kind is FigureKind.COUNT and each.transform is Transform.LEVEL for each in (part, whole))
    return counts and whole.approx is Approx.EXACT and whole.step <= 1 and part.modality == whole.modality


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """From `[among]`; a line with counter words makes a pattern for each set of them that count the same."""
    entry = load("ledger.toml")["among"].get(language, {})
    return tuple(
        re.compile(
            line.replace("BE", entry.get("be", ""))
            .replace("COUNTER", f" ?(?:{counters})")
            .replace("WHOLE", r"⟦(?P<whole>\d+)⟧")
            .replace("PART", r"⟦(?P<part>\d+)⟧")
            .replace("WORDS", rf"(?P<words>[^⟦⟧{ENDS}]{{2,60}})(?![^⟦⟧{ENDS}]*⟦)")
            .replace("~", r"[^⟦⟧;；。]{0,120}?")
        )
        for line in entry.get("patterns", ())
        for counters in entry.get("counters", ("",))
    )


@cache
def _otherwise() -> re.Pattern[str]:
    return re.compile(load("ledger_own.toml")["whole"]["otherwise"])
