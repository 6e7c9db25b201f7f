"""A document as a PDF and a Word file in a folder of its own, both or neither."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.storage.letter_folders import LetterFolder, free_name

if TYPE_CHECKING:
    from inspection_ready.documents.model import Document
    from inspection_ready.domain.printed_brands import PrintedBrand

Progress = Callable[[int, int], None]
STEPS = 3


@dataclass(frozen=True, slots=True)
class WrittenBoth:
    folder: Path
    files: tuple[str, ...]
    pages: int


def write_both(
    document: Document, brand: PrintedBrand, *, parent: Path, folder: str, name: str, progress: Progress
) -> WrittenBoth:
    """Beside a folder of that name a new one is made. What ``progress`` raises stops it: then nothing was written."""
    from inspection_ready.documents import preview, write_docx, write_pdf  # slow import

    progress(1, STEPS)
    pdf = write_pdf(document, brand=brand, may_go_on=lambda: progress(1, STEPS))
    progress(2, STEPS)
    word = write_docx(document, brand=brand, may_go_on=lambda: progress(2, STEPS))
    made = parent / free_name(parent, folder)
    files = {f"{name}.pdf": pdf, f"{name}.docx": word}
    LetterFolder(made).place_all(files)
    progress(STEPS, STEPS)
    return WrittenBoth(made, tuple(files), preview.page_count(pdf))
