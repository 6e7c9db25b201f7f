"""Looks at a Word file somebody chose, a letter or a template, before anything opens it, and says what it really is.

What would run, ask for a password or fill the memory is refused here; what is wrong with a file that is honest (it
has no headings, say) is for those who use it.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from pathlib import Path

from inspection_ready.domain.errors import CannotRead
from inspection_ready.exchange.safe import (
    ENCRYPTED_STREAM,
    OLE_SIGNATURE,
    OTHER_SIGNATURES,
    first_bytes,
    read_bytes,
)

LARGEST_FILE = 30_000_000  # bytes; one with a crest and photographs has one or two million
MOST_PARTS = 1_000
MOST_UNPACKED = 120_000_000
LARGEST_TEXT = 10_000_000
"""Of one part with words; the text of a long novel has a fifth of it."""
TYPES = "[Content_Types].xml"
MAIN_TYPES = (b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml")
PROGRAMS = ("vbaproject.bin", "vbadata.xml")
PROGRAM_FOLDERS = ("word/activex/", "customui/")
PROGRAM_TYPES = (b"macroenabled", b"ms-office.vbaproject", b"ms-office.activex")
WITH_MACROS = {".docm", ".dotm"}
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
_OLD_STREAM = "WordDocument".encode("utf-16-le")
_WORD_XML = re.compile(rb"progid=\"Word\.Document\"|schemas-microsoft-com:office:word|xmlPackage")
_KINDS = {
    "xl/": "a workbook",
    "ppt/": "a presentation",
    "content.xml": "an OpenDocument file",
    "META-INF/": "an OpenDocument file",
}


def read_word_file(path: Path) -> bytes:
    """The bytes of a .docx or .dotx, whatever it is called. Raises CannotRead with the reason."""
    if path.exists() and not path.is_file() and not path.is_dir():  # a pipe would be waited on for ever
        raise CannotRead("no_word_file", file=path.name, what="a pipe or a device")
    size, most = path.stat().st_size if path.is_file() else 0, LARGEST_FILE
    if size > most:
        raise CannotRead(
            "word_file_too_large", file=path.name, megabytes=size // 1_000_000, most=most // 1_000_000
        )
    first_bytes(path)
    return check_word_file(read_bytes(path), file=path.name)


def check_word_file(data: bytes, *, file: str) -> bytes:
    """The same bytes. Raises CannotRead; ``file`` is the name for its sentence."""
    if not data:
        raise CannotRead("file_empty", file=file)
    if not data.startswith(b"PK"):
        raise _no_package(file, data)
    if Path(file).suffix.lower() in WITH_MACROS:
        raise CannotRead("word_file_with_macros", file=file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_archive(archive, file)
    except DAMAGED as error:
        raise CannotRead("word_file_damaged", file=file) from error
    return data


def _no_package(file: str, data: bytes) -> CannotRead:
    if data.startswith(OLE_SIGNATURE):
        if ENCRYPTED_STREAM in data:
            return CannotRead("word_file_with_password", file=file)
        if _OLD_STREAM in data:
            return CannotRead("word_file_too_old", file=file)
        return CannotRead("no_word_file", file=file, what="an older Office document or an Outlook message")
    if _WORD_XML.search(data[:4096]):
        return CannotRead("word_file_too_old", file=file)
    named = (what for signature, what in OTHER_SIGNATURES.items() if data.startswith(signature))
    return CannotRead("no_word_file", file=file, what=next(named, "something else"))


def _check_archive(archive: zipfile.ZipFile, file: str) -> None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED:
        raise CannotRead("word_file_too_much", file=file)
    if len(set(names)) < len(names):  # two programs would read two different files
        raise CannotRead("word_file_damaged", file=file)
    if TYPES not in names:
        raise CannotRead("no_word_file", file=file, what=_what_else(names))
    for part in parts:
        _check_part(archive, part, file)
    types, lower = archive.read(TYPES), [name.lower() for name in names]
    if any(name.endswith(PROGRAMS) or name.startswith(PROGRAM_FOLDERS) for name in lower) or any(
        kind in types.lower() for kind in PROGRAM_TYPES
    ):
        raise CannotRead("word_file_with_macros", file=file)
    if not any(kind in types for kind in MAIN_TYPES):
        raise CannotRead("no_word_file", file=file, what=_what_else(names))


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, file: str) -> None:
    """Every part is unpacked once: that is how a damaged one is found."""
    has_words = part.filename.lower().endswith((".xml", ".rels", ".vml"))
    if has_words and part.file_size > LARGEST_TEXT:
        raise CannotRead("word_file_too_much", file=file)
    content = archive.read(part)
    if has_words and (b"<!DOCTYPE" in content or b"<!ENTITY" in content):
        raise CannotRead("word_file_attack", file=file)
    if has_words and content.startswith(
        (b"\xff\xfe", b"\xfe\xff")
    ):  # Word writes UTF-8; it would hide the above
        raise CannotRead("word_file_damaged", file=file)


def _what_else(names: list[str]) -> str:
    for start, said in _KINDS.items():
        if any(name.startswith(start) for name in names):
            return said
    return "an archive"
