"""For badges and labels: which of the pictures is a person's photograph, and where post reaches them.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("person") as person:
        person.add_column(sa.Column("picture_id", ID, nullable=True))
        person.create_foreign_key("fk_person_picture_id", "picture", ["picture_id"], ["id"])
        person.create_index("ix_person_picture_id", ["picture_id"])
        person.add_column(sa.Column("postal_address", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("person") as person:
        person.alter_column("postal_address", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("person") as person:
        person.drop_index("ix_person_picture_id")
        person.drop_constraint("fk_person_picture_id", type_="foreignkey")
        person.drop_column("picture_id")
        person.drop_column("postal_address")
