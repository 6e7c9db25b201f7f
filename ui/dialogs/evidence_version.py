"""A new version of a piece of evidence: its files, or an address; and the days that go with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from inspection_ready.records.evidence_dates import AS_AT, COVERS_FROM, COVERS_TO, RECEIVED_ON
from inspection_ready.records.evidence_versions import EVIDENCE_VERSIONS
from inspection_ready.services.evidence import VersionDates
from ui.widgets.date_editor import DateEditor
from ui.widgets.editors import LineEditor, TextEditor
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import button, buttons_below, give_room, scrolling, words

LETTERS, LINES = 70, 30
MOST_NAMED = 8
LINK = replace(
    EVIDENCE_VERSIONS.field("link"), help="As the browser shows it, or the path of the file.", required=True
)
NOTE = replace(
    EVIDENCE_VERSIONS.field("link_note"),
    help="Behind an address the content is not fixed: say what it was, and when you looked.",
    required=True,
)
COPY_HELP = "Print the page to a PDF, or save the document: with a copy, what is signed later is fixed."
NOTES = EVIDENCE_VERSIONS.field("notes")


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionEntry:
    """``link`` is empty where it is made of files."""

    link: str
    note: str
    dates: VersionDates
    notes: str
    copies: tuple[Path, ...] = ()
    """Of what is at the address."""


class EvidenceVersionDialog(QDialog):
    """Accepted: ``entry`` is what was typed."""

    def __init__(self, title: str, files: Sequence[Path] = (), parent: QWidget | None = None) -> None:
        """Without files an address is asked for."""
        super().__init__(parent)
        self._is_link = not files
        self.entry: VersionEntry | None = None
        self.setWindowTitle("A new version")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.about = words(_about(title, files))
        self.link = FieldRow(LINK, LineEditor(LINK))
        self.note = FieldRow(NOTE, TextEditor(NOTE))
        self.as_at = FieldRow(AS_AT, DateEditor(AS_AT))
        self.covers_from = FieldRow(COVERS_FROM, DateEditor(COVERS_FROM))
        self.covers_to = FieldRow(COVERS_TO, DateEditor(COVERS_TO))
        received = replace(RECEIVED_ON, help="Left empty, it is today.")
        self.received = FieldRow(received, DateEditor(received))
        self.notes = FieldRow(NOTES, TextEditor(NOTES))
        self.copies: tuple[Path, ...] = ()
        self.choose = button("Choose a copy of what is there")
        self.choose.setAccessibleDescription(COPY_HELP)
        self.kept = words(COPY_HELP, "help")
        self.save = button("Add this version", role="main")
        self._lay_out()
        self.save.clicked.connect(self._check)
        self.choose.clicked.connect(self._choose)
        (self.link if self._is_link else self.as_at).editor.main.setFocus()

    def take_copies(self, paths: Sequence[Path]) -> None:
        self.copies = tuple(paths)
        self.kept.setText(f"A copy is kept: {', '.join(path.name for path in paths)}")

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, "A copy of what is there")
        if chosen:
            self.take_copies([Path(each) for each in chosen])

    def _check(self) -> None:
        needed = (self.link, self.note) if self._is_link else ()
        for row in (*needed, self.as_at, self.covers_from, self.covers_to, self.received):
            missing = "Write this" if row in needed and not row.editor.value() else ""
            row.say_problem(row.editor.problem() or missing)
        first, last = self.covers_from.editor.value(), self.covers_to.editor.value()
        if first is not None and last is not None and last < first:
            self.covers_to.say_problem("It ends before it begins")
        wrong = next((row for row in self._rows() if row.problem.text()), None)
        if wrong is not None:
            wrong.editor.main.setFocus()
            return
        self.entry = VersionEntry(
            link=self.link.editor.value() or "" if self._is_link else "",
            note=self.note.editor.value() or "" if self._is_link else "",
            dates=VersionDates(
                as_at=self.as_at.editor.value(),
                covers_from=first,
                covers_to=last,
                received_on=self.received.editor.value(),
            ),
            notes=self.notes.editor.value() or "",
            copies=self.copies,
        )
        self.accept()

    def _rows(self) -> tuple[FieldRow, ...]:
        return (
            self.link,
            self.note,
            self.as_at,
            self.covers_from,
            self.covers_to,
            self.received,
            self.notes,
        )

    def _lay_out(self) -> None:
        inside = QWidget()
        fields = QVBoxLayout(inside)
        fields.setSpacing(12)
        fields.addWidget(self.about)
        for row in self._rows():
            fields.addWidget(row)
        for row in (self.link, self.note):
            row.setHidden(not self._is_link)
            if row is self.note:
                for widget in (self.choose, self.kept):
                    fields.addWidget(widget)
                    widget.setVisible(self._is_link)
        fields.addStretch(1)
        buttons = buttons_below(self, self.save, leave=button("Cancel"))
        layout = QVBoxLayout(self)
        layout.addWidget(scrolling(inside, "A new version"), 1)
        layout.addWidget(buttons)
        give_room(self, letters=LETTERS, lines=LINES)


def _about(title: str, files: Sequence[Path]) -> str:
    if not files:
        return f"“{title}” is at an address from now on. The versions before stay as they are."
    named = [path.name for path in files[:MOST_NAMED]]
    if len(files) > MOST_NAMED:
        named.append(f"{len(files) - MOST_NAMED} more")
    return f"“{title}” is made of {', '.join(named)} from now on. The versions before stay as they are."
