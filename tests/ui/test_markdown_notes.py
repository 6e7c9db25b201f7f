"""Notes in the editor: put in, led to and back, pasted, undone, and never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.widgets.markdown_editor import MarkdownEditor

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NOTED = "Residents[^1] and carers.\n\n[^1]: Census 2021\n"

WORD = """<html><body>
<p class=MsoNormal>Residents<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span
class=MsoFootnoteReference>[1]</span><![endif]></span></span></a> and carers.</p>
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1'
href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> Census <b>2021</b></p></div>
</div></body></html>"""


@pytest.fixture
def editor(qtbot: QtBot) -> MarkdownEditor:
    editor = MarkdownEditor()
    qtbot.addWidget(editor)
    editor.resize(900, 600)
    editor.show()
    editor.edit.setFocus()
    return editor


def put_cursor(editor: MarkdownEditor, position: int) -> None:
    cursor = editor.edit.textCursor()
    cursor.setPosition(position)
    editor.edit.setTextCursor(cursor)


def press_note(editor: MarkdownEditor) -> None:
    QTest.keyClick(editor.edit, Qt.Key.Key_F, CONTROL | ALT)


def test_note_is_put_in_by_its_key_and_its_words_typed_at_once(editor: MarkdownEditor) -> None:
    editor.set_text("Residents and carers.\n\n- A list\n")
    put_cursor(editor, len("Residents"))
    press_note(editor)
    QTest.keyClicks(editor.edit, "Census 2021")

    assert editor.text() == "Residents[^1] and carers.\n\n- A list\n\n[^1]: Census 2021\n"


def test_note_goes_in_by_its_tool_and_comes_out_in_one_undo(editor: MarkdownEditor) -> None:
    editor.set_text("Residents")
    editor.edit.moveCursor(QTextCursor.MoveOperation.End)
    editor.note.click()

    assert editor.text() == "Residents[^1]\n\n[^1]:\n"
    assert editor.edit.hasFocus()

    editor.edit.undo()

    assert editor.text() == "Residents\n"


def test_key_leads_from_the_mark_to_the_note_and_back(editor: MarkdownEditor) -> None:
    editor.set_text(NOTED)
    put_cursor(editor, len("Residents["))
    press_note(editor)
    QTest.keyClicks(editor.edit, ", table 4")
    press_note(editor)
    QTest.keyClicks(editor.edit, "!")

    assert editor.text() == "Residents[^1]! and carers.\n\n[^1]: Census 2021, table 4\n"


def test_note_without_words_is_written_from_its_mark(editor: MarkdownEditor) -> None:
    editor.set_text("Residents[^1]\n")
    put_cursor(editor, len("Residents["))
    editor.note.click()
    QTest.keyClicks(editor.edit, "Census")

    assert editor.text() == "Residents[^1]\n\n[^1]: Census\n"


@pytest.mark.parametrize(
    ("key", "position"), [(Qt.Key.Key_Backspace, len("Residents[1]")), (Qt.Key.Key_Delete, len("Residents"))]
)
def test_mark_is_deleted_whole_and_its_note_stays(editor: MarkdownEditor, key: Qt.Key, position: int) -> None:
    editor.set_text(NOTED)
    put_cursor(editor, position)
    QTest.keyClick(editor.edit, key)

    assert editor.text() == "Residents and carers.\n\n[^1]: Census 2021\n"


def test_words_typed_into_a_mark_and_behind_a_label_are_words(editor: MarkdownEditor) -> None:
    editor.set_text(NOTED)
    put_cursor(editor, len("Residents["))
    QTest.keyClicks(editor.edit, "x")  # what is typed over is no mark any more
    put_cursor(editor, len("Residents[x1] and carers.\n[1]"))
    QTest.keyClicks(editor.edit, " The")

    assert editor.text() == "Residents\\[x1\\] and carers.\n\n[^1]: The Census 2021\n"


def test_label_that_is_deleted_leaves_the_words(editor: MarkdownEditor) -> None:
    editor.set_text(NOTED)
    put_cursor(editor, len("Residents[1] and carers.\n[1]"))
    QTest.keyClick(editor.edit, Qt.Key.Key_Backspace)

    assert editor.text() == "Residents[^1] and carers.\n\nCensus 2021\n"


def test_line_of_a_note_made_a_heading_keeps_its_words(editor: MarkdownEditor) -> None:
    editor.set_text(NOTED)
    editor.edit.moveCursor(QTextCursor.MoveOperation.End)
    editor.edit.set_level(1)

    assert editor.text() == "Residents[^1] and carers.\n\n# \\[1\\] Census 2021\n"


def test_copy_within_the_text_keeps_the_note_under_a_name_of_its_own(editor: MarkdownEditor) -> None:
    editor.set_text(NOTED)
    editor.edit.selectAll()
    data = editor.edit.createMimeDataFromSelection()
    editor.edit.moveCursor(QTextCursor.MoveOperation.End)
    editor.edit.textCursor().insertBlock()
    editor.edit.insertFromMimeData(data)

    assert editor.text() == (
        "Residents[^1] and carers.\n\n[^1]: Census 2021\n\nResidents[^2] and carers.\n\n[^2]: Census 2021\n"
    )


def test_footnotes_of_word_become_notes(editor: MarkdownEditor) -> None:
    data = QMimeData()
    data.setHtml(WORD)

    editor.edit.insertFromMimeData(data)

    assert editor.text() == "Residents[^1] and carers.\n\n[^1]: Census **2021**\n"


def test_link_tool_leaves_marks_alone(editor: MarkdownEditor) -> None:
    editor.set_text(NOTED)
    put_cursor(editor, len("Residents[1"))
    assert not editor.edit.link_at_cursor()

    cursor = editor.edit.textCursor()
    cursor.setPosition(0)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    editor.edit.setTextCursor(cursor)
    editor.edit.put_link("https://northmoor.example/")

    assert editor.text() == (
        "[Residents](https://northmoor.example/)[^1] [and carers.](https://northmoor.example/)\n\n"
        "[^1]: Census 2021\n"
    )


def test_notes_stay_when_the_text_is_shown_as_plain_and_back(editor: MarkdownEditor) -> None:
    editor.set_text(NOTED)
    editor.show_plain(plain=True)
    assert editor.plain.toPlainText() == NOTED

    editor.show_plain(plain=False)

    assert editor.text() == NOTED
