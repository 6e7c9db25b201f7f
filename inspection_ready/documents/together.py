"""What stays on one page with what follows it, judged the same for every format: by its words, not its lines."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from inspection_ready.documents import house_style as house
from inspection_ready.documents.model import KeyValues, Paragraph, Table, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection_ready.documents.model import Block

VALUE_CHARACTERS = 60
"""About as many stand on one line of a value on upright A4."""
TALLEST_CARD = 400.0  # points, of the 459 that A4 laid across has: its heading comes with it
MOST_ROWS_KEPT = 12
LONGEST_REMARK = 200  # characters: two or three lines


def stays_whole(block: KeyValues) -> bool:
    """A card: people look at it as one thing. A list too long for that may go over to the next page."""
    lines = sum(_lines(plain(value)) for _, value in block.pairs)
    height = lines * house.VALUE.leading + len(block.pairs) * 2 * house.CELL_PADDING
    return height <= TALLEST_CARD


def is_one_piece(block: Paragraph) -> bool:
    """A sign-off, or lines somebody broke themselves, such as an address: a page does not part them."""
    words = plain(block.runs)
    return block.kind == "sign_off" or ("\n" in words and len(words) <= LONGEST_REMARK)


def stays_with_drawing(table: Table) -> bool:
    """Few enough rows to be looked at beside the drawing, on its page."""
    return len(table.rows) <= MOST_ROWS_KEPT


def with_keeping(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether it stays with the next beyond what its own sort asks for."""
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        yield block, _stays_with(block, following)


def _stays_with(block: Block, following: Block | None) -> bool:
    """A remark above or below a card belongs to it; so do the beginning of a table and what is said above that."""
    match block, following:
        case Paragraph(), Paragraph(kind="sign_off"):
            return True
        case Paragraph(), Table():
            return _is_remark(block)
        case KeyValues(), Table():
            return stays_whole(block)
        case KeyValues(), Paragraph():
            return stays_whole(block) and _is_remark(following)
        case Paragraph(), KeyValues():
            return stays_whole(following) and _is_remark(block)
        case _:
            return False


def _is_remark(block: Paragraph) -> bool:
    return block.kind in {"body", "quiet"} and len(plain(block.runs)) <= LONGEST_REMARK


def _lines(words: str) -> int:
    return sum(max(1, ceil(len(line) / VALUE_CHARACTERS)) for line in words.split("\n"))
