from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.accuracy import AccuracyCheck, AccuracyPoint, PointEvidence, PointState, Response
from inspection_ready.storage.models.base import ByValue, RowModel, UtcDateTime


class AccuracyPointModel(RowModel):
    __tablename__ = "accuracy_point"
    row_type = AccuracyPoint
    kind = "accuracy_point"

    number: Mapped[int] = mapped_column(index=True)
    page: Mapped[str]
    paragraph: Mapped[str]
    quote: Mapped[str] = mapped_column(Text)
    sort: Mapped[str] = mapped_column(String(40))
    correction: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    second_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    state: Mapped[PointState] = mapped_column(ByValue(PointState))
    reason: Mapped[str] = mapped_column(Text)
    held_digest: Mapped[str] = mapped_column(String(64))
    filed_digest: Mapped[str] = mapped_column(String(64))
    response: Mapped[Response | None] = mapped_column(ByValue(Response))
    response_words: Mapped[str] = mapped_column(Text)
    response_on: Mapped[date | None]
    notes: Mapped[str] = mapped_column(Text)


class PointEvidenceModel(RowModel):
    __tablename__ = "point_evidence"
    row_type = PointEvidence
    kind = "point_evidence"

    point_id: Mapped[int] = mapped_column(ForeignKey("accuracy_point.id"), index=True)
    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"), index=True)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("evidence_version.id"), index=True)
    pointer: Mapped[str]


class AccuracyCheckModel(RowModel):
    __tablename__ = "accuracy_check"
    row_type = AccuracyCheck
    kind = "accuracy_check"

    request_id: Mapped[int] = mapped_column(ForeignKey("request.id"), index=True)
    evidence_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id"), index=True)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("evidence_version.id"), index=True)
    none_by: Mapped[str]
    none_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    asked_on: Mapped[date | None]
    asked_why: Mapped[str] = mapped_column(Text)
    answered_on: Mapped[date | None]
    granted_until: Mapped[date | None]
    answer_words: Mapped[str] = mapped_column(Text)
