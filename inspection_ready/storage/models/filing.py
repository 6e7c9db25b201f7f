from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.filing import Pack, PackFile, StoredFile
from inspection_ready.storage.models.base import RowModel, UtcDateTime


class StoredFileModel(RowModel):
    __tablename__ = "stored_file"
    row_type = StoredFile
    kind = "stored_file"

    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    size: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[str]
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PackModel(RowModel):
    __tablename__ = "pack"
    row_type = Pack
    kind = "pack"

    number: Mapped[int] = mapped_column(unique=True)
    folder: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    head_count: Mapped[int]
    head_hash: Mapped[str] = mapped_column(String(64))
    manifest_sha256: Mapped[str] = mapped_column(String(64))
    inspection_id: Mapped[int | None] = mapped_column(ForeignKey("inspection.id"), index=True)


class PackFileModel(RowModel):
    __tablename__ = "pack_file"
    row_type = PackFile
    kind = "pack_file"

    pack_id: Mapped[int] = mapped_column(ForeignKey("pack.id"), index=True)
    path: Mapped[str]
    document: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    pages: Mapped[int | None]
