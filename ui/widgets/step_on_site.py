"""The last step, often weeks later: the regulator names the days, and the next pack has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.domain.message_dates import About, FoundDate
from inspection_ready.phrases.messages import date_words
from ui.widgets.layout import words
from ui.widgets.on_site import OnSite
from ui.widgets.pack_box import PackBox
from ui.widgets.step_frame import StepPart

if TYPE_CHECKING:
    from inspection_ready.domain.inspections import Inspection
    from inspection_ready.services.notification_steps import NotificationSteps


class OnSiteStep(StepPart):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.early = words("The days come after the notification. Enter that first.", "help")
        self.named = words("", "help")
        self.on_site = OnSite(leads=True)
        self.box = PackBox()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self.early, self.named, self.on_site, self.box):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.named.hide()

    def show_steps(self, steps: NotificationSteps) -> None:
        inspection = steps.inspection
        self.early.setHidden(inspection is not None)
        self.on_site.setHidden(inspection is None)
        if inspection is not None:
            self._show_days(inspection)
        is_known = steps.facts.on_site is not None
        has_them = is_known and steps.facts.pack_has_days
        self.box.setVisible(is_known)
        self.box.show_result(steps.newest if has_them else None, "It has these days.")
        self.box.maker.setHidden(has_them)
        self.box.maker.show_outlook(steps.outlook)

    def show_named(self, found: Sequence[FoundDate]) -> None:
        """Days on site the filed message names: to be checked and typed, never taken unasked."""
        days = [date_words(each) for each in found if each.about is About.ON_SITE]
        self.named.setText("\n".join(("The message says:", *days)))
        self.named.setVisible(bool(days))

    def set_look_only(self, look_only: bool) -> None:
        self.on_site.set_look_only(look_only)
        self.box.set_look_only(look_only)

    def focus_first(self) -> None:
        if self.box.isVisible():
            self.box.focus_first()
        elif self.on_site.typing.isVisible():
            self.on_site.first.main.setFocus()

    def _show_days(self, inspection: Inspection) -> None:
        self.on_site.show_days(inspection.on_site_from, inspection.on_site_to)
