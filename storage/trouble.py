"""What a database's own errors mean to a person: one `StorageError` with a code, the place and what to do.

Enters: sqlalchemy's errors. Leaves: `StorageError`. Never: a password; addresses are redacted first.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from monitor.errors import StorageError

_ADVICE = {
    "disk_full": "can't be written: the disk, a quota or a file-size limit is full. Free some space; "
    "what was recorded is safe, and work resumes by itself",
    "corrupt": "is damaged or isn't a Figurewatch archive. Nothing was overwritten: "
    "restore a backup, or name another file",
    "read_only": "can't be written: the file or its folder is read-only. Change that, or name another archive",
    "locked": "is busy: another program has been writing for too long. Try again",
    "missing": "doesn't exist. Check the address, or record something first",
    "storage": "can't be used",
}
# Extended codes: a write that failed for another reason than ENOSPC is a file-size limit or a quota (EFBIG, EDQUOT).
_FULL = {
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_DIR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_NOMEM,
}
_DAMAGED = {sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ}
_BY_PRIMARY = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_CORRUPT: "corrupt",
    sqlite3.SQLITE_NOTADB: "corrupt",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CANTOPEN: "storage",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_PROTOCOL: "locked",
    sqlite3.SQLITE_IOERR: "storage",
}
# https://www.postgresql.org/docs/current/errcodes-appendix.html
_BY_STATE = {
    "53100": "disk_full",
    "25006": "read_only",
    "42501": "read_only",  # insufficient privilege
    "3D000": "missing",
    "55P03": "locked",
    "40P01": "locked",
    "40001": "locked",
    "57014": "locked",  # statement timeout
    "XX001": "corrupt",
    "XX002": "corrupt",
}

_NO_DATABASE = re.compile(r'FATAL: +database ".*" does not exist')


def trouble(code: str, place: str, detail: str = "") -> StorageError:
    """The error `code` about the archive at `place`, which must be redacted already."""
    return StorageError(f"archive {place} {_ADVICE[code]}{f' ({detail})' if detail else ''}.", code=code)


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn operational errors into `StorageError`; a broken constraint or wrong SQL is a bug and passes through."""
    try:
        yield
    except DBAPIError as error:
        code = code_of(error.orig)
        if code is None:
            raise
        detail = " ".join(str(error.orig).split())[:200]
        raise trouble(code, place, detail) from error
    except sqlite3.Error as error:  # from the connection's own set-up
        raise trouble(code_of(error) or "storage", place, str(error)[:200]) from error


def code_of(error: BaseException | None) -> str | None:
    """The `StorageError` code for a driver's error, None if it is a bug of ours."""
    if isinstance(error, sqlite3.Error):
        return _sqlite_code(error)
    state = getattr(error, "sqlstate", None)
    if state in _BY_STATE:
        return _BY_STATE[state]
    if state is None and _NO_DATABASE.search(str(error)):
        return "missing"  # an error while connecting carries no state
    if type(error).__name__ == "OperationalError" or (state or "").startswith(("08", "53", "57", "58")):
        return "storage"  # server gone, no connection, out of memory
    return None


def _sqlite_code(error: sqlite3.Error) -> str | None:
    extended = getattr(error, "sqlite_errorcode", None)
    if extended is None:
        return "storage" if isinstance(error, sqlite3.OperationalError) else None
    if extended in _FULL:
        return "disk_full"
    if extended in _DAMAGED:
        return "corrupt"
    return _BY_PRIMARY.get(extended & 0xFF)
