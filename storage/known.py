"""What the archive holds of series: for the judgement of one article, bounded however much was told of them.

Enters: keys of series. Leaves: a `Recollection` with their observations and findings. Never: a decision.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, Text, bindparam, cast, func, or_, select

from monitor.domain import (
    Analysis,
    Article,
    Fingerprint,
    Observation,
    Recollection,
    Relation,
    SeriesKey,
)
from storage import codec
from storage.claims import disputed_near, findings_about
from storage.filters import NONE, Filters, of_observations
from storage.links import keys_of
from storage.rows import Row, pieces
from storage.stories import voices
from storage.tables import article, article_text, figure, observation, place_in, series

_FIRST, _ORIGINALS, _LAST = 2, 3, 1  # of equal statements: enough to be several voices, and who said it first and last
_NEAR = 3  # periods on each side that testify about one: for its neighbours' neighbours, too

_COLUMNS = [column for column in series.c if column.name not in {"id", "family"}]
_OBSERVATIONS = (
    select(observation, *_COLUMNS, article.c.relation)
    .join_from(observation, series, series.c.id == observation.c.series)
    .join(article, article.c.key == observation.c.article)
)
_MADE_BY = _OBSERVATIONS.where(observation.c.article == bindparam("article")).order_by(
    observation.c.figure, observation.c.key
)


_TEXT = (
    select(article, article_text.c.text)
    .join_from(article, article_text, article_text.c.article == article.c.key)
    .where(article.c.key == bindparam("article"))
)
_FIGURES = (
    select(figure.c.payload, figure.c.sentence)
    .where(figure.c.article == bindparam("article"))
    .order_by(figure.c.position)
)


@dataclass(frozen=True)
class Testimony:
    """What the ledger says of who can testify.

    `around` gives, of the periods told of, those near the one with a label, so many on each side; `last_day` the
    last day of one; `touching` gives series with those that testify about them.
    """

    around: Callable[[str, Iterable[str], int], Collection[str]] = lambda label, told, reach: ()
    last_day: Callable[[str], str] = lambda label: label
    touching: Callable[[Iterable[SeriesKey]], Sequence[SeriesKey]] = tuple


NOBODY = Testimony()


def observations_of(connection: Connection, key: int) -> tuple[Observation, ...]:
    """The observations that one article version made, in text order."""
    return _observations(connection, connection.execute(_MADE_BY, {"article": key}).all())


def with_series(
    connection: Connection,
    known: Recollection,
    analysis: Analysis | None,
    keys: Sequence[SeriesKey],
    asked: Collection[str] | None = None,
    testimony: Testimony = NOBODY,
) -> Recollection:
    """`known` with what is believed of `keys`, of what the address said before, and of these up and down the places.

    Of the periods `asked` and those around them; None: of all. Of equal statements the first few and the last are
    read, and those of stories near the article's text. Series with contradictions about which these may testify are
    taken in at once, because a judgement would ask for them.
    """
    before = known.previous.observations if known.previous else ()
    wanted = tuple(dict.fromkeys((*keys, *(item.series for item in before))))
    labels = None if asked is None else {*asked, *(item.period for item in before)}
    disputed = known.disputed  # of what was stated, not of what that leads to
    moments = [item.known_from for item in before]
    published = analysis.article.published if analysis else None
    since = min([published, *moments]) if published else None
    reach = _reach(connection, wanted, labels, testimony, since)
    related = _related_series(connection, wanted, analysis)
    if not known.complete:
        near = related - {codec.series_id(key) for key in wanted}
        disputed = disputed_near(connection, wanted, near, reach.trusted if reach else None)
        if disputed:
            wanted = tuple(dict.fromkeys((*wanted, *testimony.touching(disputed))))
            reach, related = (
                _reach(connection, wanted, labels, testimony, since),
                _related_series(connection, wanted, analysis),
            )
    own = {codec.series_id(key) for key in wanted}
    stories = sorted({near.story for near in known.neighbours})
    rows = _rows(connection, sorted(related & own), stories, NONE, reach.read if reach else None)
    rows += _rows(connection, sorted(related - own), stories, NONE, reach.trusted if reach else None)
    agencies = voices(connection, {row.story for row in rows})
    told = zip(rows, _observations(connection, rows), strict=True)
    items = [replace(item, agency=agencies.get(row.story)) for row, item in told]
    stated = [row.key for row in rows if row.series in own] + [item.key for item in before if item.key is not None]
    findings = findings_about(connection, sorted(own), stated, reach.trusted if reach else None)
    return replace(
        known,
        observations=tuple(sorted(items, key=lambda item: (item.known_from, item.key or 0))),
        findings=findings,
        complete=frozenset(wanted),
        periods=frozenset(reach.trusted) if reach else None,
        beyond=reach.beyond if reach else (),
        disputed=disputed,
    )


@dataclass(frozen=True)
class _Reach:
    """Labels of the periods that are read, those among them with all their neighbours, and what lies beyond."""

    read: tuple[str, ...]
    trusted: tuple[str, ...]
    beyond: tuple[tuple[SeriesKey, str, datetime], ...]


def _reach(
    connection: Connection,
    keys: Sequence[SeriesKey],
    asked: Collection[str] | None,
    testimony: Testimony,
    since: datetime | None,
) -> _Reach | None:
    if asked is None:
        return None
    own = {codec.series_id(key): key for key in keys}
    first = func.min(observation.c.known_from)
    told: list[Row] = []
    for piece in pieces(sorted(own)):
        wanted = select(observation.c.series, observation.c.period, first.label("first"))
        wanted = wanted.where(observation.c.series.in_(piece), observation.c.believed_to.is_(None))
        told += connection.execute(wanted.group_by(observation.c.series, observation.c.period)).all()
    firsts: dict[str, dict[str, datetime]] = defaultdict(dict)
    for row in told:
        firsts[row.series][row.period] = row.first
    trusted, read = set(asked), set(asked)
    for line in firsts.values():
        shapes: dict[tuple[int, str], list[str]] = defaultdict(list)
        for label in sorted(line):
            shapes[_shape(label)].append(label)
        spans = [label for label in line if "/" in label]
        read.update(spans)  # growth leads from and to many periods
        for label in asked:
            near = testimony.around(label, [*_beside(label, shapes[_shape(label)]), *spans], _NEAR)
            read.update(near)
            trusted.update(testimony.around(label, near, 1))
    days = {testimony.last_day(label) for label in read}
    beyond = [
        (own[key], label, first)
        for key, line in firsts.items()
        for label, first in (_beyond(line, read, days, testimony.last_day, since) if since else _unread(line, read))
    ]
    return _Reach(tuple(sorted(read)), tuple(sorted(trusted)), tuple(beyond))


def _shape(label: str) -> tuple[int, str]:
    """Labels of one shape sort by time: `2024-03`, `2024-Q1`, `2024`."""
    return (len(label), label[5:6] if label[5:6] in {"Q", "H"} else "")


def _beside(label: str, line: Sequence[str]) -> Sequence[str]:
    """The labels of a sorted `line` that stand next to `label`, more than enough on each side."""
    place = bisect_left(line, label)
    return line[max(0, place - _NEAR - 1) : place + _NEAR + 1]


def _unread(line: Mapping[str, datetime], read: Collection[str]) -> list[tuple[str, datetime]]:
    return [(label, first) for label, first in line.items() if label not in read]


def _beyond(
    line: Mapping[str, datetime],
    read: Collection[str],
    days: Collection[str],
    last_day: Callable[[str], str],
    since: datetime,
) -> Collection[tuple[str, datetime]]:
    """Of the periods of a series that are not read those that a judgement can ask for: a few, however many there are.

    On either side of each of the `days`, on which those that are read end, the one told of first, by which a statement
    is news or late; and all that were told of later than any that is read, or than `since`, when the article was made.
    """
    rest = sorted((last_day(label), label, first) for label, first in _unread(line, read))
    since = min([since, *(first for label, first in line.items() if label in read)])
    kept = {label: first for _, label, first in rest if first > since}
    ends = [day for day, _, _ in rest]
    for place in {bisect_right(ends, day) for day in days}:
        for side in (rest[:place], rest[place:]):
            if side:
                _, label, first = min(side, key=lambda entry: (entry[2], entry[1]))
                kept[label] = first
    return kept.items()


# ───────────────────────────── observations ─────────────────────────────


def believed_on(connection: Connection, keys: Sequence[SeriesKey], filters: Filters) -> tuple[Observation, ...]:
    """What was believed of these series at `filters.as_of`, and of the same up and down the places."""
    related = _related_series(connection, keys, None)
    rows = _rows(connection, sorted(related), (), filters)
    agencies = voices(connection, {row.story for row in rows}, filters)
    told = zip(rows, _observations(connection, rows), strict=True)
    return tuple(replace(item, agency=agencies.get(row.story)) for row, item in told)


def _rows(
    connection: Connection,
    ids: Sequence[str],
    stories: Sequence[str],
    filters: Filters = NONE,
    labels: Sequence[str] | None = None,
) -> list[Row]:
    found: dict[int, Row] = {}
    for piece in pieces(ids):
        chosen = _chosen(piece, filters, labels)
        found |= {row.key: row for row in connection.execute(_OBSERVATIONS.where(observation.c.key.in_(chosen)))}
        for told in pieces(stories):
            near = _OBSERVATIONS.where(observation.c.series.in_(piece), observation.c.story.in_(told))
            near = near.where(*of_observations(filters), *_of_periods(labels))
            found |= {row.key: row for row in connection.execute(near)}
    return list(found.values())


def _of_periods(periods: Sequence[str] | None) -> Iterator[ColumnElement[bool]]:
    if periods is not None:
        yield observation.c.period.in_(periods)


def _chosen(ids: Sequence[str], filters: Filters, periods: Sequence[str] | None) -> Select[tuple[int]]:
    """Keys of the first and last of all that say the same of one period in the same way, for each agency."""
    same = (
        *(observation.c[name] for name in ("series", "period", "value", "low", "high", "approx", "modality")),
        cast(observation.c.cues, Text),
        article.c.agency,
    )
    order = (observation.c.known_from, observation.c.article_id)
    original = article.c.relation == Relation.ORIGINAL.value
    ranked = (
        select(
            observation.c.key,
            original.label("original"),
            func.row_number().over(partition_by=same, order_by=order).label("first"),
            func.row_number().over(partition_by=same, order_by=[one.desc() for one in order]).label("last"),
            func.row_number().over(partition_by=(*same, original), order_by=order).label("nth"),
        )
        .join_from(observation, article, article.c.key == observation.c.article)
        .where(observation.c.series.in_(ids), *of_observations(filters), *_of_periods(periods))
        .subquery()
    )
    return select(ranked.c.key).where(
        or_(ranked.c.first <= _FIRST, ranked.c.last <= _LAST, ranked.c.original & (ranked.c.nth <= _ORIGINALS))
    )


def _observations(connection: Connection, rows: Sequence[Row]) -> tuple[Observation, ...]:
    own = keys_of(connection, {row.own for row in rows if row.own})
    return tuple(_observation(row, own.get(row.own)) for row in rows)


def _observation(row: Row, own: SeriesKey | None) -> Observation:
    values = row._asdict()
    told = codec.observation_from(values, codec.series_from(values))
    return replace(told, is_reprint=row.relation != Relation.ORIGINAL.value, own=own)


def telling(connection: Connection, key: int) -> Analysis | None:
    """A text on file with its figures, to be set against another telling of it; undated ones stand on their arrival."""
    row = connection.execute(_TEXT, {"article": key}).first()
    if row is None:
        return None
    figures = connection.execute(_FIGURES, {"article": key})
    item = Article(
        id=row.article_id,
        url=row.url,
        title=row.title,
        text=row.text,
        language=row.language,
        published=row.stands_at,
        source=row.source,
    )
    told = tuple(codec.figure_from(each.payload, each.sentence, row.text) for each in figures)
    return Analysis(item, told, Fingerprint(row.text_hash, (), ()))


# ───────────────────────────── up and down the places ─────────────────────────────


def _related_series(connection: Connection, keys: Sequence[SeriesKey], analysis: Analysis | None) -> set[str]:
    subjects = sorted({key.subject for key in keys})
    above = _ancestors(connection, subjects, analysis)
    below = _descendants(connection, subjects)
    wanted: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        wanted[codec.family(key)] |= {key.subject, *above[key.subject], *below[key.subject]}
    found: set[str] = set()
    for piece in pieces(sorted(wanted)):
        rows = connection.execute(
            select(series.c.id, series.c.family, series.c.subject).where(series.c.family.in_(piece))
        )
        found |= {row.id for row in rows if row.subject in wanted[row.family]}
    return found


def _ancestors(connection: Connection, subjects: Sequence[str], analysis: Analysis | None) -> Mapping[str, set[str]]:
    above: dict[str, set[str]] = defaultdict(set)
    for stated in analysis.figures if analysis else ():
        if stated.subject:
            above[stated.subject] |= set(stated.subject_path)
    for piece in pieces(subjects):
        for row in connection.execute(select(place_in).where(place_in.c.place.in_(piece))):
            above[row.place].add(row.ancestor)
    return above


def _descendants(connection: Connection, subjects: Sequence[str]) -> Mapping[str, set[str]]:
    below: dict[str, set[str]] = defaultdict(set)
    for piece in pieces(subjects):
        for row in connection.execute(select(place_in).where(place_in.c.ancestor.in_(piece))):
            below[row.ancestor].add(row.place)
    return below
