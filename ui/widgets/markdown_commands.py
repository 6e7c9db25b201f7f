"""What may be done to formatted text: the commands of the toolbar, and how lists, looks and links are kept whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextList
from PySide6.QtWidgets import QTextEdit

from inspection_ready.domain.formatted_text import DEEPEST_ITEM, Blocks, PictureMark
from inspection_ready.domain.note_marks import NOTE
from inspection_ready.domain.section_marks import SECTION, words_for
from ui.widgets.markdown_document import fill_document, insert_blocks, insert_table
from ui.widgets.markdown_formats import (
    LABEL,
    block_format,
    character_format,
    header_format,
    list_format,
    mark_link,
    unmark_link,
)
from ui.widgets.markdown_reading import depth_of, is_numbered, read_document

MARKS = (NOTE, LABEL)
"""What the marks of notes lead to: no link that anybody typed."""


class MarkdownCommands(QTextEdit):
    look_changed = Signal()
    """The cursor moved to, or made, text of another look."""

    def blocks(self) -> Blocks:
        return read_document(self.document())

    def set_blocks(self, blocks: Blocks) -> None:
        fill_document(self.document(), blocks)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    # commands of the toolbar

    def toggle_bold(self) -> None:
        look = QTextCharFormat()
        bold = self.currentCharFormat().fontWeight() >= QFont.Weight.DemiBold
        look.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)
        self.mergeCurrentCharFormat(look)
        self.look_changed.emit()

    def toggle_italic(self) -> None:
        look = QTextCharFormat()
        look.setFontItalic(not self.currentCharFormat().fontItalic())
        self.mergeCurrentCharFormat(look)
        self.look_changed.emit()

    def set_level(self, level: int) -> None:
        """A heading of this level; 0 makes ordinary text again."""
        for block in self._chosen_blocks():
            if QTextCursor(block).currentTable() is None:
                self._restyle(block, level)
        self.look_changed.emit()

    def toggle_list(self, *, numbered: bool) -> None:
        blocks = [block for block in self._chosen_blocks() if QTextCursor(block).currentTable() is None]
        lists = [self._list_of(block) for block in blocks]
        leave = all(listed is not None and is_numbered(listed) == numbered for listed in lists)
        with self._one_step():
            for block in blocks:
                self._put_in_list(block, None if leave else numbered)

    def step_in(self, by: int) -> bool:
        """Deeper (1) or out (-1); False where no item could move, and nothing was done."""
        blocks = [block for block in self._chosen_blocks() if self._list_of(block) is not None]
        moves = [(block, self._step_of(block, by)) for block in blocks]
        if not any(step for _, step in moves):
            return False
        with self._one_step():
            for block, step in moves:
                self._move(block, step)
        return True

    def put_link(self, address: str) -> None:
        """On the selection, the link the cursor stands in, or the address itself as text; "" takes it off."""
        cursor = self.textCursor()
        if not cursor.hasSelection() and self.link_at_cursor():
            cursor = self._whole_link(cursor)
        if cursor.hasSelection():
            self._relink(cursor, address)
        elif address:
            look = QTextCharFormat()
            mark_link(look, address)
            cursor.insertText(address.removeprefix("mailto:"), look)
            self.setTextCursor(cursor)
        self.look_changed.emit()

    def link_at_cursor(self) -> str:
        address = self.textCursor().charFormat().anchorHref()
        return "" if address.startswith(MARKS) else address

    def put_picture(self, mark: PictureMark) -> None:
        """On a line of its own, after the line the cursor stands in; after the table it stands in."""
        cursor = self.textCursor()
        if self.in_table:
            cursor.setPosition(cursor.currentTable().lastPosition() + 1)
        elif cursor.block().text():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        insert_blocks(cursor, (mark,))
        cursor.insertBlock(block_format(), QTextCharFormat())
        self.setTextCursor(cursor)

    def put_words(self, words: str) -> None:
        self.textCursor().insertText(words)

    def put_reference(self, name: str) -> None:
        """To a section, or to a heading in one: words that are printed as it is called by then."""
        cursor = self.textCursor()
        look = QTextCharFormat()
        mark_link(look, SECTION + name)
        cursor.insertText(words_for(name), look)
        self.setTextCursor(cursor)

    def put_table(self, rows: int = 3, columns: int = 2) -> None:
        cursor = self.textCursor()
        if cursor.currentTable() is not None:
            return
        cursor.beginEditBlock()
        if cursor.currentList() is not None or cursor.block().blockFormat().headingLevel():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock(block_format(), QTextCharFormat())
            if (listed := self._list_of(cursor.block())) is not None:
                listed.remove(cursor.block())
        table = insert_table(cursor, rows, columns)
        cursor.endEditBlock()
        self.setTextCursor(table.cellAt(0, 0).firstCursorPosition())

    def add_row(self) -> None:
        if (table := self.textCursor().currentTable()) is not None:
            table.insertRows(table.cellAt(self.textCursor()).row() + 1, 1)

    def add_column(self) -> None:
        if (table := self.textCursor().currentTable()) is not None:
            column = table.cellAt(self.textCursor()).column() + 1
            table.insertColumns(column, 1)
            head = table.cellAt(0, column).firstCursorPosition()
            head.setBlockCharFormat(header_format())

    def remove_row(self) -> None:
        if (table := self.textCursor().currentTable()) is not None:
            table.removeRows(table.cellAt(self.textCursor()).row(), 1)

    def remove_column(self) -> None:
        if (table := self.textCursor().currentTable()) is not None:
            table.removeColumns(table.cellAt(self.textCursor()).column(), 1)

    # what the toolbar shows

    @property
    def level(self) -> int:
        return self.textCursor().block().blockFormat().headingLevel()

    @property
    def in_table(self) -> bool:
        return self.textCursor().currentTable() is not None

    def list_kind(self) -> bool | None:
        """True in numbers, False in bullets, None outside lists."""
        listed = self._list_of(self.textCursor().block())
        return None if listed is None else is_numbered(listed)

    # inside

    def _chosen_blocks(self) -> list[QTextBlock]:
        cursor = self.textCursor()
        block = self.document().findBlock(cursor.selectionStart())
        blocks = [block]
        while block.position() + block.length() <= cursor.selectionEnd():
            block = block.next()
            if not block.isValid():
                break
            blocks.append(block)
        return blocks

    @staticmethod
    def _list_of(block: QTextBlock) -> QTextList | None:
        listed: QTextList | None = block.textList()  # Qt's own type says there is always one
        return listed

    @contextmanager
    def _one_step(self) -> Iterator[None]:
        """One thing to undo."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        yield
        cursor.endEditBlock()
        self.look_changed.emit()

    def _restyle(self, block: QTextBlock, level: int) -> None:
        """The look of every stretch is made again from what it is, so that no size or weight stays behind."""
        cursor = QTextCursor(block)
        cursor.beginEditBlock()
        if (listed := self._list_of(block)) is not None:
            listed.remove(block)
        was_heading = block.blockFormat().headingLevel() > 0
        cursor.setBlockFormat(block_format(level))
        cursor.setBlockCharFormat(character_format(level))
        for start, length, look in stretches(block):
            fresh = character_format(level)
            fresh.setFontItalic(look.fontItalic())
            if look.fontWeight() >= QFont.Weight.DemiBold and not was_heading:
                fresh.setFontWeight(QFont.Weight.Bold)
            if look.isAnchor():
                mark_link(fresh, look.anchorHref(), look.toolTip())
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(fresh)
        cursor.endEditBlock()
        if self.textCursor().block() == block and not block.text():
            self.setCurrentCharFormat(character_format(level))

    def _put_in_list(self, block: QTextBlock, numbered: bool | None, depth: int | None = None) -> None:
        """``numbered`` None takes it out of its list."""
        listed = self._list_of(block)
        if depth is None:
            depth = depth_of(listed) if listed is not None else 0
        if listed is not None:
            listed.remove(block)
        elif block.blockFormat().headingLevel():
            self._restyle(block, 0)
        cursor = QTextCursor(block)
        cursor.setBlockFormat(block_format(listed=numbered is not None))
        if numbered is None:
            return
        joined = self._list_above(block, depth)
        if joined is not None and is_numbered(joined) == numbered:
            joined.add(block)
        else:
            cursor.createList(list_format(depth, 1 if numbered else None))

    def _list_above(self, block: QTextBlock, depth: int) -> QTextList | None:
        """The list of this depth that the item before it belongs to, past deeper items."""
        before = block.previous()
        while before.isValid():
            listed = self._list_of(before)
            if listed is None or depth_of(listed) < depth:
                return None
            if depth_of(listed) == depth:
                return listed
            before = before.previous()
        return None

    def _step_of(self, block: QTextBlock, by: int) -> int:
        """An item goes no more than one deeper than the one above it."""
        listed = self._list_of(block)
        if by < 0 or listed is None:
            return by
        above = self._list_of(block.previous()) if block.previous().isValid() else None
        deepest = depth_of(above) + 1 if above is not None else 0
        return by if depth_of(listed) + by <= min(deepest, DEEPEST_ITEM) else 0

    def _move(self, block: QTextBlock, by: int) -> None:
        listed = self._list_of(block)
        if listed is None or not by:
            return
        depth = depth_of(listed) + by
        self._put_in_list(block, is_numbered(listed) if depth >= 0 else None, max(depth, 0))

    def _whole_link(self, cursor: QTextCursor) -> QTextCursor:
        address = cursor.charFormat().anchorHref()
        for start, length, look in stretches(cursor.block()):
            if look.anchorHref() == address and start <= cursor.position() <= start + length:
                whole = QTextCursor(self.document())
                whole.setPosition(start)
                whole.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
                return whole
        return cursor

    def _relink(self, cursor: QTextCursor, address: str) -> None:
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        cursor.beginEditBlock()
        for block in [self.document().findBlock(first)]:  # a link never goes over the end of its line
            for start, length, look in stretches(block):
                begin, end = max(start, first), min(start + length, last)
                if begin >= end or look.anchorHref().startswith(MARKS):
                    continue
                if address:
                    mark_link(look, address)
                else:
                    unmark_link(look)
                cursor.setPosition(begin)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(look)
        cursor.endEditBlock()


def stretches(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Where each stretch of one look begins, how long it is, and its look."""
    found = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        found.append((fragment.position(), fragment.length(), fragment.charFormat()))
        place += 1
    return found
