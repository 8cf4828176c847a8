"""What the archive holds of series: for the judgement of one article, bounded however much was told of them.

Enters: keys of series. Leaves: a `Recollection` with their observations and findings. Never: a decision.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, Text, bindparam, cast, func, or_, select

from monitor.domain import (
    Analysis,
    Article,
    Change,
    ChangeKind,
    Filed,
    Fingerprint,
    Observation,
    Recollection,
    Relation,
    SeriesKey,
    Status,
)
from storage import codec
from storage.filters import NONE, Filters, of_observations
from storage.links import keys_of
from storage.rows import Row, pieces
from storage.stories import voices
from storage.tables import (
    alert_change,
    article,
    article_text,
    change,
    change_observation,
    figure,
    observation,
    place_in,
    series,
)

_FIRST, _ORIGINALS, _LAST = 2, 3, 1  # of equal statements: enough to be several voices, and who said it first and last
_NEAR = 3  # periods on each side that testify about one: for its neighbours' neighbours, too
_NOTES = tuple(kind.value for kind in (ChangeKind.CORROBORATED, ChangeKind.RESTATED, ChangeKind.OLDER_VINTAGE))
_CLAIMS = (ChangeKind.CONFLICTING.value, ChangeKind.IMPLAUSIBLE.value)

_COLUMNS = [column for column in series.c if column.name not in {"id", "family"}]
_OBSERVATIONS = (
    select(observation, *_COLUMNS, article.c.relation)
    .join_from(observation, series, series.c.id == observation.c.series)
    .join(article, article.c.key == observation.c.article)
)
_MADE_BY = _OBSERVATIONS.where(observation.c.article == bindparam("article")).order_by(
    observation.c.figure, observation.c.key
)
_FINDINGS = select(change, *_COLUMNS).join_from(change, series, series.c.id == change.c.series)


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


Around = Callable[[str, Iterable[str], int], Collection[str]]


def nothing(label: str, told: Iterable[str], reach: int) -> Collection[str]:
    return ()


def observations_of(connection: Connection, key: int) -> tuple[Observation, ...]:
    """The observations that one article version made, in text order."""
    return _observations(connection, connection.execute(_MADE_BY, {"article": key}).all())


def with_series(
    connection: Connection,
    known: Recollection,
    analysis: Analysis | None,
    keys: Sequence[SeriesKey],
    asked: Collection[str] | None = None,
    around: Around = nothing,
) -> Recollection:
    """`known` with what is believed of `keys`, of what the address said before, and of these up and down the places.

    Of the periods `asked` and those `around` them; None: of all. Of equal statements the first few and the last are
    read, and those of stories near the article's text.
    """
    before = known.previous.observations if known.previous else ()
    wanted = tuple(dict.fromkeys((*keys, *(item.series for item in before))))
    related = _related_series(connection, wanted, analysis)
    own = {codec.series_id(key): key for key in wanted}
    reach = None if asked is None else _reach(connection, own, {*asked, *(item.period for item in before)}, around)
    stories = sorted({near.story for near in known.neighbours})
    rows = _rows(connection, sorted(related & set(own)), stories, NONE, reach.read if reach else None)
    rows += _rows(connection, sorted(related - set(own)), stories, NONE, reach.trusted if reach else None)
    agencies = voices(connection, {row.story for row in rows})
    told = zip(rows, _observations(connection, rows), strict=True)
    items = [replace(item, agency=agencies.get(row.story)) for row, item in told]
    stated = [row.key for row in rows if row.series in own] + [item.key for item in before if item.key is not None]
    findings = _findings(connection, sorted(own), stated, reach.trusted if reach else None)
    disputed = known.disputed  # of what was stated, not of what that leads to
    if not known.complete:
        disputed = _disputed(connection, wanted, related - set(own), reach.trusted if reach else None)
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


def _reach(connection: Connection, own: Mapping[str, SeriesKey], asked: Collection[str], around: Around) -> _Reach:
    first = func.min(observation.c.known_from)
    told: list[Row] = []
    for piece in pieces(sorted(own)):
        wanted = select(observation.c.series, observation.c.period, first.label("first"))
        wanted = wanted.where(observation.c.series.in_(piece), observation.c.believed_to.is_(None))
        told += connection.execute(wanted.group_by(observation.c.series, observation.c.period)).all()
    labels: dict[str, set[str]] = defaultdict(set)
    for row in told:
        labels[row.series].add(row.period)
    trusted, read = set(asked), set(asked)
    for line in labels.values():
        for label in asked:
            trusted.update(around(label, line, 1))
            read.update(around(label, line, _NEAR))
        read |= {label for label in line if "/" in label}  # spans: growth leads from and to many periods
    beyond = tuple((own[row.series], row.period, row.first) for row in told if row.period not in read)
    return _Reach(tuple(sorted(read)), tuple(sorted(trusted)), beyond)


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


# ───────────────────────────── findings ─────────────────────────────


def _findings(
    connection: Connection, ids: Sequence[str], stated: Sequence[int], periods: Sequence[str] | None
) -> tuple[Filed, ...]:
    """All findings about these series; of notes on repeats those about the observations read."""
    rows: dict[str, Row] = {}
    for piece in pieces(ids):
        wanted = _FINDINGS.where(change.c.series.in_(piece), change.c.kind.not_in(_NOTES))
        if periods is not None:
            wanted = wanted.where(change.c.period.in_(periods))
        rows |= {row.id: row for row in connection.execute(wanted)}
    for keys in pieces(sorted(set(stated))):
        about = select(change_observation.c.change).where(change_observation.c.observation.in_(keys))
        wanted = _FINDINGS.where(change.c.id.in_(about), change.c.kind.in_(_NOTES))
        rows |= {row.id: row for row in connection.execute(wanted)}
    told: set[str] = set()
    for names in pieces(sorted(rows)):
        told |= set(connection.execute(select(alert_change.c.change).where(alert_change.c.change.in_(names))).scalars())
    return tuple(Filed(codec.change_from(row), row.id in told) for row in rows.values())


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


def finding(connection: Connection, name: str) -> Change | None:
    """The finding with this id."""
    row = connection.execute(_FINDINGS.where(change.c.id == name)).first()
    return codec.change_from(row) if row else None


def _disputed(
    connection: Connection, keys: Sequence[SeriesKey], related: Collection[str], labels: Sequence[str] | None
) -> frozenset[SeriesKey]:
    """Series with contradictions on file about which `keys` may testify: of the same thing, or among `related`."""
    standing = (change.c.kind == ChangeKind.CONFLICTING.value) & (change.c.status == Status.STANDING.value)
    asked = [_FINDINGS.where(standing, change.c.series.in_(piece)) for piece in pieces(sorted(related))]
    subjects, measures = sorted({key.subject for key in keys}), sorted({key.measure for key in keys})
    for some in pieces(subjects):
        same = series.c.subject.in_(some) & series.c.measure.in_(measures)
        asked.append(_FINDINGS.where(standing, same))
    found: dict[SeriesKey, None] = {}
    for wanted in asked:
        near = wanted if labels is None else wanted.where(change.c.period.in_(labels))
        found.update({codec.series_from(row._asdict()): None for row in connection.execute(near)})
    return frozenset(found)


def disputes(connection: Connection, claims: Sequence[Change]) -> tuple[SeriesKey, ...]:
    """Other series with contradictions or impossible values on file about the same place, by one of the same articles.

    One wrong label spoils many figures, so that what explains one of them may explain the others.
    """
    articles = {item.article_id for claim in claims for item in claim.observations}
    subjects = {claim.series.subject for claim in claims}
    keys: dict[SeriesKey, None] = {}
    for piece in pieces(sorted(articles)):
        told = (
            select(change_observation.c.change)
            .join_from(change_observation, observation, observation.c.key == change_observation.c.observation)
            .join(article, article.c.key == observation.c.article)
            .where(article.c.article_id.in_(piece))
        )
        standing = change.c.kind.in_(_CLAIMS) & (change.c.status != Status.RESOLVED.value)
        rows = connection.execute(_FINDINGS.where(change.c.id.in_(told), standing, series.c.subject.in_(subjects)))
        keys.update({codec.series_from(row._asdict()): None for row in rows})
    return tuple(keys)


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
