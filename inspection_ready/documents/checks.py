"""Checks on the blocks, the same for both writers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.fonts import missing_characters
from inspection_ready.documents.model import Drawing, Figure, Heading, Run, Table, plain, runs_of
from inspection_ready.documents.text import printable
from inspection_ready.domain.document_findings import DocumentFault, DocumentFinding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Document, Runs

SAYS_NOTHING = frozenset((
    "click here", "click", "here", "this", "link", "this link", "this page", "more", "read more", "more details",
    "find out more", "details", "page", "website", "download",
))  # fmt: skip


def check_document(document: Document) -> tuple[DocumentFinding, ...]:
    return tuple(_findings(document))


def _findings(document: Document) -> Iterator[DocumentFinding]:
    if not document.title.strip():
        yield DocumentFinding(DocumentFault.NO_TITLE, "")
    around = (document.title, document.subtitle, document.organisation, document.footer)
    yield from _unset("\n".join(around), document.title)
    anchors = {block.anchor for block in document.blocks if isinstance(block, Heading)}
    where, level = document.title, 0
    for block in document.blocks:
        if isinstance(block, Heading):
            where = plain(block.runs) or where
            yield from _check_heading(block, level, where)
            level = block.level
        table = block.beside if isinstance(block, Drawing) else block
        if isinstance(table, Table) and not all(plain(cell).strip() for cell in table.header):
            yield DocumentFinding(DocumentFault.TABLE_WITHOUT_HEADER, where, table.caption)
        if isinstance(block, Figure) and not block.is_decorative and not block.alt.strip():
            yield DocumentFinding(DocumentFault.PICTURE_WITHOUT_ALT, where, block.picture.name)
        if isinstance(block, Drawing) and not block.alt.strip():
            yield DocumentFinding(DocumentFault.PICTURE_WITHOUT_ALT, where, plain(block.caption))
        yield from _check_runs(block, where, anchors)


def _check_heading(heading: Heading, level_above: int, where: str) -> Iterator[DocumentFinding]:
    if not plain(heading.runs).strip():
        yield DocumentFinding(DocumentFault.EMPTY_HEADING, where)
    elif heading.level > level_above + 1:
        yield DocumentFinding(DocumentFault.HEADING_JUMP, where, plain(heading.runs))


def _check_runs(block: Block, where: str, anchors: set[str]) -> Iterator[DocumentFinding]:
    for runs in runs_of(block):
        yield from _unset(plain(runs), where)
        yield from _check_links(runs, where, anchors)


def _check_links(runs: Runs, where: str, anchors: set[str]) -> Iterator[DocumentFinding]:
    for run in runs:
        if run.link:
            yield from _check_link(run, where, anchors)


def _check_link(run: Run, where: str, anchors: set[str]) -> Iterator[DocumentFinding]:
    words = " ".join(run.text.split())
    if not words:
        yield DocumentFinding(DocumentFault.LINK_WITHOUT_WORDS, where, run.link)
    elif words.strip(".:!").lower() in SAYS_NOTHING:
        yield DocumentFinding(DocumentFault.LINK_SAYS_NOTHING, where, words)
    if run.link.startswith("#") and run.link[1:] not in anchors:
        yield DocumentFinding(DocumentFault.LINK_TO_NOWHERE, where, words)


def _unset(text: str, where: str) -> Iterator[DocumentFinding]:
    missing = missing_characters(printable(text))
    if missing:
        yield DocumentFinding(DocumentFault.CHARACTERS_WITHOUT_FONT, where, " ".join(missing))
