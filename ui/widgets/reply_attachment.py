"""One attachment of a reply: which request it answers, and whether it is new evidence, a newer version, or left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from inspection_ready.domain.reply_suggestions import AsWhat
from inspection_ready.phrases.replies import as_what_words, attached_words, why_words
from inspection_ready.records.replies import REPLY_FILES
from inspection_ready.services.reply_filing import FileAs
from ui.widgets.layout import button, say, words
from ui.widgets.link_editor import LinkEditor

if TYPE_CHECKING:
    from inspection_ready.domain.replies import Attached
    from inspection_ready.domain.reply_suggestions import Suggestion
    from inspection_ready.domain.requests import Request
    from ui.models.links import LinkSource

LEAVE, NEW, NEWER = "Leave it in the message", "File it as new evidence", "File it as a newer version of"
FORM = "It is a form somebody answered requests in. Its answers are looked through before they are taken."
NO_REQUEST = "No request"
LETTERS = 70
"""Of a wording, in the list to choose from."""


class AttachmentCard(QFrame):
    changed = Signal()
    open_asked = Signal(int)
    form_asked = Signal(int)
    """It is a form somebody answered in: its answers are to be brought in."""

    def __init__(
        self,
        file: Attached,
        suggested: Suggestion,
        *,
        owed: Sequence[Request],
        evidence: LinkSource,
        titles: Mapping[int, str],
        is_form: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """``titles`` are those of evidence, by id."""
        super().__init__(parent)
        self.setObjectName("card")
        self.file = file
        self.name = words(attached_words(file))
        numbers = {each.id: each.number for each in owed}
        as_what = as_what_words(suggested, titles.get(suggested.evidence_id or 0, ""))
        why = FORM if is_form else " ".join(filter(None, (why_words(suggested, numbers), as_what)))
        self.why = words(why, "help")
        self.what = QComboBox(self)
        self.what.addItems([LEAVE, NEW, NEWER])
        self.request = QComboBox(self)
        self.request.addItem(NO_REQUEST, None)
        for each in owed:
            self.request.addItem(f"{each.number}: {_short(each.wording)}", each.id)
        self.title = QLineEdit(suggested.title, self)
        self.which = LinkEditor(REPLY_FILES.field("evidence_id"), evidence, self)
        self.open = button("Open a copy", name=f"Open a copy of {file.name}")
        self.form = button("Bring in this form", name=f"Bring in this form, {file.name}")
        self.is_form = is_form
        self.problem = words("", "problem")
        self._lay_out()
        self._suggest(suggested)
        self._connect()
        self._fit()

    @property
    def request_id(self) -> int | None:
        """What it is filed for; None where it is left."""
        found = self.request.currentData()
        return None if self.is_left or found is None else int(found)

    @property
    def is_left(self) -> bool:
        return self.what.currentText() == LEAVE

    def filing(self) -> FileAs | None:
        """None where it is left."""
        if self.is_left:
            return None
        is_newer = self.what.currentText() == NEWER
        return FileAs(
            number=self.file.number,
            request_id=self.request_id,
            evidence_id=self.which.value() if is_newer else None,
            title=self.title.text(),
        )

    def check(self) -> bool:
        """Says beside it what is missing."""
        what, missing = self.what.currentText(), ""
        if what == NEWER:
            self.which.settle()
            missing = (
                "" if self.which.value() is not None else "Choose the evidence it is a newer version of."
            )
        elif what == NEW and not self.title.text().strip():
            missing = "Write what the new evidence is called."
        say(self.problem, missing)
        if missing:
            (self.which.main if what == NEWER else self.title).setFocus()
        return not missing

    def set_read_only(self, read_only: bool) -> None:
        self.which.set_read_only(read_only)
        for widget in (self.what, self.request, self.title, self.form):
            widget.setDisabled(read_only)

    # inside

    def _suggest(self, suggested: Suggestion) -> None:
        is_new = suggested.as_what is AsWhat.NEW
        self.what.setCurrentText(LEAVE if suggested.is_left or self.is_form else NEW if is_new else NEWER)
        self.which.set_value(suggested.evidence_id)
        self.request.setCurrentIndex(max(self.request.findData(suggested.request_id), 0))
        if not self.file.can_be_filed:
            self.what.setDisabled(True)
            self.open.setDisabled(True)

    def _connect(self) -> None:
        self.what.currentIndexChanged.connect(self._fit)
        self.request.currentIndexChanged.connect(self.changed)
        self.open.clicked.connect(lambda: self.open_asked.emit(self.file.number))
        self.form.clicked.connect(lambda: self.form_asked.emit(self.file.number))

    def _fit(self) -> None:
        """Only what applies is on view."""
        what = self.what.currentText()
        for widget, is_wanted in (
            (self.request, what != LEAVE),
            (self.title, what == NEW),
            (self.which, what == NEWER),
        ):
            self._form.setRowVisible(widget, is_wanted)
        self.problem.hide()
        self.changed.emit()

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, widget, buddy in (
            ("What to do", self.what, self.what),
            ("Request", self.request, self.request),
            ("Called", self.title, self.title),
            ("Evidence", self.which, self.which.main),
        ):
            label = QLabel(text, self)
            label.setBuddy(buddy)
            buddy.setAccessibleName(f"{text}, {self.file.name}")
            self._form.addRow(label, widget)
        for box in (self.what, self.request):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(20)
        layout = QVBoxLayout(self)
        layout.addWidget(self.name)
        layout.addWidget(self.why)
        layout.addLayout(self._form)
        layout.addWidget(self.problem)
        layout.addWidget(self.form)
        layout.addWidget(self.open)
        self.form.setHidden(not self.is_form)
        self.problem.hide()


def _short(wording: str) -> str:
    plain = " ".join(wording.split())
    return plain if len(plain) <= LETTERS else f"{plain[: LETTERS - 4]} ..."
