"""Articles are found by the numbers that they print one after the other.

Revision 0003. What was recorded in the last week before the newest article is indexed; who reprints what is older comes
too late to be found by numbers.
"""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_AT_ONCE = 1_000  # rows read together: bounds memory
_WEEK = timedelta(days=7)

moment = sa.DateTime(timezone=True)
article = sa.table(
    "article", sa.column("key", sa.Integer), sa.column("stands_at", moment), sa.column("recorded_at", moment)
)
article_text = sa.table("article_text", sa.column("article", sa.Integer), sa.column("numerals", sa.Text))


def upgrade() -> None:
    table = op.create_table(
        "numeral_pair",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("article", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["article.key"], name=op.f("fk_numeral_pair_article_article")),
        sa.PrimaryKeyConstraint("hash", "day", "article", name=op.f("pk_numeral_pair")),
    )
    _index(op.get_bind(), table)


def _index(connection: sa.Connection, table: sa.Table) -> None:
    newest = connection.execute(sa.select(sa.func.max(article.c.recorded_at))).scalar()
    if newest is None:
        return
    wanted = (
        sa.select(article.c.key, article.c.stands_at, article_text.c.numerals)
        .join_from(article, article_text, article_text.c.article == article.c.key)
        .where(article.c.recorded_at >= newest - _WEEK)
        .order_by(article.c.key)
        .limit(_AT_ONCE)
    )
    last = 0
    while rows := connection.execute(wanted.where(article.c.key > last)).all():
        last = rows[-1].key
        new = [
            {"hash": number, "day": _day(row.stands_at), "article": row.key}
            for row in rows
            for number in _hashes([value for _, value in json.loads(row.numerals)][:200])
        ]
        if new:
            connection.execute(table.insert(), new)


def _hashes(values: list[str]) -> set[int]:
    """As storage/numerals.py made them at this revision."""
    if len(set(values)) < 4:
        return set()
    pairs = {
        f"{value} {other}"
        for at, value in enumerate(values)
        for other in values[at + 1 : at + 3]
        if value != other and len(value) + len(other) >= 3
    }
    return {
        int.from_bytes(hashlib.blake2b(pair.encode(), digest_size=8).digest(), "big", signed=True) for pair in pairs
    }


def _day(stands_at: datetime) -> int:
    aware = stands_at if stands_at.tzinfo else stands_at.replace(tzinfo=UTC)  # SQLite's come without zone
    return (aware.astimezone(UTC).date() - date(1970, 1, 1)).days
