"""The words of one paragraph as the PDF sets them, and what stands among them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.documents.model import Run, Runs
from inspection_ready.documents.word_letters.codes import read_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.word_letters.package import WordPackage
    from inspection_ready.documents.word_letters.source import Node
    from inspection_ready.documents.word_letters.styles import Styles

_APART = frozenset({"w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:sdtPr", "w:sdtEndPr", "mc:Fallback"})
_WORDS = {"w:tab": "\t", "w:cr": "\n", "w:noBreakHyphen": "-"}
_LINKS = ("https://", "http://", "mailto:", "tel:")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_HYPERLINK = re.compile(r'HYPERLINK\s+"([^"]*)"', re.IGNORECASE)
OF_PAGES = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
PAGE = "\N{SYMBOL FOR SUBSTITUTE FORM TWO}"
"""Stands for a page's number until the words around it are left out."""


@dataclass(frozen=True, slots=True)
class PageEnds:
    """A page break among the words."""


Piece = Run | PageEnds
"""A drawing is a ``Node`` beside these."""


class ReadRuns:
    """The pieces of one paragraph, in order."""

    def __init__(self, package: WordPackage, part: str, styles: Styles) -> None:
        self._package, self._part, self._styles = package, part, styles
        self._codes: list[str | None] = []
        """Of the fields that are open: the code while it is read, None once its result is."""
        self._kept: list[str] = []

    def pieces(self, paragraph: Node) -> Iterator[Piece | Node]:
        yield from self._below(paragraph, paragraph.find("w:pPr"), link="")

    def _below(self, node: Node, style: Node | None, link: str) -> Iterator[Piece | Node]:
        for child in node.children:
            if child.tag in _APART:
                continue
            if child.tag == "w:r":
                yield from self._run(child, style, link)
            elif child.tag == "w:hyperlink":
                yield from self._below(child, style, self._address(child) or link)
            elif child.tag == "w:fldSimple" and read_code(child.get("w:instr")).type in OF_PAGES:
                yield Run(PAGE)
            else:
                yield from self._below(child, style, link)

    def _run(self, run: Node, style: Node | None, link: str) -> Iterator[Piece | Node]:
        properties = run.find("w:rPr")
        is_hidden = self._styles.is_on("w:vanish", properties, None)
        look = Run(
            "",
            bold=self._styles.is_on("w:b", properties, style),
            italic=self._styles.is_on("w:i", properties, style),
            language=self._language(properties),
        )
        for node in run.children:
            if node.tag == "w:fldChar":
                self._mark(node.get("w:fldCharType"))
            elif node.tag == "w:instrText" and self._codes and self._codes[-1] is not None:
                self._codes[-1] += node.text
            elif node.tag in {"w:drawing", "w:pict", "mc:AlternateContent"}:
                yield from (each for each in node.walk() if each.tag in {"w:drawing", "w:pict"})
            elif not is_hidden and not any(code is not None for code in self._codes):
                yield from self._words(node, replace(look, link=link or self._field_link()))

    def _words(self, node: Node, look: Run) -> Iterator[Piece]:
        if any(read_code(code).type in OF_PAGES for code in self._kept):
            if node.tag == "w:t":
                yield Run(PAGE)
        elif node.tag == "w:t":
            yield replace(look, text=node.text)
        elif node.tag == "w:br":
            yield PageEnds() if node.get("w:type") == "page" else replace(look, text="\n")
        elif node.tag in _WORDS:
            yield replace(look, text=_WORDS[node.tag])

    def _mark(self, kind: str) -> None:
        if kind == "begin":
            self._codes.append("")
            self._kept.append("")
        elif kind == "separate" and self._codes:
            self._kept[-1], self._codes[-1] = self._codes[-1] or "", None
        elif self._codes:
            self._codes.pop()
            self._kept.pop()

    def _field_link(self) -> str:
        named = (_HYPERLINK.search(code) for code in reversed(self._kept))
        return next((match[1] for match in named if match and match[1].lower().startswith(_LINKS)), "")

    def _address(self, node: Node) -> str:
        relation = self._package.target(self._part, node.get("r:id"))
        address = relation.target if relation is not None and relation.is_outside else ""
        return address if address.lower().startswith(_LINKS) else ""

    def _language(self, properties: Node | None) -> str:
        own = properties.find("w:lang") if properties is not None else None
        said = own.get("w:val") if own is not None else ""
        is_other = said.partition("-")[0].lower() != "en"
        return said if is_other and _LANGUAGE.fullmatch(said) else ""


def joined(runs: Runs) -> Runs:
    """Neighbours of one look as one run, as if Word had never cut them."""
    made: list[Run] = []
    for run in runs:
        if made and replace(made[-1], text="") == replace(run, text=""):
            made[-1] = replace(run, text=made[-1].text + run.text)
        elif run.text:
            made.append(run)
    return tuple(made)


def without_page_numbers(runs: Runs) -> Runs:
    """The PDF counts its pages itself: what stands between two tabs with a page's number goes."""
    if not any(PAGE in run.text for run in runs):
        return runs
    parts: list[list[Run]] = [[]]
    for run in runs:
        for place, text in enumerate(run.text.split("\t")):
            if place:
                parts.append([])
            parts[-1].append(replace(run, text=text))
    kept = [part for part in parts if not any(PAGE in run.text for run in part)]
    return tuple(run for place, part in enumerate(kept) for run in ((Run(" "), *part) if place else part))
