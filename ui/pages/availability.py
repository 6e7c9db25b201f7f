"""When people, inspectors, rooms and bases can or cannot: typed, marked, as a part-time pattern, or read from a diary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from inspection_ready.domain.moments import today
from inspection_ready.domain.people import Person
from inspection_ready.domain.views import Ask, Condition
from inspection_ready.phrases.availability_week import marking_said
from inspection_ready.phrases.values import count_of
from inspection_ready.records.availability import AVAILABILITY
from inspection_ready.services.availability_week import subject_of
from inspection_ready.services.diary_reading import diary_span
from inspection_ready.services.registers import add_record
from ui.dialogs.availability_week import WeekDialog
from ui.dialogs.diary import DiaryDialog
from ui.dialogs.part_time import PartTimeDialog
from ui.register_page import RegisterPage
from ui.widgets.view_choice import ALL, Choice

if TYPE_CHECKING:
    from inspection_ready.domain.availability import Availability
    from inspection_ready.domain.availability_marks import Marked
    from inspection_ready.domain.busy_times import Span
    from inspection_ready.services.diary_reading import DiaryPlan
    from inspection_ready.services.verbs import Done
    from ui.page import Context


class AvailabilityPage(RegisterPage):
    title = "Availability"
    record = AVAILABILITY
    kinds = frozenset({"availability", "person", "room", "base"})
    choices = (
        ALL,
        Choice("People", (Condition("person_id", Ask.FILLED),)),
        Choice("Rooms", (Condition("room_id", Ask.FILLED),)),
        Choice("Bases", (Condition("base_id", Ask.FILLED),)),
        Choice("Read from diaries", (Condition("read_on", Ask.FILLED),)),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.read_button = self.add_step(
            "Read a diary",
            "An .ics file from Outlook, Google or Apple, for one person, inspector or room; "
            "or drop it on the window.",
            self.choose_diary,
        )
        self.pattern_button = self.add_step(
            "Works only on some days",
            "A part-time pattern: the days of the week, and the hours.",
            self.add_pattern,
        )
        self.week_button = self.add_step(
            "Show on a calendar" if context.look_only else "Mark on a calendar",
            "The days of the visit, or a week, in quarters of an hour: drag over the times that cannot be.",
            self.show_week,
        )
        self.week_button.setEnabled(True)  # open to look at only, it shows and marks nothing

    def choose_diary(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, "Read a diary", "", "Calendars (*.ics *.ifb *.ical *.icalendar);;All files (*)"
        )
        if chosen:
            self.take_file(Path(chosen))

    def take_file(self, path: Path) -> None:
        self.query(
            lambda app: app.read(diary_span, today=today(app.clock)),
            lambda span: self._ask_about(path, span),
            key="span",
        )

    def add_pattern(self) -> None:
        dialog = PartTimeDialog(self._links(self.linked)[Person], self)
        dialog.accepted.connect(lambda: self._add_pattern(dialog))
        dialog.open()

    def show_week(self) -> None:
        """Of whoever the line is about that the keyboard is on."""
        line = self.list.current
        self.query(lambda app: app.read(subject_of, line), self._show_week, key="week")

    # inside

    def _show_week(self, subject: Availability) -> None:
        dialog = WeekDialog(self.context, subject, self._links(self.linked), self)
        dialog.saved.connect(self._marked)
        dialog.open()

    def _marked(self, done: Done[Marked], who: str) -> None:
        if done.entry is not None:
            self.context.said(marking_said(who, done.result), done.entry)
        self.context.refresh.send(done.changes)

    def _ask_about(self, path: Path, span: Span) -> None:
        dialog = DiaryDialog(self.context, path, span, self._links(self.linked), self)
        dialog.taken.connect(self._taken)
        dialog.open()

    def _taken(self, done: Done[DiaryPlan]) -> None:
        plan = done.result
        if done.entry is not None:
            told = count_of(len(plan.added), "busy time")
            self.context.said(f"Read the diary of {plan.who}: {told} added.", done.entry)
        self.context.refresh.send(done.changes)

    def _add_pattern(self, dialog: PartTimeDialog) -> None:
        line: Any = dialog.line
        self.command(lambda app: app.do(add_record, line), said="Added a part-time pattern.")
