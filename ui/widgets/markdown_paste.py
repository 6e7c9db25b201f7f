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
    Paragraph,
    PictureMark,
    Run,
    Runs,
    settled,
)
from ui.widgets.markdown_document import read_document

_DEEPER = 0xE000
"""A private character carries the depth of Word's items through Qt's reader."""
_WORD_ITEM = re.compile(r"<p[^>]*mso-list:\s*\w+\s+level(\d)[^>]*>", re.IGNORECASE)
_PICTURE = re.compile(r"<(?:img|v:imagedata)\b", re.IGNORECASE)
_MARKED = re.compile(r"([\ue001-\ue009])\s*([^\s\ue001-\ue009]{1,6})\s+")
_BULLETED = re.compile(r"[•·▪◦‣]\s+")
_NUMBER = re.compile(r"(\d+)[.)]")
_KEPT_LINKS = re.compile(r"(?i)(https?://|mailto:|tel:)")


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
    marked = _WORD_ITEM.sub(lambda found: found.group() + chr(_DEEPER + int(found.group(1))), html)
    document = QTextDocument()
    # nothing is fetched: a picture in a web page may be a tracker
    document.setHtml(re.sub(r"<(?:img|v:imagedata)\b[^>]*>", "", marked, flags=re.IGNORECASE))
    blocks = (_cut_down(block) for block in read_document(document))
    return Pasted(settled(blocks), len(_PICTURE.findall(html)))


def plain_blocks(text: str) -> Blocks:
    """A blank line parts paragraphs; other line ends are kept as line breaks."""
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    return settled(Paragraph((Run(part),)) for part in parts)


def _cut_down(block: Block) -> Block:
    match block:
        case Paragraph(runs):
            return _as_item(tuple(_own_links(runs)))
        case PictureMark():
            return block
        case Heading() | Item():
            return replace(block, runs=tuple(_own_links(block.runs)))
        case _:
            return replace(
                block, rows=tuple(tuple(tuple(_own_links(cell)) for cell in row) for row in block.rows)
            )


def _own_links(runs: Runs) -> Iterator[Run]:
    """A link into somebody's own computer or mailbox would lead nowhere."""
    for run in runs:
        kept = bool(_KEPT_LINKS.match(run.link))
        yield run if kept else replace(run, link="", title="")


def _as_item(runs: Runs) -> Block:
    """Word writes items as paragraphs that begin with their own bullet or number."""
    text = "".join(run.text for run in runs)
    if found := _MARKED.match(text):
        number = _NUMBER.fullmatch(found.group(2))
        depth = ord(found.group(1)) - _DEEPER - 1
        return Item(_without(runs, found.end()), depth, int(number.group(1)) if number else None)
    if found := _BULLETED.match(text):
        return Item(_without(runs, found.end()))
    return Paragraph(tuple(replace(run, text=re.sub("[\ue001-\ue009]", "", run.text)) for run in runs))


def _without(runs: Runs, length: int) -> Runs:
    left = []
    for run in runs:
        left.append(replace(run, text=run.text[length:]))
        length = max(length - len(run.text), 0)
    return tuple(left)
