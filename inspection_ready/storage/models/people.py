from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.functions import Function
from inspection_ready.domain.people import Person, Side, Tier
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.storage.models.base import ByValue, RowModel, UtcDateTime


class PersonModel(RowModel):
    __tablename__ = "person"
    row_type = Person
    kind = "person"

    name: Mapped[str] = mapped_column(String, index=True)
    role: Mapped[str]
    tier: Mapped[Tier | None] = mapped_column(ByValue(Tier))
    team: Mapped[str]
    email: Mapped[str] = mapped_column(String, index=True)
    phone: Mapped[str]
    base_id: Mapped[int | None] = mapped_column(ForeignKey("base.id"), index=True)
    side: Mapped[Side] = mapped_column(ByValue(Side))
    organisation: Mapped[str]
    document_name: Mapped[str]
    postal_address: Mapped[str] = mapped_column(Text)
    sent_for_by: Mapped[str] = mapped_column(Text)
    picture_id: Mapped[int | None] = mapped_column(ForeignKey("picture.id"), index=True)
    left_on: Mapped[date | None]
    notes: Mapped[str] = mapped_column(Text)


class FunctionModel(RowModel):
    __tablename__ = "function"
    row_type = Function
    kind = "function"

    name: Mapped[str] = mapped_column(String, index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    second_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    tasks: Mapped[str] = mapped_column(Text)
    notes: Mapped[str] = mapped_column(Text)


class AbsenceModel(RowModel):
    __tablename__ = "absence"
    row_type = Absence
    kind = "absence"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    told_by: Mapped[str]
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    recorded_by: Mapped[str]
    notes: Mapped[str] = mapped_column(Text)


class ResponsibilityModel(RowModel):
    __tablename__ = "responsibility"
    row_type = Responsibility
    kind = "responsibility"

    subject: Mapped[Subject] = mapped_column(ByValue(Subject))
    code: Mapped[str]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    second_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    notes: Mapped[str] = mapped_column(Text)
