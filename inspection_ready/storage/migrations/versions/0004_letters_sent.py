"""Who was written which letter, when, in which words, and whose word it is that it was sent.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _column(name: str, type_: sa.types.TypeEngine[Any], *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, type_, nullable=null)


def _link(own: str, target: str) -> sa.Column[int]:
    """``own`` is "table.column"; it points at the id of ``target``."""
    table, name = own.split(".")
    return sa.Column(name, ID, sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}"), nullable=False)


TABLES: dict[str, tuple[sa.Column[Any], ...]] = {
    "sending": (
        _link("sending.letter_id", "letter"),
        _column("title", sa.String()),
        _column("number", sa.Integer()),
        _column("at", sa.DateTime(timezone=True)),
        _column("letter_version", sa.Integer()),
        _column("text_sha256", sa.String(64)),
        _column("lists", sa.Text()),
        _column("prints", sa.Boolean()),
        _column("combined", sa.Boolean()),
        _column("drafts", sa.Boolean()),
        _column("attached", sa.String(40)),
        _column("mixed_because", sa.Text()),
        _column("folder", sa.Text()),
        _column("people", sa.Integer()),
        _column("head_count", sa.Integer()),
        _column("head_hash", sa.String(64)),
        _column("combined_sha256", sa.String(64)),
        _column("is_finished", sa.Boolean()),
    ),
    "sent_letter": (
        _link("sent_letter.sending_id", "sending"),
        _link("sent_letter.person_id", "person"),
        _column("how", sa.String(40)),
        _column("list_name", sa.String()),
        _column("address", sa.String()),
        _column("path", sa.Text()),
        _column("sha256", sa.String(64)),
        _column("written_at", sa.DateTime(timezone=True)),
        _column("sent_on", sa.Date(), null=True),
        _column("sent_by", sa.String()),
    ),
}
"""Each has an id and a version before these; every link has an index."""


def upgrade() -> None:
    for name, columns in TABLES.items():
        own = (
            sa.Column("id", ID, autoincrement=False, nullable=False),
            sa.Column("version", sa.Integer(), nullable=False),
        )
        op.create_table(name, *own, *columns, sa.PrimaryKeyConstraint("id", name=f"pk_{name}"))
        for column in columns:
            if column.foreign_keys:
                op.create_index(f"ix_{name}_{column.name}", name, [column.name])


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)
