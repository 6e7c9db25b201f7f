"""When what was promised in an interview was seen to, and the request it became.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
REQUEST = "request_id"


def upgrade() -> None:
    with op.batch_alter_table("learnt") as learnt:
        learnt.add_column(sa.Column("done_on", sa.Date(), nullable=True))
        learnt.add_column(sa.Column(REQUEST, ID, nullable=True))
        learnt.create_foreign_key(f"fk_learnt_{REQUEST}", "request", [REQUEST], ["id"])
        learnt.create_index(f"ix_learnt_{REQUEST}", [REQUEST])


def downgrade() -> None:
    with op.batch_alter_table("learnt") as learnt:
        learnt.drop_index(f"ix_learnt_{REQUEST}")
        learnt.drop_constraint(f"fk_learnt_{REQUEST}", type_="foreignkey")
        learnt.drop_column(REQUEST)
        learnt.drop_column("done_on")
