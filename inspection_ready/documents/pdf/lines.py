"""Breaks runs into lines of a given width."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from inspection_ready.documents import house_style as house
from inspection_ready.documents.fonts import set_in_fonts
from inspection_ready.documents.pdf.structure import Element
from inspection_ready.documents.text import printable
from inspection_ready.domain.printed_brands import BrandFont

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlab.pdfbase.ttfonts import TTFont

    from inspection_ready.documents.house_style import TextStyle
    from inspection_ready.documents.look import Look
    from inspection_ready.documents.model import Run
    from inspection_ready.documents.pdf.sheet import Sheet

MOST_LETTERS = 3
"""A line this many times as long in square letters does not fit, whichever they are; nobody need measure it."""
_TOKENS = re.compile(r"\n| +|[^\n ]+")
# where a word too long for its line may be cut, before it is cut anywhere
_SOFT_PLACES = re.compile(r"(?<=[-/@._&=?])")


@dataclass(frozen=True, slots=True)
class Ink:
    """How a stretch of text is drawn, and what it is."""

    font: TTFont
    size: float
    colour: str
    element: Element
    link: str = ""
    words: str = ""
    """All the link's words: its name for people who hear it."""
    tinted: bool = False
    anchor: str = ""


@dataclass(slots=True)
class Piece:
    """A stretch of one line in one ink. Its text may end with the space at which the line was broken."""

    ink: Ink
    text: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    pieces: tuple[Piece, ...]
    width: float


@dataclass(slots=True)
class _Word:
    """What may not be broken: parts in one or more inks, then the space after them (0 for none)."""

    parts: list[tuple[Ink, str, float]]
    width: float = 0.0
    space: float = 0.0
    ends_line: bool = False


def width_of(text: str, font: TTFont, size: float) -> float:
    return _thousandths(text, font) * size / 1000


def words_width(
    text: str, size: float, *, bold: bool = False, family: BrandFont = BrandFont.ATKINSON
) -> float:
    """As one line."""
    fonts = set_in_fonts(printable(text), bold=bold, italic=False, family=family)
    return sum(width_of(part, font, size) for font, part in fonts)


@lru_cache(maxsize=65536)
def _thousandths(text: str, font: TTFont) -> float:
    widths, other = font.face.charWidths, font.face.defaultWidth
    return float(sum(widths.get(ord(character), other) for character in text))


def break_lines(
    runs: Sequence[Run], style: TextStyle, width: float, element: Element, look: Look
) -> list[Line]:
    """The runs as lines; every break at a space keeps the space, so a reader never hears two words as one."""
    inks = tuple(_inks(runs, style, element, look))
    if len(inks) == 1 and (line := _one_line(*inks[0], width)):
        return [line]
    lines: list[Line] = []
    waiting: list[_Word] = []
    used = 0.0
    for word in _fitting_words(_words(inks), width):
        if waiting and used + word.width > width:
            lines.append(_line(waiting))
            waiting, used = [], 0.0
        waiting.append(word)
        used += word.width + word.space
        if word.ends_line:
            lines.append(_line(waiting))
            waiting, used = [], 0.0
    if waiting:
        lines.append(_line(waiting))
    return lines


def _inks(runs: Sequence[Run], style: TextStyle, element: Element, look: Look) -> Iterator[tuple[Ink, str]]:
    for run in runs:
        within, colour = element, style.colour
        if run.link:
            around = Element("Reference", element, inline=True) if run.anchor else element
            within, colour = Element("Link", around, inline=True), look.link
        if run.language:
            within = Element("Span", within, inline=True, language=run.language)
        text = printable(run.text)
        bold = run.bold or style.bold
        for font, part in set_in_fonts(text, bold=bold, italic=run.italic, family=look.font):
            says = (run.says or text) if run.link else ""
            ink = Ink(font, style.size, colour, within, run.link, says, run.code, run.anchor)
            yield ink, part


