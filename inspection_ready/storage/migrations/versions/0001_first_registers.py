"""The first registers, and the record of changes with the triggers that keep it append-only.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def _column(name: str, type_: sa.types.TypeEngine[Any], *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, type_, nullable=null)


def _link(own: str, target: str, *, null: bool = False) -> sa.Column[int]:
    """``own`` is "table.column"; it points at the id of ``target``."""
    table, name = own.split(".")
    return sa.Column(name, ID, sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}"), nullable=null)


TABLES: dict[str, tuple[sa.Column[Any], ...]] = {
    "base": (
        _column("name", sa.String()),
        _column("address", sa.Text()),
        _column("postcode", sa.String()),
        _column("latitude", sa.Double(), null=True),
        _column("longitude", sa.Double(), null=True),
        _column("is_main", sa.Boolean()),
        _column("use", sa.String()),
        _column("opening_hours", sa.Text()),
        _column("reception", sa.Text()),
        _column("phone", sa.String()),
        _column("email", sa.String()),
        _column("website", sa.String()),
        _column("teams", sa.Text()),
        _column("suitable_for_visits", sa.Boolean(), null=True),
        _column("closed_on", sa.Date(), null=True),
        _column("notes", sa.Text()),
    ),
    "closure_day": (
        _column("on", sa.Date()),
        _column("reason", sa.String()),
    ),
    "council": (
        _column("name", sa.String()),
        _column("department", sa.String()),
        _column("fact_months", sa.Integer()),
        _column("leave_out_unchecked", sa.Boolean()),
    ),
    "facility_kind": (
        _column("name", sa.String()),
        _column("position", sa.Integer()),
        _column("question", sa.Text()),
    ),
    "inspection": (
        _column("regime_code", sa.String()),
        _column("regime_version", sa.String()),
        _column("notified_at", MOMENT),
        _column("message_sha256", sa.String(64), null=True),
        _column("message_name", sa.String()),
        _column("on_site_from", sa.Date(), null=True),
        _column("on_site_to", sa.Date(), null=True),
        _column("notes", sa.Text()),
    ),
    "place": (
        _column("name", sa.String()),
        _column("category", sa.String(40)),
        _column("use", sa.String()),
        _column("address", sa.Text()),
        _column("postcode", sa.String()),
        _column("latitude", sa.Double(), null=True),
        _column("longitude", sa.Double(), null=True),
        _column("way", sa.Text()),
        _column("minutes_on_foot", sa.Integer(), null=True),
        _column("minutes_by_car", sa.Integer(), null=True),
        _column("step_free", sa.Boolean(), null=True),
        _column("phone", sa.String()),
        _column("email", sa.String()),
        _column("website", sa.String()),
        _column("checked_by", sa.String()),
        _column("checked_on", sa.Date(), null=True),
        _column("closed_on", sa.Date(), null=True),
        _column("notes", sa.Text()),
    ),
    "regime_text": (
        _column("code", sa.String()),
        _column("regime_version", sa.String()),
        _column("name", sa.String()),
        _column("text", sa.Text()),
        _column("current", sa.Boolean()),
    ),
    "stored_file": (
        _column("sha256", sa.String(64)),
        _column("size", sa.BigInteger()),
        _column("name", sa.String()),
        _column("added_at", MOMENT),
    ),
    "base_fact": (
        _link("base_fact.base_id", "base"),
        _link("base_fact.kind_id", "facility_kind"),
        _column("value", sa.Text()),
        _column("note", sa.Text()),
        _column("checked_by", sa.String()),
        _column("checked_on", sa.Date(), null=True),
    ),
    "pack": (
        _column("number", sa.Integer()),
        _column("folder", sa.String()),
        _column("made_at", MOMENT),
        _column("head_count", sa.Integer()),
        _column("head_hash", sa.String(64)),
        _column("manifest_sha256", sa.String(64)),
        _link("pack.inspection_id", "inspection", null=True),
    ),
    "person": (
        _column("name", sa.String()),
        _column("role", sa.String()),
        _column("tier", sa.String(40), null=True),
        _column("team", sa.String()),
        _column("email", sa.String()),
        _column("phone", sa.String()),
        _link("person.base_id", "base", null=True),
        _column("side", sa.String(40)),
        _column("organisation", sa.String()),
        _column("document_name", sa.String()),
        _column("left_on", sa.Date(), null=True),
        _column("notes", sa.Text()),
    ),
    "room": (
        _link("room.base_id", "base"),
        _column("name", sa.String()),
        _column("capacity", sa.Integer(), null=True),
        _column("equipment", sa.Text()),
        _column("notes", sa.Text()),
    ),
    "absence": (
        _link("absence.person_id", "person"),
        _column("starts_on", sa.Date()),
        _column("ends_on", sa.Date(), null=True),
        _column("told_by", sa.String()),
        _column("told_at", MOMENT, null=True),
        _column("recorded_by", sa.String()),
        _column("notes", sa.Text()),
    ),
    "function": (
        _column("name", sa.String()),
        _link("function.contact_id", "person", null=True),
        _link("function.second_id", "person", null=True),
        _column("tasks", sa.Text()),
        _column("notes", sa.Text()),
    ),
    "pack_file": (
        _link("pack_file.pack_id", "pack"),
        _column("path", sa.String()),
        _column("document", sa.String()),
        _column("sha256", sa.String(64)),
        _column("size", sa.BigInteger()),
        _column("pages", sa.Integer(), null=True),
    ),
    "responsibility": (
        _column("subject", sa.String(40)),
        _column("code", sa.String()),
        _link("responsibility.owner_id", "person", null=True),
        _link("responsibility.second_id", "person", null=True),
        _column("notes", sa.Text()),
    ),
    "section": (
        _column("title", sa.String()),
        _column("position", sa.Integer()),
        _column("source", sa.String(40)),
        _column("text", sa.Text()),
        _column("included", sa.Boolean()),
        _link("section.owner_id", "person", null=True),
        _column("status", sa.String(40)),
        _column("notes", sa.Text()),
    ),
}
"""Those that others point at come first. Each has an id and a version before these."""

INDEXES = (
    ("base", "name"),
    ("base_fact", "base_id"),
    ("base_fact", "kind_id"),
    ("pack", "inspection_id"),
    ("place", "name"),
    ("person", "base_id"),
    ("person", "email"),
    ("person", "name"),
    ("room", "base_id"),
    ("absence", "person_id"),
    ("function", "contact_id"),
    ("function", "name"),
    ("function", "second_id"),
    ("pack_file", "pack_id"),
    ("responsibility", "owner_id"),
    ("responsibility", "second_id"),
    ("section", "owner_id"),
)
UNIQUE = {"stored_file": "sha256", "pack": "number"}

TRAIL_ENTRY = (
    sa.Column("seq", ID, autoincrement=False, nullable=False),
    _column("at", sa.String(32)),
    _column("verb", sa.String()),
    _column("account", sa.String()),
    _column("machine", sa.String()),
    _column("person_id", sa.BigInteger(), null=True),
    _column("decided_by_id", sa.BigInteger(), null=True),
    _column("proof_sha256", sa.String(64), null=True),
    _column("undoes", sa.BigInteger(), null=True),
    _column("row_count", sa.Integer()),
    _column("rows_digest", sa.String(64)),
    _column("hash", sa.String(64)),
)
TRAIL_ROW = (
    sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
    _column("kind", sa.String()),
    _column("record_id", sa.BigInteger()),
    _column("action", sa.String(10)),
    _column("payload", sa.Text(), null=True),
    _column("salt", sa.LargeBinary(16), null=True),
    _column("digest", sa.String(64)),
)

SQLITE_TRIGGERS = """
create trigger trail_entry_stays before update on trail_entry
begin select raise(abort, 'the record of changes is append-only'); end;
create trigger trail_entry_kept before delete on trail_entry
begin select raise(abort, 'the record of changes is append-only'); end;
create trigger trail_entry_follows before insert on trail_entry
when new.seq is not (select coalesce(max(seq), 0) + 1 from trail_entry)
begin select raise(abort, 'the record of changes is append-only'); end;
create trigger trail_row_kept before delete on trail_row
begin select raise(abort, 'the record of changes is append-only'); end;
create trigger trail_row_follows before insert on trail_row
when new.seq is not (select coalesce(max(seq), 0) + 1 from trail_entry)
begin select raise(abort, 'the record of changes is append-only'); end;
create trigger trail_row_only_erased before update on trail_row
when new.payload is not null or new.salt is not null
  or new.seq is not old.seq or new.position is not old.position or new.kind is not old.kind
  or new.record_id is not old.record_id or new.action is not old.action or new.digest is not old.digest
