"""One section: its title, how it stands, and its text edited as formatted text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from inspection_ready.domain.sections import Section, SectionSource
from inspection_ready.records.sections import SECTIONS, SOURCES, STATUSES
from ui.models.links import LinkSource
from ui.widgets.date_editor import DateEditor
from ui.widgets.editors import ChoiceEditor
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, say, words
from ui.widgets.link_editor import LinkEditor
from ui.widgets.markdown_editor import MarkdownEditor

SHOWS: Mapping[SectionSource, str] = {
    SectionSource.BASES: "This section prints the bases that are open, with their facilities, from the bases "
    "register. What you write here stands above them.",
    SectionSource.CONTACTS: "This section prints each function with its key contact and second, from the "
    "functions register. What you write here stands above them.",
    SectionSource.ROOMS: "This section prints a table of the rooms at each open base. What you write here stands "
    "above it.",
    SectionSource.STATIONS: "This section prints the open stations from the places nearby, each with its way to the "
    "main base. What you write here stands above them.",
    SectionSource.HOTELS: "This section prints the open hotels from the places nearby, with how far they are from "
    "the main base. What you write here stands above them.",
    SectionSource.FOOD: "This section prints the open places to eat from the places nearby, with how far they are "
    "from the main base. What you write here stands above them.",
    SectionSource.PARKING: "This section prints the open car parks from the places nearby, with how far they are "
    "from the main base. What you write here stands above them.",
    SectionSource.TIMETABLE: "This section prints the timetable in use, a table a day. What you write here stands "
    "above it.",
    SectionSource.KEY_FACTS: "This section prints a table of the key facts, each with its year and source. What you "
    "write here stands above it.",
    SectionSource.PLAN: "This section draws a plan of the main base, and around it the other bases, the stations and "
    "hotels, and the places that other sections print: on the council’s map where Settings has one, else by distance and "
    "direction. A list below it says the same in words. It needs the map positions of the bases and places. What you "
    "write here stands above it.",
    SectionSource.WHO_IS_WHO: "This section prints everybody who holds a role or is the key contact of a function: name, "
    "role, team, what they do, and the photograph that their form names. Photographs are for those who agree to it. "
    "What you write here stands above the list.",
}


class SectionForm(QWidget):
    changed = Signal()
    save_asked = Signal()
    discard_asked = Signal()
    map_asked = Signal()

    def __init__(self, people: LinkSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.before: Section | None = None
        """As it is in the register; None where no section is open."""
        self._as_stored = ""
        """The stored text as the editor gives it back where nobody touched it."""
        self._filling = False
        self._touched = False
        self.title_line = QLineEdit(self)
        self.title_line.setAccessibleName("Title of the section")
        self.included = QCheckBox("In the pack", self)
        self.status = ChoiceEditor(SECTIONS.field("status"), STATUSES)
        self.source = ChoiceEditor(SECTIONS.field("source"), SOURCES)
        self.owner = LinkEditor(SECTIONS.field("owner_id"), people)
        for editor, name in ((self.status, "Status"), (self.source, "Made from"), (self.owner, "Owner")):
            editor.main.setAccessibleName(name)
        self.owner.clear.hide()  # there is little room here, and deleting the name does the same
        self.review = DateEditor(SECTIONS.field("review_on"))
        self.review.main.setAccessibleName("Review on")
        self.review.clear.hide()  # as with the owner
        self.prompt = words("", "help")
        self.shows = words("", "help")
        self.map = button("The council’s map", name="Go to the council's map in Settings")
        self.map.hide()
        self.notice = words("", "warning")
        self.editor = MarkdownEditor(self)
        self.editor.stack.setMinimumHeight(self.fontMetrics().lineSpacing() * 8)
        self.save = button("Save", role="main", name="Save the section")
        self.discard = button("Discard changes")
        self.preview = button("Preview")
        self.preview.setCheckable(True)
        self.versions = button("Versions", name="Versions of the section")
        self._lay_out()
        self._connect()

    def show_section(self, section: Section, *, before: Section, notice: str = "") -> None:
        """``section`` is what stands in the form: ``before``, or an unsaved draft of it."""
        self._filling = True
        self.before = before
        self.title_line.setText(section.title)
        self.included.setChecked(section.included)
        self.status.set_value(section.status)
        self.source.set_value(section.source)
        self.owner.set_value(section.owner_id)
        self.review.set_value(section.review_on)
        self.prompt.setText(section.notes)
        self.prompt.setVisible(bool(section.notes.strip()))
        self.editor.set_text(section.text)
        self.editor.set_name(f"Text of the section {section.title}")
        self._as_stored = self.editor.settled(before.text)
        self._filling = False
        self._touched = section != before
        say(self.notice, notice)
        self._say_what_it_shows()
        self._enable()

    def made(self) -> Section:
        """The section with what was typed; text that was not touched stays as it was stored."""
        assert self.before is not None
        text = self.editor.text()
        kept = self.before.text if text == self._as_stored else text
        return replace(
            self.before,
            title=self.title_line.text().strip(),
            included=self.included.isChecked(),
            status=self.status.value(),
            source=self.source.value(),
            owner_id=self.owner.value(),
            review_on=self.review.value(),
            text=kept,
        )

    @property
    def is_dirty(self) -> bool:
        """Compared only where something was touched: long text is not gone through at every key."""
        return self.before is not None and self._touched and self.made() != self.before

    def mark_saved(self, section: Section) -> None:
        """What stands in the form is what is kept; the cursor stays where it is."""
        self.before = section
        self._touched = False
        self._as_stored = self.editor.settled(section.text)
        self.notice.hide()
        self._enable()

    def set_read_only(self, read_only: bool) -> None:
        self.title_line.setReadOnly(read_only)
        for widget in (self.included, self.status, self.source, self.owner, self.review):
            widget.setDisabled(read_only)
        self.editor.set_read_only(read_only)
        self.save.setHidden(read_only)
        self.discard.setHidden(read_only)

    def problem(self) -> str:
        if not self.title_line.text().strip():
            return "Enter a title for the section"
        return self.owner.problem() or self.review.problem()

    def say(self, sentence: str) -> None:
        say(self.notice, sentence)

    def _changed(self) -> None:
        if not self._filling and self.before is not None:
            self._touched = True
            self._say_what_it_shows()
            self._enable()
            self.changed.emit()

    def _enable(self) -> None:
        self.save.setEnabled(self._touched)
        self.discard.setEnabled(self._touched)

    def _say_what_it_shows(self) -> None:
        sentence = SHOWS.get(self.source.value(), "")
        say(self.shows, sentence)
        self.map.setVisible(self.source.value() is SectionSource.PLAN)
        self.status.setEnabled(self.source.value() is SectionSource.TEXT and self.included.isEnabled())

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        # each with its place: row, column, columns wide
        fields: tuple[tuple[str, QWidget, int, int, int], ...] = (
            ("&Title", self.title_line, 0, 0, 3),
            ("&Owner", self.owner, 0, 3, 3),
            ("St&atus", self.status, 2, 0, 2),
            ("Made fro&m", self.source, 2, 2, 2),
            ("&Review on", self.review, 2, 4, 2),
        )
        for label, widget, row, column, wide in fields:
            name = QLabel(label, self)
            name.setBuddy(widget)
            grid.addWidget(name, row, column, 1, wide)
            grid.addWidget(widget, row + 1, column, 1, wide)
        grid.addWidget(self.included, 4, 0, 1, 6)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        buttons = QWidget(self)
        line = FlowLayout(buttons)
        for each in (self.save, self.discard, self.preview, self.versions):
            line.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.addLayout(grid)
        for widget in (self.prompt, self.shows):
            widget.hide()
            layout.addWidget(widget)
        layout.addWidget(self.map, 0, Qt.AlignmentFlag.AlignLeft)
        self.notice.hide()
        layout.addWidget(self.notice)
        layout.addWidget(self.editor, 1)
        layout.addWidget(buttons)

    def _connect(self) -> None:
        self.title_line.textEdited.connect(self._changed)
        self.included.toggled.connect(self._changed)
        for editor in (self.status, self.source, self.owner, self.review):
            editor.changed.connect(self._changed)
        self.editor.changed.connect(self._changed)
        self.save.clicked.connect(self.save_asked)
        self.discard.clicked.connect(self.discard_asked)
        self.map.clicked.connect(self.map_asked)
