"""A series as a person reads it: periods, and in each the values that were stated, oldest first.

Enters: rows of observations in order. Leaves: dictionaries as the contract has them. Pure.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import Any

from monitor.domain import Approx, ChangeKind
from monitor.shapes import iso, plain


@dataclass(frozen=True, slots=True)
class Stated:
    """One observation as this page needs it."""

    key: int
    period: str
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    unit: str
    approx: str
    known_from: datetime
    article_id: str
    story: str
    quarantined: bool
    modality: str
    url: str | None  # of the article


@dataclass(slots=True)
class _Vintage:
    """A value, and everybody who stated it."""

    best: Stated
    members: list[Stated] = field(default_factory=list)


def periods(
    stated: Iterable[Stated], changes: Mapping[int, set[ChangeKind]], voices: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Observations of one series, ordered by period and time.

    `changes` are the standing findings about each, `voices` the agencies that speak in stories: all that
    one agency reports is one independent source.
    """
    return [
        {"period": period, "vintages": _vintages(list(group), changes, voices)}
        for period, group in groupby(stated, key=lambda item: item.period)
    ]


def unit_of(stated: Sequence[Stated], unit_class: str) -> str:
    """The unit that all share, else the class that makes them comparable."""
    units = {item.unit for item in stated}
    return units.pop() if len(units) == 1 else unit_class


def _vintages(
    stated: Sequence[Stated], changes: Mapping[int, set[ChangeKind]], voices: Mapping[str, str]
) -> list[dict[str, Any]]:
    found: list[_Vintage] = []
    for item in sorted(stated, key=lambda one: (one.known_from, one.key)):
        home = next((vintage for vintage in reversed(found) if _agree(vintage.best, item)), None)
        if home is None:
            found.append(_Vintage(item, [item]))
        else:
            home.members.append(item)
            home.best = min(home.best, item, key=_coarseness)
    return [
        {
            **_shown(vintage, found[number + 1 :], changes),
            "independent_sources": len({voices.get(item.story, item.story) for item in vintage.members}),
        }
        for number, vintage in enumerate(found)
    ]


def _agree(one: Stated, other: Stated) -> bool:
    """Do both say the same, within the coarser rounding? Intervals are half-open; a point lies in itself."""
    if one.quarantined != other.quarantined:
        return False
    if one.value == other.value:
        return True
    return _below(one.low, other) and _below(other.low, one)


def _below(low: Decimal | None, other: Stated) -> bool:
    """Does an interval that begins at `low` begin before the other one ends?"""
    if low is None or other.high is None:
        return True
    return low <= other.high if other.high == other.low else low < other.high


def _coarseness(item: Stated) -> tuple[bool, Decimal]:
    if item.low is None or item.high is None:
        return True, Decimal(0)
    return item.approx != Approx.EXACT.value, item.high - item.low


def _shown(vintage: _Vintage, later: Sequence[_Vintage], changes: Mapping[int, set[ChangeKind]]) -> dict[str, Any]:
    first = min(item.known_from for item in vintage.members)
    addresses = {item.article_id: item.url for item in vintage.members}
    status = _status(vintage, later, changes)
    known_to = None
    if status == "superseded":
        known_to = next((item.best.known_from for item in later if not item.best.quarantined), None)
    return {
        "value": plain(vintage.best.value),
        "low": plain(vintage.best.low),
        "high": plain(vintage.best.high),
        "known_from": iso(first),
        "known_to": iso(known_to),
        "status": status,
        "unit": vintage.best.unit,
        "approx": vintage.best.approx,
        "modality": vintage.best.modality,
        "articles": list(addresses),
        "urls": list(addresses.values()),
    }


def _status(vintage: _Vintage, later: Sequence[_Vintage], changes: Mapping[int, set[ChangeKind]]) -> str:
    """`quarantined`, `conflicting`, `superseded` by a later value, or `current`."""
    if vintage.best.quarantined:
        return "quarantined"
    if any(ChangeKind.CONFLICTING in changes.get(item.key, ()) for item in vintage.members):
        return "conflicting"
    return "superseded" if any(not item.best.quarantined for item in later) else "current"
