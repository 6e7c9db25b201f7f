"""Takes the list of Word's own mail merge out of a letter.

With it Word would ask everybody who opens the letter whether to run a query, and would tell them where the council
keeps that list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.word_letters.package import CONTENT_TYPES, relations_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.documents.word_letters.package import Relation, WordPackage
    from inspection_ready.documents.word_letters.source import Node

SOURCES = frozenset({"mailMergeSource", "mailMergeHeaderSource", "recipientData"})


def data_sources(package: WordPackage) -> tuple[Relation, ...]:
    settings = package.related("settings")
    return tuple(each for each in package.relations(settings) if each.kind in SOURCES) if settings else ()


def without_data_source(package: WordPackage) -> dict[str, bytes]:
    """All the parts; only where there is such a list do any differ from the file."""
    parts = dict(package.parts)
    settings = package.related("settings")
    if not settings:
        return parts
    merge = [node for node in package.root(settings).children if node.tag == "w:mailMerge"]
    sources = data_sources(package)
    parts[settings] = _without(parts[settings], merge)
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
