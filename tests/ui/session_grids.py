"""Hands on the timetable's grid: what stands where, keys, and a drag in steps."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import Attendance, Session, SessionState, Timetable
from inspection_ready.services.registers import add_record
from inspection_ready.services.timetable import current_timetable, whole_timetable
from tests.plugins.window import settle
from ui.pages.timetable import TimetablePage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from tests.plugins.window import OpenWindow
    from ui.main_window import MainWindow
    from ui.widgets.grid_mouse import MovableGrid

    Place = tuple[int, int, int, int]
    """Day, start, length and track."""

Key, Ctrl, Shift = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
ADA, BEN = Person(name="Ada Brook", role="Director"), Person(name="Ben Hill")
HALL, MILL = Base(name="Market Gate"), Base(name="Mill House")
ONE, TWO, FAR = (
    Room(base_id=HALL.id, name="One"),
    Room(base_id=HALL.id, name="Two"),
    Room(base_id=MILL.id, name="Far"),
)


def small_council(app: App) -> App:
    """A: Ada at Market Gate, 9am to 10am. B: beside it, pencilled. C: at Mill House from 10:15am. D: on day 2. X: cancelled."""
    held = Timetable(name="The visit", days=2, tracks=3, lunch_minutes=0, breather=0, between_bases=30)
    confirmed, pencilled, cancelled = SessionState.CONFIRMED, SessionState.PENCILLED, SessionState.CANCELLED
    rows = {
        title: Session(timetable_id=held.id, title=title, code=title, day=day, starts=starts, minutes=minutes, track=track, state=state, room_id=room.id, base_id=room.base_id)
        for title, day, starts, minutes, track, state, room in (
            ("A", 1, 540, 60, 1, confirmed, ONE), ("B", 1, 540, 45, 2, pencilled, TWO),
            ("C", 1, 660, 60, 3, confirmed, FAR), ("D", 2, 600, 60, 1, confirmed, ONE), ("X", 1, 780, 30, 2, cancelled, TWO),
        )
    }  # fmt: skip
    at = (("A", ADA), ("C", ADA), ("B", BEN))
    people = [Attendance(session_id=rows[title].id, person_id=person.id) for title, person in at]
    for each in (ADA, BEN, HALL, MILL, ONE, TWO, FAR, held, *rows.values(), *people):
        app.do(add_record, each)
    return app


def at_timetable(open_window: OpenWindow, app: App, qtbot: QtBot) -> MainWindow:
    """A window with the page of the timetable on view, read."""
    window = open_window(app)
    window.go("timetable")
    settle(qtbot, window)
    return window


def page_of(window: MainWindow) -> TimetablePage:
    assert isinstance(window.page, TimetablePage)
    return window.page


@contextmanager
def a_reader_listening() -> Iterator[None]:
    """Qt tells a screen reader nothing while none is there."""
    QAccessible.setActive(True)
    try:
        yield
    finally:
        QAccessible.setActive(False)


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
