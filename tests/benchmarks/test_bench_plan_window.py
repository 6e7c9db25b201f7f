"""How long the window waits at most while a plan of many sessions is made better, beside a thread that only counts."""

from __future__ import annotations

import gc
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from inspection_ready.domain.timetable import SessionState, TimetableDay
from tests.benchmarks.test_bench_window import report
from tests.benchmarks.timetables import large_timetable
from tests.plugins.window import OpenWindow, settle
from tests.story import add
from ui.collecting import rest_is_over
from ui.dialogs.plan import PlanDialog
from ui.pages.timetable import TimetablePage
from ui.plan_search import letting_the_window_live

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from inspection_ready.domain.rows import Row
    from inspection_ready.services.app import App

pytestmark = pytest.mark.benchmark

TICK = 5
COUNTED = 5.0
"""Seconds that the other thread counts."""
PATIENCE = 120_000


class Ticks(QObject):
    """Milliseconds between two turns of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.timer = QTimer(self, interval=TICK, timerType=Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self._tick)
        self._last = time.perf_counter()
        self.timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append(1000 * (now - self._last))
        self._last = now

    def longest(self) -> float:
        self._tick()
        self.timer.stop()
        return max(self.gaps)


@pytest.mark.parametrize("sessions", [70, 210, 700])
def test_the_window_answers_while_a_plan_is_made_better(
    app: App, open_window: OpenWindow, qtbot: QtBot, sessions: int
) -> None:
    app.do(add, *pencilled(sessions))
    window = open_window(app)
    window.go("timetable")
    settle(qtbot, window)
    assert isinstance(window.page, TimetablePage)
    window.page.tools.place_all.trigger()
    settle(qtbot, window)
    (made,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, PlanDialog)]
    gc.disable()
    rest_is_over()  # as when the program has started
    bare = while_somebody_counts(qtbot)

    begun, ticks = time.perf_counter(), Ticks()
    made.work.click()
    qtbot.waitUntil(made.working.isHidden, timeout=PATIENCE)
    took, ours = time.perf_counter() - begun, ticks.longest()
    gc.unfreeze()

    report(
        f"longest wait of the window while {sessions} sessions are placed, beside a thread that counts",
        ours,
        bare,
    )
    print(f"  asked for 10 s, shown after {took:.1f} s: {made.shown.standing.text()}")
    assert made.shown.headline.text().startswith("Placed:")
    made.reject()
    settle(qtbot, window)


def pencilled(sessions: int) -> list[Row]:
    whole, known = large_timetable(sessions)
    team = "\n".join(sorted({each.inspectors for each in whole.sessions}))
    return [
        *known.people.values(),
        *known.bases.values(),
        *known.rooms.values(),
        replace(whole.timetable, team=team),
        *(TimetableDay(timetable_id=whole.timetable.id, day=each.day, on=each.on) for each in whole.days),
        *(
            each if each.state is SessionState.CANCELLED else replace(each, state=SessionState.PENCILLED)
            for each in whole.sessions
        ),
        *whole.attendances,
    ]


def while_somebody_counts(qtbot: QtBot) -> float:
    """The longest wait beside a thread that asks nothing of anybody, and lets the window live as the search does."""

    def count(until: float) -> None:
        counted = 0
        while time.perf_counter() < until:
            counted += 1

    with letting_the_window_live():
        counting = threading.Thread(target=count, args=(time.perf_counter() + COUNTED,))
        ticks = Ticks()
        counting.start()
        is_done: Callable[[], bool] = lambda: not counting.is_alive()  # noqa: E731 - as a function it is longer
        qtbot.waitUntil(is_done, timeout=PATIENCE)
    return ticks.longest()
