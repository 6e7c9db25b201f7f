"""Tables and key-value lists: both are rows of cells, each cell a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents import house_style as house
from inspection_ready.documents.model import KeyValues, Runs, Table, text
from inspection_ready.documents.pdf.lines import Line, break_lines
from inspection_ready.documents.pdf.strips import RowPhotograph, RowStrip, Strip, TextStrip, row_height
from inspection_ready.documents.pdf.structure import Element
from inspection_ready.documents.text import printable
from inspection_ready.documents.together import stays_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection_ready.documents.house_style import TextStyle
    from inspection_ready.documents.look import Look
    from inspection_ready.domain.printed_pictures import PrintedPicture

COLUMN = "/O/Table/Scope/Column"
ROW = "/O/Table/Scope/Row"
CELLS = {
    False: (house.CELL, house.HEADER_CELL),
    True: (house.LARGE_CELL, house.LARGE_HEADER_CELL),
}
"""For ordinary tables and large ones: what a cell looks like, and one that names a row or a column."""
# a header row taller than this is not repeated: it would leave its rows no room
TALLEST_REPEATED_HEAD = 150.0


def table_strips(
    table: Table, parent: Element, width: float, look: Look, *, whole: bool = False
) -> Iterator[Strip]:
    """`whole`: it is not parted, though a page might end in it."""
    element = Element("Table", parent)
    if table.caption:
        yield from _caption(table.caption, element, width, look)
    columns = _columns(table.widths, width)
    # a head without a body is not allowed (ISO 14289-1, 7.2): a table without rows is all body
    part = Element("THead" if table.rows else "TBody", element)
    cell, named = CELLS[table.is_large]
    head = _header_row(table.header, Element("TR", part), columns, width, named, look)
    head.before = 0.0 if table.caption else 4.0
    yield head
    body = Element("TBody", element) if table.rows else None
    repeated = (head,) if head.height <= TALLEST_REPEATED_HEAD else ()
    last = len(table.rows) - 1
    for place, row in enumerate(table.rows):
        styles = (named if table.row_header else cell, *[cell] * (len(row) - 1))
        shown = table.photographs[place] if table.photographs else None
        element = Element("TR", body)
        strip = _body_row(
            row, element, columns, width, styles, look, row_header=table.row_header, shown=shown
        )
        strip.head = repeated
        # the last row does not go over to a new page alone, nor the notes without it
        strip.keep_next = (whole or place == last - 1 > 0) if place < last else bool(table.notes)
        strip.after = 12.0 if place == last and not table.notes else 0.0
        yield strip
    for place, note in enumerate(table.notes):
        yield from _note(note, parent, width, look, after=12.0 if place == len(table.notes) - 1 else 0.0)


def key_value_strips(block: KeyValues, parent: Element, width: float, look: Look) -> Iterator[Strip]:
    """A list of pairs: each name is the label of its value (ISO 32000-1, table 336)."""
    listed = Element("L", parent, attributes="/O/List/ListNumbering/None")
    columns = _columns((house.KEY_WIDTH, 1 - house.KEY_WIDTH), width)
    last = len(block.pairs) - 1
    kept = range(last) if stays_whole(block) else {0, last - 1}
    for place, (name, value) in enumerate(block.pairs):
        entry = Element("LI", listed)
        cells = (
            _cell(text(name), house.KEY, Element("Lbl", entry), columns[0], look),
            _cell(value, house.VALUE, Element("LBody", entry), columns[1], look),
        )
        strip = _row(cells, house.VALUE, width)
        # a list too long for one page: neither the first nor the last pair stands alone
        strip.keep_next = last > 0 and place in kept
        strip.after = 12.0 if place == last else 0.0
        yield strip


def _columns(shares: Sequence[float], width: float) -> list[tuple[float, float]]:
    """For each column the left end of its text and the text's width; the first and last reach the edges."""
    columns, left = [], 0.0
    for place, share in enumerate(shares):
        wide = share * width
        right_padding = 0.0 if place == len(shares) - 1 else house.CELL_PADDING * 2
        columns.append((left, max(8.0, wide - right_padding)))
        left += wide
    return columns


def _caption(caption: str, table: Element, width: float, look: Look) -> Iterator[Strip]:
    style = house.CAPTION
    lines = break_lines(text(caption), style, width, Element("Caption", table), look)
    for place, line in enumerate(lines):
        before = style.before if place == 0 else 0.0
        yield TextStrip(height=style.leading, before=before, after=2.0, keep_next=True, line=line, x=0.0)


def _header_row(  # noqa: PLR0917 - what every row is made from
    header: Sequence[Runs],
    row: Element,
    columns: list[tuple[float, float]],
    width: float,
    style: TextStyle,
    look: Look,
) -> RowStrip:
    cells = tuple(
        _cell(runs, style, Element("TH", row, attributes=COLUMN), column, look)
        for runs, column in zip(header, columns, strict=True)
    )
    strip = _row(cells, style, width)
    strip.rule, strip.ruled_in, strip.keep_next = 1.2, house.INK, True
    return strip


def _body_row(  # noqa: PLR0917 - as above
    row: Sequence[Runs],
    element: Element,
    columns: list[tuple[float, float]],
    width: float,
    styles: Sequence[TextStyle],
    look: Look,
    *,
    row_header: bool,
    shown: PrintedPicture | None,
) -> RowStrip:
    cells, photograph = [], None
    for place, (runs, column, style) in enumerate(zip(row, columns, styles, strict=True)):
        names_row = row_header and place == 0
        within = Element("TH", element, attributes=ROW) if names_row else Element("TD", element)
        cells.append(_cell(runs, style, within, column, look))
        if place == 0 and shown is not None:
            # in line, so that it comes after the words in the tree
            figure = Element("Figure", within, alt=printable(shown.alt), inline=True)
            photograph = RowPhotograph(shown, figure, column[0])
    return _row(tuple(cells), styles[-1], width, photograph)


def _cell(
    runs: Runs, style: TextStyle, element: Element, column: tuple[float, float], look: Look
) -> tuple[float, tuple[Line, ...]]:
    left, wide = column
    return left, tuple(break_lines(runs, style, wide, element, look))


def _row(
    cells: tuple[tuple[float, tuple[Line, ...]], ...],
    style: TextStyle,
    width: float,
    photograph: RowPhotograph | None = None,
) -> RowStrip:
    height = row_height(cells, style.leading, photograph)
    return RowStrip(
        height=height, cells=cells, leading=style.leading, x=0.0, width=width, photograph=photograph
    )


def _note(note: Runs, parent: Element, width: float, look: Look, *, after: float) -> Iterator[Strip]:
    style = house.NOTE
    for line in break_lines(note, style, width, Element("P", parent), look):
        yield TextStrip(height=style.leading, before=style.before, after=after, line=line, x=0.0)
