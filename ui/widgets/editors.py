"""An editor for each kind of field: holds a typed value, or says in words what is wrong with what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from inspection_ready.phrases.dates import clock, day, time
from inspection_ready.phrases.values import plain_words
from inspection_ready.records.clean import cleaner_of
from inspection_ready.records.fields import Field, Kind

WRONG = {
    "not_an_email": "Enter an e-mail address, such as name@council.gov.uk",
    "not_a_number": "Enter a whole number, such as 12",
    "not_degrees": "Enter degrees as a number, such as 51.5074",
    "not_a_date": "Enter a date, such as 4 June 2025",
    "not_a_time": "Enter a time of day, such as 9:30am or 2:15pm",
    "time_missing": "Enter the time as well, such as 4 June 2025, 9:30am",
    "not_a_moment": "Enter a date and a time, such as 4 June 2025, 9:30am",
}
TYPED_AS_IS = (Kind.TEXT,)
"""Kept as typed, blanks at the ends apart: a person at a form knows how a name is written."""


class Editor(QWidget):
    """``main`` takes the keyboard and carries the accessible name."""

    changed = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.main: QWidget = self
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)

    def value(self) -> Any:
        """None where nothing is typed, or where what is typed is wrong."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        raise NotImplementedError

    def problem(self) -> str:
        return ""

    def settle(self) -> None:
        """Take what was typed for what it can only mean: the keyboard moves on, or the form is saved."""

    def set_read_only(self, read_only: bool) -> None:
        self.setDisabled(read_only)

    def adopt(self, main: QWidget) -> None:
        self.main = main
        self.setFocusProxy(main)
        self.row.addWidget(main, 1)


class LineEditor(Editor):
    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._read = cleaner_of(field)
        self.line = QLineEdit(self)
        self.line.setAcceptDrops(False)  # a file dropped here is for the window
        self.line.textEdited.connect(self.changed)
        self.line.editingFinished.connect(self._tidy)
        self.adopt(self.line)

    def value(self) -> Any:
        text = self.line.text().strip()
        if self.field.kind in TYPED_AS_IS:
            return text or None
        return self._read(text).value

    def set_value(self, value: Any) -> None:
        self.line.setText(self._words(value))
        self.line.setCursorPosition(0)

    def problem(self) -> str:
        if self.field.kind in TYPED_AS_IS:
            return ""
        return WRONG.get(self._read(self.line.text()).refused, "")

    def set_read_only(self, read_only: bool) -> None:
        # still reached by the keyboard, and read out
        self.line.setReadOnly(read_only)

    def _words(self, value: Any) -> str:
        return plain_words(value)

    def _tidy(self) -> None:
        """Shown as it will be kept ("EX1 1AA"), once the keyboard moves on."""
        if self.field.kind not in TYPED_AS_IS and self.value() is not None:
            self.line.setText(self._words(self.value()))


class MomentEditor(LineEditor):
    def _words(self, value: Any) -> str:
        if value is None:
            return ""
        from inspection_ready.domain.dates import on_the_clock

        shown = on_the_clock(value)
        clock = time(shown)
        if clock in ("midday", "midnight"):  # those are read, but the clock's figures can be typed over
            clock = f"{shown.hour % 12 or 12}:00{'pm' if shown.hour else 'am'}"
        if ":" not in clock:
            clock = f"{clock[:-2]}:00{clock[-2:]}"
        return f"{day(shown)}, {clock}"


class TimeEditor(LineEditor):
    """Of the day, in minutes after midnight."""

    def _words(self, value: Any) -> str:
        return "" if value is None else clock(value)


class TextEditor(Editor):
    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.text = QPlainTextEdit(self)
        self.text.setAcceptDrops(False)
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self.changed)
        self.adopt(self.text)
        lines = 3 if field.kind is Kind.LONG_TEXT else 5
        self.text.setMinimumHeight(self.text.fontMetrics().lineSpacing() * lines + 20)
        self.text.setMaximumHeight(self.text.fontMetrics().lineSpacing() * (lines + 2) + 20)

    def value(self) -> Any:
        return self.text.toPlainText().strip() or None

    def set_value(self, value: Any) -> None:
        self.text.setPlainText(value or "")

    def set_read_only(self, read_only: bool) -> None:
        self.text.setReadOnly(read_only)


class TickEditor(Editor):
    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.tick = QCheckBox("Yes", self)
        self.tick.toggled.connect(self.changed)
        self.adopt(self.tick)

    def value(self) -> Any:
        return self.tick.isChecked()

    def set_value(self, value: Any) -> None:
        self.tick.setChecked(bool(value))


class ChoiceEditor(Editor):
    """``offered``: each value and its words, in the order to offer them."""

    def __init__(self, field: Field, offered: Mapping[Any, str], parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.box = NoWheel(self)
        self._values = list(offered)
        self.box.addItems(list(offered.values()))
        self.box.currentIndexChanged.connect(self.changed)
        self.adopt(self.box)

    def value(self) -> Any:
        return self._values[self.box.currentIndex()]

    def set_value(self, value: Any) -> None:
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else 0)


class NoWheel(QComboBox):
    """Scrolling the form must not change an answer under the pointer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def wheelEvent(self, event: Any) -> None:
        event.ignore()


UNKNOWN = {None: "Not known", True: "Yes", False: "No"}


def choices_of(field: Field, *, may_be_unset: bool) -> Mapping[Any, str]:
    if field.kind is Kind.YES_NO_UNKNOWN:
        return UNKNOWN
    choices = field.choices or {}
    return {None: "Not set", **choices} if may_be_unset else choices
