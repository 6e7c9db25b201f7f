"""What the parts of an Office file point at: links, templates, linked pictures and workbooks outside it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from inspection_ready.domain.release_findings import Grade, Place, ReleaseFault
from inspection_ready.domain.release_items import Item, Link, Noticed
from inspection_ready.exchange.release.parts import Attributes, Package

BUILT_IN_TEMPLATES = ("normal.dotm", "normal.dotx", "normal.dot")
EXTERNAL = {
    "attachedtemplate": ReleaseFault.EXTERNAL_TEMPLATE,
    "image": ReleaseFault.EXTERNAL_PICTURE,
    "video": ReleaseFault.EXTERNAL_PICTURE,
    "audio": ReleaseFault.EXTERNAL_PICTURE,
    "media": ReleaseFault.EXTERNAL_PICTURE,
    "externallinkpath": ReleaseFault.EXTERNAL_WORKBOOK,
    "externallinklongpath": ReleaseFault.EXTERNAL_WORKBOOK,
    "xlexternallinkpath": ReleaseFault.EXTERNAL_WORKBOOK,
    "oleobject": ReleaseFault.EXTERNAL_WORKBOOK,
    "package": ReleaseFault.EXTERNAL_WORKBOOK,
}


@dataclass(frozen=True, slots=True)
class Relation:
    id: str
    kind: str
    """The last word of its type, in small letters: "hyperlink"."""
    target: str
    is_outside: bool


def relations_of(package: Package, part: str) -> list[Relation]:
    """In the order they are written; ``target`` of one inside the package is the name of its part."""
    folder, name = posixpath.split(part.lower())
    found: list[Relation] = []

    def start(element: str, told: Attributes) -> None:
        if element.rpartition(":")[2] != "Relationship":
            return
        is_outside = told.get("TargetMode", "").lower() == "external"
        target = told.get("Target", "")
        if not is_outside:
            target = target.lower()
            target = (
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.normpath(posixpath.join(folder, target))
            )
        found.append(
            Relation(told.get("Id", ""), told.get("Type", "").rpartition("/")[2].lower(), target, is_outside)
        )

    package.walk(posixpath.join(folder, "_rels", f"{name}.rels"), start=start)
    return found


def outside_items(package: Package, place_of: Callable[[str], Place]) -> Iterator[Item]:
    """Everything outside the file that some part of it points at; ``place_of`` says where a part is."""
    for name in package.names:
        folder, base = posixpath.split(name)
        if not base.endswith(".rels") or posixpath.basename(folder) != "_rels":
            continue
        part = posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))
        where = place_of(part)
        for relation in relations_of(package, part):
            if relation.is_outside:
                yield from _outside(relation, where)


def _outside(relation: Relation, where: Place) -> Iterator[Item]:
    fault = EXTERNAL.get(relation.kind)
    if fault is None:
        if relation.kind == "hyperlink":
            yield Link(relation.target, where)
        elif relation.kind in {"subdocument", "frame", "mailmergesource", "recipientdata", "transform"}:
            yield Noticed(ReleaseFault.EXTERNAL_DATA, Grade.LIKELY, where, relation.target)
        return
    name = relation.target.replace("\\", "/").rpartition("/")[2].lower()
    if fault is ReleaseFault.EXTERNAL_TEMPLATE and name in BUILT_IN_TEMPLATES:
        is_path = "/" in relation.target.replace("\\", "/")
        if is_path:
            yield Noticed(ReleaseFault.MACHINE_PATH, Grade.POSSIBLE, where, relation.target)
        return
    yield Noticed(fault, Grade.LIKELY, where, relation.target)
