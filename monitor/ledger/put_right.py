"""A value that words behind it put right: "exports came to 14.2 billion. The office has corrected that to 14.6".

So is one that is denied in favour of another ("not 14.2 billion, as reported, but 14.6", `revisions.denied`).

The first value has the name, the period and the place; the second only says that it holds instead. Enters: an analysis.
Leaves: pairs of old and new values, the new ones with all that is told at the old. Never: a second value whose clause
names a thing of its own, one behind a third figure of that unit, or what is changed itself (a rate that is raised).
Words are data (`ledger_put_right.toml`).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from monitor.data import load
from monitor.domain import Analysis, Figure, FigureKind, Modality, Transform, primary
from monitor.ledger.elliptical import is_reading
from monitor.ledger.revisions import denied, of_others
from monitor.ledger.sentences import by_sentence, masked

_FACTOR = 2  # how far two vintages of one value lie apart at most
_CLAUSE = re.compile("[.;:,!?()。；，：、—–]")
_LONGEST = 170  # characters between the two values
_PLANS = frozenset({Modality.FORECAST, Modality.TARGET, Modality.POLICY_OFFER})
_Rule = tuple[re.Pattern[str], re.Pattern[str]]


def pairs(analysis: Analysis) -> dict[int, int]:
    """Numbers of old values, each with the number of the value that is said to hold instead."""
    language, text, figures = primary(analysis.article.language) or "", analysis.article.text, analysis.figures
    found = {old: new for old, new in denied(analysis).items() if _may_be_one(figures[old], figures[new])}
    sentences = by_sentence(figures) if _rules(language) else []
    joined = [((one, numbers), (one, numbers)) for one, numbers in sentences]
    joined += [pair for pair in pairwise(sentences) if not text[pair[0][0][1] : pair[1][0][0]].strip()]
    for (first, before), (last, behind) in joined:
        numbers = sorted({*before, *behind}, key=lambda number: figures[number].start)
        said = masked(text, [figures[number] for number in numbers], (first[0], last[1]))
        for place, (old, new) in enumerate(pairwise(numbers)):
            if new not in behind or old not in before or old in found.values():
                continue
            if _may_be_one(figures[old], figures[new]) and _is_put_right(said, place, language):
                found.setdefault(old, new)
    return found


def put_right(figures: Sequence[Figure], found: Mapping[int, int]) -> Iterator[tuple[int, Figure]]:
    """The new values with what is told at those that they hold instead of."""
    for old, new in found.items():
        told = figures[old]
        yield (
            new,
            replace(
                told,
                start=figures[new].start,
                end=figures[new].end,
                surface=figures[new].surface,
                value=figures[new].value,
                low=figures[new].low,
                high=figures[new].high,
                step=figures[new].step,
                approx=figures[new].approx,
                modality=Modality.ACTUAL,
                sentence_start=figures[new].sentence_start,
                sentence_end=figures[new].sentence_end,
                cues=figures[new].cues | (told.cues & {"stock"}),
            ),
        )


def _is_put_right(said: str, place: int, language: str) -> bool:
    """`said`: one or two sentences, masked; the values are the `place`-th and the next of their figures."""
    first, second = said.find(f"⟦{place}⟧"), said.find(f"⟦{place + 1}⟧")
    if first < 0 or second < 0 or second - first > _LONGEST or of_others().search(said, 0, second):
        return False
    between, behind = said[first:second].partition("⟧")[2], said[second:].partition("⟧")[2]
    for lead, follows in _rules(language):
        found = lead.search(between)
        if found is not None and follows.match(behind) and _names_nothing(between[: found.start()], language):
            return True
    return False


def _names_nothing(words: str, language: str) -> bool:
    """Are the words of the second value's clause in front of those that put right only an office's, or there none?"""
    own = _CLAUSE.split(words)
    return len(own) < 2 or is_reading(own[-1], language)  # without a mark, it is the clause of the first value


def _may_be_one(old: Figure, new: Figure) -> bool:
    """Of one unit or the new one of none, near each other, and neither of two things, times or places."""
    same = (old.kind, old.unit) == (new.kind, new.unit) or (new.kind is FigureKind.COUNT and not new.unit)
    named = old.indicator is not None or bool(old.indicator_text)
    apart = old.transform is Transform.RANK or old.modality in _PLANS or (new.indicator not in {None, old.indicator})
    apart = apart or new.period not in {None, old.period} or new.subject not in {None, old.subject}
    near = old.value and new.value and 1 / _FACTOR <= abs(new.value / old.value) <= _FACTOR
    return bool(same and named and near and not apart and old.value != new.value)


@cache
def _rules(language: str) -> tuple[_Rule, ...]:
    rows: list[list[str]] = load("ledger_put_right.toml").get(language, {}).get("rules", [])
    return tuple((re.compile(f"(?:{lead})$"), re.compile(behind)) for lead, behind in rows)
