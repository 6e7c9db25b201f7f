"""A Word letter made ready to be filled in: read once, written for each person.

What is written is the council's own bytes, cut where fields stand. A value goes in as text: it can be neither markup
nor a field.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from inspection_ready.documents.docx.package import FIXED_MOMENT
from inspection_ready.documents.text import printable
from inspection_ready.documents.word_letters.codes import PLAIN, Look
from inspection_ready.documents.word_letters.fields import Found, PartFields, Words, part_fields
from inspection_ready.documents.word_letters.package import (
    CONTENT_TYPES,
    WordPackage,
    as_a_document,
    open_package,
)
from inspection_ready.documents.word_letters.repeats import PartRepeats, part_repeats
from inspection_ready.documents.word_letters.source import prefix_of
from inspection_ready.documents.word_letters.unlinked import without_ties
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.merge import ValueOf, field_key

if TYPE_CHECKING:
    from inspection_ready.documents.word_letters.source import Node

Items = Mapping[str, Sequence[Mapping[str, str]]]
"""What each list repeats for, by the key of its name; each with its own values, by the keys of their names."""

MOST_WRITTEN = 20_000_000
"""Bytes of one part of one letter."""
_OWN_MARKS = re.compile(rb"""\s[\w.-]+:(?:paraId|textId)=(?:"[^"]*"|'[^']*')""")
_MARKS_THAT_REPEAT = frozenset({"w:bookmarkStart", "w:bookmarkEnd"})


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a value goes, inside a ``w:t``."""

    name: str
    begins: bool
    prefix: bytes
    look: Look = PLAIN

    def written(self, value: str) -> bytes:
        lines = escape(printable(self.look.on(value))).encode().split(b"\n")
        return self._break().join(lines) if len(lines) > 1 else lines[0]

    def _break(self) -> bytes:
        own = self.prefix
        return b"</%st><%sbr/>%s" % (own, own, _opening(own))


@dataclass(frozen=True, slots=True)
class Loop:
    list_key: str
    pieces: tuple[Piece, ...]


Piece = bytes | Slot | Loop


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    pieces: tuple[bytes | Slot, ...] = ()


@dataclass(frozen=True)  # no slots: the archive is made once
class WordTemplate:
    package: WordPackage
    fields: Mapping[str, PartFields] = field(repr=False)
    """Of each part that people read, by its name."""
    repeats: Mapping[str, PartRepeats] = field(repr=False)

    @cached_property
    def pieces(self) -> Mapping[str, tuple[Piece, ...]]:
        """Of the parts that are filled in; the others stay as they are."""
        return {
            name: _pieces(self.package, name, self.fields[name], self.repeats[name])
            for name, found in self.fields.items()
            if found.found
        }

    def parts(self, value_of: ValueOf, items: Items) -> dict[str, bytes]:
        """The parts that differ from person to person. Raises Refused where one would grow without sense."""
        made = {}
        for name, pieces in self.pieces.items():
            writing = _Writing(self.package.file, items)
            writing.write(pieces, value_of)
            made[name] = b"".join(writing.written)
        return made

    def archive(self, parts: Mapping[str, bytes]) -> bytes:
        """The Word file with these in place of its own: the same for the same, byte for byte."""
        buffer = io.BytesIO(self._fixed)
        buffer.seek(0, io.SEEK_END)
        with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for name, content in parts.items():
                archive.writestr(_entry(name), content)
        return buffer.getvalue()

    @cached_property
    def _fixed(self) -> bytes:
        """What every letter has, packed once."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for name, content in self.fixed_parts.items():
                archive.writestr(_entry(name), content)
        return buffer.getvalue()

    @cached_property
    def fixed_parts(self) -> Mapping[str, bytes]:
        """Those no field stands in, without what ties the letter to other files of the council."""
        own = without_ties(self.package)
        own[CONTENT_TYPES] = as_a_document(own[CONTENT_TYPES])
        return {name: content for name, content in own.items() if name not in self.pieces}


def read_template(data: bytes, *, file: str) -> WordTemplate:
    """Raises CannotRead. What is the matter with it is the doctor's to say."""
    package = open_package(data, file=file)
    fields = {story.name: part_fields(story.root, file=file) for story in package.stories}
    return WordTemplate(package, fields, {name: part_repeats(each) for name, each in fields.items()})


class _Writing:
    def __init__(self, file: str, items: Items) -> None:
        self.written: list[bytes] = []
        self._file, self._items = file, items
        self._size = 0

    def write(self, pieces: Sequence[Piece], value_of: ValueOf) -> None:
        for piece in pieces:
            if isinstance(piece, Loop):
                for item in self._items.get(piece.list_key, ()):
                    self.write(piece.pieces, _first_of(item, value_of))
                continue
            made = piece if isinstance(piece, bytes) else piece.written(value_of(piece.name, piece.begins))
            self._size += len(made)
            if self._size > MOST_WRITTEN:
                raise Refused("word_letter_too_long", file=self._file)
            self.written.append(made)


