"""Pictures in the text of a section: shown in it, chosen for it, and kept when they are dropped or pasted."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from inspection_ready.domain.errors import ExpectedError
from inspection_ready.domain.formatted_text import PictureMark
from inspection_ready.domain.picture_marks import picture_key, pictures_in
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.printed_pictures import MadePicture
from inspection_ready.services.pictures import add_picture, picture_data, read_picture, read_picture_data
from ui.dialogs.picture import SHOWN, PictureDialog
from ui.page import Page
from ui.widgets.markdown_editor import MarkdownEditor
from ui.widgets.text_pictures import IN_TEXT
from ui.widgets.thumbnail import image_of, png_of

if TYPE_CHECKING:
    from inspection_ready.services.app import App
    from inspection_ready.services.verbs import Done


class SectionPictures(QObject):
    def __init__(self, page: Page, editor: MarkdownEditor) -> None:
        super().__init__(page)
        self._page = page
        self._editor = editor
        self.held: dict[str, Picture] = {}
        """The pictures of the workspace by their keys."""
        self._shown: dict[str, str] = {}
        """The hash of the file that is shown for each name: another file may take its place."""

    def choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self._page, "Put in a picture", "", "Pictures (*.jpg *.jpeg *.png)"
        )
        if chosen:
            self.take(Path(chosen))

    def take(self, offered: Path | QImage) -> None:
        """What it shows is asked for before it is kept; then it stands in the text."""
        if self._page.context.look_only:
            return
        name = offered.stem if isinstance(offered, Path) else "Picture"
        data = None if isinstance(offered, Path) else png_of(offered)

        def work(_: App) -> MadePicture:
            if isinstance(offered, Path):
                return read_picture(offered)
            return read_picture_data(data or b"", file="the picture you pasted")

        self._page.query(work, lambda made: self._ask_about(made, name), key="offered")

    def _ask_about(self, made: MadePicture, name: str) -> None:
        dialog = PictureDialog(name, image_of(made.data, SHOWN), self._page)
        dialog.accepted.connect(lambda: self._keep_picture(made, dialog.told()))
        dialog.open()

    def _keep_picture(self, made: MadePicture, told: dict[str, Any]) -> None:
        self._page.command(
            lambda app: app.do(add_picture, made, file=told["name"], **told),
            said="Added the picture. Save the section to keep it there.",
            then=self._put_in,
        )

    def _put_in(self, done: Done[Any]) -> None:
        picture: Picture = done.result
        self.held[picture_key(picture.name)] = picture
        self._editor.edit.put_picture(PictureMark(picture.name))
        self.show(self._editor.text())

    def show(self, text: str) -> None:
        """Those the text shows that were not read yet."""
        named = {name: self.held.get(picture_key(name)) for name in pictures_in(text)}
        wanted = {
            name: picture
            for name, picture in named.items()
            if picture is not None and self._shown.get(name) != picture.sha256
        }
        if wanted:
            self._shown.update({name: picture.sha256 for name, picture in wanted.items()})
            self._page.query(
                lambda app: _images(app, wanted), self._editor.edit.show_pictures, key="pictures"
            )


def _images(app: App, wanted: Mapping[str, Picture]) -> dict[str, QImage]:
    """A picture whose file is lost stays a name: the check and the pack say so."""
    found = {}
    with app.reading() as reader:
        for name, picture in wanted.items():
            with suppress(ExpectedError):
                found[name] = image_of(picture_data(reader, picture), IN_TEXT)
    return found
