"""How documents look, for both writers: quiet, generous, good on paper.

Sizes and distances are in points. Every text colour here has a contrast of at least 4.5 to 1 on its
ground (WCAG 2.2 AA), which a test measures.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspection_ready.documents.model import Paper

INK = "0B0C0C"
QUIET = "505A5F"
ACCENT = "1D4F91"
RULE = "B1B4B6"
TINT = "F3F5F8"
PAPER = "FFFFFF"

A4 = (595.28, 841.89)
A3 = (841.89, 1190.55)
MARGIN = 56.0
TOP = 72.0
BOTTOM = 64.0

WORD_FONT = "Arial"
WORD_CODE_FONT = "Consolas"


@dataclass(frozen=True, slots=True)
class TextStyle:
    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0
    bold: bool = False
    colour: str = INK


BODY = TextStyle(11, 15.5, after=8)
LEAD = TextStyle(13, 18.5, after=10, colour=QUIET)
SMALL = TextStyle(8.5, 12, after=4, colour=QUIET)
PARAGRAPHS = {
    "body": BODY,
    "lead": LEAD,
    "small": SMALL,
    "quiet": TextStyle(11, 15.5, after=8, colour=QUIET),
    "sign_off": BODY,
}
TITLE = TextStyle(26, 32, after=6, bold=True, colour=INK)
SUBTITLE = TextStyle(14, 20, after=18, colour=QUIET)
HEADINGS = {
    1: TextStyle(18, 23, before=20, after=8, bold=True, colour=ACCENT),
    2: TextStyle(14, 18.5, before=16, after=6, bold=True),
    3: TextStyle(12, 16.5, before=12, after=4, bold=True),
    4: TextStyle(11, 15.5, before=10, after=3, bold=True, colour=QUIET),
}
CONTENTS_TITLE = TextStyle(14, 18.5, before=12, after=8, bold=True)
CONTENTS = {1: TextStyle(11, 15.5, before=5, after=2), 2: TextStyle(10.5, 14.5, after=1, colour=QUIET)}
CAPTION = TextStyle(11, 15.5, before=8, after=4, bold=True)
FIGURE_CAPTION = TextStyle(11, 15.5, before=4, after=4, bold=True)
CREDIT = TextStyle(8.5, 12, after=4, colour=QUIET)
FIGURE_GAP = 10.0
FIGURE = TextStyle(11, 15.5, before=FIGURE_GAP, after=4)
CELL = TextStyle(9.5, 13)
HEADER_CELL = TextStyle(9.5, 13, bold=True)
LARGE_CELL = TextStyle(13, 17)
LARGE_HEADER_CELL = TextStyle(13, 17, bold=True)
ITEM = TextStyle(11, 15.5, after=4)
KEY = TextStyle(10.5, 14.5, bold=True)
VALUE = TextStyle(10.5, 14.5)
NOTE = TextStyle(9, 12.5, before=3, colour=QUIET)
NOTE_INDENT = 30.0
NOTES_GAP = 14.0
CALLOUT = TextStyle(11, 15.5, after=4)
FURNITURE = TextStyle(8.5, 11, colour=QUIET)

CELL_PADDING = 5.0
TABLE_PHOTOGRAPH = (63.0, 81.0)
"""Of somebody in a row of a table, about 22 by 29 mm."""
TABLE_PHOTOGRAPH_GAP = 4.0
"""Between the words of its cell and it."""
LIST_INDENT = 18.0
ITEM_GAP = 4.0
KEY_WIDTH = 0.30
CONTENTS_INDENT = 16.0


def paper_size(paper: Paper) -> tuple[float, float]:
    """Width and height."""
    size = A3 if paper.size == "A3" else A4
    return size[::-1] if paper.landscape else size


def text_area(paper: Paper) -> tuple[float, float]:
    """Width and height between the margins."""
    width, height = paper_size(paper)
    if paper.corner is not None:
        return width - 2 * paper.corner[0], height - paper.corner[1]
    return width - 2 * MARGIN, height - TOP - BOTTOM
