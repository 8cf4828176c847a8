"""What is polled when: feeds and their leases, entries waiting for their walk, hosts and robots.txt.

Enters and leaves: `FeedState`, `QueuedEntry`, `RobotsFile`. Work is claimed by a conditional
update of one row; a lease that runs out gives it back. Never: a clock of its own.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, or_, select, update

from monitor.domain import Entry, FeedState, QueuedEntry, RobotsFile, Source
from monitor.errors import FigurewatchError
from monitor.urls import redact
from storage import codec
from storage.engine import Database
from storage.record import finish_entry
from storage.rows import Row, address_of, insert_new, inserted, natural, upsert
from storage.tables import entry, feed, host, robots

TURNS_LOCK = 0x46_49_47_04  # PostgreSQL: one writer at a time for hosts, whose rows are read before they are written

_STATE = (
    "etag",
    "last_modified",
    "last_full",
    "failures",
    "moved_to",
    "moved_times",
    "gone",
    "last_error",
    "last_error_code",
    "last_success",
)


class Turns:
    """The truth of the schedule. Safe for many threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # ───────────────────────────── feeds ─────────────────────────────

    def sync(self, sources: Sequence[Source], now: datetime) -> None:
        """Take over the feeds of the settings: new ones are due at once, known ones keep their time, others rest."""
        wanted = {one.url: source.name for source in sources for one in source.feeds}
        with self._database.write() as connection:
            known = set(connection.execute(select(feed.c.url)).scalars())
            fresh = [_new_feed(url, name, now) for url, name in wanted.items() if url not in known]
            insert_new(connection, feed, fresh)
            for url in known:
                values = {"active": True, "source": wanted[url]} if url in wanted else {"active": False}
                connection.execute(update(feed).where(feed.c.url == url, _differs(feed, values)).values(**values))

    def states(self) -> tuple[FeedState, ...]:
        """Every feed of the settings, the longest due first."""
        with self._database.read() as connection:
            rows = connection.execute(select(feed).where(feed.c.active).order_by(feed.c.next_due, feed.c.url)).all()
        return tuple(map(_state, rows))

    def claim(self, feed_url: str, now: datetime, lease: timedelta) -> FeedState | None:
        """Take a feed's turn until `now + lease`. None: it isn't due, is gone, or is claimed elsewhere."""
        # A lease that ends later than one taken now could is from a clock that has been set back: it is void.
        free = or_(feed.c.lease_until.is_(None), feed.c.lease_until <= now, feed.c.lease_until > now + lease)
        due = (feed.c.url == feed_url) & feed.c.active & ~feed.c.gone & (feed.c.next_due <= now)
        with self._database.write() as connection:
            taken = connection.execute(update(feed).where(due, free).values(lease_until=now + lease)).rowcount
            if taken != 1:
                return None
            return _state(connection.execute(select(feed).where(feed.c.url == feed_url)).one())

    def release_all(self) -> int:
        """Free every claimed feed, and say how many there were: their claimer is known to be dead."""
        with self._database.write() as connection:
            return connection.execute(
                update(feed).where(feed.c.lease_until.is_not(None)).values(lease_until=None)
            ).rowcount

    def enqueue(self, state: FeedState, entries: Sequence[Entry], now: datetime) -> int:
        """Queue what is new and keep the feed's new state, in one transaction; gives up the claim.

        Returns how many entries are new: known neither by their id in this feed nor by their
        address in any. The entries of a feed's first parsed poll are its baseline.
        """
        with self._database.write() as connection:
            known = connection.execute(select(feed.c.baseline).where(feed.c.url == state.url)).scalar()
            baseline = state.baseline if known is None else bool(known)
            rows = [_queued_row(state, one, baseline, now) for one in entries]
            new = sum(inserted(connection, entry, row) for row in rows)
            _keep(connection, state, baseline=False)
        return new

    def settle(self, state: FeedState) -> None:
        """Keep the feed's state after a turn without entries (not modified, or failed); gives up the claim."""
        with self._database.write() as connection:
            _keep(connection, state)

    # ───────────────────────────── entries ─────────────────────────────

    def pending(self, source: str, now: datetime, limit: int) -> tuple[QueuedEntry, ...]:
        """Entries of a source that may be walked now, in the order in which they came."""
        waiting = (entry.c.source == source) & (entry.c.next_try <= now)
        wanted = select(entry).where(waiting).order_by(entry.c.first_seen, entry.c.key).limit(limit)
        with self._database.read() as connection:
            rows = connection.execute(wanted).all()
        return tuple(map(_queued, rows))

    def start_entry(self, key: int) -> None:
        """Count a try before it is made, so that an entry that kills its walker is counted too."""
        with self._database.write() as connection:
            connection.execute(update(entry).where(entry.c.key == key).values(tries=entry.c.tries + 1))

    def finish_entry(self, key: int, outcome: str, error: FigurewatchError | None, next_try: datetime | None) -> None:
        """Note how a walk ended. With `next_try` the entry waits for another one, without it is done."""
        with self._database.write() as connection:
            finish_entry(connection, key, outcome, None, error)
            if next_try is not None:
                connection.execute(update(entry).where(entry.c.key == key).values(next_try=next_try))

    # ───────────────────────────── hosts ─────────────────────────────

    def reserve(self, host: str, now: datetime, spacing: timedelta) -> datetime:
        """When the caller may ask this host; everybody after it waits `spacing` longer."""
        with self._database.write(TURNS_LOCK) as connection:
            at = max(now, _next_allowed(connection, host) or now)
            _allow(connection, host, at + spacing)
        return at

    def rest(self, host: str, until: datetime) -> None:
        """Let the whole host rest. Never shortens a rest."""
        with self._database.write(TURNS_LOCK) as connection:
            known = _next_allowed(connection, host)
            if known is None or known < until:
                _allow(connection, host, until)

    def robots(self, host: str) -> RobotsFile | None:
        """The host's robots.txt as it was last fetched, expired or not."""
        with self._database.read() as connection:
            row = connection.execute(select(robots).where(robots.c.host == natural(host))).first()
        return RobotsFile(host, row.text, row.fetched_at, row.expires) if row else None

    def save_robots(self, robots_file: RobotsFile) -> None:
        row = {
            "host": natural(robots_file.host),
            "text": robots_file.text,
            "fetched_at": robots_file.fetched_at,
            "expires": robots_file.expires,
        }
        with self._database.write() as connection:
            upsert(connection, robots, row, on=["host"])


