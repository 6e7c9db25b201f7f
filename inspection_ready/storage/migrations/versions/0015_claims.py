"""Claims, the evidence behind each, how many one piece of evidence may carry, and who looked at evidence as a sample.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
CODE = sa.String(40)
USUAL_MOST = "5"


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
        "claim",
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("says", CODE, nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        _link("claim", "owner_id", "person", needed=False),
        sa.Column("as_at", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
    )
    for column in ("statement", "reference", "owner_id"):
        op.create_index(f"ix_claim_{column}", "claim", [column])
    _made(
        "claim_evidence",
        _link("claim_evidence", "claim_id", "claim"),
        _link("claim_evidence", "evidence_id", "evidence"),
        sa.Column("pointer", sa.String(), nullable=False),
    )
    for column in ("claim_id", "evidence_id"):
        op.create_index(f"ix_claim_evidence_{column}", "claim_evidence", [column])
    _made(
        "sample_check",
        _link("sample_check", "evidence_id", "evidence"),
        sa.Column("looked_on", sa.Date(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("quality", CODE, nullable=False),
        sa.Column("found", sa.Text(), nullable=False),
    )
    op.create_index("ix_sample_check_evidence_id", "sample_check", ["evidence_id"])
    with op.batch_alter_table("council") as council:
        council.add_column(sa.Column("most_claims", sa.Integer(), nullable=False, server_default=USUAL_MOST))
    with op.batch_alter_table("council") as council:
        council.alter_column("most_claims", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("council") as council:
        council.drop_column("most_claims")
    for table in ("sample_check", "claim_evidence", "claim"):
        op.drop_table(table)
