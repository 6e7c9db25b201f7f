"""Checks on the blocks, the same for both writers."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

from inspection_ready.documents.card_fit import fitted_card
from inspection_ready.documents.cards import CardSheet
from inspection_ready.documents.figure_size import fitted, needed_width, printed_size
from inspection_ready.documents.fonts import missing_characters
from inspection_ready.documents.house_style import TABLE_PHOTOGRAPH, text_area
from inspection_ready.documents.look import look_of
from inspection_ready.documents.model import Drawing, Figure, Heading, Notes, PageBreak, Run, Table, plain
from inspection_ready.documents.notes import with_notes
from inspection_ready.documents.shapes import Image
from inspection_ready.documents.text import printable
from inspection_ready.documents.walking import runs_of
from inspection_ready.domain.document_findings import DocumentFault, DocumentFinding
from inspection_ready.domain.printed_brands import PrintedBrand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Document, Paper, Runs

SAYS_NOTHING = frozenset((
    "click here", "click", "here", "this", "link", "this link", "this page", "more", "read more", "more details",
    "find out more", "details", "page", "website", "download",
))  # fmt: skip
COARSE = 150
"""Dots an inch: a picture with fewer is seen to be coarse on paper."""
POINTS_AN_INCH = 72
ROUNDING = 1e-6


def check_document(document: Document) -> tuple[DocumentFinding, ...]:
    return tuple(_findings(document))


def _findings(document: Document) -> Iterator[DocumentFinding]:
    if not document.title.strip():
        yield _found(DocumentFault.NO_TITLE, "", "", document.organisation)
    around = (document.title, document.subtitle, document.organisation, document.footer)
    yield from _unset("\n".join(around), document.title, content=document.title)
    document = with_notes(document)
    anchors = set(_anchors(document))
    where, level, paper = document.title, 0, document.paper
    for block in document.blocks:
        if isinstance(block, Heading):
            where = plain(block.runs) or where
            yield from _check_heading(block, level, where)
            level = block.level
        if isinstance(block, PageBreak):
            paper = block.paper or paper
        table = block.beside if isinstance(block, Drawing) else block
        if isinstance(table, Table) and not all(plain(cell).strip() for cell in table.header):
            columns = "\n".join(map(plain, table.header))
            yield _found(DocumentFault.TABLE_WITHOUT_HEADER, where, table.caption, columns)
        if isinstance(block, Figure):
            yield from _check_figure(block, where, paper)
        if isinstance(table, Table):
            yield from _check_photographs(table, where)
        if isinstance(block, CardSheet):
            yield from _check_cards(block, where)
        if isinstance(block, Drawing):
            yield from _check_drawing(block, where, paper)
        yield from _check_runs(block, where, anchors)


def _anchors(document: Document) -> Iterator[str]:
    """Where a link inside the document may lead."""
    for block in document.blocks:
        if isinstance(block, Heading):
            yield block.anchor
        if isinstance(block, Notes):
            yield from (note.anchor for note in block.entries)


def _check_heading(heading: Heading, level_above: int, where: str) -> Iterator[DocumentFinding]:
    words = plain(heading.runs)
    if not words.strip():
        yield _found(DocumentFault.EMPTY_HEADING, where, "", words)
    elif heading.level > level_above + 1:
        yield _found(DocumentFault.HEADING_JUMP, where, words, f"{level_above} to {heading.level}: {words}")


def _check_cards(sheet: CardSheet, where: str) -> Iterator[DocumentFinding]:
    """By the house's own font: what a look may change of it is too little to matter here."""
    for card in sheet.cards:
        fitted = fitted_card(card, sheet.layout, look_of(PrintedBrand()), photograph=sheet.has_photographs)
        if fitted.is_tight and card.lines:
            fault = DocumentFault.CARD_CUT if fitted.is_cut else DocumentFault.CARD_SMALL
            words = "\n".join(line.text for line in card.lines)
            yield _found(fault, where, card.lines[0].text, words)


