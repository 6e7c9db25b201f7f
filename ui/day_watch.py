"""Notices that another day has come: past midnight, or when a laptop that slept is opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

from inspection_ready.domain.moments import today

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from inspection_ready.domain.moments import Clock

EVERY = 60_000
"""Milliseconds. A timer set for midnight would not count the hours that the computer sleeps."""
SEEN_AGAIN = frozenset({QEvent.Type.Show, QEvent.Type.WindowActivate})


class DayWatch(QObject):
    turned = Signal()

    def __init__(self, clock: Clock, window: QWidget) -> None:
        super().__init__(window)
        self._clock = clock
        self._day = today(clock)
        window.installEventFilter(self)
        self.timer = QTimer(self)
        self.timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self.timer.timeout.connect(self.look)
        self.timer.start(EVERY)

    def look(self) -> None:
        day = today(self._clock)
        if day != self._day:
            self._day = day
            self.turned.emit()

    def stop(self) -> None:
        self.timer.stop()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in SEEN_AGAIN:
            self.look()
        return super().eventFilter(watched, event)
