from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.learning import Learnt
from inspection_ready.storage.models.base import RowModel


class LearntModel(RowModel):
    __tablename__ = "learnt"
    row_type = Learnt
    kind = "learnt"

    learnt_on: Mapped[date] = mapped_column(index=True)
    session_code: Mapped[str]
    statement: Mapped[str]
    asked: Mapped[str] = mapped_column(Text)
    promised: Mapped[str] = mapped_column(Text)
    surprised: Mapped[str] = mapped_column(Text)
    follow_up: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    request_id: Mapped[int | None] = mapped_column(ForeignKey("request.id"), index=True)
    pass_on: Mapped[str] = mapped_column(Text)
    correction: Mapped[str] = mapped_column(Text)
    told_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    notes: Mapped[str] = mapped_column(Text)