def _check_photographs(table: Table, where: str) -> Iterator[DocumentFinding]:
    width, _ = TABLE_PHOTOGRAPH
    for picture in filter(None, table.photographs):
        dots = int(picture.width * POINTS_AN_INCH / width + ROUNDING)
        digest = hashlib.sha256(picture.data).hexdigest()
        if not picture.alt.strip():
            yield _found(DocumentFault.PICTURE_WITHOUT_ALT, where, picture.name, digest)
        if dots < COARSE:
            needed = ceil(width * COARSE / POINTS_AN_INCH)
            numbers = (dots, COARSE, needed)
            yield _found(DocumentFault.PICTURE_TOO_COARSE, where, picture.name, digest, numbers=numbers)


def _check_figure(figure: Figure, where: str, paper: Paper) -> Iterator[DocumentFinding]:
    picture = figure.picture
    digest = hashlib.sha256(picture.data).hexdigest()
    if not figure.is_decorative and not figure.alt.strip():
        yield _found(DocumentFault.PICTURE_WITHOUT_ALT, where, picture.name, digest)
    area = text_area(paper)
    width, _ = printed_size(picture, *area)
    dots = int(picture.width * POINTS_AN_INCH / width + ROUNDING)
    if dots < COARSE:
        needed = ceil(needed_width(picture, *area, dots=COARSE))
        coarse = DocumentFault.PICTURE_TOO_COARSE
        yield _found(coarse, where, picture.name, digest, numbers=(dots, COARSE, needed))


def _check_drawing(drawing: Drawing, where: str, paper: Paper) -> Iterator[DocumentFinding]:
    caption = plain(drawing.caption)
    if not drawing.alt.strip():
        yield _found(DocumentFault.PICTURE_WITHOUT_ALT, where, caption, caption)
    for shape in fitted(drawing, *text_area(paper)).shapes:
        if isinstance(shape, Image):
            dots = int(shape.picture.width * POINTS_AN_INCH / shape.width + ROUNDING)
            if dots < COARSE:
                digest = hashlib.sha256(shape.picture.data).hexdigest()
                yield _found(DocumentFault.MAP_TOO_COARSE, where, caption, digest, numbers=(dots, COARSE))


def _check_runs(block: Block, where: str, anchors: set[str]) -> Iterator[DocumentFinding]:
    for runs in runs_of(block):
        yield from _unset(plain(runs), where)
        yield from _check_links(runs, where, anchors)


def _check_links(runs: Runs, where: str, anchors: set[str]) -> Iterator[DocumentFinding]:
    for run in runs:
        if run.link:
            yield from _check_link(run, plain(runs), where, anchors)


def _check_link(run: Run, around: str, where: str, anchors: set[str]) -> Iterator[DocumentFinding]:
    """``around`` is the paragraph that the link stands in."""
    words = " ".join(run.text.split())
    content = f"{around}\n{run.link}"
    if not words:
        yield _found(DocumentFault.LINK_WITHOUT_WORDS, where, run.link, content)
    elif words.strip(".:!").lower() in SAYS_NOTHING:
        yield _found(DocumentFault.LINK_SAYS_NOTHING, where, words, content)
    if run.link.startswith("#") and run.link[1:] not in anchors:
        yield _found(DocumentFault.LINK_TO_NOWHERE, where, words, content)


def _unset(text: str, where: str, content: str | None = None) -> Iterator[DocumentFinding]:
    """Page furniture names the pack and the day, which say nothing of what was found: its content is given."""
    missing = _missing(text)
    if missing:
        content = text if content is None else content
        yield _found(DocumentFault.CHARACTERS_WITHOUT_FONT, where, " ".join(missing), content)


@lru_cache(maxsize=4096)
def _missing(text: str) -> tuple[str, ...]:
    """Letters to many people say the same for the most part."""
    return tuple(missing_characters(printable(text)))


def _digest(content: str) -> str:
    """Of half a character too, as a damaged file may have it."""
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def _found(
    fault: DocumentFault, where: str, about: str, content: str, *, numbers: tuple[int, ...] = ()
) -> DocumentFinding:
    return DocumentFinding(fault, where, about, numbers, _digest(content))
