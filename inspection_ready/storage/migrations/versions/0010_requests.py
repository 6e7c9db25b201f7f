"""The ledger of requests: each question, what became of it step by step, and the evidence that answers it.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
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
        "request",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("their_ref", sa.String(), nullable=False),
        sa.Column("occasion", CODE, nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("route", CODE, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=True),
        sa.Column("due_at", MOMENT, nullable=True),
        sa.Column("urgency", CODE, nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        _link("request", "owner_id", "person", needed=False),
        _link("request", "second_id", "person", needed=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        _link("request", "follows_id", "request", needed=False),
        sa.Column("notes", sa.Text(), nullable=False),
    )
    for column in ("number", "owner_id", "second_id", "follows_id"):
        op.create_index(f"ix_request_{column}", "request", [column])
    _made(
        "request_step",
        _link("request_step", "request_id", "request"),
        sa.Column("what", CODE, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
    )
    op.create_index("ix_request_step_request_id", "request_step", ["request_id"])
    _made(
        "request_evidence",
        _link("request_evidence", "request_id", "request"),
        _link("request_evidence", "evidence_id", "evidence"),
        sa.Column("pointer", sa.String(), nullable=False),
    )
    for column in ("request_id", "evidence_id"):
        op.create_index(f"ix_request_evidence_{column}", "request_evidence", [column])


def downgrade() -> None:
    for table in ("request_evidence", "request_step", "request"):
        op.drop_table(table)
