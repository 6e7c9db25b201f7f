"""Opens and makes workspaces away from the main thread; that is also when the database is imported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from inspection_ready.domain.errors import ExpectedError
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.moments import SystemClock, today
from ui.collecting import rest_is_over
from ui.navigation import PLACES

if TYPE_CHECKING:
    from inspection_ready.services.app import App


PATIENCE = 1.0
"""Seconds to let the first rows be drawn; the window may be out of sight and draw nothing."""


@dataclass(frozen=True)
class Opened:
    folder: Path
    app: App
    look_only: bool
    copy: Path | None = None
    """The safe copy it was just made from."""


@dataclass(frozen=True)
class Wish:
    """A workspace to make: ``name`` is the council's."""

    folder: Path
    name: str
    regime: str
    sample: bool


class Opening(QObject):
    looked = Signal(object, object)
    """The folder, and the Today that could be read before it is open."""
    opened = Signal(object)
    """Opened."""
    refused = Signal(object, object)
    """The folder, and the ExpectedError."""
    copy_refused = Signal(object, object)
    """The safe copy, and the ExpectedError."""
    failed = Signal(object)
    """A bug, as an exception."""

    _found = Signal(object, object)
    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drawn = Event()
        self._found.connect(self.looked, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def open(self, folder: Path, *, look_only: bool = False) -> None:
        def work() -> Opened:
            if not look_only:
                self._look(folder)
            from inspection_ready.bootstrap import open_app, remember  # slow import: the frame is on view

            app = open_app(folder, write=not look_only)
            remember(folder)
            return Opened(folder, app, look_only)

        self._start(folder, work)

    def make(self, wish: Wish) -> None:
        def work() -> Opened:
            from inspection_ready.bootstrap import create_app, remember  # slow import: the frame is on view

            app = create_app(wish.folder, name=wish.name, regime=wish.regime, sample=wish.sample)
            remember(wish.folder)
            return Opened(wish.folder, app, look_only=False)

        self._start(wish.folder, work)

    def open_copy(self, copy: Path, *, take_over: bool = False) -> None:
        """Work on a safe copy here: a workspace is made from it, and opened."""

        def work() -> Opened:
            from inspection_ready.bootstrap import (  # slow import: the frame is on view
                open_app,
                remember,
                work_on_copy,
            )

            folder = work_on_copy(copy, take_over=take_over)
            app = open_app(folder)
            remember(folder)
            return Opened(folder, app, look_only=False, copy=copy)

        self._start(copy, work, is_copy=True)

    def go_on(self) -> None:
        """What was looked at is drawn."""
        self._drawn.set()

    def _look(self, folder: Path) -> None:
        """Rows first; then let them be drawn, because importing SQLAlchemy keeps Python from doing anything else."""
        from inspection_ready.services.first_look import first_today  # slow import: the frame is on view

        self._drawn.clear()
        first = first_today(folder, on=today(SystemClock()))
        if first is not None:
            PLACES[0].page_class()  # slow import: the first page's code, while the window still answers
            self._found.emit(folder, first)
            self._drawn.wait(PATIENCE)

    def _start(self, folder: Path, work: Callable[[], Opened], *, is_copy: bool = False) -> None:
        # a daemon: closing the window while it opens must not keep the program alive
        Thread(target=self._run, args=(folder, work, is_copy), daemon=True, name="opening").start()

    def _run(self, folder: Path, work: Callable[[], Opened], is_copy: bool) -> None:
        try:
            ended: object = work()
            PLACES[0].page_class()  # slow import: the first page's code, while the window still answers
        except ExpectedError as error:
            ended = (folder, error, is_copy)
        except Exception as error:  # noqa: BLE001 - shown as a bug, on the main thread
            ended = error
        self._ended.emit(ended)

    @Slot(object)
    def _tell(self, ended: object) -> None:
        rest_is_over()
        match ended:
            case Opened():
                self.opened.emit(ended)
            case (folder, error, is_copy):
                (self.copy_refused if is_copy else self.refused).emit(folder, error)
            case _:
                self.failed.emit(ended)
