"""One daemon an archive: the second is refused and told who was first.

SQLite: a lock of the operating system on a file beside the database, which ends with the
process however it ends. PostgreSQL: a session's advisory lock, which the server ends with
the connection; a row beside it has the name.
"""

import json
import os
import socket
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, select, text

from monitor.errors import ArchiveHeld
from storage import tables
from storage.engine import HOLD_LOCK, Database
from storage.rows import upsert
from storage.trouble import explained, trouble

_files: set[int] = set()


def _forget() -> None:
    """A forked worker shares the lock as long as it has the file: without this it would outlive a killed daemon."""
    for file in _files:
        os.close(file)
    _files.clear()


os.register_at_fork(after_in_child=_forget)


class Hold(Protocol):
    def release(self) -> None: ...


def take(database: Database, who: str) -> Hold:
    """Hold the archive until `release` or the end of the process. Raises `ArchiveHeld` that names the holder."""
    if database.read_only:
        raise trouble("read_only", database.place, "opened for reading")
    return _FileHold(database.path, database.place, who) if database.path else _SessionHold(database, who)


class _FileHold:
    def __init__(self, path: Path, place: str, who: str) -> None:
        lock = path.with_name(path.name + ".lock")
        try:
            self._file = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise trouble("read_only", place, f"{lock.name}: {error.strerror}") from error
        if not self._locked():
            holder = _read(self._file)
            os.close(self._file)
            raise _held(place, holder)
        _files.add(self._file)
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, json.dumps(_me(who)).encode(), 0)

    def _locked(self) -> bool:
        import fcntl

        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def release(self) -> None:
        """Closing ends the lock. The file stays: removing it could take another daemon's lock away."""
        if self._file in _files:  # not in a forked worker
            _files.discard(self._file)
            os.close(self._file)


class _SessionHold:
    def __init__(self, database: Database, who: str) -> None:
        self._connection: Connection = database.dedicated()
        with explained(database.place):
            got = self._connection.execute(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": HOLD_LOCK}).scalar()
            if not got:
                row = self._connection.execute(select(tables.holder)).first()
                self._connection.close()
                raise _held(database.place, row._asdict() if row else {})
            started = datetime.now(UTC)
            upsert(self._connection, tables.holder, {"id": 1, **_me(who), "started": started}, on=["id"])

    def release(self) -> None:
        self._connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": HOLD_LOCK})
        self._connection.close()


def _me(who: str) -> dict[str, Any]:
    started = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"who": who, "pid": os.getpid(), "host": socket.gethostname(), "started": started}


def _read(file: int) -> Mapping[str, Any]:
    try:
        found = json.loads(os.pread(file, 10_000, 0))
    except ValueError:  # written this very moment
        return {}
    return found if isinstance(found, dict) else {}


def _held(place: str, holder: Mapping[str, Any]) -> ArchiveHeld:
    known = {"who": "another daemon", "pid": "?", "host": "?", "started": "?", **holder}
    return ArchiveHeld(
        f"archive {place} is held by {known['who']} (process {known['pid']} on {known['host']}, "
        f"since {known['started']}). Stop that one first, or name another archive."
    )
