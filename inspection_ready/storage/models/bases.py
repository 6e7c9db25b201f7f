from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.bases import Base, BaseFact, FacilityKind, Room
from inspection_ready.storage.models.base import RowModel


class BaseModel(RowModel):
    __tablename__ = "base"
    row_type = Base
    kind = "base"

    name: Mapped[str] = mapped_column(String, index=True)
    address: Mapped[str] = mapped_column(Text)
    postcode: Mapped[str]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    is_main: Mapped[bool]
    use: Mapped[str]
    opening_hours: Mapped[str] = mapped_column(Text)
    reception: Mapped[str] = mapped_column(Text)
    phone: Mapped[str]
    email: Mapped[str]
    website: Mapped[str]
    teams: Mapped[str] = mapped_column(Text)
    suitable_for_visits: Mapped[bool | None]
    closed_on: Mapped[date | None]
    notes: Mapped[str] = mapped_column(Text)


class RoomModel(RowModel):
    __tablename__ = "room"
    row_type = Room
    kind = "room"

    base_id: Mapped[int] = mapped_column(ForeignKey("base.id"), index=True)
    name: Mapped[str]
    capacity: Mapped[int | None]
    equipment: Mapped[str] = mapped_column(Text)
    notes: Mapped[str] = mapped_column(Text)


class FacilityKindModel(RowModel):
    __tablename__ = "facility_kind"
    row_type = FacilityKind
    kind = "facility_kind"

    name: Mapped[str]
    position: Mapped[int]
    question: Mapped[str] = mapped_column(Text)


class BaseFactModel(RowModel):
    __tablename__ = "base_fact"
    row_type = BaseFact
    kind = "base_fact"

    base_id: Mapped[int] = mapped_column(ForeignKey("base.id"), index=True)
    kind_id: Mapped[int] = mapped_column(ForeignKey("facility_kind.id"), index=True)
    value: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text)
    checked_by: Mapped[str]
    checked_on: Mapped[date | None]
