"""Draws on pages and keeps the tags: with `file`, the one module that knows ReportLab's private names.

ReportLab's open package writes no structure tree, but leaves places to hang one on: `Canvas._code` (the
page's operators), `_doc` (the file's objects), `_formsinuse` (pictures of the page) and `_annotationrefs`,
and the lists of entries a page and a catalog may have. The version is pinned, and the validators run on every document made.
"""

# ruff: noqa: SLF001 - the private names used are the ones listed above

from __future__ import annotations

import hashlib
import threading
from contextlib import contextmanager
from datetime import UTC
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from inspection_ready.documents.fonts import body_font
from inspection_ready.documents.pdf import images, metadata
from inspection_ready.documents.pdf.file import TextObject, file_bytes, reserve_numbers
from inspection_ready.documents.pdf.output_intent import screen_colours
from inspection_ready.documents.pdf.structure import (
    Annotation,
    Element,
    MarkedContent,
    Numbers,
    ParentTree,
    element_object,
    identities,
    pdf_string,
)
from inspection_ready.documents.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reportlab.pdfbase.ttfonts import TTFont

    from inspection_ready.documents.look import Look
    from inspection_ready.documents.model import Document
    from inspection_ready.domain.printed_pictures import PrintedPicture

ENTRIES = {pdfdoc.PDFPage: ("StructParents", "Tabs"), pdfdoc.PDFCatalog: ("OutputIntents",)}
for kind, names in ENTRIES.items():
    kind.__NoDefault__ = [*kind.__NoDefault__, *names]
pdfdoc.LinkAnnotation.permitted = (*pdfdoc.LinkAnnotation.permitted, "StructParent")
rl_config.useA85 = 0  # five times the time and a fifth more bytes, for mail systems of the 1990s
rl_config.pdfComments = 0

_stream_as_written = pdfdoc.PDFStream.format


def _stream_with_line_end(self: pdfdoc.PDFStream, document: pdfdoc.PDFDocument) -> bytes:
    """ISO 19005-2, 6.1.7.1: a line end stands before `endstream`."""
    written: bytes = _stream_as_written(self, document)
    return written.removesuffix(b"endstream\n") + b"\nendstream\n"


pdfdoc.PDFStream.format = _stream_with_line_end

_NUMBERED = pdfdoc.PDFDictionary({"S": pdfdoc.PDFName("D")})
"""From the first page on the label is the number that stands at its foot: 1, 2, 3."""

# a font's face is read by seeking, so two documents must not cut their subsets at once
_cutting_fonts = threading.Lock()


SUBSET = 256
"""Characters of a font that are set by codes of one byte."""
# what may not stand in a string as it is (ISO 32000-1, 7.3.4.2)
_ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *b"()\\", *range(127, 256))}


