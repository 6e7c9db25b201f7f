"""A picture's file as an object of a PDF: its bytes go in as they are, since PDF knows both formats."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.printed_pictures import PrintedPicture

PNG_HEAD = 8


def image_object(picture: PrintedPicture) -> pdfdoc.PDFStream:
    """ISO 32000-1, 8.9.5. Plain RGB is the file's output intent, which is sRGB."""
    entries = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "ColorSpace": pdfdoc.PDFName("DeviceRGB"),
        "BitsPerComponent": 8,
    }
    if picture.kind == "image/jpeg":
        entries["Filter"] = pdfdoc.PDFName("DCTDecode")
        return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), picture.data)
    entries["Filter"] = pdfdoc.PDFName("FlateDecode")
    entries["DecodeParms"] = pdfdoc.PDFDictionary(
        {
            "Predictor": 15,  # each row says how it was filtered, as PNG has it
            "Colors": 3,
            "BitsPerComponent": 8,
            "Columns": picture.width,
        }
    )
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), b"".join(_packed_rows(picture.data)))


def _packed_rows(png: bytes) -> Iterator[bytes]:
    place = PNG_HEAD
    while place < len(png):
        length, name = struct.unpack_from(">I4s", png, place)
        if name == b"IDAT":
            yield png[place + 8 : place + 8 + length]
        place += length + 12
