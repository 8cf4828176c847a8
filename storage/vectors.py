"""What the window of candidates reads: the vectors of articles, in order of arrival.

Enters: the last row that is known. Leaves: what came after it. Never: a look at the whole archive; what is
read is bounded by what is new, or by the window after a restart.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, select

from monitor.domain import DocumentVector
from storage.tables import article, embedding

# Units take their turns, but each looks at its own machine's clock before it waits for its turn.
_SKEW = timedelta(hours=1)
_ALL = 2**62
_ARRIVED = (
    select(
        *(article.c[name] for name in ("key", "version", "stands_at", "language")), embedding.c.model, embedding.c.mean
    )
    .join_from(article, embedding, article.c.key == embedding.c.article, isouter=True)
    .where(article.c.key > bindparam("after"), article.c.known_to.is_(None))
    .order_by(article.c.key)
    .limit(bindparam("most"))
)
_FORMER = article.alias("former")
_REPLACED = (
    select(article.c.key, _FORMER.c.key.label("former"))
    .join_from(article, _FORMER, (_FORMER.c.address == article.c.address) & (_FORMER.c.version < article.c.version))
    .where(article.c.key.between(bindparam("first"), bindparam("last")), article.c.version > 1)
)


def vectors(connection: Connection, after: int, since: datetime, most: int | None) -> list[DocumentVector]:
    """See `Archive.vectors`."""
    after = after or _last_before(connection, since)
    rows = connection.execute(_ARRIVED, {"after": after, "most": most or _ALL}).all()
    later = [row.key for row in rows if row.version > 1]
    replaced = _replaced(connection, later[0], later[-1]) if later else {}
    return [
        DocumentVector(
            row.key, row.stands_at, row.model or "", row.mean or b"", row.language, replaced.get(row.key, ())
        )
        for row in rows
    ]


def _last_before(connection: Connection, since: datetime) -> int:
    """The row before the first that arrived at `since`, found by halves: rows are written in order of arrival."""
    low, high = 0, connection.execute(select(func.max(article.c.key))).scalar() or 0
    while low < high:
        middle = (low + high + 1) // 2
        found = select(article.c.recorded_at).where(article.c.key <= middle).order_by(article.c.key.desc()).limit(1)
        moment = connection.execute(found).scalar()
        if moment is None or moment < since - _SKEW:
            low = middle
        else:
            high = middle - 1
    return low


def _replaced(connection: Connection, first: int, last: int) -> Mapping[int, tuple[int, ...]]:
    """Rows of earlier versions by those from `first` to `last` that are a later one."""
    found: dict[int, tuple[int, ...]] = defaultdict(tuple)
    for row in connection.execute(_REPLACED, {"first": first, "last": last}):
        found[row.key] += (row.former,)
    return found
