from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.roles import Signing
from inspection_ready.domain.sign_senders import SenderIs
from inspection_ready.domain.sign_sheets import Means, SignSheet, SignSheetLine
from inspection_ready.domain.signatures import (
    Said,
    Signature,
    SignatureFile,
    SignedHow,
    SignOffRules,
)
from inspection_ready.storage.models.base import ByValue, RowModel, UtcDateTime


class SignatureModel(RowModel):
    __tablename__ = "signature"
    row_type = Signature
    kind = "signature"

    request_id: Mapped[int] = mapped_column(ForeignKey("request.id"), index=True)
    evidence_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id"), index=True)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("evidence_version.id"), index=True)
    said: Mapped[Said] = mapped_column(ByValue(Said))
    because: Mapped[str] = mapped_column(Text)
    request_number: Mapped[int]
    wording: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    reference: Mapped[str]
    title: Mapped[str]
    version_number: Mapped[int | None]
    pointer: Mapped[str]
    link: Mapped[str]
    link_note: Mapped[str] = mapped_column(Text)
    link_on: Mapped[date | None]
    digest: Mapped[str] = mapped_column(String(64))
    signer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    signer: Mapped[str]
    signer_role: Mapped[str]
    capacity: Mapped[Signing] = mapped_column(ByValue(Signing))
    acts_as: Mapped[str]
    instead_of: Mapped[str]
    absent_from: Mapped[date | None]
    absent_to: Mapped[date | None]
    absence_told_by: Mapped[str]
    absence_told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    absence_recorded_by: Mapped[str]
    signed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    how: Mapped[SignedHow] = mapped_column(ByValue(SignedHow))
    proof_sha256: Mapped[str | None] = mapped_column(String(64))
    proof_name: Mapped[str]
    sent_from: Mapped[str] = mapped_column(Text)
    sender_is: Mapped[SenderIs] = mapped_column(ByValue(SenderIs))
    sender_because: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by: Mapped[str]
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_by: Mapped[str]
    withdrawn_because: Mapped[str] = mapped_column(Text)
    withdrawal_recorded_by: Mapped[str]


class SignatureFileModel(RowModel):
    __tablename__ = "signature_file"
    row_type = SignatureFile
    kind = "signature_file"

    signature_id: Mapped[int] = mapped_column(ForeignKey("signature.id"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int] = mapped_column(BigInteger)


class SignSheetModel(RowModel):
    __tablename__ = "sign_sheet"
    row_type = SignSheet
    kind = "sign_sheet"

    number: Mapped[int] = mapped_column(index=True)
    means: Mapped[Means] = mapped_column(ByValue(Means))
    to_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    to_name: Mapped[str]
    token: Mapped[str] = mapped_column(String, index=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by: Mapped[str]
    head_count: Mapped[int]
    head_hash: Mapped[str] = mapped_column(String(64))


class SignSheetLineModel(RowModel):
    __tablename__ = "sign_sheet_line"
    row_type = SignSheetLine
    kind = "sign_sheet_line"

    sheet_id: Mapped[int] = mapped_column(ForeignKey("sign_sheet.id"), index=True)
    position: Mapped[int]
    request_id: Mapped[int] = mapped_column(ForeignKey("request.id"), index=True)
    evidence_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id"), index=True)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("evidence_version.id"), index=True)
    digest: Mapped[str] = mapped_column(String(64))


class SignOffRulesModel(RowModel):
    __tablename__ = "sign_off_rules"
    row_type = SignOffRules
    kind = "sign_off_rules"

    own_alone: Mapped[bool]
    goes_to: Mapped[str]
