"""Cards in Word: one table with cells of an exact size, as sheets of labels are made there, and nothing else on the page.

The rows of all sheets follow each other in it: as many as a page holds stand on each, so no paragraph comes between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents import house_style as house
from inspection_ready.documents.card_fit import PHOTOGRAPH_GAP, boxes, fitted_card, style_of
from inspection_ready.documents.cards import POINTS_A_MILLIMETRE
from inspection_ready.documents.docx.runs import run_xml
from inspection_ready.documents.docx.units import eighths, half_points, twips
from inspection_ready.documents.model import Figure, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.cards import Card, CardLine, CardSheet
    from inspection_ready.documents.docx.figures import Figures
    from inspection_ready.documents.look import Look
    from inspection_ready.domain.card_layouts import CardLayout

END = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)
"""Word wants a paragraph after a table; this one takes no room, so that no empty page follows a full sheet."""
CUT = f'w:val="single" w:sz="{eighths(0.25)}" w:space="0" w:color="{house.RULE}"'
"""A line to cut along."""
NO_SPACE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
SAYS = "Only for where they stand: each cell is one card, read row by row."


def cards_xml(block: CardSheet, figures: Figures, look: Look) -> str:
    rows = "".join(_rows(block, figures, look))
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in _columns(block))
    return f"<w:tbl>{_properties(block)}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{END}"


def _columns(block: CardSheet) -> list[int]:
    """Two a card where one of them has a photograph: its words, and that. A card without one leaves the second empty."""
    layout = block.layout
    widths: list[int] = []
    for column in range(layout.columns):
        wide = _own(layout, column)
        photograph = _photograph_width(block)
        widths += [wide - photograph, photograph] if photograph else [wide]
    return widths


def _own(layout: CardLayout, column: int) -> int:
    """What lies between two labels is part of the one at its left: an empty column would be read out as empty."""
    gap = layout.between if column < layout.columns - 1 else 0.0
    return twips((layout.width + gap) * POINTS_A_MILLIMETRE)


def _photograph_width(block: CardSheet) -> int:
    _, frame = boxes(block.layout, photograph=block.has_photographs)
    return twips(frame.width + block.layout.padding * POINTS_A_MILLIMETRE) if frame else 0


def _properties(block: CardSheet) -> str:
    width = sum(_columns(block))
    sides = ("top", "left", "bottom", "right", "insideH")
    lines = "".join(f"<w:{side} {CUT}/>" for side in sides) if block.layout.is_cut else ""
    borders = f"<w:tblBorders>{lines}</w:tblBorders>" if lines else ""
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>{borders}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        '<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/><w:tblDescription w:val="{SAYS}"/></w:tblPr>'
    )


def _rows(block: CardSheet, figures: Figures, look: Look) -> Iterator[str]:
    layout = block.layout
    height = twips(layout.height * POINTS_A_MILLIMETRE)
    wide = len(_columns(block)) // layout.columns
    for cards in _in_rows(block):
        after = (layout.columns - len(cards)) * wide
        left = sum(_columns(block)[-after:]) if after else 0
        rest = f'<w:gridAfter w:val="{after}"/><w:wAfter w:w="{left}" w:type="dxa"/>' if after else ""
        filled = "".join(
            _cells(block, column, card, figures, look) if card else _empty(block, column)
            for column, card in enumerate(cards)
        )
        yield (
            f'<w:tr><w:trPr>{rest}<w:cantSplit/><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr>'
            f"{filled}</w:tr>"
        )


def _in_rows(block: CardSheet) -> Iterator[list[Card | None]]:
    """None where a label was used before."""
    waiting: list[Card | None] = [None] * (block.start - 1) + list(block.cards)
    for first in range(0, len(waiting), block.layout.columns):
        yield waiting[first : first + block.layout.columns]


def _cells(block: CardSheet, column: int, card: Card, figures: Figures, look: Look) -> str:
    layout, photograph = block.layout, _photograph_width(block)
    words, frame = boxes(layout, photograph=block.has_photographs)
    wide = _own(layout, column) - photograph
    right = wide - twips(words.left + words.width)
    if frame is not None:
        right = twips(PHOTOGRAPH_GAP * POINTS_A_MILLIMETRE)
    lines = fitted_card(card, layout, look, photograph=block.has_photographs).lines
    indents = f'<w:ind w:left="{twips(words.left)}" w:right="{right}"/>'
    written = "".join(
        _line(line, look, indents, is_first=place == 0, is_centred=block.is_centred)
        for place, line in enumerate(lines)
    )
    cell = _cell(wide, written or _paragraph(""), layout, is_left=True, is_right=frame is None)
    if frame is None:
        return cell
    shown = ""
    if card.photograph is not None:
        figure = Figure(card.photograph, alt=card.photograph.alt)
        shown = figures.run(figure, (frame.width, frame.height))
    return cell + _cell(photograph, _paragraph(shown), layout, is_right=True)


def _line(line: CardLine, look: Look, indents: str, *, is_first: bool, is_centred: bool) -> str:
    # words need more contrast than an accent may have, so the accent is that of links
    colour = {"ink": house.INK, "quiet": house.QUIET, "accent": look.link}[line.colour]
    bold = "<w:b/><w:bCs/>" if line.bold else ""
    middle = '<w:jc w:val="center"/>' if is_centred else ""
    size = half_points(line.size)
    font = f'<w:rFonts w:ascii="{look.word_font}" w:hAnsi="{look.word_font}" w:cs="{look.word_font}"/>'
    run = f'{font}{bold}<w:color w:val="{colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    before = 0 if is_first else twips(line.before)
    properties = (
        f'<w:spacing w:before="{before}" w:after="0" w:line="{twips(style_of(line).leading)}" '
        f'w:lineRule="exact"/>{indents}{middle}'
    )
    words = run_xml(Run(line.text)).replace("<w:r>", f"<w:r><w:rPr>{run}</w:rPr>")
    return _paragraph(words.replace("</w:rPr><w:rPr>", ""), properties)


def _paragraph(inner: str, properties: str = NO_SPACE) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Normal"/>{properties}</w:pPr>{inner}</w:p>'


def _empty(block: CardSheet, column: int) -> str:
    photograph, layout = _photograph_width(block), block.layout
    wide = _own(layout, column) - photograph
    cell = _cell(wide, _paragraph(""), layout, is_left=True, is_right=not photograph)
    return cell + (_cell(photograph, _paragraph(""), layout, is_right=True) if photograph else "")


def _cell(
    wide: int,
    inner: str,
    layout: CardLayout,
    *,
    is_left: bool = False,
    is_right: bool = False,
) -> str:
    """Lines to cut along stand at the sides of the card, and not between its words and its photograph."""
    sides = [side for side, is_there in (("left", is_left), ("right", is_right)) if is_there]
    borders = "".join(f"<w:{side} {CUT}/>" for side in sides) if layout.is_cut else ""
    half = twips(layout.height * POINTS_A_MILLIMETRE / 2)
    properties = f'<w:tcW w:w="{wide}" w:type="dxa"/>'
    if borders:
        properties += f"<w:tcBorders>{borders}</w:tcBorders>"
    if layout.is_folded:
        properties += f'<w:tcMar><w:top w:w="{half}" w:type="dxa"/></w:tcMar>'
    return f'<w:tc><w:tcPr>{properties}<w:vAlign w:val="center"/></w:tcPr>{inner}</w:tc>'
