"""What a text says it revises: the old value beside the new one, in the sentence that announces the revision.

Enters: an analysis; then observations. Leaves: which figures are old values, and the values
that an observation replaces. Never: a guess from sizes alone; the sentence has to pair the two.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

from monitor.data import load
from monitor.domain import (
    PARTY,
    REPLACES,
    Analysis,
    Approx,
    Figure,
    FigureKind,
    Modality,
    Observation,
    Transform,
    primary,
)
from monitor.ledger import periods
from monitor.ledger.intervals import MINUS, agrees, signed
from monitor.ledger.sentences import by_sentence, by_statement, masked

_BEHIND = 20  # characters behind "had reported" in which the time stands: "a year earlier"
_GAP = "[^⟦⟧;；。]{0,40}?"
_FAR = "[^⟦⟧;；。]{0,120}?"
_NEVER = "(?!)"
_MONTH = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
_Rule = tuple[re.Pattern[str], re.Pattern[str] | None]  # and what else the sentence must speak of
_FIRST = frozenset({Modality.PRELIMINARY, Modality.ESTIMATE})
_GROWTH = frozenset({Transform.YOY, Transform.MOM, Transform.CAGR})


def replaced(analysis: Analysis) -> dict[int, int]:
    """Numbers of the figures that are old values, each with the number of the figure that replaces it."""
    found: dict[int, int] = {}
    vintage, denied = (_saying(kind, primary(analysis.article.language)) for kind in ("vintage", "denied"))
    for _, numbers in by_sentence(analysis.figures):
        figures = [analysis.figures[number] for number in numbers]
        if len(numbers) > 1:
            revised = any("revision" in figure.cues for figure in figures)
            rules = (*denied, *_patterns(), *vintage) if revised else (*denied, *vintage)
            for old, new in _pairs(masked(analysis.article.text, figures), figures, rules):
                if found.get(numbers[new]) != numbers[old]:  # what is said first holds: it denies more than it compares
                    found.setdefault(numbers[old], numbers[new])
    for old, new in _taken_back(analysis, found):
        found.setdefault(old, new)
    return {old: new for old, new in found.items() if new not in found}


def denied(analysis: Analysis) -> dict[int, int]:
    """Numbers of the figures that their sentence denies in favour of another, each with the number of that."""
    found: dict[int, int] = {}
    rules = _saying("denied", primary(analysis.article.language))
    for _, numbers in by_sentence(analysis.figures):
        figures = [analysis.figures[number] for number in numbers]
        for old, new in _pairs(masked(analysis.article.text, figures), figures, rules) if len(numbers) > 1 else ():
            found.setdefault(numbers[old], numbers[new])
    return found


def left_behind(analysis: Analysis) -> frozenset[int]:
    """Numbers of the figures that their sentence says to hold no more, whether the new value is known or not.

    A denied one was somebody's guess, or holds of another time: "not 4 percent, as was expected, but 5".
    """
    denied = _saying("denied", primary(analysis.article.language))
    return frozenset(
        numbers[old]
        for _, numbers in by_sentence(analysis.figures)
        for old in _olds(masked(analysis.article.text, [analysis.figures[n] for n in numbers]), (*_left(), *denied))
        if old < len(numbers)
    )


def replacing(new: Figure, old: Figure) -> Figure:
    """`new` with what its sentence tells at the value that it replaces: both are of one thing.

    "Raised its estimate of growth in 2023 from 3.6 % to 4.1 %": the words stand beside the first number, and "first
    estimate" speaks of the value that is replaced. A month beside that is as a rule the one in which it was announced.
    """
    nameless = new.indicator is None and (old.indicator is not None or not new.indicator_text)
    told = old if nameless else new
    grows = old if old.transform in _GROWTH and new.transform is Transform.LEVEL else told
    return replace(
        in_its_place(new),
        indicator=told.indicator,
        indicator_text=told.indicator_text,
        scope=told.scope,
        transform=grows.transform,
        denominator=told.denominator,
        subject=new.subject or old.subject,
        subject_path=new.subject_path if new.subject else old.subject_path,
        period=new.period or (None if _MONTH.fullmatch(old.period or "") else old.period),
    )


def in_its_place(new: Figure) -> Figure:
    """`new` beside what it replaces: "a tenth above the first estimate" calls the old value an estimate, not this."""
    return replace(new, modality=Modality.ACTUAL) if new.modality in _FIRST else new


def cue(old: Figure, new: Figure | None = None) -> str:
    """The mark on an observation whose text says that it replaces `old`.

    `old` points where `new` does if it does not say where: "contracted by 3.0 percent, not by 3.6".
    """
    direction = old.direction or (new.direction if new is not None else None)
    falls = direction in MINUS and old.value > 0
    return f"{REPLACES}{-old.value if falls else old.value}/{old.step}"


def said_to_replace(observation: Observation) -> tuple[Observation, ...]:
    """The old values that the sentence of `observation` gives, as statements of its own series and period."""
    return tuple(_old_value(observation, value, step) for value, step in observation.replaced)


def replaces(newer: Observation, older: Observation) -> bool:
    """Does the text of `newer` say that it replaces the value of `older`?

    "The change was revised to 1.1 percent, 1.4 had been given" has no sign where the file says that it was a fall.
    """
    unsigned = (newer.own or newer.series).transform is Transform.LEVEL and older.series.transform in _GROWTH
    return any(agrees(each, older) or (unsigned and _falls_too(each, older)) for each in said_to_replace(newer))


def _falls_too(said: Observation, older: Observation) -> bool:
    return signed(older) < 0 < said.value and agrees(replace(said, cues=MINUS), older)


def _old_value(observation: Observation, number: Decimal, step: Decimal) -> Observation:
    low, high = number - step / 2, number + step / 2
    return replace(observation, value=number, step=step, low=low, high=high, approx=Approx.EXACT, cues=frozenset())


def _taken_back(analysis: Analysis, paired: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """An old value in a statement of its own: "It is 2.3 percent. An early estimate had put it at 2.2 percent."

    It is one of what the sentence before tells, if that holds exactly one figure that it can be an old value of.
    """
    figures, text = analysis.figures, analysis.article.text
    for (one, before), (two, numbers) in pairwise(by_statement(text, figures)):
        if text[one[1] : two[0]].strip():
            continue
        sentence = masked(text, [figures[number] for number in numbers], two)
        alone = len(numbers) == 1 and not of_others().search(sentence)
        sure = _at(numbers, _olds(sentence, (*_left(), *(_alone() if len(numbers) == 1 else ()))))
        told = _at(numbers, _olds(sentence, _told() if alone else ()))
        for old in (sure | told) - paired.keys():
            new = [n for n in before if n not in paired and may_be_vintages(figures[old], figures[n])]
            new = [n for n in new if may_be_one(figures[old], figures[n]) and on_one_side(figures[old], figures[n])]
            new = [n for n in new if old in sure or _is_spoken_of(figures[old], figures[n])]
            if len(new) == 1:
                yield old, new[0]


def _olds(sentence: str, rules: Sequence[_Rule]) -> list[int]:
    return [
        int(match["old"])
        for pattern, statistic in rules
        if statistic is None or statistic.search(sentence)
        for match in pattern.finditer(sentence)
    ]


def may_be_one(old: Figure, new: Figure) -> bool:
    """Two names part two things ("preliminary data put imports at 5"): a sentence that goes on has none of its own."""
    return old.indicator is None or new.indicator is None or old.indicator == new.indicator


def on_one_side(old: Figure, new: Figure) -> bool:
    """An association's count does not replace an office's that the next sentence sets against it."""
    return PARTY not in new.cues or PARTY in old.cues


def _at(numbers: Sequence[int], places: Sequence[int]) -> set[int]:
    return {numbers[place] for place in places if place < len(numbers)}


def _is_spoken_of(old: Figure, new: Figure) -> bool:
    """What was reported once may be another thing, or another month's, where no text speaks of a revision."""
    monthly = new.period is not None and _MONTH.fullmatch(new.period) is not None
    revised = "revision" in old.cues | new.cues
    return revised or (not monthly and (old.kind is not FigureKind.COUNT or old.unit in {"", new.unit}))


