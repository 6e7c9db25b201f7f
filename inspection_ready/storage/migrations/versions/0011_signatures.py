"""Signatures: who agreed to exactly which bytes for which request, and the sheets that ask for it.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
CODE = sa.String(40)
DIGEST = sa.String(64)


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


def _signed(table: str) -> list[sa.Column[int]]:
    """What of a request: a version of evidence, or its own answer where there is none."""
    return [
        _link(table, "request_id", "request"),
        _link(table, "evidence_id", "evidence", needed=False),
        _link(table, "version_id", "evidence_version", needed=False),
    ]


def upgrade() -> None:
    _make_signatures()
    _made(
        "sign_sheet",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("means", CODE, nullable=False),
        _link("sign_sheet", "to_id", "person", needed=False),
        sa.Column("to_name", sa.String(), nullable=False),
        sa.Column("token", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("head_count", sa.Integer(), nullable=False),
        sa.Column("head_hash", DIGEST, nullable=False),
    )
    _made(
        "sign_sheet_line",
        _link("sign_sheet_line", "sheet_id", "sign_sheet"),
        sa.Column("position", sa.Integer(), nullable=False),
        *_signed("sign_sheet_line"),
        sa.Column("digest", DIGEST, nullable=False),
    )
    _made(
        "sign_off_rules",
        sa.Column("own_alone", sa.Boolean(), nullable=False),
        sa.Column("goes_to", sa.String(), nullable=False),
    )
    for table, columns in INDEXED.items():
        for column in columns:
            op.create_index(f"ix_{table}_{column}", table, [column])


def _make_signatures() -> None:
    _made(
        "signature",
        *_signed("signature"),
        sa.Column("said", CODE, nullable=False),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("request_number", sa.Integer(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("reference", "title")),
        sa.Column("version_number", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("pointer", "link")),
        sa.Column("link_note", sa.Text(), nullable=False),
        sa.Column("link_on", sa.Date(), nullable=True),
        sa.Column("digest", DIGEST, nullable=False),
        _link("signature", "signer_id", "person", needed=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("signer", "signer_role")),
        sa.Column("capacity", CODE, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("acts_as", "instead_of")),
        *(sa.Column(name, sa.Date(), nullable=True) for name in ("absent_from", "absent_to")),
        sa.Column("absence_told_by", sa.String(), nullable=False),
        sa.Column("absence_told_at", MOMENT, nullable=True),
        sa.Column("absence_recorded_by", sa.String(), nullable=False),
        sa.Column("signed_at", MOMENT, nullable=False),
        sa.Column("how", CODE, nullable=False),
        sa.Column("proof_sha256", DIGEST, nullable=True),
        sa.Column("proof_name", sa.String(), nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("withdrawn_by", sa.String(), nullable=False),
        sa.Column("withdrawn_because", sa.Text(), nullable=False),
        sa.Column("withdrawal_recorded_by", sa.String(), nullable=False),
    )
    _made(
        "signature_file",
        _link("signature_file", "signature_id", "signature"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", DIGEST, nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
    )


INDEXED = {
    "signature": ("request_id", "evidence_id", "version_id", "signer_id"),
    "signature_file": ("signature_id", "sha256"),
    "sign_sheet": ("number", "to_id", "token"),
    "sign_sheet_line": ("sheet_id", "request_id", "evidence_id", "version_id"),
}


def downgrade() -> None:
    for table in ("sign_off_rules", "sign_sheet_line", "sign_sheet", "signature_file", "signature"):
        op.drop_table(table)
