"""When: dates and spans named in a text, as the contract writes periods.

Enters: a shadow, its language, the publication date (for "last year"). Leaves: `When`s
in text order, each with its role. Never: a guess; a month without a year needs the publication date.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from monitor.data import load
from monitor.figures.spans import Wording, read
from monitor.figures.tongue import tongue

_YEAR = re.compile(r"(?:19|20)\d\d|\d\d ?年")
_NEVER = re.compile(r"(?!)")
_WINDOW = 90
_GAP = r"(?: [^,;:()，、]{0,60})?"
_DAYS = frozenset({"weekday", "rel_day", "day"})
_SHORT = _DAYS | {"month"}
# Where a wording begins and ends, its kind and its period.
_Found = tuple[int, int, str, str]


@dataclass(frozen=True, slots=True)
class When:
    """A period named at `[start, end)`. `role`: `at`; `base` of a comparison, whose words begin at `opens`; `same`:

    the same months of the year in `period` (without one, a year before), a base too; `name` of a thing or an event;
    `since`; `by`. A `period` of "" is a time that the contract can't write, or that nobody can tell.
    """

    start: int
    end: int
    period: str
    role: str = "at"
    opens: int = -1


def periods(plain: str, start: int, end: int, language: str, published: datetime | None) -> list[When]:
    """All periods named in the sentence `plain[start:end]`; the widest wording at a place counts."""
    words = tongue(language)
    year = _YEAR.search(plain, start, end) is not None
    hint = words.hint.search(plain, start, end) is not None
    month = words.months.search(plain, start, end) is not None
    if not (year or hint or month):
        return []
    found: list[_Found] = []
    for rule in words.rules:
        needed = year if rule.needs == "y" else month if rule.needs == "m" else hint or year or month
        if needed and (not rule.holds or plain.find(rule.holds, start, end) >= 0):
            for match in rule.pattern.finditer(plain, start, end):
                period = read(rule.kind, Wording(match, words, published, plain[start:end]))
                if period is not None:
                    found.append((match.start(), match.end(), rule.kind, period))
    kept: list[_Found] = []
    for one in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        if all(one[0] >= other[1] or one[1] <= other[0] for other in kept):
            kept.append(one)
    return [_placed(plain, start, end, language, one) for one in sorted(kept)]


def _placed(plain: str, start: int, end: int, language: str, found: _Found) -> When:
    first, last, kind, period = found
    if kind in ("same", "ago"):
        return When(first, last, period, "same")
    before = plain[max(start, first - _WINDOW) : first].rstrip()
    after = plain[last : min(end, last + 40)]
    role, opens = roles(language).of(kind, before, after, period)
    return When(first, last, period, role, first - len(before) + opens if opens >= 0 else -1)


@dataclass(frozen=True, slots=True)
class Roles:
    """The words around a period that say what it is a period of. All `before` end where it begins."""

    base: re.Pattern[str]
    base_after: re.Pattern[str]
    event: re.Pattern[str]
    event_after: re.Pattern[str]
    said: re.Pattern[str]
    said_after: re.Pattern[str]
    by: re.Pattern[str]
    since: re.Pattern[str]
    since_after: re.Pattern[str]
    adjective: re.Pattern[str]
    adjective_of: re.Pattern[str]

    def of(self, kind: str, before: str, after: str, period: str) -> tuple[str, int]:
        """The role, and where in `before` words of comparison begin (-1: nowhere)."""
        if self._named(kind, before, after):
            return "name", -1
        if kind in _DAYS and (self.said.search(before) or self.said_after.match(after)):
            return "name", -1
        if kind in _SHORT and (self.since.search(before[-20:]) or self.since_after.match(after)):
            return "name", -1
        if base := self.base.search(before):
            return "base", base.start()
        if self.base_after.match(after):
            return "base", len(before)
        if period.endswith(".."):
            return "since", -1
        return ("by" if self.by.search(before[-20:]) else "at"), -1

    def _named(self, kind: str, before: str, after: str) -> bool:
        if self.event_after.match(after) or self.event.search(before):
            return True
        if before.endswith("(") and after.startswith(")"):
            return True
        return kind == "year" and bool(
            self.adjective.search(before) and after[:1] == " " and not self.adjective_of.match(after)
        )


@cache
def roles(language: str) -> Roles:
    """The rules of `language`."""
    prep = load("figures_periods.toml").get(language, {}).get("prep", "")
    opens = r"(?<!\w)" if tongue(language).spaced else ""
    behind = rf"(?:{prep})$"
    return Roles(
        base=wording("base", language, opens, behind),
        base_after=wording("base_after", language),
        event=wording("event", language, "", behind),
        event_after=wording("event_after", language),
        said=wording("said", language, "", behind),
        said_after=wording("said_after", language),
        by=wording("by", language),
        since=wording("since", language),
        since_after=wording("since_after", language),
        adjective=wording("adjective", language),
        adjective_of=wording("adjective_of", language),
    )


@cache
def wording(name: str, language: str, before: str = "", behind: str = "") -> re.Pattern[str]:
    """The rows of a table for `language` and for all, joined; nothing matches where there are none."""
    table = load("figures_periods.toml")[name]
    rows = [row.replace("{G}", _GAP) for row in (*table.get(language, ()), *table.get("any", ())) if row]
    return re.compile(f"{before}(?:{'|'.join(rows)}){behind}") if rows else _NEVER
