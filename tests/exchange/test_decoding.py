from __future__ import annotations

import pytest

from inspection_ready.exchange.decoding import decode

LINES = "Name,Café,Price\r\nWellington House,“tea” – 3 o’clock,£2.50\r\n" * 3


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"", "cp1252"),
        (b"", "mac-roman"),
    ],
)
def test_decode_reads_every_encoding_councils_export(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + LINES.encode(encoding))

    assert (decoded.text, decoded.encoding) == (LINES, encoding)


def test_decode_reads_the_pound_sign_of_an_old_dos_export() -> None:
    text = "Café,£2.50\r\nCrèche,£3.00\r\n"

    decoded = decode(text.encode("cp850"))

    assert (decoded.text, decoded.is_guess) == (text, True)


def test_decode_mends_lines_of_two_encodings_in_one_file() -> None:
    content = "Café Crèche Zoë £5\n".encode() + "Café\n".encode("cp1252")

    decoded = decode(content)

    assert (decoded.text, decoded.is_guess) == ("Café Crèche Zoë £5\nCafé\n", True)


def test_decode_never_fails_on_any_byte() -> None:
    every_byte = bytes(range(256))

    decoded = decode(every_byte)

    assert len(decoded.text) == 254  # all but the two that end strings and DOS files
