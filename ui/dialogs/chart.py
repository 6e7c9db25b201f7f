"""A chart in a text: its kind, where its numbers stand, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from inspection_ready.domain.chart_marks import CHART, ChartMark, chart_mark
from inspection_ready.domain.charts import ChartKind
from inspection_ready.domain.formatted_text import PictureMark
from ui.widgets.layout import give_room, words

KINDS = (
    (ChartKind.LINES, "Lines, for what changes over time"),
    (ChartKind.BARS, "Bars, to compare"),
)
THE_TABLE = "The table above it in the text"
HELP = (
    "A chart draws the numbers of the table above it: the first column names what is counted, "
    "and each other column holds numbers. The table is printed below the chart."
)
SAYS_HELP = "Leave it empty, and it is written from the numbers."


class ChartDialog(QDialog):
    """`before` is the chart that is changed; None for a new one. `held` are key facts held for several years."""

    def __init__(
        self, held: Sequence[str], before: PictureMark | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Put in a chart" if before is None else "Change the chart")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked = (chart_mark(before.name) if before else None) or ChartMark(ChartKind.LINES)
        self.kind = QComboBox(self)
        for kind, label in KINDS:
            self.kind.addItem(label, str(kind))
        self.kind.setCurrentIndex([kind for kind, _ in KINDS].index(asked.kind))
        self.numbers = QComboBox(self)
        self.numbers.addItem(THE_TABLE, "")
        for name in dict.fromkeys((*held, *([asked.of] if asked.of else []))):
            self.numbers.addItem(f"Key facts: {name}", name)
        self.numbers.setCurrentIndex(max(0, self.numbers.findData(asked.of)))
        self.caption = QLineEdit(before.caption if before else "", self)
        self.says = QPlainTextEdit(before.alt if before else "", self)
        self.says.setTabChangesFocus(True)
        self.says.setPlaceholderText(SAYS_HELP)
        self.says.setAccessibleDescription(SAYS_HELP)
        self.says.setMaximumHeight(self.fontMetrics().lineSpacing() * 5)
        self._lay_out("Put it in" if before is None else "Change it")

    def mark(self) -> PictureMark:
        made = ChartMark(ChartKind(self.kind.currentData()), self.numbers.currentData())
        says = " ".join(self.says.toPlainText().split())
        return PictureMark(made.name, says, self.caption.text().strip(), CHART)

    def _lay_out(self, verb: str) -> None:
        buttons = QDialogButtonBox(self)
        buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Cancel", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        fields = QFormLayout()
        for label, widget in (
            ("&Kind", self.kind),
            ("&Numbers from", self.numbers),
            ("&Caption", self.caption),
            ("What it &says", self.says),
        ):
            fields.addRow(label, widget)
            widget.setAccessibleName(label.replace("&", ""))
        layout = QVBoxLayout(self)
        layout.addWidget(words(HELP, "help"))
        layout.addLayout(fields)
        layout.addWidget(buttons)
        give_room(self, letters=66, lines=16)
        self.kind.setFocus()
