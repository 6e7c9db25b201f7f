"""Pictures, text boxes and shapes among the words of a letter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.documents.word_letters.places import is_a_copy
from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.printed_pictures import PrintedPicture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.word_letters.package import WordPackage
    from inspection_ready.documents.word_letters.source import Node

_OFF = frozenset({"", "0", "false"})
EMUS_A_POINT = 12700


@dataclass(frozen=True, slots=True)
class Drawing:
    node: Node
    is_picture: bool
    picture: PrintedPicture | None
    """As it can be printed; None where it is of a kind that cannot, or is none."""
    alt: str
    is_decorative: bool
    boxes: tuple[Node, ...]
    """The contents of its text boxes."""

    @property
    def has_words(self) -> bool:
        return any(node.text.strip() for box in self.boxes for node in box.walk() if node.tag == "w:t")


def drawings_in(package: WordPackage, part: str, root: Node) -> Iterator[Drawing]:
    """In the order of the file; what is written a second time for older programs once."""
    for node in root.walk():
        if node.tag in {"w:drawing", "w:pict"} and not is_a_copy(node):
            yield read_drawing(package, part, node)


def read_drawing(package: WordPackage, part: str, node: Node) -> Drawing:
    inside = [*node.walk()]
    boxes = tuple(each for each in inside if each.tag == "w:txbxContent" and not is_a_copy(each))
    said = next((each for each in inside if each.tag == "wp:docPr"), None)
    mark = next((each for each in inside if each.tag == "adec:decorative"), None)
    blips = [each for each in inside if each.tag in {"a:blip", "v:imagedata"}]
    alt = said.get("descr") if said is not None else _old_words(inside)
    is_decorative = mark is not None and mark.get("val") not in _OFF
    picture = _picture(package, part, blips[0]) if len(blips) == 1 else None
    if picture is not None:
        picture = replace(picture, wide=_width(inside))
    return Drawing(node, bool(blips), picture, " ".join(alt.split()), is_decorative, boxes)


def _old_words(inside: list[Node]) -> str:
    return next((each.get("alt") for each in inside if each.tag == "v:shape"), "")


def _width(inside: list[Node]) -> float:
    """In points; 0 where nobody says."""
    extent = next((each.get("cx") for each in inside if each.tag == "wp:extent"), "")
    return int(extent) / EMUS_A_POINT if extent.isascii() and extent.isdigit() and len(extent) < 10 else 0.0


def _picture(package: WordPackage, part: str, blip: Node) -> PrintedPicture | None:
    relation = package.target(part, blip.get("r:embed") or blip.get("r:id"))
    if relation is None or relation.is_outside or relation.target not in package.parts:
        return None
    made = package.pictures.get(relation.target)
    if made is None and relation.target not in package.pictures:
        made = package.pictures[relation.target] = _made(relation.target, package.parts[relation.target])
    return made


def _made(name: str, data: bytes) -> PrintedPicture | None:
    from inspection_ready.documents.pictures import make_picture  # slow import: decoders of pictures

    file = name.rpartition("/")[2]
    try:
        made = make_picture(data, file=file)
    except CannotRead:
        return None
    return PrintedPicture(name=file, data=made.data, kind=made.kind, width=made.width, height=made.height)