def _one_line(ink: Ink, text: str, width: float) -> Line | None:
    """As most cells of tables are: words in one ink that fit. None for anything else."""
    if "\n" in text or text != text.strip(" ") or len(text) * ink.size > MOST_LETTERS * width:
        return None
    wide = width_of(text, ink.font, ink.size)
    return Line((Piece(ink, text, 0.0, wide),), wide) if text and wide <= width else None


def _words(inked: Iterable[tuple[Ink, str]]) -> Iterator[_Word]:
    """Cut at spaces and line ends only: where one run ends and the next begins is no place to break."""
    word = _Word([])
    for ink, text in inked:
        for part in _TOKENS.findall(text):
            if part == "\n":
                word.ends_line = True
                word.parts.append((ink, " ", 0.0))
            elif part[0] == " ":
                word.space += width_of(part, ink.font, ink.size)
                word.parts.append((ink, part, word.space))
            else:
                if word.space or word.ends_line:
                    yield word
                    word = _Word([])
                wide = width_of(part, ink.font, ink.size)
                word.parts.append((ink, part, wide))
                word.width += wide
            if word.ends_line:
                yield word
                word = _Word([])
    if word.parts:
        yield word


def _fitting_words(words: Iterator[_Word], width: float) -> Iterator[_Word]:
    for word in words:
        if word.width <= width:
            yield word
        else:
            yield from _cut_word(word, width)


def _cut_word(word: _Word, width: float) -> Iterator[_Word]:
    """A web address or a very long word, cut where it reads best, or anywhere if it must be."""
    cut = _Word([])
    for ink, text, _ in word.parts:
        for part in _parts_within(text, ink, width):
            wide = 0.0 if part.isspace() else width_of(part, ink.font, ink.size)
            if cut.parts and cut.width + wide > width:
                yield cut
                cut = _Word([])
            cut.parts.append((ink, part, wide))
            cut.width += wide
    cut.space, cut.ends_line = word.space, word.ends_line
    yield cut


def _parts_within(text: str, ink: Ink, width: float) -> Iterator[str]:
    for part in _SOFT_PLACES.split(text):
        if width_of(part, ink.font, ink.size) <= width:
            yield part
        else:
            yield from part


def _line(words: list[_Word]) -> Line:
    pieces: list[Piece] = []
    x = 0.0
    for word in words:
        for ink, text, width in word.parts:
            if pieces and pieces[-1].ink is ink:
                pieces[-1].text += text
                pieces[-1].width += width
            else:
                pieces.append(Piece(ink, text, x, width))
            x += width
    return Line(tuple(pieces), x - words[-1].space)


def draw_line(sheet: Sheet, line: Line, x: float, top: float, leading: float) -> None:
    for piece in line.pieces:
        ink = piece.ink
        baseline = top - leading / 2 - ink.size * 0.33  # capitals stand in the middle of the line
        left = x + piece.x
        if ink.tinted:
            sheet.mark_artifact()
            sheet.fill(left - 1.5, baseline - ink.size * 0.25, piece.width + 3, ink.size * 1.15, house.TINT)
        if ink.link:
            _draw_link(sheet, piece, left, baseline)
        else:
            sheet.mark(ink.element)
            sheet.show(left, baseline, piece.text, font=ink.font, size=ink.size, colour=ink.colour)


def _draw_link(sheet: Sheet, piece: Piece, left: float, baseline: float) -> None:
    ink = piece.ink
    wide = width_of(piece.text.rstrip(" "), ink.font, ink.size)
    if ink.anchor:
        sheet.place_anchor(ink.anchor, baseline + 2 * ink.size)
    sheet.mark_artifact()
    sheet.fill(left, baseline - 1.6, wide, 0.6, ink.colour)
    sheet.mark(ink.element)
    sheet.show(left, baseline, piece.text, font=ink.font, size=ink.size, colour=ink.colour)
    box = (left, baseline - ink.size * 0.3, left + wide, baseline + ink.size * 0.9)
    link = ink.element if ink.element.tag == "Link" else ink.element.parent
    assert link is not None, "a stretch in another language stands inside its link"
    sheet.link(link, box, ink.link, ink.words)
