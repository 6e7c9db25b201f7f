"""Sessions placed by the planner: it is asked, worked out with progress, shown, and taken on or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ui.dialogs.plan_shown import PlanShown
from ui.widgets.layout import button, give_room, scrolling, words
from ui.widgets.working import Working

if TYPE_CHECKING:
    from inspection_ready.domain.plan_proposals import Proposal
    from inspection_ready.phrases.plan_told import PlanTold
    from inspection_ready.services.planning import Question
    from ui.plan_search import PlanSearch

WORKING = "Looking for places ..."
FEWEST = "Looking for the fewest moves ..."
BETTER = "Every session that fits is placed. Looking for something better ..."


class PlanDialog(QDialog):
    """``asking`` is what the coordinator says first. Whoever opens it works it out and takes it on."""

    work_asked = Signal()
    take_asked = Signal()

    def __init__(
        self, title: str, intro: str, asking: QWidget, parent: QWidget | None = None, *, improves: bool = True
    ) -> None:
        """``improves``: it can be ended early with the best so far."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.asking = asking
        self._improves = improves
        self._search: PlanSearch | None = None
        self.question: Question | None = None
        self.proposal: Proposal | None = None
        self.problem = words("", "problem")
        self.problem.setAccessibleName("What stands in the way")
        self.working = Working()
        self.working.cancel.setText("Stop")
        self.enough = button("Show the best so far")
        self.shown = PlanShown()
        self.work = button("Work it out", role="main")
        self.again = button("Ask again")
        self.take = button("Place the sessions so", role="main")
        self.leave = button("Not now")
        self._lay_out(intro)
        self._connect()
        self._settle(is_working=False)

    def ask_again(self) -> None:
        self.say_problem("")
        self.asking.setFocus()

    def begin(self, search: PlanSearch) -> None:
        """It is held here, and not by a connection of Qt's, which the thread that searches could be the last to let go."""
        self._search = search
        self._forget()
        self.working.say(WORKING if self._improves else FEWEST, can_cancel=True)
        self._settle(is_working=True)
        (self.enough if self._improves else self.working.cancel).setFocus()

    def show_progress(self, done: int, total: int) -> None:
        if self.working.isHidden():
            return
        self.working.show_progress(done, total)
        if self._improves:
            told = f"{done} of {total} sessions have a place." if done < total else BETTER
            self.working.words.setText(told)

    def show_proposal(self, question: Question, made: Proposal, told: PlanTold) -> None:
        self.question, self.proposal = question, made
        self._settle(is_working=False)
        self.shown.show_plan(told, is_good=made.is_good)
        (self.take if self.take.isVisible() else self.leave).setFocus()

    def say_problem(self, sentence: str) -> None:
        """In the dialog, where the person is; the notice strip is behind it."""
        self._forget()
        self._settle(is_working=False)
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.work.setFocus()

    def stop_search(self) -> None:
        if self._search is not None:
            self._search.cancel()

    def take_what_is_found(self) -> None:
        if self._search is not None:
            self._search.take_what_is_found()

    def reject(self) -> None:
        self.stop_search()
        super().reject()

    # inside

    def _forget(self) -> None:
        self.question = self.proposal = None
        self.problem.hide()
        self.shown.hide()

    def _settle(self, *, is_working: bool) -> None:
        """It is asked, worked out, or shown."""
        made = self.proposal
        is_asking = made is None and not is_working
        self.working.setVisible(is_working)
        self.enough.setVisible(is_working and self._improves)
        for each in (self.asking, self.work):
            each.setVisible(is_asking)
        self.again.setVisible(made is not None)
        self.take.setVisible(made is not None and bool(made.changes))
        has_new = made is not None and bool(made.new_clashes)
        self.take.setText("Place them all the same" if has_new else "Place the sessions so")
        self.leave.setText("Not now" if made else "Cancel")

    def _lay_out(self, intro: str) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setSpacing(12)
        for widget in (
            words(intro, "help"),
            self.asking,
            self.problem,
            self.working,
            self.enough,
            self.shown,
        ):
            column.addWidget(widget)
        column.setAlignment(self.enough, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        buttons = QDialogButtonBox()
        for each in (self.work, self.again, self.take):
            buttons.addButton(each, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.leave, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.addWidget(scrolling(inside, self.windowTitle()), 1)
        layout.addWidget(buttons)
        self.problem.hide()
        give_room(self, letters=118, lines=40)
        buttons.rejected.connect(self.reject)

    def _connect(self) -> None:
        self.work.clicked.connect(self.work_asked)
        self.again.clicked.connect(self.ask_again)
        self.take.clicked.connect(self.take_asked)
        self.enough.clicked.connect(self.take_what_is_found)
        self.working.cancelled.connect(self.stop_search)
