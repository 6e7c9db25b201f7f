"""Somebody at the keyboard: no mouse, no call into a widget."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from inspection_ready.bootstrap import open_app
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.rows import R
from tests.plugins.window import settle
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App

TAB_LIMIT = 80


class Hands:
    """Types; knows of the window only what a person sees: what has the keyboard, and what it is called."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self._window = window

    @property
    def at(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    @property
    def keys_go_to(self) -> QWidget:
        """A list that has popped up hears every key first, and passes on what it has no use for."""
        return QApplication.activePopupWidget() or self.at

    @property
    def here(self) -> str:
        return self.at.accessibleName() or getattr(self.at, "text", str)()

    def press(self, keys: str) -> None:
        QTest.keySequence(self.keys_go_to, QKeySequence(keys))
        self.wait()

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self.keys_go_to, letter)
        self.wait()

    def tab_to(self, name: str) -> None:
        """As a person does: Tab until it is there."""
        passed = []
        for _ in range(TAB_LIMIT):
            if self.here == name:
                return
            passed.append(self.here)
            QTest.keyClick(self.keys_go_to, Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reached {name!r}; it passed {passed}")

    def push(self, name: str) -> None:
        """A button."""
        self.tab_to(name)
        self.press("Space")

    def fill(self, name: str, text: str) -> None:
        self.tab_to(name)
        self.type(text)

    def wait(self) -> None:
        context = self._window.context
        assert context is not None
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: context.background.is_idle)
        if QApplication.activeWindow() is None:
            # a window manager gives the keyboard back to the window behind a closed dialog; offscreen there is none
            self._window.activateWindow()
        self._qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)

    def wait_for(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition)


def held(app: App, row_type: type[R]) -> tuple[R, ...]:
    with app.reading() as reader:
        return reader.register(row_type).all()


def drop(qtbot: QtBot, window: MainWindow, *paths: Path) -> None:
    """As Qt delivers it: entered, then dropped."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    QApplication.sendEvent(window, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), copy, data, left, none))
    if window.context is not None:
        settle(qtbot, window)


def is_free(folder: Path) -> bool:
    """The lock goes last, a moment after the window."""
    try:
        open_app(folder).workspace.close()
    except Refused:
        return False
    return True
