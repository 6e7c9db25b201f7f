"""Takes the list of Word's own mail merge out of a letter, and the template it was made from.

With the list Word would ask everybody who opens the letter whether to run a query; and both would tell them where the
council keeps its files. Word notes in nearly every file which template it came from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.word_letters.package import CONTENT_TYPES, relations_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.documents.word_letters.package import Relation, WordPackage
    from inspection_ready.documents.word_letters.source import Node

SOURCES = frozenset({"mailMergeSource", "mailMergeHeaderSource", "recipientData"})
ATTACHED = "attachedTemplate"
_LEFT_OUT = SOURCES | {ATTACHED}
_TIES = frozenset({"w:mailMerge", "w:attachedTemplate"})


def data_sources(package: WordPackage) -> tuple[Relation, ...]:
    return tuple(each for each in _left_out(package) if each.kind in SOURCES)


def _left_out(package: WordPackage) -> tuple[Relation, ...]:
    settings = package.related("settings")
    return tuple(each for each in package.relations(settings) if each.kind in _LEFT_OUT) if settings else ()


def without_ties(package: WordPackage) -> dict[str, bytes]:
    """All the parts; only where there is such a list or template do any differ from the file."""
    parts = dict(package.parts)
    settings = package.related("settings")
    if not settings:
        return parts
    ties = [node for node in package.root(settings).children if node.tag in _TIES]
    sources = _left_out(package)
    parts[settings] = _without(parts[settings], ties)
    if sources:
        name = relations_name(settings)
        parts[name] = _without(parts[name], [each.node for each in sources])
    gone = {each.target for each in sources if not each.is_outside}
    if gone:
        types = package.root(CONTENT_TYPES).children
        named = [node for node in types if node.get("PartName").lstrip("/") in gone]
        parts[CONTENT_TYPES] = _without(parts[CONTENT_TYPES], named)
    return {name: content for name, content in parts.items() if name not in gone}


def _without(source: bytes, nodes: Sequence[Node]) -> bytes:
    for node in sorted(nodes, key=lambda each: each.start, reverse=True):
        source = source[: node.start] + source[node.end :]
    return source
