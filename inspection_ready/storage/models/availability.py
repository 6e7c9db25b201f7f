from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.availability import Availability, Can
from inspection_ready.domain.base_ways import BaseWay
from inspection_ready.storage.models.base import ByValue, RowModel


class AvailabilityModel(RowModel):
    __tablename__ = "availability"
    row_type = Availability
    kind = "availability"

    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    inspector: Mapped[str]
    room_id: Mapped[int | None] = mapped_column(ForeignKey("room.id"), index=True)
    base_id: Mapped[int | None] = mapped_column(ForeignKey("base.id"), index=True)
    can: Mapped[Can] = mapped_column(ByValue(Can))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    weekdays: Mapped[str]
    starts: Mapped[int | None]
    ends: Mapped[int | None]
    why: Mapped[str]
    read_on: Mapped[date | None]


class BaseWayModel(RowModel):
    __tablename__ = "base_way"
    row_type = BaseWay
    kind = "base_way"

    base_id: Mapped[int] = mapped_column(ForeignKey("base.id"), index=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("base.id"), index=True)
    minutes: Mapped[int]
    how: Mapped[str]
