"""The clashes of a timetable: how many, on a button, and below the days a table of sentences that it opens and shuts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QTableWidgetItem, QVBoxLayout, QWidget

from inspection_ready.domain.clashes import Clash
from inspection_ready.phrases.clashes import clash_sentence, clashes_told, weight_words
from ui.widgets.layout import words
from ui.widgets.plain_table import PlainTable

MOST_ROWS = 4
"""On view at once; the rest scrolls, so that the days above keep their room."""
HOW = "Enter shows the session. The most pressing stands first."


class ClashButton(QPushButton):
    """How many there are, always on view; pressed (Alt+C) it shows the list of them, and shuts it again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setCheckable(True)

    def show_clashes(self, clashes: Sequence[Clash], *, has_timetable: bool) -> None:
        self.setVisible(has_timetable)
        self.setEnabled(bool(clashes))
        told = count_words(clashes)
        self.setText(told.replace("clash", "&clash", 1))
        first = clash_sentence(clashes[0]) if clashes else ""
        self.setToolTip(first)
        self.setAccessibleName(told)
        self.setAccessibleDescription(f"Shows the list. {first}".rstrip() if clashes else "")


class ClashList(QWidget):
    chosen = Signal(object)
    """The id of the session to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.about = words(HOW, "help")
        self.table = PlainTable("Clashes", ("Kind", "What"), (20, 0))
        self.table.itemActivated.connect(self._choose)
        self._clashes: tuple[Clash, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        layout.addWidget(self.about)

    def show_clashes(self, clashes: Sequence[Clash]) -> None:
        self._clashes = tuple(clashes)
        self.table.show_rows([(weight_words(each), clash_sentence(each)) for each in clashes])
        self.table.fit_height(MOST_ROWS)

    def _choose(self, item: QTableWidgetItem) -> None:
        """Where several clash, the later: it is the one that is moved more easily."""
        self.chosen.emit(self._clashes[item.row()].sessions[-1].id)


def count_words(clashes: Sequence[Clash]) -> str:
    """2 clashes, 5 worth knowing."""
    count = sum(each.is_clash for each in clashes)
    known = len(clashes) - count
    return clashes_told(count) + (f", {known} worth knowing" if known else "")
