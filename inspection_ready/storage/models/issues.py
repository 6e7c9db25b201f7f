from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.calendar_answers import Said, SlipAnswer
from inspection_ready.domain.issues import TimetableIssue
from inspection_ready.domain.slips import Slip, SlipBatch, SlipKind
from inspection_ready.storage.models.base import ByValue, RowModel, UtcDateTime


class TimetableIssueModel(RowModel):
    """What it names need not be there any more: an issue outlives the timetable it was made of."""

    __tablename__ = "timetable_issue"
    row_type = TimetableIssue
    kind = "timetable_issue"

    number: Mapped[int] = mapped_column(index=True)
    timetable_id: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    content: Mapped[str] = mapped_column(Text)


class SlipBatchModel(RowModel):
    __tablename__ = "slip_batch"
    row_type = SlipBatch
    kind = "slip_batch"

    number: Mapped[int] = mapped_column(index=True)
    issue_id: Mapped[int] = mapped_column(ForeignKey("timetable_issue.id"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    folder: Mapped[str] = mapped_column(Text)
    last_draft: Mapped[int]
    organiser_name: Mapped[str]
    organiser_email: Mapped[str]
    head_count: Mapped[int]
    head_hash: Mapped[str] = mapped_column(String(64))
    sent_on: Mapped[date | None]
    sent_by: Mapped[str]
    is_dropped: Mapped[bool]


class SlipModel(RowModel):
    __tablename__ = "slip"
    row_type = Slip
    kind = "slip"

    batch_id: Mapped[int] = mapped_column(ForeignKey("slip_batch.id"), index=True)
    draft: Mapped[int] = mapped_column(index=True)
    what: Mapped[SlipKind] = mapped_column(ByValue(SlipKind))
    session_key: Mapped[int] = mapped_column(BigInteger, index=True)
    person_id: Mapped[int] = mapped_column(BigInteger, index=True)
    name: Mapped[str]
    address: Mapped[str]
    uid: Mapped[str] = mapped_column(index=True)
    sequence: Mapped[int]
    path: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))


class SlipAnswerModel(RowModel):
    __tablename__ = "slip_answer"
    row_type = SlipAnswer
    kind = "slip_answer"

    reply_id: Mapped[int] = mapped_column(BigInteger, index=True)
    method: Mapped[str] = mapped_column(String(40))
    uid: Mapped[str] = mapped_column(Text, index=True)
    sequence: Mapped[int | None]
    said: Mapped[Said] = mapped_column(ByValue(Said))
    attendee: Mapped[str]
    sent_by: Mapped[str]
    sender: Mapped[str]
    organiser: Mapped[str]
    title: Mapped[str] = mapped_column(Text)
    comment: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    is_automatic: Mapped[bool]
