"""One step: what it is for, what belongs to it, and the ways to the steps around it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, scrolling, subheading, words


class StepPart(QWidget):
    """What belongs to one step."""

    def focus_first(self) -> None:
        """Where the keyboard goes on coming to the step."""
        raise NotImplementedError

    def set_look_only(self, look_only: bool) -> None:
        """Nothing that changes the workspace is offered."""


class StepFrame(QWidget):
    before_asked = Signal()
    next_asked = Signal()
    all_asked = Signal()
    """To the list of steps, where there is no room for it beside the step."""

    def __init__(self, title: str, help_: str, content: StepPart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self.all = button("All steps")
        self.all.hide()
        self.heading = subheading(title)
        self.state = words("")
        self.help = words(help_, "help")
        if not help_:
            self.help.hide()
        self.before = button("Step before")
        self.next = button("Next step")
        self._lay_out(title)
        self.before.clicked.connect(self.before_asked)
        self.next.clicked.connect(self.next_asked)
        self.all.clicked.connect(self.all_asked)

    def show_state(self, number: str, state: str) -> None:
        """For example "Step 3 of 7" and "Under way: 2 to do first"."""
        self.state.setText(f"{number}. {state}")

    def name_ways(self, before: str, after: str) -> None:
        """The titles of the steps around this one; "" where there is none."""
        for way, title, lead in ((self.before, before, "Step before"), (self.next, after, "Next step")):
            way.setVisible(bool(title))
            way.setText(f"{lead}: {title}")

    def _lay_out(self, title: str) -> None:
        inside = QWidget()
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(8)
        for widget in (self.state, self.help, self.content):
            inner.addWidget(widget, 1 if widget is self.content else 0)
        ways = QWidget(self)
        row = FlowLayout(ways)
        for way in (self.before, self.next):
            row.addWidget(way)
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.all, 0, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(scrolling(inside, title), 1)
        layout.addWidget(ways)
