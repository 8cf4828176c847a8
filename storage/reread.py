"""What a new reading of a stored page takes over from the reading before it.

Enters: the rows of both versions of one article, of the same text. Leaves: the archive as if the page had been
read so from the beginning: its place in its story, and the findings about its values, which are found
under the new places and topics. Never: a decision. The old reading keeps what `--as-of` shows of it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, func, select, update

from storage import tables
from storage.rows import Row, insert_new, pieces


def page_of(connection: Connection, key: int) -> int | None:
    """The row of the page that one article version was read from."""
    page: int | None = connection.execute(select(tables.article.c.page).where(tables.article.c.key == key)).scalar_one()
    return page


def inherit(connection: Connection, before: int, after: int) -> None:
    """Let version `after` stand where `before` stood. Its observations are written already."""
    article, change = tables.article, tables.change
    kept = select(article.c.score, article.c.why, article.c.original, article.c.differing).where(
        article.c.key == before
    )
    row = connection.execute(kept).one()
    connection.execute(update(article).where(article.c.key == after).values(**row._mapping))
    connection.execute(update(article).where(article.c.original == before).values(original=after))
    connection.execute(update(change).where(change.c.article == before).values(article=after))
    _findings(connection, _pairs(connection, before, after))


def _pairs(connection: Connection, before: int, after: int) -> Mapping[int, int]:
    """Observations of the old reading, each with the one of the new reading that says the same."""
    new: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for row in _observations(connection, after):
        new[_said(row)].append(row.key)
    old = _observations(connection, before)
    return {row.key: new[_said(row)].pop(0) for row in old if new[_said(row)]}


def _observations(connection: Connection, article: int) -> Sequence[Row]:
    table = tables.observation
    return connection.execute(select(table).where(table.c.article == article).order_by(table.c.figure)).all()


def _said(row: Row) -> tuple[object, ...]:
    return row.series, row.period, row.value, row.unit


def _findings(connection: Connection, heirs: Mapping[int, int]) -> None:
    """Findings about an observation are about its heir as well."""
    link = tables.change_observation
    for piece in pieces(sorted(heirs)):
        concerned = select(link.c.change).where(link.c.observation.in_(piece))
        ends = select(link.c.change, func.max(link.c.position).label("last")).where(link.c.change.in_(concerned))
        last = ends.group_by(link.c.change).subquery()
        wanted = (
            select(link, last.c.last)
            .join_from(link, last, last.c.change == link.c.change)
            .where(link.c.observation.in_(piece))
            .order_by(link.c.change, link.c.position)
        )
        rows: list[dict[str, object]] = []
        taken: dict[str, int] = {}
        for row in connection.execute(wanted):
            taken[row.change] = taken.get(row.change, row.last) + 1
            rows.append({"change": row.change, "position": taken[row.change], "observation": heirs[row.observation]})
        insert_new(connection, tables.change_observation, rows)
