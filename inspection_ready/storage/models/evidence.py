from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.evidence import (
    Access,
    Evidence,
    EvidenceFile,
    EvidenceStatus,
    EvidenceUse,
    EvidenceVersion,
    Quality,
    Sensitivity,
)
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.domain.sample_checks import SampleCheck
from inspection_ready.storage.models.base import ByValue, RowModel, UtcDateTime


class EvidenceModel(RowModel):
    __tablename__ = "evidence"
    row_type = Evidence
    kind = "evidence"

    title: Mapped[str] = mapped_column(String, index=True)
    reference: Mapped[str] = mapped_column(String, index=True)
    shows: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    second_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    team: Mapped[str]
    status: Mapped[EvidenceStatus] = mapped_column(ByValue(EvidenceStatus))
    body: Mapped[str]
    approval_on: Mapped[date | None]
    why_not_held: Mapped[str] = mapped_column(Text)
    as_at: Mapped[date | None]
    covers_from: Mapped[date | None]
    covers_to: Mapped[date | None]
    received_on: Mapped[date | None]
    review_on: Mapped[date | None]
    source_system: Mapped[str]
    caveats: Mapped[str] = mapped_column(Text)
    quality: Mapped[Quality] = mapped_column(ByValue(Quality))
    shows_feedback: Mapped[bool | None]
    shows_impact: Mapped[bool | None]
    has_dates: Mapped[bool | None]
    looked_at_on: Mapped[date | None]
    looked_at_by: Mapped[str]
    sensitivity: Mapped[Sensitivity] = mapped_column(ByValue(Sensitivity))
    published_at: Mapped[str]
    folder: Mapped[str]
    access: Mapped[Access] = mapped_column(ByValue(Access))
    dispose_on: Mapped[date | None]
    notes: Mapped[str] = mapped_column(Text)


class EvidenceVersionModel(RowModel):
    __tablename__ = "evidence_version"
    row_type = EvidenceVersion
    kind = "evidence_version"

    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"), index=True)
    number: Mapped[int]
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    added_by: Mapped[str]
    link: Mapped[str]
    link_note: Mapped[str] = mapped_column(Text)
    as_at: Mapped[date | None]
    covers_from: Mapped[date | None]
    covers_to: Mapped[date | None]
    received_on: Mapped[date | None]
    notes: Mapped[str] = mapped_column(Text)


class EvidenceFileModel(RowModel):
    __tablename__ = "evidence_file"
    row_type = EvidenceFile
    kind = "evidence_file"

    version_id: Mapped[int] = mapped_column(ForeignKey("evidence_version.id"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int] = mapped_column(BigInteger)


class EvidenceUseModel(RowModel):
    __tablename__ = "evidence_use"
    row_type = EvidenceUse
    kind = "evidence_use"

    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"), index=True)
    subject: Mapped[Subject] = mapped_column(ByValue(Subject))
    code: Mapped[str] = mapped_column(String, index=True)
    category: Mapped[str]
    pointer: Mapped[str]


class SampleCheckModel(RowModel):
    __tablename__ = "sample_check"
    row_type = SampleCheck
    kind = "sample_check"

    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"), index=True)
    looked_on: Mapped[date]
    by: Mapped[str]
    quality: Mapped[Quality] = mapped_column(ByValue(Quality))
    found: Mapped[str] = mapped_column(Text)
