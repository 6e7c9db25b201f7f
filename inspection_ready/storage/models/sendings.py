from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.sendings import Attach, How, Sending, SentLetter
from inspection_ready.storage.models.base import ByValue, RowModel, UtcDateTime


class SendingModel(RowModel):
    __tablename__ = "sending"
    row_type = Sending
    kind = "sending"

    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    title: Mapped[str]
    number: Mapped[int]
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    letter_version: Mapped[int]
    text_sha256: Mapped[str] = mapped_column(String(64))
    lists: Mapped[str] = mapped_column(Text)
    prints: Mapped[bool]
    combined: Mapped[bool]
    drafts: Mapped[bool]
    attached: Mapped[Attach] = mapped_column(ByValue(Attach))
    mixed_because: Mapped[str] = mapped_column(Text)
    folder: Mapped[str] = mapped_column(Text)
    people: Mapped[int]
    head_count: Mapped[int]
    head_hash: Mapped[str] = mapped_column(String(64))
    combined_sha256: Mapped[str] = mapped_column(String(64))
    is_finished: Mapped[bool]


class SentLetterModel(RowModel):
    __tablename__ = "sent_letter"
    row_type = SentLetter
    kind = "sent_letter"

    sending_id: Mapped[int] = mapped_column(ForeignKey("sending.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    how: Mapped[How] = mapped_column(ByValue(How))
    list_name: Mapped[str]
    address: Mapped[str]
    path: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_on: Mapped[date | None]
    sent_by: Mapped[str]
