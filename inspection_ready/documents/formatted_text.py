"""CommonMark with pipe tables, read as the few sorts of block an editor offers.

What they cannot hold keeps its words: code and quotations become paragraphs, pictures from elsewhere their
description, a second paragraph of an item a line break inside it. A picture of the workspace follows the
paragraph, item or table it stands in, as it does in documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import unquote

from inspection_ready.documents.note_marks import with_note_marks
from inspection_ready.documents.own_links import with_own_links
from inspection_ready.domain.chart_marks import CHART
from inspection_ready.domain.formatted_text import (
    Block,
    Blocks,
    Heading,
    Item,
    Note,
    Paragraph,
    PictureMark,
    Run,
    Runs,
    Table,
    settled,
)
from inspection_ready.domain.note_marks import NOTE, mark_words
from inspection_ready.domain.picture_marks import PICTURE, bracketed
from inspection_ready.domain.section_marks import SECTION, words_for

if TYPE_CHECKING:
    from markdown_it.token import Token

_BREAK = (Run("\n"),)
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def read_commonmark(text: str) -> Blocks:
    from markdown_it import MarkdownIt  # slow import

    parser = with_own_links(with_note_marks(MarkdownIt("commonmark", {"html": False}).enable("table")))
    reading = _Reading()
    for token in parser.parse(bracketed(text)):
        reading.take(token)
    return settled(reading.blocks)


@dataclass(slots=True)
class _OpenList:
    number: int | None


@dataclass(slots=True)
class _Reading:
    blocks: list[Block] = field(default_factory=list)
    lists: list[_OpenList] = field(default_factory=list)
    heading: int = 0
    item: Runs | None = None
    """The item being gathered; None outside items."""
    rows: list[list[Runs]] | None = None
    note: str = ""
    """The name of the note whose words are being read."""
    met: list[PictureMark] = field(default_factory=list)
    """Pictures inside the block that is being read."""

    def take(self, token: Token) -> None:
        match token.type:
            case "inline":
                self.met += _pictures(token.children or ())
                self._words(tuple(_runs(token.children or ())))
            case "fence" | "code_block":
                self._words((Run(token.content.rstrip("\n")),))
            case "note_open":
                self.note = str(token.meta["name"])
            case "heading_open":
                self.heading = int(token.tag[1])
            case "list_item_open":
                self.item = ()
            case "list_item_close":
                self._finish_item()
            case list_mark if "_list_" in list_mark:
                self._list(token)
            case _:
                self._table(token)

    def _list(self, token: Token) -> None:
        """A list that opens or closes ends the words of the item before it."""
        self._finish_item()
        if token.nesting < 0:
            self.lists.pop()
        else:
            numbered = token.type == "ordered_list_open"
            self.lists.append(_OpenList(int(token.attrs.get("start", 1)) if numbered else None))

    def _table(self, token: Token) -> None:
        if token.type == "table_open":
            self._finish_item()
            self.rows = []
        elif self.rows is not None and token.type == "tr_open":
            self.rows.append([])
        elif self.rows is not None and token.type == "table_close":
            self.blocks.append(Table(tuple(tuple(row) for row in self.rows)))
            self.rows = None
            self._show_met()

    def _words(self, runs: Runs) -> None:
        if self.note:
            self.blocks.append(Note(self.note, runs))
            self.note = ""
        elif self.rows is not None:
            self.rows[-1].append(runs)
        elif self.heading and not self.lists:
            self.blocks.append(Heading(self.heading, runs))
        elif self.item is not None:
            self.item = (*self.item, *_BREAK, *runs) if self.item else runs
        elif self.lists and isinstance(last := self.blocks[-1] if self.blocks else None, Item):
            # after a nested list, under the item that holds it: a line of its own, so that numbers stay
            self.blocks[-1] = replace(last, runs=(*last.runs, *_BREAK, *runs))
        else:
            self.blocks.append(Paragraph(runs))
        self.heading = 0
        if self.rows is None and self.item is None:
            self._show_met()

    def _show_met(self) -> None:
        self.blocks += self.met
        self.met = []

    def _finish_item(self) -> None:
        """Nested lists come after the words of the item that holds them."""
        if self.item:
            opened = self.lists[-1]
            self.blocks.append(Item(self.item, len(self.lists) - 1, opened.number))
            if opened.number is not None:
                opened.number += 1
        self.item = None
        if self.rows is None:
            self._show_met()


def _runs(tokens: list[Token] | tuple[Token, ...]) -> Iterator[Run]:
    bold = italic = 0
    link = title = ""
    for token in _worded(tokens):
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                link, title = _address(token), str(token.attrs.get("title", ""))
            case "link_close":
                link = title = ""
            case "note_mark":
                yield Run(mark_words(token.content), link=NOTE + token.content)
            case "image" if _is_kept(token):
                continue
            case "image":
                words = "".join(run.text for run in _runs(token.children or ()))
                yield Run(words, bold > 0, italic > 0, link, title)
            case _:
                words = _BREAKS.get(token.type, token.content)
                yield Run(words, bold > 0, italic > 0, link, title)


def _worded(tokens: Iterable[Token]) -> Iterator[Token]:
    """A reference to a section may have no words of its own: here it has the name."""
    from markdown_it.token import Token  # slow import

    opened: Token | None = None
    for token in tokens:
        if opened is not None and token.type == "link_close" and _address(opened).startswith(SECTION):
            yield Token("text", "", 0, content=words_for(_address(opened).removeprefix(SECTION)))
        opened = token if token.type == "link_open" else None
        yield token


def _address(token: Token) -> str:
    address = str(token.attrs.get("href", ""))
    scheme, name = address[: len(SECTION)], address[len(SECTION) :]
    return SECTION + unquote(name) if scheme.lower() == SECTION else address


def _is_kept(token: Token) -> bool:
    return unquote(str(token.attrs.get("src", ""))).lower().startswith((PICTURE, CHART))


def _pictures(tokens: list[Token] | tuple[Token, ...]) -> Iterator[PictureMark]:
    for token in tokens:
        if token.type == "image" and _is_kept(token):
            scheme, colon, name = unquote(str(token.attrs["src"])).partition(":")
            alt = "".join(run.text for run in _runs(token.children or ()))
            yield PictureMark(name, alt, str(token.attrs.get("title", "")), scheme.lower() + colon)
