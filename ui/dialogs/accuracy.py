"""What is asked about a draft report: the day it came, more time, and what the regulator made of a point."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.phrases.accuracy import RESPONSES
from inspection_ready.records.fields import Field, Kind
from ui.dialogs.fields import FieldsDialog
from ui.widgets.date_editor import DateEditor
from ui.widgets.editors import ChoiceEditor, LineEditor, TextEditor
from ui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtWidgets import QWidget

    from inspection_ready.domain.accuracy import AccuracyPoint

CAME = Field("on", "Day of the e-mail", Kind.DATE, "The clock starts on this day.", required=True)
TOLD_BY = Field("told_by", "Sent by", help="Who sent it.")
WHY = Field("why", "Why more time is needed", Kind.LONG_TEXT, required=True)
ASKED = Field("on", "Asked on", Kind.DATE, required=True)
ANSWERED = Field("on", "Answered on", Kind.DATE, required=True)
GRANTED = Field("granted", "Regulator’s answer", Kind.CHOICE)
UNTIL = Field("until", "Granted until", Kind.DATE, "The new day by which it is due back.")
WORDS = Field("words", "In the regulator’s words", Kind.LONG_TEXT)
RESPONSE = Field("response", "What the regulator made of it", Kind.CHOICE)
NO_DAY = "Enter a date, such as 4 June 2025"
CAME_ABOUT = (
    "The days to answer are counted from the day of this e-mail. A request for the check is opened, to be signed and "
    "released as any other. To file the e-mail itself with the date, read it on the page Inspection."
)


class Granted(StrEnum):
    YES = "yes"
    NO = "no"


def draft_came(held: dt.date | None, now: dt.date, parent: QWidget) -> FieldsDialog:
    on, told_by = FieldRow(CAME, DateEditor(CAME)), FieldRow(TOLD_BY, LineEditor(TOLD_BY))
    on.editor.set_value(held or now)
    return FieldsDialog(
        "The draft report came",
        CAME_ABOUT,
        (on, told_by),
        do="Enter the day",
        missing={"on": NO_DAY},
        parent=parent,
    )


def time_asked(extension: str, now: dt.date, parent: QWidget) -> FieldsDialog:
    """``extension``: when the regulator gives more time, in the regime's words."""
    why, on = FieldRow(WHY, TextEditor(WHY)), FieldRow(ASKED, DateEditor(ASKED))
    on.editor.set_value(now)
    return FieldsDialog(
        "More time was asked for",
        f"{extension} Until it is granted, the day stays as it is.".strip(),
        (why, on),
        do="Note it",
        missing={"why": "Say why, in a few words", "on": NO_DAY},
        parent=parent,
    )


def time_answered(now: dt.date, parent: QWidget) -> FieldsDialog:
    offered = {Granted.YES: "Granted", Granted.NO: "Refused"}
    granted = FieldRow(GRANTED, ChoiceEditor(GRANTED, offered))
    until = FieldRow(UNTIL, DateEditor(UNTIL))
    said, on = FieldRow(WORDS, TextEditor(WORDS)), FieldRow(ANSWERED, DateEditor(ANSWERED))
    on.editor.set_value(now)
    dialog = _TimeAnswered(
        "The regulator’s answer on more time",
        "If it is granted, the new day stands wherever the old one did. If not, the old one stays.",
        (granted, until, said, on),
        do="Enter the answer",
        missing={"on": NO_DAY},
        parent=parent,
    )
    granted.editor.changed.connect(dialog.show_until)
    return dialog


class _TimeAnswered(FieldsDialog):
    def show_until(self) -> None:
        """What is refused has no new day."""
        self.rows["until"].setVisible(self._is_granted)

    @property
    def _is_granted(self) -> bool:
        return bool(self.rows["granted"].editor.value() is Granted.YES)

    def _check(self) -> None:
        row = self.rows["until"]
        if not self._is_granted:
            row.editor.set_value(None)
        elif row.editor.value() is None:
            row.say_problem(row.editor.problem() or NO_DAY)
            row.editor.main.setFocus()
            return
        super()._check()


def responded(point: AccuracyPoint, now: dt.date, parent: QWidget) -> FieldsDialog:
    response = FieldRow(RESPONSE, ChoiceEditor(RESPONSE, RESPONSES))
    said, on = FieldRow(WORDS, TextEditor(WORDS)), FieldRow(ANSWERED, DateEditor(ANSWERED))
    if point.response is not None:
        response.editor.set_value(point.response)
    said.editor.set_value(point.response_words)
    on.editor.set_value(point.response_on or now)
    return FieldsDialog(
        f"The regulator’s response to point {point.number}",
        "What became of it, and in whose words: what the next assessment will be held against.",
        (response, said, on),
        do="Enter the response",
        missing={"on": NO_DAY},
        parent=parent,
    )
