"""The council's own Word letters: which stored file a letter is written from.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "word_letter",
        sa.Column("id", ID, nullable=False, autoincrement=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "letter_id", ID, sa.ForeignKey("letter.id", name="fk_word_letter_letter_id"), nullable=False
        ),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_word_letter"),
    )
    op.create_index("ix_word_letter_letter_id", "word_letter", ["letter_id"])


def downgrade() -> None:
    op.drop_table("word_letter")
