"""Takes typed fields out of a marked tree and notes every mistake, instead of stopping at the first.

After a mistake a stand-in of the right type is handed back, so that reading can go on; whoever
reads must look at ``mistakes`` before using anything.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
import unicodedata
from typing import TYPE_CHECKING, TypeVar

from inspection_ready.domain.mistakes import Mistake
from inspection_ready.exchange.marked_yaml import Branch, Leaf, Listing, Node
from inspection_ready.records.times_typed import typed_time

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from enum import StrEnum

    E = TypeVar("E", bound="StrEnum")

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}")
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}
_MOST_DIGITS = 9


class Fields:
    """One table of a file. ``close`` tells of the keys nobody asked for."""

    def __init__(self, node: Node, *, place: tuple[str, ...] = (), mistakes: list[Mistake]) -> None:
        self._place = place
        self._mistakes = mistakes
        self._asked: list[str] = []
        self._line = node.line
        self._nodes: dict[str, Node] = {}
        self._lines: dict[str, int] = {}
        if not isinstance(node, Branch):
            self._note(node.line, None, "not_a_table")
            self._mistakes = []  # everything else about it would only repeat this
            return
        for entry in node.entries:
            if entry.key in self._nodes:
                self._note(entry.line, entry.key, "duplicate_key", first=self._lines[entry.key])
            self._nodes.setdefault(entry.key, entry.node)
            self._lines.setdefault(entry.key, entry.line)

    def line_of(self, key: str) -> int:
        return self._lines.get(key, self._line)

    def has(self, key: str) -> bool:
        self._ask(key)
        return key in self._nodes

    def text(self, key: str, default: str | None = None) -> str:
        leaf = self._leaf(key, wanted=default is None)
        return (default or "") if leaf is None else self._clean(leaf, key)

    def texts(self, key: str) -> tuple[str, ...]:
        """An absent list is an empty one."""
        return tuple(self._clean(leaf, key) for leaf in self._leaves(key))

    def identity(self, key: str = "id") -> str:
        leaf = self._leaf(key, wanted=True)
        if leaf and not _ID.fullmatch(leaf.text):
            self._note(leaf.line, key, "not_an_id", value=leaf.text)
        return leaf.text if leaf else ""

    def whole(self, key: str, *, least: int, most: int) -> int:
        leaf = self._leaf(key, wanted=True)
        if leaf is None:
            return least
        number = int(leaf.text) if leaf.text.isascii() and leaf.text[:_MOST_DIGITS].isdigit() else None
        if number is None or len(leaf.text) > _MOST_DIGITS or not least <= number <= most:
            self._note(leaf.line, key, "not_a_number", value=leaf.text, least=least, most=most)
            return least
        return number

    def date(self, key: str) -> dt.date | None:
        leaf = self._leaf(key, wanted=False)
        if leaf is None:
            return None
        try:
            return dt.datetime.strptime(leaf.text, "%Y-%m-%d").date()  # noqa: DTZ007 - a date has no zone
        except ValueError:
            self._note(leaf.line, key, "not_a_date", value=leaf.text)
            return None

    def time(self, key: str) -> int:
        """Minutes after midnight."""
        leaf = self._leaf(key, wanted=True)
        minutes = 0 if leaf is None else typed_time(leaf.text)
        if leaf is not None and minutes is None:
            self._note(leaf.line, key, "not_a_time", value=leaf.text)
        return minutes or 0

    def yes(self, key: str, *, default: bool) -> bool:
        leaf = self._leaf(key, wanted=False)
        if leaf is None:
            return default
        if leaf.text.lower() not in _YES_NO:
            self._note(leaf.line, key, "not_yes_or_no", value=leaf.text)
        return _YES_NO.get(leaf.text.lower(), default)

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E:
        leaf = self._leaf(key, wanted=default is None)
        known = [member.value for member in kind]
        if leaf is not None and leaf.text in known:
            return kind(leaf.text)
        if leaf is not None:
            self._note_unknown(leaf, key, "not_a_choice", known)
        return default or next(iter(kind))

    def reference(self, key: str, kind: str, known: Collection[str]) -> str:
        leaf = self._leaf(key, wanted=True)
        if leaf is not None and leaf.text not in known:
            self._note_unknown(leaf, key, "no_such", known, kind=kind)
        return leaf.text if leaf else ""

    def references(self, key: str, kind: str, known: Collection[str]) -> tuple[str, ...]:
        leaves = self._leaves(key)
        for leaf in leaves:
            if leaf.text not in known:
                self._note_unknown(leaf, key, "no_such", known, kind=kind)
        return tuple(leaf.text for leaf in leaves)

    def table(self, key: str) -> Fields:
        node = self._node(key, wanted=True)
        if node is None:
            return Fields(Branch(self._line, ()), mistakes=[])
        return Fields(node, place=(*self._place, key), mistakes=self._mistakes)

    def tables(self, key: str) -> Iterator[Fields]:
        node = self._node(key, wanted=True)
        if node is None:
            return
        if not isinstance(node, Listing):
            self._note(node.line, key, "not_a_list")
            return
        for number, item in enumerate(node.items, start=1):
            yield Fields(item, place=(*self._place, _called(item, number)), mistakes=self._mistakes)

    def close(self) -> None:
        for key in self._nodes:
            if key not in self._asked:
                near = difflib.get_close_matches(
                    key, [name for name in self._asked if name not in self._nodes], 1
                )
                self._note(self._lines[key], key, "unknown_key", near=near, known=tuple(self._asked))

    def note(self, key: str, code: str, **data: object) -> None:
        """A mistake only the caller can see, at the line of ``key``."""
        self._note(self.line_of(key), key, code, **data)

    def _clean(self, leaf: Leaf, key: str) -> str:
        odd = None if leaf.text.isprintable() else next(filter(_is_odd, leaf.text), None)
        if odd is not None:
            self._note(leaf.line, key, "control_character", character=ord(odd))
            return ""
        if not leaf.text.strip():
            self._note(leaf.line, key, "empty")
        return leaf.text.strip()

    def _leaf(self, key: str, *, wanted: bool) -> Leaf | None:
        node = self._node(key, wanted=wanted)
        if node is None or isinstance(node, Leaf):
            return node
        self._note(node.line, key, "not_a_text")
        return None

    def _leaves(self, key: str) -> tuple[Leaf, ...]:
        node = self._node(key, wanted=False)
        if node is None:
            return ()
        if not isinstance(node, Listing):
            self._note(node.line, key, "not_a_list")
            return ()
        for item in node.items:
            if not isinstance(item, Leaf) or item.is_nothing:
                self._note(item.line, key, "not_a_text")
        return tuple(item for item in node.items if isinstance(item, Leaf) and not item.is_nothing)

    def _node(self, key: str, *, wanted: bool) -> Node | None:
        self._ask(key)
        node = self._nodes.get(key)
        if node is None:
            if wanted:
                self._note(self._line, key, "missing")
            return None
        if isinstance(node, Leaf) and node.is_nothing:
            self._note(node.line, key, "empty")
            return None
        return node

    def _ask(self, key: str) -> None:
        if key not in self._asked:
            self._asked.append(key)

    def _note_unknown(self, leaf: Leaf, key: str, code: str, known: Collection[str], **data: object) -> None:
        near = difflib.get_close_matches(leaf.text, known, 1, cutoff=0.7)
        self._note(leaf.line, key, code, value=leaf.text, near=near, known=tuple(known), **data)

    def _note(self, line: int, key: str | None, code: str, **data: object) -> None:
        place = self._place if key is None else (*self._place, key)
        self._mistakes.append(Mistake(line=line, place=place, code=code, data=data))


def _called(node: Node, number: int) -> str:
    """What a person would call an item of a list: its id, name or title, else its place in the list."""
    if isinstance(node, Branch):
        for wanted in ("id", "name", "title", "task"):
            for entry in node.entries:
                if entry.key == wanted and isinstance(entry.node, Leaf) and entry.node.text:
                    return entry.node.text
    return f"number {number}"


def _is_odd(char: str) -> bool:
    return char not in "\n\t" and unicodedata.category(char) in {"Cc", "Cs"}
