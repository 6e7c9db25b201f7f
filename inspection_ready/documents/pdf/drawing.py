"""A drawing alone on a page of its own size."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from inspection_ready.documents.look import HOUSE_LOOK, Look
from inspection_ready.documents.model import Document
from inspection_ready.documents.pdf.shapes import draw_shapes
from inspection_ready.documents.pdf.sheet import Sheet

if TYPE_CHECKING:
    from inspection_ready.documents.model import Drawing


def drawing_pdf(drawing: Drawing, look: Look = HOUSE_LOOK) -> bytes:
    """To be looked at only; it goes to nobody."""
    made = Document(title="", organisation="", created=datetime(2000, 1, 1, tzinfo=UTC), blocks=())
    sheet = Sheet(made, look, left=0.0)
    sheet.begin_page((drawing.width, drawing.height))
    sheet.mark_artifact()
    draw_shapes(sheet, drawing.shapes, top=drawing.height)
    sheet.end_page()
    return sheet.finish(lambda: None)
