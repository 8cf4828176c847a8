"""Connections: how each database is opened, who may write when, and what is switched on.

SQLite: WAL, foreign keys, a busy timeout, `BEGIN IMMEDIATE` for writers (a deferred one fails
as locked when it turns into a writer), one writing connection a process behind a lock, readers
on connections of their own. PostgreSQL: a pool; times in UTC. Never: a query of the product.
"""

import errno
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool, StaticPool

from monitor.errors import ConfigError, StorageError
from monitor.urls import redact
from storage.trouble import explained, trouble

BUSY_TIMEOUT_S = 5.0  # D11: a writer waits at most this long
WAL_LIMIT_BYTES = 64 << 20  # what the write-ahead file is cut back to after a checkpoint
CHECK_LIMIT_BYTES = 64 << 20  # archives up to this size are checked whole at opening: about 0.2 s
UNIT_LOCK = 0x46_49_47_01  # PostgreSQL's advisory locks are numbers; these are ours
HOLD_LOCK = 0x46_49_47_02
SCHEMA_LOCK = 0x46_49_47_03


class Database:
    """One archive's connections. Safe for many threads; `place` is its address without secrets."""

    def __init__(self, url: str, *, read_only: bool) -> None:
        self.url = _parsed(url)
        self.read_only = read_only
        self.sqlite = self.url.get_backend_name() == "sqlite"
        self.path = Path(self.url.database or "") if self.sqlite else None
        self.place = str(self.path) if self.path else redact(self.url.render_as_string(hide_password=True))
        self._writing = threading.RLock()
        self._inside = False
        if self.path:
            self._reader, self._writer = _sqlite_engines(self.path, self.place, read_only)
        else:
            self._reader = self._writer = _postgres_engine(self.url, read_only)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state from its first query on and is given back at the end."""
        with explained(self.place), self._reader.connect() as connection:
            yield connection

    @contextmanager
    def write(self, lock: int | None = None) -> Iterator[Connection]:
        """A transaction: committed at the end, rolled back at any error. `lock` queues writers on PostgreSQL too.

        Raises `StorageError` (`read_only`, `locked`, `disk_full` …).
        """
        if self.read_only:
            raise trouble("read_only", self.place, "opened for reading")
        with explained(self.place):
            if not self.sqlite:
                with self._writer.begin() as connection:
                    if lock is not None:
                        connection.execute(text("SET LOCAL lock_timeout = '30s'"))
                        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": lock})
                    yield connection
                return
            with self._alone(), self._writer.connect() as connection:
                yield from self._sqlite_transaction(connection)

    def _sqlite_transaction(self, connection: Connection) -> Iterator[Connection]:
        try:
            with connection.begin():
                yield connection
        except BaseException:
            # A disk error can leave the connection in a state of its own: the next writer opens a fresh one.
            connection.invalidate()
            raise

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._writing:
            if self._inside:
                raise RuntimeError("a unit of work is open in this thread: write through it")
            self._inside = True
            try:
                yield
            finally:
                self._inside = False

    def dedicated(self) -> Connection:
        """A connection that stays open until its owner closes it."""
        with explained(self.place):
            return self._writer.connect().execution_options(isolation_level="AUTOCOMMIT")

    def close(self) -> None:
        """Give every connection back; SQLite folds its write-ahead file into the database."""
        with self._writing:
            self._writer.dispose()
            self._reader.dispose()


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except ArgumentError as error:
        raise ConfigError(_usage(url), key="archive") from error
    if backend == "sqlite" and parsed.database and parsed.database != ":memory:":
        return parsed
    if backend == "postgresql" or parsed.drivername == "postgres":
        return parsed.set(drivername="postgresql+psycopg")
    raise ConfigError(_usage(url), key="archive")


def _usage(url: str) -> str:
    return (
        f"{redact(url)[:200]!r} is no archive's address; "
        "expected sqlite:///path/to/file.db or postgresql://user@host/database"
    )


# ───────────────────────────── SQLite ─────────────────────────────


def _sqlite_engines(path: Path, place: str, read_only: bool) -> tuple[Engine, Engine]:
    if read_only:
        reader = _sqlite_engine(_readable(path, place), "BEGIN", NullPool)
        return reader, reader
    _prepare(path, place)
    uri = _uri(path, "mode=rwc")
    return _sqlite_engine(uri, "BEGIN", NullPool), _sqlite_engine(uri, "BEGIN IMMEDIATE", StaticPool)


def _sqlite_engine(uri: str, begin: str, pool: type[Any]) -> Engine:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            uri, uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")  # NORMAL may lose the last commits in a power cut
        connection.execute(f"PRAGMA journal_size_limit = {WAL_LIMIT_BYTES}")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=pool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _uri(path: Path, options: str) -> str:
    return f"{path.absolute().as_uri()}?{options}"


def _prepare(path: Path, place: str) -> None:
    """Make the folder, refuse what can't be written or is no database, switch to WAL."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        exists = path.exists() and path.stat().st_size > 0
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        denied = error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}
        raise trouble("disk_full" if full else "read_only" if denied else "storage", place, str(error)) from error
    if path.is_dir():
        raise trouble("corrupt", place, "it is a folder")
    # Asked of the mode too, because root may write where nobody should.
    if exists and not _writable(path):
        raise trouble("read_only", place)
    if not _writable(path.parent):
        raise trouble("read_only", place, f"no file can be made in {path.parent}")
    with explained(place):
        connection = sqlite3.connect(_uri(path, "mode=rwc"), uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None)
        try:
            if exists:
                _check(connection, path, place)
            connection.execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()


def _writable(path: Path) -> bool:
    return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK)


def _check(connection: sqlite3.Connection, path: Path, place: str) -> None:
    """Read the header, and a small archive whole, before anything is written to it."""
    connection.execute("PRAGMA schema_version").fetchone()
    if path.stat().st_size <= CHECK_LIMIT_BYTES:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise trouble("corrupt", place, str(found)[:200])


def _readable(path: Path, place: str) -> str:
    """The address to read `path` by, also where nothing may be written beside it."""
    if not path.exists():
        raise trouble("missing", place)
    uri = _uri(path, "mode=ro")
    try:
        _try_reading(uri, place)
    except StorageError as error:
        if error.code not in {"read_only", "storage"}:
            raise
    else:
        return uri
    wal = path.with_name(path.name + "-wal")
    if wal.exists() and wal.stat().st_size:
        detail = f"{wal.name} beside it holds changes that can only be read where it can be written: copy both"
        raise trouble("read_only", place, detail)
    uri = _uri(path, "mode=ro&immutable=1")
    _try_reading(uri, place)
    return uri


def _try_reading(uri: str, place: str) -> None:
    with explained(place):
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_TIMEOUT_S)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()


# ───────────────────────────── PostgreSQL ─────────────────────────────


def _postgres_engine(url: URL, read_only: bool) -> Engine:
    # Short questions: compiling them costs more than answering, and an index is nearly as quick as reading on.
    # Read committed, whatever the server's default: who waited for a unit of work has to see what it wrote.
    always = "-c timezone=UTC -c jit=off -c random_page_cost=1.1 -c default_transaction_isolation=read\\ committed"
    options = always + (" -c default_transaction_read_only=on" if read_only else "")
    return create_engine(
        url,
        pool_size=5,
        max_overflow=20,
        pool_pre_ping=True,  # a server that was restarted costs a new connection, not a failed turn
        connect_args={"connect_timeout": 10, "options": options, "application_name": "figurewatch"},
    )
