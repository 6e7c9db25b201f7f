"""How the section on view will look, drawn again when the person stops typing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from inspection_ready.services.preview import page_count, section_pdf
from ui.widgets.pdf_preview import PdfPreview

if TYPE_CHECKING:
    from inspection_ready.services.app import App
    from ui.page import Page
    from ui.widgets.section_form import SectionForm

DRAW_AFTER = 700
"""Milliseconds without typing before the preview is drawn again."""


@dataclass(frozen=True)
class Drawn:
    pdf: bytes
    pages: int


class SectionPreview:
    """``page`` reads it, and holds this; nothing is drawn while the preview is not on view."""

    def __init__(self, page: Page, form: SectionForm) -> None:
        self._page = page
        self._form = form
        self.preview = PdfPreview(page.context, words_at=Qt.Orientation.Vertical)
        self._timer = QTimer(page, interval=DRAW_AFTER, singleShot=True)
        self._timer.timeout.connect(self.draw)

    def draw_soon(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def draw(self) -> None:
        if self._form.before is None or not self.preview.isVisible():
            return
        section = self._form.made()
        now = self._page.context.app.clock.now()

        def work(app: App) -> Drawn:
            pdf = app.read(section_pdf, section, at=now)
            return Drawn(pdf, page_count(pdf))

        self._page.query(work, self._drawn, key="preview", failed=self._not_drawn)

    def _drawn(self, drawn: Drawn) -> None:
        self.preview.show_pdf(drawn.pdf, drawn.pages, title=self._form.title_line.text())

    def _not_drawn(self, error: Exception) -> None:
        self.preview.clear("The preview could not be drawn. What you typed is kept.")
        self._page.context.messages.tell(error)