def _new_feed(url: str, source: str, now: datetime) -> dict[str, Any]:
    return {"url": url, "source": source, "active": True, "next_due": now, "baseline": True}


def _differs(table: Table, values: dict[str, Any]) -> ColumnElement[bool]:
    """Spare the disk a write that changes nothing."""
    return or_(*(table.c[name] != value for name, value in values.items()))


def _state(row: Row) -> FeedState:
    values = {name: getattr(row, name) for name in _STATE}
    return FeedState(url=row.url, source=row.source, next_due=row.next_due, baseline=row.baseline, **values)


def _keep(connection: Connection, state: FeedState, *, baseline: bool | None = None) -> None:
    values: dict[str, Any] = {name: getattr(state, name) for name in _STATE}
    if values["last_error"]:
        values["last_error"] = redact(values["last_error"])
    if baseline is not None:
        values["baseline"] = baseline
    kept = update(feed).where(feed.c.url == state.url)
    connection.execute(kept.values(next_due=state.next_due, lease_until=None, **values))


def _queued_row(state: FeedState, one: Entry, baseline: bool, now: datetime) -> dict[str, Any]:
    return {
        "feed": natural(state.url),
        "source": state.source,
        "entry_id": natural(one.id),
        "address": address_of(one.url) if one.url else natural(f"id:{state.url}:{one.id}"),
        "payload": {"feed": state.url, **codec.entry_to(one)},
        "baseline": baseline,
        "first_seen": now,
        "next_try": now,
    }


def _queued(row: Row) -> QueuedEntry:
    values = dict(row.payload)
    feed_url = values.pop("feed")
    one = codec.entry_from(values)
    return QueuedEntry(row.key, feed_url, row.source, one, row.baseline, row.tries, row.first_seen)


def _next_allowed(connection: Connection, name: str) -> datetime | None:
    return connection.execute(select(host.c.next_allowed).where(host.c.host == natural(name))).scalar()


def _allow(connection: Connection, name: str, at: datetime) -> None:
    upsert(connection, host, {"host": natural(name), "next_allowed": at}, on=["host"])
