"""Messages that came in answer to what we asked, and what of theirs was filed as which evidence.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
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
        "reply",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("what", CODE, nullable=False),
        sa.Column("state", CODE, nullable=False),
        _link("reply", "person_id", "person", needed=False),
        sa.Column("known_by", CODE, nullable=False),
        sa.Column("marked", CODE, nullable=False),
        sa.Column("draft", sa.Integer(), nullable=False),
        sa.Column("sender_name", sa.String(), nullable=False),
        sa.Column("sender_email", sa.String(), nullable=False),
        sa.Column("sent_at", MOMENT, nullable=True),
        sa.Column("received_at", MOMENT, nullable=True),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("undelivered", sa.Text(), nullable=False),
        sa.Column("file_count", sa.Integer(), nullable=False),
        sa.Column("came_at", MOMENT, nullable=True),
        sa.Column("dealt_at", MOMENT, nullable=True),
        sa.Column("why_aside", sa.Text(), nullable=False),
    )
    for column in ("number", "sha256", "state", "person_id", "message_id"):
        op.create_index(f"ix_reply_{column}", "reply", [column])
    _made(
        "reply_file",
        _link("reply_file", "reply_id", "reply"),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        _link("reply_file", "evidence_id", "evidence"),
        _link("reply_file", "request_id", "request", needed=False),
    )
    for column in ("reply_id", "sha256", "evidence_id", "request_id"):
        op.create_index(f"ix_reply_file_{column}", "reply_file", [column])


def downgrade() -> None:
    for table in ("reply_file", "reply"):
        op.drop_table(table)
