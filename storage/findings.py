"""Findings as they are written: new ones, what became of those on file, what a person decided.

Enters: a `Reckoning`, or a decision. Leaves: rows of `change`. Runs inside its caller's transaction.
Never: a judgement.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, update

from monitor.domain import Change, Observation, Reckoning, Recorded, Status, Update
from storage import codec, tables
from storage.rows import insert_new, inserted, pieces

_ARTICLE = select(tables.observation.c.article).where(tables.observation.c.key == bindparam("observation"))


def file_reckoning(
    connection: Connection, reckoning: Reckoning, known: Recorded | None, now: datetime, *, baseline: bool
) -> None:
    """Write what follows. `known` is the article that arrived, with its observations; None if none did."""
    _reconsider(connection, reckoning.quarantined, quarantined=True)
    _reconsider(connection, reckoning.released, quarantined=False)
    _changes(connection, (*reckoning.changes, *reckoning.filed), known, now, baseline=baseline)
    _updates(connection, reckoning.updates, known, now)


def decide(connection: Connection, name: str, status: Status, reason: str | None, who: str, now: datetime) -> None:
    """Write down what a person holds of the finding `name`, beside what was held of it before."""
    table, decision = tables.change, tables.decision
    said = {"status": status.value, "reason": reason, "decided_by": who}
    connection.execute(update(table).where(table.c.id == name).values(**said, settled=now))
    made = connection.execute(select(func.count()).where(decision.c.change == name)).scalar_one()
    connection.execute(decision.insert().values(change=name, number=made + 1, **said, made=now))


def _reconsider(connection: Connection, observations: Sequence[Observation], *, quarantined: bool) -> None:
    """Mark observations on file that this article shows to be implausible, or right after all."""
    table = tables.observation
    for piece in pieces([item.key for item in observations if item.key is not None]):
        connection.execute(update(table).where(table.c.key.in_(piece)).values(quarantined=quarantined))


def series_rows(connection: Connection, items: Sequence[Observation | Change]) -> None:
    rows = {codec.series_id(item.series): codec.series_row(item.series) for item in items}
    insert_new(connection, tables.series, list(rows.values()))


def _changes(
    connection: Connection, changes: Sequence[Change], known: Recorded | None, now: datetime, *, baseline: bool
) -> None:
    series_rows(connection, changes)
    for change in changes:
        keys = _rows_of(change, known)
        row = {
            "id": change.id,
            **_told(change, keys),
            "series": codec.series_id(change.series),
            "period": change.period,
            "status": change.status.value,
            "article": known.key if known else _article_of(connection, keys),
            "baseline": baseline,
            "created": now,
            "is_event": change.is_event,
        }
        if inserted(connection, tables.change, row):
            _link(connection, change, keys)


def _article_of(connection: Connection, keys: Mapping[int, int]) -> int:
    """The article of the newest of these observations."""
    newest = keys[max(keys)]
    return int(connection.execute(_ARTICLE, {"observation": newest}).scalar_one())


def _told(change: Change, keys: Mapping[int, int]) -> Mapping[str, Any]:
    """What of a finding can change while it stays the same finding."""
    return {
        "kind": change.kind.value,
        "severity": change.severity.value,
        "change_group": change.group,
        "explanation": change.explanation,
        "hypothesis": change.hypothesis.value if change.hypothesis else None,
        "observations": codec.observations_to(change.observations, keys),
    }


def _link(connection: Connection, change: Change, keys: Mapping[int, int]) -> None:
    links = [{"change": change.id, "position": at, "observation": one} for at, one in keys.items()]
    insert_new(connection, tables.change_observation, links)


def _updates(connection: Connection, updates: Sequence[Update], known: Recorded | None, now: datetime) -> None:
    """What became of findings on file: the row of one that goes on says what holds now, others get an end."""
    table, links = tables.change, tables.change_observation
    for item in updates:
        of_it = update(table).where(table.c.id == item.was.id)
        if item.now is None or item.now.id != item.was.id:
            ended = {"status": Status.RESOLVED.value, "reason": item.reason, "settled": now}
            connection.execute(of_it.values(**ended))
            continue
        keys = _rows_of(item.now, known)
        stands_again = item.was.status == Status.RESOLVED
        ended = {"reason": None, "settled": None} if stands_again else {}
        connection.execute(of_it.values(**_told(item.now, keys), status=item.now.status.value, **ended))
        connection.execute(links.delete().where(links.c.change == item.was.id))
        _link(connection, item.now, keys)


def _rows_of(change: Change, known: Recorded | None) -> dict[int, int]:
    """Row of each observation of a change, by position: those from the archive carry it, new ones were just written."""
    written = {_identity(item): item.key for item in known.observations} if known else {}
    rows = {at: item.key or written.get(_identity(item)) for at, item in enumerate(change.observations)}
    return {at: row for at, row in rows.items() if row is not None}


def _identity(item: Observation) -> tuple[object, ...]:
    return item.article_id, item.series, item.period, item.figure
