"""What is to be printed and for whom: badges, place cards, signs, sheets to sign in on, labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QSpinBox, QVBoxLayout, QWidget

from inspection_ready.domain.card_layouts import LAYOUTS, SheetKind, layout_called
from inspection_ready.domain.lists import DistributionList
from inspection_ready.domain.people import Side
from inspection_ready.domain.sheets import FOR_PEOPLE, SheetOrder
from inspection_ready.phrases.sheets import TITLES, layout_words
from ui.widgets.goes_to import GoesTo
from ui.widgets.layout import button, subheading, words
from ui.widgets.named_box import fill, named_box
from ui.widgets.wrapped_tick import WrappedTick

LISTS = 7
"""Lists before they scroll."""
ABOUT_LISTS = "Everybody on the lists you tick gets one, once."
IN_WORKSPACE = "They are put into the folder “sheets” of the workspace."
ALL_KINDS = frozenset(SheetKind)
ALL_DAYS, NO_SESSION = "All days", "No single session"


@dataclass(frozen=True, slots=True)
class SheetOffers:
    """What can be chosen from; days and sessions with their words."""

    lists: Sequence[tuple[DistributionList, int]] = ()
    days: Sequence[tuple[int, str]] = ()
    sessions: Sequence[tuple[str, str]] = ()


class SheetChoice(QWidget):
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._out: Path | None = None
        self.kind, self.sizes, self.day, self.session = (QComboBox(self) for _ in range(4))
        self.start = QSpinBox(self)
        self.goes_to = GoesTo(self, name="Lists to print for", about=ABOUT_LISTS)
        self.inside = WrappedTick("Everybody inside the council", self)
        self.outside = WrappedTick("Everybody outside the council", self)
        self.attending = WrappedTick("Everybody who has a part in the timetable", self)
        self.whom = subheading("For whom")
        self.where = words(IN_WORKSPACE, "help")
        self.elsewhere = button("Put them into another folder", role="link")
        people = FOR_PEOPLE
        self._named = (
            named_box(self, "&What to print", self.kind, ALL_KINDS),
            named_box(self, "Si&ze", self.sizes, frozenset(LAYOUTS) - {SheetKind.DOOR_SIGNS}),
            named_box(self, "&First label goes to place", self.start, frozenset({SheetKind.LABELS})),
            named_box(self, "Of the &session", self.session, people),
            named_box(self, "&Day of the timetable", self.day, ALL_KINDS - {SheetKind.LABELS}),
        )
        for kind in SheetKind:
            self.kind.addItem(TITLES[kind], kind)
        self.offer(SheetOffers())
        self._lay_out()
        self._connect()
        self._kind_chosen()

    def offer(self, offers: SheetOffers) -> None:
        """What was chosen stays chosen, while it is there."""
        self.goes_to.show_lists(offers.lists, self.goes_to.ticked(), read_only=False)
        self.goes_to.fit_height(LISTS)
        fill(self.day, [(None, ALL_DAYS), *offers.days])
        fill(self.session, [("", NO_SESSION), *offers.sessions])

    def order(self) -> SheetOrder:
        kind = self._kind()
        is_for_people = kind in FOR_PEOPLE
        sides = {Side.INSIDE: self.inside, Side.OUTSIDE: self.outside}
        code = self.session.currentData() if is_for_people else ""
        return SheetOrder(
            kind=kind,
            size=self.sizes.currentData() or "",
            list_ids=tuple(self.goes_to.ticked()) if is_for_people else (),
            sides=frozenset(side for side, box in sides.items() if is_for_people and box.is_ticked()),
            is_attending=is_for_people and self.attending.is_ticked(),
            session_codes=(code,) if code else (),
            day=None if kind is SheetKind.LABELS else self.day.currentData(),
            start=self.start.value() if kind is SheetKind.LABELS else 1,
            out=self._out,
        )

    def put_into(self, folder: Path) -> None:
        self._out = folder
        self.where.setText(f"They are put into {folder}.")
        self.changed.emit()

    # inside

    def _kind(self) -> SheetKind:
        return SheetKind(self.kind.currentData())

    def _kind_chosen(self) -> None:
        """Only what matters for this kind is there to be chosen."""
        kind = self._kind()
        fill(self.sizes, [(each.code, layout_words(each)) for each in LAYOUTS.get(kind, ())])
        for each in self._named:
            each.show_for(kind)
        for widget in (self.whom, self.goes_to, self.inside, self.outside, self.attending):
            widget.setVisible(kind in FOR_PEOPLE)
        self._size_chosen()

    def _size_chosen(self) -> None:
        layout = layout_called(self._kind(), self.sizes.currentData() or "")
        with QSignalBlocker(self.start):
            self.start.setRange(1, layout.on_a_sheet if layout else 1)
        self.changed.emit()

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Put the sheets into")
        if chosen:
            self.put_into(Path(chosen))

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(lambda _: self._kind_chosen())
        self.sizes.currentIndexChanged.connect(lambda _: self._size_chosen())
        for box in (self.day, self.session):
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.start.valueChanged.connect(lambda _: self.changed.emit())
        self.goes_to.chosen.connect(lambda _: self.changed.emit())
        for tick in (self.inside, self.outside, self.attending):
            tick.toggled.connect(lambda _: self.changed.emit())
        self.elsewhere.clicked.connect(self._choose_folder)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(8)
        what, size, start, session, day = self._named
        for each in (what, size, start):
            layout.addWidget(each.label)
            layout.addWidget(each.box)
        for widget in (self.whom, self.goes_to, self.inside, self.outside, self.attending):
            layout.addWidget(widget)
        for each in (session, day):
            layout.addWidget(each.label)
            layout.addWidget(each.box)
        layout.addWidget(self.where)
        layout.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
