"""Packs: the next one, and those that were made, to look at, open and check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QTabWidget, QVBoxLayout, QWidget

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.filing import PackDisposal, PackFile
from inspection_ready.domain.moments import LONDON
from inspection_ready.domain.pack_findings import PackFinding
from inspection_ready.phrases.dates import day, moment
from inspection_ready.phrases.pack_changes import since_words
from inspection_ready.phrases.packs import title_of
from inspection_ready.phrases.verifying import disposed_words
from inspection_ready.records.registry import RECORDS
from inspection_ready.services.pack_check import changed_files
from inspection_ready.services.pack_findings import pack_findings
from inspection_ready.services.pack_outlook import PackOutlook, pack_outlook
from inspection_ready.services.packs import FiledPack, MadePack, pack_again, packs
from inspection_ready.services.preview import page_count, page_picture, page_words, read_pdf
from ui.models.printables import Printable, printable_with, printables_of
from ui.pack_leaving import PackLeaving
from ui.page import Context, Page, Target
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, scrolling, words
from ui.widgets.pack_findings import PackFindings
from ui.widgets.pack_maker import PackMaker
from ui.widgets.preview import Preview

if TYPE_CHECKING:
    from inspection_ready.services.app import App

MADE = "Packs that were made"
LETTERS_OF_FILES, LETTERS_WITH_WORDS = 45, 110
"""Average letters across: of the files, and of the whole page where the words stand beside the picture."""
WHICH = Qt.ItemDataRole.UserRole
KINDS = frozenset(record.code for record in RECORDS) | {
    "brand",
    "council",
    "finding_override",
    "inspection",
    "map",
    "pack",
    "pack_disposal",
    "regime_text",
}


@dataclass(frozen=True)
class Loaded:
    outlook: PackOutlook
    packs: tuple[FiledPack, ...]


@dataclass(frozen=True)
class Opened:
    pdf: bytes
    pages: int


class PacksPage(Page):
    title = "Packs"
    knows_the_day = True
    kinds = KINDS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._packs: tuple[FiledPack, ...] = ()
        self._pdf = b""
        self._is_moved = False
        """Somebody has shared the width in their own way."""
        self.maker = PackMaker()
        self.findings = PackFindings()
        self.findings.set_look_only(context.look_only)
        self.findings.hide()
        self.leaving = PackLeaving(self)
        self.none = words("None yet.", "help")
        self.list = QListWidget(self)
        self.list.setAccessibleName("Packs that were made")
        self.files = QListWidget(self)
        self.files.setAccessibleName("Files of the pack")
        for each in (self.list, self.files):
            each.setWordWrap(True)
            each.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.left_out = words("", "help")
        self.since = words("")
        self.since.hide()
        self.verdict = words("")
        self.open_file = button("Open", name="Open the file")
        self.print_file = button("Print", name="Print the file")
        self.print_pack = button("Print the pack")
        self.open_folder = button("Open the folder")
        self.check = button("Check that nothing has changed")
        self.dispose = button("Dispose of this pack")
        self.preview = Preview()
        self._lay_out()
        self._connect()
        self.maker.setDisabled(context.look_only)

    # what the window asks of a page

    def load(self) -> None:
        now = self.context.app.clock.now()

        def work(app: App) -> Loaded:
            return Loaded(app.read(pack_outlook, at=now, packs=app.workspace.packs), packs(app))

        self.query(work, self._show, key="packs")
        self.query(lambda app: _found(app, now), self._show_findings, key="findings")

    def arrive(self, target: Target) -> None:
        for row, filed in enumerate(self._packs):
            if filed.pack.number == target:
                self.tabs.setCurrentIndex(1)
                self.list.setCurrentRow(row)

    def focus_first(self) -> None:
        making = self.tabs.currentIndex() == 0 and self.maker.make.isEnabled()
        (self.maker.make if making else self.tabs.tabBar()).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and not self._is_moved:
            self._share_width(event.size().width())

    # what the person asks for

    def open_current_file(self) -> None:
        if (found := self._current_file()) is not None:
            _open(found[0].folder / found[1].path)

    def open_current_folder(self) -> None:
        if (filed := self._current_pack()) is not None:
            _open(filed.folder)

    def print_current_file(self) -> None:
        if (found := self._current_file()) is not None:
            self._print((printable_with(*found),))

    def print_current_pack(self) -> None:
        if (filed := self._current_pack()) is not None:
            self._print(printables_of(filed))

    def dispose_of_current_pack(self) -> None:
        if (filed := self._current_pack()) is not None:
            self.leaving.dispose(filed)

    def check_now(self) -> None:
        filed = self._current_pack()
        if filed is not None:
            self.verdict.setText("Checking ...")
            self.query(partial(_checked, filed=filed), self.verdict.setText, key="check")

    # inside

    def _print(self, printables: Sequence[Printable]) -> None:
        from ui.dialogs.printing import PrintDialog  # slow import: QtPrintSupport, seldom wanted

        PrintDialog(printables, self.context, self).show()

    def _show(self, loaded: Loaded) -> None:
        self.maker.show_outlook(loaded.outlook)
        held = self._current_pack()
        self._packs = loaded.packs
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for filed in loaded.packs:
            QListWidgetItem(_pack_words(filed), self.list)
        numbers = [filed.pack.number for filed in loaded.packs]
        row = numbers.index(held.pack.number) if held and held.pack.number in numbers else 0
        self.list.setCurrentRow(row if numbers else -1)
        self.list.blockSignals(blocked)
        self.tabs.setTabText(1, f"{MADE} ({len(loaded.packs)})")
        self.none.setVisible(not loaded.packs)
        self.shelf.setVisible(bool(loaded.packs))
        if held is None or self._current_pack() != held:
            self._show_pack()

    def _show_findings(self, found: tuple[PackFinding, ...]) -> None:
        self.findings.show_findings(found)
        self.findings.show()

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
        self.query(lambda _: pack_again(filed), self._show_told, key="told", failed=self._no_manifest)
        first = next((n for n, file in enumerate(filed.files) if file.path.endswith(".pdf")), 0)
        self.files.setCurrentRow(first)

    def _enable(self, filed: FiledPack | None) -> None:
        """Of a pack that was disposed of nothing is left to do anything with."""
        has_files = filed is not None and filed.disposal is None
        for each in (self.open_file, self.print_file, self.print_pack, self.open_folder, self.check):
            each.setEnabled(has_files)
        self.dispose.setEnabled(has_files and not self.context.look_only)

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
        self.context.messages.tell(error)

    def _show_file(self) -> None:
        found = self._current_file()
        if found is None:
            return
        filed, file = found
        if not file.path.endswith(".pdf"):
            self.preview.clear(
                "A Word file is not drawn here. Open it, or choose the PDF of the same document."
            )
            return
        self.query(
            lambda _: _opened(filed.folder / file.path), self._show_opened, key="file", failed=self._not_drawn
        )

    def _show_opened(self, opened: Opened) -> None:
        found = self._current_file()
        self._pdf = opened.pdf
        if found is not None:
            title = f"Pack {found[0].pack.number}, {title_of(found[1].document)}"
            self.preview.show_document(opened.pages, title=title)

    def _not_drawn(self, error: Exception) -> None:
        self.preview.clear("This file cannot be shown.")
        self.context.messages.tell(error)

    def _draw_page(self, index: int, scale: float) -> None:
        pdf = self._pdf
        self.query(
            lambda _: (page_picture(pdf, index, scale=scale), page_words(pdf, index)),
            lambda drawn: self.preview.show_page(*drawn),
            key="page",
        )

    @Slot(object)
    def _made(self, made: MadePack | None) -> None:
        if made is None:
            self.reload()
            return
        self._packs = ()  # so that the newest is shown
        self.tabs.setCurrentIndex(1)
        if self.isVisible():
            self.list.setFocus()

    def _current_pack(self) -> FiledPack | None:
        row = self.list.currentRow()
        return self._packs[row] if 0 <= row < len(self._packs) else None

    def _current_file(self) -> tuple[FiledPack, PackFile] | None:
        filed, row = self._current_pack(), self.files.currentRow()
        return (filed, filed.files[row]) if filed is not None and 0 <= row < len(filed.files) else None

    def _share_width(self, width: int) -> None:
        """The files have room for their words; where little is left beside them, the page stands there alone."""
        letter = self.fontMetrics().averageCharWidth()
        files = min(letter * LETTERS_OF_FILES, width // 2)
        self.shelf.setSizes([files, width - files])
        self.preview.text.setChecked(width >= letter * LETTERS_WITH_WORDS)

    def _keep_as_moved(self) -> None:
        self._is_moved = True

    def _lay_out(self) -> None:
        self.shelf = QSplitter(Qt.Orientation.Horizontal, self)
        self.shelf.setChildrenCollapsible(False)
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
            self.dispose,
        ):
            row.addWidget(each)
        for widget, stretch in ((self.list, 1), (self.files, 2), (buttons, 0), (self.verdict, 0)):
            column.addWidget(widget, stretch)
        column.addWidget(self.since)
        column.addWidget(self.left_out)
        self.shelf.addWidget(scrolling(left, "Packs and their files"))
        self.shelf.addWidget(self.preview)
        self.shelf.setStretchFactor(1, 1)
        self.shelf.splitterMoved.connect(self._keep_as_moved)
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName("Packs")
        making = QWidget()
        inner = QVBoxLayout(making)
        inner.addWidget(self.maker)
        inner.addWidget(self.findings)
        inner.addStretch(1)
        made = QWidget()
        under = QVBoxLayout(made)
        under.addWidget(self.none)
        under.addWidget(self.shelf, 1)
        self.tabs.addTab(scrolling(making, "The next pack"), "The next pack")
        self.tabs.addTab(made, MADE)
        self.body.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.context.packing.show_in(self.maker)
        self.context.packing.ended.connect(self._made)
        self.maker.missing_asked.connect(lambda: self.context.go("gaps", ""))
        self.list.currentRowChanged.connect(self._show_pack)
        self.files.currentRowChanged.connect(self._show_file)
        self.files.itemActivated.connect(self.open_current_file)
        self.open_file.clicked.connect(self.open_current_file)
        self.print_file.clicked.connect(self.print_current_file)
        self.print_pack.clicked.connect(self.print_current_pack)
        self.open_folder.clicked.connect(self.open_current_folder)
        self.check.clicked.connect(self.check_now)
        self.dispose.clicked.connect(self.dispose_of_current_pack)
        self.findings.go_asked.connect(self.leaving.go)
        self.findings.leave_asked.connect(self.leaving.leave)
        self.findings.open_asked.connect(self.leaving.reopen)
        self.preview.page_wanted.connect(self._draw_page)


def _pack_words(filed: FiledPack) -> str:
    made_at = filed.pack.made_at.astimezone(LONDON)
    gone = ", disposed of" if filed.disposal is not None else ""
    return f"Pack {filed.pack.number}, made at {moment(made_at)}{gone}"


def _disposed(number: int, disposal: PackDisposal) -> str:
    on = day(on_the_clock(disposal.disposed_at).date())
    return disposed_words(number, on, disposal.disposed_by, disposal.reason)


def _found(app: App, now: datetime) -> tuple[PackFinding, ...]:
    """None without a framework, where no pack can be made."""
    try:
        return app.read(pack_findings, at=now)
    except NotFound:
        return ()


def _file_words(file: PackFile) -> str:
    sort = "PDF" if file.path.endswith(".pdf") else "Word"
    pages = "" if file.pages is None else f", {file.pages} page{'' if file.pages == 1 else 's'}"
    return f"{title_of(file.document)}, {sort}{pages}"


def _opened(path: Path) -> Opened:
    pdf = read_pdf(path)
    return Opened(pdf, page_count(pdf))


def _open(path: Path) -> None:
    """In whatever program reads such files here."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _checked(_app: App, *, filed: FiledPack) -> str:
    """Every file of the pack against what its record says."""
    changed = changed_files(filed)
    if not changed:
        return f"Pack {filed.pack.number} is as it was made: {len(filed.every_file)} files checked."
    return f"Changed or missing since it was made: {', '.join(changed)}."
