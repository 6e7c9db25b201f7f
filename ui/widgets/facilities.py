"""The facilities of a base: what there is, who checked it and when; a kind can be added in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QTableView, QVBoxLayout, QWidget

from inspection_ready.domain.bases import BaseFact
from ui.models.facts import FactsModel
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, say, words

WIDTHS = (18, 22, 30, 24)
"""Of the columns, in average letters."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Facilities(QWidget):
    fact_typed = Signal(object)
    check_asked = Signal(object, str)
    """The BaseFacts that were checked today, and by whom."""
    kind_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FactsModel(self)
        # queued: the editor closes before the rows are read again
        self.model.edited.connect(self.fact_typed, Qt.ConnectionType.QueuedConnection)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName("Facilities of this base")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 14)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setDefaultAlignment(LEFT)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        for column, letters in enumerate(WIDTHS):
            self.table.setColumnWidth(column, letters * self.fontMetrics().averageCharWidth())
        self.checker = QLineEdit(self)
        self.checker.setAccessibleName("Checked by")
        self.check_button = button("Mark as checked today")
        self.check_button.clicked.connect(self._check)
        self.kind = QLineEdit(self)
        self.kind.setPlaceholderText("Such as EV charging")
        self.kind.setAccessibleName("Another kind of facility")
        self.kind.returnPressed.connect(self._add_kind)
        self.kind_button = button("Add this kind")
        self.kind_button.clicked.connect(self._add_kind)
        self._lay_out()

    def set_read_only(self, read_only: bool) -> None:
        self.model.set_read_only(read_only)
        for widget in (self.checker, self.check_button, self.kind, self.kind_button):
            widget.setDisabled(read_only)

    def selected(self) -> list[BaseFact]:
        rows = sorted({index.row() for index in self.table.selectionModel().selectedIndexes()})
        return [self.model.rows[row].fact for row in rows]

    def _check(self) -> None:
        facts = [fact for fact in self.selected() if fact.value]
        if not facts:
            self._say("Choose a line that says what there is, then mark it as checked.")
            self.table.setFocus()
        elif not self.checker.text().strip():
            self._say("Say who checked it.")
            self.checker.setFocus()
        else:
            self._say("")
            self.check_asked.emit(facts, self.checker.text().strip())

    def _add_kind(self) -> None:
        name = self.kind.text().strip()
        if name:
            self.kind_asked.emit(name)
            self.kind.clear()

    def _say(self, sentence: str) -> None:
        say(self.problem, sentence)
        self.check_button.setAccessibleDescription(sentence)

    def _lay_out(self) -> None:
        self.problem = words("", "problem")
        self.problem.hide()
        check, kind = FlowLayout(), FlowLayout()
        for layout, text, widgets in (
            (check, "Checked &by", (self.checker, self.check_button)),
            (kind, "Another &kind of facility", (self.kind, self.kind_button)),
        ):
            label = QLabel(text)
            label.setBuddy(widgets[0])
            for widget in (label, *widgets):
                layout.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.setSpacing(8)
        whole.addWidget(
            words(
                "Type over a cell to change it. What nobody has checked is printed as “not yet checked”.",
                "help",
            )
        )
        whole.addWidget(self.table, 1)
        whole.addLayout(check)
        whole.addWidget(self.problem)
        whole.addLayout(kind)
