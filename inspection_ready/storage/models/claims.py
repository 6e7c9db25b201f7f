from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.claims import Claim, ClaimEvidence, Says
from inspection_ready.storage.models.base import ByValue, RowModel


class ClaimModel(RowModel):
    __tablename__ = "claim"
    row_type = Claim
    kind = "claim"

    wording: Mapped[str] = mapped_column(Text)
    statement: Mapped[str] = mapped_column(String, index=True)
    says: Mapped[Says] = mapped_column(ByValue(Says))
    reference: Mapped[str] = mapped_column(String, index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    as_at: Mapped[date | None]
    notes: Mapped[str] = mapped_column(Text)


class ClaimEvidenceModel(RowModel):
    __tablename__ = "claim_evidence"
    row_type = ClaimEvidence
    kind = "claim_evidence"

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)
    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"), index=True)
    pointer: Mapped[str]
