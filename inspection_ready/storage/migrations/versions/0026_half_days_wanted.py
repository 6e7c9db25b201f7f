"""The half of the day a session had better be in.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("session") as session:
        session.add_column(sa.Column("half", sa.String(40), nullable=False, server_default="any"))
    with op.batch_alter_table("session") as session:
        session.alter_column("half", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("session") as session:
        session.drop_column("half")
