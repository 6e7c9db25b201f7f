"""A document as strips: what may not be cut across, with what must stay together, in reading order.

A line of a paragraph, a row of a table. Strips know how to draw themselves; `paging` decides where.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from inspection_ready.documents import house_style as house
from inspection_ready.documents.figure_size import smaller
from inspection_ready.documents.pdf.lines import Line, draw_line, width_of
from inspection_ready.documents.pdf.shapes import draw_shapes

if TYPE_CHECKING:
    from inspection_ready.documents.model import Drawing
    from inspection_ready.documents.pdf.sheet import Sheet
    from inspection_ready.documents.pdf.structure import Element
    from inspection_ready.domain.printed_pictures import PrintedPicture


@dataclass(slots=True, kw_only=True)
class Strip:
    height: float
    before: float = 0.0
    """Space above, none at the top of a page."""
    after: float = 0.0
    """Space below; of this and the next strip's `before`, the larger counts."""
    keep_next: bool = False
    new_page: bool = False
    head: tuple[Strip, ...] = ()
    """Drawn again, for the eye only, where this strip begins a page."""

    def draw(self, sheet: Sheet, top: float) -> None:
        """Nothing: a plain strip is space."""


@dataclass(slots=True, kw_only=True)
class TextStrip(Strip):
    line: Line
    x: float
    anchor: str = ""
    bookmark: tuple[str, int] | None = None
    """Title and level (from 0) in the side panel."""
    label: tuple[Line, float] | None = None
    """A bullet or number, and where it stands."""

    def draw(self, sheet: Sheet, top: float) -> None:
        if self.anchor:
            sheet.place_anchor(self.anchor, top + 8)
        if self.bookmark:
            sheet.add_bookmark(self.anchor, *self.bookmark)
        if self.label:
            line, x = self.label
            draw_line(sheet, line, x, top, self.height)
        draw_line(sheet, self.line, self.x, top, self.height)


@dataclass(slots=True, kw_only=True)
class RuleStrip(Strip):
    x: float
    width: float

    def draw(self, sheet: Sheet, top: float) -> None:
        sheet.mark_artifact()
        sheet.fill(self.x, top - self.height, self.width, self.height, sheet.look.accent)


@dataclass(slots=True, kw_only=True)
class PictureStrip(Strip):
    picture: PrintedPicture
    width: float
    figure: Element | None
    """None where the picture is decorative."""

    def draw(self, sheet: Sheet, top: float) -> None:
        box = (0.0, top - self.height, self.width, self.height)
        if self.figure is None:
            sheet.mark_artifact()
        else:
            sheet.mark(self.figure)
            self.figure.attributes = f"/O/Layout/Placement/Block/BBox{sheet.page_box(*box)}"
        sheet.picture(self.picture, box)


@dataclass(slots=True, kw_only=True)
class DrawingStrip(Strip):
    drawing: Drawing
    figure: Element

    def smaller(self, by: float) -> DrawingStrip:
        return replace(self, drawing=smaller(self.drawing, by), height=self.height * by)

    def draw(self, sheet: Sheet, top: float) -> None:
        sheet.mark(self.figure)
        box = sheet.page_box(0.0, top - self.height, self.drawing.width, self.height)
        self.figure.attributes = f"/O/Layout/Placement/Block/BBox{box}"
        draw_shapes(sheet, self.drawing.shapes, top=top)


@dataclass(frozen=True, slots=True)
class RowPhotograph:
    """Under the words of a row's first cell."""

    picture: PrintedPicture
    figure: Element
    x: float

    @property
    def height(self) -> float:
        return house.TABLE_PHOTOGRAPH_GAP + house.TABLE_PHOTOGRAPH[1]

    def draw(self, sheet: Sheet, top: float) -> None:
        wide, high = house.TABLE_PHOTOGRAPH
        box = (self.x, top - self.height, wide, high)
        sheet.mark(self.figure)
        self.figure.attributes = f"/O/Layout/Placement/Block/BBox{sheet.page_box(*box)}"
        sheet.picture(self.picture, box)


