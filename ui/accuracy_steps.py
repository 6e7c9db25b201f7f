"""The dates of the check of a draft report, as its page asks for them: the day it came, and more time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.moments import today
from inspection_ready.services.accuracy_check import answer_on_time, ask_for_time, receive_draft
from ui.dialogs.accuracy import draft_came, time_answered, time_asked

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.domain.accuracy_lines import AccuracyStanding
    from ui.dialogs.fields import FieldsDialog
    from ui.register_page import RegisterPage

CAME_HELP = "Enter or correct the day of the e-mail that brings the draft report: the clock starts there."
TIME_HELP = "Note that the regulator was asked for more time, and why; then what it answered."


class AccuracySteps:
    """``page`` asks and does it, and holds this."""

    def __init__(self, page: RegisterPage) -> None:
        self._page = page
        self._standing: AccuracyStanding | None = None
        self.came = page.add_step("The draft came", CAME_HELP, self.ask_day)
        self.time = page.add_step("More time", TIME_HELP, self.ask_for_time)

    def show_standing(self, standing: AccuracyStanding | None, *, alone: bool) -> None:
        """Only what applies now is offered; nothing while one point has the page ``alone``."""
        self._standing = standing
        has_come = standing is not None and standing.received is not None
        is_done = standing is not None and standing.is_done
        self.came.setText("Day it came" if has_come else "The draft came")
        self.came.setHidden(alone)
        self.time.setHidden(alone or not has_come or is_done)

    def ask_day(self) -> None:
        held = self._standing.received if self._standing is not None else None
        dialog = draft_came(held, self._today, self._page)
        dialog.accepted.connect(lambda: self._came(dialog))
        dialog.open()

    def ask_for_time(self) -> None:
        """First that it was asked for, then what was answered."""
        check = self._standing.check if self._standing is not None else None
        if check is not None and check.asked_on is not None and check.answered_on is None:
            self._ask_answer()
            return
        rules = self._standing.rules if self._standing is not None else None
        dialog = time_asked(rules.extension if rules is not None else "", self._today, self._page)
        dialog.accepted.connect(lambda: self._asked(dialog))
        dialog.open()

    def _ask_answer(self) -> None:
        dialog = time_answered(self._today, self._page)
        dialog.accepted.connect(lambda: self._answered(dialog))
        dialog.open()

    # inside

    @property
    def _today(self) -> dt.date:
        return today(self._page.context.app.clock)

    def _came(self, dialog: FieldsDialog) -> None:
        told = dialog.values
        self._page.command(
            lambda app: app.do(receive_draft, on=told["on"], told_by=told["told_by"]),
            said="Entered the day the draft report came.",
        )

    def _asked(self, dialog: FieldsDialog) -> None:
        told = dialog.values
        self._page.command(
            lambda app: app.do(ask_for_time, why=told["why"], on=told["on"]),
            said="Noted that more time was asked for.",
        )

    def _answered(self, dialog: FieldsDialog) -> None:
        told = dialog.values
        self._page.command(
            lambda app: app.do(answer_on_time, until=told["until"], words=told["words"] or "", on=told["on"]),
            said="Entered the regulator’s answer on more time.",
        )
