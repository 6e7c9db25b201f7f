from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.disposals import Disposal, Disposed
from inspection_ready.storage.models.base import ByValue, RowModel, UtcDateTime


class DisposalModel(RowModel):
    __tablename__ = "disposal"
    __table_args__ = (Index("ix_disposal_record", "of_kind", "record_id"),)
    row_type = Disposal
    kind = "disposal"

    what: Mapped[Disposed] = mapped_column(ByValue(Disposed))
    of_kind: Mapped[str]
    record_id: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str]
    number: Mapped[int | None]
    digests: Mapped[str] = mapped_column(Text)
    disposed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    disposed_by: Mapped[str]
    reason: Mapped[str] = mapped_column(Text)
