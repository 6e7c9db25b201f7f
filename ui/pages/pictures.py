"""The pictures sections show: each with what it shows, whose it is, and how it looks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.rows import Row
from inspection_ready.domain.views import Ask, Condition
from inspection_ready.records.pictures import PICTURES
from inspection_ready.services.pictures import add_picture, picture_data, read_picture, replace_picture
from ui.page import Context
from ui.register_page import RegisterPage
from ui.widgets.fitted_picture import FittedPicture
from ui.widgets.layout import button, scrolling, words
from ui.widgets.thumbnail import image_of
from ui.widgets.view_choice import ALL, Choice

if TYPE_CHECKING:
    from inspection_ready.services.app import App
    from inspection_ready.services.verbs import Done

FILES = "Pictures (*.jpg *.jpeg *.png)"
LARGEST = QSize(560, 420)
"""Of the picture beside its form, in pixels at 96 dots an inch."""


class PicturesPage(RegisterPage):
    title = "Pictures"
    record = PICTURES
    kinds = frozenset({"picture"})
    choices = (
        ALL,
        Choice("Nobody has said what it shows", (Condition("alt", Ask.EMPTY),)),
        Choice("No source", (Condition("source", Ask.EMPTY),)),
        Choice("No licence", (Condition("licence", Ask.EMPTY),)),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._shown: Picture | None = None
        self.look = FittedPicture()
        self.facts = words("", "help")
        self.other = button("Another file", name="Put another file in the place of this one")
        self.other.clicked.connect(self.choose_another)
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.addWidget(self.look)
        layout.addWidget(self.facts)
        layout.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        if context.look_only:
            self.other.hide()
        self.panel.add_part(scrolling(part, "The picture"), "Picture")
        self.list.import_button.hide()

    # what this register says differently

    def add_new(self) -> None:
        if self._may_turn_to_another():
            chosen, _ = QFileDialog.getOpenFileName(self, "Add a picture", "", FILES)
            if chosen:
                self.take_file(Path(chosen))

    def import_file(self) -> None:
        self.add_new()

    def take_file(self, path: Path) -> None:
        """A chosen or dropped picture is kept at once; what it shows is asked for in its form."""
        if self.context.look_only:
            return
        self.long_command(
            lambda app, _: app.do(add_picture, read_picture(path), file=path.name),
            said=lambda done: f"Added the picture {done.result.name}. Say what it shows, and whose it is.",
            then=self._added,
        )

    def choose_another(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Another file for this picture", "", FILES)
        if chosen and self._shown is not None:
            self.put_another(Path(chosen))

    def put_another(self, path: Path) -> None:
        picture = self._shown
        if picture is None:
            return
        self.long_command(
            lambda app, _: app.do(replace_picture, picture.id, read_picture(path), file=path.name),
            said=lambda done: f"{done.result.name} now shows {path.name}.",
        )

    def opened(self, row: Row | None) -> None:
        self._shown = row if isinstance(row, Picture) else None
        self.look.show_image(QImage())
        self.facts.clear()
        if self._shown is not None:
            picture = self._shown
            self.look.setAccessibleName(picture.alt or f"The picture {picture.name}")
            self.facts.setText(f"{picture.width:,} points across, {picture.height:,} down")
            self.query(lambda app: _data(app, picture), self._show_look, key="look", failed=self._not_shown)

    # inside

    def _added(self, done: Done[Any]) -> None:
        self.arrive(done.result.id)

    def _show_look(self, data: bytes) -> None:
        scale = self.devicePixelRatioF()
        image = image_of(data, LARGEST * scale)
        image.setDevicePixelRatio(scale)
        self.look.show_image(image)

    def _not_shown(self, error: Exception) -> None:
        self.context.messages.tell(error)


def _data(app: App, picture: Picture) -> bytes:
    return app.read(picture_data, picture)
