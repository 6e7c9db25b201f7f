"""Looks at a Word file somebody chose before anything opens it, and says what it really is.

What would run, ask for a password, fetch something as it is opened or fill the memory is refused here; what is
wrong with a file that is honest (it has no headings, say) is for those who use it.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

from inspection_ready.domain.errors import CannotRead
from inspection_ready.exchange.packages import MOST_PARTS, SUSPECT_RATIO
from inspection_ready.exchange.safe import ENCRYPTED_STREAM, OLE_SIGNATURE, OTHER_SIGNATURES, read_bytes

LARGEST_FILE = 30_000_000  # bytes; a template with photographs in its header has one or two million
MOST_UNPACKED = 120_000_000  # bytes
SUSPECT_PART = 5_000_000  # bytes
OLD_STREAM = "WordDocument".encode("utf-16-le")
TYPES = "[Content_Types].xml"
MAIN_TYPES = (b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml")
PROGRAMS = ("vbaproject.bin", "vbadata.xml")
PROGRAM_FOLDERS = ("word/activex/", "customui/")
PROGRAM_TYPES = (b"macroenabled", b"ms-office.vbaproject", b"ms-office.activex")
WITH_MACROS = {".docm", ".dotm"}


def read_word_file(path: Path) -> bytes:
    """Raises CannotRead with the reason."""
    _refuse_what_is_no_file(path)
    return check_word_data(read_bytes(path), file=path.name)


def check_word_data(data: bytes, *, file: str) -> bytes:
    """The same bytes. Raises CannotRead; ``file`` is the name for its sentence."""
    if not data:
        raise CannotRead("file_empty", file=file)
    if data.startswith(OLE_SIGNATURE):
        raise _old_file(data, file)
    if not data.startswith(b"PK"):
        what = next((what for signature, what in OTHER_SIGNATURES.items() if data.startswith(signature)), "")
        raise CannotRead("no_word_file", file=file, what=what or "something else")
    if Path(file).suffix.lower() in WITH_MACROS:
        raise CannotRead("word_file_with_macros", file=file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_archive(archive, file)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        # RuntimeError is what zipfile says of a part locked with a password
        raise CannotRead("word_file_damaged", file=file) from error
    return data


def _refuse_what_is_no_file(path: Path) -> None:
    file = path.name
    if file.startswith("~$"):
        raise CannotRead("office_lock_file", file=file, real_name=file.removeprefix("~$"))
    if path.is_dir():
        raise CannotRead("folder_not_file", file=file)
    if not path.exists():
        raise CannotRead("file_missing", file=file, folder=str(path.absolute().parent))
    if not path.is_file():  # a pipe would be waited on for ever
        raise CannotRead("no_word_file", file=file, what="a pipe or a device")
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise CannotRead("word_file_too_large", file=file, megabytes=size // 1_000_000)


def _old_file(data: bytes, file: str) -> CannotRead:
    if ENCRYPTED_STREAM in data:
        return CannotRead("word_file_with_password", file=file)
    if OLD_STREAM in data:
        return CannotRead("word_file_too_old", file=file)
    return CannotRead("no_word_file", file=file, what="another kind of Office file")


def _check_archive(archive: zipfile.ZipFile, file: str) -> None:
    parts = archive.infolist()
    _refuse_bombs(parts, file)
    names = {part.filename.lower() for part in parts}
    if TYPES.lower() not in names:
        raise CannotRead("no_word_file", file=file, what="an archive")
    if any(name.endswith(PROGRAMS) or name.startswith(PROGRAM_FOLDERS) for name in names):
        raise CannotRead("word_file_with_macros", file=file)
    for part in parts:
        content = archive.read(part)
        if part.filename.lower().endswith((".xml", ".rels", ".vml")):
            _refuse_declarations(content, file)
        if part.filename == TYPES:
            _check_types(content, file)


def _check_types(content: bytes, file: str) -> None:
    lower = content.lower()
    if any(kind in lower for kind in PROGRAM_TYPES):
        raise CannotRead("word_file_with_macros", file=file)
    if not any(kind in content for kind in MAIN_TYPES):
        raise CannotRead("no_word_file", file=file, what="another kind of Office file")


def _refuse_bombs(parts: list[zipfile.ZipInfo], file: str) -> None:
    unpacked = sum(part.file_size for part in parts)
    swollen = any(
        part.file_size > SUSPECT_PART and part.file_size / max(part.compress_size, 1) > SUSPECT_RATIO
        for part in parts
    )
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or swollen:
        raise CannotRead("word_file_too_much", file=file, megabytes=unpacked // 1_000_000)


def _refuse_declarations(content: bytes, file: str) -> None:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise CannotRead("word_file_attack", file=file)
    if content.startswith(
        (b"\xff\xfe", b"\xfe\xff")
    ):  # no program writes parts so, and it would hide the above
        raise CannotRead("word_file_damaged", file=file)
