"""A PDF held in memory, drawn page by page as somebody turns to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from inspection_ready.services.preview import page_picture, page_words
from ui.widgets.preview import Preview

if TYPE_CHECKING:
    from ui.page import Context


class PdfPreview(Preview):
    def __init__(self, context: Context, *, words_at: Qt.Orientation = Qt.Orientation.Horizontal) -> None:
        super().__init__(words_at=words_at)
        self._context = context
        self._pdf = b""
        self.page_wanted.connect(self._draw_page)

    def show_pdf(self, pdf: bytes, count: int, *, title: str) -> None:
        self._pdf = pdf
        self.show_document(count, title=title)

    def _draw_page(self, index: int, scale: float) -> None:
        pdf = self._pdf
        self._context.background.query(
            lambda: (page_picture(pdf, index, scale=scale), page_words(pdf, index)),
            lambda drawn: self.show_page(*drawn),
            owner=self,
            failed=self._context.messages.tell,
            key="page",
        )
