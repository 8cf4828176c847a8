"""Findings can be settled by later articles and decided on by people.

Revision 0004. Findings on file stand as they did; those about what one arrival did (an edit, a figure that only a
reprint has) are marked, since no other article can settle them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

change = sa.table("change", sa.column("id", sa.Text), sa.column("kind", sa.Text), sa.column("is_event", sa.Boolean))
change_observation = sa.table("change_observation", sa.column("change", sa.Text), sa.column("position", sa.Integer))


def upgrade() -> None:
    op.add_column("change", sa.Column("is_event", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("change", sa.Column("reason", sa.Text(), nullable=True))
    op.add_column("change", sa.Column("settled", sa.DateTime(timezone=True), nullable=True))
    op.add_column("change", sa.Column("decided_by", sa.Text(), nullable=True))
    op.create_index(op.f("ix_series_subject_measure"), "series", ["subject", "measure"])
    op.add_column("alert", sa.Column("updates", sa.Text(), server_default="{}", nullable=False))
    compared = sa.select(change_observation.c.change).where(change_observation.c.position > 0)
    alone = (change.c.kind == "discrepancy") & change.c.id.not_in(compared)
    op.execute(sa.update(change).where((change.c.kind == "edited") | alone).values(is_event=True))
