"""Header, footer and properties of a Word document."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from inspection_ready.documents.docx.logo import logo_run
from inspection_ready.documents.text import printable

if TYPE_CHECKING:
    from inspection_ready.documents.look import Look
    from inspection_ready.documents.model import Document

TAB = "<w:r><w:tab/></w:r>"


def header_words(document: Document, look: Look) -> str:
    return _words(look.header or document.organisation) + TAB + _words(document.title)


def first_header_words(document: Document, look: Look, width: float) -> str:
    """The first page has its title already, and the logo in the place of that; its text is so wide."""
    logo = "" if look.logo is None else logo_run(look, width)
    return _words(look.header or document.organisation) + logo


def footer_words(document: Document, look: Look) -> str:
    pages = f"{_words('Page ')}{_field('PAGE')}{_words(' of ')}{_field('NUMPAGES')}"
    below = (
        f'</w:p><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{_words(look.footer)}' if look.footer else ""
    )
    return f"{_words(document.footer)}{TAB}{pages}{below}"


def core_properties(document: Document) -> str:
    moment = document.created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    author = escape(printable(document.organisation))
    return (
        f"<dc:title>{escape(printable(document.title))}</dc:title>"
        f"<dc:subject>{escape(printable(document.subject or document.title))}</dc:subject>"
        f"<dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<dc:language>{document.language}</dc:language>"
    )


def _words(text: str) -> str:
    line = escape(" ".join(printable(text).split("\n")))
    return f'<w:r><w:t xml:space="preserve">{line}</w:t></w:r>' if line else ""


def _field(name: str) -> str:
    """Word and LibreOffice count pages when they lay the document out; 1 stands until then."""
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
