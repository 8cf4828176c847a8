"""The archive's schema: made, brought up to date, or refused.

Every revision runs in a transaction of its own, so that a kill leaves the old schema or the
new one. Alembic is imported only when there is something to migrate: it costs 0.7 s.
"""

from importlib import resources
from typing import Any

from sqlalchemy import Connection, inspect, text

from monitor.errors import StorageError
from storage.engine import SCHEMA_LOCK, Database
from storage.trouble import trouble

VERSION_TABLE = "figurewatch_version"
REVISIONS = (
    "0001",
    "0002",
    "0003",
    "0004",
    "0005",
    "0006",
    "0007",
    "0008",
)  # oldest first; a test compares them with the files in migrations/versions


def ensure(database: Database) -> None:
    """Make the schema the newest. Raises `StorageError` (`too_new`, `corrupt`; `missing`, `read_only` when reading)."""
    with database.read() as connection:
        found = _found(connection, database)
    if found == REVISIONS[-1]:
        return
    if database.read_only:
        raise _not_readable(database, found)
    for revision in REVISIONS:
        _upgrade(database, revision)


def _upgrade(database: Database, revision: str) -> None:
    """Apply `revision` unless it, or a later one, is there already: another process may have been faster."""
    with database.write(SCHEMA_LOCK) as connection:
        found = _found(connection, database)
        if found is None or REVISIONS.index(found) < REVISIONS.index(revision):
            _run(connection, revision)


def _run(connection: Connection, revision: str) -> None:
    from alembic import command

    configuration = alembic_configuration()
    configuration.attributes["connection"] = connection
    command.upgrade(configuration, revision)


def alembic_configuration() -> Any:
    """Alembic's settings, made in memory: the scripts come with the package, no file on disk is needed."""
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(resources.files("storage").joinpath("migrations")))
    return configuration


def _found(connection: Connection, database: Database) -> str | None:
    """The revision that the archive is at, None for an empty database."""
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in tables:
        if "article" in tables or (database.sqlite and tables):
            raise trouble("corrupt", database.place, "it holds other tables")
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    if found is not None and found not in REVISIONS:
        raise StorageError(
            f"archive {database.place} was written by a newer Figurewatch (schema {found}, this one knows "
            f"{REVISIONS[-1]}). Install that version; nothing was changed.",
            code="too_new",
        )
    return str(found) if found else None


def _not_readable(database: Database, found: str | None) -> StorageError:
    if found is None:
        return trouble("missing", database.place, "it is empty")
    return trouble(
        "read_only", database.place, f"its schema {found} is older and must be migrated by a writing command"
    )
