"""Which inspectors come, how many a session's room must hold, and which quality statements it is about.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

TEXTS = (("timetable", "team"), ("session", "statements"))


def upgrade() -> None:
    with op.batch_alter_table("session") as session:
        session.add_column(sa.Column("seats", sa.Integer(), nullable=True))
    for table, name in TEXTS:
        with op.batch_alter_table(table) as changed:
            changed.add_column(sa.Column(name, sa.Text(), nullable=False, server_default=""))
        with op.batch_alter_table(table) as changed:
            changed.alter_column(name, server_default=None)


def downgrade() -> None:
    for table, name in (("session", "seats"), *TEXTS):
        with op.batch_alter_table(table) as changed:
            changed.drop_column(name)
