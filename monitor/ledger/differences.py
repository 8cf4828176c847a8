"""An old value that a text gives by how far the new one lies from it: "188, three more than the provisional toll".

Enters: an analysis. Leaves: for each such figure the old value, and which figures only say how far. Never: a distance
from what was expected, or from another time. The wordings are data (`ledger_differences.toml`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from monitor.data import load
from monitor.domain import Analysis, Figure, FigureKind, primary
from monitor.ledger.revisions import of_others
from monitor.ledger.sentences import by_sentence, masked

_TENTH = Decimal("0.1")
_FAR = "[^⟦⟧;。]{0,120}?"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BEHIND = 20  # characters behind the wording in which another time may stand


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    tenths: dict[str, int]


def old_values(analysis: Analysis) -> tuple[dict[int, Figure], frozenset[int]]:
    """The old values by the numbers of the figures that replace them, and the numbers of the distances."""
    rule = _rule(primary(analysis.article.language) or "")
    found: dict[int, Figure] = {}
    distances: set[int] = set()
    for _, numbers in by_sentence(analysis.figures) if rule else ():
        figures = [analysis.figures[number] for number in numbers]
        for new, distance, old in _in_sentence(masked(analysis.article.text, figures), figures, rule):
            found.setdefault(numbers[new], old)
            if distance is not None:
                distances.add(numbers[distance])
    return found, frozenset(distances)


def _in_sentence(sentence: str, figures: list[Figure], rule: _Rule | None) -> Iterator[tuple[int, int | None, Figure]]:
    for match in rule.pattern.finditer(sentence) if rule else ():
        new, by = int(match["new"]), match["by"]
        start, end = match.start("tenths" if by is None else "by"), match.end() + _BEHIND
        if of_others().search(sentence, start, end) or _YEAR.search(sentence, start, end):
            continue
        distance = int(by) if by is not None else None
        if max(new, distance or 0) >= len(figures):
            continue
        said = figures[distance] if distance is not None else None
        far = _far(figures[new], said) if said is not None else _tenths(figures[new], rule, match["tenths"])
        if far is not None:
            less = -far if match["more"] else far
            yield new, distance, replace(figures[new], value=abs(figures[new].value) + less)


def _far(new: Figure, said: Figure) -> Decimal | None:
    """How far the two lie apart in the unit of the new one; a percentage of a count is no distance."""
    if new.unit == "%":
        points = said.unit == "percentage_point" or (said.kind is FigureKind.RATIO and said.value < 1)
        return said.value if points else None
    counted = new.kind is said.kind is FigureKind.COUNT
    return said.value if counted and said.value < abs(new.value) else None


def _tenths(new: Figure, rule: _Rule | None, words: str) -> Decimal | None:
    return rule.tenths[words] * _TENTH if rule and new.unit == "%" else None


@cache
def _rule(language: str) -> _Rule | None:
    row: dict[str, Any] | None = load("ledger_differences.toml").get(language)
    if row is None:
        return None
    tenths: dict[str, int] = row["tenths"]
    words = "|".join(map(re.escape, tenths)) or "(?!)"
    pattern = row["rule"].replace("~~", _FAR).replace("NEW", r"⟦(?P<new>\d+)⟧")
    pattern = pattern.replace("BY", rf"(?:⟦(?P<by>\d+)⟧|(?P<tenths>{words}))").replace("POINT?", row["point"])
    pattern = pattern.replace("SIDE", f"(?:(?P<more>{row['more']})|(?:{row['less']}))")
    return _Rule(re.compile(pattern.replace("EARLY", f"(?:{row['early']})")), tenths)
