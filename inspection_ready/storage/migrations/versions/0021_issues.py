"""Issues of the timetable, the change slips that tell people of them, and what people answered.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
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


def _link(table: str, name: str, to: str) -> sa.Column[int]:
    return sa.Column(name, ID, sa.ForeignKey(f"{to}.id", name=f"fk_{table}_{name}"), nullable=False)


def upgrade() -> None:
    _made(
        "timetable_issue",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("timetable_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
    )
    op.create_index("ix_timetable_issue_number", "timetable_issue", ["number"])
    _made(
        "slip_batch",
        sa.Column("number", sa.Integer(), nullable=False),
        _link("slip_batch", "issue_id", "timetable_issue"),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("last_draft", sa.Integer(), nullable=False),
        sa.Column("organiser_name", sa.String(), nullable=False),
        sa.Column("organiser_email", sa.String(), nullable=False),
        sa.Column("head_count", sa.Integer(), nullable=False),
        sa.Column("head_hash", sa.String(64), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("sent_by", sa.String(), nullable=False),
        sa.Column("is_dropped", sa.Boolean(), nullable=False),
    )
    for column in ("number", "issue_id"):
        op.create_index(f"ix_slip_batch_{column}", "slip_batch", [column])
    _made(
        "slip",
        _link("slip", "batch_id", "slip_batch"),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("what", CODE, nullable=False),
        sa.Column("session_key", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
    )
    for column in ("batch_id", "draft", "session_key", "person_id", "uid"):
        op.create_index(f"ix_slip_{column}", "slip", [column])
    _made(
        "slip_answer",
        sa.Column("reply_id", sa.BigInteger(), nullable=False),
        sa.Column("method", CODE, nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=True),
        sa.Column("said", CODE, nullable=False),
        sa.Column("attendee", sa.String(), nullable=False),
        sa.Column("sent_by", sa.String(), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("organiser", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("is_automatic", sa.Boolean(), nullable=False),
    )
    for column in ("reply_id", "uid"):
        op.create_index(f"ix_slip_answer_{column}", "slip_answer", [column])


def downgrade() -> None:
    for table in ("slip_answer", "slip", "slip_batch", "timetable_issue"):
        op.drop_table(table)
