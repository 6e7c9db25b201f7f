"""An OpenDocument text, spreadsheet or presentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from inspection_ready.domain.release_findings import Grade, Part, Place, ReleaseFault, Unseen, UnseenKind
from inspection_ready.domain.release_items import Format, Inside, Item, Noticed, Piece, Step
from inspection_ready.exchange.release.office import PHOTOGRAPHS
from inspection_ready.exchange.release.open_text import OpenText
from inspection_ready.exchange.release.parts import Attributes, Package
from inspection_ready.exchange.release.properties import WHERE, custom_items, who_items

CONTENT = "content.xml"
OWN_SCRIPTS = re.compile(r"(?:basic|scripts)/(?!.*(?:script-lc|script-lb|dialog-l[cb])\.xml$).+")
WHO = {"meta:initial-creator": "creator", "dc:creator": "lastModifiedBy", "dc:title": "title", "dc:subject": "subject",
       "dc:description": "description", "meta:keyword": "keywords"}  # fmt: skip


def open_items(package: Package, kind: str) -> Iterator[Item]:
    """``kind`` is odt, ods or odp."""
    if _is_locked(package):
        yield Format(kind)
        yield Noticed(ReleaseFault.PASSWORD, Grade.LIKELY, Place())
        yield Unseen(kind=UnseenKind.LOCKED)
        return
    reader = OpenText()
    size = max(1, package.size(CONTENT) if CONTENT in package else 1)
    for read in package.steps(CONTENT, start=reader.start, end=reader.end, text=reader.text):
        yield from reader.items
        reader.items.clear()
        yield Step(read, size)
    yield Format(kind, reader.sheets or reader.slides)
    around = OpenText(Part.HEADER)
    package.walk("styles.xml", start=around.start, end=around.end, text=around.text)
    yield from around.items
    yield from _properties(package)
    yield from _files(package)


def _is_locked(package: Package) -> bool:
    found: list[str] = []

    def start(name: str, _: Attributes) -> None:
        if name.rpartition(":")[2] == "encryption-data":
            found.append(name)

    package.walk("meta-inf/manifest.xml", start=start)
    return bool(found)


def _properties(package: Package) -> Iterator[Item]:
    told: dict[str, str] = {}
    custom: dict[str, str] = {}
    into = ["", ""]

    def start(name: str, attributes: Attributes) -> None:
        into[:] = [name, attributes.get("meta:name", "")]

    def text(words: str) -> None:
        if into[0] == "meta:user-defined":
            custom[into[1]] = custom.get(into[1], "") + words
        elif into[0] in WHO:
            told[WHO[into[0]]] = told.get(WHO[into[0]], "") + words

    def end(_: str) -> None:
        into[0] = ""

    package.walk("meta.xml", start=start, end=end, text=text)
    yield from who_items(told)
    yield from custom_items(custom)


def _files(package: Package) -> Iterator[Item]:
    pictures = package.starting("pictures/")
    if pictures:
        yield Unseen(kind=UnseenKind.PICTURES, number=len(pictures))
    for name in pictures:
        if name.endswith(PHOTOGRAPHS):
            yield Inside(package.shown(name), partial(package.read, name), package.size(name), is_told=True)
    if any(OWN_SCRIPTS.fullmatch(name) for name in package.names):
        yield Noticed(ReleaseFault.MACROS, Grade.LIKELY, Place())
        yield Unseen(kind=UnseenKind.MACROS_NOT_READ)
    if "versionlist.xml" in package:
        yield Noticed(ReleaseFault.EARLIER_VERSIONS, Grade.LIKELY, WHERE)
    for name in package.names:
        folder, _, base = name.rpartition("/")
        if base == CONTENT and folder:
            yield Noticed(ReleaseFault.EMBEDDED, Grade.POSSIBLE, Place(part=Part.CHART), folder)
            inner = OpenText(Part.CHART)
            package.walk(name, start=inner.start, end=inner.end, text=inner.text)
            yield from (item for item in inner.items if isinstance(item, Piece))
        elif re.fullmatch(r"object \d+", name):
            yield Noticed(ReleaseFault.EMBEDDED, Grade.LIKELY, Place(), package.shown(name))
            yield Unseen(kind=UnseenKind.INSIDE_NOT_READ, about=package.shown(name))
