"""A Word file as its parts, and which of them people read."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field
from functools import cached_property

from inspection_ready.documents.word_letters.source import Node, read_part
from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.printed_pictures import PrintedPicture
from inspection_ready.domain.word_letters import WordPages, WordPart

CONTENT_TYPES = "[Content_Types].xml"
RELATION = "/relationships/"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_STORIES = {
    "header": WordPart.HEADER,
    "footer": WordPart.FOOTER,
    "footnotes": WordPart.FOOTNOTE,
    "endnotes": WordPart.ENDNOTE,
}


@dataclass(frozen=True, slots=True)
class Relation:
    id: str
    kind: str
    """The last word of its type: "header", "hyperlink"."""
    target: str
    """The name of a part, or an address outside the file."""
    is_outside: bool
    node: Node


@dataclass(frozen=True, slots=True)
class Story:
    """A part with text that people read."""

    name: str
    part: WordPart
    pages: WordPages
    root: Node


@dataclass(frozen=True)  # no slots: what is looked up is read once
class WordPackage:
    """``parts`` in the order of the file."""

    file: str
    parts: dict[str, bytes] = field(repr=False)
    pictures: dict[str, PrintedPicture | None] = field(default_factory=dict, repr=False)
    """Those that were made ready to be printed, by the names of their parts."""

    def root(self, name: str) -> Node:
        if name not in self._roots:
            self._roots[name] = read_part(self.parts[name], file=self.file)
        return self._roots[name]

    @cached_property
    def _roots(self) -> dict[str, Node]:
        return {}

    @cached_property
    def main(self) -> str:
        """The name of the part with the letter's body."""
        name = next((each.target for each in self.relations("") if each.kind == "officeDocument"), "")
        if name not in self.parts:
            raise CannotRead("word_file_damaged", file=self.file)
        return name

    @cached_property
    def body(self) -> Node:
        body = self.root(self.main).find("w:body")
        if body is None:
            raise CannotRead("word_file_damaged", file=self.file)
        return body

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """The body first, then headers, footers and notes, each part once."""
        found = {self.main: Story(self.main, WordPart.BODY, WordPages.ALL, self.root(self.main))}
        pages = self._pages()
        for relation in self.relations(self.main):
            part = _STORIES.get(relation.kind)
            if part is None or relation.is_outside or relation.target not in self.parts:
                continue
            on = pages.get(relation.id, WordPages.ALL)
            found.setdefault(relation.target, Story(relation.target, part, on, self.root(relation.target)))
        return tuple(found.values())

    def relations(self, of: str) -> tuple[Relation, ...]:
        """Of a part, or of the file itself where ``of`` is empty."""
        if of not in self._relations:
            self._relations[of] = self._read_relations(of)
        return self._relations[of]

    @cached_property
    def _relations(self) -> dict[str, tuple[Relation, ...]]:
        return {}

    def _read_relations(self, of: str) -> tuple[Relation, ...]:
        name = relations_name(of)
        if name not in self.parts:
            return ()
        folder = posixpath.dirname(of)
        return tuple(
            _relation(node, folder)
            for node in self.root(name).children
            if node.get("Id") and node.get("Type")
        )

    def target(self, of: str, relation_id: str) -> Relation | None:
        return next((each for each in self.relations(of) if each.id == relation_id), None)

    def related(self, kind: str) -> str:
        """The name of the main part's part of that kind; empty where it has none."""
        named = (each.target for each in self.relations(self.main) if each.kind == kind)
        return next((name for name in named if name in self.parts), "")

    def _pages(self) -> dict[str, WordPages]:
        kinds = {each.value: each for each in WordPages}
        return {
            node.get("r:id"): kinds.get(node.get("w:type"), WordPages.ALL)
            for node in self.body.walk()
            if node.tag in {"w:headerReference", "w:footerReference"}
        }


def open_package(data: bytes, *, file: str) -> WordPackage:
    """The archive was looked at before it was stored; what is in it may still be no letter. Raises CannotRead."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    if CONTENT_TYPES not in parts:
        raise CannotRead("word_file_damaged", file=file)
    return WordPackage(file, parts)


def as_a_document(types: bytes) -> bytes:
    """A template (.dotx) becomes a letter: Word makes a new document of a template it opens."""
    return types.replace(_TEMPLATE.encode(), _DOCUMENT.encode())


def relations_name(of: str) -> str:
    folder, name = posixpath.split(of)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relation(node: Node, folder: str) -> Relation:
    is_outside = node.get("TargetMode") == "External"
    target = node.get("Target")
    if not is_outside:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(node.get("Id"), node.get("Type").rpartition("/")[2], target, is_outside, node)
