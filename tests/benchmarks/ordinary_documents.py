"""The same pack made in the ordinary ways of ReportLab and python-docx, as their guides show."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from inspection_ready.documents.model import (
    BulletList,
    Contents,
    Document,
    Heading,
    NumberedList,
    Paragraph,
    Table,
    plain,
)
from inspection_ready.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.documents.model import Block, Run


class ReportLabStory:
    """The pack as a ReportLab user's guide would have it: Paragraph cells, a table of contents, two passes."""

    def __init__(self) -> None:
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.pdfbase import pdfmetrics, ttfonts

        for style in ("Regular", "Bold", "Italic", "BoldItalic"):
            path = resource_path("fonts", f"AtkinsonHyperlegibleNext-{style}.ttf")
            pdfmetrics.registerFont(ttfonts.TTFont(f"Bench-{style}", str(path)))
        names = {
            f"{weight}{slant}".lower(): f"Bench-{style}"
            for weight, slant, style in (
                ("normal", "", "Regular"),
                ("bold", "", "Bold"),
                ("italic", "", "Italic"),
            )
        }
        pdfmetrics.registerFontFamily("Bench-Regular", boldItalic="Bench-BoldItalic", **names)
        plain_style = dict(fontName="Bench-Regular", fontSize=11, leading=15.5, spaceAfter=8)
        cell = plain_style | dict(fontSize=9.5, leading=13, spaceAfter=0)
        self.styles = {
            "body": ParagraphStyle("body", **plain_style),
            "cell": ParagraphStyle("cell", **cell),
            "head": ParagraphStyle("head", **cell | dict(fontName="Bench-Bold")),
            1: ParagraphStyle(
                "h1", **plain_style | dict(fontName="Bench-Bold", fontSize=18, leading=23, keepWithNext=1)
            ),
            2: ParagraphStyle(
                "h2", **plain_style | dict(fontName="Bench-Bold", fontSize=14, leading=18.5, keepWithNext=1)
            ),
        }

    def write(self, document: Document) -> bytes:
        from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

        styles = self.styles

        class WithContents(BaseDocTemplate):  # type: ignore[misc]  # the base class has no types
            def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 - ReportLab's name
                level = getattr(flowable, "contents_level", None)
                if level is not None:
                    words = flowable.getPlainText()
                    self.canv.bookmarkPage(words)
                    self.canv.addOutlineEntry(words, words, level - 1)
                    self.notify("TOCEntry", (level - 1, words, self.page, words))

        buffer = io.BytesIO()
        template = WithContents(buffer, title=document.title, initialFontName="Bench-Regular")
        template.addPageTemplates(
            PageTemplate("page", [Frame(56, 64, 483, 706, 0, 0, 0, 0)], onPageEnd=self._furniture)
        )
        template.multiBuild(
            [flowable for block in document.blocks for flowable in self._flowables(block, styles)]
        )
        return buffer.getvalue()

    @staticmethod
    def _furniture(canvas: Any, template: Any) -> None:
        canvas.setFont("Bench-Regular", 8.5)
        canvas.drawString(56, 798, "Northmoor Council")
        canvas.drawRightString(539, 36, f"Page {template.page}")

    def _flowables(self, block: Block, styles: dict[object, object]) -> list[object]:
        from reportlab.lib import colors
        from reportlab.platypus import PageBreak as Break
        from reportlab.platypus import Paragraph as Words
        from reportlab.platypus import Table as Grid
        from reportlab.platypus.tableofcontents import TableOfContents

        match block:
            case Heading():
                heading = Words(self._markup(block.runs), styles[block.level])
                heading.contents_level = block.level
                return [heading]
            case Paragraph():
                return [Words(self._markup(block.runs), styles["body"])]
            case BulletList(items=items) | NumberedList(items=items):
                inner = [entry.blocks[0].runs for entry in items if isinstance(entry.blocks[0], Paragraph)]
                mark = "•" if isinstance(block, BulletList) else "1."
                return [Words(self._markup(runs), styles["body"], bulletText=mark) for runs in inner]
            case Table():
                rows = [[Words(self._markup(cell), styles["head"]) for cell in block.header]]
                rows += [[Words(self._markup(cell), styles["cell"]) for cell in row] for row in block.rows]
                rules = [
                    ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey),
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ]
                grid = Grid(rows, [483 * share for share in block.widths], repeatRows=1, style=rules)
                return [Words(escape(block.caption), styles["head"]), grid]
            case Contents():
                return [TableOfContents()]
            case _:
                return [Break()]

    @staticmethod
    def _markup(runs: Sequence[Run]) -> str:
        parts = []
        for run in runs:
            words = escape(run.text)
            words = f"<b>{words}</b>" if run.bold else words
            parts.append(f'<a href="{run.link}" color="#1D4F91">{words}</a>' if run.link else words)
        return "".join(parts)


def write_with_python_docx(document: Document) -> bytes:  # noqa: C901 - one case for each block
    """As its documentation shows: `add_paragraph`, `add_run`, and a table filled cell by cell, row by row."""
    import docx

    made: Any = docx.Document()
    made.core_properties.title = document.title
    for block in document.blocks:
        match block:
            case Heading():
                made.add_heading(plain(block.runs), block.level)
            case Paragraph():
                paragraph = made.add_paragraph()
                for run in block.runs:
                    paragraph.add_run(run.text).bold = run.bold
            case BulletList(items=items) | NumberedList(items=items):
                style = "List Bullet" if isinstance(block, BulletList) else "List Number"
                for entry in items:
                    if isinstance(entry.blocks[0], Paragraph):
                        made.add_paragraph(plain(entry.blocks[0].runs), style=style)
            case Table():
                made.add_paragraph(block.caption, style="Caption")
                table = made.add_table(rows=0, cols=len(block.header), style="Table Grid")
                for cells in (block.header, *block.rows):
                    for cell, runs in zip(table.add_row().cells, cells, strict=True):
                        cell.text = plain(runs)
            case _:
                made.add_page_break()
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()
