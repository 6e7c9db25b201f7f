"""The inspection: its notification, the key dates counted from it, the visit and the closure days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.inspections import ClosureDay, Inspection
from inspection_ready.domain.key_dates import KeyDate
from inspection_ready.domain.moments import today
from inspection_ready.domain.regimes import NOTIFICATION, ON_SITE
from inspection_ready.domain.stages import StageDate
from inspection_ready.services.inspection import current_key_dates, inspection_of, stage_dates
from ui.inspection_commands import InspectionCommands
from ui.page import Context, Page
from ui.widgets.closure_days import ClosureDays
from ui.widgets.key_dates import KeyDates
from ui.widgets.layout import button, scrolling, subheading, words
from ui.widgets.notification import NotificationCard
from ui.widgets.on_site import OnSite
from ui.widgets.stage_tools import StageTools

if TYPE_CHECKING:
    from inspection_ready.services.app import App


@dataclass(frozen=True)
class Loaded:
    inspection: Inspection | None
    dates: tuple[KeyDate, ...]
    told: tuple[StageDate, ...]
    closures: tuple[ClosureDay, ...]


class InspectionPage(Page):
    title = "Inspection"
    kinds = frozenset({"inspection", "stage_date", "closure_day", "regime", "regime_text"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._dropped: Path | None = None
        self.commands = InspectionCommands(self)
        self.none = QFrame()
        self.enter = button("Enter the notification", role="main")
        self.card = NotificationCard()
        self.dates = KeyDates()
        self.tools = StageTools(self.dates.table)
        self.on_site = OnSite()
        self.closures = ClosureDays()
        self._lay_out()
        self._connect()
        for part in (self.card, self.tools, self.on_site, self.closures):
            part.set_look_only(context.look_only)
        self.card.hide()

    def load(self) -> None:
        now = today(self.context.app.clock)
        self.query(partial(_read, now=now), self._show, key="inspection")

    def focus_first(self) -> None:
        (self.enter if self.none.isVisible() else self.dates.table).setFocus()

    def take_file(self, path: Path) -> None:
        """Once it is known whether a notification is there."""
        self._dropped = path
        self.reload()

    def enter_date(self, stage: str) -> None:
        """The notification and the visit have parts of the page of their own."""
        if stage == NOTIFICATION:
            self.card.begin_correct()
        elif stage == ON_SITE:
            self.on_site.first.main.setFocus()
        else:
            self.commands.told.enter(stage)

    # inside

    def _show(self, loaded: Loaded) -> None:
        inspection = loaded.inspection
        self.none.setVisible(inspection is None)
        self.card.setVisible(inspection is not None)
        self.on_site.setVisible(inspection is not None)
        if inspection is not None:
            self.card.show_inspection(inspection)
            self.on_site.show_days(inspection.on_site_from, inspection.on_site_to)
        self.dates.show_dates(
            loaded.dates, today=today(self.context.app.clock), is_notified=inspection is not None
        )
        told = [each.stage for each in loaded.told]
        self.tools.offer(loaded.dates, told=told, is_notified=inspection is not None)
        self.closures.show_days(loaded.closures)
        self._take_dropped(inspection)

    def _take_dropped(self, inspection: Inspection | None) -> None:
        path, self._dropped = self._dropped, None
        if path is not None and inspection is not None:
            self.commands.told.read(path)

    def _lay_out(self) -> None:
        self.none.setObjectName("card")
        card = QVBoxLayout(self.none)
        card.setContentsMargins(16, 16, 16, 16)
        card.setSpacing(12)
        card.addWidget(subheading("No notification yet"))
        card.addWidget(words("The page Notification leads from the message to the first pack."))
        card.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(12)
        for part in (
            self.none,
            self.card,
            subheading("Key dates"),
            self.tools,
            self.dates,
            self.on_site,
            self.closures,
        ):
            layout.addWidget(part)
        layout.addStretch(1)
        self.body.addWidget(scrolling(inside, "The inspection"), 1)

    def _connect(self) -> None:
        self.enter.clicked.connect(lambda: self.context.go("notification", "message"))
        self.tools.enter_asked.connect(self.enter_date)
        self.tools.clear_asked.connect(self.commands.told.clear)
        self.tools.read_asked.connect(self.commands.told.choose)
        self.commands.serve_card(self.card)
        self.commands.serve_on_site(self.on_site)
        self.commands.serve_closures(self.closures)


def _read(app: App, *, now: dt.date) -> Loaded:
    with app.reading() as reader:
        try:
            dates = current_key_dates(reader, today=now)
        except NotFound:
            dates = ()
        closures = reader.register(ClosureDay).all("on")
        return Loaded(inspection_of(reader), dates, stage_dates(reader), closures)