def _pairs(sentence: str, figures: Sequence[Figure], rules: Sequence[_Rule]) -> Iterator[tuple[int, int]]:
    for pattern, statistic in rules:
        if statistic is not None and not statistic.search(sentence):
            continue
        for match in pattern.finditer(sentence):
            old, new = int(match["old"]), int(match["new"])
            denied = (pattern, statistic) in _rules_told("denied")
            told = denied or (pattern, statistic) in _rules_told("vintage")
            if told and _of_another_time(sentence, match, denied=denied):
                continue
            if max(old, new) < len(figures) and may_be_vintages(figures[old], figures[new]):
                yield old, new


def may_be_vintages(old: Figure, new: Figure) -> bool:
    """Can the two be vintages of one value? Not two years of it ("up from 7.7 trillion in 2022").

    A later time beside the old value is when it was announced ("June's 88.4; in August 87.9 had been reported").
    """
    then, now = periods.parse(old.period), periods.parse(new.period)
    two_periods = then and now and then.start < now.start and then.frequency == now.frequency
    counted = old.kind == new.kind == FigureKind.COUNT  # "43,711 births, not the 43,720 first given": the noun once
    same_unit = old.kind == new.kind and (counted or old.unit == new.unit)
    return (same_unit or (old.kind is FigureKind.COUNT and not old.unit)) and not two_periods


