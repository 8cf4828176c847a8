"""Findings as they are read for a judgement: about some series, or those that the same articles make doubtful.

Enters: keys of series, findings. Leaves: findings, or keys of series. Never: a decision.
"""

from collections.abc import Sequence

from sqlalchemy import CompoundSelect, Connection, Select, select

from monitor.domain import Change, ChangeKind, Filed, SeriesKey, Status
from storage import codec
from storage.rows import Row, pieces
from storage.tables import alert_change, article, change, change_observation, observation, series

_NOTES = tuple(kind.value for kind in (ChangeKind.CORROBORATED, ChangeKind.RESTATED, ChangeKind.OLDER_VINTAGE))
_CLAIMS = (ChangeKind.CONFLICTING.value, ChangeKind.IMPLAUSIBLE.value)

_COLUMNS = [column for column in series.c if column.name not in {"id", "family"}]
_FINDINGS = select(change, *_COLUMNS).join_from(change, series, series.c.id == change.c.series)


def findings_about(
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


def finding(connection: Connection, name: str) -> Change | None:
    """The finding with this id."""
    row = connection.execute(_FINDINGS.where(change.c.id == name)).first()
    return codec.change_from(row) if row else None


def disputed_near(
    connection: Connection,
    keys: Sequence[SeriesKey],
    related: Sequence[Select[tuple[str]] | CompoundSelect[tuple[str]]],
    labels: Sequence[str] | None,
) -> frozenset[SeriesKey]:
    """Series with contradictions on file about which `keys` may testify: of the same thing, or `related` ones.

    `related`: what selects their ids.
    """
    standing = (change.c.kind == ChangeKind.CONFLICTING.value) & (change.c.status == Status.STANDING.value)
    asked = [_FINDINGS.where(standing, change.c.series.in_(ids)) for ids in related]
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
