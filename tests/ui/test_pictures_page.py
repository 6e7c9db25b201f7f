"""The page of pictures: a file becomes a record, and what it shows is asked for."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from inspection_ready.domain.pictures import Picture
from tests.plugins.window import OpenWindow, settle
from ui.pages.pictures import PicturesPage
from ui.widgets.fitted_picture import FittedPicture
from ui.widgets.thumbnail import image_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App


def drawn(path: Path, colour: str, size: tuple[int, int] = (900, 600)) -> Path:
    Image.new("RGB", size, colour).save(path)
    return path


def test_a_dropped_picture_is_kept_and_shown_beside_its_form(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(app)

    window.take_file(drawn(tmp_path / "front door.png", "maroon"))
    settle(qtbot, window)

    page = cast("PicturesPage", window.page)
    kept = app.read(lambda reader: reader.register(Picture).all())
    assert [(one.name, one.width) for one in kept] == [("front door", 900)]
    assert page.form.before == kept[0]
    qtbot.waitUntil(lambda: page.look.pixmap().width() > 0)
    shown = page.look.pixmap().deviceIndependentSize()
    assert 300 < shown.width() <= page.look.width()
    assert abs(shown.width() * 373 - shown.height() * 560) < 560  # as it was, no side cut off
    assert page.look.pixmap().toImage().pixelColor(5, 5).name() == "#800000"


def test_a_picture_grows_with_its_room_and_no_wider_than_it_is(qtbot: QtBot) -> None:
    look = FittedPicture()
    qtbot.addWidget(look)
    image = QImage(400, 100, QImage.Format.Format_RGB888)

    look.show()
    look.resize(200, 10)
    look.show_image(image)
    narrow = look.pixmap().size().toTuple(), look.height()
    look.resize(900, look.height())
    wide = look.pixmap().size().toTuple(), look.height()
    look.show_image(QImage())

    assert (narrow, wide) == (((200, 50), 50), ((400, 100), 100))
    assert look.pixmap().isNull()


def test_another_file_takes_its_place_at_once(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(app)
    window.take_file(drawn(tmp_path / "front door.png", "maroon"))
    settle(qtbot, window)
    page = cast("PicturesPage", window.page)

    page.put_another(drawn(tmp_path / "new.png", "navy", (400, 100)))
    settle(qtbot, window)

    assert page.facts.text() == "400 points across, 100 down"
    qtbot.waitUntil(lambda: page.look.pixmap().toImage().pixelColor(5, 5).name() == "#000080")


def test_what_is_no_picture_is_said_and_nothing_is_kept(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(app)
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"GIF89a")

    window.take_file(path)
    settle(qtbot, window)

    assert window.notice.words.text().startswith("photo.jpg is a GIF picture, and only JPEG and PNG pictures")
    assert app.read(lambda reader: reader.register(Picture).count()) == 0


def test_a_picture_that_claims_to_be_huge_is_not_decoded() -> None:
    buffer = io.BytesIO()
    Image.new("L", (1, 1)).save(buffer, "PNG")
    data = bytearray(buffer.getvalue())
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    assert image_of(bytes(data), QSize(100, 100)).isNull()
