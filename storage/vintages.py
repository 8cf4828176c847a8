"""A series as a person reads it: periods, and in each the values that were stated, oldest first.

Enters: rows of observations in order. Leaves: dictionaries as the contract has them. Pure.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import Any

from monitor.domain import Approx, Change, ChangeKind
from monitor.shapes import iso, plain
from storage.codec import series_id

_Worth = tuple[str, str, Decimal]  # series, period, value
_APART = frozenset({ChangeKind.CONFLICTING, ChangeKind.REVISED})
_Said = tuple[str, str, str, Decimal]  # series, period, article, value: the same however often the page is read again


@dataclass(frozen=True, slots=True)
class Stated:
    """One observation as this page needs it."""

    key: int
    series: str
    period: str
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    unit: str
    approx: str
    known_from: datetime
    article_id: str
    story: str
    modality: str
    url: str | None  # of the article

    @property
    def said(self) -> _Said:
        return self.series, self.period, self.article_id, self.value

    @property
    def worth(self) -> _Worth:
        return self.series, self.period, self.value


@dataclass(frozen=True, slots=True)
class Role:
    """What an observation is in a finding that holds: its newest one or not; the newest was known `since`."""

    kind: ChangeKind
    is_newest: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class Judged:
    """What the ledger holds of observations: their roles by what was said, and rows of those that can't be right.

    `rivals` are, of each value, those that contradict it, `apart` these and those that it revised or that revised it.
    """

    roles: Mapping[_Said, Sequence[Role]]
    rivals: Mapping[_Worth, Set[Decimal]]
    apart: Mapping[_Worth, Collection[Decimal]]
    quarantined: Collection[int]


def judged(changes: Iterable[Change], quarantined: Collection[int]) -> Judged:
    """From findings that hold."""
    roles: dict[_Said, list[Role]] = {}
    rivals: dict[_Worth, set[Decimal]] = {}
    apart: dict[_Worth, set[Decimal]] = {}
    for change in changes:
        *others, newest = change.observations
        for each in change.observations:
            said = series_id(each.series), each.period, each.article_id, each.value
            roles.setdefault(said, []).append(Role(change.kind, each is newest, newest.known_from))
        for one, other in ((one, other) for each in others for one, other in ((each, newest), (newest, each))):
            worth = series_id(one.series), one.period, one.value
            if change.kind in _APART:
                apart.setdefault(worth, set()).add(other.value)
            if change.kind is ChangeKind.CONFLICTING:
                rivals.setdefault(worth, set()).add(other.value)
    return Judged(roles, rivals, apart, quarantined)


@dataclass(slots=True)
class _Vintage:
    """A value, and everybody who stated it."""

    best: Stated
    members: list[Stated] = field(default_factory=list)


def periods(stated: Iterable[Stated], ledger: Judged, voices: Mapping[str, str]) -> list[dict[str, Any]]:
    """Observations of one series, ordered by period and time, with what the `ledger` holds of them.

    `voices` are the agencies that speak in stories: all that one agency reports is one independent source.
    """
    return [
        {"period": period, "vintages": _vintages(list(group), ledger, voices)}
        for period, group in groupby(stated, key=lambda item: item.period)
    ]


def unit_of(stated: Sequence[Stated], unit_class: str) -> str:
    """The unit that all share, else the class that makes them comparable."""
    units = {item.unit for item in stated}
    return units.pop() if len(units) == 1 else unit_class


def _vintages(stated: Sequence[Stated], ledger: Judged, voices: Mapping[str, str]) -> list[dict[str, Any]]:
    found: list[_Vintage] = []
    for item in sorted(stated, key=lambda one: (one.known_from, one.key)):
        home = next((vintage for vintage in reversed(found) if _agree(vintage.best, item, ledger)), None)
        if home is None:
            found.append(_Vintage(item, [item]))
        else:
            home.members.append(item)
            home.best = min(home.best, item, key=_coarseness)
    values = {item.value for item in stated if item.key not in ledger.quarantined}
    return [
        {
            **_shown(vintage, ledger, values),
            "independent_sources": len({voices.get(item.story, item.story) for item in vintage.members}),
        }
        for vintage in found
    ]


def _agree(one: Stated, other: Stated, ledger: Judged) -> bool:
    """Do both say the same, within the coarser rounding? Intervals are half-open; a point lies in itself."""
    if (one.key in ledger.quarantined) != (other.key in ledger.quarantined):
        return False
    if one.value == other.value:
        return True
    if other.value in ledger.apart.get(one.worth, ()):  # 0 % and -0.3 %: what the ledger holds to be two is two here
        return False
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


def _shown(vintage: _Vintage, ledger: Judged, values: Collection[Decimal]) -> dict[str, Any]:
    first = min(item.known_from for item in vintage.members)
    addresses = {item.article_id: item.url for item in vintage.members}
    status, since = _status(vintage, ledger, values)
    return {
        "value": plain(vintage.best.value),
        "low": plain(vintage.best.low),
        "high": plain(vintage.best.high),
        "known_from": iso(first),
        "known_to": iso(max(first, since)) if since else None,
        "status": status,
        "unit": vintage.best.unit,
        "approx": vintage.best.approx,
        "modality": vintage.best.modality,
        "articles": list(addresses),
        "urls": list(addresses.values()),
    }


def _status(vintage: _Vintage, ledger: Judged, values: Collection[Decimal]) -> tuple[str, datetime | None]:
    """`quarantined`, `superseded` by a value that revised it and since when, `conflicting`, `discrepancy` of a reprint,

    or `current`. A contradiction ends with the last statement of the other value among `values`; a value that was
    replaced before it was printed here was never believed.
    """
    if vintage.best.key in ledger.quarantined:
        return "quarantined", None
    roles = [role for item in vintage.members for role in ledger.roles.get(item.said, ())]
    replaced = [role.since for role in roles if role.kind is ChangeKind.REVISED and not role.is_newest]
    if replaced:
        return "superseded", min(replaced)
    if any(not ledger.rivals[item.worth].isdisjoint(values) for item in vintage.members if item.worth in ledger.rivals):
        return "conflicting", None
    late = [role.since for role in roles if role.kind is ChangeKind.OLDER_VINTAGE and role.is_newest]
    if late:
        return "superseded", min(late)
    slips = [role for role in roles if role.kind is ChangeKind.DISCREPANCY and role.is_newest]
    return ("discrepancy" if len(slips) == len(vintage.members) else "current"), None
