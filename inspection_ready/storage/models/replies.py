from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.replies import KnownBy, Marked, Reply, ReplyFile, ReplyKind, ReplyState
from inspection_ready.storage.models.base import ByValue, RowModel, UtcDateTime


class ReplyModel(RowModel):
    __tablename__ = "reply"
    row_type = Reply
    kind = "reply"

    number: Mapped[int] = mapped_column(index=True)
    subject: Mapped[str] = mapped_column(Text)
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int] = mapped_column(BigInteger)
    what: Mapped[ReplyKind] = mapped_column(ByValue(ReplyKind))
    state: Mapped[ReplyState] = mapped_column(ByValue(ReplyState), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    known_by: Mapped[KnownBy] = mapped_column(ByValue(KnownBy))
    marked: Mapped[Marked] = mapped_column(ByValue(Marked))
    draft: Mapped[int]
    sheet: Mapped[int]
    sender_name: Mapped[str]
    sender_email: Mapped[str]
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    received_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    message_id: Mapped[str] = mapped_column(Text, index=True)
    undelivered: Mapped[str] = mapped_column(Text)
    file_count: Mapped[int]
    came_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    dealt_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    why_aside: Mapped[str] = mapped_column(Text)


class ReplyFileModel(RowModel):
    __tablename__ = "reply_file"
    row_type = ReplyFile
    kind = "reply_file"

    reply_id: Mapped[int] = mapped_column(ForeignKey("reply.id"), index=True)
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"), index=True)
    request_id: Mapped[int | None] = mapped_column(ForeignKey("request.id"), index=True)
