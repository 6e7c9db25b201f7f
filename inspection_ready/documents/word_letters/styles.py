"""What the styles and lists of a Word file say: which paragraphs are headings, items of lists, and in bold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.word_letters.package import WordPackage
    from inspection_ready.documents.word_letters.source import Node

_OFF = frozenset({"0", "false", "off", "none"})
_UNMARKED = "none"
BODY_LEVEL = 9
DEEPEST_HEADING = 4
MOST_BASES = 12
"""Styles that stand on another; a ring of them ends here."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A paragraph that is an item: of which list, how deep, and with what."""

    number: str
    depth: int
    is_numbered: bool
    start: int


@dataclass(slots=True)
class Styles:
    _styles: dict[str, Node] = field(default_factory=dict)
    _abstract: dict[str, dict[int, tuple[str, int]]] = field(default_factory=dict)
    """Of each list: of each depth its format and its first number."""
    _numbers: dict[str, tuple[str, dict[int, int]]] = field(default_factory=dict)
    language: str = ""

    def heading(self, properties: Node | None) -> int:
        """1 to 4; 0 for what is no heading."""
        name = _value(properties, "w:pStyle")
        for style in self._chain(name):
            said = _value(style, "w:name").casefold()
            if said == "title":
                return 1
            if said.startswith("heading ") and said[8:].isdecimal():
                return min(int(said[8:10]), DEEPEST_HEADING)
        level = _value(properties, "w:outlineLvl") or self._of_chain(name, "w:pPr", "w:outlineLvl")
        is_level = level.isascii() and level.isdigit() and int(level[:3]) < BODY_LEVEL
        return min(int(level) + 1, DEEPEST_HEADING) if is_level else 0

    def mark(self, properties: Node | None) -> Mark | None:
        own = properties.find("w:numPr") if properties is not None else None
        number, depth = _value(own, "w:numId"), _value(own, "w:ilvl")
        if not number:
            name = _value(properties, "w:pStyle")
            number = self._of_chain(name, "w:pPr", "w:numPr", "w:numId")
            depth = depth or self._of_chain(name, "w:pPr", "w:numPr", "w:ilvl")
        if number not in self._numbers:
            return None
        level = _small(depth)
        abstract, starts = self._numbers[number]
        shape, start = self._abstract.get(abstract, {}).get(level, (_UNMARKED, 1))
        if shape == _UNMARKED:
            return None
        return Mark(number, level, shape != "bullet", starts.get(level, start))

    def is_on(self, tag: str, run: Node | None, paragraph: Node | None) -> bool:
        """Bold, italic or hidden, as the run says itself or else its styles."""
        own = run.find(tag) if run is not None else None
        if own is not None:
            return own.get("w:val") not in _OFF
        for name in (_value(run, "w:rStyle"), _value(paragraph, "w:pStyle")):
            for style in self._chain(name):
                said = style.find("w:rPr", tag)
                if said is not None:
                    return said.get("w:val") not in _OFF
        return False

    def _of_chain(self, name: str, *path: str) -> str:
        for style in self._chain(name):
            found = style.find(*path)
            if found is not None:
                return found.get("w:val")
        return ""

    def _chain(self, name: str) -> Iterator[Node]:
        for _ in range(MOST_BASES):
            style = self._styles.get(name)
            if style is None:
                return
            yield style
            name = _value(style, "w:basedOn")


def read_styles(package: WordPackage) -> Styles:
    read = Styles()
    styles, numbering = package.related("styles"), package.related("numbering")
    for node in package.root(styles).children if styles else ():
        if node.tag == "w:style":
            read._styles[node.get("w:styleId")] = node  # noqa: SLF001 - it is being made here
        if node.tag == "w:docDefaults":
            lang = node.find("w:rPrDefault", "w:rPr", "w:lang")
            read.language = lang.get("w:val") if lang is not None else ""
    for node in package.root(numbering).children if numbering else ():
        if node.tag == "w:abstractNum":
            levels = (each for each in node.children if each.tag == "w:lvl")
            read._abstract[node.get("w:abstractNumId")] = {  # noqa: SLF001 - as above
                _small(each.get("w:ilvl")): (_value(each, "w:numFmt"), _small(_value(each, "w:start"), 1))
                for each in levels
            }
        if node.tag == "w:num":
            starts = {
                _small(each.get("w:ilvl")): _small(_value(each, "w:startOverride"), 1)
                for each in node.children
                if each.tag == "w:lvlOverride" and each.find("w:startOverride") is not None
            }
            abstract = _value(node, "w:abstractNumId")
            read._numbers[node.get("w:numId")] = abstract, starts  # noqa: SLF001 - as above
    return read


def _value(node: Node | None, tag: str) -> str:
    found = node.find(tag) if node is not None else None
    return found.get("w:val") if found is not None else ""


def _small(value: str, otherwise: int = 0) -> int:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else otherwise
