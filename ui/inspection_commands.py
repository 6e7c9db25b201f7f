"""What can be done about the inspection, the same on every page that offers it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.moments import today
from inspection_ready.phrases.dates import day, time, weekday_and_day
from inspection_ready.services.inspection import (
    add_closure_day,
    correct_notification,
    notify,
    remove_closure_day,
    set_on_site,
)
from inspection_ready.services.key_date_moves import moves_if_received
from inspection_ready.services.messages import reading_in
from inspection_ready.services.notification import oddities_of, read_message
from ui.told_dates import ToldDates

if TYPE_CHECKING:
    from inspection_ready.domain.messages import Reading
    from inspection_ready.services.app import App
    from ui.page import Page
    from ui.widgets.closure_days import ClosureDays
    from ui.widgets.notification import NotificationCard, NotificationForm
    from ui.widgets.on_site import OnSite


class InspectionCommands:
    """``page`` does them, and holds this."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.told = ToldDates(page)

    def serve_form(self, form: NotificationForm, *, started: Callable[[], None]) -> None:
        """``started`` is called once the clock runs."""

        def read(path: Path) -> None:
            def work(app: App) -> Reading:
                message = read_message(path)
                return app.read(reading_in, message.name, message.data)

            self._page.query(work, form.show_reading, failed=form.show_unread, key="message")

        def look(moment: dt.datetime) -> None:
            now = self._page.context.app.clock.now()
            self._page.query(
                lambda app: app.read(oddities_of, moment, now=now),
                form.show_oddities,
                failed=form.show_odd,
                key="oddities",
            )

        form.read_asked.connect(read)
        form.look_asked.connect(look)
        form.start_asked.connect(lambda: self.start_clock(form, started))

    def serve_card(self, card: NotificationCard) -> None:
        def look(moment: dt.datetime) -> None:
            now = today(self._page.context.app.clock)
            self._page.query(
                lambda app: app.read(moves_if_received, moment, today=now), card.show_moves, key="moves"
            )

        def correct(moment: dt.datetime) -> None:
            self._page.command(
                lambda app: app.do(correct_notification, received=moment),
                said=f"The notification is now {weekday_and_day(moment.date())} at {time(moment)}.",
                then=lambda _: card.close_correct(),
            )

        card.look_asked.connect(look)
        card.correct_asked.connect(correct)
        card.message_asked.connect(self.file_message)
        card.read_asked.connect(self.told.read_filed)

    def serve_on_site(self, on_site: OnSite) -> None:
        on_site.save_asked.connect(self.save_on_site)

    def serve_closures(self, closures: ClosureDays) -> None:
        closures.add_asked.connect(self.add_closure)
        closures.remove_asked.connect(self.remove_closure)

    def start_clock(self, form: NotificationForm, started: Callable[[], None]) -> None:
        moment = form.moment()
        if moment is None:
            return
        path = form.path

        def work(app: App) -> Any:
            message = read_message(path) if path is not None else None
            return app.do(notify, received=moment, message=message)

        self._page.command(
            work,
            said=f"The clock started on {weekday_and_day(moment.date())} at {time(moment)}.",
            then=lambda _: started(),
        )

    def file_message(self, path: Path) -> None:
        def work(app: App) -> Any:
            return app.do(correct_notification, message=read_message(path))

        self._page.command(work, said=f"Filed {path.name}.")

    def save_on_site(self, first: dt.date | None, last: dt.date | None) -> None:
        said = f"On site from {day(first)}." if first else "The days on site are to come again."
        self._page.command(lambda app: app.do(set_on_site, first=first, last=last), said=said)

    def add_closure(self, on: dt.date, reason: str) -> None:
        self._page.command(
            lambda app: app.do(add_closure_day, on, reason=reason), said=f"Added the closure day {day(on)}."
        )

    def remove_closure(self, on: dt.date) -> None:
        self._page.command(
            lambda app: app.do(remove_closure_day, on), said=f"Removed the closure day {day(on)}."
        )
