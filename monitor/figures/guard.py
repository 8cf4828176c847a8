"""What looks like a number and is no figure: years, dates, names, laws, durations.

Enters: shadow, place of a number. Leaves: the reason to leave it out, or None. The
rules are data (`not_figures.toml`), each with a why; here are those that need code.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from monitor.data import load
from monitor.figures.numbers import Number
from monitor.figures.words import spaced_letter

_AROUND = 48
_LONGEST_IN_A_NAME = 4
_LARGEST_VERSION = 20
_LATIN_NAME = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z]{2,} ?$")
_URL = re.compile(r"(?:https?://|www\.|[\w.+-]+@)\S{1,300}")


@dataclass(frozen=True, slots=True)
class _Rule:
    reason: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    number: re.Pattern[str] | None
    weak: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A number that was considered and is no figure: `text[start:end] == surface`, and why."""

    start: int
    end: int
    surface: str
    reason: str


def glued(text: str, start: int, end: int) -> bool:
    """Whether digits are part of a name: COVID-19, G20, A320neo, 5G, 3D, file_7, #4."""
    before = text[start - 1 : start]
    if before and (spaced_letter(before) or before in "_#@\\&="):
        return True
    if before in ("-", "/", ".") and start >= 2 and (spaced_letter(text[start - 2]) or text[start - 2] == "_"):
        return True
    after = text[end : end + 1]
    return bool(after) and (spaced_letter(after) or after == "_")


def named(text: str, number: Number, language: str) -> bool:
    """Whether a small number stands behind a Latin name in a text of another script: Orbit 4, Galaxia 24."""
    version = number.step < 1 and number.value < _LARGEST_VERSION  # Orbit 4.2
    if number.scale or not (version or 0 < len(number.plain) <= _LONGEST_IN_A_NAME):
        return False
    other: list[str] = load("figures_words.toml")["other_scripts"]["languages"]
    return language in other and _LATIN_NAME.search(text, max(0, number.start - _AROUND), number.start) is not None


def not_a_figure(text: str, number: Number) -> tuple[str, bool] | None:
    """The reason of the first rule that knows this number as something else, and whether a unit or noun says more."""
    before = text[max(0, number.start - _AROUND) : number.start]
    after = text[number.end : number.end + _AROUND]
    return _reason(before, after, text[number.start : number.end])


@lru_cache(maxsize=4096)
def _reason(before: str, after: str, surface: str) -> tuple[str, bool] | None:
    # The last words before a number and the first behind it: one pattern over all rules tells whether any can fit.
    fits_before = _any_before().search(before) is not None
    for rule in _rules():
        if rule.number is not None and not rule.number.fullmatch(surface):
            continue
        if rule.before is not None and not (fits_before and rule.before.search(before)):
            continue
        if rule.after is not None and not rule.after.match(after):
            continue
        return rule.reason, rule.weak
    return None


@cache
def _any_before() -> re.Pattern[str]:
    rows: list[dict[str, Any]] = load("not_figures.toml")["rule"]
    return re.compile("(?:" + "|".join(f"(?:{row['before']})" for row in rows if "before" in row) + ") ?$")


def looks_like_a_year(number: Number) -> bool:
    """Four plain digits from 1800 to 2100."""
    return len(number.plain) == 4 and 1800 <= int(number.plain) <= 2100


def addresses(text: str) -> list[tuple[int, int]]:
    """Spans of web and mail addresses: digits in them are no figures."""
    if "://" not in text and "www." not in text and "@" not in text:
        return []
    return [match.span() for match in _URL.finditer(text)]


@cache
def _rules() -> tuple[_Rule, ...]:
    rows: list[dict[str, Any]] = load("not_figures.toml")["rule"]
    return tuple(
        _Rule(
            reason=row["reason"],
            before=re.compile(f"(?:{row['before']}){'' if row.get('tight') else ' ?'}$") if "before" in row else None,
            after=re.compile(row["after"]) if "after" in row else None,
            number=re.compile(row["number"]) if "number" in row else None,
            weak=row.get("weak", False),
        )
        for row in rows
    )
