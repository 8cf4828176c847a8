"""Deliveries on their way: pending → sending → sent, or failed and tried again, rejected, dead.

Enters: a claim's time. Leaves: a `Dispatch`, whose id and alerts are fixed at its first try, so
that a repeat is the same message under the same name. Never: the network; rendering; a decision
when to try again.
"""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select, update

from monitor.domain import Alert, Change, DeliveryState, Dispatch
from monitor.errors import DeliveryError
from monitor.urls import redact
from storage import codec
from storage.engine import Database
from storage.rows import Row, pieces
from storage.tables import alert, alert_change, change, delivery, dispatch, series

_OPEN = (DeliveryState.PENDING.value, DeliveryState.FAILED.value, DeliveryState.SENDING.value)
OUTBOX_LOCK = 0x46_49_47_05  # PostgreSQL: a batch is put together by one claimer at a time


class Outbox:
    """The deliveries. Safe for many threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(self, now: datetime, lease: timedelta, resting: Collection[str]) -> Dispatch | None:
        """Take the message that has waited longest, leaving out `resting` channels. None: nothing is due.

        Who does not settle before `now + lease` is taken for dead, and the same message is given out again.
        """
        with self._database.write(OUTBOX_LOCK) as connection:
            first = connection.execute(_due(now, lease, resting)).first()
            if first is None:
                return None
            name = first.dispatch or _put_together(connection, first, now)
            if not _take(connection, name, now + lease):
                return None
            return _dispatch(connection, name)

    def settle(self, dispatch: Dispatch, error: DeliveryError | None, now: datetime, next_try: datetime | None) -> None:
        """Note how a try ended: sent; or failed until `next_try`; or, without one, rejected or dead."""
        values: dict[str, Any] = {"state": _end(error, next_try).value, "due": next_try}
        if error is None:
            values |= {"sent": now, "due": None}
        else:
            values |= {"last_error": redact(error.message), "last_error_code": error.code}
        unsettled = (delivery.c.dispatch == dispatch.id) & delivery.c.state.in_(_OPEN)
        with self._database.write() as connection:
            connection.execute(update(delivery).where(unsettled).values(**values))

    def release_all(self, now: datetime) -> int:
        """Make due at `now` what is marked as being sent, and say how much that is: its sender is known to be dead.

        Its message keeps name and content, so that who has got it already sees that it is the same.
        """
        in_hand = delivery.c.state == DeliveryState.SENDING.value
        with self._database.write(OUTBOX_LOCK) as connection:
            return connection.execute(update(delivery).where(in_hand).values(due=now)).rowcount

    def backlog(self, now: datetime) -> tuple[int, datetime | None]:
        """How many deliveries should have left by now and have not, and since when the oldest is waiting."""
        late = delivery.c.state.in_(_OPEN) & (delivery.c.not_before <= now)
        with self._database.read() as connection:
            count, oldest = connection.execute(select(func.count(), func.min(delivery.c.not_before)).where(late)).one()
        return int(count), oldest


def _due(now: datetime, lease: timedelta, resting: Collection[str]) -> Any:
    # A lease that ends later than one taken now could is from a clock that has been set back: it is void.
    stale = (delivery.c.state == DeliveryState.SENDING.value) & (delivery.c.due > now + lease)
    ready: ColumnElement[bool] = delivery.c.state.in_(_OPEN) & (delivery.c.due <= now)
    wanted = select(delivery).where(or_(ready, stale), delivery.c.channel.not_in(list(resting)))
    return wanted.order_by(delivery.c.due, delivery.c.key).limit(1)


def _put_together(connection: Connection, first: Row, now: datetime) -> str:
    """Fix which deliveries make this message, and its name, before anything is sent."""
    batch = (
        (delivery.c.channel == first.channel)
        & (delivery.c.recipient == first.recipient)
        & (delivery.c.batch == first.batch)
        & (delivery.c.state == DeliveryState.PENDING.value)
        & (delivery.c.not_before <= now)
        & delivery.c.dispatch.is_(None)
    )
    alerts = connection.execute(select(delivery.c.alert).where(batch).order_by(delivery.c.key)).scalars().all()
    name = codec.digest(first.channel, first.recipient, first.batch, *alerts)
    row = {
        "id": name,
        "channel": first.channel,
        "recipient": first.recipient,
        "batch": first.batch,
        "first_try": now,
        "tries": 0,
    }
    connection.execute(insert(dispatch).values(row))
    connection.execute(update(delivery).where(batch).values(dispatch=name))
    return name


def _take(connection: Connection, name: str, until: datetime) -> bool:
    """Mark the message as being sent; counts the try before it is made."""
    values = {"state": DeliveryState.SENDING.value, "due": until, "tries": delivery.c.tries + 1}
    unsettled = (delivery.c.dispatch == name) & delivery.c.state.in_(_OPEN)
    taken = connection.execute(update(delivery).where(unsettled).values(**values)).rowcount
    connection.execute(update(dispatch).where(dispatch.c.id == name).values(tries=dispatch.c.tries + 1))
    return taken > 0


def _end(error: DeliveryError | None, next_try: datetime | None) -> DeliveryState:
    if error is None:
        return DeliveryState.SENT
    if error.permanent:
        return DeliveryState.REJECTED
    return DeliveryState.DEAD if next_try is None else DeliveryState.FAILED


def _dispatch(connection: Connection, name: str) -> Dispatch:
    row = connection.execute(select(dispatch).where(dispatch.c.id == name)).one()
    mine = (delivery.c.dispatch == name) & (delivery.c.state == DeliveryState.SENDING.value)
    ids = connection.execute(select(delivery.c.alert).where(mine).order_by(delivery.c.key)).scalars().all()
    alerts = alerts_of(connection, ids)
    tries = row.tries - 1  # this one is counted already
    return Dispatch(
        id=name,
        channel=row.channel,
        recipient=row.recipient,
        alerts=alerts,
        when=alerts[0].when,
        tries=tries,
        first_try=row.first_try if tries else None,
    )


def alerts_of(connection: Connection, ids: Sequence[str]) -> tuple[Alert, ...]:
    """Alerts in the order of `ids`, with all that they tell."""
    rows: dict[str, Row] = {}
    changes: dict[str, list[Change]] = {name: [] for name in ids}
    key_columns = [column for column in series.c if column.name not in {"id", "family"}]
    for piece in pieces(list(changes)):
        rows |= {row.id: row for row in connection.execute(select(alert).where(alert.c.id.in_(piece)))}
        told = (
            select(alert_change.c.alert, change, *key_columns)
            .join_from(alert_change, change, change.c.id == alert_change.c.change)
            .join(series, series.c.id == change.c.series)
            .where(alert_change.c.alert.in_(piece))
            .order_by(alert_change.c.alert, alert_change.c.position)
        )
        for row in connection.execute(told):
            changes[row.alert].append(codec.change_from(row))
    return tuple(codec.alert_from(rows[name], changes[name]) for name in ids)
