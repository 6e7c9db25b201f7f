"""Disposing of an issue of the timetable, or of the name of somebody who is no longer here: asked once more, with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from inspection_ready.domain.moments import today
from inspection_ready.phrases.issue_disposals import (
    ISSUE_GOES,
    NAME_GOES,
    issue_gone_lines,
    name_gone_lines,
)
from inspection_ready.phrases.issues import issue_name
from inspection_ready.services.issue_disposal import dispose_of_issue, dispose_of_name, names_to_dispose_of
from inspection_ready.services.issues import issues
from ui.dialogs.reason import ReasonDialog
from ui.widgets.editors import NoWheel
from ui.widgets.layout import button, scrolling, words
from ui.widgets.named_box import fill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from inspection_ready.domain.changes import Changes
    from inspection_ready.services.app import App
    from inspection_ready.services.verbs import Done
    from ui.page import Context

    Offered = Sequence[tuple[object, str]]

ABOUT = (
    "An issue keeps the names of people after they have gone from the register. Once it is no longer needed, dispose of all "
    "it holds; or of one name, in every issue. That there was an issue stays recorded, with who disposed of it and why."
)
NO_ISSUES = "There is no issue to dispose of."
NO_NAMES = "Everybody in the issues is here still."
KINDS = frozenset({"timetable_issue", "person", "disposal"})
ROOM = 22
"""Letters of a chooser, at least."""


class IssueDisposing(QWidget):
    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.issue, self.name = NoWheel(self), NoWheel(self)
        self.dispose_issue = button("Dispose of this issue")
        self.dispose_name = button("Dispose of this name")
        self.no_issues, self.no_names = words(NO_ISSUES, "help"), words(NO_NAMES, "help")
        self._lay_out()
        self.dispose_issue.clicked.connect(self._ask_of_issue)
        self.dispose_name.clicked.connect(self._ask_of_name)
        context.refresh.changed.connect(self._heard)
        self.load()

    def load(self) -> None:
        context = self._context
        now = today(context.app.clock)
        context.background.query(
            lambda: _read(context.app, now), self._show, owner=self, failed=context.messages.tell, key="gone"
        )

    def _show(self, read: tuple[Offered, Offered]) -> None:
        rows = (
            (read[0], self.issue, self.dispose_issue, self.no_issues),
            (read[1], self.name, self.dispose_name, self.no_names),
        )
        for offered, box, go, nothing in rows:
            fill(box, offered)
            box.setEnabled(bool(offered))
            go.setEnabled(bool(offered) and not self._context.look_only)
            nothing.setVisible(not offered)

    def _heard(self, changes: Changes) -> None:
        if changes.touch(*KINDS):
            self.load()

    # what is done

    def _ask_of_issue(self) -> None:
        number = self.issue.currentData()
        self._ask(
            f"Dispose of {self.issue.currentText()}",
            ISSUE_GOES,
            lambda app, why: app.do(dispose_of_issue, number, because=why),
            issue_gone_lines,
        )

    def _ask_of_name(self) -> None:
        person_id = self.name.currentData()
        self._ask(
            f"Dispose of the name {self.name.currentText()}",
            NAME_GOES,
            lambda app, why: app.do(dispose_of_name, person_id, because=why),
            lambda gone: name_gone_lines(gone.disposals, gone.still),
        )

    def _ask(
        self,
        title: str,
        about: str,
        work: Callable[[App, str], Done[Any]],
        said: Callable[[Any], Iterable[str]],
    ) -> None:
        dialog = ReasonDialog(title, f"{title}?\n\n{about}", do="Dispose of it", parent=self)
        dialog.accepted.connect(lambda: self._do(work, dialog.reason, said))
        dialog.open()

    def _do(
        self, work: Callable[[App, str], Done[Any]], reason: str, said: Callable[[Any], Iterable[str]]
    ) -> None:
        context = self._context
        context.ask_who()

        def done(done: Done[Any]) -> None:
            context.refresh.send(done.changes)
            context.messages.notice("\n".join(said(done.result)))

        context.background.command(
            lambda _: work(context.app, reason), done, owner=self, failed=context.messages.tell
        )

    def _lay_out(self) -> None:
        inside = QWidget(self)
        layout = QVBoxLayout(inside)
        layout.addWidget(words(ABOUT, "help"))
        for name, box, go, nothing in (
            ("&Issue", self.issue, self.dispose_issue, self.no_issues),
            ("&Name", self.name, self.dispose_name, self.no_names),
        ):
            label = QLabel(name, self)
            label.setBuddy(box)
            box.setAccessibleName(name.replace("&", ""))
            box.setMinimumContentsLength(ROOM)
            for widget in (label, box, nothing):
                layout.addWidget(widget)
            nothing.hide()
            layout.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
            go.setEnabled(False)
        layout.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scrolling(inside, "Disposal"))


def _read(app: App, now: date) -> tuple[Offered, Offered]:
    with app.reading() as reader:
        held = tuple(
            (each.issue.number, issue_name(each.issue.number, each.issue.at))
            for each in issues(reader)
            if not each.copy.is_disposed
        )
        return held, names_to_dispose_of(reader, today=now)
