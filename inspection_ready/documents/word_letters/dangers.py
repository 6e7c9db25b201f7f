"""What in a Word file would run, fetch or carry something besides its words."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from inspection_ready.documents.far_away import is_far
from inspection_ready.documents.word_letters.package import Relation, WordPackage, relations_name
from inspection_ready.documents.word_letters.places import Places
from inspection_ready.documents.word_letters.unlinked import ATTACHED, SOURCES
from inspection_ready.domain.word_letters import WordFault, WordFinding, WordPart, WordPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

MAY_LEAD_OUTSIDE = SOURCES | {"hyperlink"}
"""A link waits for a click; the list of Word's own mail merge is left out of what is written. So is the template the
letter was made from, where it is no server's."""
OBJECTS = frozenset({"oleObject", "control", "activeXControlBinary", "vbaProject"})
OTHER_DOCUMENTS = frozenset({"aFChunk", "subDocument"})
LONGEST_TOLD = 120


def dangers(package: WordPackage) -> Iterator[WordFinding]:
    for name in package.parts:
        owner = _owner(name)
        if owner is None:
            continue
        for relation in package.relations(owner):
            fault = _fault(package, owner, relation)
            if fault is not None:
                about = relation.target[:LONGEST_TOLD] if relation.is_outside else relation.kind
                yield WordFinding(fault=fault, place=_place(package, owner, relation), about=about)


def _fault(package: WordPackage, owner: str, relation: Relation) -> WordFault | None:
    if relation.kind == ATTACHED:
        return WordFault.OUTSIDE if relation.is_outside and is_far(relation.target) else None
    if relation.is_outside:
        return None if relation.kind in MAY_LEAD_OUTSIDE else WordFault.OUTSIDE
    if relation.kind in OTHER_DOCUMENTS:
        return WordFault.OUTSIDE
    is_in_text = any(story.name == owner for story in package.stories)
    # the figures behind a chart are a workbook that nothing opens
    is_object = relation.kind in OBJECTS or (relation.kind == "package" and is_in_text)
    return WordFault.OBJECT if is_object else None


def _place(package: WordPackage, owner: str, relation: Relation) -> WordPlace:
    for story in package.stories:
        if story.name == owner:
            named = (node for node in story.root.walk() if _names(node.attributes, relation.id))
            node = next(named, None)
            return (
                Places(story).of(node) if node is not None else WordPlace(part=story.part, pages=story.pages)
            )
    return WordPlace(part=WordPart.FILE)


def _names(attributes: dict[str, str], relation_id: str) -> bool:
    return any(name.startswith("r:") and value == relation_id for name, value in attributes.items())


def _owner(name: str) -> str | None:
    """The part these relations are of; empty for the file's own, None where it is no list of relations."""
    folder, file = posixpath.split(name)
    if posixpath.basename(folder) != "_rels" or not file.endswith(".rels"):
        return None
    owner = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels")).lstrip("/")
    return owner if relations_name(owner) == name else None
