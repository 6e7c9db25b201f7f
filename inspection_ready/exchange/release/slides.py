"""A PowerPoint presentation."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from inspection_ready.domain.release_findings import Grade, Part, Place, ReleaseFault, Unseen, UnseenKind
from inspection_ready.domain.release_items import Format, Item, Noticed, Piece, Step
from inspection_ready.exchange.release.office import office_items
from inspection_ready.exchange.release.parts import Attributes, Package
from inspection_ready.exchange.release.relations import Relation, relations_of

PRESENTATION = "ppt/presentation.xml"
NUMBERS = re.compile(r"[\s\d‹›#]*")
LONGEST = 200
OWN_PROMPTS = re.compile(r"(?:Click|Tap) (?:to|icon)|(?:Second|Third|Fourth|Fifth) level", re.IGNORECASE)


def slide_items(package: Package) -> Iterator[Item]:
    slides = _slides(package)
    yield Format("pptx", len(slides))
    owner: dict[str, int] = {}
    authors = _authors(package)
    for number, part in enumerate(slides, 1):
        owner[part] = number
        yield from _shapes(package, part, Place(slide=number))
        for relation in relations_of(package, part):
            if not relation.is_outside:
                owner.setdefault(relation.target, number)
                yield from _beside(package, relation, number, authors)
        yield Step(number, len(slides))
    yield from _layouts(package)
    yield Unseen(kind=UnseenKind.WHITE_ON_WHITE)
    yield from office_items(package, lambda part: Place(slide=owner.get(part, 0)))


def _beside(package: Package, relation: Relation, slide: int, authors: dict[str, str]) -> Iterator[Item]:
    if relation.kind == "notesslide":
        yield from _notes(package, relation.target, slide)
    elif relation.kind == "comments":
        yield from _comments(package, relation.target, slide, authors)


def _layouts(package: Package) -> Iterator[Item]:
    for name in package.starting("ppt/slidemasters/", "ppt/slidelayouts/", "ppt/notesmasters/"):
        if name.endswith(".xml") and "/_rels/" not in name:
            for item in _shapes(package, name, Place(part=Part.LAYOUT), is_name=True):
                if isinstance(item, Piece) and not OWN_PROMPTS.match(item.text):
                    yield item


def _slides(package: Package) -> list[str]:
    """In the order they are shown; those no list names come after, so that none is missed."""
    ids: list[str] = []

    def start(name: str, told: Attributes) -> None:
        if name == "p:sldId":
            ids.append(told.get("r:id", ""))

    package.walk(PRESENTATION, start=start)
    targets = {relation.id: relation.target for relation in relations_of(package, PRESENTATION)}
    listed = [targets[each] for each in ids if targets.get(each, "") in package]
    loose = [
        name for name in package.starting("ppt/slides/") if name.endswith(".xml") and "/_rels/" not in name
    ]
    return [*listed, *(name for name in sorted(loose) if name not in listed)]


def _shapes(package: Package, part: str, where: Place, *, is_name: bool = False) -> Iterator[Item]:
    """Its paragraphs, alternative texts and whether it, or a shape on it, is hidden."""
    shapes = _Shapes(where, is_name=is_name)
    package.walk(part, start=shapes.start, end=shapes.end, text=shapes.text)
    yield from shapes.items


class _Shapes:
    def __init__(self, where: Place, *, is_name: bool) -> None:
        self.items: list[Item] = []
        self._where, self._is_name = where, is_name
        self._words: list[str] = []
        self._is_text = self._is_number = False

    def start(self, name: str, told: Attributes) -> None:
        if name == "a:t":
            self._is_text = True
        elif name == "a:fld":
            self._is_number = told.get("type", "").startswith("slidenum")
        elif name == "a:br":
            self._words.append(" ")
        elif name == "p:cNvPr":
            self._shape(told)
        elif name == "p:sld" and told.get("show") in {"0", "false"}:
            self.items.append(Noticed(ReleaseFault.HIDDEN_SLIDE, Grade.LIKELY, self._where))

    def end(self, name: str) -> None:
        if name == "a:t":
            self._is_text = False
        elif name == "a:fld":
            self._is_number = False
        elif name == "a:p" and self._words:
            self.items.append(Piece("".join(self._words), self._where, is_name=self._is_name))
            self._words = []

    def text(self, words: str) -> None:
        if self._is_text and not self._is_number:
            self._words.append(words)

    def _shape(self, told: Attributes) -> None:
        if told.get("hidden") in {"1", "true"}:
            self.items.append(
                Noticed(ReleaseFault.HIDDEN_TEXT, Grade.LIKELY, self._where, told.get("name", ""))
            )
        if told.get("descr"):
            self.items.append(Piece(told["descr"], Place(part=Part.ALT_TEXT, slide=self._where.slide)))


def _notes(package: Package, part: str, slide: int) -> Iterator[Item]:
    where = Place(slide=slide, part=Part.SPEAKER_NOTES)
    pieces = [item for item in _shapes(package, part, where) if isinstance(item, Piece)]
    said = " ".join(piece.text for piece in pieces if not NUMBERS.fullmatch(piece.text))
    if said:
        yield Noticed(ReleaseFault.SPEAKER_NOTES, Grade.LIKELY, where, "", said[:LONGEST])
        yield from pieces


def _authors(package: Package) -> dict[str, str]:
    people: dict[str, str] = {}

    def start(name: str, told: Attributes) -> None:
        if name.rpartition(":")[2] in {"cmAuthor", "author"} and "id" in told:
            people[told["id"]] = told.get("name", "")

    for part in ("ppt/commentauthors.xml", "ppt/authors.xml"):
        package.walk(part, start=start)
    return people


def _comments(package: Package, part: str, slide: int, authors: dict[str, str]) -> Iterator[Item]:
    """Of the older kind and of the newer, whose replies stand inside the comment."""
    found: list[Item] = []
    open_: list[tuple[str, list[str]]] = []
    where = Place(slide=slide, part=Part.COMMENT)

    def start(name: str, told: Attributes) -> None:
        if name.rpartition(":")[2] in {"cm", "reply"}:
            open_.append((authors.get(told.get("authorId", ""), ""), []))

    def text(words: str) -> None:
        if open_:
            open_[-1][1].append(words)

    def end(name: str) -> None:
        if name.rpartition(":")[2] in {"cm", "reply"} and open_:
            author, words = open_.pop()
            said = " ".join("".join(words).split())
            found.append(Noticed(ReleaseFault.COMMENT, Grade.LIKELY, where, author, said[:LONGEST]))
            found.append(Piece(said, where))

    if posixpath.basename(part) and part in package:
        package.walk(part, start=start, end=end, text=text)
    yield from found
