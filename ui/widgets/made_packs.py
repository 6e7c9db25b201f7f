"""Packs that were made: their files, what was left out of them, and what can be done with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.filing import PackDisposal, PackFile
from inspection_ready.domain.moments import LONDON
from inspection_ready.phrases.dates import day, moment
from inspection_ready.phrases.pack_changes import since_words
from inspection_ready.phrases.packs import title_of
from inspection_ready.phrases.verifying import disposed_words
from inspection_ready.services.pack_check import changed_files
from inspection_ready.services.packs import FiledPack, MadePack, pack_again
from ui.models.printables import printable_with, printables_of
from ui.open_files import open_path
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, scrolling, words
from ui.widgets.pack_file_preview import PackFilePreview
from ui.widgets.wrapped_list import WrappedList

if TYPE_CHECKING:
    from inspection_ready.services.app import App
    from ui.page import Page

LETTERS_OF_FILES, LETTERS_WITH_WORDS = 45, 110
"""Average letters across: of the files, and of the whole page where the words stand beside the picture."""
LETTERS = "letters"
WHICH = Qt.ItemDataRole.UserRole


class MadePacks(QWidget):
    print_asked = Signal(object)
    """The Printables."""
    dispose_asked = Signal(object)
    """The FiledPack."""
    mark_asked = Signal(object)
    """The FiledPack, whose letters were sent."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._packs: tuple[FiledPack, ...] = ()
        self._is_moved = False
        """Somebody has shared the width in their own way."""
        self.none = words("None yet.", "help")
        self.list = WrappedList("Packs that were made", self)
        self.files = WrappedList("Files of the pack", self)
        self.left_out = words("", "help")
        self.since = words("")
        self.since.hide()
        self.verdict = words("")
        self.open_file = button("Open", name="Open the file")
        self.print_file = button("Print", name="Print the file")
        self.print_pack = button("Print the pack")
        self.open_folder = button("Open the folder")
        self.check = button("Check that nothing has changed")
        self.mark_sent = button("Mark its letters as sent")
        self.dispose = button("Dispose of this pack")
        self.preview = PackFilePreview(page)
        self._lay_out()
        self._connect()

    def show_packs(self, packs: tuple[FiledPack, ...]) -> None:
        """The one that was on view stays so."""
        held = self._current_pack()
        self._packs = packs
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for filed in packs:
            QListWidgetItem(_pack_words(filed), self.list)
        numbers = [filed.pack.number for filed in packs]
        row = numbers.index(held.pack.number) if held and held.pack.number in numbers else 0
        self.list.setCurrentRow(row if numbers else -1)
        self.list.blockSignals(blocked)
        self.none.setVisible(not packs)
        self.shelf.setVisible(bool(packs))
        if held is None or self._current_pack() != held:
            self._show_pack()

    def expect_new(self) -> None:
        """The newest is shown next."""
        self._packs = ()

    def pick(self, number: object) -> bool:
        """Whether there is such a pack."""
        for row, filed in enumerate(self._packs):
            if filed.pack.number == number:
                self.list.setCurrentRow(row)
                return True
        return False

    def share_width(self, width: int) -> None:
        """Of the page. The files have room for their words; where little is left beside them, the page stands there alone."""
        if self._is_moved:
            return
        letter = self.fontMetrics().averageCharWidth()
        files = min(letter * LETTERS_OF_FILES, width // 2)
        self.shelf.setSizes([files, width - files])
        self.preview.text.setChecked(width >= letter * LETTERS_WITH_WORDS)

    # what the person asks for

    def open_current_file(self) -> None:
        if (found := self._current_file()) is not None:
            open_path(found[0].folder / found[1].path)

    def open_current_folder(self) -> None:
        if (filed := self._current_pack()) is not None:
            open_path(filed.folder)

    def print_current_file(self) -> None:
        if (found := self._current_file()) is not None:
            self.print_asked.emit((printable_with(*found),))

    def print_current_pack(self) -> None:
        if (filed := self._current_pack()) is not None:
            self.print_asked.emit(printables_of(filed))

    def dispose_of_current_pack(self) -> None:
        if (filed := self._current_pack()) is not None:
            self.dispose_asked.emit(filed)

    def mark_letters_of_current_pack(self) -> None:
        if (filed := self._current_pack()) is not None:
            self.mark_asked.emit(filed)

    def check_now(self) -> None:
        filed = self._current_pack()
        if filed is not None:
            self.verdict.setText("Checking ...")
            self._page.query(partial(_checked, filed=filed), self.verdict.setText, key="check")

    # inside

    def _show_pack(self) -> None:
        filed = self._current_pack()
        self.files.clear()
        self.verdict.setText("")
        self._enable(filed)
        if filed is None:
            self.preview.clear("Make the first pack to see its pages here.")
            return
        if filed.disposal is not None:
            self.since.hide()
            self.left_out.setText(_disposed(filed.pack.number, filed.disposal))
            self.preview.clear("Its files were disposed of.")
            return
        for file in filed.files:
            item = QListWidgetItem(_file_words(file), self.files)
            item.setData(WHICH, file.path)
        self._page.query(lambda _: pack_again(filed), self._show_told, key="told", failed=self._no_manifest)
        first = next((n for n, file in enumerate(filed.files) if file.path.endswith(".pdf")), 0)
        self.files.setCurrentRow(first)

    def _enable(self, filed: FiledPack | None) -> None:
        """Of a pack that was disposed of nothing is left to do anything with."""
        has_files = filed is not None and filed.disposal is None
        for each in (self.open_file, self.print_file, self.print_pack, self.open_folder, self.check):
            each.setEnabled(has_files)
        may_change = has_files and not self._page.context.look_only
        self.dispose.setEnabled(may_change)
        has_letters = filed is not None and any(file.document == LETTERS for file in filed.files)
        self.mark_sent.setEnabled(may_change and has_letters)

    def _show_told(self, told: MadePack) -> None:
        since = told.since
        self.since.setText("" if since is None else since_words(since.pack, since.summary))
        self.since.setVisible(since is not None)
        lines = [f"{each.what}: {each.why}" for each in told.left_out]
        self.left_out.setText(
            "Left out of it:\n" + "\n".join(lines) if lines else "Nothing was left out of it."
        )

    def _no_manifest(self, error: Exception) -> None:
        self.left_out.setText("")
        self.since.hide()
        self._page.context.messages.tell(error)

    def _show_file(self) -> None:
        if (found := self._current_file()) is not None:
            self.preview.show_file(*found)

    def _current_pack(self) -> FiledPack | None:
        row = self.list.currentRow()
        return self._packs[row] if 0 <= row < len(self._packs) else None

    def _current_file(self) -> tuple[FiledPack, PackFile] | None:
        filed, row = self._current_pack(), self.files.currentRow()
        return (filed, filed.files[row]) if filed is not None and 0 <= row < len(filed.files) else None

    def _keep_as_moved(self) -> None:
        self._is_moved = True

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        buttons = QWidget(left)
        row = FlowLayout(buttons)
        for each in (
            self.open_file,
            self.print_file,
            self.print_pack,
            self.open_folder,
            self.check,
            self.mark_sent,
            self.dispose,
        ):
            row.addWidget(each)
        for widget, stretch in ((self.list, 1), (self.files, 2), (buttons, 0), (self.verdict, 0)):
            column.addWidget(widget, stretch)
        column.addWidget(self.since)
        column.addWidget(self.left_out)
        self.shelf = QSplitter(Qt.Orientation.Horizontal, self)
        self.shelf.setChildrenCollapsible(False)
        self.shelf.addWidget(scrolling(left, "Packs and their files"))
        self.shelf.addWidget(self.preview)
        self.shelf.setStretchFactor(1, 1)
        self.shelf.splitterMoved.connect(self._keep_as_moved)
        layout = QVBoxLayout(self)
        layout.addWidget(self.none)
        layout.addWidget(self.shelf, 1)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show_pack)
        self.files.currentRowChanged.connect(self._show_file)
        self.files.itemActivated.connect(self.open_current_file)
        self.open_file.clicked.connect(self.open_current_file)
        self.print_file.clicked.connect(self.print_current_file)
        self.print_pack.clicked.connect(self.print_current_pack)
        self.open_folder.clicked.connect(self.open_current_folder)
        self.check.clicked.connect(self.check_now)
        self.mark_sent.clicked.connect(self.mark_letters_of_current_pack)
        self.dispose.clicked.connect(self.dispose_of_current_pack)


def _pack_words(filed: FiledPack) -> str:
    made_at = filed.pack.made_at.astimezone(LONDON)
    gone = ", disposed of" if filed.disposal is not None else ""
    return f"Pack {filed.pack.number}, made at {moment(made_at)}{gone}"


def _disposed(number: int, disposal: PackDisposal) -> str:
    on = day(on_the_clock(disposal.disposed_at).date())
    return disposed_words(number, on, disposal.disposed_by, disposal.reason)


def _file_words(file: PackFile) -> str:
    sort = "PDF" if file.path.endswith(".pdf") else "Word"
    pages = "" if file.pages is None else f", {file.pages} page{'' if file.pages == 1 else 's'}"
    return f"{title_of(file.document)}, {sort}{pages}"


def _checked(_app: App, *, filed: FiledPack) -> str:
    """Every file of the pack against what its record says."""
    changed = changed_files(filed)
    if not changed:
        return f"Pack {filed.pack.number} is as it was made: {len(filed.every_file)} files checked."
    return f"Changed or missing since it was made: {', '.join(changed)}."
