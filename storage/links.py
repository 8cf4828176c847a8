"""Series that are one thing under different words: what shows it, and which of them is filed under which.

Enters: keys of series, matches. Leaves: the same, as they are on file, and observations that have moved. Runs inside
its caller's transaction. Never: a judgement whether two series are one; that is the ledger's.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from sqlalchemy import ColumnElement, Connection, Select, case, func, or_, select, update

from monitor.domain import Observation, SeriesKey, SeriesMatch
from storage import codec, tables
from storage.filters import NONE, of_observations
from storage.rows import Row, insert_new, pieces

_SIGNS = (Decimal(1), Decimal(-1))
_MOST = 1_000  # series that are walked through to find all that hang together; a dozen languages have a dozen words


def canonical(connection: Connection, keys: Iterable[SeriesKey]) -> dict[SeriesKey, SeriesKey]:
    """The series that each of `keys` is filed under, for those that were joined to another one."""
    by_id = {codec.series_id(key): key for key in keys}
    link, series = tables.series_link, tables.series
    found: dict[SeriesKey, SeriesKey] = {}
    for piece in pieces(sorted(by_id)):
        wanted = select(link.c.series.label("linked"), series).join_from(link, series, series.c.id == link.c.canonical)
        for row in connection.execute(wanted.where(link.c.series.in_(piece))):
            found[by_id[row.linked]] = codec.series_from(row._asdict())
    return found


def match(connection: Connection, matches: Sequence[SeriesMatch], now: datetime) -> None:
    """Keep what shows that two series are one; what is known of two of them already stays as it is."""
    keys = {key for each in matches for key in (each.one, each.other)}
    insert_new(connection, tables.series, [codec.series_row(key) for key in keys])
    rows = []
    for each in matches:
        one, other = sorted((codec.series_id(each.one), codec.series_id(each.other)))
        rows.append({"one": one, "other": other, "why": each.why, "since": now})
    insert_new(connection, tables.series_match, rows)


def matched(connection: Connection, keys: Collection[SeriesKey]) -> tuple[SeriesMatch, ...]:
    """All matches of these series, of those that they match, and so on."""
    table = tables.series_match
    seen: set[str] = set()
    fresh = {codec.series_id(key) for key in keys}
    rows: dict[tuple[str, str], Row] = {}
    while fresh and len(seen) < _MOST:
        seen |= fresh
        reached: set[str] = set()
        for piece in pieces(sorted(fresh)):
            for row in connection.execute(select(table).where(or_(table.c.one.in_(piece), table.c.other.in_(piece)))):
                rows[row.one, row.other] = row
                reached |= {row.one, row.other}
        fresh = reached - seen
    names = keys_of(connection, {name for pair in rows for name in pair})
    return tuple(SeriesMatch(names[one], names[other], rows[one, other].why) for one, other in sorted(rows))


def stated(connection: Connection, article: int) -> tuple[Observation, ...]:
    """What one article version states, each under the series that its own words give."""
    return _own(connection, tables.observation.c.article == article)


def quoting(connection: Connection, stated: Sequence[Observation]) -> tuple[Observation, ...]:
    """What is on file with a value, in one period, that an observation of `stated` replaces, or that replaces its."""
    told = {codec.near(abs(each.value)) for each in stated}
    old = {value.copy_abs().copy_sign(sign) for each in stated for value, _ in each.replaced[:1] for sign in _SIGNS}
    replacing = _first_told(connection, tables.observation.c.replaced_num, told, stated)
    return (*replacing, *valued(connection, old, stated))


def valued(
    connection: Connection, values: Collection[Decimal], stated: Sequence[Observation]
) -> tuple[Observation, ...]:
    """What is on file with one of these values, of the places, periods and units that are `stated`.

    Under the series of its own words, and of each series, period and value the first and the last report.
    """
    column = tables.observation.c.value_num
    return _first_told(connection, column, {codec.near(value) for value in values}, stated)


def _first_told(
    connection: Connection,
    column: ColumnElement[float | None],
    values: Collection[float],
    stated: Sequence[Observation],
) -> tuple[Observation, ...]:
    observation, series = tables.observation, tables.series
    own = case((observation.c.own.is_not(None), observation.c.own), else_=observation.c.series)
    facts = (observation.c.period, column.label("number"), observation.c.known_from, observation.c.key)
    wanted = (
        select(own.label("own"), *facts)
        .join_from(observation, series, series.c.id == own)
        .where(
            observation.c.period.in_(sorted({each.period for each in stated})),
            series.c.subject.in_(sorted({each.series.subject for each in stated})),
            series.c.unit_class.in_(sorted({each.series.unit_class for each in stated})),
            *of_observations(NONE),
        )
    )
    keys: set[int] = set()
    for piece in pieces(sorted(values)):
        groups: dict[tuple[object, ...], list[tuple[datetime, int]]] = defaultdict(list)
        for row in connection.execute(wanted.where(column.in_(piece))):
            groups[row.own, row.period, row.number].append((row.known_from, row.key))
        keys |= {key for told in groups.values() for _, key in (min(told), max(told))}
    found: list[Observation] = []
    for part in pieces(sorted(keys)):
        found += _own(connection, observation.c.key.in_(part))
    return tuple(found)


def stated_twice(connection: Connection, keys: Collection[SeriesKey], but: Collection[str]) -> tuple[Observation, ...]:
    """What articles state that give a value for one period under two of these series each, `but` for some articles."""
    observation = tables.observation
    found: list[Observation] = []
    ids = sorted(codec.series_id(key) for key in keys)
    here = of_any(ids[:_MOST])
    twice = (
        select(observation.c.article)
        .where(here, observation.c.article_id.not_in(sorted(but)), *of_observations(NONE))
        .group_by(observation.c.article, observation.c.period)
        .having(func.count(func.distinct(func.coalesce(observation.c.own, observation.c.series))) > 1)
    )
    for piece in pieces(sorted(set(connection.execute(twice).scalars()))):
        found += _own(connection, observation.c.article.in_(piece) & here)
    return tuple(found)


def relink(
    connection: Connection, targets: Mapping[SeriesKey, SeriesKey], whys: Mapping[SeriesKey, str], now: datetime
) -> dict[SeriesKey, tuple[SeriesKey, SeriesKey]]:
    """File each series under its target, which may be itself; observations on file move along.

    Those whose place has changed, each with the series it was filed under and the one it is now.
    """
    was = canonical(connection, targets)
    moved = {
        key: (was.get(key, key), target)
        for key, target in sorted(targets.items(), key=repr)
        if was.get(key, key) != target
    }
    insert_new(connection, tables.series, [codec.series_row(target) for _, target in moved.values()])
    for key, (_, target) in moved.items():
        _move(connection, codec.series_id(key), codec.series_id(target), whys.get(key, ""), now)
    return moved


def _move(connection: Connection, own: str, target: str, why: str, now: datetime) -> None:
    observation, link = tables.observation, tables.series_link
    away = own != target
    connection.execute(update(observation).where(of_any([own])).values(series=target, own=own if away else None))
    connection.execute(link.delete().where(link.c.series == own))
    if away:
        connection.execute(link.insert(), {"series": own, "canonical": target, "why": why, "since": now})


def of_any(ids: Sequence[str]) -> ColumnElement[bool]:
    """Observations whose own words give one of these series, wherever they are filed."""
    observation = tables.observation
    return or_(observation.c.own.in_(ids), observation.c.series.in_(ids) & observation.c.own.is_(None))


def keys_of(connection: Connection, ids: Collection[str]) -> dict[str, SeriesKey]:
    """Series by their ids; those that aren't on file are left out."""
    series = tables.series
    found: dict[str, SeriesKey] = {}
    for piece in pieces(sorted(ids)):
        rows = connection.execute(select(series).where(series.c.id.in_(piece)))
        found |= {row.id: codec.series_from(row._asdict()) for row in rows}
    return found


def _own(connection: Connection, here: ColumnElement[bool]) -> tuple[Observation, ...]:
    observation, series = tables.observation, tables.series
    columns = [column for column in series.c if column.name not in {"id", "family"}]
    own = case((observation.c.own.is_not(None), observation.c.own), else_=observation.c.series)
    wanted: Select[tuple[object, ...]] = (
        select(observation, *columns)
        .join_from(observation, series, series.c.id == own)
        .where(here, *of_observations(NONE))
        .order_by(observation.c.key)
    )
    rows = [row._asdict() for row in connection.execute(wanted)]
    return tuple(codec.observation_from(row, codec.series_from(row)) for row in rows)
