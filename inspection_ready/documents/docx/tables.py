"""Tables: fixed widths, a repeated header row, rows that do not break over pages, no merged cells."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from inspection_ready.documents import house_style as house
from inspection_ready.documents.docx.runs import Links, runs_xml
from inspection_ready.documents.docx.units import twips
from inspection_ready.documents.model import Figure
from inspection_ready.documents.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.documents.docx.figures import Figures
    from inspection_ready.documents.model import Runs, Table
    from inspection_ready.domain.printed_pictures import PrintedPicture


def table_xml(
    table: Table, width: float, links: Links, figures: Figures, *, first: str = "", whole: bool = False
) -> str:
    """`first`: properties for the first paragraph; a page break counts only where there is no caption.

    `whole`: it is not parted, though a page might end in it.
    """
    widths = [twips(share * width) for share in table.widths]
    kind = "LargeTable" if table.is_large else "Table"
    rows = [_row(table.header, widths, links, kind, heading=True, first=first)]
    last = len(table.rows) - 1
    for place, row in enumerate(table.rows):
        keep = bool(table.notes) if place == last else whole
        shown = _photograph(table.photographs[place], figures, kind) if table.photographs else ""
        rows.append(_row(row, widths, links, kind, row_header=table.row_header, keep=keep, shown=shown))
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    return f"<w:tbl>{_properties(table, sum(widths))}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _photograph(picture: PrintedPicture | None, figures: Figures, kind: str) -> str:
    """A paragraph of its own under the words of the cell, with nothing where there is none."""
    if picture is None:
        return ""
    space = f'<w:spacing w:before="{twips(house.TABLE_PHOTOGRAPH_GAP)}"/>'
    run = figures.run(Figure(picture, alt=picture.alt), house.TABLE_PHOTOGRAPH)
    return f'<w:p><w:pPr><w:pStyle w:val="{kind}Text"/>{space}</w:pPr>{run}</w:p>'


def _properties(table: Table, width: int) -> str:
    first_column = int(table.row_header)
    caption = f"<w:tblCaption w:val={quoteattr(printable(table.caption))}/>" if table.caption else ""
    return (
        f'<w:tblPr><w:tblStyle w:val="InspectionTable"/><w:tblW w:w="{width}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{0x0620 + 0x80 * first_column:04X}" w:firstRow="1" w:lastRow="0" '
        f'w:firstColumn="{first_column}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{caption}</w:tblPr>'
    )


def _row(
    cells: Sequence[Runs],
    widths: Sequence[int],
    links: Links,
    kind: str,
    *,
    heading: bool = False,
    row_header: bool = False,
    first: str = "",
    keep: bool = False,
    shown: str = "",
) -> str:
    """`shown`: what stands in the first cell under its words.

    `keep`: it stays with what follows, as the last row does with its notes.

    The head always does. Alone at the foot of a page it would say nothing, and LibreOffice 7.4 loses the rows
    that should follow it there.
    """
    kept = "<w:keepNext/>" if keep or heading else ""
    style = f"{kind}Heading" if heading else f"{kind}Text"
    filled = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        f'<w:pStyle w:val="{f"{kind}Heading" if row_header and place == 0 else style}"/>'
        f"{kept}{first if place == 0 else ''}</w:pPr>{runs_xml(cell, links)}</w:p>{shown if place == 0 else ''}</w:tc>"
        for place, (cell, wide) in enumerate(zip(cells, widths, strict=True))
    )
    repeated = "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{filled}</w:tr>"
