from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.views import SavedView
from inspection_ready.storage.models.base import RowModel


class SavedViewModel(RowModel):
    __tablename__ = "saved_view"
    row_type = SavedView
    kind = "saved_view"

    register: Mapped[str] = mapped_column(String, index=True)
    name: Mapped[str]
    conditions: Mapped[str] = mapped_column(Text)
    find: Mapped[str]
    order_by: Mapped[str]
    descending: Mapped[bool]
