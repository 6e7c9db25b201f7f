from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.maps import Map, MapPart
from inspection_ready.storage.models.base import ByValue, RowModel


class MapModel(RowModel):
    __tablename__ = "map"
    row_type = Map
    kind = "map"

    part: Mapped[MapPart] = mapped_column(ByValue(MapPart))
    name: Mapped[str]
    attribution: Mapped[str]
    file: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    media_type: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    zoom: Mapped[int]
    across: Mapped[int]
    down: Mapped[int]
    west: Mapped[float]
    south: Mapped[float]
    east: Mapped[float]
    north: Mapped[float]
    blank: Mapped[int]
