"""Which font sets which characters.

Atkinson Hyperlegible Next sets what it can (Latin with Welsh and Polish letters); DejaVu Sans stands
behind it for ticks, arrows, Greek and Cyrillic. A council whose look asks for DejaVu Sans gets the two the other
way round, so either look can set the same characters. Scripts that must be shaped or run from right to left
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
from inspection_ready.domain.printed_brands import BrandFont
from inspection_ready.resources import resource_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfbase.ttfonts import TTFont

_loading = threading.Lock()
FAMILIES: dict[BrandFont, dict[tuple[bool, bool], tuple[str, ...]]] = {
    BrandFont.ATKINSON: {
        (False, False): ("AtkinsonHyperlegibleNext-Regular", "DejaVuSans"),
        (True, False): ("AtkinsonHyperlegibleNext-Bold", "DejaVuSans-Bold"),
        (False, True): ("AtkinsonHyperlegibleNext-Italic", "DejaVuSans"),
        (True, True): ("AtkinsonHyperlegibleNext-BoldItalic", "DejaVuSans-Bold"),
    },
    BrandFont.DEJAVU: {
        (False, False): ("DejaVuSans", "AtkinsonHyperlegibleNext-Regular"),
        (True, False): ("DejaVuSans-Bold", "AtkinsonHyperlegibleNext-Bold"),
        (False, True): ("DejaVuSans-Oblique", "AtkinsonHyperlegibleNext-Italic", "DejaVuSans"),
        (True, True): ("DejaVuSans-BoldOblique", "AtkinsonHyperlegibleNext-BoldItalic", "DejaVuSans-Bold"),
    },
}
"""For bold and italic: the file that sets what it can, and those behind it."""
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))
# ReportLab names characters beyond this wrongly in a PDF: they would look right and read as nonsense
_LAST_NAMED = 0xFFFF
_MUST_BE_SHAPED = range(0x0E80, 0x0F00)  # Lao, the one such script DejaVu has letters for


def missing_characters(text: str) -> str:
    """The characters no font here can set, each once, in order."""
    return "".join(
        dict.fromkeys(c for c in text if _font_for(c, FAMILIES[BrandFont.ATKINSON][False, False]) is None)
    )


def set_in_fonts(
    text: str, *, bold: bool, italic: bool, family: BrandFont = BrandFont.ATKINSON
) -> Iterator[tuple[TTFont, str]]:
    """The text cut where the font changes, with stand-ins for what no font has."""
    names = FAMILIES[family][bold, italic]
    first = _font(names[0])
    if _characters(first).issuperset(text):
        yield first, text
        return
    covered = "".join(c if _font_for(c, names) else STAND_IN for c in text)
    for font, part in groupby(covered, key=lambda c: _font_for(c, names)):
        assert font is not None, "the stand-in itself is in one of them"
        yield font, "".join(part)


def body_font(family: BrandFont = BrandFont.ATKINSON) -> TTFont:
    return _font(FAMILIES[family][False, False][0])


@lru_cache(maxsize=4096)
def _font_for(character: str, names: tuple[str, ...]) -> TTFont | None:
    return next((font for font in map(_font, names) if character in _characters(font)), None)


@cache
def _characters(font: TTFont) -> frozenset[str]:
    """Those it sets rightly, line ends among them."""
    return frozenset(filter(_is_set_rightly, map(chr, font.face.charToGlyph))) | {"\n"}


def _is_set_rightly(character: str) -> bool:
    if ord(character) > _LAST_NAMED or ord(character) in _MUST_BE_SHAPED:
        return False
    return unicodedata.bidirectional(character) not in _RIGHT_TO_LEFT


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
