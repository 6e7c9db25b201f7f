"""A cell as a person would read it, without what nobody sees."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time

CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    r"\U000e0000-\U000e007f]"
)
"""Nobody sees them, and some turn the letters after them round: a name must not print from its end."""
TURNING = re.compile(r"[\u202d\u202e]")
APOSTROPHE = re.compile(r"'(?='*[\s\u00a0]*[=+\-@\t\r\n＝＋－＠\d])")


def plain_text(text: str) -> str:
    """Without invisible characters and without the apostrophe that tells a spreadsheet "this is text"."""
    if not text.isprintable():
        text = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.isascii():
        text = unicodedata.normalize("NFC", CONTROL.sub("", text).replace("\u00a0", " "))
    return text[1:] if text[:1] == "'" and APOSTROPHE.match(text) else text


def cell_text(cell: object) -> str:
    """A cell as a person would read it: 12 rather than 12.0, and dates as they are typed here."""
    if isinstance(cell, str):
        return cell if cell.isascii() else CONTROL.sub("", cell)
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, date):
        on_the_day = not isinstance(cell, datetime) or cell.time() == time()
        return f"{cell:%d/%m/%Y}" if on_the_day else f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return "" if cell is None else str(cell)
