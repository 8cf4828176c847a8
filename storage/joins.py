"""Which series were joined to which, and the values by which people may find more of them.

Enters: filters. Leaves: dictionaries as the contract has them, `Statement`s. Never: a write, a guess.
"""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, func, select

from monitor.domain import Approx, Observation, SeriesKey, Statement
from monitor.shapes import iso
from storage import codec, tables
from storage.filters import Filters, described, measures, of_observations, places
from storage.links import keys_of
from storage.rows import pieces

_AT_ONCE = 200  # subjects read together


def joins(connection: Connection, filters: Filters) -> Iterator[dict[str, Any]]:
    """Series that are filed under another one, by place: both keys, why, since when."""
    link, own, target = tables.series_link, tables.series.alias("own"), tables.series.alias("target")
    wanted = (
        select(link)
        .join_from(link, own, own.c.id == link.c.series)
        .join(target, target.c.id == link.c.canonical)
        .order_by(target.c.subject, target.c.measure, link.c.series)
    )
    if filters.region:
        wanted = wanted.where(target.c.subject.in_(places(filters.region)))
    if named := measures(filters.indicator):
        wanted = wanted.where(target.c.measure.in_(named) | own.c.measure.in_(named))
    if filters.since:
        wanted = wanted.where(link.c.since >= filters.since)
    if filters.until:
        wanted = wanted.where(link.c.since <= filters.until)
    rows = connection.execute(wanted).all()
    keys = keys_of(connection, {name for row in rows for name in (row.series, row.canonical)})
    for row in rows:
        yield {
            "series": row.series,
            "canonical": row.canonical,
            "keys": (keys[row.canonical], keys[row.series]),
            "why": row.why,
            "since": iso(row.since),
        }


def homes(connection: Connection, names: Collection[str]) -> tuple[str, ...]:
    """The ids of the series that series of these ids are filed under."""
    link = tables.series_link
    found: dict[str, str] = {}
    for piece in pieces(sorted(names)):
        rows = connection.execute(select(link.c.series, link.c.canonical).where(link.c.series.in_(piece)))
        found |= {row.series: row.canonical for row in rows}
    return tuple(dict.fromkeys(found.get(name, name) for name in names))


def statements(connection: Connection, filters: Filters) -> Iterator[list[Statement]]:
    """The exact values that are believed, of some hundred subjects at a time: all that there is of each subject."""
    series = tables.series
    wanted = select(series.c.subject).distinct().order_by(series.c.subject)
    if filters.region:
        wanted = wanted.where(series.c.subject.in_(places(filters.region)))
    subjects = connection.execute(wanted).scalars().all()
    for start in range(0, len(subjects), _AT_ONCE):
        yield _statements(connection, subjects[start : start + _AT_ONCE], filters)


def _statements(connection: Connection, subjects: Collection[str], filters: Filters) -> list[Statement]:
    observation, article, series = tables.observation, tables.article, tables.series
    rows = connection.execute(select(series).where(series.c.subject.in_(subjects)))
    keys = {row.id: codec.series_from(row._asdict()) for row in rows}
    found: list[Statement] = []
    for piece in pieces(sorted(keys)):
        column = observation.c
        told = (
            select(
                column.series, column.period, column.value, func.min(column.key), func.max(column.key),
                func.min(column.article_id), func.max(column.article_id),
            )
            .join_from(observation, article, article.c.key == column.article)
            .where(column.series.in_(piece), column.approx == Approx.EXACT.value, column.quarantined.is_(False))
            .where(*of_observations(filters), *described(filters))
            .group_by(column.series, column.period, column.value)
        )  # fmt: skip
        for name, period, value, first, last, one, other in connection.execute(told):
            found.append(Statement(keys[name], period, value, (first, last), (one, other)))
    return found


def quoted(connection: Connection, keys: Collection[int]) -> dict[int, Observation]:
    """Observations by their rows, to be shown."""
    observation, series = tables.observation, tables.series
    columns = [column for column in series.c if column.name not in {"id", "family"}]
    found: dict[int, Observation] = {}
    for piece in pieces(sorted(keys)):
        wanted = select(observation, *columns).join_from(observation, series, series.c.id == observation.c.series)
        for row in connection.execute(wanted.where(observation.c.key.in_(piece))):
            values = row._asdict()
            found[row.key] = codec.observation_from(values, codec.series_from(values))
    return found


def named(connection: Connection, start: str) -> list[SeriesKey]:
    """Series whose ids begin with `start`, two at most: one is meant, more are not."""
    series = tables.series
    wanted = select(series).where(series.c.id.startswith(start, autoescape=True)).limit(2)
    return [codec.series_from(row._asdict()) for row in connection.execute(wanted)]
