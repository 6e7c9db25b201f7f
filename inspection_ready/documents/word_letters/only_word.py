"""What a letter has in Word and not in its PDF, or has otherwise there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.word_letters.drawings import Drawing, drawings_in
from inspection_ready.documents.word_letters.places import Places, is_a_copy
from inspection_ready.documents.word_letters.tables import read_grid
from inspection_ready.domain.word_letters import WordFault, WordFinding, WordPart, WordPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.word_letters.package import Story, WordPackage
    from inspection_ready.documents.word_letters.source import Node

_NODES = {
    "w:footnoteReference": WordFault.NOTES,
    "w:endnoteReference": WordFault.NOTES,
    "m:oMath": WordFault.EQUATION,
}
PRINTED = frozenset({WordPart.BODY, WordPart.HEADER, WordPart.FOOTER})


def not_carried(package: WordPackage) -> Iterator[WordFinding]:
    for story in package.stories:
        if story.part in PRINTED:
            yield from _of_story(package, story)
    yield WordFinding(fault=WordFault.OWN_LOOK, place=WordPlace(part=WordPart.FILE))


def _of_story(package: WordPackage, story: Story) -> Iterator[WordFinding]:
    places = Places(story)
    if story.part is not WordPart.BODY and any(
        node.text.strip() for node in story.root.walk() if node.tag == "w:t"
    ):
        yield WordFinding(fault=WordFault.PAGE_FURNITURE, place=WordPlace(part=story.part, pages=story.pages))
    for drawing in drawings_in(package, story.name, story.root):
        yield from _of_drawing(drawing, places)
    for node in story.root.walk():
        if is_a_copy(node):
            continue
        fault = _fault(node)
        if fault is not None:
            yield WordFinding(fault=fault, place=places.of(node))
        if node.tag == "w:tbl" and read_grid(node).is_merged:
            yield WordFinding(fault=WordFault.MERGED_CELLS, place=places.of(node))


def _fault(node: Node) -> WordFault | None:
    if node.tag == "w:tbl":
        grid = read_grid(node)
        is_plain = not grid.has_header and len(grid.rows) > 1 and len(grid.rows[0]) > 1
        return WordFault.TABLE_WITHOUT_HEADER if is_plain else None
    if node.tag == "w:cols":
        number = node.get("w:num")
        return WordFault.COLUMNS if number.isdecimal() and int(number[:4]) > 1 else None
    return _NODES.get(node.tag)


def _of_drawing(drawing: Drawing, places: Places) -> Iterator[WordFinding]:
    place = places.of(drawing.node)
    if drawing.has_words:
        yield WordFinding(fault=WordFault.TEXT_BOX, place=place)
    elif not drawing.is_picture:
        yield WordFinding(fault=WordFault.SHAPE, place=place)
    elif drawing.picture is None:
        yield WordFinding(fault=WordFault.PICTURE, place=place)
    if drawing.is_picture and not drawing.alt.strip() and not drawing.is_decorative:
        yield WordFinding(fault=WordFault.PICTURE_WITHOUT_WORDS, place=place)
