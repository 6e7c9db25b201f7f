"""Documents: blocks, the two writers that set them, and what is wrong with them.

Importing this package is cheap; ReportLab and the rest are imported by the first document written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.printed_brands import PrintedBrand

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection_ready.documents.model import Document
    from inspection_ready.domain.document_findings import DocumentFinding

HOUSE = PrintedBrand()
"""The app's own look."""


def write_pdf(
    document: Document,
    *,
    brand: PrintedBrand = HOUSE,
    progress: Callable[[int, int], None] | None = None,
    may_go_on: Callable[[], None] = lambda: None,
) -> bytes:
    """`progress` is told pages done and pages in all, and `may_go_on` is called between any two blocks, pages and
    elements; whatever either raises ends the writing.
    """
    from inspection_ready.documents.pdf.writer import write_pdf as write  # slow import

    return write(document, brand=brand, progress=progress, may_go_on=may_go_on)


def write_letters_pdf(
    cover: Document,
    letters: Sequence[tuple[str, Document]],
    *,
    brand: PrintedBrand = HOUSE,
    may_go_on: Callable[[], None] = lambda: None,
) -> tuple[bytes, int]:
    """Many letters in one file, each with its own page numbers and a bookmark by the name given; and its pages."""
    from inspection_ready.documents.pdf.several import write_letters_pdf as write  # slow import

    return write(cover, letters, brand=brand, may_go_on=may_go_on)


def write_docx(
    document: Document, *, brand: PrintedBrand = HOUSE, may_go_on: Callable[[], None] = lambda: None
) -> bytes:
    """`may_go_on` is called between any two blocks; whatever it raises ends the writing."""
    from inspection_ready.documents.docx.writer import write_docx as write  # slow import: reads the template

    return write(document, brand=brand, may_go_on=may_go_on)


def check_document(document: Document) -> tuple[DocumentFinding, ...]:
    """What a careful reader would mend before this goes out, in reading order."""
    from inspection_ready.documents.checks import check_document as check  # slow import: needs the fonts

    return check(document)
