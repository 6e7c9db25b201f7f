"""The factual accuracy of the draft report: points, the evidence behind each, and the check they are part of.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
CODE = sa.String(40)
DIGEST = sa.String(64)


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


def _indexed(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _make_points() -> None:
    _made(
        "accuracy_point",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("paragraph", sa.String(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("sort", CODE, nullable=False),
        sa.Column("correction", sa.Text(), nullable=False),
        _link("accuracy_point", "owner_id", "person", needed=False),
        _link("accuracy_point", "second_id", "person", needed=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("held_digest", DIGEST, nullable=False),
        sa.Column("filed_digest", DIGEST, nullable=False),
        sa.Column("response", CODE, nullable=True),
        sa.Column("response_words", sa.Text(), nullable=False),
        sa.Column("response_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
    )
    _indexed("accuracy_point", "number", "owner_id", "second_id")


def upgrade() -> None:
    _make_points()
    _made(
        "point_evidence",
        _link("point_evidence", "point_id", "accuracy_point"),
        _link("point_evidence", "evidence_id", "evidence"),
        _link("point_evidence", "version_id", "evidence_version", needed=False),
        sa.Column("pointer", sa.String(), nullable=False),
    )
    _indexed("point_evidence", "point_id", "evidence_id", "version_id")
    _made(
        "accuracy_check",
        _link("accuracy_check", "request_id", "request"),
        _link("accuracy_check", "evidence_id", "evidence", needed=False),
        _link("accuracy_check", "version_id", "evidence_version", needed=False),
        sa.Column("none_by", sa.String(), nullable=False),
        sa.Column("none_at", MOMENT, nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("asked_why", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("granted_until", sa.Date(), nullable=True),
        sa.Column("answer_words", sa.Text(), nullable=False),
    )
    _indexed("accuracy_check", "request_id", "evidence_id", "version_id")


def downgrade() -> None:
    for table in ("accuracy_check", "point_evidence", "accuracy_point"):
        op.drop_table(table)
