"""The issues of the timetable, what differs between two of them or the draft, and the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from inspection_ready.phrases.issue_disposals import line_of_issue
from inspection_ready.phrases.issues import (
    CANNOT_BE_UNDONE,
    NOTHING_DIFFERS,
    difference_words,
    issue_name,
)
from inspection_ready.phrases.values import count_of
from inspection_ready.services.issues import DRAFT
from ui.widgets.editors import NoWheel
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, scrolling, words
from ui.widgets.wrapped_list import WrappedList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.issue_differences import SessionDifference
    from inspection_ready.services.told import Issued

NEVER = "The timetable has not been issued yet. An issue is a numbered copy that nothing changes any more."
NEEDS_WHY = "Say why, in a few words: the people it changes something for are told."
DRAFT_WORDS = "The draft as it stands"
FEWEST, ROOM = 4, 22
"""Lines of a list, and letters of a chooser, at least."""


class IssueList(QWidget):
    compare_asked = Signal(str, str)
    """Each the number of an issue, or "draft"."""
    issue_asked = Signal(str)
    """Why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._issues: Sequence[Issued] = ()
        self._read_only = False
        self.never = words(NEVER, "help")
        self.issues = WrappedList("Issues of the timetable", self)
        self.before, self.after = NoWheel(self), NoWheel(self)
        for chooser in (self.before, self.after):
            chooser.setMinimumContentsLength(ROOM)
        self.before.setAccessibleName("What differs from")
        self.after.setAccessibleName("What differs to")
        self.said = words("", "count")
        self.differs = WrappedList("What differs, session by session", self)
        self.why = QLineEdit(self)
        self.why.setAccessibleName("Why it is issued again")
        self.issue = button("Issue it now", role="main")
        self.stays = words(CANNOT_BE_UNDONE, "help")
        self.problem = words("", "problem")
        self.problem.hide()
        self._lay_out()
        self.never.hide()  # nothing is known before they are read
        self._show_choosers(are_there=False)
        self.issue.setEnabled(False)
        self.before.currentIndexChanged.connect(self._compare)
        self.after.currentIndexChanged.connect(self._compare)
        self.issue.clicked.connect(self._ask)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.why.setDisabled(read_only)

    def show_issues(self, issues: Sequence[Issued]) -> None:
        self._issues = issues
        self.issues.clear()
        self.issues.addItems(
            [line_of_issue(each.issue, len(each.copy.sessions), each.disposal) for each in issues]
        )
        self.issues.setCurrentRow(0)
        names = [(issue_name(each.issue.number, each.issue.at), str(each.issue.number)) for each in issues]
        for chooser, with_draft in ((self.before, False), (self.after, True)):
            with QSignalBlocker(chooser):
                chooser.clear()
                for name, number in ([(DRAFT_WORDS, DRAFT)] if with_draft else []) + names:
                    chooser.addItem(name, number)
                chooser.setCurrentIndex(0)
        self.never.setVisible(not issues)
        self._show_choosers(are_there=bool(issues))
        self.issue.setText(f"Issue it now, as issue {issues[0].issue.number + 1 if issues else 1}")
        self._compare()

    def show_differences(self, found: Sequence[SessionDifference], *, to_draft: bool) -> None:
        self.differs.clear()
        self.differs.addItems([difference_words(each) for each in found])
        self.differs.setCurrentRow(0)
        count = count_of(len(found), "session")
        said = (
            f"{count} to be issued."
            if not self._issues
            else f"{count} changed."
            if found
            else NOTHING_DIFFERS
        )
        self.said.setText(said)
        self.differs.setVisible(bool(found))
        self.issue.setEnabled(bool(found) and to_draft and not self._read_only)

    @property
    def compared(self) -> tuple[str, str]:
        return str(self.before.currentData()), str(self.after.currentData())

    # inside

    def _show_choosers(self, *, are_there: bool) -> None:
        choosers = (self.before, self.after, self.label_before, self.label_after)
        for widget in (self.issues, *choosers, self.why, self.label_why):
            widget.setVisible(are_there)

    def _compare(self) -> None:
        self.issue.setEnabled(False)
        self.compare_asked.emit(*(self.compared if self._issues else ("", DRAFT)))

    def _ask(self) -> None:
        why = " ".join(self.why.text().split())
        is_missing = bool(self._issues) and not why
        self.problem.setText(NEEDS_WHY if is_missing else "")
        self.problem.setVisible(is_missing)
        self.why.setAccessibleDescription(self.problem.text())
        if is_missing:
            self.why.setFocus()
            return
        self.issue_asked.emit(why)

    def _lay_out(self) -> None:
        self.label_before, self.label_after = QLabel("What differs &from", self), QLabel("&to", self)
        self.label_before.setBuddy(self.before)
        self.label_after.setBuddy(self.after)
        self.label_why = QLabel("&Why it is issued again", self)
        self.label_why.setBuddy(self.why)
        row = FlowLayout()
        for widget in (self.label_before, self.before, self.label_after, self.after):
            row.addWidget(widget)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.addWidget(self.never)
        column.addWidget(self.issues, 1)
        column.addLayout(row)
        column.addWidget(self.said)
        column.addWidget(self.differs, 2)
        column.addWidget(self.stays)
        for each in (self.issues, self.differs):
            each.setMinimumHeight(FEWEST * self.fontMetrics().lineSpacing())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(inside, "Issues and what differs"), 1)
        do = QVBoxLayout()
        do.setContentsMargins(9, 0, 9, 9)
        for part in (self.label_why, self.why, self.problem):
            do.addWidget(part)
        do.addWidget(self.issue, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(do)
