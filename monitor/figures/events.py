"""What happened to those counted, by the verb of their clause: "work began on 812 homes", "812 shops closed".

Enters: the spot of a count. Leaves: an `Event`, or None. Never: what another figure's clause tells, or an event of
which nobody counts such things.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from monitor.data import load
from monitor.domain import FigureKind
from monitor.figures.scene import Scene, Spot
from monitor.figures.unqualified import another_deed

_PARTS = re.compile(r"[,;:()]|\. ")
_NEAR = 60  # characters behind the counted noun that may hold its verb


@dataclass(frozen=True, slots=True)
class Event:
    """`indicator`: what it is where it has an id; `noun`: what it is called in the text's language, `alone` or of those
    counted."""

    indicator: str | None
    noun: str | None
    alone: bool = False


def happened(here: Scene, spot: Spot) -> Event | None:
    """The event that stands nearest to the counted noun: right behind it, else last in front."""
    noun = spot.quantity.noun
    if spot.quantity.kind is not FigureKind.COUNT or noun is None:
        return None
    rows, counted = _events(here.words.language), here.plain[slice(*noun)]
    kinds = {name for name, pattern in _nouns() if pattern.search(counted)}
    rows = tuple(row for row in rows if not row.only or kinds & row.only)
    if not rows:
        return None
    last = max(spot.quantity.end, noun[1])
    behind = _PARTS.split(here.plain[last : min(spot.end, spot.quantity.end + len(spot.tail), last + _NEAR)])[0]
    # Where the verb ends the sentence it may be taken for a part of the noun.
    said = (behind, f"{counted}{behind}") if noun[0] >= spot.quantity.end else (behind,)
    found = next((row for row in rows for words in said if row.behind and row.behind.search(words)), None)
    found = found or _in_two_parts(rows, spot.lead, said) or _last(rows, spot.lead)
    return None if found is None else _official(here, spot, found, kinds)


def _official(here: Scene, spot: Spot, row: "_Row", kinds: set[str]) -> Event | None:
    """The row's event, without the indicator where the sentence tells of others: "used cars sold"."""
    event = row.of(kinds)
    if event is None or event.indicator is None or not another_deed(here, spot, event.indicator):
        return event
    return Event(None, event.noun, event.alone) if event.noun else None


@dataclass(frozen=True, slots=True)
class _Row:
    only: frozenset[str]
    known: Mapping[str, str]
    noun: str | None
    alone: bool
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    apart: tuple[re.Pattern[str], re.Pattern[str]] | None = None

    def of(self, kinds: set[str]) -> Event | None:
        indicator = next((self.known[kind] for kind in sorted(kinds) if kind in self.known), None)
        return Event(indicator, self.noun, self.alone) if indicator or self.noun else None


def _last(rows: tuple[_Row, ...], lead: str) -> _Row | None:
    clause = _PARTS.split(f"{lead} ")[-1]
    found = [(match.end(), row) for row in rows if row.before for match in row.before.finditer(clause)]
    return max(found, key=lambda one: one[0])[1] if found else None


def _in_two_parts(rows: tuple[_Row, ...], lead: str, said: tuple[str, ...]) -> _Row | None:
    """Of a verb whose other part ends the clause: "setzten 900 Räder ab"."""
    clause = _PARTS.split(f"{lead} ")[-1]
    for row in rows:
        if row.apart and row.apart[0].search(clause) and any(map(row.apart[1].search, said)):
            return row
    return None


@cache
def _nouns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows: dict[str, str] = load("figures_events.toml")["nouns"]
    return tuple((name, re.compile(row)) for name, row in rows.items())


@cache
def _events(language: str) -> tuple[_Row, ...]:
    rows: list[dict[str, Any]] = load("figures_events.toml")["event"]
    made = (
        _Row(
            frozenset(row.get("only", ())),
            row.get("known", {}),
            row.get("noun", {}).get(language),
            row.get("alone", False),
            _said(row, "before", language),
            _said(row, "behind", language),
            _two_parts(*row["apart"][language]) if language in row.get("apart", {}) else None,
        )
        for row in rows
    )
    return tuple(row for row in made if row.before or row.behind)


def _said(row: dict[str, Any], side: str, language: str) -> re.Pattern[str] | None:
    return re.compile(row[side][language]) if language in row.get(side, {}) else None


def _two_parts(verb: str, end: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(rf"(?<!\w)(?:{verb})(?!\w)"), re.compile(rf"(?<!\w){end}\W*$")
