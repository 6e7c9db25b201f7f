"""Dialogs of the timetable page: make one from a template, and put its days on dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from inspection_ready.domain.timetable import Timetable
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.phrases.timetable import STARTER, date_words
from inspection_ready.records.fields import Field, Kind
from inspection_ready.services.timetable import Placed
from ui.widgets.date_editor import DateEditor
from ui.widgets.editors import NoWheel
from ui.widgets.layout import button, give_room, scrolling, words
from ui.widgets.plain_table import PlainTable

NOBODY = "Nobody found"


class MakeDialog(QDialog):
    """Accepted: ``template`` and ``name`` say what to make. Whoever opens it shows what is found."""

    looked = Signal(object)
    """A template was chosen, to be looked at."""

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
        self.problem = words("", "problem")
        self.problem.hide()
        self.about = words("", "help")
        self.found = PlainTable("Who is found for each session", ("Session", "Wanted", "Found"), (26, 30, 0))
        self.count = words("")
        self.make = button("Make the timetable", role="main")
        buttons = QDialogButtonBox()
        buttons.addButton(self.make, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        for label, editor in (("&Template", self.box), ("&Name", self.name_line)):
            layout.addWidget(_labelled(label, editor))
            layout.addWidget(editor)
        for widget in (self.problem, self.about, self.found, self.count, buttons):
            layout.addWidget(widget, 1 if widget is self.found else 0)
        give_room(self, letters=96, lines=34)
        self.box.currentIndexChanged.connect(self.look)
        self.make.clicked.connect(self._check)
        buttons.rejected.connect(self.reject)

    @property
    def template(self) -> Timetable:
        return self._templates[self.box.currentIndex()]

    @property
    def name(self) -> str:
        return self.name_line.text().strip()

    def look(self) -> None:
        self.about.setText(
            " ".join(filter(None, (STARTER if self.template.is_starter else "", self.template.notes)))
        )
        self.count.setText("Looking for people ...")
        self.looked.emit(self.template)

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
        self.problem.setText(wrong)
        self.problem.setVisible(bool(wrong))
        if wrong:
            self.name_line.setFocus()
        else:
            self.accept()

    def _free_name(self) -> str:
        number, name = 2, "The visit"
        while name.casefold() in self._names:
            name, number = f"The visit {number}", number + 1
        return name


class DaysDialog(QDialog):
    """A date for each day; one left empty is counted from the days on site."""

    def __init__(
        self,
        days: Sequence[DatedDay],
        save: Callable[[DaysDialog, dict[int, date | None]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Dates of the days")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._save = save
        inside = QWidget()
        fields = QVBoxLayout(inside)
        fields.addWidget(
            words("Leave a day empty to count it from the days on site: working days only. A date you choose stands, "
                  "even on a Saturday.", "help")
        )  # fmt: skip
        self.editors: dict[int, DateEditor] = {}
        self.problem = words("", "problem")
        self.problem.hide()
        for day in days:
            label = f"Day {day.day}"
            editor = DateEditor(Field(f"day_{day.day}", label, Kind.DATE))
            editor.main.setAccessibleName(label)
            editor.set_value(day.on if day.is_chosen else None)
            counted = "" if day.is_chosen else f" (now: {date_words(day)})"
            fields.addWidget(_labelled(f"{label}{counted}", editor.main))
            fields.addWidget(editor)
            self.editors[day.day] = editor
        fields.addStretch(1)
        buttons = QDialogButtonBox()
        self.save_button = button("Save the dates", role="main")
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.addWidget(scrolling(inside, "Dates of the days"), 1)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)
        give_room(self, letters=60, lines=24)
        self.save_button.clicked.connect(self._check)
        buttons.rejected.connect(self.reject)

    def _check(self) -> None:
        wrong = [editor for editor in self.editors.values() if editor.problem()]
        self.problem.setText(wrong[0].problem() if wrong else "")
        self.problem.setVisible(bool(wrong))
        if wrong:
            wrong[0].main.setFocus()
        else:
            self._save(self, {day: editor.value() for day, editor in self.editors.items()})


def _labelled(text: str, editor: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(editor)
    return label
