"""Records what somebody who may sign said: who, in which capacity, how, when, and what shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QLabel, QVBoxLayout, QWidget

from inspection_ready.domain.signatures import NEEDS_PROOF, SignedHow
from inspection_ready.phrases.signatures import HOWS, sheet_words, signer_words, why_closed_words
from inspection_ready.records.fields import Field, Kind
from ui.widgets.editors import MomentEditor, TextEditor
from ui.widgets.field_row import FieldRow
from ui.widgets.layout import button, buttons_below, give_room, scrolling, words

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.domain.sign_sheets import SignSheet
    from inspection_ready.services.signers import Signers

LETTERS, LINES = 76, 34
AT = Field(
    "at", "When it was said", Kind.MOMENT, "Left empty, it is now. For example: 1 December 2026, 9:30am."
)
NOTE = Field("note", "What was said besides", Kind.LONG_TEXT)
WHY = Field("note", "Why it is not agreed", Kind.LONG_TEXT, required=True)
LINES_AGAINST = Field(
    "lines",
    "Lines that are not agreed",
    Kind.LONG_TEXT,
    "One a line, each with its number and the reason: 3 The figures are last year’s. All others are agreed.",
)
FILES = "What shows it (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.heic *.eml *.msg *.docx);;All files (*)"
_LINE = re.compile(r"\s*(\d{1,4})\W+(\S.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignEntry:
    signer_id: int
    how: SignedHow
    at: dt.datetime | None
    note: str
    proof: Path | None
    sheet: int = 0
    """The number of the sheet that came back."""
    not_agreed: tuple[tuple[int, str], ...] = ()


class SignDialog(QDialog):
    """Accepted: ``entry`` is what was entered. Whoever may not sign is named with the reason, and not offered."""

    def __init__(
        self,
        about: str,
        signers: Signers,
        *,
        agreed: bool = True,
        sheets: Sequence[SignSheet] = (),
        parent: QWidget | None = None,
    ) -> None:
        """``sheets``: where one came back. Then all who sign are offered: it may have been signed in an absence that is over."""
        super().__init__(parent)
        self._agreed = agreed
        self.entry: SignEntry | None = None
        self._proof: Path | None = None
        self.setWindowTitle("A sheet came back" if sheets else "Agreed" if agreed else "Not agreed")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.about = words(about)
        self.sheet, self.who, self.how = (QComboBox(self) for _ in range(3))
        self._sheets = {sheet.number: sheet for sheet in sheets}
        self._offer(signers)
        self.closed = words("\n".join(filter(None, map(why_closed_words, signers.all))), "help")
        self.proves = words("", "help")
        self.at = FieldRow(AT, MomentEditor(AT))
        self.note = FieldRow(NOTE if agreed else WHY, TextEditor(NOTE))
        self.against = FieldRow(LINES_AGAINST, TextEditor(LINES_AGAINST))
        self.choose = button("Choose the message or the scan")
        self.proof = words("No file is chosen.", "help")
        self.problem = words("", "problem")
        self.save = button("Record it", role="main")
        self._lay_out(has_sheets=bool(sheets))
        self.how.currentIndexChanged.connect(self._show_how)
        self.choose.clicked.connect(self._choose)
        self.save.clicked.connect(self._check)
        if sheets:
            self.how.setCurrentIndex(self.how.findData(SignedHow.SHEET))
            self.sheet.currentIndexChanged.connect(self._choose_whom)
            self._choose_whom()
        self._show_how()

    def take_proof(self, path: Path) -> None:
        self._proof = path
        self.proof.setText(path.name)

    # inside

    def _offer(self, signers: Signers) -> None:
        for sheet in self._sheets.values():
            self.sheet.addItem(sheet_words(sheet), sheet.number)
        for signer in signers.open:
            self.who.addItem(signer_words(signer, signers.short), signer.person.id)
        for signer in signers.all if self._sheets else ():
            if not signer.may_sign:
                told = f"{signer.person.name}, {signer.role.name} (not today)"
                self.who.addItem(told, signer.person.id)
        for each, told in HOWS.items():
            self.how.addItem(told, each)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "What shows it", filter=FILES)
        if chosen:
            self.take_proof(Path(chosen))

    def _choose_whom(self) -> None:
        """Whom the sheet was for."""
        place = self.who.findData(self._sheets[self.sheet.currentData()].to_id)
        self.who.setCurrentIndex(max(place, 0))

    def _show_how(self) -> None:
        needs = self.how.currentData() in NEEDS_PROOF
        self.proves.setText(
            "A sender’s address and a mark on paper can both be forged: the file shows what came, not who made it."
            if needs
            else "Nothing will show it besides your word. Choose a file where there is one."
        )

    def _check(self) -> None:
        self.at.say_problem(self.at.editor.problem())
        self.note.say_problem("" if self._agreed or self.note.editor.value() else "Write why")
        lines, wrong = _lines_in(self.against.editor.value() or "")
        self.against.say_problem(f"This names no line and reason: {wrong}" if wrong else "")
        row = next((row for row in (self.at, self.note, self.against) if row.problem.text()), None)
        if row is not None:
            row.editor.main.setFocus()
            return
        how = SignedHow(self.how.currentData())
        if self.who.currentData() is None:
            self._say("Nobody can sign today.")
        elif how in NEEDS_PROOF and self._proof is None:
            self._say("Choose the message or the scan.")
            self.choose.setFocus()
        else:
            self.entry = SignEntry(
                signer_id=self.who.currentData(),
                how=how,
                at=self.at.editor.value(),
                note=self.note.editor.value() or "",
                proof=self._proof,
                sheet=self.sheet.currentData() or 0,
                not_agreed=lines,
            )
            self.accept()

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()

    def _lay_out(self, *, has_sheets: bool) -> None:
        inside = QWidget()
        fields = QVBoxLayout(inside)
        fields.setSpacing(10)
        fields.addWidget(self.about)
        for name, box in (("&Sheet", self.sheet), ("&Who signs", self.who), ("&How they said it", self.how)):
            label = QLabel(name, inside)
            label.setBuddy(box)
            box.setAccessibleName(name.replace("&", ""))
            fields.addWidget(label)
            fields.addWidget(box)
            if box is self.who:
                fields.addWidget(self.closed)
            if box is self.sheet:
                label.setVisible(has_sheets)
                box.setVisible(has_sheets)
        for widget in (self.proves, self.choose, self.proof, self.at, self.note, self.against, self.problem):
            fields.addWidget(widget)
        fields.addStretch(1)
        self.closed.setHidden(not self.closed.text())
        self.against.setHidden(not has_sheets)
        self.problem.hide()
        buttons = buttons_below(self, self.save, leave=button("Cancel"))
        layout = QVBoxLayout(self)
        layout.addWidget(scrolling(inside, self.windowTitle()), 1)
        layout.addWidget(buttons)
        give_room(self, letters=LETTERS, lines=LINES)


def _lines_in(text: str) -> tuple[tuple[tuple[int, str], ...], str]:
    """Each number with its reason; and the first line that has none."""
    found = []
    for line in filter(str.strip, text.splitlines()):
        match = _LINE.fullmatch(line)
        if match is None:
            return (), line.strip()
        found.append((int(match[1]), match[2].strip()))
    return tuple(found), ""