def _first_of(item: Mapping[str, str], value_of: ValueOf) -> ValueOf:
    """What the item says of itself goes before what the letter says."""

    def value(name: str, begins: bool) -> str:
        own = item.get(field_key(name))
        return value_of(name, begins) if own is None else own

    return value


def _pieces(package: WordPackage, name: str, fields: PartFields, repeats: PartRepeats) -> tuple[Piece, ...]:
    source = package.parts[name]
    edits = [edit for words in fields.words if words.found for edit in _edits(source, words)]
    for repeat in repeats.repeats:
        edits += [_Edit(node.start, node.end) for node in repeat.dropped]
        edits += _marks(source, package.root(name), repeat.start, repeat.end)
    outermost = _outermost(edits)
    loops = sorted(repeats.repeats, key=lambda each: each.start)
    made: list[Piece] = []
    place = 0
    for loop in loops:
        made += _between(source, outermost, place, loop.start)
        made.append(Loop(loop.list_key, tuple(_between(source, outermost, loop.start, loop.end))))
        place = loop.end
    return (*made, *_between(source, outermost, place, len(source)))


def _between(source: bytes, edits: Sequence[_Edit], start: int, end: int) -> Iterator[bytes | Slot]:
    place = start
    for edit in edits:
        if edit.start >= start and edit.end <= end:
            yield source[place : edit.start]
            yield from edit.pieces
            place = edit.end
    yield source[place:end]


def _outermost(edits: Sequence[_Edit]) -> list[_Edit]:
    """In order, without those inside another: what is dropped is dropped with all that stands in it."""
    kept: list[_Edit] = []
    for edit in sorted(edits, key=lambda each: (each.start, -each.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def _edits(source: bytes, words: Words) -> Iterator[_Edit]:
    for found in words.found:
        if found.nodes:
            yield from _merge_field(source, found)
    in_braces = [found for found in words.found if not found.nodes]
    for letters in words.letters:
        start, end = letters.start, letters.start + len(letters.node.text)
        here = [found for found in in_braces if found.start < end and found.end > start]
        if not here:
            continue
        own = prefix_of(source, letters.node)
        pieces: list[bytes | Slot] = [_opening(own)]
        place = start
        for found in here:
            pieces.append(_said(words.text[place : max(found.start, place)]))
            if found.start >= start:
                pieces += _slot(found, own)
            place = min(found.end, end)
        pieces += [_said(words.text[place:end]), b"</%st>" % own]
        yield _Edit(letters.node.start, letters.node.end, tuple(pieces))


def _merge_field(source: bytes, found: Found) -> Iterator[_Edit]:
    """Its code goes; its value stands in the run that showed it last, and so looks as that did."""
    shown = found.shown
    assert shown is not None, "a merge field is shown somewhere"
    own = prefix_of(source, shown)
    if shown.tag == "w:fldSimple":
        yield _Edit(shown.start, shown.end, _simple(source, found, own))
        return
    gone = {id(node) for node in found.nodes}
    slot = _slot(found, own)
    pieces: tuple[bytes | Slot, ...] = (_opening(own), *slot, b"</%st>" % own) if slot else ()
    for run in dict.fromkeys(node.parent for node in found.nodes):
        assert run is not None, "what a field is made of stands in runs"
        kept = [node for node in run.children if id(node) not in gone and node.tag != "w:rPr"]
        holds_value = any(node is shown for node in run.children) and bool(pieces)
        if not kept and not holds_value:
            yield _Edit(run.start, run.end)
            continue
        for node in run.children:
            if id(node) in gone:
                yield _Edit(node.start, node.end, pieces if node is shown else ())


def _simple(source: bytes, found: Found, own: bytes) -> tuple[bytes | Slot, ...]:
    assert found.shown is not None, "a simple field is its own place"
    slot = _slot(found, own)
    if not slot:
        return ()
    run = next((node for node in found.shown.walk() if node.tag == "w:r"), None)
    look = run.find("w:rPr") if run else None
    properties = source[look.start : look.end] if look else b""
    return (b"<%sr>" % own, properties, _opening(own), *slot, b"</%st></%sr>" % (own, own))


def _slot(found: Found, own: bytes) -> tuple[Slot, ...]:
    """None for what only says where a repeat begins or ends."""
    if found.each or found.is_end:
        return ()
    return (Slot(found.name, found.begins, own, found.look),)


def _marks(source: bytes, root: Node, start: int, end: int) -> Iterator[_Edit]:
    """What may be in a file once only is left out of what repeats."""
    for node in root.walk():
        if not (start <= node.start and node.end <= end):
            continue
        if node.tag in _MARKS_THAT_REPEAT:
            yield _Edit(node.start, node.end)
        for match in _OWN_MARKS.finditer(source, node.start, node.opened) if node.tag in _MARKED else ():
            yield _Edit(match.start(), match.end())


_MARKED = frozenset({"w:p", "w:tr"})


def _opening(own: bytes) -> bytes:
    return b'<%st xml:space="preserve">' % own


def _said(words: str) -> bytes:
    return escape(words).encode()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, FIXED_MOMENT)
    is_packed = name.lower().endswith((".jpeg", ".jpg", ".png"))
    entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    entry.create_system = 0  # the same bytes on every operating system
    return entry
