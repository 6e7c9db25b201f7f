"""Chasing: the council's ladder and its words, the drafts that were written, and which request each asked for.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
CODE = sa.String(40)


def _made(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )


def _link(table: str, name: str, to: str, *, needed: bool = True) -> sa.Column[int]:
    return sa.Column(name, ID, sa.ForeignKey(f"{to}.id", name=f"fk_{table}_{name}"), nullable=not needed)


def upgrade() -> None:
    _made(
        "chase_rules",
        sa.Column("ladder", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
    )
    _made(
        "chase_batch",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("last_draft", sa.Integer(), nullable=False),
        sa.Column("head_count", sa.Integer(), nullable=False),
        sa.Column("head_hash", sa.String(64), nullable=False),
    )
    _made(
        "chase_draft",
        _link("chase_draft", "batch_id", "chase_batch"),
        sa.Column("number", sa.Integer(), nullable=False),
        _link("chase_draft", "person_id", "person"),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("with_form", sa.Boolean(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("sent_by", sa.String(), nullable=False),
        sa.Column("is_dropped", sa.Boolean(), nullable=False),
    )
    for column in ("batch_id", "number", "person_id"):
        op.create_index(f"ix_chase_draft_{column}", "chase_draft", [column])
    _made(
        "chase",
        _link("chase", "draft_id", "chase_draft"),
        _link("chase", "request_id", "request"),
        sa.Column("rung", CODE, nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=True),
    )
    for column in ("draft_id", "request_id"):
        op.create_index(f"ix_chase_{column}", "chase", [column])


def downgrade() -> None:
    for table in ("chase", "chase_draft", "chase_batch", "chase_rules"):
        op.drop_table(table)
