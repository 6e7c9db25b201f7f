from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.requests import (
    Occasion,
    Request,
    RequestEvidence,
    RequestState,
    RequestStep,
    Route,
    Urgency,
)
from inspection_ready.storage.models.base import ByValue, RowModel, UtcDateTime


class RequestModel(RowModel):
    __tablename__ = "request"
    row_type = Request
    kind = "request"

    number: Mapped[int] = mapped_column(index=True)
    wording: Mapped[str] = mapped_column(Text)
    their_ref: Mapped[str]
    occasion: Mapped[Occasion] = mapped_column(ByValue(Occasion))
    asked_by: Mapped[str]
    route: Mapped[Route] = mapped_column(ByValue(Route))
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    urgency: Mapped[Urgency] = mapped_column(ByValue(Urgency))
    item: Mapped[str]
    statement: Mapped[str]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    second_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    state: Mapped[RequestState] = mapped_column(ByValue(RequestState))
    answer: Mapped[str] = mapped_column(Text)
    follows_id: Mapped[int | None] = mapped_column(ForeignKey("request.id"), index=True)
    notes: Mapped[str] = mapped_column(Text)


class RequestStepModel(RowModel):
    __tablename__ = "request_step"
    row_type = RequestStep
    kind = "request_step"

    request_id: Mapped[int] = mapped_column(ForeignKey("request.id"), index=True)
    what: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by: Mapped[str]
    note: Mapped[str] = mapped_column(Text)


class RequestEvidenceModel(RowModel):
    __tablename__ = "request_evidence"
    row_type = RequestEvidence
    kind = "request_evidence"

    request_id: Mapped[int] = mapped_column(ForeignKey("request.id"), index=True)
    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"), index=True)
    pointer: Mapped[str]
