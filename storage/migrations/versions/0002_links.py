"""What a reprint prints otherwise than its original stands on its link; the agency that a text credits is found fast.

Revision 0002. Agencies were kept among an article's details; discrepancies, and what a text prints in digits, were not
kept, so that older rows have none.
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_AT_ONCE = 1_000  # rows read together: bounds memory

details = sa.table("article_text", sa.column("article", sa.Integer), sa.column("details", sa.Text))
article = sa.table("article", sa.column("key", sa.Integer), sa.column("agency", sa.Text))


def upgrade() -> None:
    op.add_column("article", sa.Column("differing", sa.Text(), server_default="[]", nullable=False))
    op.add_column("article", sa.Column("agency", sa.Text(), nullable=True))
    op.add_column("article_text", sa.Column("numerals", sa.Text(), server_default="[]", nullable=False))
    _copy_agencies(op.get_bind())


def _copy_agencies(connection: sa.Connection) -> None:
    """In Python: the databases' own JSON functions stumble over characters that ours keep."""
    last = 0
    wanted = sa.select(details).order_by(details.c.article).limit(_AT_ONCE)
    credit = sa.update(article).where(article.c.key == sa.bindparam("row")).values(agency=sa.bindparam("named"))
    while rows := connection.execute(wanted.where(details.c.article > last)).all():
        last = rows[-1].article
        named = [{"row": row.article, "named": json.loads(row.details)["provenance"]["agency"]} for row in rows]
        if known := [one for one in named if one["named"]]:
            connection.execute(credit, known)
