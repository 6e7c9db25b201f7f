"""How ready each person is, as the mock interviews showed it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from inspection_ready.domain.mock_interviews import PersonReadiness
from inspection_ready.phrases.mock_interviews import by_theme, standing_sentence
from ui.widgets.layout import button, give_room, words
from ui.widgets.plain_table import PlainTable


class ReadinessDialog(QDialog):
    """``names`` of people by their ids."""

    def __init__(
        self, people: Sequence[PersonReadiness], names: Mapping[int, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Who is ready")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = PlainTable("Who is ready", ("Person", "Held", "By theme"), (20, 8, 0))
        self.table.show_rows(
            [(names.get(each.person_id, ""), str(each.held), by_theme(each)) for each in people]
        )
        buttons = QDialogButtonBox()
        close = button("Close", role="main")
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.addWidget(words(standing_sentence(people)))
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        give_room(self, letters=110, lines=30)
        buttons.rejected.connect(self.reject)
