"""Looks at a file before any library sees its bytes, and says what it really is.

A name proves nothing: tab-separated text is called .csv, a web page is called .xls, and a stray e-mail
attachment may be built to fill the memory of whoever opens it.
"""

from __future__ import annotations

import enum
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from inspection_ready.domain.errors import CannotRead
from inspection_ready.exchange.packages import check_package

LARGEST_FILE = 250_000_000  # bytes; a text list this long is a database export, not a list of people
HEAD = 4096
OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
OLD_WORKBOOK_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
WEB_PAGE = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE)
XML_SPREADSHEET = re.compile(rb"progid=\"Excel\.Sheet\"|urn:schemas-microsoft-com:office:spreadsheet")
MAIL_HEADERS = re.compile(rb"(?:[!-9;-~]+: [^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3,}")
ONLY_IN_MAIL = re.compile(
    rb"^(?:Received|Return-Path|Message-ID|MIME-Version|Content-Type): ", re.IGNORECASE | re.MULTILINE
)
OTHER_SIGNATURES = {
    b"%PDF": "a PDF",
    b"{\\rtf": "a rich text document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"Rar!": "an archive",
    b"7z\xbc\xaf": "an archive",
    b"\x1f\x8b": "a compressed file",
    b"MZ": "a program",
}


class FileKind(enum.Enum):
    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    WEB_PAGE = "html"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Looked:
    kind: FileKind
    has_odd_cells: bool = False
    """True where cells may be in error, hidden or never worked out."""


def look_at_file(path: Path) -> Looked:
    """What the file really is, or CannotRead with the reason; a zip package has been checked part by part."""
    head = first_bytes(path)
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_package(path)
    if head.startswith(OLE_SIGNATURE):
        return Looked(_kind_of_old_file(path))
    for signature, what in OTHER_SIGNATURES.items():
        if head.startswith(signature):
            raise CannotRead("not_a_spreadsheet", file=path.name, what=what)
    return Looked(_kind_of_text(path, head))


def read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except PermissionError as error:
        raise CannotRead("file_locked", file=path.name) from error
    except OSError as error:
        raise CannotRead("file_unreadable", file=path.name, reason=error.strerror or "") from error


def first_bytes(path: Path) -> bytes:
    if path.name.startswith("~$"):
        raise CannotRead("office_lock_file", file=path.name, real_name=path.name.removeprefix("~$"))
    if path.is_dir():
        raise CannotRead("folder_not_file", file=path.name)
    if path.exists() and not path.is_file():  # a pipe would be waited on for ever
        raise CannotRead("not_a_spreadsheet", file=path.name, what="a pipe or a device")
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except FileNotFoundError as error:
        raise CannotRead("file_missing", file=path.name, folder=str(path.absolute().parent)) from error
    except PermissionError as error:
        raise CannotRead("file_locked", file=path.name) from error
    except OSError as error:
        raise CannotRead("file_unreadable", file=path.name, reason=error.strerror or "") from error
    if not head.strip(b"\x00\r\n\t ,;\xef\xbb\xbf\xff\xfe") and size <= HEAD:
        raise CannotRead("file_empty", file=path.name)
    if size > LARGEST_FILE:
        raise CannotRead("file_too_large", file=path.name, megabytes=size // 1_000_000)
    return head


def _kind_of_package(path: Path) -> Looked:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if any(name.startswith("word/") for name in names):
                raise CannotRead("not_a_spreadsheet", file=path.name, what="a Word document")
            if any(name.startswith("ppt/") for name in names):
                raise CannotRead("not_a_spreadsheet", file=path.name, what="a PowerPoint presentation")
            if "xl/workbook.bin" in names:
                raise CannotRead("binary_workbook", file=path.name)
            kind = _kind_inside(archive, names)
            if kind is None:
                raise CannotRead("not_a_spreadsheet", file=path.name, what="an archive")
            is_odd = check_package(archive, file=path.name)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        # RuntimeError is what zipfile says of a zip part locked with a password
        raise CannotRead("file_damaged", file=path.name) from error
    return Looked(kind, is_odd)


def _kind_inside(archive: zipfile.ZipFile, names: set[str]) -> FileKind | None:
    if any(name.lower().startswith("xl/") for name in names):
        return FileKind.XLSX
    if "mimetype" in names and archive.getinfo("mimetype").file_size < HEAD:
        stated = archive.read("mimetype")
        return FileKind.ODS if b"opendocument.spreadsheet" in stated else None
    return None


def _kind_of_old_file(path: Path) -> FileKind:
    content = read_bytes(path)
    if ENCRYPTED_STREAM in content:
        raise CannotRead("password_protected", file=path.name)
    if any(stream in content for stream in OLD_WORKBOOK_STREAMS):
        return FileKind.XLS
    raise CannotRead(
        "not_a_spreadsheet", file=path.name, what="an older Office document or an Outlook message"
    )


def _kind_of_text(path: Path, head: bytes) -> FileKind:
    plain = head.replace(b"\x00", b"")  # a UTF-16 page reads as ASCII once its zero bytes are gone
    if XML_SPREADSHEET.search(plain):
        raise CannotRead("xml_spreadsheet", file=path.name)
    if WEB_PAGE.search(plain[:1024]) and plain.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").startswith(b"<"):
        return FileKind.WEB_PAGE
    headers = MAIL_HEADERS.match(plain.lstrip())
    if path.suffix.lower() == ".eml" or (headers and ONLY_IN_MAIL.search(headers.group())):
        raise CannotRead("not_a_spreadsheet", file=path.name, what="a saved e-mail")
    if not looks_like_text(head):
        raise CannotRead("not_a_spreadsheet", file=path.name, what="not text and not a workbook")
    return FileKind.TEXT


def looks_like_text(head: bytes) -> bool:
    """True where control characters are rare, apart from the zero bytes of UTF-16 and UTF-32."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    zeros = head.count(0)
    strange = sum(1 for byte in head if byte < 32 and byte not in b"\x00\t\n\r\x0b\x0c\x1a")
    in_step = max(head[0::2].count(0), head[1::2].count(0))  # UTF-16 puts them on one side
    return strange * 50 <= len(head) + 200 and (zeros * 50 <= len(head) or in_step * 10 >= zeros * 9)
