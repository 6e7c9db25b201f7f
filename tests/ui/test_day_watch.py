"""A laptop that slept through the night must not show yesterday."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from inspection_ready.services.inspection import notify
from inspection_ready.services.regimes import use_shipped_regime
from tests.fakes import StillClock
from tests.plugins.window import OpenWindow, settle
from ui.day_watch import DayWatch

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow
    from ui.pages.today import TodayPage

EVENING = dt.datetime(2026, 12, 10, 23, 30, tzinfo=dt.UTC)
MORNING = dt.datetime(2026, 12, 11, 8, 30, tzinfo=dt.UTC)


@pytest.fixture
def clock() -> StillClock:
    return StillClock(EVENING)


@pytest.fixture
def turns(qtbot: QtBot, clock: StillClock) -> tuple[DayWatch, QWidget, list[str]]:
    window, seen = QWidget(), list[str]()
    qtbot.addWidget(window)
    watch = DayWatch(clock, window)
    watch.turned.connect(lambda: seen.append("turned"))
    return watch, window, seen


def test_a_day_turns_once(turns: tuple[DayWatch, QWidget, list[str]], clock: StillClock) -> None:
    watch, _, seen = turns
    watch.look()
    clock.moment = MORNING
    watch.look()
    watch.look()

    assert seen == ["turned"]


def test_a_day_turns_at_midnight_in_england_which_in_summer_is_earlier_than_in_utc(
    turns: tuple[DayWatch, QWidget, list[str]], clock: StillClock, qtbot: QtBot
) -> None:
    clock.moment = dt.datetime(2026, 7, 1, 22, 59, tzinfo=dt.UTC)
    window, seen = QWidget(), list[str]()
    qtbot.addWidget(window)
    watch = DayWatch(clock, window)
    watch.turned.connect(lambda: seen.append("turned"))
    watch.look()
    before = list(seen)
    clock.moment = dt.datetime(2026, 7, 1, 23, 0, tzinfo=dt.UTC)
    watch.look()

    assert (before, seen) == ([], ["turned"])


def test_the_timer_looks_again_and_again(
    turns: tuple[DayWatch, QWidget, list[str]], clock: StillClock
) -> None:
    watch, _, seen = turns
    clock.moment = MORNING
    watch.timer.timeout.emit()

    assert watch.timer.isActive()
    assert seen == ["turned"]


@pytest.mark.parametrize("kind", [QEvent.Type.WindowActivate, QEvent.Type.Show])
def test_a_window_that_is_seen_again_looks_at_once(
    turns: tuple[DayWatch, QWidget, list[str]], clock: StillClock, kind: QEvent.Type
) -> None:
    _, window, seen = turns
    clock.moment = MORNING
    QApplication.sendEvent(window, QEvent(kind))

    assert seen == ["turned"]


@pytest.fixture
def notified(app: App) -> App:
    app.do(use_shipped_regime, "cqc")
    app.do(notify, received=dt.datetime(2026, 12, 1, 9, 30))  # noqa: DTZ001 - a time on the clock in England
    return app


def heading(window: MainWindow) -> str:
    return cast("TodayPage", window.places.pages["today"]).heading.text()


def wake(window: MainWindow) -> None:
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))


@pytest.mark.parametrize(
    "how", [wake, lambda window: window._watch.timer.timeout.emit()], ids=["wake", "timer"]
)
def test_today_is_read_anew_on_the_next_day(
    notified: App, clock: StillClock, open_window: OpenWindow, qtbot: QtBot, how: Callable[[MainWindow], None]
) -> None:
    window = open_window(notified)
    before = heading(window)
    clock.moment = MORNING
    how(window)
    settle(qtbot, window)

    assert (before, heading(window)) == (
        "Today, Thursday 10 December 2026",
        "Today, Friday 11 December 2026",
    )


def test_today_is_read_anew_when_somebody_comes_back_to_it_on_the_next_day(
    notified: App, clock: StillClock, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(notified)
    window.go("people")
    clock.moment = MORNING
    wake(window)
    window.go("today")
    settle(qtbot, window)

    assert heading(window) == "Today, Friday 11 December 2026"


def test_nothing_watches_a_workspace_that_was_left(
    notified: App, clock: StillClock, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(notified)
    assert window._watch is not None
    with qtbot.waitSignal(window._watch.destroyed):
        window.leave_workspace()
    clock.moment = MORNING
    wake(window)

    assert window._watch is None
