"""A part of a Word file as a tree that knows where each element stands in the bytes it was read from.

What is written is cut from those bytes, so that all but the fields stays as the council made it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from inspection_ready.domain.errors import CannotRead

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST = 200
"""Elements inside elements; honest letters stay below 60."""
_NAMESPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/drawing/2017/decorative": "adec",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
_START_TAG = re.compile(rb"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")


@dataclass(slots=True, eq=False)
class Node:
    """``tag`` and the names of attributes have prefixes of our own, whatever the file calls them."""

    tag: str
    attributes: dict[str, str]
    start: int
    opened: int
    """Where its start tag ends."""
    parent: Node | None
    closes: int = 0
    """Where its end tag begins; ``opened`` where it has none."""
    end: int = 0
    children: list[Node] = field(default_factory=list)
    text: str = ""

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    def find(self, *path: str) -> Node | None:
        """The first child of that tag, then its first child of the next."""
        found: Node | None = self
        for tag in path:
            found = next((each for each in found.children if each.tag == tag), None) if found else None
        return found

    def walk(self) -> Iterator[Node]:
        """Itself and all below it, in the order of the file."""
        yield self
        for child in self.children:
            yield from child.walk()

    def ancestors(self) -> Iterator[Node]:
        """The nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def above(self, *tags: str) -> Node | None:
        return next((each for each in self.ancestors() if each.tag in tags), None)


def read_part(source: bytes, *, file: str) -> Node:
    """Raises CannotRead: "word_file_damaged" for what is no XML, "word_file_attack" for what could grow without end."""
    reading = _Reading(source, file)
    try:
        reading.parser.Parse(source, True)  # noqa: FBT003 - it is the whole
    except expat.ExpatError as error:
        raise CannotRead("word_file_damaged", file=file) from error
    assert reading.root is not None, "the parser refuses a part without an element"
    return reading.root


class _Reading:
    def __init__(self, source: bytes, file: str) -> None:
        self.root: Node | None = None
        self._source, self._file = source, file
        self._open: list[Node] = []
        self.parser = expat.ParserCreate(encoding="utf-8", namespace_separator="\n")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._declares

    def _declares(self, *_: object) -> None:
        raise CannotRead("word_file_attack", file=self._file)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        start = self.parser.CurrentByteIndex
        tag = _START_TAG.match(self._source, start)
        if tag is None or len(self._open) >= DEEPEST:
            raise CannotRead("word_file_damaged", file=self._file)
        parent = self._open[-1] if self._open else None
        named = {_name(key): value for key, value in attributes.items()}
        node = Node(_name(name), named, start, tag.end(), parent)
        if parent is None:
            self.root = node
        else:
            parent.children.append(node)
        self._open.append(node)

    def _end(self, _name: str) -> None:
        node = self._open.pop()
        if self._source[node.opened - 2 : node.opened] == b"/>":
            node.closes = node.end = node.opened
        else:
            node.closes = self.parser.CurrentByteIndex
            node.end = self._source.index(b">", node.closes) + 1

    def _characters(self, text: str) -> None:
        if self._open:
            self._open[-1].text += text


def _name(name: str) -> str:
    space, _, local = name.rpartition("\n")
    return f"{_NAMESPACES.get(space, '?')}:{local}" if space else local


def prefix_of(source: bytes, node: Node) -> bytes:
    """As the file itself writes it, with its colon: ``w:``."""
    name = source[node.start + 1 : node.opened].split(b">", 1)[0].split(None, 1)[0].rstrip(b"/")
    before, colon, _ = name.rpartition(b":")
    return before + colon
