"""Pictures and key facts put into the text of a section."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.sections import Section
from inspection_ready.services.pictures import add_picture, read_picture
from inspection_ready.services.registers import add_record
from tests.large_pictures import png
from tests.plugins.window import OpenWindow, settle
from ui.dialogs.picture import PictureDialog
from ui.pages.welcome_pack import WelcomePackPage
from ui.widgets.insert_menu import NO_FACTS, InsertMenu
from ui.widgets.markdown_editor import MarkdownEditor

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow


def drawn(path: Path, size: tuple[int, int] = (900, 600)) -> Path:
    Image.new("RGB", size, "maroon").save(path)
    return path


def dropped(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def pick(menu: InsertMenu, words: str) -> None:
    (action,) = [each for each in menu.choices.actions() if each.text() == words]
    action.trigger()


@pytest.fixture
def page(app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> WelcomePackPage:
    app.do(add_record, Section(title="Finding us", text="Come in by the front door.\n"))
    app.do(add_record, KeyFact(name="Population", value="214,300"))
    made = read_picture(drawn(tmp_path / "map.png"))
    app.do(add_picture, made, file="map.png", name="Map & way")
    window = open_window(app)
    window.go("welcome-pack")
    settle(qtbot, window)
    return cast("WelcomePackPage", window.page)


def test_menus_put_in_what_the_workspace_has(page: WelcomePackPage, qtbot: QtBot) -> None:
    editor = page.form.editor

    pick(editor.fact, "Population: 214,300")
    pick(editor.picture, "Map && way")

    assert editor.text() == "{{Population}}Come in by the front door.\n\n![](<picture:Map & way>)\n"
    page.save()
    settle(qtbot, cast("MainWindow", page.window()))
    (section,) = page.context.app.read(lambda reader: reader.register(Section).all())
    assert section.text == editor.text()


def test_the_editor_shows_the_picture_and_the_name_of_one_that_is_not_there(
    page: WelcomePackPage, qtbot: QtBot
) -> None:
    editor = page.form.editor
    section = page.form.before
    assert section is not None
    editor.set_text("![](<picture:Map & way>)\n\n![](picture:Plan)\n")
    page.pictures.show(editor.text())
    settle(qtbot, cast("MainWindow", page.window()))

    colours = editor.edit.grab().toImage()

    found = {colours.pixelColor(x, y).name() for x in range(20, 400, 40) for y in range(20, 300, 20)}
    assert "#800000" in found
    assert "Map & way" in editor.edit.pictures
    assert "Plan" not in editor.edit.pictures
    assert editor.text() == "![](<picture:Map & way>)\n\n![](<picture:Plan>)\n"


def test_a_dropped_picture_is_asked_about_and_stands_in_the_text(
    page: WelcomePackPage, qtbot: QtBot, tmp_path: Path
) -> None:
    editor = page.form.editor

    editor.edit.insertFromMimeData(dropped(drawn(tmp_path / "front door.png")))
    settle(qtbot, cast("MainWindow", page.window()))
    dialog = cast("PictureDialog", QApplication.activeModalWidget())
    dialog.alt.setPlainText("The front door, painted red")
    dialog.source.setText("Northmoor Council")
    dialog.accept()
    settle(qtbot, cast("MainWindow", page.window()))

    kept = page.context.app.read(lambda reader: reader.register(Picture).find(name="front door"))
    assert [(one.alt, one.source) for one in kept] == [("The front door, painted red", "Northmoor Council")]
    assert "![](<picture:front door>)" in editor.text()
    assert page.form.is_dirty


def test_a_dropped_picture_of_200_megapixels_is_refused_in_words_and_the_text_stays(
    page: WelcomePackPage, qtbot: QtBot, tmp_path: Path
) -> None:
    large = tmp_path / "plan.png"
    large.write_bytes(png(20_000, 10_000, whole=False))
    before = page.form.editor.text()

    page.form.editor.edit.insertFromMimeData(dropped(large))
    window = cast("MainWindow", page.window())
    settle(qtbot, window)

    assert window.notice.words.text().startswith(
        "plan.png has 200 million points, far more than paper can show, so it was not opened. Nothing was changed."
    )
    assert QApplication.activeModalWidget() is None
    assert (page.form.editor.text(), page.form.is_dirty) == (before, False)
    assert page.context.app.read(lambda reader: reader.register(Picture).count()) == 1


def test_a_pasted_picture_that_is_cancelled_leaves_nothing(page: WelcomePackPage, qtbot: QtBot) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    data = QMimeData()
    data.setImageData(image)

    page.form.editor.edit.insertFromMimeData(data)
    settle(qtbot, cast("MainWindow", page.window()))
    dialog = cast("PictureDialog", QApplication.activeModalWidget())
    assert dialog.name.text() == "Picture"
    dialog.reject()
    settle(qtbot, cast("MainWindow", page.window()))

    assert page.context.app.read(lambda reader: reader.register(Picture).count()) == 1
    assert not page.form.is_dirty


def test_an_editor_without_pictures_offers_none(qtbot: QtBot, tmp_path: Path) -> None:
    editor = MarkdownEditor()
    qtbot.addWidget(editor)
    editor.show()

    editor.edit.insertFromMimeData(dropped(drawn(tmp_path / "a.png")))

    assert (editor.text(), editor.fact.isVisible(), editor.picture.isVisible()) == ("", False, False)


def test_a_menu_with_nothing_in_it_says_where_to_add_some(qtbot: QtBot) -> None:
    menu = InsertMenu("Key fact", "Put in a key fact", print)
    qtbot.addWidget(menu)

    menu.offer((), none=NO_FACTS)

    assert [(each.text(), each.isEnabled()) for each in menu.choices.actions()] == [(NO_FACTS, False)]
