"""The sixth step: the pack that was made, to look at, open and print; and the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.domain.notification_steps import Progress, Step
from ui.widgets.pack_box import PackBox
from ui.widgets.step_frame import StepPart

if TYPE_CHECKING:
    from inspection_ready.services.notification_steps import NotificationSteps

BEHIND = "It was made before the notification was changed: make the next one."


class PackStep(StepPart):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = PackBox()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        layout.addStretch(1)

    def show_steps(self, steps: NotificationSteps) -> None:
        is_behind = steps.progress[Step.PACK] is Progress.UNDER_WAY
        self.box.show_result(steps.newest, BEHIND if is_behind else "", is_enough=not is_behind)
        self.box.maker.show_outlook(steps.outlook)

    def set_look_only(self, look_only: bool) -> None:
        self.box.set_look_only(look_only)

    def focus_first(self) -> None:
        self.box.focus_first()
