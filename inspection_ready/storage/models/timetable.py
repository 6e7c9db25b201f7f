from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.timetable import (
    Attendance,
    Half,
    Part,
    Session,
    SessionFormat,
    SessionState,
    Timetable,
    TimetableDay,
    Turn,
)
from inspection_ready.storage.models.base import ByValue, RowModel


class TimetableModel(RowModel):
    __tablename__ = "timetable"
    row_type = Timetable
    kind = "timetable"

    name: Mapped[str]
    is_template: Mapped[bool]
    days: Mapped[int]
    tracks: Mapped[int]
    origin: Mapped[str]
    is_starter: Mapped[bool]
    day_from: Mapped[int]
    day_to: Mapped[int]
    longest_stretch: Mapped[int]
    shortest_break: Mapped[int]
    lunch_from: Mapped[int]
    lunch_to: Mapped[int]
    lunch_minutes: Mapped[int]
    breather: Mapped[int]
    between_rooms: Mapped[int]
    between_bases: Mapped[int]
    between_turns: Mapped[int]
    team: Mapped[str] = mapped_column(Text)
    notes: Mapped[str] = mapped_column(Text)


class TimetableDayModel(RowModel):
    __tablename__ = "timetable_day"
    row_type = TimetableDay
    kind = "timetable_day"

    timetable_id: Mapped[int] = mapped_column(ForeignKey("timetable.id"), index=True)
    day: Mapped[int]
    on: Mapped[date | None]
    notes: Mapped[str] = mapped_column(Text)


class SessionModel(RowModel):
    __tablename__ = "session"
    row_type = Session
    kind = "session"

    timetable_id: Mapped[int] = mapped_column(ForeignKey("timetable.id"), index=True)
    day: Mapped[int]
    starts: Mapped[int]
    minutes: Mapped[int]
    track: Mapped[int]
    format: Mapped[SessionFormat] = mapped_column(ByValue(SessionFormat))
    code: Mapped[str]
    title: Mapped[str]
    wanted: Mapped[str]
    base_id: Mapped[int | None] = mapped_column(ForeignKey("base.id"), index=True)
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"), index=True)
    where: Mapped[str]
    inspectors: Mapped[str]
    seats: Mapped[int | None]
    statements: Mapped[str] = mapped_column(Text)
    state: Mapped[SessionState] = mapped_column(ByValue(SessionState))
    turn: Mapped[Turn] = mapped_column(ByValue(Turn))
    only_on_day: Mapped[int | None]
    earliest: Mapped[int | None]
    latest: Mapped[int | None]
    half: Mapped[Half] = mapped_column(ByValue(Half))
    prep_lead_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    brief: Mapped[str] = mapped_column(Text)
    notes_for_us: Mapped[str] = mapped_column(Text)
    notes_for_them: Mapped[str] = mapped_column(Text)


class AttendanceModel(RowModel):
    __tablename__ = "attendance"
    row_type = Attendance
    kind = "attendance"

    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    part: Mapped[Part] = mapped_column(ByValue(Part))
