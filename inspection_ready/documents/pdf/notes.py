"""The notes of a section: each an element with an identity of its own, its mark the way back to the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents import house_style as house
from inspection_ready.documents.model import NOTES_TITLE, Run
from inspection_ready.documents.pdf.lines import break_lines
from inspection_ready.documents.pdf.strips import TextStrip
from inspection_ready.documents.pdf.structure import Element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.documents.look import Look
    from inspection_ready.documents.model import Note, Notes, Runs


def note_strips(block: Notes, parent: Element, width: float, look: Look) -> Iterator[TextStrip]:
    title = (Run(NOTES_TITLE, bold=True),)
    strips = [*_lines(title, Element("P", parent), width, look)]
    strips[0].before, strips[-1].keep_next = house.NOTES_GAP, True
    for note in block.entries:
        strips += _note(note, Element("Note", parent, identity=note.anchor), width, look)
    strips[-1].after = house.NOTES_GAP
    yield from strips


def _note(note: Note, element: Element, width: float, look: Look) -> Iterator[TextStrip]:
    label, words = Element("Lbl", element), Element("P", element)
    mark = Run(note.mark, link=f"#{note.back}" if note.back else "", says=note.says_back)
    (line,) = break_lines((mark,), house.NOTE, width, label, look)
    strips = list(_lines(note.runs, words, width, look, left=house.NOTE_INDENT))
    strips[0].anchor, strips[0].label = note.anchor, (line, 0.0)
    yield from strips


def _lines(
    runs: Runs, element: Element, width: float, look: Look, *, left: float = 0.0
) -> Iterator[TextStrip]:
    style = house.NOTE
    lines = break_lines(runs, style, width - left, element, look)
    last = len(lines) - 1
    for place, line in enumerate(lines):
        yield TextStrip(
            height=style.leading,
            before=style.before if place == 0 else 0.0,
            # no single line of a note stands alone at the foot or the head of a page
            keep_next=place < last and place in {0, last - 1},
            line=line,
            x=left,
        )
