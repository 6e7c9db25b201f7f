"""One of the letters that would be written, as that person gets it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from inspection_ready.services.preview import letter_pdf, page_count
from ui.widgets.pdf_preview import PdfPreview

if TYPE_CHECKING:
    from inspection_ready.domain.letter_guard import Recipient
    from inspection_ready.domain.letters import Letter
    from ui.page import Context

NOBODY = "Nobody would get it, so there is nothing to look at."


class SendingLook(QWidget):
    def __init__(self, letter: Letter, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter = letter
        self._context = context
        self.person = QComboBox(self)
        self.person.setAccessibleName("Whose letter to look at")
        self.preview = PdfPreview(context)
        label = QLabel("&Whose letter", self)
        label.setBuddy(self.person)
        layout = QVBoxLayout(self)
        layout.addWidget(label)
        layout.addWidget(self.person)
        layout.addWidget(self.preview, 1)
        self.person.currentIndexChanged.connect(self._draw)

    def offer(self, recipients: Sequence[Recipient]) -> None:
        """Whoever is on view stays, while they would still get it."""
        at = self.person.currentData()
        with QSignalBlocker(self.person):
            self.person.clear()
            for each in recipients:
                self.person.addItem(each.person.printed_name, each.person.id)
            self.person.setCurrentIndex(max(self.person.findData(at), 0))
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing is drawn before somebody looks."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        person_id, letter = self.person.currentData(), self._letter
        if person_id is None or not self.isVisible():
            self.preview.clear(NOBODY if person_id is None else "")
            return
        app, now = self._context.app, self._context.app.clock.now()

        def work() -> tuple[bytes, int]:
            pdf = app.read(letter_pdf, letter, person_id, at=now, number=0)
            return pdf, page_count(pdf)

        self._context.background.query(
            work, self._drawn, owner=self, failed=self._context.messages.tell, key="preview"
        )

    def _drawn(self, drawn: tuple[bytes, int]) -> None:
        self.preview.show_pdf(*drawn, title=self.person.currentText())
