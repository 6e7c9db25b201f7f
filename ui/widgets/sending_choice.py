"""To whom a letter goes and in which form, before it is written; what is odd is said while it can be mended."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from inspection_ready.domain.lists import DistributionList
from inspection_ready.domain.sendings import Attach
from inspection_ready.records.sendings import ATTACHED
from inspection_ready.services.letter_outlook import Order
from ui.widgets.goes_to import GoesTo
from ui.widgets.layout import button, subheading, words
from ui.widgets.wrapped_tick import WrappedTick

LISTS = 7
"""Lists before theirs scrolls."""
IN_WORKSPACE = "They are put into the folder “letters” of the workspace."
WHY = "Why do people inside and outside the council get it together?"


class SendingChoice(QWidget):
    """``reason_label`` and ``reason`` are for whoever shows it to put where they are seen at once."""

    changed = Signal()
    """The order is another: who would get it has to be looked up again."""
    reasoned = Signal()
    """Only the reason is another."""

    def __init__(self, letter_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letter_id = letter_id
        self._out: Path | None = None
        self.goes_to = GoesTo()
        self.prints = WrappedTick("A Word file and a PDF for each person", self)
        self.combined = WrappedTick("One file of all of them to print", self)
        self.drafts = WrappedTick("An e-mail draft for each person, which you send yourself", self)
        self.attached = QComboBox(self)
        self.attached.setAccessibleName("Attached to each draft")
        for what, said in ATTACHED.items():
            self.attached.addItem(said, what)
        self.attached_label = QLabel("&Attached to each draft", self)
        self.attached_label.setBuddy(self.attached)
        self.remarks = words("")
        self.reason_label = words(WHY, "warning")
        self.reason = QLineEdit(self)
        self.reason.setAccessibleName(WHY)
        self.reason_label.setBuddy(self.reason)
        self.where = words(IN_WORKSPACE, "help")
        self.elsewhere = button("Put them into another folder", role="link")
        self.prints.set_ticked(ticked=True)
        self.combined.set_ticked(ticked=True)
        self._lay_out()
        self._connect()
        self.show_mixed(is_mixed=False)
        self._show_attached()

    def show_lists(self, lists: Sequence[tuple[DistributionList, int]], chosen: Collection[int]) -> None:
        self.goes_to.show_lists(lists, chosen, read_only=False)
        self.goes_to.fit_height(LISTS)

    def show_mixed(self, *, is_mixed: bool) -> None:
        for widget in (self.reason_label, self.reason):
            widget.setVisible(is_mixed)

    def order(self) -> Order:
        return Order(
            letter_id=self._letter_id,
            list_ids=tuple(self.goes_to.ticked()),
            prints=self.prints.is_ticked(),
            combined=self.combined.is_ticked(),
            drafts=self.drafts.is_ticked(),
            attached=self.attached.currentData() if self.drafts.is_ticked() else Attach.NOTHING,
            mixed_because=self.reason.text(),
            out=self._out,
        )

    @property
    def is_for_nothing(self) -> bool:
        """No form is ticked."""
        return not any(box.is_ticked() for box in (self.prints, self.combined, self.drafts))

    def put_into(self, folder: Path) -> None:
        self._out = folder
        self.where.setText(f"They are put into {folder}.")
        self.changed.emit()

    # inside

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Put the letters into")
        if chosen:
            self.put_into(Path(chosen))

    def _connect(self) -> None:
        self.goes_to.chosen.connect(self.changed)
        for box in (self.prints, self.combined, self.drafts):
            box.toggled.connect(lambda _: self.changed.emit())
        self.drafts.toggled.connect(lambda _: self._show_attached())
        self.attached.currentIndexChanged.connect(self.changed)
        self.reason.textChanged.connect(self.reasoned)
        self.elsewhere.clicked.connect(self._choose_folder)

    def _show_attached(self) -> None:
        for widget in (self.attached_label, self.attached):
            widget.setVisible(self.drafts.is_ticked())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(8)
        for widget in (
            subheading("To whom"),
            self.goes_to,
            self.remarks,
            subheading("In which form"),
            self.prints,
            self.combined,
            self.drafts,
            self.attached_label,
            self.attached,
            self.where,
            self.elsewhere,
        ):
            layout.addWidget(widget)
        layout.addStretch(1)
