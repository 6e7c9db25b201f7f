"""Work in the background that one place shows: how far it is, and its Cancel, one piece at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from ui.background import Progress
from ui.post import posted

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.background import Background
    from ui.widgets.working import Working

T = TypeVar("T")


class Work(QObject):
    """Whoever asked hears ``then`` or ``failed`` after ``ended``. What answers a place that went is dropped."""

    begun = Signal()
    told = Signal(int, int)
    """Done, of how many."""
    ended = Signal()

    def __init__(self, background: Background, working: Working, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._working = working
        self._progress: Progress | None = None
        self._is_writing = False
        background.progressed.connect(self._tell_command)
        self.told.connect(working.show_progress)
        working.cancelled.connect(self.stop)

    @property
    def is_running(self) -> bool:
        return self._progress is not None

    def read(
        self,
        what: str,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        *,
        failed: Callable[[Exception], None],
    ) -> None:
        """On a reader's thread. Asked again while it reads, only the latest is answered."""
        progress = self._progress = Progress(posted(self, self._tell))
        self._begin(what, is_writing=False)
        self._background.query(
            lambda: work(progress), self._ending(then), owner=self, failed=self._ending(failed), key="work"
        )

    def write(
        self,
        what: str,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        *,
        failed: Callable[[Exception], None],
    ) -> None:
        """On the thread of the commands."""
        self._progress = self._background.command(
            work, self._ending(then), owner=self, failed=self._ending(failed)
        )
        self._begin(what, is_writing=True)

    def stop(self) -> None:
        if self._progress is not None:
            self._progress.cancel()

    # inside

    def _begin(self, what: str, *, is_writing: bool) -> None:
        self._is_writing = is_writing
        self._working.say(what, can_cancel=True)
        self.begun.emit()

    def _ending(self, tell: Callable[[T], None]) -> Callable[[T], None]:
        def ended(answer: T) -> None:
            self._progress = None
            self.ended.emit()
            tell(answer)

        return ended

    def _tell(self, done: int, total: int) -> None:
        if self.is_running and total:
            self.told.emit(done, total)

    def _tell_command(self, done: int, total: int) -> None:
        if self._is_writing:
            self._tell(done, total)
