"""Where safe copies go, when the last was made and whether it is still what it was, and making one now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QSpinBox, QVBoxLayout

from inspection_ready.bootstrap import keep_safe_copies_in, safe_copies_of
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import ExpectedError
from inspection_ready.phrases.dates import moment
from inspection_ready.services.safe_copies import SafeCopy, last_safe_copy
from inspection_ready.settings import read_settings, write_settings
from ui.page import Page
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, say, subheading, words

MOST_MINUTES = 480
NOWHERE = "No safe copies are made: nobody has chosen a folder yet. If this computer is lost, so is the work."
WHAT_FOR = (
    "A copy of everything, for the day this computer is lost or broken. A folder in OneDrive or on a network drive "
    "is right for it. One is made when you close the workspace, and while you work if something changed; nothing "
    "there is ever written over."
)
NOT_YET = "There is no whole safe copy there yet: make one now."


class SafeCopiesCard(QFrame):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setObjectName("card")
        self._page = page
        self.folder = words("")
        self.last = words("", "help")
        self.problem = words("", "problem")
        self.problem.hide()
        self.choose = button("Choose the folder for safe copies")
        self.make = button("Make one now", name="Make a safe copy now")
        self.stop = button("Keep none", name="Keep no safe copies any more")
        self.minutes = QSpinBox()
        self.minutes.setRange(1, MOST_MINUTES)
        self.minutes.setValue(read_settings().safe_copy_minutes)
        self.minutes.setAccessibleName("Minutes between safe copies while you work")
        self.choose.clicked.connect(self._choose)
        self.make.clicked.connect(self.make_now)
        self.stop.clicked.connect(lambda: self.keep_in(None))
        self.minutes.editingFinished.connect(self._keep_rhythm)
        page.context.safe_copying.made.connect(self.load)
        self._lay_out()

    def load(self) -> None:
        """Reads the newest copy whole, to be able to say that it is."""
        folder = safe_copies_of(self._page.context.app)
        can = self._page.context.app.workspace.can_write
        self.folder.setText(f"Safe copies go to {folder}" if folder else NOWHERE)
        self.choose.setEnabled(can)
        self.minutes.setEnabled(can)
        for widget in (self.make, self.stop):
            widget.setEnabled(can and folder is not None)
        self.last.setVisible(folder is not None)
        if folder is not None:
            self.last.setText("Looking at the last one ...")
            self._page.query(
                lambda app: last_safe_copy(app, folder), self._say_last, key="last copy", failed=self._failed
            )

    def keep_in(self, folder: Path | None) -> None:
        keep_safe_copies_in(self._page.context.app, folder)
        self._say_problem("")
        self.load()
        if folder is not None:
            self.make_now()
        else:
            self.choose.setFocus()
            self._page.context.said(
                "No more safe copies are made. Those there are stay where they are.", None
            )

    def make_now(self) -> None:
        self._say_problem("")
        self.last.setText("Making a safe copy ...")
        self._page.context.safe_copying.make_now(self._made, self._failed)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where safe copies go")
        if chosen:
            self.keep_in(Path(chosen))

    def _made(self, copy: SafeCopy) -> None:
        files = f"{copy.copied:,} {'file was' if copy.copied == 1 else 'files were'} new to it"
        self._page.context.said(f"Made a safe copy; {files}.", None)
        if copy.damaged:
            named = ", ".join(copy.damaged)
            self._say_problem(
                f"Not as it was stored, so not copied: {named}. Use “Check everything now” under Record of changes."
            )

    def _say_last(self, made: datetime | None) -> None:
        if made is None:
            self.last.setText(NOT_YET)
            return
        when = moment(on_the_clock(made))
        self.last.setText(f"The last one was made at {when}. It was read back just now, and is whole.")

    def _failed(self, error: Exception) -> None:
        if isinstance(error, ExpectedError):
            self.last.setText("")
            self._say_problem(self._page.context.messages.in_words(error))
        else:
            self._page.context.messages.tell(error)

    def _say_problem(self, sentence: str) -> None:
        say(self.problem, sentence)

    def _keep_rhythm(self) -> None:
        settings = read_settings()
        if settings.safe_copy_minutes == self.minutes.value():
            return
        try:
            write_settings(replace(settings, safe_copy_minutes=self.minutes.value()))
        except OSError:
            self._say_problem("This could not be kept on this computer; the minutes stay as they were.")
        self._page.context.safe_copying.set_rhythm()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(6)
        layout.addWidget(subheading("Safe copies"))
        layout.addWidget(words(WHAT_FOR, "help"))
        for widget in (self.folder, self.last, self.problem):
            layout.addWidget(widget)
        row = FlowLayout()
        for each in (self.choose, self.make, self.stop):
            row.addWidget(each)
        layout.addLayout(row)
        label = QLabel("&Minutes between safe copies while you work")
        label.setBuddy(self.minutes)
        self.minutes.setMaximumWidth(200)
        layout.addWidget(label)
        layout.addWidget(self.minutes)
