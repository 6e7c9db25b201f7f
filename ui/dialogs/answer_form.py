"""A spreadsheet form that came back: each answer beside its request, taken only where it is ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QListWidgetItem, QVBoxLayout, QWidget

from inspection_ready.phrases.answer_forms import FAULTS, answer_words, form_words
from ui.widgets.layout import button, buttons_below, give_room, scrolling, words
from ui.widgets.plain_table import PlainTable
from ui.widgets.wrapped_list import WrappedList

if TYPE_CHECKING:
    from inspection_ready.domain.answer_forms import ProposedAnswer
    from inspection_ready.services.answer_forms import FormReview

LETTERS, LINES = 90, 36
PLACE = Qt.ItemDataRole.UserRole
COLUMNS, WIDTHS = ("Row", "Request", "Why it cannot be used"), (6, 10, 0)
ABOUT = (
    "What you tick is entered as the answer, given by {name}. The form itself is kept. Name the evidence of each "
    "answer afterwards, under Evidence."
)
NOTHING = "There is no answer in this form that can be used."
KEPT = "Rows that cannot be used are written to a file beside the form, with the reasons."


class AnswerFormDialog(QDialog):
    """Accepted: ``chosen`` are the answers to be filed."""

    def __init__(self, review: FormReview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Answers from {review.person.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._review = review
        self.said = words(f"{review.path.name}: {form_words(review.answers)}.")
        self.list = WrappedList("Answers", self)
        self.list.setAccessibleDescription("Space ticks one or takes the tick off")
        for place, each in enumerate(review.answers.proposed):
            item = QListWidgetItem(_words(each), self.list)
            item.setData(PLACE, place)
            item.setCheckState(Qt.CheckState.Checked)
        self.list.setCurrentRow(0)
        self.table = PlainTable("Rows that cannot be used", COLUMNS, WIDTHS, self)
        self.table.show_rows(
            [(str(each.line.line), each.line.number, FAULTS[each.fault]) for each in review.answers.refused]
        )
        self.take = button("Take the answers", role="main")
        self._lay_out()
        self.list.itemChanged.connect(self._enable)
        self.take.clicked.connect(self.accept)
        self._enable()
        give_room(self, letters=LETTERS, lines=LINES)

    @property
    def chosen(self) -> tuple[ProposedAnswer, ...]:
        items = map(self.list.item, range(self.list.count()))
        ticked = [item.data(PLACE) for item in items if item.checkState() is Qt.CheckState.Checked]
        return tuple(self._review.answers.proposed[place] for place in ticked)

    # inside

    def _enable(self) -> None:
        self.take.setEnabled(bool(self.chosen))

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setSpacing(8)
        label = QLabel("&Answers", inside)
        label.setBuddy(self.list)
        has_any, has_refused = bool(self._review.answers.proposed), bool(self._review.answers.refused)
        about = ABOUT.format(name=self._review.person.name) if has_any else NOTHING
        for part, stretch, is_shown in (
            (self.said, 0, True),
            (words(about, "help"), 0, True),
            (label, 0, has_any),
            (self.list, 2, has_any),
            (words(KEPT, "help"), 0, has_refused),
            (self.table, 1, has_refused),
        ):
            column.addWidget(part, stretch)
            part.setVisible(is_shown)
        column.addStretch(0)
        buttons = buttons_below(self, self.take, leave=button("Cancel" if has_any else "Close"))
        layout = QVBoxLayout(self)
        layout.addWidget(scrolling(inside, "Answers from a form"), 1)
        layout.addWidget(buttons)


def _words(each: ProposedAnswer) -> str:
    return f"Request {each.request.number}: {each.request.wording}\n{answer_words(each)}"
