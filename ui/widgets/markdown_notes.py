"""Notes in formatted text that is edited: a mark in the text, and a line of its own that begins with the same mark."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from inspection_ready.domain.formatted_text import Blocks, Note, notes_renamed
from inspection_ready.domain.note_marks import NOTE, free_name, mark_words
from ui.widgets.markdown_charts import MarkdownCharts
from ui.widgets.markdown_commands import stretches
from ui.widgets.markdown_document import insert_blocks
from ui.widgets.markdown_formats import LABEL, mark_link

Stretch = tuple[int, int]
"""Where it begins, and how long it is."""


class MarkdownNotes(MarkdownCharts):
    def put_note(self) -> None:
        """A mark where the cursor stands, and the cursor in the new note; from a mark to its note, and back."""
        if name := self._name_of_line():
            self._go_to(_whole(self.document(), NOTE + name), after=True)
        elif name := self._name_at_cursor():
            self._go_to_note(name)
        else:
            self._put_new_note()
        self.setFocus()
        self.look_changed.emit()

    def put_blocks(self, blocks: Blocks) -> None:
        """What was pasted: a note in it that is called as one that is here gets another name."""
        cursor = self.textCursor()
        insert_blocks(cursor, notes_renamed(blocks, self._names()))
        self.setTextCursor(cursor)

    def delete_mark(self, *, before: bool) -> bool:
        """All of the mark on that side of the cursor; False where there is none, and nothing was done."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            return False
        for start, length, look in stretches(cursor.block()):
            edge = cursor.position() - start
            inside = 0 < edge <= length if before else 0 <= edge < length
            if inside and _is_mark(look):
                cursor.setPosition(start)
                cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
                return True
        return False

    # inside

    def _put_new_note(self) -> None:
        name = free_name(self._names())
        with self._one_step():
            cursor = self.textCursor()
            cursor.setPosition(cursor.selectionEnd())
            look = QTextCharFormat()
            mark_link(look, NOTE + name)
            cursor.insertText(mark_words(name), look)
            self._write_note(name)

    def _write_note(self, name: str) -> None:
        """Below all that is there."""
        end = QTextCursor(self.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        insert_blocks(end, (Note(name, ()),))
        self.setTextCursor(end)
        self.setCurrentCharFormat(QTextCharFormat())

    def _go_to_note(self, name: str) -> None:
        label = _whole(self.document(), LABEL + name)
        if label is None:
            with self._one_step():
                self._write_note(name)
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(label[0])
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)

    def _go_to(self, stretch: Stretch | None, *, after: bool) -> None:
        if stretch is not None:
            cursor = QTextCursor(self.document())
            cursor.setPosition(stretch[0] + (stretch[1] if after else 0))
            self.setTextCursor(cursor)

    def _name_of_line(self) -> str:
        """Of the note whose words the cursor stands in."""
        for _, _, look in stretches(self.textCursor().block()):
            if look.anchorHref().startswith(LABEL):
                return look.anchorHref().removeprefix(LABEL)
        return ""

    def _name_at_cursor(self) -> str:
        address = self.textCursor().charFormat().anchorHref()
        return address.removeprefix(NOTE) if address.startswith(NOTE) else ""

    def _names(self) -> set[str]:
        """Of marks and of notes."""
        return {
            look.anchorHref().partition(":")[2]
            for block in _lines(self.document())
            for _, _, look in stretches(block)
            if _is_mark(look)
        }


def _is_mark(look: QTextCharFormat) -> bool:
    return look.anchorHref().startswith((NOTE, LABEL))


def _whole(document: QTextDocument, address: str) -> Stretch | None:
    """The first that leads there."""
    for block in _lines(document):
        for start, length, look in stretches(block):
            if look.anchorHref() == address:
                return start, length
    return None


def _lines(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()
