"""Which paper of the timetable is to be printed, and of what part of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from inspection_ready.domain.papers import (
    OF_BASES,
    OF_PEOPLE,
    OF_SESSIONS,
    PaperKind,
    PaperOrder,
)
from inspection_ready.phrases.issued_papers import THE_DRAFT
from inspection_ready.phrases.papers import ABOUT, TITLES
from ui.widgets.layout import button, words
from ui.widgets.named_box import fill, named_box

ALL_KINDS = frozenset(PaperKind)
IN_WORKSPACE = "It is put into the folder “papers” of the workspace."
EVERY = {
    "day": "All days",
    "person": "Everybody",
    "base": "All bases",
    "inspector": "All inspectors",
    "session": "All sessions",
    "statement": "As it is known of each session",
}
NEWEST = "The newest that anything was learnt on"
Offered = Sequence[tuple[object, str]]
OF_A_BRIEF = frozenset({PaperKind.BRIEFS})


@dataclass(frozen=True, slots=True)
class PaperOffers:
    """What can be chosen from, each with its words."""

    days: Offered = ()
    people: Offered = ()
    bases: Offered = ()
    inspectors: Offered = ()
    sessions: Offered = ()
    statements: Offered = ()
    issues: Offered = ()
    """The latest first, by their numbers."""
    issued: Mapping[int, PaperOffers] = field(default_factory=dict)
    """What can be chosen from in each of them."""
    standing: str = ""
    """What is printed on the draft, where it is not what was issued last."""


class PaperChoice(QWidget):
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._out: Path | None = None
        self._offers = PaperOffers()
        self.kind, self.day, self.person, self.base = (QComboBox(self) for _ in range(4))
        self.inspector, self.session, self.statement = (QComboBox(self) for _ in range(3))
        self.issue = QComboBox(self)
        self.standing = words("", "warning")
        self.as_issued = button("", role="link")
        self.label = QLineEdit(self)
        self.label.setPlaceholderText("The issue it agrees with, or “Draft”")
        self.about = words("", "help")
        self.where = words(IN_WORKSPACE, "help")
        self.elsewhere = button("Put it into another folder", role="link")
        self._named = (
            named_box(self, "&What to print", self.kind, ALL_KINDS),
            named_box(self, "Made &from", self.issue, ALL_KINDS),
            named_box(self, "&Day", self.day, ALL_KINDS),
            named_box(self, "&Person", self.person, OF_PEOPLE),
            named_box(self, "&Base", self.base, OF_BASES),
            named_box(self, "&Inspector", self.inspector, frozenset({PaperKind.BY_INSPECTOR})),
            named_box(self, "&Session", self.session, OF_SESSIONS),
            named_box(self, "&Quality statement", self.statement, OF_A_BRIEF),
            named_box(self, "Printed &on it", self.label, ALL_KINDS - {PaperKind.DOORS}),
        )
        for kind in PaperKind:
            self.kind.addItem(TITLES[kind], kind)
        self._lay_out()
        self._connect()
        self.offer(PaperOffers())
        self._kind_chosen()

    def offer(self, offers: PaperOffers) -> None:
        """What was chosen stays chosen, while it is there."""
        self._offers = offers
        fill(self.issue, [(None, THE_DRAFT), *offers.issues])
        if offers.issues:
            self.as_issued.setText(f"Print {offers.issues[0][1]}, instead")
        self._offer_parts()

    def choose_issue(self, number: int | None) -> None:
        """None is the draft."""
        self.issue.setCurrentIndex(max(self.issue.findData(number), 0))

    def _offer_parts(self) -> None:
        """Of the draft, or of the issue that is chosen."""
        is_draft = self.issue.currentData() is None
        offers = self._offers if is_draft else self._offers.issued[self.issue.currentData()]
        differs = bool(is_draft and self._offers.issues and self._offers.standing)
        self.standing.setText(f"{self._offers.standing}." if differs else "")
        for widget in (self.standing, self.as_issued):
            widget.setVisible(differs)
        self._fill_days()
        fill(self.person, [(None, EVERY["person"]), *offers.people])
        fill(self.base, [(None, EVERY["base"]), *offers.bases])
        fill(self.inspector, [("", EVERY["inspector"]), *offers.inspectors])
        fill(self.session, [("", EVERY["session"]), *offers.sessions])
        fill(self.statement, [("", EVERY["statement"]), *self._offers.statements])

    def order(self) -> PaperOrder:
        kind = self._kind()
        person = self.person.currentData() if kind in OF_PEOPLE else None
        session = self.session.currentData() if kind in OF_SESSIONS else ""
        statement = self.statement.currentData() if kind is PaperKind.BRIEFS else ""
        return PaperOrder(
            kind=kind,
            day=self.day.currentData(),
            person_ids=() if person is None else (person,),
            base_id=self.base.currentData() if kind in OF_BASES else None,
            inspector=self.inspector.currentData() if kind is PaperKind.BY_INSPECTOR else "",
            session_codes=(session,) if session else (),
            statements=(statement,) if statement else (),
            label=self.label.text().strip(),
            issue=self.issue.currentData(),
            out=self._out,
        )

    def put_into(self, folder: Path) -> None:
        self._out = folder
        self.where.setText(f"It is put into {folder}.")
        self.changed.emit()

    # inside

    def _kind(self) -> PaperKind:
        return PaperKind(self.kind.currentData())

    def _kind_chosen(self) -> None:
        """Only what matters for this kind is there to be chosen."""
        kind = self._kind()
        self.about.setText(ABOUT[kind])
        for each in self._named:
            each.show_for(kind)
        self._fill_days()
        self.changed.emit()

    def _fill_days(self) -> None:
        every = NEWEST if self._kind() is PaperKind.EVENING else EVERY["day"]
        number = self.issue.currentData()
        offers = self._offers if number is None else self._offers.issued[number]
        fill(self.day, [(None, every), *offers.days])

    def _issue_chosen(self) -> None:
        self._offer_parts()
        self.changed.emit()

    def _choose_latest(self) -> None:
        """What led there goes away, so the box that shows it has the keyboard."""
        self.issue.setFocus()
        self.choose_issue(int(str(self._offers.issues[0][0])))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Put it into")
        if chosen:
            self.put_into(Path(chosen))

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(lambda _: self._kind_chosen())
        self.issue.currentIndexChanged.connect(lambda _: self._issue_chosen())
        self.as_issued.clicked.connect(self._choose_latest)
        boxes = (self.day, self.person, self.base, self.inspector, self.session, self.statement)
        for box in boxes:
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.label.editingFinished.connect(self.changed.emit)
        self.elsewhere.clicked.connect(self._choose_folder)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(8)
        what, made_from, *others = self._named
        shown = (what.label, what.box, self.about, made_from.label, made_from.box, self.standing)
        for widget in shown:
            layout.addWidget(widget)
        layout.addWidget(self.as_issued, 0, Qt.AlignmentFlag.AlignLeft)
        for each in others:
            layout.addWidget(each.label)
            layout.addWidget(each.box)
        layout.addWidget(self.where)
        layout.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
