"""Bytes of a text file to text, whatever program wrote them."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: it starts with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SINGLE_BYTE = ("cp1252", "mac-roman", "cp850")
LIKELY = {
    **dict.fromkeys("£’‘“”–—éŵŷ", 2.0),
    **dict.fromkeys("€•·…èêëáàâäãåíìîïóòôöõúùûüýçñßæœø½¼¾°²³®™©§\u00a0", 1.0),
    **dict.fromkeys("ÉÈÊÁÀÂÄÅÍÓÖÔÚÜÇÑØÆ", 0.4),
}
"""What people in England type beyond ASCII, and how often; the code page that gives most is the right one."""
SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str
    is_guess: bool = False
    """True where another reading of some letters is possible."""


def decode(content: bytes) -> Decoded:
    """Never fails: the worst case is a wrong accented letter, and then ``is_guess`` says so."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(encoding, errors="replace")
            return Decoded(_without_zeros(text), encoding)
    if (wide := _unmarked_utf_16(content)) is not None:
        return Decoded(_without_zeros(content.decode(wide, errors="replace")), wide)
    try:
        return Decoded(_without_zeros(content.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        return _decode_single_byte(content)


def _without_zeros(text: str) -> str:
    return text.replace("\x00", "").replace("\x1a", "")  # 1A is how DOS ended a file


def _unmarked_utf_16(content: bytes) -> str | None:
    """UTF-16 shows by the zero bytes of its commas, spaces and line ends, all on the same side."""
    sample = content[: SAMPLE - SAMPLE % 2]
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd * 10 >= pairs * 4 and even * 20 <= odd:
        return "utf-16-le"
    if even * 10 >= pairs * 4 and odd * 20 <= even:
        return "utf-16-be"
    return None


def _decode_single_byte(content: bytes) -> Decoded:
    if _is_mostly_utf_8(content):
        return Decoded(_without_zeros(content.decode("utf-8", errors="cp1252-bytes")), "utf-8", is_guess=True)
    encoding = max(SINGLE_BYTE, key=lambda name: _likelihood(content[:SAMPLE], name))
    if encoding == "cp1252" and any(byte in content for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)):
        encoding = "latin-1"  # bytes Windows never gave a letter
    return Decoded(_without_zeros(content.decode(encoding)), encoding, is_guess=encoding != "cp1252")


def _likelihood(content: bytes, encoding: str) -> float:
    letters = bytes(byte for byte in content if byte > 0x7F).decode(encoding, errors="replace")
    expected = sum(LIKELY.get(letter, 0.0) for letter in letters)
    return expected + (
        0.5 + len(letters) / 10 if encoding == "cp1252" else 0
    )  # the usual answer wins near ties


def _is_mostly_utf_8(content: bytes) -> bool:
    """Some programs paste lines of one encoding into a file of another."""
    sample = content[:SAMPLE]
    ignored = sample.decode("utf-8", errors="ignore")
    wide = sum(letter > "\x7f" for letter in ignored)
    dropped = len(sample) - len(ignored.encode("utf-8"))
    return wide > dropped


def _read_bytes_as_cp1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    broken = error.object[error.start : error.end]
    return broken.decode("cp1252", errors="replace"), error.end


codecs.register_error("cp1252-bytes", _read_bytes_as_cp1252)
