"""What comes from Word or a web page, cut down to what a section holds: no fonts, colours, pictures or classes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocument

from inspection_ready.domain.formatted_text import (
    Block,
    Blocks,
    Heading,
    Item,
    Note,
    Paragraph,
    PictureMark,
    Run,
    Runs,
    settled,
)
from inspection_ready.domain.note_marks import NOTE, mark_words, named_by
from ui.widgets.markdown_reading import read_document
from ui.widgets.pasted_html import MARKED, cut_down

_BULLETED = re.compile(r"[•·▪◦‣]\s+")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
"""Where a word may be broken: nobody sees them, and a search does not find the word."""
_KEPT_LINKS = re.compile(r"(?i)(https?://|mailto:|tel:|section:)")
_WORD_NOTE = re.compile(r".*#_(ft|ed)n(ref)?(\d+)")
"""What Word makes of footnotes and endnotes: marks that lead to the notes, and notes that lead to the marks."""


REF = "ref "


@dataclass(frozen=True, slots=True)
class Pasted:
    blocks: Blocks
    pictures: int
    """How many were left out."""


def pasted(data: QMimeData) -> Pasted:
    if data.hasHtml():
        return pasted_html(data.html())
    if data.hasText():
        return Pasted(plain_blocks(data.text()), 0)
    return Pasted((), 1 if data.hasImage() else 0)


def pasted_html(html: str) -> Pasted:
    kept, pictures = cut_down(html)
    document = QTextDocument()
    document.setHtml(_UNSEEN.sub("", kept))  # nothing is fetched: a picture in a web page may be a tracker
    blocks = (_cut_down(block) for block in read_document(document))
    return Pasted(settled(blocks), pictures)


def plain_blocks(text: str) -> Blocks:
    """A blank line parts paragraphs; other line ends are kept as line breaks."""
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    return settled(Paragraph((Run(part),)) for part in parts)


def _cut_down(block: Block) -> Block:
    match block:
        case Paragraph(runs):
            return _as_note(runs) or _as_item(tuple(_own_links(runs)))
        case PictureMark():
            return block
        case Heading() | Item() | Note():
            return replace(block, runs=tuple(_own_links(block.runs)))
        case _:
            return replace(
                block, rows=tuple(tuple(tuple(_own_links(cell)) for cell in row) for row in block.rows)
            )


def _own_links(runs: Runs) -> Iterator[Run]:
    """A link into somebody's own computer or mailbox would lead nowhere."""
    for run in runs:
        if (name := _word_note(run)) and not name.startswith(REF):
            yield Run(mark_words(name), link=NOTE + name)
            continue
        kept = bool(_KEPT_LINKS.match(run.link)) or bool(named_by(run.link, run.text))
        yield run if kept else replace(run, link="", title="")


def _word_note(run: Run) -> str:
    """The name we give it, behind ``REF`` where it begins the note itself; "" for anything else."""
    found = _WORD_NOTE.fullmatch(run.link) if run.text.strip() else None
    if found is None:
        return ""
    return (REF if found[2] else "") + ("" if found[1] == "ft" else "e") + found[3]


def _as_note(runs: Runs) -> Note | None:
    for place, run in enumerate(runs):
        if (name := _word_note(run)).startswith(REF):
            return Note(name.removeprefix(REF), tuple(_own_links(runs[place + 1 :])))
        if run.text.strip():
            break
    return None


def _as_item(runs: Runs) -> Block:
    """Word writes items as paragraphs; others begin a paragraph with a bullet of their own."""
    text = "".join(run.text for run in runs)
    if found := MARKED.match(text.lstrip()):
        skipped = len(text) - len(text.lstrip()) + found.end()
        number = int(found[2]) if found[2] else None
        return Item(_without(runs, skipped + _blanks_at(text, skipped)), int(found[1]) - 1, number)
    if found := _BULLETED.match(text):
        return Item(_without(runs, found.end()))
    return Paragraph(tuple(replace(run, text=MARKED.sub("", run.text)) for run in runs))


def _blanks_at(text: str, place: int) -> int:
    return len(text[place:]) - len(text[place:].lstrip())


def _without(runs: Runs, length: int) -> Runs:
    left = []
    for run in runs:
        left.append(replace(run, text=run.text[length:]))
        length = max(length - len(run.text), 0)
    return tuple(left)
