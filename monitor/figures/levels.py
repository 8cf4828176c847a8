"""Levels that have no unit, and counts whose noun stands before them.

Enters: a shadow and where a number without unit and noun stands. Leaves: what it is the level or the count of. Never: a
number that no stating word precedes, or whose name stands in another clause ("answer 42" is none).
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from monitor.data import load

Span = tuple[int, int]

_REACH = 90
_RESULT = re.compile(r" ?[-–:/] ?\d")
_CLAUSE_END = re.compile(r"[;:!?\n。；，]|[.,](?!\d)")


@dataclass(frozen=True, slots=True)
class _Rules:
    states: re.Pattern[str]
    names: re.Pattern[str]
    counted: re.Pattern[str] | None
    behind: re.Pattern[str] | None


def has_level(plain: str, start: int, end: int, language: str) -> bool:
    """Whether the number at `start:end` is the level of something named before it: an index, a balance."""
    rules = _rules(language)
    clause = _clause(plain, start, end, rules) if rules else None
    return rules is not None and clause is not None and rules.names.search(plain, *clause) is not None


def counted_before(plain: str, start: int, end: int, language: str) -> Span | None:
    """Span of the noun that the number counts, where the noun is said first: "the number of cases rose to 62"."""
    rules = _rules(language)
    if rules is None or rules.counted is None or (clause := _clause(plain, start, end, rules)) is None:
        return None
    match = rules.counted.search(plain, *clause)
    if match is None:
        return None
    return next(match.span(name) for name in match.re.groupindex if match[name] is not None)


def _clause(plain: str, start: int, end: int, rules: _Rules) -> Span | None:
    """The words between the last mark and what states the number, or None where nothing states it."""
    if _RESULT.match(plain, end) or (rules.behind is not None and rules.behind.match(plain, end) is None):
        return None
    lead = plain[max(0, start - _REACH) : start].rstrip("-+ ")
    stated = rules.states.search(lead)
    if stated is None:
        return None
    first = start - len(plain[max(0, start - _REACH) : start])
    begin = max((mark.end() for mark in _CLAUSE_END.finditer(lead)), default=0)
    return (first + begin, first + len(lead)) if stated.start() >= begin else None


@cache
def _rules(language: str) -> _Rules | None:
    row: dict[str, Any] | None = load("figures_words.toml")["level"].get(language)
    if row is None:
        return None
    return _Rules(
        states=re.compile(rf"(?:{row['states']})(?: ?(?:{_roughly(language)}))?$"),
        names=re.compile(row["names"]),
        counted=re.compile(row["counted"]) if "counted" in row else None,
        behind=re.compile(row["behind"]) if "behind" in row else None,
    )


def _roughly(language: str) -> str:
    """The words of an approximation, which may stand between what states and the number."""
    before: dict[str, dict[str, list[str]]] = load("figures_words.toml")["before"]
    words = {word for table in before.values() for word in table.get(language, ())}
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"
