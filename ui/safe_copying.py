"""Safe copies while people work: one now and then, away from the main thread, and the last on closing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from inspection_ready.bootstrap import close_app, safe_copies_of
from inspection_ready.domain.errors import Cancelled, ExpectedError
from inspection_ready.services.safe_copies import SafeCopy, make_safe_copy, make_safe_copy_if_changed
from inspection_ready.settings import read_settings
from ui.background import Background, Progress
from ui.messages import Messages
from ui.post import post, posted

if TYPE_CHECKING:
    from inspection_ready.services.app import App

MINUTE = 60_000  # milliseconds


class SafeCopying(QObject):
    """Told of a trouble once, until a copy succeeds again: nobody wants to hear it every half hour."""

    made = Signal()
    closed = Signal(object)
    """The workspace is closed; the error where no copy could be made before, else None."""
    progressed = Signal(int, int)
    """Of the last one, on closing."""

    def __init__(self, app: App, background: Background, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._background = background
        self._messages = messages
        self._one_at_a_time = Lock()
        self._now = Progress(lambda _done, _of: None)
        self._last = Progress(posted(self, self.progressed.emit))
        self._told = ""
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.make_if_changed)
        self.set_rhythm()

    @property
    def folder(self) -> Path | None:
        return safe_copies_of(self._app) if self._app.workspace.can_write else None

    def set_rhythm(self) -> None:
        """From the settings, which have just been read or changed."""
        self.timer.start(max(read_settings().safe_copy_minutes, 1) * MINUTE)

    def make_if_changed(self) -> None:
        self._make(
            make_safe_copy_if_changed, lambda _: self._said_nothing(), failed=self._failed, key="timer"
        )

    def make_now(self, then: Callable[[SafeCopy], None], failed: Callable[[Exception], None]) -> None:
        self._make(make_safe_copy, then, failed=failed, key="now")

    def close(self) -> None:
        """The last thing done with the workspace: ``closed`` says that it was. Runs on the writer's thread."""
        self._now.cancel()
        error: Exception | None = None
        with self._one_at_a_time:
            try:
                close_app(self._app, progress=self._last)
            except Cancelled:
                pass
            except Exception as caught:  # noqa: BLE001 - told on the main thread, by its kind
                error = caught
        post(self, lambda: self.closed.emit(error))

    def do_not_wait(self) -> None:
        self._last.cancel()

    def _make(
        self,
        verb: Callable[..., SafeCopy | None],
        then: Callable[..., None],
        *,
        failed: Callable[[Exception], None],
        key: str,
    ) -> None:
        into = self.folder
        if into is None:
            return

        def work() -> SafeCopy | None:
            with self._one_at_a_time:
                return verb(self._app, into, progress=self._now)

        def done(copy: SafeCopy | None) -> None:
            self._told = ""
            then(copy)
            if copy is not None:
                self.made.emit()

        self._background.query(work, done, owner=self, failed=failed, key=key)

    def _said_nothing(self) -> None:
        """A copy that succeeds is not worth a word while somebody types."""

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, ExpectedError):
            self._messages.tell(error)
        elif not isinstance(error, Cancelled) and error.code != self._told:
            self._told = error.code
            self._messages.notice(self._messages.in_words(error))
