"""What the archive held to be so on a day: its findings reckoned from what was known then.

Enters: a reading, a moment. Leaves: findings and series as the contract has them. Never: a finding that needs what was
published later, whatever has been filed since, and in whatever order.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from monitor.domain import Change, ChangeKind, SeriesKey, Status
from monitor.ledger import derive, touching
from storage.codec import finding_json
from storage.filters import Filters
from storage.reading import Reading
from storage.vintages import Judged, judged

_AT_ONCE = 200  # series reckoned together; those of one subject stay together, since they explain each other


@dataclass(frozen=True)
class Past:
    """The archive as it was at `filters.as_of`, which is set. `name_of` and `members` are of places."""

    reading: Reading
    filters: Filters
    name_of: Callable[[str], str | None] = lambda _: None
    members: Mapping[str, Collection[str]] = field(default_factory=dict)

    def findings(
        self, *, kinds: Collection[ChangeKind] = (), statuses: Collection[Status] = ()
    ) -> Iterator[dict[str, Any]]:
        """Findings that stood, the newest first; edits and corrected copies among them."""
        found: list[tuple[str, str, dict[str, Any]]] = []
        for keys in _parts(self.reading.keys(self.filters)):
            changes = self._changes(keys)[0]
            brought = self.reading.brought_by({change.observations[-1].article_id for change in changes}, self.filters)
            found += [
                (max(each.known_from for each in change.observations).isoformat(), change.id, finding_json(change))
                for change in changes
                if change.observations[-1].article_id in brought
            ]
        found += [(row["created"], row["change"], row) for row in self._events()]
        shown = 0
        for _, _, row in sorted(found, key=lambda one: (one[0], one[1]), reverse=True):
            if (kinds and row["kind"] not in kinds) or (statuses and row["status"] not in statuses):
                continue
            if self.filters.limit is not None and shown >= self.filters.limit:
                return
            shown += 1
            yield row

    def _events(self) -> Iterator[dict[str, Any]]:
        """What no set of observations shows, with what persons had decided about it."""
        rows = list(self.reading.changes(replace(self.filters, limit=None), events_only=True))
        assert self.filters.as_of is not None
        decided = self.reading.decided([row["change"] for row in rows], self.filters.as_of)
        undecided = {"reason": None, "settled": None, "decided_by": None}
        for row in rows:
            status = decided.get(row["change"], Status.STANDING)
            yield row if row["status"] == status.value else {**row, **undecided, "status": status.value}

    def series(self, names: str | Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
        """Series with the vintages that were known, and what was held of them."""
        wanted = names if names is None or isinstance(names, str) else tuple(names)
        return self.reading.series(wanted, self.filters, self._ledger)

    def _ledger(self, keys: Sequence[SeriesKey]) -> Judged:
        changes, accused = self._changes(keys)
        return judged((change for change in changes if change.status != Status.DISMISSED), accused)

    def _changes(self, keys: Sequence[SeriesKey]) -> tuple[list[Change], frozenset[int]]:
        """Findings about `keys` with what persons had decided, and rows of what could not be right."""
        pool = self.reading.believed_on(touching(keys, self.members), self.filters)
        names = {each.series.subject: name for each in pool if (name := self.name_of(each.series.subject))}
        found, wanted = derive(pool, frozenset(keys), names, (), self.members), frozenset(keys)
        moment = self.filters.as_of
        assert moment is not None
        decided = self.reading.decided([change.id for change in found.changes], moment)
        dismissed = {name for name, status in decided.items() if status is Status.DISMISSED}
        denied = [change for change in found.changes if change.id in dismissed]
        if dismissed:
            found = derive(pool, wanted, names, dismissed, self.members)
        changes = {change.id: change for change in (*denied, *found.changes) if change.series in wanted}
        told = [replace(change, status=decided.get(change.id, Status.STANDING)) for change in changes.values()]
        return told, frozenset(each.key for each in found.accused if each.key is not None)


def _parts(keys: Sequence[SeriesKey]) -> Iterator[list[SeriesKey]]:
    part: list[SeriesKey] = []
    for _, group in groupby(keys, key=lambda key: key.subject):
        part += group
        if len(part) >= _AT_ONCE:
            yield part
            part = []
    if part:
        yield part
