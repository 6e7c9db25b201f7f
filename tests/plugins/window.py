"""The real window on a real workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow


OpenWindow = Callable[..., "MainWindow"]
PATIENCE = (
    20_000  # milliseconds: a machine that runs tests on every core may need more than the usual five seconds
)


class PatientQtBot(QtBot):
    """Waits longer for what must come; where it comes at once nothing takes longer."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **others: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **others)

    def waitSignals(self, signals: list[Any], *, timeout: int = PATIENCE, **others: Any) -> Any:
        return super().waitSignals(signals, timeout=timeout, **others)

    def waitActive(self, widget: Any, *, timeout: int = PATIENCE) -> Any:
        return super().waitActive(widget, timeout=timeout)

    def waitExposed(self, widget: Any, *, timeout: int = PATIENCE) -> Any:
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientQtBot(request)


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication) -> Iterator[OpenWindow]:
    """``open_window(app)``; ``open_window(app, look_only=True)``; ``has_said_who=False`` asks at the first change. Closed when the test ends."""
    # slow imports: most tests open no window
    from inspection_ready.bootstrap import tied_to_person
    from inspection_ready.phrases.errors import error_sentence
    from ui.main_window import MainWindow
    from ui.theme import Look, apply

    apply(qapp, Look())
    opened: list[MainWindow] = []

    def open_(app: App, *, look_only: bool = False, has_said_who: bool = True) -> MainWindow:
        if has_said_who:
            tied_to_person(app, app.who.person_id)
        window = MainWindow()
        opened.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.open(app, name="Northmoor", sentence=error_sentence, look_only=look_only)
        settle(qtbot, window)
        return window

    yield open_
    for window in opened:
        if window.context is not None:
            settle(qtbot, window)
        for dialog in qapp.topLevelWidgets():
            if dialog is not window:
                dialog.close()
        window.leave_workspace()  # nobody is there to be asked about what is unsaved
        window.close()
        window.deleteLater()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Until every answer that was asked for has arrived."""
    context = window.context
    assert context is not None
    qtbot.waitUntil(lambda: context.background.is_idle)
