"""Reads a file of any kind for the release check: its words with their places, and what else is in it.

One module a format; each gives the same few items, and none judges them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspection_ready.domain.release_findings import Grade, Place, ReleaseFault, Unseen, UnseenKind
from inspection_ready.domain.release_items import Format, Item, Noticed
from inspection_ready.exchange.release.mails import mail_items
from inspection_ready.exchange.release.open_documents import open_items
from inspection_ready.exchange.release.parts import Package, opened_package
from inspection_ready.exchange.release.pdf import pdf_items
from inspection_ready.exchange.release.plain import plain_items
from inspection_ready.exchange.release.sheets import sheet_items
from inspection_ready.exchange.release.slides import slide_items
from inspection_ready.exchange.release.sources import Source, source_of_bytes, source_of_file
from inspection_ready.exchange.release.words import word_items
from inspection_ready.exchange.safe import (
    ENCRYPTED_STREAM,
    MAIL_HEADERS,
    OLE_SIGNATURE,
    ONLY_IN_MAIL,
    looks_like_text,
)

__all__ = ["PICTURE_FORMATS", "Source", "read_items", "source_of_bytes", "source_of_file"]

PICTURES = {
    b"\x89PNG": "png",
    b"\xff\xd8\xff": "jpeg",
    b"GIF8": "gif",
    b"II*\x00": "tiff",
    b"MM\x00*": "tiff",
}
PICTURE_FORMATS = frozenset((*PICTURES.values(), "webp"))
MESSAGE_STREAM = "__properties_version1.0".encode("utf-16-le")
OPEN_KINDS = {"text": "odt", "spreadsheet": "ods", "presentation": "odp"}
OLD_STREAMS = {"WordDocument": ".doc", "Workbook": ".xls", "Book": ".xls", "PowerPoint Document": ".ppt"}
DIRECTORY = 50_000_000
"""Bytes of an older Office file in which the names of its streams are looked for."""
PDF_WITHIN = 1024


def read_items(source: Source) -> Iterator[Item]:
    """Raises CannotRead with the reason; what can be said of a file nobody can look into is an item."""
    head = source.head
    if head.startswith(b"PK\x03\x04"):
        with opened_package(source) as package:
            yield from _package(package)
    elif b"%PDF" in head[:PDF_WITHIN]:
        yield from pdf_items(source)
    elif head.startswith(OLE_SIGNATURE):
        yield from _old(source)
    elif (picture := _picture(head)) is not None:
        yield Format(picture, 1, has_text=False)
    elif _is_mail(source.name, head):
        yield from mail_items(source)
    elif head.startswith(b"{\\rtf"):
        yield from _cannot(UnseenKind.OLD_FORMAT, ".rtf")
    elif looks_like_text(head):
        yield from plain_items(source)
    else:
        yield from _cannot(UnseenKind.UNKNOWN_FORMAT, "")


def _package(package: Package) -> Iterator[Item]:
    if "word/document.xml" in package or package.starting("word/"):
        yield from word_items(package)
    elif "xl/workbook.xml" in package:
        yield from sheet_items(package)
    elif "xl/workbook.bin" in package:
        yield from _cannot(UnseenKind.OLD_FORMAT, ".xlsb")
    elif "ppt/presentation.xml" in package:
        yield from slide_items(package)
    elif (kind := _open_kind(package)) is not None:
        yield from open_items(package, kind)
    else:
        yield from _cannot(UnseenKind.ARCHIVE, "")


def _open_kind(package: Package) -> str | None:
    if "mimetype" not in package or package.size("mimetype") > PDF_WITHIN:
        return None
    found = re.search(rb"opendocument\.(text|spreadsheet|presentation)", package.read("mimetype"))
    return OPEN_KINDS[found[1].decode()] if found else None


def _old(source: Source) -> Iterator[Item]:
    with source.opened() as stream:
        content = stream.read(DIRECTORY)
    if ENCRYPTED_STREAM in content:
        yield Format("locked", has_text=False)
        yield Noticed(ReleaseFault.PASSWORD, Grade.LIKELY, Place())
        yield Unseen(kind=UnseenKind.LOCKED)
    elif MESSAGE_STREAM in content:
        yield from mail_items(source)
    else:
        names = (
            said for stream_name, said in OLD_STREAMS.items() if stream_name.encode("utf-16-le") in content
        )
        yield from _cannot(UnseenKind.OLD_FORMAT, next(names, ""))


def _picture(head: bytes) -> str | None:
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    return next((kind for signature, kind in PICTURES.items() if head.startswith(signature)), None)


def _is_mail(name: str, head: bytes) -> bool:
    headers = MAIL_HEADERS.match(head.lstrip())
    return name.lower().endswith(".eml") or bool(headers and ONLY_IN_MAIL.search(headers.group()))


def _cannot(kind: UnseenKind, about: str) -> Iterator[Item]:
    yield Format("unknown", has_text=False)
    yield Unseen(kind=kind, about=about)