class Sheet:
    """The pages of one document, drawn from first to last.

    Distances are points: across from the left margin, up from the foot of the paper.
    """

    def __init__(self, document: Document, look: Look, *, left: float | None = None) -> None:
        """``left`` is the left margin; None for that of the look."""
        self.size = look.page.size(document.paper)
        """Of the page being drawn."""
        self.look = look
        self._left = look.page.left if left is None else left
        self._canvas = Canvas(
            None,
            pagesize=self.size,
            pageCompression=1,
            invariant=1,
            initialFontName=body_font(look.font).fontName,
            pdfVersion=(1, 7),
            lang=document.language,
        )
        self._document = document
        self.root = Element("Document")
        self._parents = ParentTree()
        self._page_key = 0
        self._open: Element | str | None = None
        self._is_artifact = False
        self._outline_level = -1
        self._codes: dict[TTFont, dict[int, str]] = {}
        """Of each font, how the characters of its first subset are written."""
        self.anchor_pages: dict[str, int] = {}
        """On which page each anchor stands, from 1; known before anything is drawn."""

    @property
    def page(self) -> int:
        """The page being drawn, from 0."""
        return int(self._canvas.getPageNumber()) - 1

    def mark(self, element: Element) -> None:
        """What is drawn from here on belongs to this element."""
        if self._is_artifact or self._open is element:
            return
        self.end_mark()
        number = self._parents.add_content(self._page_key, element)
        element.add(MarkedContent(self.page, number))
        self._write(f"/{element.tag} <</MCID {number}>> BDC")
        self._open = element

    def mark_artifact(self, kind: str = "") -> None:
        """What is drawn from here on is for the eye only: rules, grounds, page furniture."""
        operator = f"/Artifact <</Type /Pagination /Subtype /{kind}>> BDC" if kind else "/Artifact BMC"
        if self._is_artifact or self._open == operator:
            return
        self.end_mark()
        self._write(operator)
        self._open = operator

    def end_mark(self) -> None:
        if self._open is not None:
            self._write("EMC")
            self._open = None

    @contextmanager
    def only_artifacts(self) -> Iterator[None]:
        """Nothing drawn inside is tagged: a table's header row, repeated on a new page."""
        self.mark_artifact()
        self._is_artifact = True
        yield
        self._is_artifact = False

    @contextmanager
    def turned(self, x: float, y: float) -> Iterator[None]:
        """What is drawn inside stands upside down about that point, and is for the eye only."""
        with self.only_artifacts():
            self._write(f"q -1 0 0 -1 {2 * (self._left + x):.2f} {2 * y:.2f} cm")
            yield
            self._write("Q")

    def show(self, x: float, y: float, text: str, *, font: TTFont, size: float, colour: str) -> None:
        """One stretch of text in one font, from its baseline's left end."""
        shown = "".join(f"{name} {size:g} Tf ({codes}) Tj " for name, codes in self._coded(text, font))
        self._write(f"BT {paint(colour)} rg 1 0 0 1 {self._left + x:.2f} {y:.2f} Tm {shown}ET")

    def _coded(self, text: str, font: TTFont) -> Iterable[tuple[str, str]]:
        """The text as codes of the font's subsets, each by its name: nearly always of the first, whose table is kept."""
        codes = self._codes.setdefault(font, {})
        inner = self._canvas._doc
        if codes.keys() >= set(map(ord, text)):
            return ((font.getSubsetInternalName(0, inner), text.translate(codes)),)
        split = font.splitString(text, inner)
        codes.update(
            (character, _ESCAPES.get(code, chr(code)))
            for character, code in font.state[inner].assignments.items()
            if code < SUBSET
        )
        return (
            (font.getSubsetInternalName(subset, inner), part.decode("latin-1").translate(_ESCAPES))
            for subset, part in split
        )

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self._write(f"{paint(colour)} rg {self._left + x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def draw(self, operators: str, *, x: float, y: float) -> None:
        """Shapes, in their own space whose origin is put there; nothing of how they are drawn goes on after."""
        self._write(f"q 1 0 0 1 {self._left + x:.2f} {y:.2f} cm {operators} Q")

    def picture(self, picture: PrintedPicture, box: tuple[float, float, float, float]) -> None:
        """In the box (left, bottom, width, height); one picture goes into the file once."""
        inner = self._canvas._doc
        name = hashlib.sha256(picture.data).hexdigest()
        registered = inner.getXObjectName(name)
        if not inner.hasForm(name):
            inner.Reference(images.image_object(picture), registered)
        self._canvas._formsinuse.append(name)
        left, bottom, width, height = box
        self._write(
            f"q {width:.2f} 0 0 {height:.2f} {self._left + left:.2f} {bottom:.2f} cm /{registered} Do Q"
        )

    def page_box(self, left: float, bottom: float, width: float, height: float) -> str:
        """A box (left, bottom, right, top) as the structure tree wants it, from the corner of the paper."""
        left += self._left
        return f"[{left:.2f} {bottom:.2f} {left + width:.2f} {bottom + height:.2f}]"

    def link(self, element: Element, box: tuple[float, float, float, float], target: str, words: str) -> None:
        """Makes the box (left, bottom, right, top) lead somewhere; `#anchor` is inside the document."""
        if self._is_artifact:
            return
        box = (box[0] + self._left, box[1], box[2] + self._left, box[3])
        key = self._parents.add_annotation(element)
        if target.startswith("#"):
            entries = {"F": 4, "StructParent": key}
            self._canvas.linkRect(f"Go to {words}", target[1:], box, relative=0, **entries)
        else:
            self._canvas._annotationrefs.append(self._web_link(box, target, f"{words}: {target}", key))
        reference = self._canvas._annotationrefs[-1]
        element.add(Annotation(self.page, self._number(reference)))

    def _web_link(self, box: tuple[float, ...], target: str, says: str, key: int) -> pdfdoc.PDFObject:
        corners = " ".join(f"{each:.2f}" for each in box)
        address = "".join(each if each.isascii() else quote(each, errors="replace") for each in target)
        annotation = TextObject(
            f"<</Type/Annot/Subtype/Link/Rect[{corners}]/Border[0 0 0]/F 4/StructParent {key}"
            f"/Contents{pdf_string(says)}/A<</S/URI/URI({address.translate(_ESCAPES)})>>>>"
        )
        return self._canvas._doc.Reference(annotation)

    def place_anchor(self, anchor: str, top: float) -> None:
        if self._is_artifact:
            return
        self._canvas.bookmarkPage(anchor, fit="XYZ", left=0, top=top, zoom=0)

    def add_bookmark(self, anchor: str, title: str, level: int) -> None:
        """An entry in the reader's side panel. A level that jumps is drawn in: the panel refuses gaps."""
        self._outline_level = min(level, self._outline_level + 1)
        self._canvas.addOutlineEntry(title, anchor, self._outline_level, closed=self._outline_level > 0)

    def begin_page(self, size: tuple[float, float]) -> None:
        self.size = size
        self._canvas.setPageSize(size)
        self._page_key = self._parents.add_page()

    def end_page(self) -> None:
        self.end_mark()
        self._canvas.showPage()
        page = self._canvas._doc.Pages.pages[-1]
        page.StructParents = self._page_key
        page.Tabs = pdfdoc.PDFName("S")  # the tab key follows the structure

    def finish(self, may_go_on: Callable[[], None]) -> bytes:
        self._describe()
        reserved, texts = self._structure()
        with _cutting_fonts:
            return file_bytes(self._canvas, reserved, texts, may_go_on)

    def _write(self, operators: str) -> None:
        self._canvas._code.append(operators)

    def _number(self, thing: pdfdoc.PDFObject) -> int:
        """The object's number in the file, given out now if it has none."""
        inner = self._canvas._doc
        number: int = inner.idToObjectNumberAndVersion[inner.Reference(thing).name][0]
        return number

    def _describe(self) -> None:
        document, canvas, catalog = self._document, self._canvas, self._canvas._doc.Catalog
        facts = {
            "title": printable(document.title),
            "author": printable(document.organisation),
            "subject": printable(document.subject or document.title),
        }
        canvas.setTitle(facts["title"])
        canvas.setAuthor(facts["author"])
        canvas.setSubject(facts["subject"])
        canvas.setCreator(metadata.CREATOR)
        canvas.setProducer(metadata.PRODUCER)
        canvas.setViewerPreference("DisplayDocTitle", "true")
        created = document.created.astimezone(UTC).replace(microsecond=0)
        canvas._doc._timeStamp.YMDhms = created.timetuple()[:6]
        packet = metadata.xmp_packet(**facts, language=document.language, created=created)
        catalog.Metadata = pdfdoc.XMP(creator=lambda _: packet)
        catalog.Metadata.filters = []  # PDF/A wants the packet readable without unpacking
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalog.OutputIntents = pdfdoc.PDFArray([screen_colours(canvas._doc)])
        catalog.PageLabels = pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray([0, _NUMBERED])})

    def _structure(self) -> tuple[range, list[str]]:
        """The elements of the tree as text, and their numbers; the tree itself is hung on the catalog."""
        inner = self._canvas._doc
        elements = list(self.root.walk())
        tree, parents = TextObject(), TextObject()
        reserved = reserve_numbers(inner, len(elements))
        numbers = Numbers(
            elements=dict(zip(elements, reserved, strict=True)),
            pages=[self._number(page) for page in inner.Pages.pages],
            root=self._number(tree),
        )
        parents.text = self._parents.as_object(numbers)
        tree.text = (
            f"<</Type/StructTreeRoot/K {numbers.elements[self.root]} 0 R/RoleMap<</Title/P>>"
            f"{identities(elements, numbers)}"
            f"/ParentTree {self._number(parents)} 0 R/ParentTreeNextKey {len(self._parents)}>>"
        )
        inner.Catalog.StructTreeRoot = tree
        return reserved, [element_object(element, numbers) for element in elements]


@lru_cache(maxsize=64)
def paint(colour: str) -> str:
    """As the operators that set a colour take it."""
    return " ".join(f"{int(colour[place : place + 2], 16) / 255:.3f}" for place in (0, 2, 4))
