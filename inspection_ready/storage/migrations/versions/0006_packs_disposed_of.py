"""Packs that were disposed of, and findings in documents that somebody left as they are, with the reason.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def _made(name: str, *columns: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        sa.Column("id", ID, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    )


def upgrade() -> None:
    _made(
        "pack_disposal",
        sa.Column("pack_id", ID, sa.ForeignKey("pack.id", name="fk_pack_disposal_pack_id"), nullable=False),
        sa.Column("disposed_at", MOMENT, nullable=False),
        sa.Column("disposed_by", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
    )
    op.create_index("ix_pack_disposal_pack_id", "pack_disposal", ["pack_id"])
    _made(
        "finding_override",
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("fault", sa.String(40), nullable=False),
        sa.Column("under", sa.String(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("content_sha256", sa.String(64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("given_at", MOMENT, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("finding_override")
    op.drop_table("pack_disposal")
