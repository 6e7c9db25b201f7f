"""Where in a letter something stands, as people would say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.word_letters import WordPlace

if TYPE_CHECKING:
    from inspection_ready.documents.word_letters.package import Story
    from inspection_ready.documents.word_letters.source import Node


class Places:
    """Of one part: its tables are counted once."""

    def __init__(self, story: Story) -> None:
        self._story = story
        tables = (node for node in story.root.walk() if node.tag == "w:tbl" and not is_a_copy(node))
        self._tables = {id(node): number for number, node in enumerate(tables, 1)}
        self._rows: dict[int, dict[int, int]] = {}

    def of(self, node: Node) -> WordPlace:
        is_table = node.tag == "w:tbl"
        table = node if is_table else node.above("w:tbl")
        row = None if is_table else node.above("w:tr")
        return WordPlace(
            part=self._story.part,
            pages=self._story.pages,
            in_box=node.above("w:txbxContent") is not None,
            table=self._tables.get(id(table), 0),
            row=0 if row is None or table is None else self._rows_of(table).get(id(row), 0),
        )

    def _rows_of(self, table: Node) -> dict[int, int]:
        if id(table) not in self._rows:
            rows = (node for node in table.walk() if node.tag == "w:tr" and node.above("w:tbl") is table)
            self._rows[id(table)] = {id(row): number for number, row in enumerate(rows, 1)}
        return self._rows[id(table)]


def is_a_copy(node: Node) -> bool:
    """A text box is written twice: for Word, and for programs that do not know it."""
    return node.above("mc:Fallback") is not None
