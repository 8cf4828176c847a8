"""What the archive held to be so on a day: its findings reckoned from what was known then.

Enters: a reading, a moment. Leaves: findings as the contract has them. Never: a finding that needs what was published
later, whatever has been filed since, and in whatever order.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from monitor.domain import ChangeKind, SeriesKey, Status
from monitor.ledger import derive, touching
from storage.codec import finding_json
from storage.filters import Filters
from storage.reading import Reading

_AT_ONCE = 200  # series reckoned together; those of one subject stay together, since they explain each other


def findings_on(
    reading: Reading,
    filters: Filters,
    name_of: Callable[[str], str | None],
    members: Mapping[str, Collection[str]],
    *,
    kinds: Collection[ChangeKind] = (),
    statuses: Collection[Status] = (),
) -> Iterator[dict[str, Any]]:
    """Findings that stood at `filters.as_of`, which is set, the newest first; edits and corrected copies among them."""
    found: list[tuple[str, str, dict[str, Any]]] = []
    for keys in _parts(reading.keys(filters)):
        found += [
            (known_from, row["change"], row) for known_from, row in _reckoned(reading, keys, filters, name_of, members)
        ]
    events = reading.changes(filters, events_only=True)
    found += [(row["created"], row["change"], row) for row in events]
    shown = 0
    for _, _, row in sorted(found, key=lambda one: (one[0], one[1]), reverse=True):
        if (kinds and row["kind"] not in kinds) or (statuses and row["status"] not in statuses):
            continue
        if filters.limit is not None and shown >= filters.limit:
            return
        shown += 1
        yield row


def _parts(keys: Sequence[SeriesKey]) -> Iterator[list[SeriesKey]]:
    part: list[SeriesKey] = []
    for _, group in groupby(keys, key=lambda key: key.subject):
        part += group
        if len(part) >= _AT_ONCE:
            yield part
            part = []
    if part:
        yield part


def _reckoned(
    reading: Reading,
    keys: Sequence[SeriesKey],
    filters: Filters,
    name_of: Callable[[str], str | None],
    members: Mapping[str, Collection[str]],
) -> Iterator[tuple[str, dict[str, Any]]]:
    pool = reading.believed_on(touching(keys, members), filters)
    wanted = frozenset(keys)
    names = {each.series.subject: name for each in pool if (name := name_of(each.series.subject))}
    found = derive(pool, wanted, names, (), members)
    changes = [change for change in found.changes if change.series in wanted]
    moment = filters.as_of
    assert moment is not None
    decided = reading.decided([change.id for change in changes], moment)
    dismissed = [name for name, status in decided.items() if status is Status.DISMISSED]
    if dismissed:
        found = derive(pool, wanted, names, dismissed, members)
        changes = [change for change in found.changes if change.series in wanted]
    brought = reading.brought_by({change.observations[-1].article_id for change in changes}, filters)
    for change in changes:
        newest = change.observations[-1]
        if newest.article_id in brought:
            known_from = max(each.known_from for each in change.observations).isoformat()
            status = decided.get(change.id, Status.STANDING)
            yield known_from, finding_json(replace(change, status=status))
