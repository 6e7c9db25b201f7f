"""Brings messages in for the page of replies: dropped, chosen, or found in a folder that is looked into."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from inspection_ready.bootstrap import look_for_replies_in, replies_looked_for_in
from inspection_ready.domain.errors import ExpectedError
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.replies import folder_words
from inspection_ready.phrases.values import count_of
from inspection_ready.services.reply_folder import FolderLook, Seen, look_in
from inspection_ready.services.reply_intake import NotTaken, read_messages, take_in
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, words

if TYPE_CHECKING:
    from inspection_ready.services.app import App
    from inspection_ready.services.verbs import Done
    from ui.background import Progress
    from ui.page import Page

BETWEEN_LOOKS = 30_000
"""Milliseconds, while the page is on view."""
FILES = "Saved messages (*.eml *.msg *.ics);;All files (*)"


class ReplyBringing(QWidget):
    brought = Signal(object)
    """The id of the first new reply."""

    def __init__(self, page: Page, beside: QWidget) -> None:
        """``beside`` stands in one line with the buttons."""
        super().__init__(page)
        self._page = page
        self._seen: set[Seen] = set()
        self._bringing = False
        self.choose = button("Bring in messages")
        self.look = button("Look in the folder now")
        self.folder = button("Choose the folder")
        self.stop = button("Look in no folder")
        self.where = words("", "help")
        self.timer = QTimer(self)
        self.timer.setInterval(BETWEEN_LOOKS)
        self._lay_out(beside)
        self.choose.clicked.connect(self.choose_files)
        self.look.clicked.connect(self.look_now)
        self.folder.clicked.connect(self.choose_folder)
        self.stop.clicked.connect(lambda: self.look_in_folder(None))
        self.timer.timeout.connect(self.look_now)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Of a folder that is dropped, the messages in it."""
        self._page.query(lambda _: _expanded(paths), self.bring_in, key="dropped")

    def choose_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, "Saved messages", "", FILES)
        if chosen:
            self.bring_in([Path(each) for each in chosen])

    def bring_in(self, paths: Sequence[Path], *, quietly: bool = False) -> None:
        """``quietly``: nobody asked for it just now, so what came before is not told."""
        if not paths:
            self._page.context.messages.notice(
                "There is no saved message in it (.eml, .msg or .ics). Nothing was changed."
            )
            return
        refused: list[NotTaken] = []

        def work(app: App, progress: Progress) -> Done[Any]:
            with read_messages(app.workspace.files, paths, progress) as brought:
                refused.extend(brought.refused)
                return app.do(take_in, brought.new, workspace_id=app.workspace.file.id)

        self._bringing = True
        self._page.long_command(
            work,
            said=lambda done: (
                f"Brought in {_replies(sum(each.is_new for each in done.result))}. Nothing of it is filed yet."
            ),
            then=lambda done: self._brought(done, refused, quietly=quietly),
            failed=self._not_brought,
        )

    def look_now(self) -> None:
        folder = self._folder
        if folder is None or self._bringing or not self._page.context.is_open:
            return
        seen = frozenset(self._seen)
        self._page.query(
            lambda _: look_in(folder, seen, now=time.time()),
            self._looked,
            key="look",
            failed=self._not_looked,
        )

    def choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where saved replies are looked for")
        if chosen:
            self.look_in_folder(Path(chosen))

    def look_in_folder(self, folder: Path | None) -> None:
        """None: in no folder any more."""
        look_for_replies_in(self._page.context.app, folder)
        self._seen.clear()
        self.say_folder(None)
        self.look_now()

    # inside

    @property
    def _folder(self) -> Path | None:
        context = self._page.context
        return replies_looked_for_in(context.app) if context.is_open else None

    def _brought(self, done: Done[Any], refused: Sequence[NotTaken], *, quietly: bool) -> None:
        self._bringing = False
        new = [each.reply.id for each in done.result if each.is_new]
        before = [each.name for each in done.result if not each.is_new]
        told = [error_sentence(each.error) for each in refused]
        if before and not quietly:
            told.append(f"{', '.join(before)}: {_came_before(len(before))}")
        if told:
            self._page.context.messages.notice("\n".join(told))
        if new and not quietly:
            self.brought.emit(new[0])

    def _not_brought(self, error: Exception) -> None:
        self._bringing = False
        self._page.context.messages.tell(error)

    def _looked(self, look: FolderLook) -> None:
        self.say_folder(look)
        if look.ready and not self._bringing:
            self._seen.update(seen for _, seen in look.ready)
            self.bring_in([path for path, _ in look.ready], quietly=True)

    def _not_looked(self, error: Exception) -> None:
        if isinstance(error, ExpectedError):
            self.where.setText(error_sentence(error))
            self.where.show()
        else:
            self._page.context.messages.tell(error)

    def say_folder(self, look: FolderLook | None) -> None:
        folder = self._folder
        self.where.setText(
            folder_words(
                str(folder),
                look.waiting if look else (),
                look.in_the_cloud if look else (),
                look.more if look else 0,
            )
            if folder
            else ""
        )
        self.where.setVisible(folder is not None)
        can = not self._page.context.look_only
        for widget in (self.choose, self.folder):
            widget.setEnabled(can)
        for widget in (self.look, self.stop):
            widget.setVisible(folder is not None)
            widget.setEnabled(can)

    def _lay_out(self, beside: QWidget) -> None:
        tools = QWidget(self)
        line = FlowLayout(tools)
        for each in (self.choose, self.folder, self.look, self.stop, beside):
            line.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(tools)
        layout.addWidget(self.where)
        self.where.hide()


def _expanded(paths: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found.extend(each for each, _ in look_in(path, (), now=time.time()).ready)
        else:
            found.append(path)
    return found


def _replies(count: int) -> str:
    return count_of(count, "reply", "replies")


def _came_before(count: int) -> str:
    return (
        "this message came before, and is kept once."
        if count == 1
        else "these came before, and are kept once."
    )
