"""Old values that a text quotes are found, and the values that they may be.

Revision 0007. Of observations on file nothing is filled in: what is read from now on has them, and `replay` gives them
to the rest.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("observation", sa.Column("replaced_num", sa.Float(), nullable=True))
    for name in ("replaced_num", "value_num"):
        op.create_index(op.f(f"ix_observation_{name}_period"), "observation", [name, "period"])
