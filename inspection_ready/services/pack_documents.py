"""Writes the documents of a pack, in Word and PDF, into the folder it is built in."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from inspection_ready.documents import write_docx, write_pdf
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.filing import BuiltFile
from inspection_ready.domain.pack_findings import PackFinding
from inspection_ready.domain.packs import PackFacts
from inspection_ready.phrases.packs import ABOUT, TITLES
from inspection_ready.services.collecting import without_collecting
from inspection_ready.services.pack_findings import found_in
from inspection_ready.storage.files import NewFiles

if TYPE_CHECKING:
    from inspection_ready.documents.compose import Printed
    from inspection_ready.documents.model import Document
    from inspection_ready.domain.printed_brands import PrintedBrand

OF_ONE_DOCUMENT = 1
"""The collector's generation: what was made since it last looked."""

Progress = Callable[[int, int], None]
"""Told what is done, and of how much. What it raises stops the work, and nothing is left of it."""

DOCUMENTS = tuple(TITLES)
"""In the order people read them."""
CHANGES = "changes"
"""The one that tells the others from those of the pack before."""


@dataclass(frozen=True, slots=True)
class BuiltLetter:
    """``path`` has no ending: there are two files."""

    path: str
    letter_id: int
    person_id: int


@dataclass(frozen=True, slots=True)
class BuiltDocuments:
    """``files`` in reading order, the second page of the pack first."""

    files: tuple[BuiltFile, ...]
    findings: tuple[PackFinding, ...]
    letters: tuple[BuiltLetter, ...] = ()


@without_collecting()  # a tenth of the time; what a PDF's elements hold of each other goes with each document
def write_documents(
    facts: PackFacts, wanted: Sequence[str], folder: Path, progress: Progress
) -> BuiltDocuments:
    """Two files a document, all of them on the disk. Raises Refused where none has anything to print.

    Progress counts files, and the ZIP that is still to be made as one; of none while nobody knows yet how many
    there will be. It is told so often that it may stop the work at any moment a person would call at once.
    """
    from inspection_ready.documents.compose import printed  # slow import: reads formatted text
    from inspection_ready.documents.compose.about import compose_about  # slow import, as above
    from inspection_ready.documents.compose.printed import Printed  # slow import, as above

    composed = printed(facts, wanted, lambda: progress(0, 0))
    if not composed:
        raise Refused("nothing_to_print", titles=tuple(TITLES[name] for name in wanted))
    findings = found_in(facts, composed, lambda: progress(0, 0))
    of = files_of(len(composed))
    with Writing(folder, facts.brand, lambda done: progress(done, of)) as writing:
        for each in composed:
            writing.write(each)
        files = tuple(writing.files)
        writing.write(
            Printed(
                ABOUT,
                ABOUT,
                compose_about(facts, files, [each for each in findings if not each.is_kept_inside]),
            )
        )
        about = writing.files[len(files) :]
    return BuiltDocuments((*about, *files), findings, tuple(_letters(composed)))


def _letters(composed: Sequence[Printed]) -> Iterator[BuiltLetter]:
    for each in composed:
        if each.record_id is not None and each.person_id is not None:
            yield BuiltLetter(each.path, each.record_id, each.person_id)


def files_of(documents: int) -> int:
    """How many files a pack of so many documents has: two of each and of the one about itself, and the ZIP."""
    return 2 * (documents + 1) + 1


class Writing:
    """Writes documents one after another, each in Word and PDF; where it ends, all are on the disk.

    ``done`` is told how many files are written, whenever the work may be stopped.
    """

    def __init__(self, folder: Path, brand: PrintedBrand, done: Callable[[int], None]) -> None:
        self.files: list[BuiltFile] = []
        self._folder = folder
        self._brand = brand
        self._done = done
        self._new = NewFiles()

    def write(self, each: Printed) -> None:
        self._may_go_on()
        docx = partial(write_docx, each.document, brand=self._brand, may_go_on=self._may_go_on)
        word = each.word() if each.word else docx()
        self.keep(each, "docx", word, pages=None)
        pdf, pages = _pdf(each.document, self._brand, self._may_go_on)
        self.keep(each, "pdf", pdf, pages=pages)
        gc.collect(OF_ONE_DOCUMENT)

    def __enter__(self) -> Self:
        self._new.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        try:
            if kind is None:
                self._new.wait(self._may_go_on)
                self._may_go_on()
        finally:
            self._new.__exit__(kind, *rest)

    def _may_go_on(self) -> None:
        self._done(len(self.files))

    def keep(self, each: Printed, ending: str, data: bytes, *, pages: int | None) -> None:
        path = f"{each.path}.{ending}"
        self._new.write(self._folder / path, data)
        sha256 = hashlib.sha256(data).hexdigest()
        self.files.append(
            BuiltFile(path=path, document=each.name, sha256=sha256, size=len(data), pages=pages)
        )


def printable(facts: PackFacts, wanted: Sequence[str]) -> tuple[str, ...]:
    """Those that have something to print, in reading order."""
    from inspection_ready.documents.compose import has_content  # slow import: reads formatted text

    return tuple(name for name in DOCUMENTS if name in wanted and has_content(facts, name))


def _pdf(document: Document, brand: PrintedBrand, may_go_on: Callable[[], None]) -> tuple[bytes, int]:
    """The file, and how many pages it has."""
    pages = 0

    def drawn(_number: int, total: int) -> None:
        nonlocal pages
        pages = total

    return write_pdf(document, brand=brand, progress=drawn, may_go_on=may_go_on), pages
