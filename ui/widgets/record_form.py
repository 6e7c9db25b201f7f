"""A form for one record, derived from its register's description."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspection_ready.domain.rows import Row
from inspection_ready.records.fields import Field, Kind, Record
from ui.models.links import LinkSource
from ui.widgets.date_editor import DateEditor
from ui.widgets.editors import (
    ChoiceEditor,
    Editor,
    LineEditor,
    MomentEditor,
    TextEditor,
    TickEditor,
    TimeEditor,
    choices_of,
)
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import button, scrolling, subheading
from ui.widgets.link_editor import LinkEditor

Links = Mapping[type[Row], LinkSource]
EditorOf = Callable[[Field], Editor | None]
"""A page's own editor for a field, or None for the one its kind gives."""

TWO_OF_ONE = {"second_id": ("contact_id", "owner_id")}
"""A second is of no use when it is the person it stands in for."""

EDITORS: Mapping[Kind, Callable[[Field], Editor]] = {
    Kind.YES_NO: TickEditor,
    Kind.DATE: DateEditor,
    Kind.MOMENT: MomentEditor,
    Kind.TIME: TimeEditor,
}

LINES_OF_TEXT = (Kind.LONG_TEXT, Kind.LINES, Kind.MARKDOWN)


class RecordForm(QWidget):
    save_asked = Signal()
    cancel_asked = Signal()
    remove_asked = Signal()
    dirty_changed = Signal(bool)

    def __init__(
        self,
        record: Record,
        links: Links,
        *,
        hidden: tuple[str, ...] = (),
        editor_of: EditorOf | None = None,
        more: QWidget | None = None,
    ) -> None:
        """``more`` stands under the fields: what belongs to the record and is no field of it."""
        super().__init__()
        self.record = record
        self._links = links
        self._editor_of = editor_of
        self.before: Row | None = None
        self._start: dict[str, Any] = {}
        self._fixed: dict[str, Any] = {}
        self.title = subheading("")
        self.title.setWordWrap(True)  # a request is called by all its words
        self.rows = {field.name: self._row(field) for field in record.fields if _is_shown(field, hidden)}
        self.save_button = button("Save", role="main")
        self.cancel_button = button("Cancel")
        self.remove_button = button("Remove", role="link")
        self.save_button.clicked.connect(self.save_asked)
        self.cancel_button.clicked.connect(self.cancel_asked)
        self.remove_button.clicked.connect(self.remove_asked)
        self._lay_out(more)

    def set_links(self, links: Links) -> None:
        """The registers that links lead to have been read again."""
        self._links = links
        for row in self.rows.values():
            if isinstance(row.editor, LinkEditor) and row.field.link is not None:
                row.editor.set_source(links[row.field.link])

    def show_record(self, row: Row | None, *, title: str, fixed: Mapping[str, Any] | None = None) -> None:
        """``row`` None for a new one; ``fixed`` are fields that are given, and not asked for."""
        self.before = row
        self._fixed = dict(fixed or {})
        self.title.setText(title)
        self.remove_button.setVisible(row is not None)
        self.remove_button.setAccessibleName(f"Remove {title}")
        for name, shown in self.rows.items():
            shown.editor.set_value(_empty(self.record, name) if row is None else getattr(row, name))
            shown.say_problem("")
        self._start = self._held()
        self._changed()

    def set_read_only(self, read_only: bool) -> None:
        for row in self.rows.values():
            row.editor.set_read_only(read_only)
        for widget in (self.save_button, self.remove_button):
            widget.setDisabled(read_only)

    @property
    def is_dirty(self) -> bool:
        # what is typed but cannot be read (half a date) is unsaved work too
        return bool(self._start) and (self._held() != self._start or bool(self._wrong()))

    def made(self) -> Row:
        """The record as the form says it."""
        values = {**self._held(), **self._fixed}
        if self.before is not None:
            return dataclasses.replace(self.before, **values)
        return self.record.row_type(**values)

    def check(self) -> bool:
        """Whether it can be saved; if not, each problem stands beside its field and the first has the keyboard."""
        for row in self.rows.values():
            row.editor.settle()
        problems = {**self._missing(), **self._wrong()}
        for name, row in self.rows.items():
            row.say_problem(problems.get(name, ""))
        first = next((row for name, row in self.rows.items() if name in problems), None)
        if first is not None:
            first.editor.main.setFocus()
        return first is None

    def say_problem(self, name: str, words: str) -> None:
        """What the register refused, beside the field it is about."""
        self.rows[name].say_problem(words)
        self.rows[name].editor.main.setFocus()

    def focus_first(self) -> None:
        next(iter(self.rows.values())).editor.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_saved(self, row: Row) -> None:
        self.before = row
        self._start = self._held()
        self._changed()

    def stand_on(self, row: Row, values: Mapping[str, Any]) -> None:
        """From now on this is what is changed; ``values`` go into the form as if they had been typed."""
        self.before = row
        for name, value in values.items():
            self.rows[name].editor.set_value(value)
        self._start = {name: getattr(row, name) for name in self.rows}
        self._changed()

    def _held(self) -> dict[str, Any]:
        return {name: self._value(name, row.editor) for name, row in self.rows.items()}

    def _value(self, name: str, editor: Editor) -> Any:
        value = editor.value()
        return _empty(self.record, name) if value is None else value

    def _missing(self) -> dict[str, str]:
        held = self._held()
        return {
            name: f"Enter {_the(row.field)}"
            for name, row in self.rows.items()
            if row.field.required and held[name] in (None, "")
        }

    def _wrong(self) -> dict[str, str]:
        problems = {name: row.editor.problem() for name, row in self.rows.items()}
        return {name: words for name, words in problems.items() if words}

    def _warn(self) -> None:
        for name, others in TWO_OF_ONE.items():
            if name not in self.rows:
                continue
            second = self.rows[name].editor.value()
            same = [self.rows[o].field for o in others if o in self.rows and second is not None
                    and self.rows[o].editor.value() == second]  # fmt: skip
            label = same[0].label.lower() if same else ""
            words = (
                f"The second is the same person as the {label}: nobody stands in for them." if same else ""
            )
            self.rows[name].warn(words)

    def _changed(self) -> None:
        self._warn()
        self.cancel_button.setText("Cancel" if self.is_dirty else "Close")
        self.dirty_changed.emit(self.is_dirty)

    def _row(self, field: Field) -> FieldRow:
        own = self._editor_of(field) if self._editor_of is not None else None
        row = FieldRow(field, own or self._editor(field))
        row.editor.changed.connect(self._changed)
        return row

    def _editor(self, field: Field) -> Editor:
        match field.kind:
            case Kind.LINK:
                assert field.link is not None
                return LinkEditor(field, self._links[field.link])
            case Kind.CHOICE | Kind.YES_NO_UNKNOWN:
                unset = _empty(self.record, field.name) is None
                return ChoiceEditor(field, choices_of(field, may_be_unset=unset))
            case Kind.YES_NO | Kind.DATE | Kind.MOMENT | Kind.TIME:
                return EDITORS[field.kind](field)
            case _:
                return TextEditor(field) if field.kind in LINES_OF_TEXT else LineEditor(field)

    def _lay_out(self, more: QWidget | None) -> None:
        inside = QWidget()
        fields = QVBoxLayout(inside)
        fields.setContentsMargins(4, 4, 16, 4)
        fields.setSpacing(14)
        for row in self.rows.values():
            fields.addWidget(row)
        if more is not None:
            fields.addWidget(more)
        fields.addStretch(1)
        buttons = QHBoxLayout()
        for widget in (self.save_button, self.cancel_button):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        buttons.addWidget(self.remove_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.addWidget(self.title)
        whole.addWidget(scrolling(inside, f"Details of the {self.record.singular}"), 1)
        whole.addLayout(buttons)


def _is_shown(field: Field, hidden: tuple[str, ...]) -> bool:
    return field.typed and field.name not in hidden


def _empty(record: Record, name: str) -> Any:
    """What a new record holds in this field before anybody types: None, "" or the row type's own default."""
    found = next(each for each in dataclasses.fields(record.row_type) if each.name == name)
    if found.default is not dataclasses.MISSING:
        return found.default
    is_text = record.field(name).kind in (Kind.TEXT, *LINES_OF_TEXT, Kind.EMAIL, Kind.PHONE)
    return "" if is_text else None


def _the(field: Field) -> str:
    """E-mail and IT stay as they are; other labels begin small inside a sentence."""
    label = field.label
    return label if label[1:2].isupper() or label.startswith("E-") else f"the {label[0].lower()}{label[1:]}"
