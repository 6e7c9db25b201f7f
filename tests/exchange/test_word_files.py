"""What is no Word file, or one that is not to be opened, is refused in one sentence before anything else reads it."""

from __future__ import annotations

import os
import random
from contextlib import suppress
from pathlib import Path

import pytest

from inspection_ready.domain.errors import CannotRead
from inspection_ready.exchange.word_files import LARGEST_FILE, LARGEST_TEXT, check_word_file, read_word_file
from inspection_ready.phrases.errors import error_sentence
from tests.documents.council_files import changed as with_parts
from tests.documents.council_files import council_docx, council_dotx
from tests.documents.word_files import p, parts_of, word_file, zipped

GOOD = word_file(p("Dear {{name}}"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def changed(name: str, content: bytes | str) -> bytes:
    return zipped({**parts_of(GOOD), name: content})


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx is protected by a password."),
        (OLE + "WordDocument".encode("utf-16-le"), "a.docx is an older kind of Word file."),
        (b'<?xml?><?mso-application progid="Word.Document"?>', "a.docx is an older kind of Word file."),
        (GOOD[:400], "a.docx is damaged, or was not made by Word."),
        (GOOD[:200] + bytes(50) + GOOD[250:], "a.docx is damaged, or was not made by Word."),
        (changed("word/vbaProject.bin", b"x"), "a.docx holds macros or other programs, and nothing here runs those."),
        (
            changed("[Content_Types].xml", parts_of(GOOD)["[Content_Types].xml"].replace(b"document.main", b"document.macroEnabled.main")),
            "a.docx holds macros or other programs, and nothing here runs those.",
        ),
        (changed("word/document.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x/>'), "a.docx holds instructions no honest document has"),
        (changed("word/document.xml", "\ufeff<x/>".encode("utf-16-le")), "a.docx is damaged, or was not made by Word."),
        (changed("word/document.xml", b" " * (LARGEST_TEXT + 1)), "a.docx would unpack to far more than any letter"),
        (b"%PDF-1.7 and so on", "a.docx is not a Word file: it is a PDF."),
        (b"{\\rtf1 words}", "a.docx is not a Word file: it is a rich text document."),
        (b"just some words", "a.docx is not a Word file: it is something else."),
        (zipped({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}), "a.docx is not a Word file: it is a workbook."),
        (zipped({"mimetype": "x", "content.xml": "<x/>"}), "a.docx is not a Word file: it is an OpenDocument file."),
        (b"", "a.docx is empty."),
    ],
)  # fmt: skip
def test_a_file_that_is_no_letter_is_refused_in_a_sentence(
    tmp_path: Path, data: bytes, sentence: str
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)

    with pytest.raises(CannotRead) as refused:
        read_word_file(path)

    said = error_sentence(refused.value)
    assert said.startswith(sentence)
    assert "Nothing was changed." in said


def test_a_file_far_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with path.open("wb") as stream:
        stream.truncate(LARGEST_FILE + 1)

    with pytest.raises(CannotRead) as refused:
        read_word_file(path)

    assert error_sentence(refused.value).startswith("a.docx is too large (30 MB; 30 MB is the most).")


def test_a_letter_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(GOOD)

    assert read_word_file(path) == GOOD


def test_a_file_damaged_anywhere_never_ends_in_anything_but_a_refusal() -> None:
    chance = random.Random(7)
    refused = 0
    for _ in range(150):
        data = bytearray(GOOD)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(CannotRead):
            check_word_file(bytes(data), file="a.docx")
            refused -= 1
        refused += 1

    assert refused > 100


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
    "archive": ("no_word_file", zipped({"a.txt": b"x"}), "a.docx"),
    "workbook": ("no_word_file", zipped({"[Content_Types].xml": b"<Types>spreadsheetml</Types>"}), "a.docx"),
    "cut off": ("word_file_damaged", council_docx()[:-4000], "a.docx"),
    "damaged": ("word_file_damaged", damaged(council_docx()), "a.docx"),
    "named as with macros": ("word_file_with_macros", council_docx(), "a.docm"),
    "macros": ("word_file_with_macros", with_parts(council_docx(), {"word/vbaProject.bin": lambda _: b"x"}), "a.docx"),
    "macros by type": (
        "word_file_with_macros",
        with_parts(council_docx(), {"[Content_Types].xml": lambda part: part.replace(b"</Types>", b"<!-- macroEnabled --></Types>")}),
        "a.docx",
    ),
    "controls": ("word_file_with_macros", with_parts(council_docx(), {"word/activeX/activeX1.xml": lambda _: b"<x/>"}), "a.docx"),
    "bomb": ("word_file_too_much", with_parts(council_docx(), {"word/huge.xml": lambda _: bytes(80_000_000)}), "a.docx"),
    "many parts": ("word_file_too_much", zipped({f"{n}.xml": b"" for n in range(1001)}), "a.docx"),
    "entities": (
        "word_file_attack",
        with_parts(council_docx(), {"word/styles.xml": lambda part: b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + part}),
        "a.docx",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_refused_with_what_it_is(name: str) -> None:
    code, data, file = BAD[name]

    with pytest.raises(CannotRead) as refused:
        check_word_file(data, file=file)

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
