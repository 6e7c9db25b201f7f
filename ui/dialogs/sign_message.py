"""Who is asked by e-mail to sign, for how much, and whether the files go with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from inspection_ready.phrases.signatures import signer_words
from inspection_ready.phrases.values import count_of
from ui.widgets.layout import button, give_room, words
from ui.widgets.wrapped_tick import WrappedTick

if TYPE_CHECKING:
    from inspection_ready.services.signers import Signers

LETTERS = 70
ABOUT = (
    "One draft asks for {lines}, numbered. They reply “Agreed to all”, or name lines. Nothing is sent from here: open "
    "the draft, look at it and send it. Bring the reply in on the Replies page."
)
WITH_FILES = "Attach the files to be signed, up to 15 MB"


class SignMessageDialog(QDialog):
    """Accepted: ``to_id`` and ``with_files`` are what was chosen."""

    def __init__(self, count: int, signers: Signers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Ask by e-mail")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.who = QComboBox(self)
        for signer in signers.open:
            self.who.addItem(signer_words(signer, signers.short), signer.person.id)
        label = QLabel("&Who signs", self)
        label.setBuddy(self.who)
        self.who.setAccessibleName("Who signs")
        self.files = WrappedTick(WITH_FILES)
        self.files.set_ticked(ticked=True)
        self.write = button("Write the draft", role="main")
        buttons = QDialogButtonBox()
        buttons.addButton(self.write, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        about = words(ABOUT.format(lines=count_of(count, "answer")))
        for widget in (about, label, self.who, self.files, buttons):
            layout.addWidget(widget)
        self.write.clicked.connect(self.accept)
        buttons.rejected.connect(self.reject)
        give_room(self, letters=LETTERS)

    @property
    def to_id(self) -> int:
        return int(self.who.currentData())

    @property
    def with_files(self) -> bool:
        return self.files.is_ticked()
