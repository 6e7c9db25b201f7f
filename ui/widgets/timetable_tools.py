"""Which timetable or template is on view, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from inspection_ready.domain.timetable import Timetable
from ui.widgets.clash_list import ClashButton
from ui.widgets.editors import NoWheel
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button


class TimetableTools(QWidget):
    chosen = Signal(object)
    """The id of a timetable or template."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chooser = NoWheel(self)
        self.chooser.setAccessibleName("Timetable or template")
        self.chooser.setMinimumContentsLength(18)
        self.make = button("Make a timetable", role="main")
        self.begin = button("Begin without a template")
        self.add = button("Add a session")
        self.fill = button("Find people for gaps")
        self.dates = button("Dates of the days")
        self.plan = button("Plan", name="Place and move sessions")
        plan = QMenu(self)
        self.place_all = plan.addAction("Place &all ...")
        self.place_rest = plan.addAction("Place the &rest ...")
        self.move_session = plan.addAction("&Move a session ...")
        self.drop_out = plan.addAction("Somebody or something &drops out ...")
        self.plan.setMenu(plan)
        self.issues = button("Issues and slips")
        self.print = button("Print")
        self.more = button("More", name="More to do with this timetable")
        menu = QMenu(self)
        self.name = menu.addAction("&Name, days and rules")
        self.keep = menu.addAction("&Keep as a template")
        self.copy = menu.addAction("&Copy")
        self.remove = menu.addAction("&Remove")
        menu.addSeparator()
        self.bring = menu.addAction("&Import from a spreadsheet")
        self.export = menu.addAction("&Export to a spreadsheet")
        self.edits = menu.addAction("&Bring in edits")
        self.edits.setToolTip(
            "An exported timetable that somebody changed in Excel, as changes to take or leave."
        )
        menu.addSeparator()
        self.save = menu.addAction("&Save the template as a file")
        self.take = menu.addAction("&Bring in a template from a file")
        self.starters = menu.addAction("Add the templates that come &with the app")
        self.more.setMenu(menu)
        self.clashes = ClashButton(self)
        label = QLabel("&Show", self)
        label.setBuddy(self.chooser)
        row = FlowLayout(self)
        parts = (
            label,
            self.chooser,
            self.make,
            self.begin,
            self.add,
            self.fill,
            self.dates,
            self.plan,
            self.issues,
            self.print,
            self.more,
            self.clashes,
        )
        for each in parts:
            row.addWidget(each)
        self.chooser.currentIndexChanged.connect(lambda _: self.chosen.emit(self.chooser.currentData()))

    def show_timetables(
        self, timetables: Sequence[Timetable], current: Timetable | None, *, look_only: bool
    ) -> None:
        blocked = self.chooser.blockSignals(True)
        self.chooser.clear()
        for each in timetables:
            self.chooser.addItem(_words(each), each.id)
        self.chooser.setCurrentIndex(self.chooser.findData(current.id if current else None))
        self.chooser.blockSignals(blocked)
        is_own = current is not None and not current.is_template
        for action in (self.name, self.copy, self.remove):
            action.setEnabled(not look_only and current is not None)
        for each_button in (self.fill, self.dates, self.plan):
            each_button.setVisible(is_own)
            each_button.setDisabled(look_only)
        self.issues.setVisible(is_own)
        self.print.setVisible(is_own)
        self.make.setDisabled(look_only)
        self.begin.setDisabled(look_only)
        self.begin.setVisible(all(each.is_template for each in timetables))
        self.add.setEnabled(not look_only and current is not None)
        self.keep.setEnabled(not look_only and is_own)
        self.bring.setDisabled(look_only)
        self.export.setEnabled(current is not None)
        self.edits.setEnabled(not look_only and is_own)
        self.save.setEnabled(current is not None and current.is_template)
        for action in (self.take, self.starters):
            action.setDisabled(look_only)


def _words(timetable: Timetable) -> str:
    if not timetable.is_template:
        return timetable.name
    return f"Template: {timetable.name}{' (starter)' if timetable.is_starter else ''}"
