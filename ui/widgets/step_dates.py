"""The second step: the dates that follow, and the days on which the council itself is shut."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.domain.inspections import ClosureDay
from inspection_ready.domain.key_dates import KeyDate
from ui.widgets.closure_days import ClosureDays
from ui.widgets.key_dates import KeyDates
from ui.widgets.step_frame import StepPart


class DatesStep(StepPart):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dates = KeyDates(shares_room=True)
        self.closures = ClosureDays()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.dates, 1)
        layout.addWidget(self.closures)
        layout.addStretch(0)

    def show_dates(
        self,
        dates: Sequence[KeyDate],
        closures: Sequence[ClosureDay],
        *,
        today: dt.date,
        is_notified: bool,
    ) -> None:
        self.dates.show_dates(dates, today=today, is_notified=is_notified)
        self.closures.show_days(closures)

    def set_look_only(self, look_only: bool) -> None:
        self.closures.set_look_only(look_only)

    def focus_first(self) -> None:
        self.dates.table.setFocus()
