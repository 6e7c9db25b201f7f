"""A Word file."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from inspection_ready.domain.release_findings import Grade, Part, Place, ReleaseFault, Unseen, UnseenKind
from inspection_ready.domain.release_items import Format, Item, Noticed, Piece, Step
from inspection_ready.exchange.release.office import office_items
from inspection_ready.exchange.release.parts import Attributes, Package
from inspection_ready.exchange.release.word_looks import is_on, styles_of
from inspection_ready.exchange.release.word_text import WordText

PARTS = {
    "document": Part.BODY,
    "header": Part.HEADER,
    "footer": Part.FOOTER,
    "footnotes": Part.NOTE,
    "endnotes": Part.NOTE,
    "comments": Part.COMMENT,
}
PART_NAME = re.compile(r"word/(document|header|footer|footnotes|endnotes|comments)\d*\.xml")
PIECE_OF_FILE = re.compile(r"word/afchunk|\.(?:mht|mhtml|html?|rtf)$")


def word_items(package: Package) -> Iterator[Item]:
    parts = sorted(name for name in package.names if PART_NAME.fullmatch(name))
    size = max(1, sum(map(package.size, parts)))
    styles = styles_of(package)
    done, pages = 0, 0
    for name in parts:
        found = PART_NAME.fullmatch(name)
        assert found is not None
        reader = WordText(styles, PARTS[found[1]])
        for read in package.steps(name, start=reader.start, end=reader.end, text=reader.text):
            yield from reader.items
            reader.items.clear()
            yield Step(done + read, size)
        done += package.size(name)
        if found[1] == "document" and reader.has_page_breaks:
            pages = reader.page
    yield Format("docx", pages)
    yield from _settings(package)
    yield from office_items(package, _place_of)
    pieces = [name for name in package.starting("word/") if PIECE_OF_FILE.search(name)]
    for name in pieces:
        yield Unseen(kind=UnseenKind.INSIDE_NOT_READ, about=package.shown(name))


def _settings(package: Package) -> Iterator[Item]:
    found: list[Item] = []

    def start(name: str, told: Attributes) -> None:
        if name == "w:trackRevisions" and is_on(told):
            found.append(Noticed(ReleaseFault.TRACKING_ON, Grade.POSSIBLE, Place()))
        elif name == "w:docVar" and told.get("w:val", "").strip():
            where = Place(part=Part.CUSTOM_DATA)
            found.append(Noticed(ReleaseFault.CUSTOM_DATA, Grade.POSSIBLE, where))
            found.append(Piece(told["w:val"], where, told.get("w:name", "")))
        elif name in {"w:query", "w:connectString"} and told.get("w:val"):
            found.append(Noticed(ReleaseFault.EXTERNAL_DATA, Grade.LIKELY, Place(), told["w:val"]))

    package.walk("word/settings.xml", start=start)
    yield from found


def _place_of(part: str) -> Place:
    name = posixpath.basename(part)
    for start, where in PARTS.items():
        if name.startswith(start):
            return Place(part=where)
    return Place()
