"""A dialog of the timetable page: make one from a template, in as many days and tracks as the visit has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from inspection_ready.domain.template_fit import Fit
from inspection_ready.domain.timetable import MOST_DAYS, MOST_TRACKS, Timetable
from inspection_ready.phrases.template_fit import fit_lines, visit_is_shorter
from inspection_ready.phrases.timetable import STARTER
from inspection_ready.services.timetable import Placed
from ui.widgets.editors import NoWheel
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, buttons_below, give_room, say, scrolling, words
from ui.widgets.plain_table import PlainTable

NOBODY = "Nobody found"
FIT_LINES, FOUND_LINES = 6, 10
"""At least; large text scrolls."""


@dataclass(frozen=True)
class Outlook:
    """What making it would find: people by session, places, and how many days the visit has (None: to come)."""

    placed: tuple[Placed, ...]
    fit: Fit
    visit_days: int | None


class MakeDialog(QDialog):
    """Accepted: ``template`` and ``name`` say what to make. Whoever opens it shows what is found."""

    looked = Signal()
    """A template, or days or tracks for it, were chosen, to be looked at."""

    def __init__(
        self, templates: Sequence[Timetable], names: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Make a timetable")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._templates = tuple(templates)
        self._names = {name.casefold() for name in names}
        self.box = NoWheel(self)
        self.box.addItems([each.name for each in templates])
        self.name_line = QLineEdit(self._free_name())
        self.days, self.tracks = QSpinBox(), QSpinBox()
        self.days.setRange(1, MOST_DAYS)
        self.tracks.setRange(1, MOST_TRACKS)
        self.problem = words("", "problem")
        self.problem.hide()
        self.about = words("", "help")
        self.fit = QPlainTextEdit()
        self.fit.setReadOnly(True)
        self.fit.setTabChangesFocus(True)
        self.fit.setAccessibleName("What moves and what finds no place")
        self.found = PlainTable("Who is found for each session", ("Session", "Wanted", "Found"), (26, 30, 0))
        self.count = words("")
        self.make = button("Make the timetable", role="main")
        self._lay_out()
        self.box.currentIndexChanged.connect(self.look)
        for number in (self.days, self.tracks):
            number.valueChanged.connect(lambda _: self.looked.emit())
        self.make.clicked.connect(self._check)

    def _lay_out(self) -> None:
        inside = QWidget()
        fields = QVBoxLayout(inside)
        for label, editor in (("&Template", self.box), ("&Name", self.name_line)):
            fields.addWidget(_labelled(label, editor))
            fields.addWidget(editor)
        fields.addWidget(self._in_how_many())
        line = self.fontMetrics().lineSpacing()
        self.fit.setMinimumHeight(FIT_LINES * line)
        self.found.setMinimumHeight(FOUND_LINES * line)
        stretches: dict[QWidget, int] = {self.found: 2, self.fit: 1}
        for widget in (self.problem, self.about, self.fit, self.found, self.count):
            fields.addWidget(widget, stretches.get(widget, 0))
        layout = QVBoxLayout(self)
        layout.addWidget(scrolling(inside, "Make a timetable"), 1)
        layout.addWidget(buttons_below(self, self.make, leave=button("Cancel")))
        self.fit.hide()
        give_room(self, letters=96, lines=38)

    def _in_how_many(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row)
        for label, number in (("&Days", self.days), ("T&racks", self.tracks)):
            flow.addWidget(_labelled(label, number))
            flow.addWidget(number)
        return row

    @property
    def template(self) -> Timetable:
        return self._templates[self.box.currentIndex()]

    @property
    def name(self) -> str:
        return self.name_line.text().strip()

    def look(self) -> None:
        """At the template as it is; days and tracks may be changed afterwards."""
        self.count.setText("Looking for people ...")
        for number, value in ((self.days, self.template.days), (self.tracks, self.template.tracks)):
            blocked = number.blockSignals(True)
            number.setValue(value)
            number.blockSignals(blocked)
        self.looked.emit()

    def show_outlook(self, outlook: Outlook, names: Mapping[int, str]) -> None:
        """What is wanted of sessions that find no place is not looked for."""
        self.about.setText(" ".join(filter(None, self._about(outlook.visit_days))))
        lines = fit_lines(outlook.fit)
        self.fit.setPlainText("\n".join(lines))
        self.fit.setVisible(bool(lines))
        made = {each.id for each in outlook.fit.sessions}
        self.show_found([each for each in outlook.placed if each.session.id in made], names)

    def _about(self, visit: int | None) -> tuple[str, ...]:
        is_longer = visit is not None and visit < self.days.value()
        return (
            STARTER if self.template.is_starter else "",
            self.template.notes,
            visit_is_shorter(self.template, visit) if visit is not None and is_longer else "",
        )

    def show_found(self, placed: Sequence[Placed], names: Mapping[int, str]) -> None:
        self.found.show_rows(
            [
                (
                    f"Day {each.session.day}: {each.session.title}",
                    each.session.wanted,
                    ", ".join(names.get(at.person_id, "") for at in each.attendances) or NOBODY,
                )
                for each in placed
            ]
        )
        gaps = sum(each.is_gap for each in placed)
        self.count.setText(
            f"People are found for {len(placed) - gaps} of {len(placed)} sessions. The others stay gaps, to be named "
            "by you. People are found by the roles you keep, word for word."
        )

    def _check(self) -> None:
        wrong = "Enter a name" if not self.name else ""
        if self.name.casefold() in self._names:
            wrong = "There is a timetable of this name already. Enter another"
        say(self.problem, wrong)
        if wrong:
            self.name_line.setFocus()
        else:
            self.accept()

    def _free_name(self) -> str:
        number, name = 2, "The visit"
        while name.casefold() in self._names:
            name, number = f"The visit {number}", number + 1
        return name


def _labelled(text: str, editor: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(editor)
    return label
