from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inspection_ready.domain.brands import Brand
from inspection_ready.domain.printed_brands import BrandFont
from inspection_ready.storage.models.base import ByValue, RowModel


class BrandModel(RowModel):
    __tablename__ = "brand"
    row_type = Brand
    kind = "brand"

    accent: Mapped[str]
    link: Mapped[str]
    font: Mapped[BrandFont] = mapped_column(ByValue(BrandFont))
    header: Mapped[str]
    footer: Mapped[str]
    logo_sha256: Mapped[str | None] = mapped_column(String(64))
    logo_name: Mapped[str]
    logo_type: Mapped[str]
    logo_width: Mapped[int]
    logo_height: Mapped[int]
    logo_alt: Mapped[str] = mapped_column(Text)
    template_sha256: Mapped[str | None] = mapped_column(String(64))
    template_name: Mapped[str]
