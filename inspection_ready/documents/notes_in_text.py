"""The notes of one text: which mark means which note, and what is odd about them. No words of any are lost."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from inspection_ready.documents.model import Note, Notes, Run, has_words
from inspection_ready.documents.note_marks import note_key
from inspection_ready.domain.document_findings import DocumentFault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from markdown_it.tree import SyntaxTreeNode

    from inspection_ready.documents.model import Runs


class NotesInText:
    """``read`` gives the words of a note; ``found`` is told a fault and what it is about."""

    def __init__(
        self,
        written: Iterable[SyntaxTreeNode],
        read: Callable[[SyntaxTreeNode], Runs],
        found: Callable[[DocumentFault, str], None],
    ) -> None:
        self._read, self._found = read, found
        self._written: dict[str, tuple[str, SyntaxTreeNode]] = {}
        self._twice: list[tuple[str, SyntaxTreeNode]] = []
        for node in written:
            name = str(node.meta["name"])
            key = note_key(name)
            if key in self._written and not _is_empty(self._written[key][1]):
                self._twice.append((name, node))
            else:
                self._written[key] = (name, node)
        self._notes: dict[str, Note] = {}
        self._inside: list[str] = []
        """Notes whose words are being read, each inside the one before; "" for words that hold no marks."""

    def marked(self, name: str) -> Iterator[Run]:
        """What stands for the mark: the note, or in words why there is none."""
        key = note_key(name)
        if key in self._inside:
            self._found(DocumentFault.NOTE_IN_NOTE, name)
            yield Run(f"[^{name}]")
            return
        note = self._note(name)
        if note is None:
            self._found(DocumentFault.NOTE_MISSING, name)
            yield Run(f"[Note missing: {name}]")
        elif self._inside:
            self._found(DocumentFault.NOTE_IN_NOTE, name)
            yield from (Run(" ("), *note.runs, Run(")"))
        else:
            yield Run("", note=note)

    def loose(self) -> Iterator[Notes]:
        """Those that nothing refers to, printed with the others."""
        left = [pair for key, pair in self._written.items() if key not in self._notes]
        fault = {id(node): DocumentFault.NOTE_TWICE for _, node in self._twice}
        entries = []
        for name, node in (*left, *self._twice):
            runs = self._words(name, node)
            if has_words(runs):
                self._found(fault.get(id(node), DocumentFault.NOTE_NOT_REFERRED_TO), name)
                entries.append(Note(runs, name))
        if entries:
            yield Notes(tuple(entries))

    @contextmanager
    def inside(self, key: str = "") -> Iterator[None]:
        self._inside.append(key)
        yield
        self._inside.pop()

    def _note(self, name: str) -> Note | None:
        """None where it is not written, or has no words."""
        key = note_key(name)
        if key in self._notes:
            return self._notes[key]
        if key not in self._written:
            return None
        runs = self._words(*self._written[key])
        if not has_words(runs):
            return None
        return self._notes.setdefault(key, Note(runs, key))

    def _words(self, name: str, node: SyntaxTreeNode) -> Runs:
        with self.inside(note_key(name)):
            return self._read(node.children[0])


def _is_empty(node: SyntaxTreeNode) -> bool:
    """One without words gives its name to the next that has them."""
    return not any(each.content.strip() for each in node.walk())
