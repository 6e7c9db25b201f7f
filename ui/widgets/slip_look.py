"""Who is to be told what now, and how one of them would read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from inspection_ready.phrases.issue_disposals import nobody_told_of
from inspection_ready.phrases.slips import NO_ADDRESS, NOBODY_TO_TELL, item_title, plan_words, undated_words
from ui.widgets.layout import words
from ui.widgets.wrapped_list import WrappedList

if TYPE_CHECKING:
    from inspection_ready.domain.slips import PersonSlips
    from inspection_ready.services.told import SlipOutlook

WHO = Qt.ItemDataRole.UserRole
NOT_ISSUED = "The timetable has not been issued yet, and nobody is told of a draft."


class SlipLook(QWidget):
    asked = Signal(object)
    """The id of the person whose slip is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = words("")
        self.list = WrappedList("People who are told something", self)
        self.subject = words("")
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("The words of the slip")
        self.undated = words("", "warning")
        layout = QVBoxLayout(self)
        for part, stretch in (
            (self.said, 0),
            (self.undated, 0),
            (self.list, 1),
            (self.subject, 0),
            (self.text, 2),
        ):
            layout.addWidget(part, stretch)
        layout.addStretch(0)
        self.list.currentItemChanged.connect(self._ask)

    def show_outlook(self, outlook: SlipOutlook) -> None:
        people = outlook.plan.people
        nobody = NOBODY_TO_TELL if outlook.issue else NOT_ISSUED
        if outlook.issue and outlook.issue.copy.is_disposed:
            nobody = nobody_told_of(outlook.issue.issue.number)
        self.said.setText(f"{plan_words(outlook.plan)}." if people else nobody)
        self.undated.setText("\n".join(map(undated_words, outlook.plan.undated)))
        self.undated.setVisible(bool(outlook.plan.undated))
        for widget in (self.list, self.subject, self.text):
            widget.setVisible(bool(people))
        self.list.clear()
        for each in people:
            item = QListWidgetItem(_words(each, outlook), self.list)
            item.setData(WHO, each.person_id)
        self.list.setCurrentRow(0)

    def show_slip(self, subject: str, text: str) -> None:
        self.subject.setText(f"Subject: {subject}")
        self.text.setPlainText(text)

    def _ask(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.asked.emit(item.data(WHO))


def _words(person: PersonSlips, outlook: SlipOutlook) -> str:
    told = f"{person.name}. {'. '.join(map(item_title, person.items))}"
    return told if person.person_id in outlook.addresses else f"{told}. {person.name} {NO_ADDRESS}"
