"""A document that is no part of a pack, as a Word file or a PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import Refused

if TYPE_CHECKING:
    from inspection_ready.documents.model import Document
    from inspection_ready.domain.printed_brands import PrintedBrand

WORD, PDF = ".docx", ".pdf"


def check_ending(path: Path) -> None:
    """Before anything is composed. Raises Refused."""
    if path.suffix.casefold() not in {WORD, PDF}:
        raise Refused("document_ending", file=path.name)


def write_document(path: Path, document: Document, brand: PrintedBrand) -> None:
    """As the name ends; whole, or what was there stays. Raises Refused."""
    from inspection_ready.documents import write_docx, write_pdf  # slow import
    from inspection_ready.exchange.whole_files import whole_file

    check_ending(path)
    write = write_docx if path.suffix.casefold() == WORD else write_pdf
    data = write(document, brand=brand)
    with whole_file(path) as part:
        part.write_bytes(data)
