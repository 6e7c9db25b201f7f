"""Looks at a Word file before anything else sees its bytes: a letter that may be kept, or why it may not."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import CannotRead
from inspection_ready.exchange.safe import ENCRYPTED_STREAM, OLE_SIGNATURE, first_bytes, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_LETTER = 20_000_000  # bytes; a letter with a crest and a photograph has one or two million
MOST_PARTS = 1_000
MOST_UNPACKED = 100_000_000
LARGEST_TEXT = 10_000_000
"""Of one part with words; the text of a long novel has a fifth of it."""
TYPES = "[Content_Types].xml"
# what zipfile raises on archives that are cut off, damaged, made to do harm or locked with a password
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_MACROS = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
_MACRO_PARTS = ("vbaproject.bin", "vbadata.xml")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_WORD_XML = re.compile(rb"progid=\"Word\.Document\"|schemas-microsoft-com:office:word|xmlPackage")
_OTHERS = {
    b"%PDF": "a PDF",
    b"{\\rtf": "a rich text document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"MZ": "a program",
}
_KINDS = {
    "xl/": "a workbook",
    "ppt/": "a presentation",
    "content.xml": "an OpenDocument file",
    "META-INF/": "an OpenDocument file",
}


def read_word_file(path: Path) -> bytes:
    """The bytes of a .docx or .dotx, whatever it is called. Raises CannotRead."""
    if path.exists() and not path.is_file() and not path.is_dir():  # a pipe would be waited on for ever
        raise CannotRead("not_a_letter", file=path.name, what="a pipe or a device")
    size, most = path.stat().st_size if path.is_file() else 0, LARGEST_LETTER
    if size > most:
        raise CannotRead(
            "word_too_large", file=path.name, megabytes=size // 1_000_000, most=most // 1_000_000
        )
    head = first_bytes(path)
    data = read_bytes(path)
    if not head.startswith(b"PK\x03\x04"):
        raise _no_package(path.name, data)
    check_word_file(data, file=path.name)
    return data


def check_word_file(data: bytes, *, file: str) -> None:
    """Raises CannotRead."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_parts(archive, file)
    except DAMAGED as error:
        raise CannotRead("word_damaged", file=file) from error


def _check_parts(archive: zipfile.ZipFile, file: str) -> None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or len(set(names)) < len(names):
        raise CannotRead("word_unpacks_too_large", file=file, megabytes=unpacked // 1_000_000)
    if TYPES not in names or not any(name.startswith("word/") for name in names):
        raise CannotRead("not_a_letter", file=file, what=_what_else(names))
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels")):
            _check_text(archive, part, file)
    if any(name.lower().endswith(_MACRO_PARTS) for name in names) or _MACROS.search(archive.read(TYPES)):
        raise CannotRead("word_macros", file=file)
    if archive.testzip() is not None:
        raise CannotRead("word_damaged", file=file)


def _check_text(archive: zipfile.ZipFile, part: zipfile.ZipInfo, file: str) -> None:
    if part.file_size > LARGEST_TEXT:
        raise CannotRead("word_unpacks_too_large", file=file, megabytes=part.file_size // 1_000_000)
    text = archive.read(part)
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise CannotRead("word_entities", file=file)
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):  # Word writes UTF-8, and this would hide the above
        raise CannotRead("word_damaged", file=file)


def _no_package(file: str, data: bytes) -> CannotRead:
    if data.startswith(OLE_SIGNATURE):
        if ENCRYPTED_STREAM in data:
            return CannotRead("word_protected", file=file)
        if _OLD_WORD in data:
            return CannotRead("word_old", file=file)
        return CannotRead("not_a_letter", file=file, what="an older Office document or an Outlook message")
    if _WORD_XML.search(data[:4096]):
        return CannotRead("word_old", file=file)
    what = next((said for sign, said in _OTHERS.items() if data.startswith(sign)), "something else")
    return CannotRead("not_a_letter", file=file, what=what)


def _what_else(names: list[str]) -> str:
    for start, said in _KINDS.items():
        if any(name.startswith(start) for name in names):
            return said
    return "an archive"
