"""The parts of a zip package (Word, Excel, PowerPoint, OpenDocument), each read as a stream and never unpacked to disk."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import IO
from xml.parsers import expat

from inspection_ready.domain.errors import CannotRead
from inspection_ready.exchange.packages import check_sizes
from inspection_ready.exchange.release.sources import Source

CHUNK = 1 << 16
LARGEST_INSIDE = 60_000_000
"""Bytes of a file inside a file that is looked into."""
Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
Ended = Callable[[str], None]
Text = Callable[[str], None]

SHORT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "x:",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "x:",
    "http://schemas.openxmlformats.org/presentationml/2006/main": "p:",
    "http://purl.oclc.org/ooxml/presentationml/main": "p:",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a:",
    "http://purl.oclc.org/ooxml/drawingml/main": "a:",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c:",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c:",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp:",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp:",
    "urn:schemas-microsoft-com:vml": "v:",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office:",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text:",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table:",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style:",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw:",
    "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0": "presentation:",
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta:",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://www.w3.org/1999/xlink": "xlink:",
}
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    KeyError,
    OSError,
    expat.ExpatError,
)
"""What a damaged archive or part raises."""


class _Refused(Exception):  # noqa: N818 - it never leaves this module
    """A declaration of document types, which no honest part has."""


class Package:
    """Names are looked for without regard to capitals, as Office does."""

    def __init__(self, archive: zipfile.ZipFile, source: Source) -> None:
        self._archive = archive
        self.source = source
        self.parts = {
            part.filename.lower().lstrip("/"): part for part in archive.infolist() if not part.is_dir()
        }

    @property
    def names(self) -> Iterable[str]:
        """In small letters."""
        return self.parts

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.parts

    def starting(self, *starts: str) -> list[str]:
        return [name for name in self.parts if name.startswith(starts)]

    def size(self, name: str) -> int:
        return self.parts[name.lower()].file_size

    def shown(self, name: str) -> str:
        """The last part of its name, with its capitals."""
        return posixpath.basename(self.parts[name.lower()].filename)

    def read(self, name: str) -> bytes:
        part = self.parts[name.lower()]
        if part.file_size > LARGEST_INSIDE:
            raise CannotRead("release_inside_too_large", file=self.shown(name))
        try:
            return self._archive.read(part)
        except DAMAGED as error:
            raise CannotRead("release_damaged", file=self.source.name) from error

    @contextmanager
    def opened(self, name: str) -> Iterator[IO[bytes]]:
        with self._archive.open(self.parts[name.lower()]) as stream:
            yield stream

    def walk(self, name: str, *, start: Start, end: Ended | None = None, text: Text | None = None) -> None:
        """Tells of the elements of a part as they come, whatever its size; returns at once where there is none."""
        for _ in self.steps(name, start=start, end=end, text=text):
            pass

    def steps(
        self, name: str, *, start: Start, end: Ended | None = None, text: Text | None = None
    ) -> Iterator[int]:
        """The same, and stops after each bit of the part to give the number of bytes read so far."""
        if name not in self:
            return
        parser = _parser(start, end, text)
        done = 0
        try:
            with self.opened(name) as stream:
                while chunk := stream.read(CHUNK):
                    parser.Parse(chunk, False)  # noqa: FBT003 - expat takes it by position
                    done += len(chunk)
                    yield done
                parser.Parse(b"", True)  # noqa: FBT003 - as above
        except _Refused as error:
            raise CannotRead("entity_attack", file=self.source.name) from error
        except DAMAGED as error:
            raise CannotRead("release_damaged", file=self.source.name) from error


@contextmanager
def opened_package(source: Source) -> Iterator[Package]:
    """Raises CannotRead for a bomb, and for one that is damaged."""
    with source.opened() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except DAMAGED as error:
            raise CannotRead("release_damaged", file=source.name) from error
        with archive:
            parts = archive.infolist()
            check_sizes(parts, file=source.name)
            if len({part.filename.lower() for part in parts}) < len(parts):
                raise CannotRead("release_damaged", file=source.name)  # two programs would read two files
            yield Package(archive, source)


def _parser(start: Start, end: Ended | None, text: Text | None) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = CHUNK
    short = _Shortened()

    def begins(name: str, attributes: Attributes) -> None:
        if attributes:
            start(short[name], {short[key]: value for key, value in attributes.items()})
        else:
            start(short[name], attributes)

    def refuse(*_: object) -> None:
        raise _Refused

    parser.StartElementHandler = begins
    if end is not None:
        ended = end
        parser.EndElementHandler = lambda name: ended(short[name])
    if text is not None:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser


class _Shortened(dict[str, str]):
    """Gives "w:p" for its long name; a name of another namespace goes without one."""

    def __missing__(self, name: str) -> str:
        space, _, local = name.rpartition(" ")
        self[name] = short = SHORT.get(space, "") + local if space else name
        return short
