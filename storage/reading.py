"""What the reading commands show, as plain dictionaries with the contract's keys.

Enters: filters. Leaves: iterators that read as they go. Exact numbers are strings, and so
are times (UTC, ISO 8601). Never: a write, a float for a figure's value.
"""

import re
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select

from monitor.domain import ChangeKind, Document, Member, Observation, SeriesKey, Statement, Status
from monitor.shapes import iso
from storage import codec, joins, tables
from storage.engine import Database
from storage.filters import (
    NONE,
    Filters,
    Ids,
    believed,
    described,
    ids,
    in_range,
    of_articles,
    of_figures,
    of_observations,
    of_series,
)
from storage.known import believed_on
from storage.rows import Row, grouped, pieces
from storage.search import holding, search
from storage.stories import stories, tellings, voices
from storage.tokens import Term, first_place, parse_query, tokens
from storage.vintages import Judged, Stated, judged, periods, unit_of

__all__ = ["Filters", "Reading"]

Plain = dict[str, Any]
Ledger = Callable[[Sequence[SeriesKey]], Judged]
_AT_ONCE = 500  # rows fetched together: bounds memory


class Reading:
    """Reads of the archive; each iterator sees one state. Safe for many threads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def search(self, query: str, filters: Filters = NONE) -> Iterator[Plain]:
        """Articles with all words of `query`, best first; at most 20 unless `filters.limit` says. `QueryError`."""
        with self._database.read() as connection:
            yield from search(connection, query, filters)

    def stories(self, filters: Filters = NONE) -> Iterator[Plain]:
        """Stories that a matching article tells, the newest first, each with all of its articles."""
        table = tables.article
        newest = func.max(table.c.stands_at)
        wanted = select(table.c.story).where(*of_articles(filters)).group_by(table.c.story)
        wanted = wanted.order_by(newest.desc(), table.c.story).limit(filters.limit)
        with self._database.read() as connection:
            names = connection.execute(wanted).scalars().all()
            for piece in pieces(names):
                yield from stories(connection, piece, filters)

    def tellings(self, story: str, filters: Filters = NONE) -> tuple[Member, ...]:
        """All articles of one story, ordered as in `stories`, with what tells which was made from which."""
        with self._database.read() as connection:
            return tellings(connection, story, filters)

    def figures(self, query: str | None = None, filters: Filters = NONE) -> Iterator[Plain]:
        """Figures, the newest article first, in text order. With `query`: whose sentence or title holds its words."""
        terms = parse_query(query) if query else ()
        with self._database.read() as connection:
            rows = _stream(connection, _figures(connection, terms, filters))
            fitting = (row for row in rows if in_range(row.value, filters) and _says(row, terms))
            yield from map(_figure, islice(fitting, filters.limit))

    def series(self, names: Ids = None, filters: Filters = NONE, ledger_of: Ledger | None = None) -> Iterator[Plain]:
        """Series by subject and measure, all or those called `names`; a few hundred at a time are held.

        The name of a series that was joined to another one leads to that one. `ledger_of` says what the ledger holds of
        some series; left out: what the findings on file say today.
        """
        with self._database.read() as connection:
            names = joins.homes(connection, ids(names))
            found = connection.execute(_wanted_series(names, filters).execution_options(yield_per=_AT_ONCE))
            yield from islice(_filled(connection, found.partitions(), filters, ledger_of), filters.limit)

    def changes(
        self,
        filters: Filters = NONE,
        *,
        kinds: Collection[ChangeKind] = (),
        statuses: Collection[Status] = (),
        events_only: bool = False,
    ) -> Iterator[Plain]:
        """Findings, the newest first; of these kinds and statuses, where some are given.

        `events_only`: what one arrival did, which no set of observations shows.
        """
        change, article, series = tables.change, tables.article, tables.series
        wanted = (
            select(change, *(column for column in series.c if column.name not in {"id", "family"}))
            .join_from(change, article, article.c.key == change.c.article)
            .join(series, series.c.id == change.c.series)
            .where(*_about_changes(filters))
            .order_by(change.c.created.desc(), change.c.id)
        )
        if events_only:
            wanted = wanted.where(change.c.is_event)
        if kinds:
            wanted = wanted.where(change.c.kind.in_([kind.value for kind in kinds]))
        if statuses:
            wanted = wanted.where(change.c.status.in_([status.value for status in statuses]))
        with self._database.read() as connection:
            known = (row for row in _stream(connection, wanted) if _known(row, filters))
            yield from map(_change, islice(known, filters.limit))

    def keys(self, filters: Filters = NONE) -> list[SeriesKey]:
        """All series that fit, by subject."""
        series = tables.series
        wanted = select(series).where(*of_series(filters)).order_by(series.c.subject, series.c.id)
        with self._database.read() as connection:
            return [codec.series_from(row._asdict()) for row in connection.execute(wanted)]

    def believed_on(self, keys: Sequence[SeriesKey], filters: Filters) -> tuple[Observation, ...]:
        """What was believed of these series at `filters.as_of`, and of the same up and down the places."""
        with self._database.read() as connection:
            return believed_on(connection, keys, filters)

    def decided(self, ids: Sequence[str], moment: datetime) -> Mapping[str, Status]:
        """What persons had decided about findings by then, by id."""
        decision = tables.decision
        found: dict[str, Status] = {}
        with self._database.read() as connection:
            for piece in pieces(ids):
                wanted = select(decision).where(decision.c.change.in_(piece), decision.c.made <= moment)
                rows = connection.execute(wanted.order_by(decision.c.number))
                found |= {row.change: Status(row.status) for row in rows}
        return found

    def brought_by(self, ids: Collection[str], filters: Filters) -> set[str]:
        """Which of these articles fit what is asked of the article that brings a finding."""
        found: set[str] = set()
        with self._database.read() as connection:
            for piece in pieces(sorted(ids)):
                wanted = select(tables.article.c.article_id).where(tables.article.c.article_id.in_(piece))
                found |= set(connection.execute(wanted.where(*described(filters))).scalars())
        return found

    def joins(self, filters: Filters = NONE) -> Iterator[Plain]:
        """Series that are filed under another one: `keys` (of that one first), ids, why, since when."""
        with self._database.read() as connection:
            yield from joins.joins(connection, filters)

    def statements(self, filters: Filters = NONE) -> Iterator[list[Statement]]:
        """The exact values that are believed, a part of the subjects at a time; all values of a subject together."""
        with self._database.read() as connection:
            yield from joins.statements(connection, filters)

    def quoted(self, keys: Collection[int]) -> Mapping[int, Observation]:
        """Observations by their rows."""
        with self._database.read() as connection:
            return joins.quoted(connection, keys)

    def series_named(self, start: str) -> list[SeriesKey]:
        """Series whose ids begin with `start`, two at most."""
        with self._database.read() as connection:
            return joins.named(connection, start)

    def named(self, start: str) -> list[str]:
        """Ids of findings that begin with `start`, two at most: one is meant, more are not."""
        wanted = select(tables.change.c.id).where(tables.change.c.id.startswith(start, autoescape=True)).limit(2)
        with self._database.read() as connection:
            return list(connection.execute(wanted).scalars())

    def alerts(self, filters: Filters = NONE) -> Iterator[Plain]:
        """Alerts with their deliveries, the newest first."""
        alert, link, change = tables.alert, tables.alert_change, tables.change
        fitting = (
            select(link.c.alert)
            .join_from(link, change, change.c.id == link.c.change)
            .join(tables.article, tables.article.c.key == change.c.article)
            .join(tables.series, tables.series.c.id == change.c.series)
            .where(*_about_changes(filters))
        )
        wanted = select(alert.c.id).where(alert.c.id.in_(fitting)).order_by(alert.c.created.desc(), alert.c.id)
        with self._database.read() as connection:
            names = connection.execute(wanted.limit(filters.limit)).scalars().all()
            for piece in pieces(names):
                yield from _alerts(connection, piece)

    def article(self, name: str) -> Plain | None:
        """One article by the caller's id, or by its row's number; with its text, what is in it and its versions."""
        table = tables.article
        with self._database.read() as connection:
            wanted = select(table).where(table.c.article_id == name).order_by(table.c.key.desc()).limit(1)
            row = connection.execute(wanted).first()
            if row is None and name.isascii() and name.isdecimal() and len(name) < 10:
                row = connection.execute(select(table).where(table.c.key == int(name))).first()
            return _article(connection, row) if row else None

    def texts(self, host: str, most: int) -> list[str]:
        """Clean texts of the newest articles at a host (with or without `www.`), at most so many."""
        article, body = tables.article, tables.article_text
        starts = (f"{scheme}://{www}{_literal(host)}" for scheme in ("http", "https") for www in ("", "www."))
        places = (f"{start}{end}" for start in starts for end in ("", "/%", ":%", "?%"))
        wanted = (
            select(body.c.text)
            .join_from(article, body, body.c.article == article.c.key)
            .where(or_(*(article.c.url.like(place, escape="\\") for place in places)), article.c.known_to.is_(None))
            .order_by(article.c.stands_at.desc(), article.c.key.desc())
            .limit(most)
        )
        with self._database.read() as connection:
            return list(connection.execute(wanted).scalars())

    def documents(self, filters: Filters = NONE) -> Iterator[Document]:
        """The stored pages as documents, oldest first, to be walked again."""
        article = tables.article
        stored = select(article.c.key).where(article.c.page.is_not(None), *of_articles(filters))
        stored = stored.order_by(article.c.stands_at, article.c.key).limit(filters.limit)
        with self._database.read() as connection:
            keys = connection.execute(stored).scalars().all()
        for key in keys:  # one short read each: a long one would keep the write-ahead file from shrinking
            with self._database.read() as connection:
                yield _document(connection, key)

    def quarantined(self, filters: Filters = NONE) -> Iterator[Plain]:
        """Documents that were set aside, the latest first."""
        table = tables.quarantine
        wanted = select(table).order_by(table.c.last_at.desc(), table.c.key.desc()).limit(filters.limit)
        if filters.source:
            wanted = wanted.where(table.c.source == filters.source)
        with self._database.read() as connection:
            for row in connection.execute(wanted):
                yield {
                    "id": row.document,
                    "url": row.url,
                    "source": row.source,
                    "error": {"code": row.code, "message": row.message},
                    "times": row.times,
                    "first": iso(row.first_at),
                    "last": iso(row.last_at),
                }


def _literal(text: str) -> str:
    """`text` for a LIKE that finds it as it stands."""
    return re.sub(r"([%_\\])", r"\\\1", text)


def _stream(connection: Connection, wanted: Select[Any]) -> Iterator[Row]:
    yield from connection.execution_options(yield_per=_AT_ONCE).execute(wanted)


# ───────────────────────────── figures ─────────────────────────────


def _figures(connection: Connection, terms: Sequence[Term], filters: Filters) -> Select[Any]:
    figure, article, observation = tables.figure, tables.article, tables.observation
    same = (observation.c.article == figure.c.article) & (observation.c.figure == figure.c.position)
    series = select(func.min(observation.c.series)).where(same).correlate(figure).scalar_subquery()
    wanted = (
        select(
            figure,
            article.c.article_id,
            article.c.published,
            article.c.source,
            article.c.language,
            article.c.title,
            article.c.url,
            series.label("series"),
        )
        .join_from(figure, article, article.c.key == figure.c.article)
        .where(*of_figures(filters), *believed(filters), *described(filters))
        .order_by(article.c.stands_at.desc(), article.c.key.desc(), figure.c.position)
    )
    return wanted.where(holding(connection, terms)) if terms else wanted


def _says(row: Row, terms: Sequence[Term]) -> bool:
    """Do title, sentence and indicator hold every term?"""
    if not terms:
        return True
    words = list(tokens("\n".join(filter(None, (row.title, row.sentence, row.indicator_text))), row.language))
    return all(first_place([term], words) is not None for term in terms)


def _figure(row: Row) -> Plain:
    return {
        **row.payload,
        "article_id": row.article_id,
        "sentence": row.sentence,
        "series": row.series,
        "published": iso(row.published),
        "source": row.source,
        "url": row.url,
    }


# ───────────────────────────── series ─────────────────────────────


def _wanted_series(names: Ids, filters: Filters) -> Select[Any]:
    series = tables.series
    wanted = select(series).where(*of_series(filters)).order_by(series.c.subject, series.c.measure, series.c.id)
    return wanted.where(series.c.id.in_(ids(names))) if names else wanted


def _filled(
    connection: Connection, found: Iterable[Sequence[Row]], filters: Filters, ledger_of: Ledger | None
) -> Iterator[Plain]:
    """Series with what was stated for them; those without a fitting observation are left out."""
    observation, article = tables.observation, tables.article
    columns = [(article if part == "url" else observation).c[part] for part in Stated.__dataclass_fields__]
    columns.append(observation.c.quarantined)
    for piece in found:
        # Asked by the series' keys: joined with the series' own conditions, SQLite reads every observation there is.
        wanted = (
            select(*columns)
            .join_from(observation, article, article.c.key == observation.c.article)
            .where(observation.c.series.in_([row.id for row in piece]))
            .where(*of_observations(filters), *believed(filters), *described(filters))
            .order_by(observation.c.period, observation.c.known_from, observation.c.key)
        )
        rows = connection.execute(wanted).all()
        keys = [codec.series_from(row._asdict()) for row in piece]
        ledger = ledger_of(keys) if ledger_of else _on_file(connection, rows, filters)
        speaking = voices(connection, {row.story for row in rows}, filters)
        stated = grouped(rows, "series")
        yield from (_series(row, stated[row.id], ledger, speaking) for row in piece if stated[row.id])


def _series(series: Row, rows: Sequence[Row], ledger: Judged, speaking: Mapping[str, str]) -> Plain:
    stated = [Stated(*(getattr(row, part) for part in Stated.__dataclass_fields__)) for row in rows]
    return {
        "series": series.id,
        "subject": series.subject,
        "indicator": series.measure,
        "transform": series.transform,
        "unit": unit_of(stated, series.unit_class),
        "unit_class": series.unit_class,
        "denominator": series.denominator,
        "scope": series.scope,
        "frequency": series.frequency,
        "periods": periods(stated, ledger, speaking),
    }


def _on_file(connection: Connection, rows: Sequence[Row], filters: Filters) -> Judged:
    """What the findings on file that hold say of these observations."""
    change, link, series = tables.change, tables.change_observation, tables.series
    holds = change.c.status.in_([Status.STANDING.value, Status.CONFIRMED.value])
    found: dict[str, Row] = {}
    for piece in pieces([row.key for row in rows]):
        about = select(link.c.change).where(link.c.observation.in_(piece))
        wanted = select(change, *(column for column in series.c if column.name not in {"id", "family"}))
        wanted = wanted.join_from(change, series, series.c.id == change.c.series)
        found |= {row.id: row for row in connection.execute(wanted.where(change.c.id.in_(about), holds))}
    doubted = {row.key for row in rows if row.quarantined}
    return judged((codec.change_from(row) for row in found.values() if _known(row, filters)), doubted)


# ───────────────────────────── changes and alerts ─────────────────────────────


def _about_changes(filters: Filters) -> Iterator[Any]:
    """A change is found by its series, and by the article that brought it, whatever became of that later."""
    yield from of_series(filters)
    yield from described(filters)


def _known(row: Row, filters: Filters) -> bool:
    """Were all of its observations known at `as_of`?"""
    if filters.as_of is None:
        return True
    return all(item.known_from <= filters.as_of for item in codec.observations_from(row.observations))


def _change(row: Row) -> Plain:
    return {
        **codec.finding_json(codec.change_from(row)),
        "settled": iso(row.settled),
        "decided_by": row.decided_by,
        "baseline": row.baseline,
        "created": iso(row.created),
    }


def _alerts(connection: Connection, names: Sequence[str]) -> Iterator[Plain]:
    alert, link, delivery = tables.alert, tables.alert_change, tables.delivery
    rows = {row.id: row for row in connection.execute(select(alert).where(alert.c.id.in_(names)))}
    wanted = select(link).where(link.c.alert.in_(names)).order_by(link.c.position)
    told = grouped(connection.execute(wanted), "alert")
    wanted = select(delivery).where(delivery.c.alert.in_(names)).order_by(delivery.c.key)
    sent = grouped(connection.execute(wanted), "alert")
    for name in names:
        yield {
            "alert": name,
            "rule": rows[name].rule,
            "changes": [row.change for row in told[name]],
            "created": iso(rows[name].created),
            "when": rows[name].timing,
            "deliveries": [_delivery(row) for row in sent[name]],
        }


def _delivery(row: Row) -> Plain:
    waiting = row.state in {"pending", "failed"}
    return {
        "channel": row.channel,
        "recipient": row.recipient,
        "state": row.state,
        "tries": row.tries,
        "last_error": row.last_error,
        "next_try": iso(row.due) if waiting else None,
        "sent": iso(row.sent),
    }


# ───────────────────────────── one article ─────────────────────────────


def _article(connection: Connection, row: Row) -> Plain:
    figure, versions = tables.figure, tables.article
    body = connection.execute(select(tables.article_text).where(tables.article_text.c.article == row.key)).one()
    figures = select(figure.c.payload).where(figure.c.article == row.key).order_by(figure.c.position)
    history = select(versions).where(versions.c.address == row.address).order_by(versions.c.version)
    return {
        "article": row.key,
        "id": row.article_id,
        "url": row.url,
        "title": row.title,
        "text": body.text,
        "language": row.language,
        "published": iso(row.published),
        "source": row.source,
        "story": row.story,
        "relation": row.relation,
        "score": round(row.score, 4),
        "why": row.why,
        **body.details,
        "figures": connection.execute(figures).scalars().all(),
        "versions": [
            {
                "article": item.key,
                "version": item.version,
                "known_from": iso(item.known_from),
                "known_to": iso(item.known_to),
            }
            for item in connection.execute(history)
        ],
    }


def _document(connection: Connection, key: int) -> Document:
    article, page, body = tables.article, tables.page, tables.article_text
    wanted = (
        select(article, page.c.body, page.c.content_type, page.c.status, body.c.details)
        .join_from(article, page, page.c.key == article.c.page)
        .join(body, body.c.article == article.c.key)
    )
    row = connection.execute(wanted.where(article.c.key == key)).one()
    stored = zlib.decompress(row.body)
    # A page that was fetched is HTML whatever its server calls it; what was handed in says truly what it is.
    copied = row.status == 0 and row.content_type.startswith("text/plain")
    return Document(
        id=row.article_id,
        url=row.url,
        html=None if copied else stored,
        text=stored.decode("utf-8", "replace") if copied else None,
        title=row.title,
        language=row.language,
        published=row.published,
        source=row.source,
        content_type=row.content_type,
        authors=tuple(row.details.get("authors", ())),
    )
