from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.inspections import ClosureDay, Council, Inspection, RegimeText
from inspection_ready.domain.stages import StageDate
from inspection_ready.storage.models.base import RowModel, UtcDateTime


class InspectionModel(RowModel):
    __tablename__ = "inspection"
    row_type = Inspection
    kind = "inspection"

    regime_code: Mapped[str]
    regime_version: Mapped[str]
    notified_at: Mapped[datetime] = mapped_column(UtcDateTime)
    message_sha256: Mapped[str | None] = mapped_column(String(64))
    message_name: Mapped[str]
    on_site_from: Mapped[date | None]
    on_site_to: Mapped[date | None]
    notes: Mapped[str] = mapped_column(Text)


class ClosureDayModel(RowModel):
    __tablename__ = "closure_day"
    row_type = ClosureDay
    kind = "closure_day"

    on: Mapped[date]
    reason: Mapped[str]


class StageDateModel(RowModel):
    __tablename__ = "stage_date"
    row_type = StageDate
    kind = "stage_date"

    stage: Mapped[str]
    first: Mapped[date]
    last: Mapped[date | None]
    told_by: Mapped[str]
    message_sha256: Mapped[str | None] = mapped_column(String(64))
    message_name: Mapped[str]
    notes: Mapped[str] = mapped_column(Text)


class RegimeTextModel(RowModel):
    __tablename__ = "regime_text"
    row_type = RegimeText
    kind = "regime_text"

    code: Mapped[str]
    regime_version: Mapped[str]
    name: Mapped[str]
    text: Mapped[str] = mapped_column(Text)
    current: Mapped[bool]


class CouncilModel(RowModel):
    __tablename__ = "council"
    row_type = Council
    kind = "council"

    name: Mapped[str]
    department: Mapped[str]
    fact_months: Mapped[int]
    leave_out_unchecked: Mapped[bool]
    most_claims: Mapped[int]
