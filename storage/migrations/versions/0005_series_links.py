"""Series that are one thing under different words can be joined.

Revision 0005. Nothing on file is joined by it: that needs the texts, and comes with the next article or with `replay`.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "series_match",
        *(_series(name) for name in ("one", "other")),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        *(_points_to_series("series_match", name) for name in ("one", "other")),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_series_match")),
    )
    op.create_index(op.f("ix_series_match_other"), "series_match", ["other"])
    op.create_table(
        "series_link",
        *(_series(name) for name in ("series", "canonical")),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        *(_points_to_series("series_link", name) for name in ("series", "canonical")),
        sa.PrimaryKeyConstraint("series", name=op.f("pk_series_link")),
    )
    op.create_index(op.f("ix_series_link_canonical"), "series_link", ["canonical"])
    # Without a foreign key: SQLite can add none to a table that is there.
    op.add_column("observation", sa.Column("own", sa.Text(), nullable=True))
    op.create_index(op.f("ix_observation_own"), "observation", ["own"])


def _series(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), nullable=False)


def _points_to_series(table: str, name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], ["series.id"], name=op.f(f"fk_{table}_{name}_series"))
