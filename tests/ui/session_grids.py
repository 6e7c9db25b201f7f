"""Hands on the timetable's grid: what stands where, keys, and a drag in steps."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspection_ready.services.timetable import current_timetable, whole_timetable

if TYPE_CHECKING:
    from inspection_ready.domain.timetable import Session
    from inspection_ready.services.app import App
    from ui.pages.timetable import TimetablePage
    from ui.widgets.grid_mouse import MovableGrid

    Place = tuple[int, int, int, int]
    """Day, start, length and track."""

Key, Ctrl, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def placed(app: App) -> dict[str, Place]:
    current = app.read(current_timetable)
    assert current is not None
    whole = app.read(whole_timetable, current, today=dt.date(2026, 11, 20))
    return {each.title: (each.day, each.starts, each.minutes, each.track) for each in whole.sessions}


def session(grid: MovableGrid, title: str) -> Session:
    return next(each.session for each in grid.layout_.blocks if each.session.title == title)


def on(grid: MovableGrid, title: str) -> None:
    assert grid.go_to(session(grid, title).id)
    grid.choose([session(grid, title)])


def keys(
    grid: MovableGrid, *pressed: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for key in pressed:
        QTest.keyClick(grid, key, modifiers)


def point(grid: MovableGrid, title: str, *, at: float = 0.5) -> QPoint:
    block = grid.layout_.of_session[session(grid, title).id][0]
    rect = grid.rect_of(block.session, block.line)
    return QPoint(rect.left() + round(rect.width() * at), rect.center().y())


def drag(
    grid: MovableGrid,
    start: QPoint,
    by: QPoint,
    *,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    release: bool = True,
) -> None:
    """In steps, as a hand does."""
    port = grid.viewport()
    QTest.mousePress(port, LEFT, modifiers, start)
    for step in (4, 3, 2, 1):
        QTest.mouseMove(port, start + by / step)
        QApplication.processEvents()
    if release:
        QTest.mouseRelease(port, LEFT, modifiers, start + by)


def quarter(grid: MovableGrid) -> int:
    return grid.head.defaultSectionSize()


def told(page: TimetablePage) -> str:
    return page.tabs.grid.told.text()
