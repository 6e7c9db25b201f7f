"""Starts the window: the frame is painted first, everything slow comes after it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from inspection_ready.settings import Settings, read_settings, write_settings
from ui.collecting import rest_is_over
from ui.main_window import MainWindow
from ui.theme import STYLE, apply, hear_of_contrast, look_of

if TYPE_CHECKING:
    from inspection_ready.domain.errors import ExpectedError
    from inspection_ready.services.today import Today
    from ui.opening import Opened, Wish


def run_window(argv: Sequence[str]) -> int:
    """``argv`` is the folder of a workspace, or nothing. Returns the exit code."""
    gc.disable()  # until the workspace is open: all that is imported stays, and would be walked again and again
    qt = QApplication(["inspection-ready", "-style", STYLE])
    qt.setApplicationName("Inspection Ready")
    settings = read_settings()
    apply(qt, look_of(settings), has_style=True)
    started = Application(qt, _folder(argv, settings), settings)
    return qt.exec() if started.begin() else 0


def _folder(argv: Sequence[str], settings: Settings) -> Path | None:
    """The workspace that was asked for, else the one used last, while it is there."""
    if argv:
        return Path(argv[0]).absolute()
    last = Path(settings.recent[0]) if settings.recent else None
    return last if last is not None and last.is_dir() else None


def _sentence(error: ExpectedError) -> str:
    from inspection_ready.phrases.errors import error_sentence  # slow import: hardly ever needed

    return error_sentence(error)


def _chosen_folder(window: MainWindow, title: str) -> str:
    from PySide6.QtWidgets import QFileDialog  # slow import: after the first paint

    return QFileDialog.getExistingDirectory(window, title)


class Application(QObject):
    """Holds the window, and brings a workspace into it."""

    def __init__(self, qt: QApplication, folder: Path | None, settings: Settings) -> None:
        super().__init__(qt)
        self.folder = folder
        self._qt = qt
        self.window = MainWindow()
        self.window.restoreGeometry(QByteArray.fromBase64(settings.window.encode()))
        self.window.painted.connect(self._after_first_paint, Qt.ConnectionType.QueuedConnection)
        self.window.start_asked.connect(self.show_start)
        self.window.closed.connect(self._closed)

    def begin(self) -> bool:
        """False where another window has this workspace: it was raised, and there is nothing to do here."""
        from ui.first_window import FirstWindow

        self._first = FirstWindow(self)
        self._first.raise_asked.connect(self.raise_window)
        if not self._first.claim(self.folder):
            return False
        sys.excepthook = self._bug
        self.window.show()
        return True

    def open(self, folder: Path, *, look_only: bool = False) -> None:
        if not self._first.claim(folder):
            self.window.close()
            return
        self.folder = folder
        self.window.show_waiting(f"Opening {folder.stem} ...")
        self._opening.open(folder, look_only=look_only)

    def make(self, wish: Wish) -> None:
        self.window.show_waiting(f"Making {wish.folder.stem} ...")
        self._opening.make(wish)

    def open_copy(self, copy: Path, *, take_over: bool = False) -> None:
        self.window.show_waiting(f"Making a workspace from {copy.name} ...")
        self._opening.open_copy(copy, take_over=take_over)

    def show_start(self) -> None:
        self.window.leave_workspace(self._show_start_page)

    def _show_start_page(self) -> None:
        from ui.start_page import StartPage  # seldom seen: most starts open the last workspace

        rest_is_over()
        page = StartPage(read_settings().recent)
        page.open_asked.connect(lambda folder: self.open(Path(folder)))
        page.browse_asked.connect(self._browse)
        page.copy_asked.connect(self._browse_copies)
        page.make_asked.connect(self.make)
        self.window.show_instead(page)
        page.focus_first()

    def raise_window(self) -> None:
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()

    # inside

    def _after_first_paint(self) -> None:
        # slow imports: all of this comes after the frame is on view
        from ui.opening import Opening

        self._opening = Opening(self)
        self._opening.looked.connect(self._looked)
        self._opening.opened.connect(self._opened)
        self._opening.refused.connect(self._refused)
        self._opening.copy_refused.connect(self._copy_refused)
        self._opening.failed.connect(self._failed)
        self.window.draw_icons()
        self._qt.styleHints().colorSchemeChanged.connect(self._dress)
        hear_of_contrast(self._dress)
        if self.folder is None:
            self.show_start()
        else:
            self.window.show_waiting(f"Opening {self.folder.stem} ...")
            self._opening.open(self.folder)

    def _looked(self, folder: Path, first: Today) -> None:
        if folder == self.folder:
            self.window.look(first, name=folder.stem, sentence=_sentence)
        QTimer.singleShot(0, self._opening.go_on)

    def _opened(self, opened: Opened) -> None:
        self.folder = opened.folder
        self._first.claim(opened.folder)
        name = opened.app.workspace.file.name
        self.window.open(opened.app, name=name, sentence=_sentence, look_only=opened.look_only)
        if opened.copy is not None and self.window.context is not None:
            self.window.context.messages.notice(
                f"This workspace was made from {opened.copy.name}. What was changed elsewhere after that copy is not "
                "in it. Go on working in one of the two only."
            )

    def _refused(self, folder: Path, error: ExpectedError) -> None:
        from ui.start_page import CAN_BE_LOOKED_AT, RefusalPage

        self.window.leave_workspace()
        page = RefusalPage(folder, _sentence(error), can_look=error.code in CAN_BE_LOOKED_AT)
        page.look_asked.connect(lambda: self.open(folder, look_only=True))
        page.again_asked.connect(lambda: self.open(folder))
        page.start_asked.connect(self.show_start)
        self.window.show_instead(page)
        page.focus_first()

    def _copy_refused(self, copy: Path, error: ExpectedError) -> None:
        from inspection_ready.phrases.errors import error_sentence
        from ui.start_page import RefusalPage

        leased = error.code == "copy_leased"
        page = RefusalPage(copy, error_sentence(error), can_look=False, can_take_over=leased)
        page.again_asked.connect(lambda: self.open_copy(copy))
        page.take_over_asked.connect(lambda: self.open_copy(copy, take_over=True))
        page.start_asked.connect(self.show_start)
        self.window.show_instead(page)
        page.focus_first()

    def _failed(self, error: Exception) -> None:
        self.show_start()
        self._report(error)

    def _browse(self) -> None:
        folder = _chosen_folder(self.window, "Open a workspace")
        if folder:
            self.open(Path(folder))

    def _browse_copies(self) -> None:
        folder = _chosen_folder(self.window, "The folder of the safe copy")
        if folder:
            self.open_copy(Path(folder))

    def _dress(self) -> None:
        apply(self._qt, look_of(read_settings()))
        self.window.draw_icons()

    def _closed(self) -> None:
        place = bytes(self.window.saveGeometry().toBase64().data()).decode()
        try:
            write_settings(replace(read_settings(), window=place))
        except OSError:
            return  # a comfort: where the window was is not worth a message on the way out

    def _bug(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        sys.__excepthook__(type(error), error, error.__traceback__)
        self._report(error)

    def _report(self, error: BaseException) -> None:
        from ui.messages import BugReport  # seldom seen

        BugReport(error, self.window).open()
