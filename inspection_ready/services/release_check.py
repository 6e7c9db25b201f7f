"""Looks into one file before anybody is asked to sign it, and into the files in it. Needs no workspace."""

from __future__ import annotations

from pathlib import Path

from inspection_ready.domain.release_check import Judge
from inspection_ready.domain.release_findings import CheckedFile, Part, Place, UnseenKind
from inspection_ready.domain.release_items import Known, Piece
from inspection_ready.exchange.release import Source, source_of_bytes, source_of_file
from inspection_ready.services.file_walk import HASHING, WHOLE, Progress, Walk

NOTHING_SEEN = frozenset(
    (UnseenKind.OLD_FORMAT, UnseenKind.UNKNOWN_FORMAT, UnseenKind.ARCHIVE, UnseenKind.LOCKED)
)


def check_file(
    path: Path, known: Known, progress: Progress = lambda _done, _of: None, *, name: str = ""
) -> CheckedFile:
    """``name`` is what it is called where that is not the name it lies under. Raises CannotRead where there is nothing to look into: it is not there, empty, damaged, built to do harm, only
    in the cloud, or changed meanwhile.
    """

    def hashed(done: int, of: int) -> None:
        progress(done * HASHING // max(of, 1), WHOLE)

    with source_of_file(path, hashed, name=name) as source:
        checked = _checked(source, known, progress)
    progress(WHOLE, WHOLE)
    return checked


def check_bytes(
    name: str, data: bytes, known: Known, progress: Progress = lambda _done, _of: None
) -> CheckedFile:
    """The same of bytes that are held already."""
    return _checked(source_of_bytes(name, data), known, progress)


def _checked(source: Source, known: Known, progress: Progress) -> CheckedFile:
    judge = Judge(known)
    judge.take(Piece(Path(source.name).stem.replace("_", " "), Place(part=Part.FILE_NAME), is_name=True))
    judge.letters = 0
    walk = Walk(judge.take, progress)
    walk.go(source)
    findings = judge.findings()
    unseen = judge.unseen()
    return CheckedFile(
        name=source.name,
        sha256=source.sha256,
        size=source.size,
        format=judge.format.name,
        pages=walk.pages or judge.format.pages,
        letters=judge.letters,
        is_readable=not any(each.kind in NOTHING_SEEN and not each.inside for each in unseen),
        findings=findings,
        unseen=unseen,
    )
