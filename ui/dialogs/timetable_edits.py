"""Changes somebody made to an exported timetable: each in words, ticked or not, and taken together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from inspection_ready.domain.errors import ChangedMeanwhile
from inspection_ready.domain.moments import today
from inspection_ready.phrases.imports import reasons_sentence
from inspection_ready.phrases.timetable_edits import edits_told, together_words
from inspection_ready.phrases.values import count_of
from inspection_ready.services.edit_clashes import clashes_of_taking
from inspection_ready.services.edit_words import edit_words
from inspection_ready.services.timetable_edits import plan_edits, take_edits, write_refused_edits
from ui.models.proposed_edits import ProposedEditsModel
from ui.widgets.edits_table import HOW as HOW_TO_TICK
from ui.widgets.edits_table import EditsTable
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, buttons_below, give_room, scrolling, words
from ui.widgets.work_steps import WorkSteps

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.edit_clashes import EditClashes
    from inspection_ready.services.timetable_edits import EditPlan
    from inspection_ready.services.verbs import Done
    from ui.background import Progress
    from ui.page import Context

MOST_REFUSED = 5
HOW = (
    "Nothing is changed before you take it. What was changed here too since the file went out, and what would cancel a "
    f"session, is left unless you tick it. {HOW_TO_TICK}"
)


class TimetableEditsDialog(QDialog):
    taken = Signal(object)
    """Done: those that were ticked."""

    def __init__(self, context: Context, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._path = context, path
        self.plan: EditPlan | None = None
        self.setWindowTitle(f"Edits in {path.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.summary, self.together = words(""), words("")
        self.refused = words("", "help")
        self.problem = words("", "problem")
        self.model = ProposedEditsModel(self)
        self.table = EditsTable(self.model, self)
        self.detail = words("")
        self.all, self.none = button("Tick all"), button("Tick none")
        self.take = button("Take", role="main")
        self._lay_out()
        self._connect()
        self.compare()

    # comparing

    def compare(self) -> None:
        context, path = self._context, self._path
        self.take.setEnabled(False)
        self.steps.work.read(
            f"Comparing {path.name} ...",
            lambda progress: context.app.read(
                plan_edits, path, today=today(context.app.clock), progress=progress
            ),
            self._show,
            failed=self._failed,
        )

    def _show(self, plan: EditPlan) -> None:
        self.plan = plan
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
        self._offer()
        self._context.messages.tell_in(self.problem, error)
        if isinstance(error, ChangedMeanwhile):
            self.compare()

    # inside

    def done(self, result: int) -> None:
        self.steps.work.stop()
        super().done(result)

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
        shown = QWidget()
        inside = QVBoxLayout(shown)
        inside.setContentsMargins(0, 0, 0, 0)
        for widget in (self.summary, self.refused, tools, self.table, self.detail, self.together):
            inside.addWidget(widget, 1 if widget is self.table else 0)
        self.table.setMinimumHeight(9 * self.fontMetrics().lineSpacing())
        self.steps = WorkSteps(self._context.background, shown, self)
        above = QWidget()
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(words(HOW, "help"))
        column.addWidget(self.steps, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(scrolling(above, "The edits"), 1)
        layout.addWidget(self.problem)
        layout.addWidget(buttons_below(self, self.take, leave=button("Close")))
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
