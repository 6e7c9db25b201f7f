"""When somebody or something can or cannot, on the days of the visit or of a week: marked by dragging or by keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from inspection_ready.domain.availability import Can
from inspection_ready.domain.availability_marks import (
    Mark,
    Marked,
    Quarter,
    is_of,
    mark,
    standing,
)
from inspection_ready.domain.errors import ChangedMeanwhile, ExpectedError
from inspection_ready.domain.moments import today
from inspection_ready.domain.working_days import DAY
from inspection_ready.phrases.availability_week import marked_words, week_words
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.availability_week import mark_times, week_of
from ui.models.week_cells import cell_at, how_to_change_it
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, buttons_below, give_room, say, scrolling, words
from ui.widgets.week_table import WeekTable
from ui.widgets.whose import Whose

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from inspection_ready.domain.availability import Availability
    from inspection_ready.domain.availability_marks import Quarter
    from inspection_ready.domain.availability_week import Week
    from inspection_ready.domain.rows import Row
    from inspection_ready.services.verbs import Done
    from ui.background import Progress
    from ui.models.links import LinkSource
    from ui.page import Context

HOW = (
    "Drag over the times that cannot be, or over those that are free again. With the keyboard: Shift and the "
    "arrow keys, then Enter for “cannot” or Delete for “free”. Nothing is kept before you press Save."
)
LOOK_ONLY = "The workspace is open to look at only: nothing can be marked."
ASK_WHOM = "Say whom it is for."
WEEK = DAY * 7


class WeekDialog(QDialog):
    saved = Signal(object, str)
    """Done, and of whom."""

    def __init__(
        self,
        context: Context,
        subject: Availability,
        links: Mapping[type[Row], LinkSource],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._around: dt.date | None = None
        self.week: Week | None = None
        self.marks: dict[Quarter, Mark] = {}
        self.marked = Marked()
        self.setWindowTitle("Show on a calendar" if context.look_only else "Mark on a calendar")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.whose = Whose("&Whom it is for", links, self, with_bases=True)
        self.whose.set_subject(subject)
        self.heading = words(ASK_WHOM)
        self.before, self.visit, self.after = (
            button(each) for each in ("Week before", "Days of the visit", "Week after")
        )
        self.inside = QWidget()
        self.table = WeekTable("Times that are free or not", self)
        self.table.is_look_only = context.look_only
        self.told = words("", "help")
        self.why = QLineEdit(self)
        self.why.setAccessibleName("Why it cannot be")
        self.why.setPlaceholderText("Such as: Court. Said where a session clashes with it")
        self.cannot, self.free, self.drop = (
            button(each) for each in ("Mark as cannot", "Mark as free", "Take back all marks")
        )
        self.summary, self.problem = words("", "count"), words("", "problem")
        self.save = button("Save", role="main")
        self._lay_out()
        self._connect()
        self.load()

    # what is on view

    def load(self) -> None:
        """The marks stay: they may be of several weeks."""
        if not self.whose.is_said:
            self.week = None
            self.show_week()
            return
        context, subject, around = self._context, self.whose.subject, self._around
        context.background.query(
            lambda: context.app.read(week_of, subject, around=around, today=today(context.app.clock)),
            self._loaded,
            owner=self,
            failed=self._failed,
            key="week",
        )

    def show_week(self) -> None:
        """With what is marked and not saved."""
        week = self.week
        self.marked = Marked() if week is None else mark(week.lines, week.subject, self.marks, off=week.off)
        self.heading.setText(ASK_WHOM if week is None else week_words(week))
        self.table.set_days(() if week is None else week.days, (0, 0) if week is None else week.hours)
        if week is not None:
            lines = self.marked.applied(week.lines)
            by_day = {on: [each for each in lines if each.is_in_force(on)] for on in week.days}
            self.table.fill(
                lambda quarter: cell_at(week, by_day[quarter.on], self.marks.get(quarter), quarter)
            )
        self.summary.setText(marked_words(self.marked) if self.marks else "")
        self._tell()
        self._offer()

    # marking

    def mark_chosen(self, can: Can) -> None:
        why = self.why.text().strip() if can is Can.CANNOT else ""
        for quarter in self.table.chosen:
            self._set(quarter, Mark(can, why))
        say(self.problem, "")
        self.show_week()

    def drop_marks(self) -> None:
        self.marks.clear()
        say(self.problem, "")
        self.show_week()
        self.table.setFocus()

    def save_marks(self) -> None:
        week, context, marks = self.week, self._context, dict(self.marks)
        if week is None or self.marked.changes_nothing:
            return
        context.ask_who()
        self.save.setEnabled(False)

        def work(_: Progress) -> Done[Any]:
            return context.app.do(mark_times, week, marks)

        context.background.command(work, self._saved, owner=self, failed=self._failed)

    def reject(self) -> None:
        if not self.marked.changes_nothing:
            answer = self._context.messages.ask(
                "Leave what you marked unsaved?", choices=("Leave without saving",)
            )
            if answer != 0:
                return
        super().reject()

    # inside

    def _set(self, quarter: Quarter, said: Mark) -> None:
        """A mark that only takes back another is none."""
        week = self.week
        assert week is not None  # there are no cells before
        is_free = quarter.on not in week.off and not standing(week.lines, quarter)
        if is_free == (said.can is Can.CAN):
            self.marks.pop(quarter, None)
        else:
            self.marks[quarter] = said

    def _tell(self) -> None:
        """The cell the keyboard is on, and where what cannot be cut here is changed."""
        quarter, week = self.table.current, self.week
        if quarter is None or week is None:
            self.told.setText("")
            return
        self.told.setText("\n".join((f"{self.table.cell(quarter).told}.", *how_to_change_it(week, quarter))))
        if not self.table.hasFocus():
            return
        at = self.table.visualRect(self.table.currentIndex()).center()
        seen = self.table.viewport().mapTo(self.inside, at)
        self.area.ensureVisible(seen.x(), seen.y())

    def _offer(self) -> None:
        week = self.week
        may_mark = week is not None and not self._context.look_only
        for each in (self.cannot, self.free, self.why):
            each.setEnabled(may_mark)
        for each in (self.before, self.after):
            each.setEnabled(week is not None)
        self.visit.setEnabled(week is not None and week.has_visit and not week.is_visit)
        self.drop.setEnabled(bool(self.marks))
        self.save.setEnabled(may_mark and not self.marked.changes_nothing)
        # marks are of one person or place: whose they are stays until they are saved or taken back
        self.whose.setEnabled(not self.marks)

    def _loaded(self, week: Week) -> None:
        if not is_of(week.subject, self.whose.subject):
            return  # somebody else is asked for meanwhile
        had_days = self.week is not None
        # what was marked in another week is still judged by the days that are off there
        before = self.week.off if self.week is not None and self.marks else {}
        self.week = replace(week, off={**before, **week.off})
        self.show_week()
        if not had_days and not self.whose.hasFocus():
            self.table.setFocus()

    def _saved(self, done: Done[Any]) -> None:
        who = "" if self.week is None else self.week.who
        self.marks.clear()
        self.marked = Marked()
        self.saved.emit(done, who)
        self.accept()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, ExpectedError):
            say(self.problem, error_sentence(error))
            self._offer()
            if isinstance(error, ChangedMeanwhile):
                self.load()
        else:
            self._context.messages.tell(error)

    def _turn(self, weeks: int) -> None:
        if self.week is not None:
            self._around = self.week.days[0] + WEEK * weeks
            self.load()

    def _to_visit(self) -> None:
        self._around = None
        self.load()

    def _connect(self) -> None:
        self.whose.changed.connect(self.load)
        self.table.asked.connect(self.mark_chosen)
        self.table.turned.connect(self._tell)
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        self.visit.clicked.connect(self._to_visit)
        self.cannot.clicked.connect(lambda: self.mark_chosen(Can.CANNOT))
        self.free.clicked.connect(lambda: self.mark_chosen(Can.CAN))
        self.drop.clicked.connect(self.drop_marks)
        self.save.clicked.connect(self.save_marks)

    def _lay_out(self) -> None:
        weeks, marking, why = FlowLayout(), FlowLayout(), QHBoxLayout()
        for each in (self.before, self.visit, self.after):
            weeks.addWidget(each)
        for each in (self.cannot, self.free, self.drop):
            marking.addWidget(each)
        label = QLabel("Wh&y", self)
        label.setBuddy(self.why)
        why.addWidget(label)
        why.addWidget(self.why, 1)
        buttons = buttons_below(self, self.save, leave=button("Close"))
        parts = QVBoxLayout(self.inside)
        parts.setContentsMargins(0, 0, 8, 0)
        parts.addWidget(words(LOOK_ONLY if self._context.look_only else HOW, "help"))
        parts.addWidget(self.whose)
        parts.addWidget(self.heading)
        parts.addLayout(weeks)
        parts.addWidget(self.table, 1)
        parts.addWidget(self.told)
        parts.addLayout(why)
        parts.addLayout(marking)
        layout = QVBoxLayout(self)
        self.area = scrolling(self.inside, "The calendar")
        layout.addWidget(self.area, 1)
        layout.addWidget(self.summary)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.problem.hide()
        give_room(self, letters=130, lines=48)
