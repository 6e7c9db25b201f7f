"""Writes a document as a Word file: our template's parts, with this document's own put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents import house_style as house
from inspection_ready.documents.docx import furniture
from inspection_ready.documents.docx.body import Body
from inspection_ready.documents.docx.package import template_parts, write_package
from inspection_ready.documents.docx.units import twips
from inspection_ready.documents.tidy import tidied

if TYPE_CHECKING:
    from inspection_ready.documents.model import Document


def write_docx(document: Document) -> bytes:
    document = tidied(document)
    size = house.A4[::-1] if document.landscape else house.A4
    body = Body(document, size[0] - 2 * house.MARGIN)
    main = body.xml()  # first: it collects the links and the list numbers the other parts need
    parts = dict(template_parts())
    for name, (before, added) in _additions(document, body, main).items():
        parts[name] = _put_before(parts[name], before, added)
    if document.landscape:
        parts["word/document.xml"] = _turn(parts["word/document.xml"])
        parts["word/styles.xml"] = _stretch(parts["word/styles.xml"])
    if document.language != "en-GB":
        parts["word/styles.xml"] = _replace(
            parts["word/styles.xml"], 'w:lang w:val="en-GB"', document.language
        )
    return write_package(parts)


def _additions(document: Document, body: Body, main: str) -> dict[str, tuple[str, str]]:
    """For each part of the template, before which of its tags what is added."""
    footer = furniture.footer_words(document)
    return {
        "word/document.xml": ("<w:sectPr>", main),
        "word/_rels/document.xml.rels": ("</Relationships>", body.links.relationships()),
        "word/numbering.xml": ("</w:numbering>", body.lists.numbering()),
        "word/header1.xml": ("</w:p>", furniture.header_words(document, first_page=False)),
        "word/header2.xml": ("</w:p>", furniture.header_words(document, first_page=True)),
        "word/footer1.xml": ("</w:p>", footer),
        "word/footer2.xml": ("</w:p>", footer),
        "docProps/core.xml": ("</cp:coreProperties>", furniture.core_properties(document)),
    }


def _put_before(part: bytes, tag: str, added: str) -> bytes:
    head, found, tail = part.rpartition(tag.encode())
    assert found, f"the template has no {tag}"
    return head + added.encode() + found + tail


def _turn(part: bytes) -> bytes:
    width, height = (twips(side) for side in house.A4)
    upright = f'<w:pgSz w:w="{width}" w:h="{height}"/>'.encode()
    assert upright in part, "the template is upright A4"
    return part.replace(upright, f'<w:pgSz w:w="{height}" w:h="{width}" w:orient="landscape"/>'.encode())


def _stretch(part: bytes) -> bytes:
    """The page header and footer end where the wider text does."""
    upright, wide = (twips(side - 2 * house.MARGIN) for side in house.A4)
    tab = 'w:val="right" w:pos="{}"'
    assert tab.format(upright).encode() in part, "the template's header ends at the right margin"
    return part.replace(tab.format(upright).encode(), tab.format(wide).encode())


def _replace(part: bytes, entry: str, language: str) -> bytes:
    return part.replace(entry.encode(), f'w:lang w:val="{language}"'.encode(), 1)
