from __future__ import annotations

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.mock_interviews import MockFinding, Ready
from inspection_ready.storage.models.base import ByValue, RowModel


class MockFindingModel(RowModel):
    __tablename__ = "mock_finding"
    row_type = MockFinding
    kind = "mock_finding"

    session_id: Mapped[int] = mapped_column(ForeignKey("session.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    ready: Mapped[Ready] = mapped_column(ByValue(Ready))
    went_well: Mapped[str] = mapped_column(Text)
    to_mend: Mapped[str] = mapped_column(Text)
    follow_up: Mapped[str] = mapped_column(Text)
