"""What is no Word file, or one that is not to be opened, is refused with what it is."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from inspection_ready.domain.errors import CannotRead
from inspection_ready.exchange.word_templates import check_word_data, read_word_file
from inspection_ready.phrases.errors import error_sentence
from tests.documents.council_files import changed, council_docx, council_dotx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def package(**parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def damaged(data: bytes) -> bytes:
    place = data.index(b"word/styles.xml") + 60
    return data[:place] + bytes(200) + data[place + 200 :]


BAD: dict[str, tuple[str, bytes, str]] = {
    "empty": ("file_empty", b"", "a.docx"),
    "encrypted": ("word_file_with_password", OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx"),
    "old": ("word_file_too_old", OLE + "WordDocument".encode("utf-16-le"), "a.doc"),
    "other old": ("no_word_file", OLE + b"something", "a.docx"),
    "pdf": ("no_word_file", b"%PDF-1.7", "a.docx"),
    "text": ("no_word_file", b"just words", "a.docx"),
    "archive": ("no_word_file", package(**{"a.txt": b"x"}), "a.docx"),
    "workbook": ("no_word_file", package(**{"[Content_Types].xml": b"<Types>spreadsheetml</Types>"}), "a.docx"),
    "cut off": ("word_file_damaged", council_docx()[:-4000], "a.docx"),
    "damaged": ("word_file_damaged", damaged(council_docx()), "a.docx"),
    "named as with macros": ("word_file_with_macros", council_docx(), "a.docm"),
    "macros": ("word_file_with_macros", changed(council_docx(), {"word/vbaProject.bin": lambda _: b"x"}), "a.docx"),
    "macros by type": (
        "word_file_with_macros",
        changed(council_docx(), {"[Content_Types].xml": lambda part: part.replace(b"</Types>", b"<!-- macroEnabled --></Types>")}),
        "a.docx",
    ),
    "controls": ("word_file_with_macros", changed(council_docx(), {"word/activeX/activeX1.xml": lambda _: b"<x/>"}), "a.docx"),
    "bomb": ("word_file_too_much", changed(council_docx(), {"word/huge.xml": lambda _: bytes(80_000_000)}), "a.docx"),
    "many parts": ("word_file_too_much", package(**{f"{n}.xml": b"" for n in range(5001)}), "a.docx"),
    "entities": (
        "word_file_attack",
        changed(council_docx(), {"word/styles.xml": lambda part: b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + part}),
        "a.docx",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_refused_with_what_it_is(name: str) -> None:
    code, data, file = BAD[name]

    with pytest.raises(CannotRead) as refused:
        check_word_data(data, file=file)

    assert refused.value.code == code
    assert file in error_sentence(refused.value)


@pytest.mark.parametrize("data", [council_docx(), council_dotx()])
def test_document_and_template_are_taken(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "Northmoor.dotx"
    path.write_bytes(data)

    assert read_word_file(path) == data


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes among its files")
def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.docx")
    (tmp_path / "~$lock.docx").write_bytes(b"x")
    (tmp_path / "large.docx").write_bytes(b"PK")
    os.truncate(tmp_path / "large.docx", 31_000_000)

    codes = []
    for path in (
        tmp_path,
        *(tmp_path / name for name in ("gone.docx", "pipe.docx", "~$lock.docx", "large.docx")),
    ):
        with pytest.raises(CannotRead) as refused:
            read_word_file(path)
        codes.append(refused.value.code)

    assert codes == [
        "folder_not_file",
        "file_missing",
        "no_word_file",
        "office_lock_file",
        "word_file_too_large",
    ]
