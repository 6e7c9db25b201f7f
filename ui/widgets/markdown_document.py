"""Formatted text put into a Qt document, and read out of one. Qt's own Markdown and HTML are never stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextImageFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from inspection_ready.domain.chart_marks import CHART
from inspection_ready.domain.formatted_text import (
    DEEPEST_HEADING,
    Block,
    Blocks,
    Heading,
    Item,
    Note,
    Paragraph,
    PictureMark,
    Run,
    Runs,
    Table,
    settled,
    with_runs,
)
from inspection_ready.domain.note_marks import mark_words
from inspection_ready.domain.picture_marks import PICTURE

LABEL = "note-words:"
"""What the mark that begins the line of a note leads to, in the editor only: with it the line is a note."""
ALT, CAPTION = QTextFormat.Property.ImageAltText, QTextFormat.Property.ImageTitle
LINE_BREAK = "\u2028"
"""What Qt holds for a line break inside a paragraph."""

BULLETS = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)
NUMBERED = frozenset(
    (
        QTextListFormat.Style.ListDecimal,
        QTextListFormat.Style.ListLowerAlpha,
        QTextListFormat.Style.ListUpperAlpha,
        QTextListFormat.Style.ListLowerRoman,
        QTextListFormat.Style.ListUpperRoman,
    )
)


# reading


def read_document(document: QTextDocument) -> Blocks:
    return settled(_Reading().frame(document.rootFrame()))


class _Reading:
    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        """Of each list, the number its next item bears."""

    def frame(self, frame: QTextFrame) -> Iterator[Block]:
        place = frame.begin()
        while not place.atEnd():
            # None where a block stands; Qt's own type says a frame always does
            inner: QTextFrame | None = place.currentFrame()
            if inner is None:
                yield from _notes_apart(self._block(place.currentBlock()))
                yield from _pictures(place.currentBlock())
            elif isinstance(inner, QTextTable):
                yield _table(inner)
            else:
                yield from self.frame(inner)
            place += 1

    def _block(self, block: QTextBlock) -> Block:
        level = block.blockFormat().headingLevel()
        listed: QTextList | None = block.textList()
        if level:
            return Heading(min(level, DEEPEST_HEADING), _runs(block))
        if listed is None:
            return Paragraph(_runs(block))
        # an item without words is not kept, so it is not counted either
        number = self._number(listed) if is_numbered(listed) and block.text().strip() else None
        return Item(_runs(block), depth_of(listed), number)

    def _number(self, listed: QTextList) -> int:
        number = self._numbers.get(listed.objectIndex(), listed.format().start())
        self._numbers[listed.objectIndex()] = number + 1
        return number


def _notes_apart(block: Block) -> Iterator[Block]:
    """A line that has the label of a note is that note from there on; anywhere else a label is only words."""
    runs = block.runs if isinstance(block, Paragraph) else ()
    for place, run in enumerate(runs):
        name = run.link.removeprefix(LABEL)
        before, label, after = run.text.partition(mark_words(name))
        if run.link.startswith(LABEL) and label:
            yield Paragraph(_without_labels((*runs[:place], Run(before))))
            yield Note(name, _without_labels((Run(after), *runs[place + 1 :])))
            return
    yield with_runs(block, _without_labels)


def _without_labels(runs: Runs) -> Runs:
    return tuple(replace(run, link="", title="") if run.link.startswith(LABEL) else run for run in runs)


def is_numbered(listed: QTextList) -> bool:
    return listed.format().style() in NUMBERED


def depth_of(listed: QTextList) -> int:
    return max(listed.format().indent() - 1, 0)


def _table(table: QTextTable) -> Table:
    return Table(
        tuple(
            tuple(_cell(table.cellAt(row, column), row, column) for column in range(table.columns()))
            for row in range(table.rows())
        )
    )


def _cell(cell: QTextTableCell, row: int, column: int) -> Runs:
    """A joined cell has its words in its first place only."""
    if (cell.row(), cell.column()) != (row, column):
        return ()
    runs: list[Run] = []
    for block in _blocks_of(cell):
        runs += [*_runs(block), Run(" ")]
    return tuple(runs)


def _blocks_of(cell: QTextTableCell) -> Iterator[QTextBlock]:
    block = cell.firstCursorPosition().block()
    last = cell.lastCursorPosition().position()
    while block.isValid() and block.position() <= last:
        yield block
        block = block.next()


def _pictures(block: QTextBlock) -> Iterator[PictureMark]:
    place = block.begin()
    while not place.atEnd():
        look = place.fragment().charFormat()
        if look.isImageFormat():
            name = look.toImageFormat().name()
            if name.startswith((PICTURE, CHART)):
                yield picture_mark(look.toImageFormat())
        place += 1


def _runs(block: QTextBlock) -> Runs:
    runs = []
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        look = fragment.charFormat()
        if not look.isImageFormat():
            runs.append(
                Run(
                    fragment.text().replace(LINE_BREAK, "\n"),
                    bold=look.fontWeight() >= QFont.Weight.DemiBold,
                    italic=look.fontItalic(),
                    link=look.anchorHref(),
                    title=look.toolTip(),
                )
            )
        place += 1
    return tuple(runs)


# writing


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


# how things look; all of it is made from what they are, and none of it is read back


def picture_mark(look: QTextImageFormat) -> PictureMark:
    scheme, colon, name = look.name().partition(":")
    alt, caption = (str(look.property(part) or "") for part in (ALT, CAPTION))
    return PictureMark(name, alt, caption, scheme + colon)


def picture_format(mark: PictureMark) -> QTextImageFormat:
    look = QTextImageFormat()
    look.setName(mark.scheme + mark.name)
    look.setProperty(ALT, mark.alt)
    look.setProperty(CAPTION, mark.caption)
    return look


def run_format(run: Run, base: QTextCharFormat | None = None) -> QTextCharFormat:
    look = QTextCharFormat(base) if base is not None else QTextCharFormat()
    if run.bold:
        look.setFontWeight(QFont.Weight.Bold)
    if run.italic:
        look.setFontItalic(True)
    if run.link:
        mark_link(look, run.link, run.title)
    return look


def mark_link(look: QTextCharFormat, link: str, title: str = "") -> None:
    look.setAnchor(True)
    look.setAnchorHref(link)
    look.setToolTip(title)
    look.setFontUnderline(True)
    look.setForeground(QGuiApplication.palette().color(QPalette.ColorRole.Link))


def unmark_link(look: QTextCharFormat) -> None:
    look.setAnchor(False)
    for part in (
        QTextFormat.Property.AnchorHref,
        QTextFormat.Property.TextToolTip,
        QTextFormat.Property.TextUnderlineStyle,
        QTextFormat.Property.FontUnderline,
        QTextFormat.Property.ForegroundBrush,
    ):
        look.clearProperty(part)


def colour_links(document: QTextDocument, colour: QColor) -> None:
    """After the theme changed. Not a change to the text."""
    modified = document.isModified()
    block = document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            if fragment.charFormat().isAnchor():
                cursor = QTextCursor(document)
                cursor.setPosition(fragment.position())
                cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                look = QTextCharFormat()
                look.setForeground(colour)
                cursor.mergeCharFormat(look)
            place += 1
        block = block.next()
    document.setModified(modified)


def block_format(level: int = 0, *, listed: bool = False) -> QTextBlockFormat:
    look = QTextBlockFormat()
    look.setHeadingLevel(level)
    look.setTopMargin(12 if level else 2 if listed else 4)
    look.setBottomMargin(2 if listed else 6)
    return look


def character_format(level: int = 0) -> QTextCharFormat:
    look = QTextCharFormat()
    if level:
        look.setFontWeight(QFont.Weight.Bold)
        look.setProperty(QTextFormat.Property.FontSizeAdjustment, DEEPEST_HEADING + 1 - level)
    return look


def header_format() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    return look


def list_format(depth: int, number: int | None) -> QTextListFormat:
    look = QTextListFormat()
    look.setIndent(depth + 1)
    if number is None:
        look.setStyle(BULLETS[depth % len(BULLETS)])
    else:
        look.setStyle(QTextListFormat.Style.ListDecimal)
        look.setStart(number)
    return look
