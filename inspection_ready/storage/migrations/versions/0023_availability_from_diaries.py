"""Which lines of availability were read from a diary, and when.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("availability", sa.Column("read_on", sa.Date(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("availability") as availability:
        availability.drop_column("read_on")
