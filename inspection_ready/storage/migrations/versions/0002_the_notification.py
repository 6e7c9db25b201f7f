"""What the notification asks for: tasks, roles, diaries, letters and lists, timetables, facts and pictures.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _column(name: str, type_: sa.types.TypeEngine[Any], *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, type_, nullable=null)


def _link(own: str, target: str, *, null: bool = False) -> sa.Column[int]:
    """``own`` is "table.column"; it points at the id of ``target``."""
    table, name = own.split(".")
    return sa.Column(name, ID, sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{name}"), nullable=null)


TABLES: dict[str, tuple[sa.Column[Any], ...]] = {
    "distribution_list": (
        _column("name", sa.String()),
        _column("side", sa.String(40)),
        _column("purpose", sa.Text()),
        _column("checked_by", sa.String()),
        _column("checked_on", sa.Date(), null=True),
        _column("notes", sa.Text()),
    ),
    "key_fact": (
        _column("name", sa.String()),
        _column("value", sa.String()),
        _column("year", sa.String()),
        _column("source", sa.String()),
        _column("website", sa.String()),
        _column("position", sa.Integer()),
        _column("checked_by", sa.String()),
        _column("checked_on", sa.Date(), null=True),
        _column("notes", sa.Text()),
    ),
    "picture": (
        _column("name", sa.String()),
        _column("sha256", sa.String(64)),
        _column("media_type", sa.String()),
        _column("width", sa.Integer()),
        _column("height", sa.Integer()),
        _column("alt", sa.Text()),
        _column("is_decorative", sa.Boolean()),
        _column("caption", sa.String()),
        _column("source", sa.String()),
        _column("licence", sa.String()),
        _column("notes", sa.Text()),
    ),
    "stage_date": (
        _column("stage", sa.String()),
        _column("first", sa.Date()),
        _column("last", sa.Date(), null=True),
        _column("told_by", sa.String()),
        _column("message_sha256", sa.String(64), null=True),
        _column("message_name", sa.String()),
        _column("notes", sa.Text()),
    ),
    "timetable": (
        _column("name", sa.String()),
        _column("is_template", sa.Boolean()),
        _column("days", sa.Integer()),
        _column("tracks", sa.Integer()),
        _column("origin", sa.String()),
        _column("is_starter", sa.Boolean()),
        _column("notes", sa.Text()),
    ),
    "diary": (
        _link("diary.person_id", "person"),
        _column("asked_on", sa.Date(), null=True),
        _column("confirmed_on", sa.Date(), null=True),
        _column("problem", sa.Text()),
        _column("notes", sa.Text()),
    ),
    "letter": (
        _column("title", sa.String()),
        _column("subject", sa.String()),
        _column("body", sa.Text()),
        _column("audience", sa.String()),
        _link("letter.signatory_id", "person", null=True),
        _link("letter.owner_id", "person", null=True),
        _column("status", sa.String(40)),
        _column("origin", sa.String()),
        _column("position", sa.Integer()),
        _column("is_starter", sa.Boolean()),
        _column("notes", sa.Text()),
    ),
    "letter_use": (
        _link("letter_use.letter_id", "letter"),
        _link("letter_use.list_id", "distribution_list"),
    ),
    "list_member": (
        _link("list_member.list_id", "distribution_list"),
        _link("list_member.person_id", "person"),
        _column("notes", sa.Text()),
    ),
    "role": (
        _column("name", sa.String()),
        _column("group", sa.String()),
        _column("duties", sa.Text()),
        _link("role.person_id", "person", null=True),
        _link("role.second_id", "person", null=True),
        _column("signing", sa.String(40)),
        _column("status", sa.String(40)),
        _column("agreed_on", sa.Date(), null=True),
        _column("position", sa.Integer()),
        _column("is_starter", sa.Boolean()),
        _column("notes", sa.Text()),
    ),
    "task": (
        _column("title", sa.String()),
        _link("task.function_id", "function", null=True),
        _link("task.owner_id", "person", null=True),
        _link("task.second_id", "person", null=True),
        _column("when", sa.String()),
        _column("due_on", sa.Date(), null=True),
        _column("status", sa.String(40)),
        _column("done_on", sa.Date(), null=True),
        _column("position", sa.Integer()),
        _column("is_starter", sa.Boolean()),
        _column("notes", sa.Text()),
    ),
    "timetable_day": (
        _link("timetable_day.timetable_id", "timetable"),
        _column("day", sa.Integer()),
        _column("on", sa.Date(), null=True),
        _column("notes", sa.Text()),
    ),
    "session": (
        _link("session.timetable_id", "timetable"),
        _column("day", sa.Integer()),
        _column("starts", sa.Integer()),
        _column("minutes", sa.Integer()),
        _column("track", sa.Integer()),
        _column("format", sa.String(40)),
        _column("code", sa.String()),
        _column("title", sa.String()),
        _column("wanted", sa.String()),
        _link("session.base_id", "base", null=True),
        _link("session.room_id", "room", null=True),
        _column("where", sa.String()),
        _column("inspectors", sa.String()),
        _column("state", sa.String(40)),
        _column("notes_for_us", sa.Text()),
        _column("notes_for_them", sa.Text()),
    ),
    "attendance": (
        _link("attendance.session_id", "session"),
        _link("attendance.person_id", "person"),
        _column("part", sa.String(40)),
    ),
}
"""Those that others point at come first. Each has an id and a version before these; every link has an index."""


def upgrade() -> None:
    op.add_column("section", _column("review_on", sa.Date(), null=True))
    for name, columns in TABLES.items():
        own = (
            sa.Column("id", ID, autoincrement=False, nullable=False),
            sa.Column("version", sa.Integer(), nullable=False),
        )
        op.create_table(name, *own, *columns, sa.PrimaryKeyConstraint("id", name=f"pk_{name}"))
        for column in columns:
            if column.foreign_keys:
                op.create_index(f"ix_{name}_{column.name}", name, [column.name])


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)
    op.drop_column("section", "review_on")
