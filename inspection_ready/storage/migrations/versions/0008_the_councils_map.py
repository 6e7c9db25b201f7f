"""The council's map: pictures cut from its file of tiles, each with what it shows.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
DEGREES = ("west", "south", "east", "north")


def _column(name: str, type_: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, type_, nullable=False)


def upgrade() -> None:
    op.create_table(
        "map",
        sa.Column("id", ID, autoincrement=False, nullable=False),
        _column("version", sa.Integer()),
        _column("part", sa.String(40)),
        _column("name", sa.String()),
        _column("attribution", sa.String()),
        _column("file", sa.String()),
        _column("sha256", sa.String(64)),
        _column("media_type", sa.String()),
        *(_column(name, sa.Integer()) for name in ("width", "height", "zoom", "across", "down")),
        *(_column(name, sa.Double()) for name in DEGREES),
        _column("blank", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name="pk_map"),
    )


def downgrade() -> None:
    op.drop_table("map")
