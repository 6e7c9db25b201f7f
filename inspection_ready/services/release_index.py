"""Writes the index of a release, in Word, PDF and Excel, into the folder it is built in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.documents import write_docx, write_pdf
from inspection_ready.domain.releases import Document, ReleaseFile
from inspection_ready.exchange.tables_out import Column, OutCell, TableOut
from inspection_ready.exchange.xlsx import write_xlsx
from inspection_ready.phrases.dates import day
from inspection_ready.phrases.releases import file_words
from inspection_ready.records.evidence import SENSITIVITIES
from inspection_ready.storage.files import write_whole

if TYPE_CHECKING:
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.release_papers import IndexLine, ReleasePaper

COLUMNS = (
    Column("No.", 6),
    Column("Request", 10),
    Column("Their reference", 14),
    Column("Wording", 60),
    Column("Answer in one line", 40),
    Column("What it is", 34),
    Column("File", 44),
    Column("As at", 14),
    Column("Owner", 22),
    Column("Signed by", 22),
    Column("Capacity", 40),
    Column("Signed at", 18),
    Column("Marked", 22),
    Column("Replaces", 40),
    Column("SHA-256", 66),
)
NOT_IN = (Column("What", 60), Column("Why it is not in this release", 60))
ABOUT = (Column("About this release", 30), Column("", 90))


def write_index(
    folder: Path, name: str, facts: PackFacts, paper: ReleasePaper, may_go_on: Callable[[], None]
) -> tuple[ReleaseFile, ...]:
    """Without the release they belong to, which is not known yet. What ``may_go_on`` raises ends it."""
    from inspection_ready.documents.compose.release_index import compose_release_index  # slow import

    document = compose_release_index(facts, paper)
    pages = 0

    def drawn(_number: int, total: int) -> None:
        nonlocal pages
        pages = total

    word = write_docx(document, brand=facts.brand, may_go_on=may_go_on)
    write_whole(folder / f"{name}.docx", word)
    pdf = write_pdf(document, brand=facts.brand, progress=drawn, may_go_on=may_go_on)
    write_whole(folder / f"{name}.pdf", pdf)
    may_go_on()
    write_xlsx(folder / f"{name}.xlsx", *_tables(facts, paper))
    return (
        _file(f"{name}.docx", word, None),
        _file(f"{name}.pdf", pdf, pages),
        _file(f"{name}.xlsx", (folder / f"{name}.xlsx").read_bytes(), None),
    )


def _file(path: str, data: bytes, pages: int | None) -> ReleaseFile:
    sha256 = hashlib.sha256(data).hexdigest()
    return ReleaseFile(
        release_id=0, path=path, document=Document.INDEX, sha256=sha256, size=len(data), pages=pages
    )


def _tables(facts: PackFacts, paper: ReleasePaper) -> tuple[TableOut, ...]:
    rows = (row for line in paper.lines for row in _rows(line))
    left = ((each.what, each.why) for each in paper.left_out)
    head = facts.head
    about = (
        ("Release", paper.number),
        ("From", facts.council.name),
        ("To", facts.regulator),
        ("Prepared on", day(facts.prepared_on)),
        ("Record of changes before this release", f"{head.count} entries, head {head}"),
    )
    return (
        TableOut("Index", COLUMNS, rows),
        TableOut("Not in it", NOT_IN, left),
        TableOut("About", ABOUT, about),
    )


def _rows(line: IndexLine) -> Iterator[tuple[OutCell, ...]]:
    """A row for each file; one for what has none."""
    own = line.item
    for path, sha256 in [(file.path, file.sha256) for file in line.files] or [(file_words(own, ()), "")]:
        yield (
            own.position,
            own.request_number,
            own.their_ref,
            own.wording,
            own.answer,
            own.title,
            f"{path}, look at {own.pointer}" if own.pointer and sha256 else path,
            own.as_at,
            own.owner,
            own.signed_by,
            own.signed_as,
            own.signed_at,
            "" if own.marked is None else SENSITIVITIES[own.marked],
            own.replaces,
            sha256,
        )
