from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.chases import Chase, ChaseBatch, ChaseDraft, ChaseRules
from inspection_ready.domain.ladders import Rung
from inspection_ready.storage.models.base import ByValue, RowModel, UtcDateTime


class ChaseRulesModel(RowModel):
    __tablename__ = "chase_rules"
    row_type = ChaseRules
    kind = "chase_rules"

    ladder: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)


class ChaseBatchModel(RowModel):
    __tablename__ = "chase_batch"
    row_type = ChaseBatch
    kind = "chase_batch"

    number: Mapped[int]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    folder: Mapped[str] = mapped_column(Text)
    last_draft: Mapped[int]
    head_count: Mapped[int]
    head_hash: Mapped[str] = mapped_column(String(64))


class ChaseDraftModel(RowModel):
    __tablename__ = "chase_draft"
    row_type = ChaseDraft
    kind = "chase_draft"

    batch_id: Mapped[int] = mapped_column(ForeignKey("chase_batch.id"), index=True)
    number: Mapped[int] = mapped_column(index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    address: Mapped[str]
    subject: Mapped[str] = mapped_column(Text)
    path: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    with_form: Mapped[bool]
    sent_on: Mapped[date | None]
    sent_by: Mapped[str]
    is_dropped: Mapped[bool]


class ChaseModel(RowModel):
    __tablename__ = "chase"
    row_type = Chase
    kind = "chase"

    draft_id: Mapped[int] = mapped_column(ForeignKey("chase_draft.id"), index=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("request.id"), index=True)
    rung: Mapped[Rung] = mapped_column(ByValue(Rung))
    step: Mapped[str]
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
