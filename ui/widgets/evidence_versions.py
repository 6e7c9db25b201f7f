"""What a piece of evidence is made of: its versions, the newest first, each with its files or its address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.disposals import by_words
from inspection_ready.phrases.signatures import for_request_words
from inspection_ready.phrases.values import size_words
from inspection_ready.services.evidence_reading import VersionLine
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, words
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from inspection_ready.domain.signatures import SignStanding

COLUMNS = ("Version", "Made of", "Days")
LETTERS = (11, 0, 22)
NONE_YET = "Nothing is kept here yet. Add the files, or the address where they are. You can also drop files on this page."


class EvidenceVersions(QWidget):
    files_asked = Signal()
    link_asked = Signal()
    open_asked = Signal(object)
    """A VersionLine."""
    copy_asked = Signal(object)
    dispose_asked = Signal(int)
    """The number of a version."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[VersionLine] = ()
        self.none = words(NONE_YET, "help")
        self.signing = words("", "help")
        self.table = PlainTable("Versions, the newest first", COLUMNS, LETTERS, self)
        self.add_files = button("Add files", role="main")
        self.add_link = button("Add an address")
        self.open = button("Open")
        self.copy = button("Save a copy")
        self.dispose = button("Dispose of this version")
        self._read_only = False
        tools = QWidget(self)
        row = FlowLayout(tools)
        for each in (self.add_files, self.add_link, self.open, self.copy, self.dispose):
            row.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        for part, stretch in ((tools, 0), (self.none, 0), (self.table, 1), (self.signing, 0)):
            layout.addWidget(part, stretch)
        layout.addStretch(0)
        self.add_files.clicked.connect(self.files_asked)
        self.add_link.clicked.connect(self.link_asked)
        self.open.clicked.connect(self._open)
        self.copy.clicked.connect(self._copy)
        self.dispose.clicked.connect(self._dispose)
        self.table.itemActivated.connect(self._open)
        self.table.currentCellChanged.connect(self._offer)

    def set_read_only(self, read_only: bool) -> None:
        self.add_files.setDisabled(read_only)
        self.add_link.setDisabled(read_only)
        self._read_only = read_only

    def show_lines(self, lines: Sequence[VersionLine]) -> None:
        self._lines = lines
        self.table.show_rows([_row(line) for line in lines])
        self.none.setHidden(bool(lines))
        self.table.setVisible(bool(lines))
        self._offer()

    def show_signing(self, standings: Sequence[SignStanding]) -> None:
        """For each request it answers: what is signed, what is not, and what is not any more."""
        self.signing.setText("\n".join(map(for_request_words, standings)))
        self.signing.setVisible(bool(standings))

    @property
    def chosen(self) -> VersionLine | None:
        row = self.table.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _offer(self) -> None:
        line = self.chosen
        is_there = line is not None and line.disposal is None
        self.open.setEnabled(is_there)
        self.dispose.setEnabled(is_there and not self._read_only)
        self.copy.setEnabled(line is not None and bool(line.files))

    def _dispose(self) -> None:
        if self.chosen is not None:
            self.dispose_asked.emit(self.chosen.version.number)

    def _open(self) -> None:
        if self.chosen is not None and self.chosen.disposal is None:
            self.open_asked.emit(self.chosen)

    def _copy(self) -> None:
        if self.chosen is not None and self.chosen.files:
            self.copy_asked.emit(self.chosen)


def _row(line: VersionLine) -> tuple[str, str, str]:
    version = line.version
    told = [f"As at {day(version.as_at)}"] if version.as_at is not None else []
    if version.received_on is not None:
        told.append(f"Received {day(version.received_on)}")
    told.append(f"Added {day(on_the_clock(version.added_at).date())}, by {version.added_by}")
    return str(version.number), made_of(line), "\n".join(told)


def made_of(line: VersionLine) -> str:
    """The files with their sizes, one a line; or the address, and what was there."""
    version = line.version
    if line.disposal is not None:
        return f"Disposed of {by_words(line.disposal)}"
    if version.is_link:
        copies = ", ".join(f"{file.name} ({size_words(file.size)})" for file in line.files)
        kept = f"A copy is kept: {copies}" if copies else "An address only: what is there may change."
        return f"{version.link}\n{version.link_note}\n{kept}"
    return "\n".join(f"{file.name} ({size_words(file.size)})" for file in line.files)
