from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.evidence import Sensitivity
from inspection_ready.domain.releases import (
    CheckOverride,
    Document,
    Release,
    ReleaseFile,
    ReleaseItem,
    ReleaseSending,
    ReleaseWithdrawal,
    SentBy,
)
from inspection_ready.storage.models.base import ByValue, RowModel, UtcDateTime


class ReleaseModel(RowModel):
    __tablename__ = "release"
    row_type = Release
    kind = "release"

    number: Mapped[int] = mapped_column(unique=True)
    folder: Mapped[str]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by: Mapped[str]
    head_count: Mapped[int]
    head_hash: Mapped[str] = mapped_column(String(64))
    manifest_sha256: Mapped[str] = mapped_column(String(64))


class ReleaseItemModel(RowModel):
    __tablename__ = "release_item"
    row_type = ReleaseItem
    kind = "release_item"

    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), index=True)
    position: Mapped[int]
    request_id: Mapped[int] = mapped_column(ForeignKey("request.id"), index=True)
    evidence_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id"), index=True)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("evidence_version.id"), index=True)
    signature_id: Mapped[int] = mapped_column(ForeignKey("signature.id"), index=True)
    request_number: Mapped[int]
    their_ref: Mapped[str]
    wording: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    reference: Mapped[str]
    title: Mapped[str]
    version_number: Mapped[int | None]
    pointer: Mapped[str]
    points_to: Mapped[str] = mapped_column(Text)
    link: Mapped[str] = mapped_column(Text)
    link_note: Mapped[str] = mapped_column(Text)
    as_at: Mapped[date | None]
    owner: Mapped[str]
    signed_by: Mapped[str]
    signed_as: Mapped[str] = mapped_column(Text)
    signed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    marked: Mapped[Sensitivity | None] = mapped_column(ByValue(Sensitivity))
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("release_item.id"), index=True)
    replaces: Mapped[str] = mapped_column(Text)


class ReleaseFileModel(RowModel):
    __tablename__ = "release_file"
    row_type = ReleaseFile
    kind = "release_file"

    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("release_item.id"), index=True)
    path: Mapped[str]
    document: Mapped[Document] = mapped_column(ByValue(Document))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    pages: Mapped[int | None]


class ReleaseSendingModel(RowModel):
    __tablename__ = "release_sending"
    row_type = ReleaseSending
    kind = "release_sending"

    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), index=True)
    how: Mapped[SentBy] = mapped_column(ByValue(SentBy))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by: Mapped[str]
    sent_to: Mapped[str]
    note: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by: Mapped[str]


class ReleaseWithdrawalModel(RowModel):
    __tablename__ = "release_withdrawal"
    row_type = ReleaseWithdrawal
    kind = "release_withdrawal"

    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"), index=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by: Mapped[str]
    reason: Mapped[str] = mapped_column(Text)


class CheckOverrideModel(RowModel):
    __tablename__ = "check_override"
    row_type = CheckOverride
    kind = "check_override"

    sha256: Mapped[str] = mapped_column(String(64), index=True)
    key: Mapped[str]
    fault: Mapped[str]
    file: Mapped[str]
    reason: Mapped[str] = mapped_column(Text)
    given_by: Mapped[str]
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
