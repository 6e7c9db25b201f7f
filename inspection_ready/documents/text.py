"""One door for people's text on its way into a file."""

from __future__ import annotations

import re
import unicodedata

STAND_IN = "\N{REPLACEMENT CHARACTER}"

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# no file format takes these: control characters, halves of surrogate pairs, non-characters; and those
# that only steer a layout engine (soft hyphens, direction marks, byte-order marks) would show as boxes
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)
_BROKEN = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def printable(text: str) -> str:
    """The text as both writers set it: composed letters, plain line ends, nothing a file cannot hold."""
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    text = _BROKEN.sub(STAND_IN, _UNPRINTABLE.sub("", text))
    return unicodedata.normalize("NFC", text)