@dataclass(slots=True, kw_only=True)
class RowStrip(Strip):
    cells: tuple[tuple[float, tuple[Line, ...]], ...]
    """For each cell the left end of its text, and its lines."""
    leading: float
    x: float
    width: float
    rule: float = 0.5
    """How thick the line below is; 0 for none."""
    ruled_in: str = house.RULE
    photograph: RowPhotograph | None = None

    def draw(self, sheet: Sheet, top: float) -> None:
        for place, (x, lines) in enumerate(self.cells):
            line_top = top - house.CELL_PADDING
            for line in lines:
                draw_line(sheet, line, x, line_top, self.leading)
                line_top -= self.leading
            if place == 0 and self.photograph is not None:
                self.photograph.draw(sheet, line_top)
        if self.rule:
            sheet.mark_artifact()
            sheet.fill(self.x, top - self.height, self.width, self.rule, self.ruled_in)

    def cut(self, room: float) -> tuple[RowStrip, RowStrip]:
        """As much of the row as fits in `room`, and the rest: only for a row that no page can hold whole.

        A photograph stays with the end of its words.
        """
        most = max(1, int((room - 2 * house.CELL_PADDING) / self.leading))
        first = self._with(tuple((x, lines[:most]) for x, lines in self.cells), None)
        rest = self._with(tuple((x, lines[most:]) for x, lines in self.cells), self.photograph)
        first = replace(first, rule=0.0, keep_next=False, after=0.0)
        return first, replace(rest, before=0.0)

    def _with(
        self, cells: tuple[tuple[float, tuple[Line, ...]], ...], photograph: RowPhotograph | None
    ) -> RowStrip:
        height = row_height(cells, self.leading, photograph)
        return replace(self, cells=cells, photograph=photograph, height=height)


def row_height(
    cells: tuple[tuple[float, tuple[Line, ...]], ...], leading: float, photograph: RowPhotograph | None
) -> float:
    tallest = max((len(lines) for _, lines in cells), default=1) * leading
    if photograph is not None:
        tallest = max(tallest, len(cells[0][1]) * leading + photograph.height)
    return max(leading, tallest) + 2 * house.CELL_PADDING


@dataclass(slots=True, kw_only=True)
class BoxedStrip(Strip):
    """Part of a callout: a tint behind, a bar at its left."""

    inner: Strip | None
    x: float
    width: float

    def draw(self, sheet: Sheet, top: float) -> None:
        sheet.mark_artifact()
        sheet.fill(self.x, top - self.height, self.width, self.height + 0.2, house.TINT)
        sheet.fill(self.x, top - self.height, 4, self.height + 0.2, sheet.look.accent)
        if self.inner:
            self.inner.draw(sheet, top)


@dataclass(slots=True, kw_only=True)
class ContentsStrip(TextStrip):
    """One line of the contents; the last of an entry carries dots and the page number."""

    leads_to: str
    link: Element
    reference: Element
    right: float
    is_last: bool = field(default=True)

    def draw(self, sheet: Sheet, top: float) -> None:
        TextStrip.draw(self, sheet, top)
        words = "".join(piece.text for piece in self.line.pieces).strip()
        end = self.right if self.is_last else self.x + self.line.width
        if self.is_last:
            self._draw_number(sheet, top, str(sheet.anchor_pages[self.leads_to]))
        sheet.link(self.link, (self.x, top - self.height, end, top), f"#{self.leads_to}", words)

    def _draw_number(self, sheet: Sheet, top: float, number: str) -> None:
        ink = self.line.pieces[-1].ink
        baseline = top - self.height / 2 - ink.size * 0.33
        left = self.right - width_of(number, ink.font, ink.size)
        dot = width_of(" .", ink.font, ink.size)
        dots = int((left - 4 - self.x - self.line.width - 4) / dot)
        sheet.mark_artifact()
        if dots > 0:
            start = left - 4 - dots * dot
            sheet.show(start, baseline, " ." * dots, font=ink.font, size=ink.size, colour=house.RULE)
        sheet.mark(self.reference)
        sheet.show(left, baseline, number, font=ink.font, size=ink.size, colour=ink.colour)
