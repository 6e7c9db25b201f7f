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


class AccuracySteps:
    """``page`` asks and does it, and holds this."""

    def __init__(self, page: RegisterPage) -> None:
        self._page = page
        self._standing: AccuracyStanding | None = None
        self.came = page.add_step(
            "The draft came", "Enter the day of the e-mail that brings the draft report.", self.ask_day
        )
        self.time = page.add_step(
            "Ask for more time", "Note that the regulator was asked for more time, and why.", self.ask_time
        )
        self.answer = page.add_step(
            "Answer on more time", "Enter whether more time is granted, and until when.", self.ask_answer
        )

    def show_standing(self, standing: AccuracyStanding) -> None:
        """Only what applies now is offered."""
        self._standing = standing
        check = standing.check
        waits = check is not None and check.asked_on is not None and check.answered_on is None
        has_come = standing.received is not None
        self.came.setText("Correct the day it came" if has_come else "The draft came")
        self.time.setVisible(has_come and not waits and not standing.is_done)
        self.answer.setVisible(waits)

    def ask_day(self) -> None:
        held = self._standing.received if self._standing is not None else None
        dialog = draft_came(held, self._today, self._page)
        dialog.accepted.connect(lambda: self._came(dialog))
        dialog.open()

    def ask_time(self) -> None:
        rules = self._standing.rules if self._standing is not None else None
        dialog = time_asked(rules.extension if rules is not None else "", self._today, self._page)
        dialog.accepted.connect(lambda: self._asked(dialog))
        dialog.open()

    def ask_answer(self) -> None:
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
