"""Before there is a workspace: make one, open one, or hear calmly why one cannot be opened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from inspection_ready.bootstrap import DEFAULT_REGIME, default_place
from ui.opening import Wish
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, scrolling, subheading, words

CAN_BE_LOOKED_AT = frozenset(
    {"workspace_in_use", "on_a_network_drive", "in_a_synchronised_folder", "workspace_read_only"}
)
"""Refusals to write that do not stand in the way of reading."""
WIDE = 620
SAMPLE = "Northmoor sample"
ABOUT_COPIES = (
    "Where a computer was lost, or is somewhere else: a workspace is made here from its safe copy, and a note beside "
    "the copy says who works on it now. Go on working in one of the two only."
)
FOLDER = Qt.ItemDataRole.UserRole


class StartPage(QWidget):
    open_asked = Signal(str)
    browse_asked = Signal()
    copy_asked = Signal()
    make_asked = Signal(object)
    """A Wish."""

    def __init__(self, recent: Sequence[str], place: Path | None = None) -> None:
        super().__init__()
        self.setAccessibleName("Start")
        inside = QWidget()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(24, 16, 24, 16)
        cards.setSpacing(16)
        heading = QLabel("Inspection Ready")
        heading.setObjectName("heading")
        cards.addWidget(heading)
        cards.addWidget(words("Everything of one council is kept in one workspace, on this computer."))
        self.recent = self._recent(recent)
        self.new = NewWorkspace(place or default_place())
        self.new.make_asked.connect(self.make_asked)
        for title, card in (("Open a workspace", self._open_card(recent)), ("Make a new one", self.new)):
            cards.addWidget(subheading(title))
            cards.addWidget(card)
        cards.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(inside, "Start"))
        self._has_recent = bool(recent)

    def focus_first(self) -> None:
        if self._has_recent:
            self.recent.setFocus()
            self.recent.setCurrentRow(0)
        else:
            self.new.name.setFocus()

    def _recent(self, recent: Sequence[str]) -> QListWidget:
        found = QListWidget()
        found.setAccessibleName("Workspaces used last")
        for folder in recent:
            item = QListWidgetItem(f"{Path(folder).stem}\n{folder}", found)
            item.setData(FOLDER, folder)
        found.setMaximumHeight((found.fontMetrics().lineSpacing() * 2 + 12) * min(len(recent), 4) + 12)
        found.itemActivated.connect(lambda item: self.open_asked.emit(item.data(FOLDER)))
        return found

    def _open_card(self, recent: Sequence[str]) -> QFrame:
        frame = card()
        layout = QVBoxLayout(frame)
        buttons = FlowLayout()
        if recent:
            layout.addWidget(self.recent)
            chosen = button("Open", name="Open the chosen workspace", role="main")
            chosen.clicked.connect(self._open_chosen)
            buttons.addWidget(chosen)
        else:
            layout.addWidget(words("None has been opened on this computer yet.", "help"))
        elsewhere = button("Open another from its folder")
        elsewhere.clicked.connect(self.browse_asked)
        buttons.addWidget(elsewhere)
        copy = button("Work on a safe copy here")
        copy.clicked.connect(self.copy_asked)
        buttons.addWidget(copy)
        layout.addLayout(buttons)
        layout.addWidget(words(ABOUT_COPIES, "help"))
        return frame

    def _open_chosen(self) -> None:
        item = self.recent.currentItem()
        if item is not None:
            self.open_asked.emit(item.data(FOLDER))


class NewWorkspace(QFrame):
    make_asked = Signal(object)

    def __init__(self, place: Path) -> None:
        super().__init__()
        self.setObjectName("card")
        self._place = place
        self.name = QLineEdit()
        self.name.setPlaceholderText("Northmoor Council")
        self.folder = QLineEdit()
        self.browse = button("Choose a folder")
        self.empty = QRadioButton("Empty, with the regulator's lists to start from")
        self.sample = QRadioButton("A made-up council, to try things out")
        self.empty.setChecked(True)
        self.kinds = QButtonGroup(self)
        for radio in (self.empty, self.sample):
            self.kinds.addButton(radio)
        self.problem = words("", "problem")
        self.problem.hide()
        self.make = button("Make the workspace", role="main")
        self.name.textEdited.connect(self._follow)
        self.name.returnPressed.connect(self._make)
        self.browse.clicked.connect(self._choose)
        self.make.clicked.connect(self._make)
        self._lay_out()
        self._follow("")

    def _follow(self, name: str) -> None:
        """The folder is called after the council, without what a file system refuses."""
        plain = re.sub(r'[<>:"/\\|?*\x00-\x1f]', " ", name).strip(" .") or "My council"
        self.folder.setText(str(self._place / f"{plain}.inspection"))

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where to keep the workspace", str(self._place))
        if chosen:
            self._place = Path(chosen)
            self._follow(self.name.text())

    def _make(self) -> None:
        if self.sample.isChecked() and not self.name.text().strip():
            self.name.setText(SAMPLE)
            self._follow(SAMPLE)
        name = self.name.text().strip()
        self.problem.setVisible(not name)
        if not name:
            self.problem.setText("Enter the name of the council")
            self.name.setFocus()
            return
        folder = Path(self.folder.text())
        self.make_asked.emit(Wish(folder, name, DEFAULT_REGIME, self.sample.isChecked()))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(6)
        for text, field in (("&Name of the council", self.name), ("&Folder", self.folder)):
            label = QLabel(text)
            label.setBuddy(field)
            field.setMaximumWidth(WIDE)
            layout.addWidget(label)
            layout.addWidget(field)
        row = QHBoxLayout()
        row.addWidget(self.browse)
        row.addStretch(1)
        layout.addLayout(row)
        told = words(
            "A workspace stays on this computer's own disk: network drives and folders that OneDrive keeps in step can "
            "damage it. Safe copies can go there.",
            "help",
        )
        for widget in (told, self.empty, self.sample, self.problem):
            layout.addWidget(widget)
        last = QHBoxLayout()
        last.addWidget(self.make)
        last.addStretch(1)
        layout.addLayout(last)


class RefusalPage(QWidget):
    look_asked = Signal()
    again_asked = Signal()
    start_asked = Signal()
    take_over_asked = Signal()

    def __init__(self, folder: Path, sentence: str, *, can_look: bool, can_take_over: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(f"{folder.stem} could not be opened")
        heading = QLabel(f"{folder.stem} could not be opened")
        heading.setObjectName("heading")
        heading.setWordWrap(True)
        self.sentence = words(sentence)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.look = button("Open to look only", role="main")
        if not can_look:
            self.look.hide()
        self.look.clicked.connect(self.look_asked)
        self.take_over = button("They are done: take it over")
        if not can_take_over:
            self.take_over.hide()
        self.take_over.clicked.connect(self.take_over_asked)
        again = button("Try again")
        again.clicked.connect(self.again_asked)
        other = button("Choose another workspace")
        other.clicked.connect(self.start_asked)
        self._first = self.look if can_look else again
        buttons = FlowLayout()
        for each in (self.look, again, self.take_over, other):
            buttons.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        for widget in (heading, self.sentence):
            layout.addWidget(widget)
        if can_look:
            layout.addWidget(
                words("Looking changes nothing: you can search, read and check, but not save.", "help")
            )
        layout.addLayout(buttons)
        layout.addStretch(1)

    def focus_first(self) -> None:
        self._first.setFocus()


def card() -> QFrame:
    frame = QFrame()
    frame.setObjectName("card")
    return frame
