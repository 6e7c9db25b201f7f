"""The inspection: its notification, the key dates counted from it, the visit and the closure days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.inspections import ClosureDay, Inspection
from inspection_ready.domain.key_dates import KeyDate
from inspection_ready.domain.messages import Reading
from inspection_ready.domain.moments import today
from inspection_ready.phrases.dates import day, time, weekday_and_day
from inspection_ready.phrases.key_dates import MARK_WORDS, counted_words, when_words
from inspection_ready.services.inspection import (
    Message,
    add_closure_day,
    correct_notification,
    current_key_dates,
    inspection_of,
    notify,
    remove_closure_day,
    set_on_site,
)
from inspection_ready.services.key_date_moves import moves_if_received
from inspection_ready.services.messages import reading_in
from inspection_ready.services.notification import read_message
from ui.page import Context, Page
from ui.widgets.closure_days import ClosureDays
from ui.widgets.layout import scrolling, subheading, words
from ui.widgets.notification import NotificationCard, NotificationForm
from ui.widgets.on_site import OnSite
from ui.widgets.plain_table import PlainTable

if TYPE_CHECKING:
    from inspection_ready.services.app import App

COLUMNS = ("What", "When", "How it was worked out", "How far to trust it")


@dataclass(frozen=True)
class Loaded:
    inspection: Inspection | None
    dates: tuple[KeyDate, ...]
    closures: tuple[ClosureDay, ...]


class InspectionPage(Page):
    title = "Inspection"
    kinds = frozenset({"inspection", "closure_day", "regime", "regime_text"})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._dropped: Path | None = None
        self.form = NotificationForm()
        self.card = NotificationCard()
        self.dates_heading = subheading("Key dates")
        self.dates_help = words("", "help")
        self.dates = PlainTable("Key dates", COLUMNS, (32, 34, 0, 30))
        self.on_site = OnSite()
        self.closures = ClosureDays()
        self._lay_out()
        self._connect()
        for part in (self.card, self.on_site, self.closures):
            part.set_look_only(context.look_only)
        self.form.setDisabled(context.look_only)
        self.card.hide()

    def load(self) -> None:
        now = today(self.context.app.clock)
        self.query(partial(_read, now=now), self._show, key="inspection")

    def focus_first(self) -> None:
        first = self.form.received.editor.main if self.form.isVisible() else self.dates
        first.setFocus()

    def take_file(self, path: Path) -> None:
        """Once it is known whether a notification is there."""
        self._dropped = path
        self.reload()

    # what the person asks for

    def start_clock(self) -> None:
        moment = self.form.moment()
        if moment is None:
            return
        path = self.form.path

        def work(app: App) -> Any:
            message = read_message(path) if path is not None else None
            return app.do(notify, received=moment, message=message)

        self.command(work, said=f"The clock started on {weekday_and_day(moment.date())} at {time(moment)}.")

    def read_message_at(self, path: Path) -> None:
        def work(app: App) -> Reading:
            message = read_message(path)
            return app.read(reading_in, message.name, message.data)

        self.query(work, self.form.show_reading, failed=self.form.show_unread, key="message")

    def look_what_moves(self, moment: dt.datetime) -> None:
        now = today(self.context.app.clock)
        self.query(
            lambda app: app.read(moves_if_received, moment, today=now), self.card.show_moves, key="moves"
        )

    def correct(self, moment: dt.datetime) -> None:
        self.command(
            lambda app: app.do(correct_notification, received=moment),
            said=f"The notification is now {weekday_and_day(moment.date())} at {time(moment)}.",
            then=lambda _: self.card.close_correct(),
        )

    def file_message(self, path: Path) -> None:
        def work(app: App) -> Any:
            message: Message = read_message(path)
            return app.do(correct_notification, message=message)

        self.command(work, said=f"Filed {path.name}.")

    def save_on_site(self, first: dt.date | None, last: dt.date | None) -> None:
        said = f"On site from {day(first)}." if first else "The days on site are to come again."
        self.command(lambda app: app.do(set_on_site, first=first, last=last), said=said)

    def add_closure(self, on: dt.date, reason: str) -> None:
        self.command(
            lambda app: app.do(add_closure_day, on, reason=reason), said=f"Added the closure day {day(on)}."
        )

    def remove_closure(self, on: dt.date) -> None:
        self.command(lambda app: app.do(remove_closure_day, on), said=f"Removed the closure day {day(on)}.")

    # inside

    def _show(self, loaded: Loaded) -> None:
        inspection = loaded.inspection
        self.form.setVisible(inspection is None)
        self.card.setVisible(inspection is not None)
        self.on_site.setVisible(inspection is not None)
        if inspection is not None:
            self.card.show_inspection(inspection)
            self.on_site.show_days(inspection.on_site_from, inspection.on_site_to)
        self.dates.show_rows([_line(key) for key in loaded.dates])
        self.dates.fit_height(40)
        self.dates_help.setText(_help(loaded))
        self.closures.show_days(loaded.closures)
        self._take_dropped(inspection)

    def _take_dropped(self, inspection: Inspection | None) -> None:
        path, self._dropped = self._dropped, None
        if path is None:
            return
        if inspection is None:
            self.form.take(path)
            self.focus_first()
        elif inspection.message_name:
            said = f"The message of this notification is filed already: {inspection.message_name}."
            self.context.messages.notice(f"{said} {path.name} was not taken.")
        else:
            self.file_message(path)

    def _lay_out(self) -> None:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(12)
        parts = (self.form, self.card, self.dates_heading, self.dates_help, self.dates)
        for part in (*parts, self.on_site, self.closures):
            layout.addWidget(part)
        layout.addStretch(1)
        self.body.addWidget(scrolling(inside, "The inspection"), 1)

    def _connect(self) -> None:
        self.form.start_asked.connect(self.start_clock)
        self.form.read_asked.connect(self.read_message_at)
        self.card.look_asked.connect(self.look_what_moves)
        self.card.correct_asked.connect(self.correct)
        self.card.message_asked.connect(self.file_message)
        self.on_site.save_asked.connect(self.save_on_site)
        self.closures.add_asked.connect(self.add_closure)
        self.closures.remove_asked.connect(self.remove_closure)


def _line(key: KeyDate) -> tuple[str, str, str, str]:
    mark = MARK_WORDS[key.basis.mark]
    return key.name, when_words(key), counted_words(key), mark[:1].upper() + mark[1:]


def _help(loaded: Loaded) -> str:
    if not loaded.dates:
        return "No framework is loaded, so no dates can be counted."
    if loaded.inspection is None:
        return "These are counted once the notification is entered."
    return "Working days leave out weekends, England’s bank holidays and the closure days below."


def _read(app: App, *, now: dt.date) -> Loaded:
    with app.reading() as reader:
        try:
            dates = current_key_dates(reader, today=now)
        except NotFound:
            dates = ()
        return Loaded(inspection_of(reader), dates, reader.register(ClosureDay).all("on"))
