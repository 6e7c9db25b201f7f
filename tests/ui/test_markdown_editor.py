from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.markdown_edit import PICTURE_REFUSED, PICTURES_LEFT_OUT
from ui.widgets.markdown_editor import MarkdownEditor, link_address

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier

WORD = """<html><head><style>.MsoNormal {font-family: Calibri}</style></head><body>
<h1 class=MsoTitle style='color:#2F5496'>Arriving</h1>
<p class=MsoNormal><span style='font-family:"Comic Sans MS";color:red'>Ask for <b>Reception</b>.</span>
<img src="file:///C:/x/clip_image001.png"></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span>·<span>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Lifts</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><![if !supportLists]><span>o<span>&nbsp;&nbsp; </span></span><![endif]>To the second floor</p>
<table class=MsoTable><tr><td><p>Room</p></td><td><p>Seats</p></td></tr>
<tr><td><p>Elm</p></td><td><p>12</p><p>standing 20</p></td></tr></table>
<p><a href="file:///C:/private.docx">plan</a> <a href="https://northmoor.example/">site</a></p></body></html>"""


@pytest.fixture
def editor(qtbot: QtBot) -> MarkdownEditor:
    editor = MarkdownEditor()
    qtbot.addWidget(editor)
    editor.resize(900, 600)
    editor.show()
    editor.edit.setFocus()
    return editor


def press(qtbot: QtBot, editor: MarkdownEditor, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(editor.edit, key, held or Qt.KeyboardModifier.NoModifier)


def test_keys_make_headings_bold_italic_and_lists(editor: MarkdownEditor, qtbot: QtBot) -> None:
    press(qtbot, editor, Qt.Key.Key_2, CONTROL | ALT)
    QTest.keyClicks(editor.edit, "Parking")
    press(qtbot, editor, Qt.Key.Key_Return)
    press(qtbot, editor, Qt.Key.Key_B, CONTROL)
    QTest.keyClicks(editor.edit, "Free")
    press(qtbot, editor, Qt.Key.Key_B, CONTROL)
    press(qtbot, editor, Qt.Key.Key_I, CONTROL)
    QTest.keyClicks(editor.edit, " today")
    press(qtbot, editor, Qt.Key.Key_I, CONTROL)
    press(qtbot, editor, Qt.Key.Key_Return)
    press(qtbot, editor, Qt.Key.Key_Ampersand, CONTROL | SHIFT)
    QTest.keyClicks(editor.edit, "one")
    press(qtbot, editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor.edit, "two")
    press(qtbot, editor, Qt.Key.Key_Tab)

    assert editor.text() == "## Parking\n\n**Free** *today*\n\n1. one\n   1. two\n"


def test_enter_on_an_empty_item_leaves_the_list(editor: MarkdownEditor, qtbot: QtBot) -> None:
    editor.edit.toggle_list(numbered=False)
    QTest.keyClicks(editor.edit, "one")
    press(qtbot, editor, Qt.Key.Key_Return)
    press(qtbot, editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor.edit, "after")

    assert editor.text() == "- one\n\nafter\n"


def test_backspace_at_the_start_of_a_heading_makes_ordinary_text(
    editor: MarkdownEditor, qtbot: QtBot
) -> None:
    editor.set_text("# Title *here*\n")
    press(qtbot, editor, Qt.Key.Key_Backspace)

    assert editor.text() == "Title *here*\n"


def test_tab_leaves_the_editor(editor: MarkdownEditor, qtbot: QtBot) -> None:
    editor.set_text("plain\n")
    press(qtbot, editor, Qt.Key.Key_Tab)

    assert not editor.edit.hasFocus()
    assert editor.text() == "plain\n"


def test_tab_leaves_a_list_after_escape(editor: MarkdownEditor, qtbot: QtBot) -> None:
    editor.set_text("- one\n- two\n")
    editor.edit.moveCursor(QTextCursor.MoveOperation.End)
    press(qtbot, editor, Qt.Key.Key_Escape)
    press(qtbot, editor, Qt.Key.Key_Tab)

    assert not editor.edit.hasFocus()
    assert editor.text() == "- one\n- two\n"


def test_tab_goes_through_a_table_and_out_of_it(editor: MarkdownEditor, qtbot: QtBot) -> None:
    editor.edit.put_table(2, 2)
    for words in ("Room", "Seats", "Elm", "12"):
        QTest.keyClicks(editor.edit, words)
        press(qtbot, editor, Qt.Key.Key_Tab)

    assert editor.text() == "| Room | Seats |\n| --- | --- |\n| Elm | 12 |\n"
    assert not editor.edit.hasFocus()


def test_link_is_put_on_what_is_selected_and_ends_there(editor: MarkdownEditor, qtbot: QtBot) -> None:
    editor.set_text("See the map\n")
    editor.edit.moveCursor(QTextCursor.MoveOperation.End)
    editor.edit.moveCursor(QTextCursor.MoveOperation.PreviousWord, QTextCursor.MoveMode.KeepAnchor)
    press(qtbot, editor, Qt.Key.Key_K, CONTROL)
    editor.link_line.setText("www.northmoor.example/map")
    editor.link_put.click()
    editor.edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor.edit, " first")

    assert editor.text() == "See the [map](https://www.northmoor.example/map) first\n"


