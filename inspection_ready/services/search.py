"""Searching everything: the registers by what their lists show, and the text of the files of evidence.

The text is kept once for each stored file, on this computer. What is no file of evidence any more is never found.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import Cancelled, CannotRead, NotFound
from inspection_ready.domain.evidence import Evidence, EvidenceFile, EvidenceVersion
from inspection_ready.domain.file_texts import blocks
from inspection_ready.domain.filing import StoredFile
from inspection_ready.domain.release_findings import Place
from inspection_ready.domain.searching import from_what_was_typed, telling_first
from inspection_ready.exchange.release import source_of_file
from inspection_ready.records.registry import RECORDS
from inspection_ready.services.evidence_reading import file_data_path
from inspection_ready.services.file_texts import text_of
from inspection_ready.services.listing import Listing, listing, page
from inspection_ready.storage.text_index import IndexHit, TextIndex
from inspection_ready.storage.unit_of_work import Reader

if TYPE_CHECKING:
    from inspection_ready.records.fields import Record
    from inspection_ready.services.app import App

Progress = Callable[[int, int], None]
MOST_OF_A_REGISTER = 20
MOST_HITS, MOST_IN_A_FILE = 100, 3
SHORTEST = 2
"""Letters that are looked for in files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Everything:
    """Every register that is looked at by itself, with what its list shows."""

    registers: tuple[tuple[Record, Listing], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A record; ``words`` are what else its list shows of it, what was searched for first."""

    record: Record
    id: int
    title: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InFile:
    """``number`` is of the version the file belongs to; ``is_newest`` False where a newer one follows."""

    evidence: Evidence
    number: int
    is_newest: bool
    file: str
    where: Place
    around: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesRead:
    read: int = 0
    without: int = 0
    failed: int = 0
    left: int = 0


def everything(reader: Reader) -> Everything:
    """What is searched at each keystroke; to be read again when something changed."""
    own = [record for record in RECORDS if record.parent is None]
    return Everything(registers=tuple((record, listing(reader, record)) for record in own))


def named(
    reader: Reader, known: Everything, typed: str, *, among: Collection[str] | None = None
) -> tuple[Named, ...]:
    """The first of each register that show every word. ``among`` are kinds of records; None for all."""
    if not typed.strip():
        return ()
    return tuple(
        each
        for record, held in known.registers
        if among is None or record.code in among
        for each in _named_in(reader, record, held, typed)
    )


def find_in_files(reader: Reader, typed: str) -> tuple[InFile, ...]:
    """Where every word typed stands near each other, each as the beginning of a word; the best first."""
    words = [word for word in typed.split() if any(map(str.isalnum, word))]
    if not words or max(map(len, words)) < SHORTEST:
        return ()
    hits = TextIndex(reader.files.root.parent).find(words, most=MOST_HITS)
    return tuple(_in_files(reader, hits, typed))


def unread_files(reader: Reader) -> tuple[EvidenceFile, ...]:
    """Those on this computer whose text is not searched yet, each content once."""
    known = TextIndex(reader.files.root.parent).read_files()
    by_content = {file.sha256: file for file in reader.register(EvidenceFile).all()}
    waiting = (file for sha256, file in by_content.items() if sha256 not in known)
    return tuple(file for file in waiting if reader.files.path_of(file.sha256).is_file())


def read_texts(app: App, progress: Progress = lambda _done, _of: None) -> FilesRead:
    """Of every file that was not read yet; what is no stored file any more is forgotten.

    Stopped by ``progress``, what was read is kept. Raises Refused where nothing can be written.
    """
    index = TextIndex(app.workspace.folder)
    with app.reading() as reader:
        stored = set(reader.register(StoredFile).values("sha256"))
        waiting = unread_files(reader)
    index.forget(index.read_files() - stored)
    told = FilesRead(left=len(waiting))
    with suppress(Cancelled):
        for number, file in enumerate(waiting):
            progress(number, len(waiting))
            told = _with(told, _read(app, index, file))
        progress(len(waiting), len(waiting))
    return told


# inside


def _read(app: App, index: TextIndex, file: EvidenceFile) -> bool | None:
    """Whether it has words; None where it is not what was stored, which ``verify`` tells more of."""
    try:
        path = app.read(file_data_path, file)
        with source_of_file(path, lambda _done, _of: None) as source:
            found = text_of(replace(source, name=file.name))
    except (CannotRead, NotFound):
        return None
    index.put(file.sha256, blocks(found.parts))
    return bool(found.parts)


def _with(told: FilesRead, has_words: bool | None) -> FilesRead:
    left = told.left - 1
    if has_words is None:
        return replace(told, failed=told.failed + 1, left=left)
    return replace(told, read=told.read + has_words, without=told.without + (not has_words), left=left)


def _named_in(reader: Reader, record: Record, held: Listing, typed: str) -> Sequence[Named]:
    ids = held.found(typed, limit=MOST_OF_A_REGISTER)
    if not ids:
        return ()
    title = record.field(record.title)
    others = [field for field in record.fields if field.in_list and field is not title]
    rows = page(reader, record, ids, fields=[title, *others])
    return [
        Named(
            record=record,
            id=row.id,
            title=row.cells[0],
            words=", ".join(telling_first([cell for cell in row.cells[1:] if cell], typed)),
        )
        for row in rows
    ]


def _in_files(reader: Reader, hits: Sequence[IndexHit], typed: str) -> list[InFile]:
    """The same number of queries however many there are."""
    files = reader.register(EvidenceFile).having("sha256", sorted({hit.sha256 for hit in hits}))
    versions = {
        one.id: one for one in reader.register(EvidenceVersion).among(sorted({f.version_id for f in files}))
    }
    items = {
        one.id: one
        for one in reader.register(Evidence).among(sorted({v.evidence_id for v in versions.values()}))
    }
    newest: dict[int, int] = {}
    for one in reader.register(EvidenceVersion).having("evidence_id", sorted(items)):
        newest[one.evidence_id] = max(one.number, newest.get(one.evidence_id, 0))
    found: list[InFile] = []
    for hit, of_file in _few_of_each(hits):
        for file in (each for each in files if each.sha256 == hit.sha256):
            version = versions[file.version_id]
            if of_file < MOST_IN_A_FILE:
                found.append(
                    InFile(
                        evidence=items[version.evidence_id],
                        number=version.number,
                        is_newest=newest[version.evidence_id] == version.number,
                        file=file.name,
                        where=hit.where,
                        around=from_what_was_typed(hit.around, typed),
                    )
                )
    return found


def _few_of_each(hits: Sequence[IndexHit]) -> list[tuple[IndexHit, int]]:
    """With how many of the same file came before."""
    counted: dict[str, int] = {}
    told = []
    for hit in hits:
        told.append((hit, counted.get(hit.sha256, 0)))
        counted[hit.sha256] = counted.get(hit.sha256, 0) + 1
    return told
