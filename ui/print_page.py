"""A page that makes something to print: what is chosen at the left, what it comes to at the right, and one door to write it."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from inspection_ready.domain.errors import Cancelled, ExpectedError
from ui.open_files import open_path
from ui.page import Page
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, say, scrolling, words
from ui.widgets.pdf_preview import PdfPreview
from ui.widgets.working import Working
from ui.work import Work

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.app import App
    from ui.page import Context

SHARES = [500, 520]
"""Pixels at first of what is chosen and of what it comes to."""
STOPPED = "Stopped, as you asked. Nothing was written."


@dataclass(frozen=True, slots=True)
class Looked:
    """What would be written, in words, and its first pages."""

    title: str
    what: str
    remarks: tuple[str, ...]
    advice: str
    go: str
    """What the button says."""
    pdf: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class Written:
    folder: Path
    said: str


class PrintPage(Page):
    about = ""
    only_looking = ""
    """Why nothing can be put into the workspace."""
    choosing = "What to print"
    """What the chooser is called to those who hear it."""
    nothing_yet = ""
    """What stands where the preview will."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._folder: Path | None = None
        self.choice = self.make_choice()
        self.what = words("")
        self.remarks = words("", "warning")
        self.advice = words("", "help")
        self.problem = words("", "problem")
        self.go = button("", role="main")
        self.done = words("", "good")
        self.open_folder = button("Open the folder")
        self.working = Working()
        self.work = Work(context.background, self.working, self)
        self.preview = PdfPreview(context, words_at=Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()

    # what each of them says

    @abstractmethod
    def make_choice(self) -> Any:
        """A widget with a signal ``changed``, ``order()``, ``offer(offers)`` and ``kind``, its first box."""

    @abstractmethod
    def offers(self, app: App) -> Any:
        """What can be chosen from, as ``offer`` takes it."""

    @abstractmethod
    def look(self, app: App, order: Any) -> Looked:
        """Raises NotFound; Refused where there is nothing to print."""

    @abstractmethod
    def write(self, app: App, order: Any, progress: Any) -> Written:
        """The files, or none. What ``progress`` raises stops it."""

    @abstractmethod
    def title_of(self, order: Any) -> str:
        """What is written, while it is."""

    # what the window asks of a page

    def load(self) -> None:
        self.query(self.offers, self._offer, key="offers")

    def focus_first(self) -> None:
        self.choice.kind.setFocus()

    # what the person does

    def write_now(self) -> None:
        context, order = self.context, self.choice.order()
        if not self.go.isEnabled():
            return
        say(self.done, "")
        self.open_folder.hide()
        self._show_working(working=True)
        self.work.write(
            f"Writing: {self.title_of(order).lower()} ...",
            lambda progress: self.write(context.app, order, progress),
            self._written,
            failed=self._failed,
        )
        self.working.cancel.setFocus()

    def show_folder(self) -> None:
        if self._folder is not None:
            open_path(self._folder)

    # what would be printed

    def _offer(self, offers: Any) -> None:
        self.choice.offer(offers)
        self._look_up()

    def _chosen_anew(self) -> None:
        """What was written before is no longer what is on view."""
        say(self.done, "")
        self.open_folder.hide()
        self._look_up()

    def _look_up(self) -> None:
        """What is chosen is another: what it comes to, and its first sheet."""
        if not self.context.is_open:
            return
        order = self.choice.order()
        self.go.setEnabled(False)
        self.query(
            lambda app: self.look(app, order), self._show_looked, key="look", failed=self._nothing_to_print
        )

    def _show_looked(self, looked: Looked) -> None:
        only_looks = self.context.look_only and self.choice.order().out is None
        say(self.what, looked.what)
        say(self.remarks, "\n".join(looked.remarks))
        say(self.advice, looked.advice)
        say(self.problem, self.only_looking if only_looks else "")
        self.go.setText(looked.go)
        self.go.setEnabled(not only_looks)
        self.preview.show_pdf(looked.pdf, looked.pages, title=looked.title)

    def _nothing_to_print(self, error: Exception) -> None:
        if not isinstance(error, ExpectedError):
            self.context.messages.tell(error)
            return
        said = self.context.messages.in_words(error).replace("Nothing was written. ", "")
        for label in (self.what, self.remarks, self.advice):
            say(label, "")
        say(self.problem, said)
        self.go.setText("Write")
        self.preview.clear(self.nothing_yet)

    # the writing

    def _written(self, written: Written) -> None:
        self._folder = written.folder
        say(self.done, written.said)
        self.open_folder.show()
        self.open_folder.setFocus()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            say(self.done, STOPPED)
        else:
            self.context.messages.tell(error)
        self.go.setFocus()

    def _show_working(self, *, working: bool) -> None:
        self.working.setVisible(working)
        self.below.setHidden(working)
        self.choice.setEnabled(not working)

    # layout

    def _connect(self) -> None:
        self.choice.changed.connect(self._chosen_anew)
        self.go.clicked.connect(self.write_now)
        self.open_folder.clicked.connect(self.show_folder)
        self.work.ended.connect(lambda: self._show_working(working=False))

    def _lay_out(self) -> None:
        """At the left what is chosen, at the right what it comes to; what writes it stays in sight."""
        self.below = QWidget(self)
        line = FlowLayout(self.below)
        line.addWidget(self.go)
        line.addWidget(self.open_folder)
        inside = QWidget(self)
        choosing = QVBoxLayout(inside)
        choosing.setContentsMargins(0, 0, 0, 0)
        choosing.addWidget(words(self.about, "help"))
        choosing.addWidget(self.choice)
        choosing.addStretch(1)
        left, right = QWidget(self), QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(scrolling(inside, self.choosing), 1)
        for widget in (self.problem, self.below, self.done, self.working):
            column.addWidget(widget)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(8, 0, 0, 0)
        for label in (self.what, self.remarks, self.advice):
            beside.addWidget(label)
        beside.addWidget(self.preview, 1)
        self.preview.text.setChecked(False)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        for side in (left, right):
            split.addWidget(side)
        split.setSizes(SHARES)
        self.body.addWidget(split, 1)
        for label in (self.what, self.problem, self.remarks, self.advice, self.done):
            say(label, "")
        self.open_folder.hide()
        self.go.setText("Write")
        self.go.setEnabled(False)
        self.working.hide()
