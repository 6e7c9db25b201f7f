"""Which parts of the council's file a document made with it keeps: what dresses a page, and none of its own text."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field
from typing import Any

from inspection_ready.documents.docx.council.names import PACKAGE, TYPES, R, tree_of
from inspection_ready.documents.far_away import is_far
from inspection_ready.domain.errors import CannotRead

FURNITURE = ("header", "footer")
MAY_STAND_IN_FURNITURE = frozenset({"image", "hyperlink", "font", "chart", "chartUserShapes"})
STRICT = "http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True)
class Relation:
    key: str
    kind: str
    """The last word of its type: "header", "image"."""
    target: str
    """The name of a part, without a leading slash; or an address outside."""
    is_outside: bool


@dataclass(frozen=True, slots=True)
class CouncilFile:
    """The council's file, opened."""

    file: str
    parts: dict[str, bytes]
    main: str
    """The name of the part that holds the text."""
    types: dict[str, str]
    """Of each part, by its name; of an ending, by ".png"."""
    relations: dict[str, tuple[Relation, ...]] = field(default_factory=dict)

    def of(self, part: str) -> tuple[Relation, ...]:
        """What a part leads to."""
        if part not in self.relations:
            self.relations[part] = _relations(self.parts, part, self.file)
        return self.relations[part]

    def tree(self, part: str) -> Any:
        return tree_of(self.parts[part], file=self.file)

    def type_of(self, part: str) -> str:
        ending = posixpath.splitext(part)[1].lower()
        return self.types.get(part) or self.types.get(ending) or "application/xml"

    def only(self, kind: str) -> str | None:
        """The one part of that kind the text leads to; None where there is none."""
        return next(
            (each.target for each in self.of(self.main) if each.kind == kind and each.target in self.parts),
            None,
        )


def opened(data: bytes, *, file: str) -> CouncilFile:
    """Of a file that was looked at: ``exchange.word_files``. Raises CannotRead."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {
            name.lstrip("/"): archive.read(name) for name in archive.namelist() if not name.endswith("/")
        }
    top = _relations(parts, "", file)
    main = next((each.target for each in top if each.kind == "officeDocument"), "")
    if main not in parts:
        raise CannotRead("word_file_damaged", file=file)
    if STRICT.encode() in parts[main][:4096]:
        raise CannotRead("word_file_strict", file=file)
    return CouncilFile(file, parts, main, _types(parts, file))


def kept_with(council: CouncilFile, part: str) -> dict[str, bytes]:
    """The part with all it leads to. Raises CannotRead where that would be fetched, or would run."""
    kept: dict[str, bytes] = {}
    waiting = [part]
    while waiting:
        name = waiting.pop()
        if name in kept or name not in council.parts:
            continue
        kept[name] = council.parts[name]
        if beside(name) in council.parts:
            kept[beside(name)] = council.parts[beside(name)]
        for relation in council.of(name):
            _refuse_what_acts(relation, council.file)
            if not relation.is_outside:
                waiting.append(relation.target)
    return kept


def _refuse_what_acts(relation: Relation, file: str) -> None:
    if relation.is_outside and relation.kind != "hyperlink":
        raise CannotRead("template_fetches", file=file, what=relation.target)
    if relation.kind not in MAY_STAND_IN_FURNITURE:
        raise CannotRead("template_holds_objects", file=file)


def refuse_far_template(council: CouncilFile) -> None:
    """One on this computer is only left off: Word writes where a file came from into each. One on a server is fetched."""
    settings = council.only("settings")
    for relation in council.of(settings) if settings else ():
        if relation.kind == "attachedTemplate" and relation.is_outside and is_far(relation.target):
            raise CannotRead("template_fetches", file=council.file, what=relation.target)


def beside(part: str) -> str:
    """The part that says what it leads to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relations(parts: dict[str, bytes], part: str, file: str) -> tuple[Relation, ...]:
    content = parts.get(beside(part))
    if content is None:
        return ()
    found = []
    for entry in tree_of(content, file=file).iter(f"{{{PACKAGE}/relationships}}Relationship"):
        is_outside = entry.get("TargetMode") == "External"
        target = entry.get("Target") or ""
        if not is_outside:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
        kind = (entry.get("Type") or "").rpartition("/")[2]
        found.append(Relation(entry.get("Id") or "", kind, target, is_outside))
    return tuple(found)


def _types(parts: dict[str, bytes], file: str) -> dict[str, str]:
    content = parts.get(TYPES)
    if content is None:
        raise CannotRead("word_file_damaged", file=file)
    types = {}
    for entry in tree_of(content, file=file):
        kind = entry.get("ContentType") or ""
        if entry.get("Extension") is not None:
            types[f".{entry.get('Extension').lower()}"] = kind
        elif entry.get("PartName") is not None:
            types[entry.get("PartName").lstrip("/")] = kind
    return types


def relation_xml(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{R}/{kind}" Target="/{target}"/>'
