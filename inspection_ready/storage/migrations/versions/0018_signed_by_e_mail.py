"""Signing by e-mail: who may send for somebody, which sheet a reply answers, and from where a signature was sent.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

Added = tuple[str, sa.types.TypeEngine[Any], str]
NEW: dict[str, tuple[Added, ...]] = {
    "person": (("sent_for_by", sa.Text(), ""),),
    "reply": (("sheet", sa.Integer(), "0"),),
    "signature": (
        ("sent_from", sa.Text(), ""),
        ("sender_is", sa.String(40), ""),
        ("sender_because", sa.Text(), ""),
    ),
}
"""By table: the name of the column, what it holds, and what the rows of before have."""


def upgrade() -> None:
    for table, columns in NEW.items():
        with op.batch_alter_table(table) as changed:
            for name, kind, default in columns:
                changed.add_column(sa.Column(name, kind, nullable=False, server_default=default))
        with op.batch_alter_table(table) as changed:
            for name, _, _ in columns:
                changed.alter_column(name, server_default=None)


def downgrade() -> None:
    for table, columns in NEW.items():
        with op.batch_alter_table(table) as changed:
            for name, _, _ in columns:
                changed.drop_column(name)
