"""The council's look: colours, font, words, logo and Word template.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _column(name: str, type_: sa.types.TypeEngine[Any], *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, type_, nullable=null)


def upgrade() -> None:
    op.create_table(
        "brand",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        _column("version", sa.Integer()),
        _column("accent", sa.String()),
        _column("link", sa.String()),
        _column("font", sa.String(40)),
        _column("header", sa.String()),
        _column("footer", sa.String()),
        _column("logo_sha256", sa.String(64), null=True),
        _column("logo_name", sa.String()),
        _column("logo_type", sa.String()),
        _column("logo_width", sa.Integer()),
        _column("logo_height", sa.Integer()),
        _column("logo_alt", sa.Text()),
        _column("template_sha256", sa.String(64), null=True),
        _column("template_name", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_brand"),
    )


def downgrade() -> None:
    op.drop_table("brand")
