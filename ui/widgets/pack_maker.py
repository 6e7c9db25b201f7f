"""The next pack before it is made: what goes in, and first what is missing or not yet checked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from inspection_ready.phrases.brands import new_look_words
from inspection_ready.phrases.pack_changes import since_words, title_since
from inspection_ready.phrases.packs import TITLES
from inspection_ready.phrases.readiness import finding_sentence
from inspection_ready.services.pack_outlook import PackOutlook
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, say, subheading, words
from ui.widgets.working import Working

CHANGES = "changes"
NAMED = 4
"""How many gaps are named before the rest are only counted: the page of what is missing names them all."""

COUNTED = {
    "changes": ("change", "changes"),
    "key-dates": ("date", "dates"),
    "wall-chart": ("date", "dates"),
    "contacts": ("function", "functions"),
    "roles": ("role", "roles"),
    "checklist": ("task", "tasks"),
    "bases": ("base", "bases"),
    "timetable": ("session", "sessions"),
    "timetable-by-day": ("day", "days"),
    "timetable-by-person": ("person", "people"),
    "welcome-pack": ("section", "sections"),
    "letters": ("letter", "letters"),
    "distribution-lists": ("list", "lists"),
}


class PackMaker(QFrame):
    make_asked = Signal(object)
    """The names of the documents that are wanted."""
    cancel_asked = Signal()
    missing_asked = Signal()
    """To the page that names everything that is missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.heading = subheading("")
        self.missing = words("", "warning")
        self.unchecked = words("", "help")
        self.left_out = words("", "help")
        self.since = words("")
        self.documents = {name: QCheckBox(title, self) for name, title in TITLES.items()}
        for box in self.documents.values():
            box.setChecked(True)
            box.toggled.connect(self._enable)
        self.make = button("", role="main")
        self.more = button("See everything that is missing", role="link")
        self.working = Working()
        self.working.hide()
        self._lay_out()
        self.make.clicked.connect(lambda: self.make_asked.emit(self.wanted()))
        self.more.clicked.connect(self.missing_asked)
        self.working.cancelled.connect(self.cancel_asked)

    def show_outlook(self, outlook: PackOutlook) -> None:
        self.heading.setText(f"Pack {outlook.number}")
        self.make.setText(f"Make Pack {outlook.number}")
        for name, box in self.documents.items():
            box.setText(f"{TITLES[name]} ({_counted(name, outlook.holds.get(name, 0))})")
        say(self.missing, _missing_words(outlook))
        say(self.unchecked, _unchecked_words(outlook.not_checked))
        say(self.left_out, _left_out_words(outlook))
        self._show_since(outlook)
        self.more.setVisible(bool(outlook.findings))
        self.can_make = bool(outlook.holds)
        self._enable()

    def wanted(self) -> tuple[str, ...]:
        """A first pack has nothing that could have changed: its box is not there."""
        return tuple(name for name, box in self.documents.items() if box.isChecked() and not box.isHidden())

    def focus_first(self) -> None:
        """Where pressing Enter makes the pack, or stops it."""
        (self.working.cancel if self.is_working else self.make).setFocus()

    @property
    def is_working(self) -> bool:
        return not self.working.isHidden()

    @Slot()
    def begin(self) -> None:
        """The pack is being made: asked for here, or on another page."""
        asked_here = self.make.hasFocus()
        self.working.say(f"Making {self.heading.text()} ...", can_cancel=True)
        self._show_working(working=True)
        if asked_here:
            self.working.cancel.setFocus()

    @Slot()
    def end(self) -> None:
        stands_here = self.working.cancel.hasFocus()
        self._show_working(working=False)
        if stands_here and self.make.isEnabled():
            self.make.setFocus()

    @Slot(int, int)
    def show_progress(self, done: int, total: int) -> None:
        self.working.show_progress(done, total)
        if total:
            self.working.words.setText(f"Making {self.heading.text()}: {done} of {total} files are ready.")

    def _show_working(self, *, working: bool) -> None:
        self.working.setVisible(working)
        self.choosing.setHidden(working)

    def _show_since(self, outlook: PackOutlook) -> None:
        box, since = self.documents[CHANGES], outlook.since
        box.setHidden(since is None)
        if since is not None:
            box.setText(f"{title_since(since.pack)} ({_counted(CHANGES, outlook.holds[CHANGES])})")
        said = [] if since is None else [since_words(since.pack, since.summary)]
        if since is not None and outlook.has_new_look:
            said.append(new_look_words(since.pack))
        say(self.since, " ".join(said))

    def _enable(self) -> None:
        self.make.setEnabled(self.can_make and bool(self.wanted()))

    def _lay_out(self) -> None:
        self.can_make = False
        self.choosing = QWidget(self)
        boxes = QWidget(self)
        row = FlowLayout(boxes)
        for box in self.documents.values():
            row.addWidget(box)
        buttons = QWidget(self)
        line = FlowLayout(buttons)
        line.addWidget(self.make)
        line.addWidget(self.more)
        inner = QVBoxLayout(self.choosing)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        for widget in (
            self.missing,
            self.unchecked,
            self.left_out,
            self.since,
            words("What goes in, each in Word and PDF:"),
            boxes,
            buttons,
        ):
            inner.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(self.heading)
        layout.addWidget(self.choosing)
        layout.addWidget(self.working)


def _counted(name: str, number: int) -> str:
    one, several = COUNTED[name]
    return f"{number} {one if number == 1 else several}"


def _missing_words(outlook: PackOutlook) -> str:
    if not outlook.holds:
        return "No framework is loaded, so no pack can be made."
    told = [] if outlook.has_notification else ["No notification is entered yet, so there are no key dates."]
    pressing = [finding_sentence(finding) for finding in outlook.pressing]
    told += pressing[:NAMED]
    if (rest := len(pressing) - NAMED) > 0:
        told.append(f"And {rest} more to do first.")
    return "\n".join(told)


def _unchecked_words(not_checked: Sequence[str]) -> str:
    if not not_checked:
        return ""
    some = ", ".join(not_checked[:NAMED])
    rest = f" and {len(not_checked) - NAMED} more" if len(not_checked) > NAMED else ""
    return f"Printed and marked “not yet checked”: {some}{rest}."


def _left_out_words(outlook: PackOutlook) -> str:
    if not outlook.left_out:
        return ""
    some = "; ".join(f"{each.what} ({each.why.lower()})" for each in outlook.left_out[:NAMED])
    rest = f"; and {len(outlook.left_out) - NAMED} more" if len(outlook.left_out) > NAMED else ""
    return f"Left out: {some}{rest}."
