"""The first step: the message, when it came, and afterwards what it says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.domain.arrivals import Oddity
from inspection_ready.domain.inspections import Inspection
from inspection_ready.domain.messages import Reading
from inspection_ready.phrases.messages import oddity_words, reading_lines
from ui.widgets.layout import subheading, words
from ui.widgets.notification import NotificationCard, NotificationForm
from ui.widgets.step_frame import StepPart


class MessageStep(StepPart):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = NotificationForm()
        self.card = NotificationCard()
        self.odd = words("", "warning")
        self.says = subheading("What the message says")
        self.said = words("", "help")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self.form, self.card, self.odd, self.says, self.said):
            layout.addWidget(widget)
        layout.addStretch(1)
        for widget in (self.form, self.card, self.odd, self.says, self.said):
            widget.hide()

    def show_inspection(self, inspection: Inspection | None, oddities: Sequence[Oddity]) -> None:
        self.form.setVisible(inspection is None)
        self.card.setVisible(inspection is not None)
        if inspection is not None:
            self.card.show_inspection(inspection)
        self.odd.setText("\n".join(map(oddity_words, oddities)))
        self.odd.setVisible(bool(oddities))

    def show_filed(self, reading: Reading | None) -> None:
        """What the message says that is filed; None where none is, or it is no e-mail."""
        self.said.setText("\n".join(reading_lines(reading)) if reading else "")
        for widget in (self.says, self.said):
            widget.setVisible(reading is not None)

    def set_look_only(self, look_only: bool) -> None:
        self.form.setDisabled(look_only)
        self.card.set_look_only(look_only)

    def focus_first(self) -> None:
        if self.form.isVisible():
            self.form.received.editor.main.setFocus()
        else:
            self.card.open_correct.setFocus()
