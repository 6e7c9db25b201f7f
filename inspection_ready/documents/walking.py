"""Walks a document: its headings, its parts on each paper, and every stretch of text in reading order."""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING

from inspection_ready.documents.cards import POINTS_A_MILLIMETRE, CardSheet
from inspection_ready.documents.model import (
    BulletList,
    Callout,
    Contents,
    Drawing,
    Figure,
    Heading,
    KeyValues,
    Notes,
    NumberedList,
    PageBreak,
    Paper,
    Paragraph,
    Run,
    Table,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.model import Block, Document, Runs


def headings(document: Document, depth: int = 4) -> Iterator[tuple[int, Heading]]:
    """Each heading down to the depth, with its place among all headings (its bookmark's number)."""
    every = (block for block in document.blocks if isinstance(block, Heading))
    return ((place, heading) for place, heading in enumerate(every) if heading.level <= depth)


def parts(document: Document) -> Iterator[tuple[Paper, tuple[Block, ...]]]:
    """The blocks on each paper in turn; the first part has the title, and may have nothing else.

    Cards have sheets of their own, and whatever follows them begins a page without being asked to.
    """
    paper, start, after_cards = document.paper, 0, False
    for place, block in enumerate((*document.blocks, None)):
        turns = isinstance(block, PageBreak) and block.paper not in {None, paper}
        if not (turns or block is None or isinstance(block, CardSheet)):
            continue
        waiting = document.blocks[start:place]
        if after_cards:
            waiting = tuple(dropwhile(lambda each: isinstance(each, PageBreak), waiting))
        if waiting or (start == 0 and not isinstance(block, CardSheet)):
            yield paper, waiting
        if isinstance(block, CardSheet):
            yield card_paper(block), (block,)
        elif isinstance(block, PageBreak) and block.paper is not None:
            paper = block.paper
        start, after_cards = place + 1, isinstance(block, CardSheet) or (after_cards and not waiting)


def card_paper(sheet: CardSheet) -> Paper:
    left, top = sheet.layout.left * POINTS_A_MILLIMETRE, sheet.layout.top * POINTS_A_MILLIMETRE
    return Paper(landscape=sheet.layout.landscape, corner=(left, top))


def anchor_of(heading: Heading, place: int) -> str:
    """Every heading can be led to, by its own anchor or by its place among the headings."""
    return heading.anchor or f"heading-{place}"


def runs_of(block: Block) -> Iterator[Runs]:  # noqa: C901, PLR0912 - one case for each block
    """Every stretch of text in the block, in reading order."""
    match block:
        case Heading(runs=runs) | Paragraph(runs=runs):
            yield runs
        case BulletList(items=items) | NumberedList(items=items):
            for entry in items:
                for inner in entry.blocks:
                    yield from runs_of(inner)
        case Table():
            yield text(block.caption)
            yield from block.header
            for row in block.rows:
                yield from row
            yield from block.notes
        case KeyValues(pairs=pairs):
            for name, value in pairs:
                yield text(name)
                yield value
        case Callout(title=title, paragraphs=paragraphs):
            yield text(title)
            yield from paragraphs
        case Figure():
            yield block.caption
            yield text(block.credit)
        case Drawing():
            yield block.caption
            yield text(block.credit)
            yield from runs_of(block.beside)
        case Notes(entries=entries):
            for note in entries:
                yield (Run(f"{note.mark} "), *note.runs)
        case Contents(title=title):
            yield text(title)
        case CardSheet(cards=cards):
            yield from (text(line.text) for card in cards for line in card.lines)
        case PageBreak():
            return
