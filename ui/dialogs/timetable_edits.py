"""Changes somebody made to an exported timetable: each in words, ticked or not, and taken together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from inspection_ready.domain.errors import ChangedMeanwhile, ExpectedError
from inspection_ready.domain.moments import today
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.imports import reasons_sentence
from inspection_ready.phrases.timetable_edits import edits_told, together_words
from inspection_ready.phrases.values import count_of
from inspection_ready.services.edit_clashes import clashes_of_taking
from inspection_ready.services.edit_words import edit_words
from inspection_ready.services.timetable_edits import plan_edits, take_edits, write_refused_edits
from ui.background import Progress
from ui.models.proposed_edits import ProposedEditsModel
from ui.widgets.edits_table import HOW as HOW_TO_TICK
from ui.widgets.edits_table import EditsTable
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, give_room, scrolling, words
from ui.widgets.working import Working

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.edit_clashes import EditClashes
    from inspection_ready.services.timetable_edits import EditPlan
    from inspection_ready.services.verbs import Done
    from ui.page import Context

MOST_REFUSED = 5
HOW = (
    "Nothing is changed before you take it. What was changed here too since the file went out, and what would cancel a "
    f"session, is left unless you tick it. {HOW_TO_TICK}"
)


class Far(QObject):
    """Carries how far it is from the thread that reads to the window."""

    told = Signal(int, int)


class TimetableEditsDialog(QDialog):
    taken = Signal(object)
    """Done: those that were ticked."""

    def __init__(self, context: Context, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._path = context, path
        self._progress: Progress | None = None
        self._far = Far(self)
        self.plan: EditPlan | None = None
        self.setWindowTitle(f"Edits in {path.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.summary, self.together = words(""), words("")
        self.refused = words("", "help")
        self.problem = words("", "problem")
        self.model = ProposedEditsModel(self)
        self.table = EditsTable(self.model, self)
        self.detail = words("")
        self.working = Working()
        self.all, self.none = button("Tick all"), button("Tick none")
        self.take = button("Take", role="main")
        self._lay_out()
        self._connect()
        self.compare()

    # comparing

    def compare(self) -> None:
        context, path = self._context, self._path
        progress = self._progress = Progress(self._far.told.emit)
        self.working.say(f"Comparing {path.name} ...", can_cancel=True)
        self.steps.setCurrentWidget(self.working)
        self.take.setEnabled(False)
        context.background.query(
            lambda: context.app.read(plan_edits, path, today=today(context.app.clock), progress=progress),
            self._show,
            owner=self,
            failed=self._failed,
            key="edits",
        )

    def _show(self, plan: EditPlan) -> None:
        self._progress, self.plan = None, plan
        self.summary.setText(
            edits_told(
                lines=plan.lines,
                same=plan.same,
                proposed=len(plan.proposals),
                conflicts=plan.conflicts,
                refused=len(plan.refused),
            )
        )
        self.refused.setText("\n".join(_refusals(plan)))
        self.refused.setVisible(bool(plan.refused))
        self.model.show_proposals(plan.proposals, edit_words(plan))
        self.steps.setCurrentWidget(self.shown)
        if plan.proposals:
            self.table.selectRow(0)
            self.table.setFocus()
        self._look_for_clashes()

    def _look_for_clashes(self) -> None:
        self._offer()
        plan, ticked, context = self.plan, self.model.ticked, self._context
        if plan is not None:
            now = today(context.app.clock)
            context.background.query(
                lambda: context.app.read(clashes_of_taking, plan, ticked, today=now),
                self._show_clashes,
                owner=self,
                failed=self._failed,
                key="clashes",
            )

    def _show_clashes(self, clashes: EditClashes) -> None:
        self.model.show_clashes(clashes)
        told = together_words(len(clashes.together), clashes.mended)
        self.together.setText(told if self.model.rowCount() else "")
        self._show_detail()

    # taking

    def take_them(self) -> None:
        plan, ticked, context = self.plan, self.model.ticked, self._context
        if plan is None or not (ticked or plan.refused):
            return
        context.ask_who()
        self.take.setEnabled(False)

        def work(_: Progress) -> Done[Any]:
            write_refused_edits(plan)
            return context.app.do(take_edits, plan, ticked)

        context.background.command(work, self._done, owner=self, failed=self._failed)

    def _done(self, done: Done[Any]) -> None:
        self.taken.emit(done)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._progress = None
        self.steps.setCurrentWidget(self.shown)
        self._offer()
        if isinstance(error, ExpectedError):
            self.problem.setText(error_sentence(error))
            self.problem.show()
            if isinstance(error, ChangedMeanwhile):
                self.compare()
        else:
            self._context.messages.tell(error)

    # inside

    def done(self, result: int) -> None:
        if self._progress is not None:
            self._progress.cancel()
        super().done(result)

    def _cancel(self) -> None:
        if self._progress is not None:
            self._progress.cancel()

    def _offer(self) -> None:
        ticked = len(self.model.ticked)
        has_refused = self.plan is not None and bool(self.plan.refused)
        self.take.setText(
            f"Take {count_of(ticked, 'change')}" if ticked else "Keep what is refused in a file"
        )
        if not ticked and not has_refused:
            self.take.setText("Take")
        self.take.setEnabled(self.plan is not None and bool(ticked or has_refused))
        for each in (self.all, self.none):
            each.setEnabled(self.model.rowCount() > 0)

    def _show_detail(self) -> None:
        """All that speaks against the row the keyboard is on."""
        row = self.table.currentIndex().row()
        told = self.model.against(row) if 0 <= row < self.model.rowCount() else []
        self.detail.setText("\n".join(told))
        self.detail.setVisible(bool(told))

    def _turn(self) -> None:
        self.model.tick(index.row() for index in self.table.selectionModel().selectedRows())

    def _connect(self) -> None:
        self._far.told.connect(self.working.show_progress)
        self.working.cancelled.connect(self._cancel)
        self.table.turned.connect(self._turn)
        self.table.selectionModel().currentRowChanged.connect(self._show_detail)
        self.model.ticks_changed.connect(self._look_for_clashes)
        self.all.clicked.connect(lambda: self.model.tick(range(self.model.rowCount()), is_ticked=True))
        self.none.clicked.connect(lambda: self.model.tick(range(self.model.rowCount()), is_ticked=False))
        self.take.clicked.connect(self.take_them)

    def _lay_out(self) -> None:
        tools = QWidget(self)
        flow = FlowLayout(tools)
        for each in (self.all, self.none):
            flow.addWidget(each)
        self.shown = QWidget()
        inside = QVBoxLayout(self.shown)
        inside.setContentsMargins(0, 0, 0, 0)
        for widget in (self.summary, self.refused, tools, self.table, self.detail, self.together):
            inside.addWidget(widget, 1 if widget is self.table else 0)
        self.table.setMinimumHeight(9 * self.fontMetrics().lineSpacing())
        self.steps = QStackedWidget(self)
        self.steps.addWidget(self.shown)
        self.steps.addWidget(self.working)
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(words(HOW, "help"))
        column.addWidget(self.steps, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(scrolling(above, "The edits"), 1)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        self.problem.hide()
        give_room(self, letters=150, lines=40)


def _refusals(plan: EditPlan) -> list[str]:
    told = [
        f"Row {line} is refused: {reasons_sentence(reasons)}" for line, reasons in plan.refused[:MOST_REFUSED]
    ]
    if len(plan.refused) > MOST_REFUSED:
        told.append(f"{len(plan.refused) - MOST_REFUSED:,} more rows are refused.")
    if plan.refused:
        told.append(
            "They are kept in a file beside the one you chose, with the reasons, once you take the others."
        )
    return told
