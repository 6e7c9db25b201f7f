"""The record of changes. Nothing here is updated but to erase a payload, and nothing is deleted: triggers see to it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.storage.models.base import Base, BigId


class TrailEntryModel(Base):
    __tablename__ = "trail_entry"

    seq: Mapped[int] = mapped_column(BigId, primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(32))
    """ISO 8601 in UTC, kept as text so that the hash can be made again to the letter."""
    verb: Mapped[str]
    account: Mapped[str]
    machine: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(BigInteger)
    decided_by_id: Mapped[int | None] = mapped_column(BigInteger)
    proof_sha256: Mapped[str | None] = mapped_column(String(64))
    undoes: Mapped[int | None] = mapped_column(BigInteger)
    row_count: Mapped[int]
    rows_digest: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class TrailRowModel(Base):
    __tablename__ = "trail_row"
    __table_args__ = (
        Index("ix_trail_row_record", "kind", "record_id", "seq"),
        {"sqlite_with_rowid": False},  # kept in the order it is read in, with no second index for its key
    )

    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]
    record_id: Mapped[int] = mapped_column(BigInteger)
    action: Mapped[str] = mapped_column(String(10))
    payload: Mapped[str | None] = mapped_column(Text)
    """JSON: field -> [before, after]. None once it has been disposed of."""
    salt: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    digest: Mapped[str] = mapped_column(String(64))
