"""Releases: what was signed and went to the regulator, how, what was taken back, and why a finding held nothing back.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
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


def _needed(name: str, kind: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _indexed(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def upgrade() -> None:
    _releases()
    _items()
    _files()
    _after_it_was_made()


def _releases() -> None:
    _made(
        "release",
        _needed("number", sa.Integer()),
        _needed("folder", sa.String()),
        _needed("made_at", MOMENT),
        _needed("made_by", sa.String()),
        _needed("head_count", sa.Integer()),
        _needed("head_hash", DIGEST),
        _needed("manifest_sha256", DIGEST),
        sa.UniqueConstraint("number", name="uq_release_number"),
    )


def _items() -> None:
    table = "release_item"
    _made(
        table,
        _link(table, "release_id", "release"),
        _needed("position", sa.Integer()),
        _link(table, "request_id", "request"),
        _link(table, "evidence_id", "evidence", needed=False),
        _link(table, "version_id", "evidence_version", needed=False),
        _link(table, "signature_id", "signature"),
        _needed("request_number", sa.Integer()),
        _needed("their_ref", sa.String()),
        _needed("wording", sa.Text()),
        _needed("answer", sa.Text()),
        _needed("reference", sa.String()),
        _needed("title", sa.String()),
        sa.Column("version_number", sa.Integer(), nullable=True),
        _needed("pointer", sa.String()),
        _needed("points_to", sa.Text()),
        _needed("link", sa.Text()),
        _needed("link_note", sa.Text()),
        sa.Column("as_at", sa.Date(), nullable=True),
        _needed("owner", sa.String()),
        _needed("signed_by", sa.String()),
        _needed("signed_as", sa.Text()),
        _needed("signed_at", MOMENT),
        _link(table, "replaces_id", table, needed=False),
        _needed("replaces", sa.Text()),
    )
    _indexed(table, "release_id", "request_id", "evidence_id", "version_id", "signature_id", "replaces_id")


def _files() -> None:
    table = "release_file"
    _made(
        table,
        _link(table, "release_id", "release"),
        _link(table, "item_id", "release_item", needed=False),
        _needed("path", sa.String()),
        _needed("document", CODE),
        _needed("sha256", DIGEST),
        _needed("size", sa.BigInteger()),
        sa.Column("pages", sa.Integer(), nullable=True),
    )
    _indexed(table, "release_id", "item_id")


def _after_it_was_made() -> None:
    _made(
        "release_sending",
        _link("release_sending", "release_id", "release"),
        _needed("how", CODE),
        _needed("at", MOMENT),
        _needed("by", sa.String()),
        _needed("sent_to", sa.String()),
        _needed("note", sa.Text()),
        _needed("recorded_at", MOMENT),
        _needed("recorded_by", sa.String()),
    )
    _made(
        "release_withdrawal",
        _link("release_withdrawal", "release_id", "release"),
        _needed("at", MOMENT),
        _needed("by", sa.String()),
        _needed("reason", sa.Text()),
    )
    _made(
        "check_override",
        _needed("sha256", DIGEST),
        _needed("key", sa.String()),
        _needed("fault", sa.String()),
        _needed("file", sa.String()),
        _needed("reason", sa.Text()),
        _needed("given_by", sa.String()),
        _needed("given_at", MOMENT),
    )
    _indexed("release_sending", "release_id")
    _indexed("release_withdrawal", "release_id")
    _indexed("check_override", "sha256")


def downgrade() -> None:
    for table in (
        "check_override",
        "release_withdrawal",
        "release_sending",
        "release_file",
        "release_item",
        "release",
    ):
        op.drop_table(table)
