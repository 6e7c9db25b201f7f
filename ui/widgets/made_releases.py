"""Releases that were made: what is in each, how it was sent, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from inspection_ready.domain.release_papers import IndexLine
from inspection_ready.phrases.releases import asked_words, file_words, released_words, signed_words
from inspection_ready.services.releases import FiledRelease
from ui.open_files import open_path
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, words
from ui.widgets.plain_table import PlainTable
from ui.widgets.wrapped_list import WrappedList

COLUMNS = ("No.", "Request", "What went", "Signed by")
LETTERS = (6, 26, 0, 40)
NONE = "No release was made yet. Make the first under “The next release”, once something is signed."
FEW = 3
"""Entries of the list on view at once."""


class MadeReleases(QWidget):
    send_asked = Signal(object)
    """The FiledRelease."""
    withdraw_asked = Signal(object)
    check_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._releases: tuple[FiledRelease, ...] = ()
        self._can_change = True
        self.none = words(NONE, "help")
        self.list = WrappedList("Releases that were made", self)
        self.table = PlainTable("What is in the release", COLUMNS, LETTERS, self)
        self.mark_sent = button("Mark as sent", role="main")
        self.open_index = button("Open its index")
        self.open_folder = button("Open the folder")
        self.check = button("Check that nothing has changed")
        self.withdraw = button("Take this release back")
        self.verdict = words("")
        self._lay_out()
        self._connect()

    def set_look_only(self, look_only: bool) -> None:
        self._can_change = not look_only

    def show_releases(self, made: tuple[FiledRelease, ...]) -> None:
        """The one that was on view stays so; a new one comes first."""
        held = self.current
        known = {each.release.id for each in self._releases}
        is_new = bool(made) and bool(self._releases) and made[0].release.id not in known
        self._releases = made
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for each in made:
            QListWidgetItem(released_words(each.release, each.sendings, each.withdrawal), self.list)
        ids = [each.release.id for each in made]
        row = ids.index(held.release.id) if held and held.release.id in ids and not is_new else 0
        self.list.setCurrentRow(row if made else -1)
        self.list.blockSignals(blocked)
        self.none.setVisible(not made)
        self.shelf.setVisible(bool(made))
        self._show()

    @property
    def current(self) -> FiledRelease | None:
        row = self.list.currentRow()
        return self._releases[row] if 0 <= row < len(self._releases) else None

    def say(self, sentence: str) -> None:
        self.verdict.setText(sentence)

    # inside

    def _show(self) -> None:
        filed = self.current
        self.verdict.setText("")
        self.table.show_rows([] if filed is None else [_row(line) for line in filed.lines])
        is_standing = filed is not None and filed.withdrawal is None
        for each in (self.open_index, self.open_folder, self.check):
            each.setEnabled(filed is not None)
        for each in (self.mark_sent, self.withdraw):
            each.setEnabled(self._can_change and is_standing)

    def _open(self, name: str) -> None:
        filed = self.current
        if filed is None:
            return
        path = filed.folder
        if name:
            path = next(filed.folder / each.path for each in filed.others if each.path.endswith(name))
        open_path(path)

    def _ask(self, signal: SignalInstance) -> None:
        if (filed := self.current) is not None:
            signal.emit(filed)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show)
        self.mark_sent.clicked.connect(lambda: self._ask(self.send_asked))
        self.withdraw.clicked.connect(lambda: self._ask(self.withdraw_asked))
        self.check.clicked.connect(lambda: self._ask(self.check_asked))
        self.open_folder.clicked.connect(lambda: self._open(""))
        self.open_index.clicked.connect(lambda: self._open(".pdf"))

    def _lay_out(self) -> None:
        self.shelf = QWidget(self)
        tools = QWidget(self.shelf)
        row = FlowLayout(tools)
        for each in (self.mark_sent, self.open_index, self.open_folder, self.check, self.withdraw):
            row.addWidget(each)
        self.list.setMaximumHeight(self.fontMetrics().lineSpacing() * 2 * FEW)
        inner = QVBoxLayout(self.shelf)
        inner.setContentsMargins(0, 0, 0, 0)
        for part, stretch in ((self.list, 1), (tools, 0), (self.verdict, 0), (self.table, 2)):
            inner.addWidget(part, stretch)
        layout = QVBoxLayout(self)
        layout.addWidget(self.none)
        layout.addWidget(self.shelf, 1)
        layout.addStretch(0)


def _row(line: IndexLine) -> tuple[str, str, str, str]:
    own = line.item
    what = "\n".join(part for part in (own.title, file_words(own, line.paths), own.replaces) if part)
    return str(own.position), asked_words(own.request_number, own.their_ref), what, signed_words(own)
