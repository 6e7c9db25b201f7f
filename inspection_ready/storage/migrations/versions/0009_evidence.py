"""The evidence register: items, their versions with files or links, and what each serves.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
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


def _days(*names: str) -> tuple[sa.Column[object], ...]:
    return tuple(sa.Column(name, sa.Date(), nullable=True) for name in names)


def upgrade() -> None:
    _made(
        "evidence",
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("shows", sa.Text(), nullable=False),
        _link("evidence", "owner_id", "person", needed=False),
        _link("evidence", "second_id", "person", needed=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("status", CODE, nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        *_days("approval_on"),
        sa.Column("why_not_held", sa.Text(), nullable=False),
        *_days("as_at", "covers_from", "covers_to", "received_on", "review_on"),
        sa.Column("source_system", sa.String(), nullable=False),
        sa.Column("caveats", sa.Text(), nullable=False),
        sa.Column("quality", CODE, nullable=False),
        sa.Column("shows_feedback", sa.Boolean(), nullable=True),
        sa.Column("shows_impact", sa.Boolean(), nullable=True),
        sa.Column("has_dates", sa.Boolean(), nullable=True),
        *_days("looked_at_on"),
        sa.Column("looked_at_by", sa.String(), nullable=False),
        sa.Column("sensitivity", CODE, nullable=False),
        sa.Column("published_at", sa.String(), nullable=False),
        sa.Column("folder", sa.String(), nullable=False),
        sa.Column("access", CODE, nullable=False),
        *_days("dispose_on"),
        sa.Column("notes", sa.Text(), nullable=False),
    )
    for column in ("title", "reference", "owner_id", "second_id"):
        op.create_index(f"ix_evidence_{column}", "evidence", [column])
    _made(
        "evidence_version",
        _link("evidence_version", "evidence_id", "evidence"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("link_note", sa.Text(), nullable=False),
        *_days("as_at", "covers_from", "covers_to", "received_on"),
        sa.Column("notes", sa.Text(), nullable=False),
    )
    op.create_index("ix_evidence_version_evidence_id", "evidence_version", ["evidence_id"])
    _made(
        "evidence_file",
        _link("evidence_file", "version_id", "evidence_version"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
    )
    for column in ("version_id", "sha256"):
        op.create_index(f"ix_evidence_file_{column}", "evidence_file", [column])
    _made(
        "evidence_use",
        _link("evidence_use", "evidence_id", "evidence"),
        sa.Column("subject", CODE, nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("pointer", sa.String(), nullable=False),
    )
    for column in ("evidence_id", "code"):
        op.create_index(f"ix_evidence_use_{column}", "evidence_use", [column])


def downgrade() -> None:
    for table in ("evidence_use", "evidence_file", "evidence_version", "evidence"):
        op.drop_table(table)
