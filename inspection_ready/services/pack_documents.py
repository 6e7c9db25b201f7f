"""Writes the documents of a pack, in Word and PDF, into the folder it is built in."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.documents import write_docx, write_pdf
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.packs import PackFacts
from inspection_ready.phrases.packs import TITLES
from inspection_ready.services.collecting import without_collecting
from inspection_ready.services.manifest import BuiltFile
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


@without_collecting()  # a tenth of the time; what a PDF's elements hold of each other goes with each document
def write_documents(
    facts: PackFacts, wanted: Sequence[str], folder: Path, progress: Progress
) -> tuple[BuiltFile, ...]:
    """Two files a document, all of them on the disk. Raises Refused where none has anything to print.

    Progress counts files; of none while nobody knows yet how many there will be. It is told so often that it may
    stop the work at any moment a person would call at once.
    """
    from inspection_ready.documents.compose import printed  # slow import: reads formatted text

    files: list[BuiltFile] = []
    composed = printed(facts, wanted, lambda: progress(0, 0))
    if not composed:
        raise Refused("nothing_to_print", titles=tuple(TITLES[name] for name in wanted))
    of = 2 * len(composed)

    def may_go_on() -> None:
        progress(len(files), of)

    with NewFiles() as new:
        for each in composed:
            may_go_on()
            word = (
                each.word()
                if each.word
                else write_docx(each.document, brand=facts.brand, may_go_on=may_go_on)
            )
            files.append(_written(new, folder, each, "docx", word, pages=None))
            pdf, pages = _pdf(each.document, facts.brand, may_go_on)
            files.append(_written(new, folder, each, "pdf", pdf, pages=pages))
            gc.collect(OF_ONE_DOCUMENT)
        new.wait(may_go_on)
    progress(of, of)
    return tuple(files)


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


def _written(
    new: NewFiles, folder: Path, each: Printed, ending: str, data: bytes, *, pages: int | None
) -> BuiltFile:
    path = f"{each.path}.{ending}"
    new.write(folder / path, data)
    sha256 = hashlib.sha256(data).hexdigest()
    return BuiltFile(path=path, document=each.name, sha256=sha256, size=len(data), pages=pages)
