"""Somebody's diary: whose it is and which days to read, what that would do, and then bringing it in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from inspection_ready.domain.busy_times import Span
from inspection_ready.domain.errors import ChangedMeanwhile
from inspection_ready.domain.moments import today
from inspection_ready.phrases.diaries import clearing_words
from inspection_ready.phrases.diary_reading import left_out_words, span_words, when_words
from inspection_ready.phrases.imports import note_sentence
from inspection_ready.phrases.values import count_of
from inspection_ready.records.fields import Field, Kind
from inspection_ready.services.diary_reading import Fate, plan_diary, take_diary, write_refused_events
from ui.widgets.date_editor import DateEditor
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import button, buttons_below, give_room, say, scrolling, words
from ui.widgets.plain_table import PlainTable
from ui.widgets.whose import Whose
from ui.widgets.work_steps import WorkSteps

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from inspection_ready.domain.rows import Row
    from inspection_ready.services.diary_reading import DiaryPlan
    from inspection_ready.services.verbs import Done
    from ui.background import Progress
    from ui.models.links import LinkSource
    from ui.page import Context

MOST_SHOWN = 400
"""Lines; a diary of half a year may have more, and they are counted."""
FATES = {
    Fate.NEW: "Added",
    Fate.SAME: "The same as before",
    Fate.GONE: "Not in the diary any more: removed",
    Fate.TYPED: "Typed already: left as it is",
}
HOW = (
    "Only when somebody is busy is kept. What a diary calls a meeting may hold personal data, so it is left out unless "
    "you tick it. Read again later, what the diary brought before gives way; what you typed stays."
)


class DiaryDialog(QDialog):
    taken = Signal(object)
    """Done: it was brought in."""

    def __init__(
        self,
        context: Context,
        path: Path,
        span: Span,
        links: Mapping[type[Row], LinkSource],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._path = context, path
        self.plan: DiaryPlan | None = None
        self.setWindowTitle(f"Read the diary {path.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.of = Whose("&Whose diary it is", links, self, with_bases=False)
        self.whose, self.person, self.inspector = self.of.kind, self.of.person, self.of.inspector
        self.first, self.last = (
            FieldRow(field, DateEditor(field))
            for field in (Field("first", "First day", Kind.DATE), Field("last", "Last day", Kind.DATE))
        )
        self.first.editor.set_value(span.first)
        self.last.editor.set_value(span.last)
        self.titles = QCheckBox("Keep what the diary &calls each time")
        self.tentative = QCheckBox("Bring in what is only &tentative too")
        self.tentative.setChecked(True)
        self.look = button("Look at it")
        self.summary, self.notes = words(""), words("", "help")
        self.table = PlainTable(
            "What reading the diary would do", ("When", "Why", "What happens"), (44, 0, 30)
        )
        self.problem = words("", "problem")
        self.take = button("Bring it in", role="main")
        self.take.setEnabled(False)
        self._lay_out()
        self._connect()

    # looking

    def look_at_it(self) -> None:
        for each in (self.of, self.first.editor, self.last.editor):
            each.settle()
        subject, first, last = self.of.subject, self.first.editor.value(), self.last.editor.value()
        said = self._fault()
        say(self.problem, said)
        if said:
            return
        context, path = self._context, self._path
        titles, tentative = self.titles.isChecked(), self.tentative.isChecked()

        def work(progress: Progress) -> DiaryPlan:
            return context.app.read(
                plan_diary,
                path,
                subject,
                Span(first=first, last=last),
                read_on=today(context.app.clock),
                with_titles=titles,
                with_tentative=tentative,
                progress=progress,
            )

        self.steps.work.read(f"Reading {path.name} ...", work, self._show, failed=self._failed)

    def _fault(self) -> str:
        rows = (self.of, self.first.editor, self.last.editor)
        if wrong := next(filter(None, (each.problem() for each in rows)), ""):
            return wrong
        if not self.of.is_said:
            return "Say whose diary it is first."
        return (
            ""
            if self.first.editor.value() and self.last.editor.value()
            else "Enter the first and the last day."
        )

    def _show(self, plan: DiaryPlan) -> None:
        self.plan = plan
        tentative = f" {plan.tentative:,} of them only tentative." if plan.tentative else ""
        told = [
            f"{count_of(plan.count(fate), 'time')}: {words_[:1].lower()}{words_[1:]}"
            for fate, words_ in FATES.items()
            if plan.count(fate)
        ]
        self.summary.setText(
            f"{plan.who}, {span_words(plan.span)}: {'; '.join(told) or 'no busy times'}.{tentative}"
        )
        clearing = "" if plan.clearing is None else clearing_words(plan.clearing)
        notes = [clearing, left_out_words(plan.left_out), *map(note_sentence, plan.notes)]
        notes += [f"Line {each.line} is refused: {note_sentence(each.reason)}" for each in plan.refused[:5]]
        if len(plan.refused) > 5:
            notes.append(f"{len(plan.refused) - 5:,} more events are refused.")
        if plan.refused:
            notes.append("What is refused is kept in a file beside the diary, with the reasons.")
        if len(plan.lines) > MOST_SHOWN:
            notes.append(f"The first {MOST_SHOWN} times are shown.")
        self.notes.setText("\n".join(filter(None, notes)))
        self.table.show_rows(
            [(when_words(each.line), each.line.why, FATES[each.fate]) for each in plan.lines[:MOST_SHOWN]]
        )
        self.take.setEnabled(not plan.changes_nothing or bool(plan.refused))
        (self.take if self.take.isEnabled() else self.look).setFocus()

    # bringing in

    def take_it(self) -> None:
        plan, context = self.plan, self._context
        if plan is None:
            return
        context.ask_who()
        self.take.setEnabled(False)

        def work(_: Progress) -> Done[Any]:
            write_refused_events(plan)
            return context.app.do(take_diary, plan)

        context.background.command(work, self._done, owner=self, failed=self._failed)

    def _done(self, done: Done[Any]) -> None:
        self.taken.emit(done)
        self.accept()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, ChangedMeanwhile):
            self.look_at_it()
        else:
            self._context.messages.tell_in(self.problem, error)

    # inside

    def done(self, result: int) -> None:
        self.steps.work.stop()
        super().done(result)

    def _changed(self) -> None:
        """What was looked at is not what would be brought in any more."""
        self.plan = None
        self.take.setEnabled(False)

    def _connect(self) -> None:
        self.look.clicked.connect(self.look_at_it)
        self.take.clicked.connect(self.take_it)
        self.titles.toggled.connect(self._changed)
        self.tentative.toggled.connect(self._changed)
        for each in (self.of, self.first.editor, self.last.editor):
            each.changed.connect(self._changed)

    def _lay_out(self) -> None:
        shown = QWidget()
        below = QVBoxLayout(shown)
        below.setContentsMargins(0, 0, 0, 0)
        for widget in (self.summary, self.notes, self.table):
            below.addWidget(widget, 1 if widget is self.table else 0)
        self.steps = WorkSteps(self._context.background, shown, self)
        inside = QWidget()
        fields = QVBoxLayout(inside)
        fields.setContentsMargins(0, 0, 8, 0)
        for part in (words(HOW, "help"), self.of, self.first, self.last):
            fields.addWidget(part)
        for box in (self.titles, self.tentative):
            fields.addWidget(box)
        fields.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        fields.addWidget(self.steps, 1)
        self.table.setMinimumHeight(10 * self.fontMetrics().lineSpacing())
        layout = QVBoxLayout(self)
        layout.addWidget(scrolling(inside, "The diary"), 1)
        layout.addWidget(self.problem)
        layout.addWidget(buttons_below(self, self.take, leave=button("Close")))
        self.problem.hide()
        give_room(self, letters=110, lines=44)
