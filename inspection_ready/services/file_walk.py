"""Goes through a file, whatever it is, and through the files in it, and hands over what the readers find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from inspection_ready.documents.page_texts import page_texts
from inspection_ready.documents.picture_facts import picture_facts
from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.release_findings import Grade, Part, Place, ReleaseFault, Unseen, UnseenKind
from inspection_ready.domain.release_items import Format, Inside, Item, Link, Noticed, Piece, Step
from inspection_ready.exchange.release import PICTURE_FORMATS, Source, read_items, source_of_bytes

Progress = Callable[[int, int], None]
"""Told how far it is, of a thousand. May raise Cancelled to stop: nothing is left behind."""
Take = Callable[[Piece | Noticed | Link | Format | Unseen], None]
WHOLE, HASHING = 1_000, 100
DEEPEST = 3
LARGEST_INSIDE = 60_000_000
MOST_INSIDE = 2_000
"""Files inside a file that are looked into, at any depth."""


class Walk:
    def __init__(self, take: Take, progress: Progress) -> None:
        self._take, self._progress = take, progress
        self._left = MOST_INSIDE
        self.pages = 0

    def go(self, source: Source, inside: tuple[str, ...] = ()) -> None:
        for item in self._items(source, inside):
            match item:
                case Step():
                    self._tell(item, inside)
                case Inside():
                    self._look_inside(item, (*inside, item.name))
                case Format() if inside:
                    pass
                case _:
                    self._take(_placed(item, inside))

    def _items(self, source: Source, inside: tuple[str, ...]) -> Iterator[Item]:
        kind = ""
        is_locked = False
        for item in read_items(source):
            kind = item.name if isinstance(item, Format) else kind
            is_locked = is_locked or (isinstance(item, Unseen) and item.kind is UnseenKind.LOCKED)
            yield item
        if kind == "pdf" and not is_locked:
            yield from self._pages(source)
        elif kind in PICTURE_FORMATS:
            if not inside:  # of those inside the number is said
                yield Unseen(kind=UnseenKind.PICTURES, number=1)
            yield from _picture_items(source)

    def _pages(self, source: Source) -> Iterator[Item]:
        empty = pages = 0
        for page in page_texts(source.place, file=source.name):
            pages = page.of
            if page.text.strip():
                yield Piece(page.text, Place(page=page.number))
            else:
                empty += page.is_drawn_on
            yield Step(page.number, page.of)
        self.pages = self.pages or pages
        if empty:
            yield Unseen(kind=UnseenKind.PAGES_ARE_PICTURES, number=empty)

    def _tell(self, step: Step, inside: tuple[str, ...]) -> None:
        """Files inside do not move it: how many there will be is not known."""
        of = max(step.of, 1)
        done = 0 if inside or not step.of else step.done * (WHOLE - HASHING) // of
        self._progress(min(WHOLE - 1, HASHING + done), WHOLE)

    def _look_inside(self, item: Inside, inside: tuple[str, ...]) -> None:
        if len(inside) > DEEPEST or self._left <= 0:
            self._take(Unseen(kind=UnseenKind.INSIDE_TOO_DEEP, about=item.name, inside=inside[:-1]))
            return
        self._left -= 1
        try:
            data = item.read() if item.size <= LARGEST_INSIDE else b""
            if data:
                self.go(source_of_bytes(item.name, data), inside)
                return
        except CannotRead:
            pass  # a bomb, an attack, damage: whatever it is, nobody looked into it
        self._take(Unseen(kind=UnseenKind.INSIDE_NOT_READ, about=item.name, inside=inside[:-1]))


def _placed(
    item: Piece | Noticed | Link | Format | Unseen, inside: tuple[str, ...]
) -> Piece | Noticed | Link | Format | Unseen:
    if not inside or isinstance(item, Format):
        return item
    if isinstance(item, Unseen):
        return replace(item, inside=inside)
    return replace(item, where=replace(item.where, inside=inside))


def _picture_items(source: Source) -> Iterator[Item]:
    with source.opened() as stream:
        facts = picture_facts(stream.read(), file=source.name)
    where = Place(part=Part.PROPERTIES)
    if facts.has_place:
        yield Noticed(ReleaseFault.PICTURE_PLACE, Grade.LIKELY, where)
    if facts.camera:
        yield Noticed(ReleaseFault.PICTURE_CAMERA, Grade.POSSIBLE, where, facts.camera)
    for person in facts.people:
        yield Noticed(ReleaseFault.AUTHOR, Grade.POSSIBLE, where, person)
        yield Piece(person, where)
    for remark in facts.remarks:
        yield Noticed(ReleaseFault.PROPERTIES, Grade.POSSIBLE, where, "", remark[:200])
        yield Piece(remark, where)
