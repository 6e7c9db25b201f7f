"""A dialog of the timetable page: put its days on dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.phrases.timetable import date_words
from inspection_ready.records.fields import Field, Kind
from ui.widgets.date_editor import DateEditor
from ui.widgets.layout import button, give_room, scrolling, words


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
