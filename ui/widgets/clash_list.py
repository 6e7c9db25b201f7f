"""The clashes of a timetable as a table of sentences: the most pressing first, each leads to its session."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTableWidgetItem, QVBoxLayout, QWidget

from inspection_ready.domain.clashes import Clash
from inspection_ready.phrases.clashes import clash_sentence, clashes_told, weight_words
from ui.widgets.layout import subheading
from ui.widgets.plain_table import PlainTable

MOST_ROWS = 4
"""On view at once; the rest scrolls, so that the days below keep their room."""
HOW = "Enter shows the session."


class ClashList(QWidget):
    chosen = Signal(object)
    """The id of the session to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = subheading("")
        self.about.setWordWrap(True)
        self.table = PlainTable("Clashes", ("Kind", "What"), (20, 0))
        self.table.itemActivated.connect(self._choose)
        self._clashes: tuple[Clash, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.about)
        layout.addWidget(self.table)

    def show_clashes(self, clashes: Sequence[Clash], *, has_timetable: bool) -> None:
        self._clashes = tuple(clashes)
        self.setVisible(has_timetable)
        self.about.setText(_heading(clashes))
        self.table.setVisible(bool(clashes))
        self.table.show_rows([(weight_words(each), clash_sentence(each)) for each in clashes])
        self.table.fit_height(MOST_ROWS)

    def _choose(self, item: QTableWidgetItem) -> None:
        """Where several clash, the later: it is the one that is moved more easily."""
        self.chosen.emit(self._clashes[item.row()].sessions[-1].id)


def _heading(clashes: Sequence[Clash]) -> str:
    count = sum(each.is_clash for each in clashes)
    known = len(clashes) - count
    told = clashes_told(count) + (f", and {known} worth knowing" if known else "")
    return f"{told}. {HOW}" if clashes else f"{told}."
