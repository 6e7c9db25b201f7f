"""The PDFs of a pack as somebody chooses them to print: by document, all letters together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.phrases.packs import title_of

if TYPE_CHECKING:
    from inspection_ready.domain.filing import PackFile
    from inspection_ready.services.packs import FiledPack


@dataclass(frozen=True, slots=True)
class Printable:
    """One or several PDFs that are chosen together, each with its number of pages."""

    title: str
    files: tuple[tuple[Path, int], ...]

    @property
    def pages(self) -> int:
        return sum(pages for _, pages in self.files)


def printables_of(filed: FiledPack) -> tuple[Printable, ...]:
    """In reading order."""
    by_document: dict[str, list[PackFile]] = {}
    for file in filed.files:
        if file.pages is not None:
            by_document.setdefault(file.document, []).append(file)
    return tuple(_printable(filed, document, files) for document, files in by_document.items())


def printable_with(filed: FiledPack, chosen: PackFile) -> Printable:
    """The file itself; for a Word file the PDF that says the same."""
    stem = Path(chosen.path).with_suffix("")
    files = [
        file for file in filed.files if file.pages is not None and Path(file.path).with_suffix("") == stem
    ]
    return _printable(filed, chosen.document, files)


def _printable(filed: FiledPack, document: str, files: list[PackFile]) -> Printable:
    paths = tuple((filed.folder / file.path, file.pages or 0) for file in files)
    return Printable(title_of(document), paths)
