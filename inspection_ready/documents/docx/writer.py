"""Writes a document as a Word file: our template's parts, with this document's own put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.docx import furniture
from inspection_ready.documents.docx.body import Body
from inspection_ready.documents.docx.logo import logo_parts
from inspection_ready.documents.docx.package import parts_in, write_package
from inspection_ready.documents.docx.sections import Sections
from inspection_ready.documents.look import look_of
from inspection_ready.documents.tidy import tidied
from inspection_ready.domain.printed_brands import PrintedBrand

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.documents.look import Look
    from inspection_ready.documents.model import Document

HOUSE = PrintedBrand()


def write_docx(
    document: Document, *, brand: PrintedBrand = HOUSE, may_go_on: Callable[[], None] = lambda: None
) -> bytes:
    """The finished file. `may_go_on` is called between blocks; what it raises ends the writing."""
    document = tidied(document)
    look = look_of(brand)
    if brand.template is not None:
        from inspection_ready.documents.docx.council.writer import write_on_template  # slow import: lxml

        return write_on_template(document, brand.template, look, may_go_on)
    parts = dict(parts_in(look))
    before, template, after = _around(parts["word/document.xml"], "<w:sectPr>", "</w:sectPr>")
    sections = Sections(template, document.paper)
    body = Body(document, sections, look, may_go_on)
    main = body.xml()  # first: it collects the links, pictures and list numbers the other parts need
    parts["word/document.xml"] = f"{before}{main}{after}".encode()
    for name, (tag, added) in _additions(document, body, sections, look).items():
        parts[name] = _put_before(parts[name], tag, added)
    parts["word/styles.xml"] = sections.styles(parts["word/styles.xml"])
    if document.language != "en-GB":
        parts["word/styles.xml"] = _replace(
            parts["word/styles.xml"], 'w:lang w:val="en-GB"', document.language
        )
    return write_package({**parts, **sections.parts(parts), **body.figures.parts(), **logo_parts(look)})


def _additions(document: Document, body: Body, sections: Sections, look: Look) -> dict[str, tuple[str, str]]:
    """For each part of the template, before which of its tags what is added."""
    footer = furniture.footer_words(document, look)
    own_kinds = () if look.logo is None else (look.logo.kind,)
    return {
        "[Content_Types].xml": (
            "</Types>",
            sections.content_types() + body.figures.content_types(own_kinds),
        ),
        "word/_rels/document.xml.rels": (
            "</Relationships>",
            body.links.relationships() + sections.relationships() + body.figures.relationships(),
        ),
        "word/numbering.xml": ("</w:numbering>", body.lists.numbering()),
        "word/header1.xml": ("</w:p>", furniture.header_words(document, look)),
        "word/header2.xml": (
            "</w:p>",
            furniture.first_header_words(document, look, sections.area(document.paper)[0]),
        ),
        "word/footer1.xml": ("</w:p>", footer),
        "word/footer2.xml": ("</w:p>", footer),
        "docProps/core.xml": ("</cp:coreProperties>", furniture.core_properties(document)),
    }


def _put_before(part: bytes, tag: str, added: str) -> bytes:
    head, found, tail = part.rpartition(tag.encode())
    assert found, f"the template has no {tag}"
    return head + added.encode() + found + tail


def _around(part: bytes, opening: str, closing: str) -> tuple[str, str, str]:
    """What stands before, from the one tag to the other, and after."""
    text = part.decode()
    start, end = text.index(opening), text.index(closing) + len(closing)
    return text[:start], text[start:end], text[end:]


def _replace(part: bytes, entry: str, language: str) -> bytes:
    return part.replace(entry.encode(), f'w:lang w:val="{language}"'.encode(), 1)
