"""Formatted text read out of a Qt document. Qt's own Markdown and HTML are never stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtGui import QFont, QTextBlock, QTextDocument, QTextFrame, QTextList, QTextTable, QTextTableCell

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
from ui.widgets.markdown_formats import LABEL, LINE_BREAK, NUMBERED, picture_mark


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
