"""Formatted text put into a Qt document. Qt's own Markdown and HTML are never stored."""

from __future__ import annotations

from PySide6.QtGui import (
    QGuiApplication,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextList,
    QTextTable,
    QTextTableFormat,
)

from inspection_ready.domain.formatted_text import (
    Blocks,
    Heading,
    Item,
    Note,
    Paragraph,
    PictureMark,
    Run,
    Runs,
    Table,
)
from inspection_ready.domain.note_marks import mark_words
from ui.widgets.markdown_formats import (
    LABEL,
    LINE_BREAK,
    block_format,
    character_format,
    header_format,
    list_format,
    picture_format,
    run_format,
)


def fill_document(document: QTextDocument, blocks: Blocks) -> None:
    """In place of all that is there; what was done before cannot be undone into it."""
    undo = document.isUndoRedoEnabled()
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.setBlockFormat(block_format())
    cursor.setCharFormat(QTextCharFormat())
    insert_blocks(cursor, blocks)
    document.setUndoRedoEnabled(undo)
    document.setModified(False)


def insert_blocks(cursor: QTextCursor, blocks: Blocks) -> None:
    """At the cursor, as one step to undo. Words of a lone paragraph go into the line the cursor is in."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    if cursor.currentTable() is not None:
        _insert_in_cell(cursor, blocks)
    elif len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        insert_runs(cursor, blocks[0].runs)
    else:
        _Writing(cursor).write(blocks)
    cursor.endEditBlock()


def _insert_in_cell(cursor: QTextCursor, blocks: Blocks) -> None:
    for block in blocks:
        if isinstance(block, PictureMark):
            continue  # a cell has no room for one
        cells = [cell for row in block.rows for cell in row] if isinstance(block, Table) else [block.runs]
        for runs in cells:
            insert_runs(cursor, (*runs, Run(" ")))


class _Writing:
    """Blocks one after another; the lists that are open are joined by the items that belong to them."""

    def __init__(self, cursor: QTextCursor) -> None:
        self._cursor = cursor
        self._lists: list[tuple[QTextList, int | None]] = []

    def write(self, blocks: Blocks) -> None:
        cursor = self._cursor
        if not cursor.atBlockEnd():
            cursor.insertBlock()
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        for block in blocks:
            match block:
                case Table(rows):
                    self._table(rows)
                case Heading(level, runs):
                    self._line(runs, block_format(level), character_format(level))
                case Item(runs):
                    self._line(runs, block_format(listed=True), QTextCharFormat())
                    self._join_list(block)
                case Paragraph(runs):
                    self._line(runs, block_format(), QTextCharFormat())
                case Note(name, runs):
                    label = Run(mark_words(name), link=LABEL + name)
                    self._line((label, Run(" "), *runs), block_format(), QTextCharFormat())
                case PictureMark():
                    self._line((), block_format(), QTextCharFormat())
                    cursor.insertImage(picture_format(block))
                    cursor.setCharFormat(QTextCharFormat())

    def _line(self, runs: Runs, of_block: QTextBlockFormat, of_text: QTextCharFormat) -> None:
        cursor = self._cursor
        if cursor.block().length() > 1:  # a block that holds nothing but its end is used as it is
            cursor.insertBlock(of_block, of_text)
        if (listed := cursor.currentList()) is not None:
            listed.remove(cursor.block())
        cursor.setBlockFormat(of_block)
        cursor.setBlockCharFormat(of_text)
        cursor.setCharFormat(of_text)
        insert_runs(cursor, runs, of_text)

    def _join_list(self, item: Item) -> None:
        del self._lists[item.depth + 1 :]
        if len(self._lists) > item.depth:
            listed, number = self._lists[item.depth]
            if number == (None if item.number is None else item.number - 1):
                listed.add(self._cursor.block())
                self._lists[item.depth] = (listed, item.number)
                return
            self._lists.pop()
        listed = self._cursor.createList(list_format(item.depth, item.number))
        self._lists.append((listed, item.number))

    def _table(self, rows: tuple[tuple[Runs, ...], ...]) -> None:
        self._lists.clear()
        cursor = self._cursor
        if cursor.currentList() is not None:
            self._line((), block_format(), QTextCharFormat())
        table = insert_table(cursor, len(rows), len(rows[0]))
        for number, row in enumerate(rows):
            for column, runs in enumerate(row):
                inside = table.cellAt(number, column).firstCursorPosition()
                insert_runs(inside, runs, header_format() if number == 0 else None)
        cursor.setPosition(table.lastPosition() + 1)
        cursor.setBlockFormat(block_format())


def insert_table(cursor: QTextCursor, rows: int, columns: int) -> QTextTable:
    look = QTextTableFormat()
    look.setHeaderRowCount(1)
    look.setBorderCollapse(True)
    look.setBorder(1)
    look.setBorderBrush(QGuiApplication.palette().color(QPalette.ColorRole.Mid))
    look.setCellPadding(5)
    look.setTopMargin(6)
    look.setBottomMargin(6)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    share = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
    look.setColumnWidthConstraints([share] * columns)
    table = cursor.insertTable(rows, columns, look)
    for row in range(rows):
        for column in range(columns):
            inside = table.cellAt(row, column).firstCursorPosition()
            inside.setBlockFormat(QTextBlockFormat())
            inside.setBlockCharFormat(header_format() if row == 0 else QTextCharFormat())
    return table


def insert_runs(cursor: QTextCursor, runs: Runs, look: QTextCharFormat | None = None) -> None:
    for run in runs:
        cursor.insertText(run.text.replace("\n", LINE_BREAK), run_format(run, look))
