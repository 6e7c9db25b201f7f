"""What people wrote may look like HTML: it is shown letter by letter, and loads nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget

from inspection_ready.phrases.errors import error_sentence
from ui.messages import Messages
from ui.widgets.footer import Footer
from ui.widgets.layout import subheading, words
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WRITTEN = "Removed D1-01 <b>Interview</b> <img src='file:///etc/hostname'>."


def drawn(label: QLabel, text: str) -> QImage:
    label.setText(text)
    label.resize(900, 60)
    return label.grab().toImage()


def test_labels_show_tags_as_letters(qtbot: QtBot) -> None:
    footer, notice = Footer(), Notice()
    for widget in (footer, notice):
        qtbot.addWidget(widget)
    for label in (words(""), subheading(""), footer.words, notice.words):
        qtbot.addWidget(label)
        assert drawn(label, "<i></i><b></b>") != drawn(label, "")


def test_a_question_shows_tags_as_letters(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    formats: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        formats.append(box.textFormat().name)
        box.reject()

    QTimer.singleShot(0, look)
    Messages(parent, sentence=error_sentence).ask(WRITTEN, choices=("Remove",), detail=WRITTEN)

    assert formats == ["PlainText"]
