"""Which font sets which characters.

Atkinson Hyperlegible Next sets what it can (Latin with Welsh and Polish letters); DejaVu Sans stands
behind it for ticks, arrows, Greek and Cyrillic. Scripts that must be shaped or run from right to left
are taken by neither: a PDF made here would show them wrongly, so each such character becomes a visible
stand-in and `checks` reports it.
"""

from __future__ import annotations

import threading
import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from inspection_ready.documents.text import STAND_IN
from inspection_ready.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfbase.ttfonts import TTFont

_loading = threading.Lock()
FAMILY = "AtkinsonHyperlegibleNext"
STYLES = {
    (False, False): ("Regular", "DejaVuSans"),
    (True, False): ("Bold", "DejaVuSans-Bold"),
    (False, True): ("Italic", "DejaVuSans"),
    (True, True): ("BoldItalic", "DejaVuSans-Bold"),
}
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))
# ReportLab names characters beyond this wrongly in a PDF: they would look right and read as nonsense
_LAST_NAMED = 0xFFFF
_MUST_BE_SHAPED = range(0x0E80, 0x0F00)  # Lao, the one such script DejaVu has letters for


def missing_characters(text: str) -> str:
    """The characters no font here can set, each once, in order."""
    return "".join(dict.fromkeys(c for c in text if _font_for(c, bold=False, italic=False) is None))


def set_in_fonts(text: str, *, bold: bool, italic: bool) -> Iterator[tuple[TTFont, str]]:
    """The text cut where the font changes, with stand-ins for what no font has."""
    first = _font(f"{FAMILY}-{STYLES[bold, italic][0]}")
    if _characters(first).issuperset(text):
        yield first, text
        return
    covered = "".join(c if _font_for(c, bold=bold, italic=italic) else STAND_IN for c in text)
    for font, part in groupby(covered, key=lambda c: _font_for(c, bold=bold, italic=italic)):
        assert font is not None, "the stand-in itself is in the font behind"
        yield font, "".join(part)


def body_font() -> TTFont:
    return _font(f"{FAMILY}-Regular")


@lru_cache(maxsize=4096)
def _font_for(character: str, *, bold: bool, italic: bool) -> TTFont | None:
    style, behind = STYLES[bold, italic]
    first = _font(f"{FAMILY}-{style}")
    if ord(character) in first.face.charToGlyph or character == "\n":
        return first
    if ord(character) > _LAST_NAMED or ord(character) in _MUST_BE_SHAPED:
        return None
    if unicodedata.bidirectional(character) in _RIGHT_TO_LEFT:
        return None
    second = _font(behind)
    return second if ord(character) in second.face.charToGlyph else None


@cache
def _characters(font: TTFont) -> frozenset[str]:
    return frozenset(map(chr, font.face.charToGlyph)) | {"\n"}


def _font(name: str) -> TTFont:
    # two threads that load a font at once would hold two fonts of one name, and mix them in one file
    with _loading:
        return _loaded(name)


@cache
def _loaded(name: str) -> TTFont:
    from reportlab.pdfbase import pdfmetrics, ttfonts  # slow import

    font = ttfonts.TTFont(name, str(resource_path("fonts", f"{name}.ttf")), shapable=False)
    cut = lru_cache(maxsize=32)(font.face.makeSubset)  # letters of one kind have the same letters in them
    font.face.makeSubset = lambda subset: cut(tuple(subset))
    pdfmetrics.registerFont(font)
    return font
