"""The words of a file and where they stand, as far as they can be read; and what it calls itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import CannotRead, ExpectedError
from inspection_ready.domain.file_texts import TextPart
from inspection_ready.domain.release_findings import Part, Unseen, UnseenKind
from inspection_ready.domain.release_items import Format, Link, Noticed, Piece
from inspection_ready.exchange.release import Source, source_of_file
from inspection_ready.services.file_walk import HASHING, WHOLE, Progress, Walk

if TYPE_CHECKING:
    from pathlib import Path

MOST_LETTERS = 3_000_000
"""Of one file; a longer text is cut here, and it is said."""
LARGEST = 400_000_000
"""Bytes; a larger file is no document, and its words are not read."""
LONGEST_TITLE = 300
NOT_READ = frozenset(
    (Part.DELETED, Part.LAYOUT, Part.CUSTOM_DATA, Part.PIVOT_CACHE, Part.FILE_NAME, Part.PROPERTIES)
)
"""Not what a reader of the file sees as its words."""
WITHOUT_TEXT = (
    UnseenKind.LOCKED,
    UnseenKind.OLD_FORMAT,
    UnseenKind.UNKNOWN_FORMAT,
    UnseenKind.ARCHIVE,
    UnseenKind.PAGES_ARE_PICTURES,
    UnseenKind.PICTURES,
)
"""Why a file has no words here, the weightiest reason first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileText:
    """Of exactly the bytes with this SHA-256. ``no_text`` says why there are no words, ``error`` what went wrong."""

    name: str
    sha256: str
    size: int
    parts: tuple[TextPart, ...] = ()
    titles: tuple[str, ...] = ()
    """What it calls itself, the best first: in a style for titles, in its properties."""
    no_text: UnseenKind | None = None
    error: ExpectedError | None = None
    is_cut: bool = False

    @property
    def text(self) -> str:
        return "\n".join(part.words for part in self.parts)


def read_file_text(path: Path, progress: Progress = lambda _done, _of: None) -> FileText:
    """Raises CannotRead where its bytes cannot be had: it is gone, empty, locked, only in the cloud, or changed.

    A file that is damaged, or built to do harm, has its SHA-256 and no words.
    """
    with source_of_file(path, lambda done, of: progress(done * HASHING // max(of, 1), WHOLE)) as source:
        return text_of(source, progress)


def text_of(source: Source, progress: Progress = lambda _done, _of: None) -> FileText:
    reading = _Reading()
    error: ExpectedError | None = None
    try:
        if source.size <= LARGEST:
            Walk(reading.take, progress).go(source)
    except _Enough:
        pass
    except CannotRead as found:
        error = found
    return FileText(
        name=source.name,
        sha256=source.sha256,
        size=source.size,
        parts=tuple(reading.parts),
        titles=tuple(reading.titles_in_text + reading.titles_told),
        no_text=None if reading.parts else reading.reason(is_large=source.size > LARGEST),
        error=error,
        is_cut=reading.letters >= MOST_LETTERS,
    )


class _Enough(Exception):  # noqa: N818 - it never leaves this module
    """More words than anybody searches."""


@dataclass(slots=True)
class _Reading:
    parts: list[TextPart] = field(default_factory=list)
    titles_in_text: list[str] = field(default_factory=list)
    titles_told: list[str] = field(default_factory=list)
    unseen: set[UnseenKind] = field(default_factory=set)
    letters: int = 0

    def take(self, item: Piece | Noticed | Link | Format | Unseen) -> None:
        match item:
            case Piece():
                self._piece(item)
            case Unseen() if not item.inside:
                self.unseen.add(item.kind)

    def reason(self, *, is_large: bool) -> UnseenKind | None:
        if is_large:
            return UnseenKind.CUT
        return next((kind for kind in WITHOUT_TEXT if kind in self.unseen), None)

    def _piece(self, piece: Piece) -> None:
        words = piece.text.strip()
        if piece.is_title and not piece.where.inside and len(words) <= LONGEST_TITLE:
            is_told = piece.where.part is Part.PROPERTIES
            (self.titles_told if is_told else self.titles_in_text).append(words)
        if not words or piece.where.part in NOT_READ:
            return
        self.parts.append(TextPart(piece.where, words[: MOST_LETTERS - self.letters]))
        self.letters += len(words)
        if self.letters >= MOST_LETTERS:
            raise _Enough
