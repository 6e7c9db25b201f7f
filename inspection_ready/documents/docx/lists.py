"""Bulleted and numbered lists; every numbered list counts from its own start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.documents import house_style as house
from inspection_ready.documents.docx.runs import Links, runs_xml
from inspection_ready.documents.docx.units import twips
from inspection_ready.documents.model import BulletList, NumberedList, Paragraph

if TYPE_CHECKING:
    from inspection_ready.documents.model import ListItem

DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Numbers:
    """What the lists of a template are called in it: for the outermost level, and for those inside."""

    bullets: tuple[int, int] = (1, 1)
    definitions: tuple[int, int] = (2, 2)
    """Of numbers, from which each numbered list gets a restarted copy."""
    first: int = 3
    """What the first such copy is called."""


class ListWriter:
    def __init__(self, links: Links, numbers: Numbers) -> None:
        self._links = links
        self._numbers = numbers
        self._restarts: list[tuple[int, int]] = []
        self._first = ""

    def xml(self, block: BulletList | NumberedList, *, first: str = "") -> str:
        """`first`: properties for the first paragraph."""
        self._first = first
        return self._list(block, depth=0)

    def numbering(self) -> str:
        """The restarted copies of the template's numbers that the lists written so far use."""
        return "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{self._definition(depth)}"/><w:lvlOverride w:ilvl="{depth}">'
            f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
            for number, (depth, start) in enumerate(self._restarts, self._numbers.first)
        )

    def _list(self, block: BulletList | NumberedList, depth: int) -> str:
        level = min(depth, DEEPEST)
        if isinstance(block, BulletList):
            style, number = "ListBullet", self._numbers.bullets[level > 0]
        else:
            self._restarts.append((level, block.start))
            style, number = "ListNumber", self._numbers.first + len(self._restarts) - 1
        mark = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        return "".join(self._item(entry, style, mark, depth) for entry in block.items)

    def _definition(self, depth: int) -> int:
        return self._numbers.definitions[depth > 0]

    def _item(self, entry: ListItem, style: str, mark: str, depth: int) -> str:
        parts = []
        for place, inner in enumerate(entry.blocks):
            if not isinstance(inner, Paragraph):
                parts.append(self._list(inner, depth + 1))
            elif place == 0:
                parts.append(self._paragraph(inner, style, mark))
            else:
                indent = f'<w:ind w:left="{twips(house.LIST_INDENT * (min(depth, DEEPEST) + 1))}"/>'
                parts.append(self._paragraph(inner, "ListContinue", "", indent))
        return "".join(parts)

    def _paragraph(self, block: Paragraph, style: str, mark: str, indent: str = "") -> str:
        words = runs_xml(block.runs, self._links)
        # the schema's order: style, page break, numbering, spacing, indent
        breaks, spacing, rest = self._first.partition("<w:spacing")
        self._first = ""
        properties = f'<w:pStyle w:val="{style}"/>{breaks}{mark}{spacing}{rest}{indent}'
        return f"<w:p><w:pPr>{properties}</w:pPr>{words}</w:p>"
