"""Reads documents back as a screen reader would: a PDF by its structure tree, a Word file by its body."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pikepdf
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
INLINE = ("Link", "Span")


@dataclass
class Node:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    language: str = ""
    alt: str = ""
    has_mark: bool = False
    """An item of a list with bullets or numbers, which Word keeps apart from the words."""
    kids: list[Node | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def outline(self, depth: int = 0) -> Iterator[str]:
        """The tree as lines, for eyes and for golden files."""
        alt = f" alt={self.alt!r}" if self.alt else ""
        marks = alt + "".join(f" {name}={value}" for name, value in sorted(self.attributes.items()))
        language = f" lang={self.language}" if self.language else ""
        yield f"{'  ' * depth}{self.tag}{marks}{language}"
        for kid in self.kids:
            if isinstance(kid, str):
                yield f"{'  ' * (depth + 1)}{kid!r}"
            else:
                yield from kid.outline(depth + 1)


def structure(pdf: bytes) -> Node:
    """The structure tree with its words, from the content each element points at."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        contents = {page.obj.objgen: _marked_texts(page) for page in file.pages}
        return _node(file.Root.StructTreeRoot.K, contents)


def artifact_texts(pdf: bytes) -> list[str]:
    """For each page the words no element points at: page furniture, repeated headings."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [_marked_texts(page).get(None, "") for page in file.pages]


def pdf_paragraphs(pdf: bytes) -> list[str]:
    """What is read, piece by piece: list marks and the contents' page numbers apart."""
    return _tidy(_blocks(structure(pdf)))


def docx_paragraphs(docx: bytes) -> list[str]:
    """The same of a Word file; the name and the value of a pair count as two pieces."""
    body = docx_part(docx, "word/document.xml").find(f"{W}body")
    assert body is not None
    texts = (_paragraph_text(paragraph) for paragraph in body.iter(f"{W}p"))
    return _tidy(piece for text in texts for piece in text.split("\t", 1))


def docx_part(docx: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(name))


def docx_parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _tidy(texts: Iterator[str]) -> list[str]:
    words = (" ".join(text.split()) for text in texts)
    return [text for text in words if text]


def _blocks(node: Node) -> Iterator[str]:
    """The text of each element that holds words itself, inline elements taken in."""
    if node.tag == "Figure":
        yield node.alt
        return
    if node.tag == "Reference":
        yield next(kid for kid in node.kids if isinstance(kid, Node)).text
        return
    words = ""
    for kid in node.kids:
        is_mark = isinstance(kid, Node) and kid.tag == "Reference" and node.tag != "TOCI"
        if isinstance(kid, str) or kid.tag in INLINE or is_mark:
            words += kid if isinstance(kid, str) else kid.text
            continue
        yield words
        words = ""
        if not (kid.tag == "Lbl" and node.has_mark):
            yield from _blocks(kid)
    yield words


def _node(element: Any, contents: dict[Any, dict[int | None, str]], *, marked: bool = False) -> Node:
    node = Node(str(element.S)[1:], language=str(element.get("/Lang", "")), alt=str(element.get("/Alt", "")))
    attributes = element.get("/A", {})
    for name in ("Scope", "ListNumbering"):
        if f"/{name}" in attributes:
            node.attributes[name] = str(attributes[f"/{name}"])[1:]
    node.has_mark = node.tag == "LI" and marked
    has_marks = node.tag == "L" and node.attributes.get("ListNumbering") != "None"
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            node.kids.append(contents[element.Pg.objgen][kid])
        elif kid.get("/Type") == "/MCR":
            node.kids.append(contents[kid.Pg.objgen][int(kid.MCID)])
        elif kid.get("/Type") != "/OBJR":
            node.kids.append(_node(kid, contents, marked=has_marks))
    return node


def _marked_texts(page: pikepdf.Page) -> dict[int | None, str]:
    """The words of each marked stretch of the page by number; those of artifacts under None."""
    fonts = {str(name): _characters(font) for name, font in page.Resources.Font.items()}
    texts: dict[int | None, str] = {}
    number: int | None = None
    characters: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands = instruction.operands
        match str(instruction.operator):
            case "BDC" if "/MCID" in operands[1]:
                number = int(operands[1]["/MCID"])
                texts.setdefault(number, "")
            case "BDC" | "BMC" | "EMC":
                number = None
            case "Tf":
                characters = fonts[str(operands[0])]
            case "Tj":
                shown = "".join(characters[code] for code in bytes(operands[0]))
                texts[number] = texts.get(number, "") + shown
            case _:
                pass
    return texts


def _characters(font: Any) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9A-Fa-f]+)>\s+<([0-9A-Fa-f]+)>", cmap.partition("beginbfchar")[2])
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def _paragraph_text(paragraph: Any) -> str:
    parts = []
    for element in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab", f"{WP}docPr"):
        if element.tag == f"{WP}docPr":
            parts.append(element.get("descr"))
        elif element.tag == f"{W}t":
            parts.append(element.text or "")
        elif element.tag == f"{W}br":
            parts.append("\n")
        elif element.getparent().tag == f"{W}r":
            parts.append("\t")
    return "".join(parts)
