"""Small things that every query here needs: inserts that may meet their own row, lists cut into pieces.

Enters: connections, tables, rows. Leaves: nothing but what the database answers. Never: a domain object.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from monitor.urls import canonical

T = TypeVar("T")
Row = Any  # a row of a query: its columns are attributes
_IN_ONE = 500  # values in one IN list: far below every limit, and few distinct statements to prepare
_LONGEST_KEY = 500  # code points of a natural key; PostgreSQL's B-tree stops at 2,704 bytes


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows; those whose natural key is there already stay as they are."""
    if rows:
        connection.execute(_insert_new(connection.dialect.name, table), list(rows))


def inserted(connection: Connection, table: Table, row: Mapping[str, Any]) -> bool:
    """Insert one row; was it new?"""
    statement = _insert_new(connection.dialect.name, table)
    return connection.execute(statement, row, execution_options={"preserve_rowcount": True}).rowcount == 1


def upsert(connection: Connection, table: Table, row: Mapping[str, Any], on: Sequence[str]) -> None:
    """Insert one row, or give the one with the same key `on` these values."""
    statement = _insert(connection.dialect.name)(table).values(row)
    changed = {name: statement.excluded[name] for name in row if name not in on}
    connection.execute(statement.on_conflict_do_update(index_elements=list(on), set_=changed))


def pieces(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """`values` in pieces that fit into one IN list."""
    for start in range(0, len(values), _IN_ONE):
        yield values[start : start + _IN_ONE]


def grouped(rows: Iterable[Row], name: str) -> Mapping[str, list[Row]]:
    """Rows by the value of one column, in order; an empty list for any other value."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found


def article_address(url: str | None, source: str | None, document: str) -> str:
    """What recognises an article: its canonical address, else its publisher's own id of it."""
    if url:
        return address_of(url)
    return natural(f"id:{source or ''}:{document}")


def address_of(url: str) -> str:
    """`url:` and the one spelling of an address; what is no address stands for itself."""
    try:
        return natural(f"url:{canonical(url)}")
    except ValueError:
        return natural(f"url:{url}")


def natural(key: str) -> str:
    """A natural key of bounded length: a long one keeps its beginning and gets a hash."""
    if len(key) <= _LONGEST_KEY:
        return key
    return f"{key[:200]}#{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()}"


def new_key(connection: Connection, table: Table, row: Mapping[str, Any]) -> int | None:
    """Insert one row; its key, or None where its natural key is there already."""
    key: int | None = connection.execute(_insert_returning(connection.dialect.name, table), row).scalar()
    return key


@cache
def _insert_returning(dialect: str, table: Table) -> Any:
    return _insert_new(dialect, table).returning(table.c.key)


@cache
def _insert_new(dialect: str, table: Table) -> Any:
    """The statement, built once: to build one costs as much as to run it."""
    return _insert(dialect)(table).on_conflict_do_nothing()


def _insert(dialect: str) -> Any:
    return (sqlite if dialect == "sqlite" else postgresql).insert
