"""A block with each stretch of its text changed, in reading order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.documents.cards import CardSheet
from inspection_ready.documents.model import (
    Block,
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
    Runs,
    Table,
    plain,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.documents.model import ItemBlock

    Change = Callable[[Runs], Runs]


def with_runs(block: Block, change: Change, in_line: Change | None = None) -> Block:
    """`in_line` is for what stands on one line: headings, the heads of tables and of callouts."""
    line = in_line or change
    match block:
        case Heading(runs=runs):
            made: Block = replace(block, runs=line(runs))
        case Table():
            made = _table(block, change, line)
        case KeyValues(pairs=pairs):
            made = KeyValues(tuple((name, change(value)) for name, value in pairs))
        case Callout(title=title, paragraphs=paragraphs):
            made = Callout(plain(line(text(title))), tuple(map(change, paragraphs)))
        case Figure(caption=caption):
            made = replace(block, caption=change(caption))
        case Drawing(caption=caption, beside=beside):
            told = change(caption)
            made = replace(
                block,
                caption=told,
                beside=_table(beside, change, line) if isinstance(beside, Table) else _list(beside, change),
            )
        case Notes(entries=entries):
            made = Notes(tuple(replace(note, runs=change(note.runs)) for note in entries))
        case Contents() | PageBreak() | CardSheet():
            made = block
        case Paragraph() | BulletList() | NumberedList():
            made = _item_block(block, change)
    return made


def _item_block(block: ItemBlock, change: Change) -> ItemBlock:
    return replace(block, runs=change(block.runs)) if isinstance(block, Paragraph) else _list(block, change)


def _list(block: BulletList | NumberedList, change: Change) -> BulletList | NumberedList:
    items = (tuple(_item_block(inner, change) for inner in item.blocks) for item in block.items)
    return replace(block, items=tuple(ListItem(inner) for inner in items))


def _table(block: Table, change: Change, line: Change) -> Table:
    return replace(
        block,
        header=tuple(map(line, block.header)),
        rows=tuple(tuple(map(change, row)) for row in block.rows),
        notes=tuple(map(change, block.notes)),
    )
