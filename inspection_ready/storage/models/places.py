from __future__ import annotations

from datetime import date

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.places import Place, PlaceCategory
from inspection_ready.storage.models.base import ByValue, RowModel


class PlaceModel(RowModel):
    __tablename__ = "place"
    row_type = Place
    kind = "place"

    name: Mapped[str] = mapped_column(String, index=True)
    category: Mapped[PlaceCategory] = mapped_column(ByValue(PlaceCategory))
    use: Mapped[str]
    address: Mapped[str] = mapped_column(Text)
    postcode: Mapped[str]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    way: Mapped[str] = mapped_column(Text)
    minutes_on_foot: Mapped[int | None]
    minutes_by_car: Mapped[int | None]
    step_free: Mapped[bool | None]
    phone: Mapped[str]
    email: Mapped[str]
    website: Mapped[str]
    checked_by: Mapped[str]
    checked_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    notes: Mapped[str] = mapped_column(Text)
