"""Notes, from the runs that hold them to the end of their section: numbered through the document, with a way there
and a way back. A section begins at a heading of the first level.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from inspection_ready.documents.mapping import with_runs
from inspection_ready.documents.model import Heading, Note, Notes, PageBreak, Paragraph, Run, has_words
from inspection_ready.documents.walking import runs_of

if TYPE_CHECKING:
    from inspection_ready.documents.model import Block, Document, Runs


def with_notes(document: Document, *, apart: str = "") -> Document:
    """The same document where there are none. `apart` tells its anchors from those of others in the same file."""
    if not any(map(_has_notes, document.blocks)):
        return document
    placing = _Placing(apart)
    for block in document.blocks:
        placing.take(block)
    placing.end_section()
    return replace(document, blocks=tuple(placing.blocks))


def _has_notes(block: Block) -> bool:
    if isinstance(block, Notes):
        return any(not note.number for note in block.entries)
    return any(run.note for runs in runs_of(block) for run in runs)


@dataclass(slots=True)
class _Placing:
    apart: str
    blocks: list[Block] = field(default_factory=list)
    _open: dict[tuple[str, Runs], Note] = field(default_factory=dict)
    """Of the section that is being read, in the order of their marks."""
    _loose: list[Note] = field(default_factory=list)
    """Nothing refers to them: they come after the others."""
    _numbered: int = 0
    _marks: int = 0

    def take(self, block: Block) -> None:
        if isinstance(block, Notes):
            self._loose += block.entries
            return
        if isinstance(block, Heading) and block.level == 1:
            self.end_section()
        self.blocks.append(with_runs(block, self._marked) if _has_notes(block) else block)

    def end_section(self) -> None:
        """Before the page break to the next section, and before the small print that ends a document."""
        entries = (*self._open.values(), *map(self._numbered_as_next, self._loose))
        self._open, self._loose = {}, []
        if not entries:
            return
        place = len(self.blocks)
        while place and _belongs_below(self.blocks[place - 1]):
            place -= 1
        self.blocks.insert(place, Notes(entries))

    def _marked(self, runs: Runs) -> Runs:
        return tuple(
            run if run.note is None else self._mark(run, run.note)
            for run in runs
            if run.note is None or has_words(run.note.runs)
        )

    def _mark(self, run: Run, held: Note) -> Run:
        self._marks += 1
        anchor = f"{self.apart}note-mark-{self._marks}"
        key = held.name, held.runs
        if key not in self._open:
            self._open[key] = replace(self._numbered_as_next(held), back=anchor)
        note = self._open[key]
        return replace(
            run, text=note.mark, note=None, link=f"#{note.anchor}", anchor=anchor, says=f"note {note.number}"
        )

    def _numbered_as_next(self, note: Note) -> Note:
        self._numbered += 1
        return replace(note, number=self._numbered, anchor=f"{self.apart}note-{self._numbered}")


def _belongs_below(block: Block) -> bool:
    return isinstance(block, PageBreak) or (isinstance(block, Paragraph) and block.kind == "small")
