"""The trees of names and the XML of a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

MOST_NODES = 5_000
LARGEST = 2_000_000
PEOPLE = ("http://purl.org/dc/elements/1.1/ creator", "http://ns.adobe.com/photoshop/1.0/ CaptionWriter")


def named_in_tree(tree: Any) -> Iterator[tuple[str, Any]]:
    """Names with what they stand for; a tree that bites its own tail ends."""
    waiting = [tree]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        node = node.get_object() if hasattr(node, "get_object") else node
        if not hasattr(node, "get"):
            continue
        names = node.get("/Names")
        names = names.get_object() if hasattr(names, "get_object") else names
        if isinstance(names, list):
            yield from ((str(names[at]), names[at + 1].get_object()) for at in range(0, len(names) - 1, 2))
        kids = node.get("/Kids")
        kids = kids.get_object() if hasattr(kids, "get_object") else kids
        if isinstance(kids, list):
            waiting.extend(kids)


def texts_of_metadata(data: bytes) -> list[str]:
    """The people named in the XML about a file."""
    found: list[str] = []
    depth = [0]

    def start(name: str, _: object) -> None:
        depth[0] += name in PEOPLE

    def end(name: str) -> None:
        depth[0] -= name in PEOPLE

    def text(words: str) -> None:
        if depth[0] and words.strip():
            found.append(words.strip())

    def refuse(*_: object) -> None:
        raise ValueError("declarations")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data[:LARGEST], True)  # noqa: FBT003 - expat takes it by position
    except (expat.ExpatError, ValueError):
        return found
    return found
