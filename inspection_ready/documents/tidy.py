"""Leaves out what has no words before a document is written.

An empty paragraph, bullet or heading is a stumbling block when read aloud, and Word and PDF would each
show it differently. Both writers start from what this returns.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.documents.cards import CardSheet
from inspection_ready.documents.model import (
    BulletList,
    Callout,
    Contents,
    Drawing,
    Figure,
    Heading,
    KeyValues,
    ListItem,
    Notes,
    NumberedList,
    PageBreak,
    Paragraph,
    Table,
    has_words,
    text,
)
from inspection_ready.documents.notes import with_notes
from inspection_ready.documents.walking import headings

if TYPE_CHECKING:
    from inspection_ready.documents.model import Block, Document, ItemBlock


def tidied(document: Document, *, apart: str = "") -> Document:
    """With its notes in their places. `apart` tells its anchors from those of other documents in the same file."""
    kept = tuple(tidy for block in document.blocks if (tidy := _tidy(block)) is not None)
    document = replace(document, blocks=kept)
    if any(isinstance(block, Contents) and not any(headings(document, block.depth)) for block in kept):
        kept = tuple(block for block in kept if not isinstance(block, Contents))
        document = replace(document, blocks=kept)
    return with_notes(document, apart=apart)


def _tidy(block: Block) -> Block | None:  # noqa: PLR0911 - one case for each block
    match block:
        case Heading(runs=runs) | Paragraph(runs=runs):
            return block if has_words(runs) else None
        case BulletList() | NumberedList():
            return _tidy_list(block)
        case Table():
            notes = tuple(note for note in block.notes if has_words(note))
            return replace(block, notes=notes) if block.header else None
        case KeyValues():
            pairs = tuple(pair for pair in block.pairs if has_words(text(pair[0])) or has_words(pair[1]))
            return replace(block, pairs=pairs) if pairs else None
        case Callout():
            paragraphs = tuple(runs for runs in block.paragraphs if has_words(runs))
            return replace(block, paragraphs=paragraphs) if paragraphs or block.title.strip() else None
        case Drawing():
            beside = _tidy(block.beside)
            assert beside is None or isinstance(beside, Table | BulletList | NumberedList), "as it was"
            return replace(block, beside=beside) if beside else None
        case CardSheet():
            return block if block.cards else None
        case Notes():
            entries = tuple(note for note in block.entries if has_words(note.runs))
            return replace(block, entries=entries) if entries else None
        case Figure() | Contents() | PageBreak():
            return block


def _tidy_list(block: BulletList | NumberedList) -> BulletList | NumberedList | None:
    items = tuple(tidy for entry in block.items for tidy in _tidy_item(entry))
    return replace(block, items=items) if items else None


def _tidy_item(entry: ListItem) -> tuple[ListItem, ...]:
    """One item, none, or several: where a list stands in place of the item's words, its items move up."""
    inner: list[ItemBlock] = []
    for block in entry.blocks:
        tidy = _tidy(block)
        if isinstance(tidy, Paragraph | BulletList | NumberedList):
            inner.append(tidy)
    match inner:
        case []:
            return ()
        case [Paragraph(), *_]:
            return (ListItem(tuple(inner)),)
        case [(BulletList() | NumberedList()) as first, *rest]:
            *others, last = first.items
            return (*others, ListItem((*last.blocks, *rest)))
        case _:
            raise AssertionError(inner)