begin select raise(abort, 'the record of changes is append-only'); end;
"""
"""Inserts are watched too: REPLACE deletes without firing a delete trigger."""

POSTGRESQL_TRIGGERS = """
create function trail_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'trail_row' then
    if new.payload is null and new.salt is null
      and (new.seq, new.position, new.kind, new.record_id, new.action, new.digest)
        is not distinct from (old.seq, old.position, old.kind, old.record_id, old.action, old.digest)
    then
      return new;
    end if;
  end if;
  raise exception 'the record of changes is append-only';
end $$;
create trigger trail_entry_stays before update or delete on trail_entry
  for each row execute function trail_is_append_only();
create trigger trail_row_only_erased before update or delete on trail_row
  for each row execute function trail_is_append_only();
create trigger trail_entry_kept before truncate on trail_entry
  for each statement execute function trail_is_append_only();
create trigger trail_row_kept before truncate on trail_row
  for each statement execute function trail_is_append_only();
"""


def upgrade() -> None:
    for name, columns in TABLES.items():
        rules: list[sa.Constraint] = [sa.PrimaryKeyConstraint("id", name=f"pk_{name}")]
        if name in UNIQUE:
            rules.append(sa.UniqueConstraint(UNIQUE[name], name=f"uq_{name}_{UNIQUE[name]}"))
        own = (
            sa.Column("id", ID, autoincrement=False, nullable=False),
            sa.Column("version", sa.Integer(), nullable=False),
        )
        op.create_table(name, *own, *columns, *rules)
    for table, column in INDEXES:
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.create_table("trail_entry", *TRAIL_ENTRY, sa.PrimaryKeyConstraint("seq", name="pk_trail_entry"))
    key = sa.PrimaryKeyConstraint("seq", "position", name="pk_trail_row")
    op.create_table("trail_row", *TRAIL_ROW, key, sqlite_with_rowid=False)
    op.create_index("ix_trail_row_record", "trail_row", ["kind", "record_id", "seq"])
    _create_triggers()


def downgrade() -> None:
    for name in ("trail_row", "trail_entry", *reversed(TABLES)):
        op.drop_table(name)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("drop function trail_is_append_only")


def _create_triggers() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(POSTGRESQL_TRIGGERS)
        return
    for statement in SQLITE_TRIGGERS.strip().split("end;\n"):
        op.execute(statement if statement.endswith("end;") else f"{statement}end;")
