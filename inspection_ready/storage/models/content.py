from __future__ import annotations

from datetime import date

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.pictures import Picture
from inspection_ready.storage.models.base import RowModel


class KeyFactModel(RowModel):
    __tablename__ = "key_fact"
    row_type = KeyFact
    kind = "key_fact"

    name: Mapped[str]
    value: Mapped[str]
    year: Mapped[str]
    source: Mapped[str]
    website: Mapped[str]
    position: Mapped[int]
    checked_by: Mapped[str]
    checked_on: Mapped[date | None]
    notes: Mapped[str] = mapped_column(Text)


class PictureModel(RowModel):
    __tablename__ = "picture"
    row_type = Picture
    kind = "picture"

    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    media_type: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    alt: Mapped[str] = mapped_column(Text)
    is_decorative: Mapped[bool]
    caption: Mapped[str]
    source: Mapped[str]
    licence: Mapped[str]
    notes: Mapped[str] = mapped_column(Text)
