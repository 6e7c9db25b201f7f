"""Writes ReportLab's objects and our structure tree as one file.

ReportLab asks a dozen things of every object before it writes it. The structure tree has thousands of them, as text
already, so their numbers are reserved and they are written from here; everything else is as ReportLab does it
(`PDFDocument.GetPDFData` and `format`), which the validators hold for every document made.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportlab.pdfgen.canvas import Canvas

_FREE = b"0000000000 65535 f \n"
_OF_FONTS = ("fontFile:", "toUnicodeCMap:")
"""How ReportLab names the streams that letters of one kind have in common."""


class _PackedOnce:
    """A filter of streams, as ReportLab's own, that packs the same bytes once for many documents."""

    pdfname = "FlateDecode"

    @staticmethod
    @lru_cache(maxsize=64)
    def encode(content: str | bytes) -> bytes:
        return zlib.compress(content.encode() if isinstance(content, str) else content)


class TextObject(pdfdoc.PDFObject):  # type: ignore[misc]  # the base class has no types
    """An object written as it stands."""

    __RefOnly__ = 1

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        return self.text.encode("latin-1")


def reserve_numbers(inner: pdfdoc.PDFDocument, count: int) -> range:
    """The numbers of objects that will be given to `file_bytes` as text."""
    first = inner.objectcounter + 1
    inner.objectcounter += count
    return range(first, first + count)


def file_bytes(
    canvas: Canvas, reserved: range, texts: Sequence[str], may_go_on: Callable[[], None] = lambda: None
) -> bytes:
    """The finished file, `texts` being the objects of the numbers reserved. What `may_go_on` raises ends it."""
    inner = canvas._doc  # noqa: SLF001 - ReportLab has no public name for it
    for font in inner.delayedFonts:
        font.addObjects(inner)
    _shorten_fonts(inner)
    inner.info.invariant = inner.invariant
    inner.info.digest(inner.signature)
    root, info = inner.Reference(inner.Catalog), inner.Reference(inner.info)
    inner.Outlines.prepare(inner, canvas)
    if inner.Outlines.ready < 0:
        inner.Catalog.Outlines = None
    file = pdfdoc.PDFFile(inner._pdfVersion)  # noqa: SLF001 - as above
    offsets: list[int] = []
    number = 1
    while number <= inner.objectcounter:  # it rises: what is written first names what is written later
        may_go_on()
        if number in reserved:
            text = texts[number - reserved.start]
            offsets.append(file.add(f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")))
        else:
            name = inner.numberToId[number]
            offsets.append(file.add(pdfdoc.PDFIndirectObject(name, inner.idToObject[name]).format(inner)))
        number += 1
    places = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = file.add(b"xref\n0 %d\n" % number + _FREE + places)
    trailer = pdfdoc.PDFTrailer(startxref=start, Size=number, Root=root, Info=info, ID=inner.ID())
    file.add(trailer.format(inner))
    written: bytes = file.format(inner)
    return written


def _shorten_fonts(inner: pdfdoc.PDFDocument) -> None:
    """What takes ReportLab longest in a short document: packing its fonts, and a hundred widths one by one."""
    for name, thing in inner.idToObject.items():
        if name.startswith(_OF_FONTS):
            thing.filters = [_PackedOnce]
    for kind in inner.idToObject["BasicFonts"].dict.values():
        if isinstance(kind, pdfdoc.PDFTrueTypeFont):
            kind.Widths = _widths(tuple(kind.Widths.sequence))


@lru_cache(maxsize=64)
def _widths(numbers: tuple[float, ...]) -> str:
    return f"[{' '.join(f'{number:g}' for number in numbers)}]"
