"""How long the window waits at most while a plan of 700 sessions is made better, beside a thread that only counts."""

from __future__ import annotations

import gc
import sys
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from inspection_ready.domain.timetable import SessionState
from tests.benchmarks.timetables import large_timetable
from tests.plugins.window import OpenWindow, settle
from tests.story import add
from inspection_ready.domain.timetable import TimetableDay
from ui.dialogs.plan import PlanDialog
from ui.pages.timetable import TimetablePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App

pytestmark = pytest.mark.benchmark
TICK = 5

class Ticks:
    """Milliseconds between two turns of the window, the longest first."""

    def __init__(self) -> None:
        self.gaps: list[tuple[float, float]] = []
        self.timer = QTimer()
        self.timer.setTimerType(Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self._tick)
        self.begun = self.last = time.perf_counter()
        self.timer.start(TICK)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self.last, now - self.begun))
        self.last = now


def test_window(app: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    whole, known = large_timetable(700)
    held = replace(whole.timetable, team="\n".join(f"Inspector {chr(65 + n)}. Hart" for n in range(12)))
    days = [TimetableDay(timetable_id=held.id, day=each.day, on=each.on) for each in whole.days]
    sessions = [replace(each, state=SessionState.PENCILLED if each.state is not SessionState.CANCELLED else each.state) for each in whole.sessions]
    app.do(add, *known.people.values(), *known.bases.values(), *known.rooms.values(), held, *days, *sessions, *whole.attendances)
    window = open_window(app)
    window.go("timetable")
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, TimetablePage)
    page.tools.place_all.trigger()
    settle(qtbot, window)
    (made,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, PlanDialog) and each.isVisible()]
    collected = []
    st = [0.0]
    def cb(phase, info):
        if phase == "start":
            st[0] = time.perf_counter()
        else:
            collected.append((time.perf_counter() - st[0], info["generation"], time.perf_counter()))
    gc.callbacks.append(cb)
    print("objects", len(gc.get_objects()), gc.isenabled(), gc.get_freeze_count())
    gc.collect(); gc.freeze()
    ticks = Ticks()
    made.work.click()
    qtbot.waitUntil(made.working.isHidden, timeout=120_000)
    took = time.perf_counter() - ticks.begun
    ticks.timer.stop()
    gc.callbacks.remove(cb)
    print("took", took, made.shown.headline.text(), made.shown.standing.text())
    print("worst", [(round(a * 1000), round(w, 1)) for a, w in sorted(ticks.gaps, reverse=True)[:14]])
    print("gc", [(round(a * 1000), gen, round(w - ticks.begun, 1)) for a, gen, w in sorted(collected, reverse=True)[:10]], sum(c[0] for c in collected))
    made.reject()
    settle(qtbot, window)
