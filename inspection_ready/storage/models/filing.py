from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.document_findings import DocumentFault
from inspection_ready.domain.filing import Pack, PackDisposal, PackFile, StoredFile
from inspection_ready.domain.overrides import FindingOverride
from inspection_ready.storage.models.base import ByValue, RowModel, UtcDateTime


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


class PackDisposalModel(RowModel):
    __tablename__ = "pack_disposal"
    row_type = PackDisposal
    kind = "pack_disposal"

    pack_id: Mapped[int] = mapped_column(ForeignKey("pack.id"), index=True)
    disposed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    disposed_by: Mapped[str]
    reason: Mapped[str] = mapped_column(Text)


class FindingOverrideModel(RowModel):
    __tablename__ = "finding_override"
    row_type = FindingOverride
    kind = "finding_override"

    document: Mapped[str]
    fault: Mapped[DocumentFault] = mapped_column(ByValue(DocumentFault))
    under: Mapped[str]
    about: Mapped[str] = mapped_column(Text)
    content_sha256: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(Text)
    given_by: Mapped[str]
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
