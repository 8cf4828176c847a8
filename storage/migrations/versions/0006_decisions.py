"""What persons decide about findings is kept, one decision beside the other; periods are found by an index alone.

Revision 0006. Of findings on file the last decision is known, and becomes the first of its list.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "decision",
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["change"], ["change.id"], name=op.f("fk_decision_change_change")),
        sa.PrimaryKeyConstraint("change", "number", name=op.f("pk_decision")),
    )
    op.execute(
        "INSERT INTO decision (change, number, status, reason, decided_by, made)"
        " SELECT id, 1, status, reason, decided_by, settled FROM change"
        " WHERE decided_by IS NOT NULL AND settled IS NOT NULL"
    )
    op.drop_index(op.f("ix_observation_series_period"), table_name="observation")
    op.create_index(
        op.f("ix_observation_series_period_known_from_believed_to"),
        "observation",
        ["series", "period", "known_from", "believed_to"],
    )
