"""What Word, Excel and PowerPoint files have in common: properties, embedded files, macros, pictures, charts."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from functools import partial

from inspection_ready.domain.release_findings import Grade, Part, Place, ReleaseFault, Unseen, UnseenKind
from inspection_ready.domain.release_items import Inside, Item, Noticed, Piece
from inspection_ready.exchange.release.parts import Attributes, Package
from inspection_ready.exchange.release.properties import core_items
from inspection_ready.exchange.release.relations import outside_items, relations_of

PHOTOGRAPHS = (".jpg", ".jpeg", ".tif", ".tiff", ".png", ".webp")
SOUNDS = (".mp3", ".mp4", ".wav", ".wmv", ".m4a", ".m4v", ".avi", ".mov", ".wma")
LONGEST_AROUND = 200
STANDARD_DATA = ("customxml/itemprops", "customxml/_rels")


def office_items(package: Package, place_of: Callable[[str], Place]) -> Iterator[Item]:
    """``place_of`` says where a part is."""
    yield from core_items(package)
    yield from outside_items(package, place_of)
    yield from _programs(package)
    yield from _embedded(package, place_of)
    yield from _media(package)
    yield from _drawn(package, place_of)
    yield from _custom_data(package)


def texts_of(package: Package, part: str, *, wanted: frozenset[str], ends: frozenset[str]) -> Iterator[str]:
    """The text of the elements ``wanted``, put together until one of ``ends`` ends."""
    words: list[str] = []
    found: list[str] = []
    depth = [0]

    def start(name: str, _: Attributes) -> None:
        depth[0] += name in wanted

    def end(name: str) -> None:
        depth[0] -= name in wanted
        if name in ends and words:
            found.append("".join(words))
            words.clear()

    def text(data: str) -> None:
        if depth[0]:
            words.append(data)

    for _ in package.steps(part, start=start, end=end, text=text):
        yield from found
        found.clear()
    if words:
        found.append("".join(words))
    yield from found


def _programs(package: Package) -> Iterator[Item]:
    macros = [
        name
        for name in package.names
        if name.endswith("vbaproject.bin") or "/macrosheets/" in name or name.startswith("customui/")
    ]
    if macros:
        yield Noticed(ReleaseFault.MACROS, Grade.LIKELY, Place())
        yield Unseen(kind=UnseenKind.MACROS_NOT_READ)
    controls = [
        name
        for name in package.names
        if "/activex/" in name and name.endswith(".xml") and "_rels" not in name
    ]
    if controls:
        yield Noticed(ReleaseFault.FORM_FIELD, Grade.POSSIBLE, Place(), count=len(controls))


def _embedded(package: Package, place_of: Callable[[str], Place]) -> Iterator[Item]:
    behind_charts = {
        relation.target
        for name in package.names
        if "/charts/" in name and name.endswith(".xml") and "_rels" not in name
        for relation in relations_of(package, name)
    }
    for name in package.names:
        if "/embeddings/" not in name or "/_rels/" in name:
            continue
        shown = package.shown(name)
        is_data = name in behind_charts
        where = Place(part=Part.CHART) if is_data else place_of(name)
        yield Noticed(ReleaseFault.EMBEDDED, Grade.POSSIBLE if is_data else Grade.LIKELY, where, shown)
        yield Inside(shown, partial(package.read, name), package.size(name), is_told=True)


def _media(package: Package) -> Iterator[Item]:
    pictures = [name for name in package.names if "/media/" in name or "thumbnail" in name]
    sounds = [name for name in pictures if name.endswith(SOUNDS)]
    if shown := [name for name in pictures if "/media/" in name and name not in sounds]:
        yield Unseen(kind=UnseenKind.PICTURES, number=len(shown))
    if sounds:
        yield Unseen(kind=UnseenKind.SOUND, number=len(sounds))
    for name in pictures:
        if name.endswith(PHOTOGRAPHS):
            yield Inside(package.shown(name), partial(package.read, name), package.size(name), is_told=True)


_WORDS = frozenset(("a:t", "c:v"))
_WORDS_END = frozenset(("a:p", "c:pt"))


def _drawn(package: Package, place_of: Callable[[str], Place]) -> Iterator[Item]:
    """Words in charts and in drawings made of shapes."""
    for name in package.names:
        folder = posixpath.basename(posixpath.dirname(name))
        if not name.endswith(".xml") or folder not in {"charts", "diagrams", "drawings"}:
            continue
        part = Part.CHART if folder == "charts" else Part.DRAWING
        sheet = place_of(name).sheet
        for words in texts_of(package, name, wanted=_WORDS, ends=_WORDS_END):
            yield Piece(words, Place(part=part, sheet=sheet))


def _custom_data(package: Package) -> Iterator[Item]:
    count = 0
    for name in package.starting("customxml/item"):
        if name.startswith(STANDARD_DATA) or not name.endswith(".xml"):
            continue
        words: list[str] = []
        package.walk(name, start=lambda *_: None, text=words.append)
        held = " ".join(each.strip() for each in words if each.strip())
        count += bool(held)
        yield Piece(held[:20_000], Place(part=Part.CUSTOM_DATA))
    if count:
        yield Noticed(ReleaseFault.CUSTOM_DATA, Grade.POSSIBLE, Place(part=Part.CUSTOM_DATA), count=count)
