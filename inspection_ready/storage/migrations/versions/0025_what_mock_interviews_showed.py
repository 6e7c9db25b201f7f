"""What mock interviews showed of each person.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "mock_finding",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "session_id", ID, sa.ForeignKey("session.id", name="fk_mock_finding_session_id"), nullable=False
        ),
        sa.Column(
            "person_id", ID, sa.ForeignKey("person.id", name="fk_mock_finding_person_id"), nullable=False
        ),
        sa.Column("ready", sa.String(40), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("went_well", "to_mend", "follow_up")),
        sa.PrimaryKeyConstraint("id", name="pk_mock_finding"),
    )
    for column in ("session_id", "person_id"):
        op.create_index(f"ix_mock_finding_{column}", "mock_finding", [column])


def downgrade() -> None:
    op.drop_table("mock_finding")
