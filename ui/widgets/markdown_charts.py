"""Charts in formatted text that is edited: put in below a table of numbers, and changed."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCursor

from inspection_ready.domain.chart_marks import CHART, chart_mark
from inspection_ready.domain.formatted_text import PictureMark, Run, Table
from ui.widgets.markdown_commands import MarkdownCommands, stretches
from ui.widgets.markdown_document import insert_blocks
from ui.widgets.markdown_formats import picture_format, picture_mark

TABLE_OF_NUMBERS = Table(
    (
        ((Run("Year"),), (Run("Number"),)),
        ((Run("Last year"),), (Run("0"),)),
        ((Run("This year"),), (Run("0"),)),
    )
)
"""To be written over."""


class MarkdownCharts(MarkdownCommands):
    def chart_at_cursor(self) -> PictureMark | None:
        """The chart on the line the cursor stands in."""
        found = self._chart_on(self.textCursor().block())
        return found[1] if found else None

    def put_chart(self, mark: PictureMark) -> None:
        """In place of the chart on this line; else below the table it draws, which is put in where there is none."""
        with self._one_step():
            if (found := self._chart_on(self.textCursor().block())) is not None:
                cursor = self.textCursor()
                cursor.setPosition(found[0])
                cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
                cursor.insertImage(picture_format(mark))
                return
            if draws_table(mark) and not self._is_below_table():
                self._put_table_of_numbers()
            self.put_picture(mark)

    def _is_below_table(self) -> bool:
        block = self.textCursor().block()
        above = block.previous()
        inside = above.isValid() and QTextCursor(above).currentTable() is not None
        return self.in_table or (inside and not block.text())

    def _put_table_of_numbers(self) -> None:
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        insert_blocks(cursor, (TABLE_OF_NUMBERS,))
        self.setTextCursor(cursor)

    @staticmethod
    def _chart_on(block: QTextBlock) -> tuple[int, PictureMark] | None:
        """Where it stands, and what it is."""
        for start, _, look in stretches(block):
            if look.isImageFormat() and look.toImageFormat().name().startswith(CHART):
                return start, picture_mark(look.toImageFormat())
        return None


def draws_table(mark: PictureMark) -> bool:
    """Rather than key facts."""
    asked = chart_mark(mark.name)
    return asked is None or not asked.of
