"""Items of lists, put together as lists: Word has only paragraphs, each with its depth."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection_ready.documents.model import BulletList, ItemBlock, ListItem, NumberedList, Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.documents.model import Runs
    from inspection_ready.documents.word_letters.styles import Mark


@dataclass(frozen=True, slots=True)
class _Item:
    depth: int
    is_numbered: bool
    number: int
    runs: Runs


@dataclass(slots=True)
class Items:
    """Those since the last paragraph that is none. Numbers go on after it, as they do in Word."""

    _waiting: list[_Item] = field(default_factory=list)
    _last: dict[tuple[str, int], int] = field(default_factory=dict)

    def add(self, mark: Mark, runs: Runs) -> None:
        for key in [key for key in self._last if key[0] == mark.number and key[1] > mark.depth]:
            del self._last[key]
        key = mark.number, mark.depth
        self._last[key] = self._last[key] + 1 if key in self._last else mark.start
        self._waiting.append(_Item(mark.depth, mark.is_numbered, self._last[key], runs))

    def taken(self) -> tuple[BulletList | NumberedList, ...]:
        made = _lists(self._waiting)
        self._waiting = []
        return made


def _lists(items: Sequence[_Item]) -> tuple[BulletList | NumberedList, ...]:
    """One after another where bullets and numbers change; what is deeper than the first stands under its item."""
    lists: list[BulletList | NumberedList] = []
    place = 0
    while place < len(items):
        first = items[place]
        entries: list[ListItem] = []
        while place < len(items) and items[place].is_numbered == first.is_numbered:
            end = place + 1
            while end < len(items) and items[end].depth > items[place].depth:
                end += 1
            inner: tuple[ItemBlock, ...] = _lists(items[place + 1 : end])
            entries.append(ListItem((Paragraph(items[place].runs), *inner)))
            place = end
        made = tuple(entries)
        lists.append(NumberedList(made, max(first.number, 1)) if first.is_numbered else BulletList(made))
    return tuple(lists)
