"""What is no Word letter, or may not be one, is refused in one sentence before anything else reads it."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest

from inspection_ready.domain.errors import CannotRead
from inspection_ready.exchange.word_files import LARGEST_LETTER, LARGEST_TEXT, check_word_file, read_word_file
from inspection_ready.phrases.errors import error_sentence
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
        (GOOD[:400], "a.docx is damaged."),
        (GOOD[:200] + bytes(50) + GOOD[250:], "a.docx is damaged."),
        (changed("word/vbaProject.bin", b"x"), "a.docx holds macros, and a letter that runs something is not sent."),
        (
            changed("[Content_Types].xml", parts_of(GOOD)["[Content_Types].xml"].replace(b"document.main", b"document.macroEnabled.main")),
            "a.docx holds macros, and a letter that runs something is not sent.",
        ),
        (changed("word/document.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x/>'), "a.docx holds instructions no honest letter has"),
        (changed("word/document.xml", "\ufeff<x/>".encode("utf-16-le")), "a.docx is damaged."),
        (changed("word/document.xml", b" " * (LARGEST_TEXT + 1)), "a.docx would unpack to far more than a letter"),
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
        stream.truncate(LARGEST_LETTER + 1)

    with pytest.raises(CannotRead) as refused:
        read_word_file(path)

    assert error_sentence(refused.value).startswith(
        "a.docx is too large for a letter (20 MB; 20 MB is the most)."
    )


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
