"""What the archive holds of series: for the judgement of one article, bounded however much was told of them.

Enters: keys of series. Leaves: a `Recollection` with their observations and findings. Never: a decision.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Protocol

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    or_,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.sql.functions import FunctionElement

from monitor.domain import (
    OUT_OF,
    Analysis,
    Article,
    Fingerprint,
    Observation,
    Recollection,
    Relation,
    SeriesKey,
    Transform,
)
from storage import codec
from storage.claims import disputed_near, findings_about
from storage.columns import as_stored, from_stored
from storage.filters import NONE, Filters, of_observations
from storage.links import keys_of
from storage.rows import Row, pieces
from storage.stories import voices
from storage.tables import article, article_text, figure, observation, place_in, series

_FIRST, _ORIGINALS = 2, 3  # of equal statements, beside the last: enough to be several voices, and who said it first

_TOGETHER = 20  # places asked about in one query

_Ids = Select[tuple[str]] | CompoundSelect[tuple[str]]  # what selects ids of series

_NO_AGENCIES: Mapping[str, str] = {}

_UNREAD = {"article", "value_num", "believed_from", "believed_to", "replaced_num"}
_OBSERVATIONS = select(
    *(column for column in observation.c if column.name not in _UNREAD), article.c.relation
).join_from(observation, article, article.c.key == observation.c.article)
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


class _Near(Protocol):
    @property
    def read(self) -> Collection[str]: ...
    @property
    def next(self) -> Collection[str]: ...
    @property
    def outer(self) -> Collection[str]: ...


@dataclass(frozen=True)
class _Nothing:
    read: Collection[str] = ()
    next: Collection[str] = ()
    outer: Collection[str] = ()


@dataclass(frozen=True)
class Testimony:
    """What the ledger says of who can testify.

    `near` gives, for periods asked for and those that each series is told of, which of the latter are to be read, which
    lie next to them, and of which only the values matter; `unread` what a judgement has to know of the others;
    Moments may be given as the database stores them. `touching` gives series with those that testify about them.
    """

    near: Callable[[Collection[str], Iterable[Iterable[str]]], _Near] = lambda asked, told: _Nothing()
    unread: Callable[[Mapping[str, Any], Collection[str], Any], Iterable[tuple[str, Any]]] = lambda *told: ()
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
    since = as_stored(min([_told_at(known, analysis), *(item.known_from for item in before)]), connection.dialect.name)
    told = {} if labels is None else _first_told(connection, wanted)
    reach = None if labels is None else _reach(told, wanted, labels, testimony, since)
    elsewhere = [*_up_and_down(connection, wanted, analysis), *_told_parts(connection, wanted, reach)]
    if not known.complete:
        disputed = disputed_near(connection, wanted, elsewhere, reach.trusted if reach else None)
        if disputed:
            more = [key for key in dict.fromkeys(testimony.touching(disputed)) if key not in wanted]
            wanted = (*wanted, *more)
            if labels is not None:
                told |= _first_told(connection, more)
                reach = _reach(told, wanted, labels, testimony, since)
            elsewhere = [*_up_and_down(connection, wanted, analysis), *_told_parts(connection, wanted, reach)]
    own = {codec.series_id(key) for key in wanted}
    stories = sorted({near.story for near in known.neighbours})
    rows = _rows(connection, _one_of(own), stories, NONE, reach.read if reach else None, reach.outer if reach else ())
    rows |= _rows(connection, elsewhere, stories, NONE, reach.trusted if reach else None)
    items = _voiced(connection, rows, NONE)
    stated = [key for key, row in rows.items() if row.series in own] + [
        item.key for item in before if item.key is not None
    ]
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


def _told_at(known: Recollection, analysis: Analysis | None) -> datetime:
    """When the text was published; without one anything may have been told later."""
    if analysis is None:
        return datetime.min.replace(tzinfo=UTC)
    return analysis.article.published or known.now


@dataclass(frozen=True)
class _Reach:
    """Labels of the periods that are read, among them those with all their neighbours, and the outer ones.

    `beyond` are periods that are not read, with the moments when they were first told of.
    """

    read: tuple[str, ...]
    trusted: tuple[str, ...]
    outer: tuple[str, ...]
    beyond: tuple[tuple[SeriesKey, str, datetime], ...]


def _reach(
    told: Mapping[str, Mapping[str, Any]],
    keys: Sequence[SeriesKey],
    asked: Collection[str],
    testimony: Testimony,
    since: str | datetime,
) -> _Reach:
    """`told`: as of `_first_told`; `since` as stored."""
    own = {codec.series_id(key): key for key in keys}
    near = testimony.near(asked, [told[key] for key in own])
    trusted = {*asked, *near.next}
    read = {*trusted, *near.read}
    beyond = [
        (key, label, from_stored(first))
        for id_, key in own.items()
        for label, first in testimony.unread(told[id_], read, since)
    ]
    return _Reach(tuple(sorted(read)), tuple(sorted(trusted)), tuple(sorted(near.outer)), tuple(beyond))


def _first_told(connection: Connection, keys: Iterable[SeriesKey]) -> dict[str, dict[str, Any]]:
    """For each series by id its periods, each with the moment when it was first told of, outside of quarantine.

    The moments are as the database stores them, because a series has hundreds, of which a few are looked at.
    """
    found: dict[str, dict[str, Any]] = {codec.series_id(key): {} for key in keys}
    first = type_coerce(func.min(case((observation.c.quarantined.is_(False), observation.c.known_from))), Text)
    for piece in pieces(sorted(found)):
        wanted = select(observation.c.series, observation.c.period, first.label("first"))
        wanted = wanted.where(observation.c.series.in_(piece), observation.c.believed_to.is_(None))
        for name, period, moment in connection.execute(wanted.group_by(observation.c.series, observation.c.period)):
            found[name][period] = moment
    return found


# ───────────────────────────── observations ─────────────────────────────


def believed_on(connection: Connection, keys: Sequence[SeriesKey], filters: Filters) -> tuple[Observation, ...]:
    """What was believed of these series at `filters.as_of`, and of the same up and down the places."""
    own = {codec.series_id(key) for key in keys}
    rows = _rows(connection, _one_of(own), (), filters)
    rows |= _rows(connection, _up_and_down(connection, keys, None), (), filters)
    return _voiced(connection, rows, filters)


def _rows(
    connection: Connection,
    about: Sequence[_Ids],
    stories: Sequence[str],
    filters: Filters = NONE,
    labels: Sequence[str] | None = None,
    outer: Sequence[str] = (),
) -> dict[int, Row]:
    """Observations by key. `about`: what selects the ids of the series."""
    found: dict[int, Row] = {}
    for ids in about:
        chosen = _chosen(ids, filters, labels, outer)
        found |= {row.key: row for row in connection.execute(_OBSERVATIONS.where(observation.c.key.in_(chosen)))}
        for told in pieces(stories):
            near = _OBSERVATIONS.where(observation.c.series.in_(ids), observation.c.story.in_(told))
            near = near.where(*of_observations(filters), *_of_periods(labels))
            found |= {row.key: row for row in connection.execute(near)}
    return found


def _of_periods(periods: Sequence[str] | None) -> Iterator[ColumnElement[bool]]:
    if periods is not None:
        yield observation.c.period.in_(periods)


def _chosen(ids: _Ids, filters: Filters, periods: Sequence[str] | None, outer: Sequence[str]) -> Select[tuple[int]]:
    """Keys of the first few and last of all that say the same of one period in the same way, for each agency.

    Of `outer` periods the first and the last.
    """
    same = (
        *(observation.c[name] for name in ("series", "period", "value", "low", "high", "approx", "modality")),
        cast(observation.c.cues, Text),
        article.c.agency,
    )
    original = article.c.relation == Relation.ORIGINAL.value
    order = (observation.c.known_from, observation.c.article_id, observation.c.key)

    def told(counted: FunctionElement[Any]) -> ColumnElement[Any]:
        """One window for all three: to sort the rows is what costs."""
        return counted.over(partition_by=same, order_by=order)

    ranked = (
        select(
            observation.c.key,
            observation.c.period,
            original.label("original"),
            told(func.row_number()).label("place"),
            told(func.lead(observation.c.key)).label("next"),
            told(func.sum(case((original, 1), else_=0))).label("originals"),
        )
        .join_from(observation, article, article.c.key == observation.c.article)
        .where(observation.c.series.in_(ids), *of_observations(filters), *_of_periods(periods))
        .subquery()
    )
    few = or_(ranked.c.place <= _FIRST, ranked.c.original & (ranked.c.originals <= _ORIGINALS))
    ends = or_(ranked.c.place == 1, ranked.c.next.is_(None))
    return select(ranked.c.key).where(or_(ends, and_(few, ranked.c.period.not_in(outer))) if outer else or_(ends, few))


def _voiced(connection: Connection, rows: Mapping[int, Row], filters: Filters) -> tuple[Observation, ...]:
    """Observations with the agencies whose reports their stories are."""
    told = [*rows.values()]
    return _observations(connection, told, voices(connection, {row.story for row in told}, filters))


def _observations(
    connection: Connection, rows: Sequence[Row], agencies: Mapping[str, str] = _NO_AGENCIES
) -> tuple[Observation, ...]:
    names = {name for row in rows for name in (row.series, row.own) if name}
    keys = keys_of(connection, names)
    return tuple(_observation(row, keys, agencies.get(row.story)) for row in rows)


def _observation(row: Row, keys: Mapping[str, SeriesKey], agency: str | None) -> Observation:
    is_reprint = row.relation != Relation.ORIGINAL.value
    return codec.observation_from(
        row._mapping, keys[row.series], is_reprint=is_reprint, agency=agency, own=keys.get(row.own)
    )


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


def _one_of(ids: Collection[str]) -> list[_Ids]:
    return [select(series.c.id).where(series.c.id.in_(piece)) for piece in pieces(sorted(ids))]


def _up_and_down(connection: Connection, keys: Sequence[SeriesKey], analysis: Analysis | None) -> list[_Ids]:
    """What selects the ids of all series that are one of `keys` but for the place, which lies in its own or around it.

    They are chosen where they are read: a country has thousands. A few places share a query, because an article may
    name fifty.
    """
    families: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        families[key.subject].add(codec.family(key))
    above = _ancestors(connection, sorted(families), analysis)
    wanted: list[Select[tuple[str]]] = []
    for subject, names in sorted(families.items()):
        inside = select(place_in.c.place).where(place_in.c.ancestor == subject)
        around = or_(series.c.subject.in_(inside), series.c.subject.in_(sorted(above[subject])))
        others = select(series.c.id).where(around, series.c.subject != subject)
        wanted += (others.where(series.c.family.in_(some)) for some in pieces(sorted(names)))
    together = [wanted[start : start + _TOGETHER] for start in range(0, len(wanted), _TOGETHER)]
    return [some[0] if len(some) == 1 else union_all(*some) for some in together]


def _told_parts(connection: Connection, keys: Sequence[SeriesKey], reach: _Reach | None) -> list[_Ids]:
    """What selects the ids of series with more bounds than `keys`, as a text counts them out of all that there is.

    Their bounds are anybody's words, so that they can't be guessed from the whole.
    """
    wholes = [key for key in keys if key.transform is Transform.LEVEL and key.denominator is None]
    told = select(observation.c.key).where(
        observation.c.series == series.c.id,
        cast(observation.c.cues, Text).contains(f'"{OUT_OF}"'),
        *_of_periods(reach.trusted if reach else None),
    )
    found: set[str] = set()
    for start in range(0, len(wholes), _TOGETHER):
        same = [
            and_(
                series.c.subject == key.subject,
                series.c.measure == key.measure,
                series.c.transform == key.transform.value,
                series.c.unit_class == key.unit_class,
                series.c.frequency == key.frequency,
                series.c.denominator.is_(None),
                series.c.scope.is_not(None) if key.scope is None else series.c.scope != key.scope,
            )
            for key in wholes[start : start + _TOGETHER]
        ]
        found |= set(connection.execute(select(series.c.id).where(or_(*same), told.exists())).scalars())
    return _one_of(found - {codec.series_id(key) for key in keys})


def _ancestors(connection: Connection, subjects: Sequence[str], analysis: Analysis | None) -> Mapping[str, set[str]]:
    above: dict[str, set[str]] = defaultdict(set)
    for stated in analysis.figures if analysis else ():
        if stated.subject:
            above[stated.subject] |= set(stated.subject_path)
    for piece in pieces(subjects):
        for row in connection.execute(select(place_in).where(place_in.c.place.in_(piece))):
            above[row.place].add(row.ancestor)
    return above
