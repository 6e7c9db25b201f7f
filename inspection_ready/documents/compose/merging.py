"""Puts the values of fields into blocks. The blocks are made before, so a value cannot become markup."""

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
    ItemBlock,
    KeyValues,
    ListItem,
    NumberedList,
    PageBreak,
    Paragraph,
    Runs,
    Table,
)
from inspection_ready.domain.merge import ValueOf, filled

if TYPE_CHECKING:
    from collections.abc import Iterable


def filled_blocks(blocks: Iterable[Block], value_of: ValueOf) -> tuple[Block, ...]:
    return tuple(_block(block, value_of) for block in blocks)


def filled_runs(runs: Runs, value_of: ValueOf) -> Runs:
    texts = filled([run.text for run in runs], value_of)
    return tuple(
        run if text == run.text else replace(run, text=text) for run, text in zip(runs, texts, strict=True)
    )


def filled_line(words: str, value_of: ValueOf) -> str:
    return " ".join(filled((words,), value_of)[0].split())


def _block(block: Block, value_of: ValueOf) -> Block:
    match block:
        case Heading(runs=runs):
            made: Block = replace(block, runs=filled_runs(runs, _in_one_line(value_of)))
        case Table():
            made = _table(block, value_of)
        case KeyValues(pairs=pairs):
            made = KeyValues(tuple((name, filled_runs(value, value_of)) for name, value in pairs))
        case Callout(title=title, paragraphs=paragraphs):
            told = tuple(filled_runs(each, value_of) for each in paragraphs)
            made = Callout(filled_line(title, value_of), told)
        case Figure(caption=caption):
            made = replace(block, caption=filled_runs(caption, value_of))
        case Drawing(caption=caption, beside=beside):
            filled_beside = _table(beside, value_of) if isinstance(beside, Table) else _list(beside, value_of)
            made = replace(block, caption=filled_runs(caption, value_of), beside=filled_beside)
        case Contents() | PageBreak() | CardSheet():
            made = block
        case Paragraph() | BulletList() | NumberedList():
            made = _item_block(block, value_of)
    return made


def _item_block(block: ItemBlock, value_of: ValueOf) -> ItemBlock:
    if isinstance(block, Paragraph):
        return replace(block, runs=filled_runs(block.runs, value_of))
    return _list(block, value_of)


def _list(block: BulletList | NumberedList, value_of: ValueOf) -> BulletList | NumberedList:
    items = (tuple(_item_block(inner, value_of) for inner in item.blocks) for item in block.items)
    return replace(block, items=tuple(ListItem(inner) for inner in items))


def _table(block: Table, value_of: ValueOf) -> Table:
    return replace(
        block,
        header=tuple(filled_runs(cell, _in_one_line(value_of)) for cell in block.header),
        rows=tuple(tuple(filled_runs(cell, value_of) for cell in row) for row in block.rows),
    )


def _in_one_line(value_of: ValueOf) -> ValueOf:
    return lambda name, begins: ", ".join(value_of(name, begins).split("\n"))