def test_link_is_taken_off_and_its_words_stay(editor: MarkdownEditor) -> None:
    editor.set_text("See [the map](https://northmoor.example/)\n")
    editor.edit.moveCursor(QTextCursor.MoveOperation.End)
    editor.edit.moveCursor(QTextCursor.MoveOperation.PreviousCharacter)
    editor.edit.put_link("")

    assert editor.text() == "See the map\n"


def test_paste_from_word_keeps_our_formats_only(editor: MarkdownEditor) -> None:
    data = QMimeData()
    data.setHtml(WORD)

    editor.edit.insertFromMimeData(data)

    assert editor.text() == (
        "# Arriving\n\nAsk for **Reception**.\n\n- Lifts\n  - To the second floor\n\n"
        "| Room | Seats |\n| --- | --- |\n| Elm | 12 standing 20 |\n\n"
        "plan [site](https://northmoor.example/)\n"
    )
    assert editor.notice.text() == PICTURES_LEFT_OUT


def test_pasted_picture_is_refused_in_words(editor: MarkdownEditor) -> None:
    data = QMimeData()
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))

    editor.edit.insertFromMimeData(data)

    assert editor.text() == ""
    assert editor.notice.text() == PICTURE_REFUSED
    assert editor.notice.isVisibleTo(editor)


def test_plain_text_is_edited_and_shown_formatted_again(editor: MarkdownEditor) -> None:
    editor.set_text("**bold**\n")
    editor.plain_toggle.setChecked(True)
    editor.plain.setPlainText("# Title\nand more")
    editor.plain_toggle.setChecked(False)

    assert editor.edit.blocks() != ()
    assert editor.text() == "# Title\n\nand more\n"


def test_filling_does_not_count_as_typing(editor: MarkdownEditor, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(editor.changed):
        editor.set_text("# Title\n")
    with qtbot.waitSignal(editor.changed):
        QTest.keyClicks(editor.edit, "x")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("www.northmoor.example", "https://www.northmoor.example"),
        ("ann@northmoor.example", "mailto:ann@northmoor.example"),
        ("tel:01632960001", "tel:01632960001"),
        ("javascript:alert(1)", ""),
        ("not an address", ""),
    ],
)
def test_link_address_is_completed_or_refused(typed: str, address: str) -> None:
    assert link_address(typed) == address


def test_every_tool_has_a_name(editor: MarkdownEditor) -> None:
    tools = [
        editor.bold,
        editor.italic,
        editor.bullets,
        editor.numbers,
        editor.deeper,
        editor.out,
        editor.link,
    ]

    assert [tool.accessibleName() for tool in tools] == [
        "Bold", "Italic", "Bullets", "Numbers", "Deeper", "Out", "Link",
    ]  # fmt: skip
    assert editor.style_box.accessibleName() == "Style of the line"
