"""When a period was first told of outside of quarantine is read from an index alone.

Revision 0008.
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_COLUMNS = ["series", "period", "known_from", "believed_to"]


def upgrade() -> None:
    op.create_index(_name([*_COLUMNS, "quarantined"]), "observation", [*_COLUMNS, "quarantined"])
    op.drop_index(_name(_COLUMNS), "observation")


def _name(columns: list[str]) -> str:
    return op.f(f"ix_observation_{'_'.join(columns)}")
