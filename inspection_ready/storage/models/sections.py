from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.sections import Section, SectionSource, SectionStatus
from inspection_ready.storage.models.base import ByValue, RowModel


class SectionModel(RowModel):
    __tablename__ = "section"
    row_type = Section
    kind = "section"

    title: Mapped[str]
    position: Mapped[int]
    source: Mapped[SectionSource] = mapped_column(ByValue(SectionSource))
    text: Mapped[str] = mapped_column(Text)
    included: Mapped[bool]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    status: Mapped[SectionStatus] = mapped_column(ByValue(SectionStatus))
    review_on: Mapped[date | None]
    notes: Mapped[str] = mapped_column(Text)