@cache
def _patterns() -> tuple[_Rule, ...]:
    """From `[revision]`: OLD and NEW are figures, ~ is a short stretch without one, ~~ a longer one.

    REVISE, EARLY and INSTEAD are words of the language. Behind those whose verb changes any thing stands what else the
    sentence must speak of for it to be a statistic.
    """
    entries = load("ledger.toml")["revision"].values()
    sure = [(pattern, None) for entry in entries for pattern in _compiled(entry, "patterns", entry["verbs"])]
    return (*sure, *(rule for entry in entries if "moves" in entry for rule in _doubtful(entry, "patterns")))


def _doubtful(entry: Mapping[str, Any], kind: str) -> Iterator[tuple[re.Pattern[str], re.Pattern[str]]]:
    lines = [line for line in entry.get(kind, ()) if "REVISE" in line]
    for pattern in _compiled({**entry, kind: lines}, kind, entry["moves"]):
        yield pattern, re.compile(entry["statistic"])


@cache
def _saying(kind: str, language: str | None) -> tuple[_Rule, ...]:
    """Those that need no word of revision: they say themselves that the old value was given out before or is denied."""
    rows = load("ledger.toml")["revision"]
    entries = [rows[language]] if language in rows else [] if language else list(rows.values())
    return tuple((pattern, None) for entry in entries for pattern in _compiled(entry, kind, entry["verbs"]))


def _of_another_time(sentence: str, match: re.Match[str], *, denied: bool) -> bool:
    """Says something between the two values, or right behind, that the old one was not given out for the same time?"""
    start, end = min(match.end("old"), match.end("new")), max(match.start("old"), match.start("new"))
    denied = denied or _denied().search(sentence, start, end) is not None
    others = of_others() if denied else _not_given_before()
    return others.search(sentence, start, match.end() + _BEHIND) is not None


@cache
def _rules_told(kind: str) -> frozenset[_Rule]:
    return frozenset(_saying(kind, None))


@cache
def _not_given_before() -> re.Pattern[str]:
    rows = load("ledger.toml")["vintage"]
    return re.compile(f"{rows['time']}|{rows['expected']}|{rows['said']}")


@cache
def _denied() -> re.Pattern[str]:
    return re.compile(load("ledger.toml")["vintage"]["denied"])


@cache
def of_others() -> re.Pattern[str]:
    """Words of another time, or of what was expected: a value beside them was not given out before for the same."""
    rows = load("ledger.toml")["vintage"]
    return re.compile(f"{rows['time']}|{rows['expected']}")


@cache
def _alone() -> tuple[_Rule, ...]:
    """From `[revision]` too: sentences whose only figure is an old value."""
    entries = load("ledger.toml")["revision"].values()
    return tuple((pattern, None) for entry in entries for pattern in _compiled(entry, "alone", entry["verbs"]))


@cache
def _told() -> tuple[_Rule, ...]:
    """From `[revision]` too: "in March the office had reported OLD"."""
    entries = load("ledger.toml")["revision"].values()
    return tuple((pattern, None) for entry in entries for pattern in _compiled(entry, "told", entry["verbs"]))


@cache
def _left() -> tuple[_Rule, ...]:
    """And what marks an old value wherever it stands, with what else its sentence must speak of."""
    entries = load("ledger.toml")["revision"].values()
    sure = [(pattern, None) for entry in entries for pattern in _compiled(entry, "left", entry["verbs"])]
    return (*sure, *(rule for entry in entries if "moves" in entry for rule in _doubtful(entry, "left")))


def _compiled(entry: Mapping[str, Any], kind: str, verbs: str) -> Iterator[re.Pattern[str]]:
    for line in entry.get(kind, ()):
        rule = line.replace("REVISE", verbs).replace("EARLY", entry.get("early", _NEVER))
        rule = rule.replace("INSTEAD", entry.get("instead", _NEVER)).replace("~~", _FAR).replace("~", _GAP)
        rule = rule.replace("OLD", r"⟦(?P<old>\d+)⟧").replace("NEW", r"⟦(?P<new>\d+)⟧").replace("ANY", r"⟦\d+⟧")
        yield re.compile(rule)
