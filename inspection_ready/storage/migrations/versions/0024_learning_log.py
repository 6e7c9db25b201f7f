"""The learning log: what was asked and promised in a session, and what those who are seen next should know.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLE = "learnt"


def _person(name: str) -> sa.Column[int]:
    return sa.Column(name, ID, sa.ForeignKey("person.id", name=f"fk_{TABLE}_{name}"), nullable=True)


def _words(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("learnt_on", sa.Date(), nullable=False),
        sa.Column("session_code", sa.String(), nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        _words("asked"),
        _words("promised"),
        _words("surprised"),
        _words("follow_up"),
        _person("owner_id"),
        sa.Column("due_on", sa.Date(), nullable=True),
        _words("pass_on"),
        _words("correction"),
        _person("told_by_id"),
        _words("notes"),
        sa.PrimaryKeyConstraint("id", name=f"pk_{TABLE}"),
    )
    for column in ("learnt_on", "owner_id", "told_by_id"):
        op.create_index(f"ix_{TABLE}_{column}", TABLE, [column])


def downgrade() -> None:
    op.drop_table(TABLE)
