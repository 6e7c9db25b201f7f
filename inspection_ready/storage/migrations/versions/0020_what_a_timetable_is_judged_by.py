"""When people, rooms and bases can or cannot, the ways between bases, and the rules a timetable is judged by.

Imports nothing of the app's: what this made stays what it was, whatever the models become.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
CODE = sa.String(40)
RULES = {
    "day_from": "510",
    "day_to": "1050",
    "longest_stretch": "180",
    "shortest_break": "10",
    "lunch_from": "690",
    "lunch_to": "870",
    "lunch_minutes": "30",
    "breather": "15",
    "between_rooms": "5",
    "between_bases": "30",
    "between_turns": "0",
}


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
        "availability",
        _link("availability", "person_id", "person", needed=False),
        sa.Column("inspector", sa.String(), nullable=False),
        _link("availability", "room_id", "room", needed=False),
        _link("availability", "base_id", "base", needed=False),
        sa.Column("can", CODE, nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("weekdays", sa.String(), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=True),
        sa.Column("ends", sa.Integer(), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
    )
    for column in ("person_id", "room_id", "base_id"):
        op.create_index(f"ix_availability_{column}", "availability", [column])
    _made(
        "base_way",
        _link("base_way", "base_id", "base"),
        _link("base_way", "other_id", "base"),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
    )
    for column in ("base_id", "other_id"):
        op.create_index(f"ix_base_way_{column}", "base_way", [column])
    with op.batch_alter_table("timetable") as timetable:
        for name, usual in RULES.items():
            timetable.add_column(sa.Column(name, sa.Integer(), nullable=False, server_default=usual))
    with op.batch_alter_table("timetable") as timetable:
        for name in RULES:
            timetable.alter_column(name, server_default=None)
    with op.batch_alter_table("session") as session:
        session.add_column(sa.Column("turn", CODE, nullable=False, server_default="any"))
        for name in ("only_on_day", "earliest", "latest"):
            session.add_column(sa.Column(name, sa.Integer(), nullable=True))
        session.add_column(sa.Column("prep_lead_id", ID, nullable=True))
        session.create_foreign_key("fk_session_prep_lead_id", "person", ["prep_lead_id"], ["id"])
        session.create_index("ix_session_prep_lead_id", ["prep_lead_id"])
        session.add_column(sa.Column("brief", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("session") as session:
        for name in ("turn", "brief"):
            session.alter_column(name, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("session") as session:
        session.drop_index("ix_session_prep_lead_id")
        session.drop_constraint("fk_session_prep_lead_id", type_="foreignkey")
        for name in ("turn", "only_on_day", "earliest", "latest", "prep_lead_id", "brief"):
            session.drop_column(name)
    with op.batch_alter_table("timetable") as timetable:
        for name in RULES:
            timetable.drop_column(name)
    for table in ("base_way", "availability"):
        op.drop_table(table)
