"""A file of a pack, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.phrases.packs import title_of
from inspection_ready.services.preview import page_count, read_pdf
from ui.widgets.pdf_preview import PdfPreview

if TYPE_CHECKING:
    from inspection_ready.domain.filing import PackFile
    from inspection_ready.services.packs import FiledPack
    from ui.page import Page


@dataclass(frozen=True)
class Opened:
    pdf: bytes
    pages: int


class PackFilePreview(PdfPreview):
    def __init__(self, page: Page) -> None:
        super().__init__(page.context)
        self._page = page

    def show_file(self, filed: FiledPack, file: PackFile) -> None:
        if not file.path.endswith(".pdf"):
            self.clear("A Word file is not drawn here. Open it, or choose the PDF of the same document.")
            return
        path, title = filed.folder / file.path, f"Pack {filed.pack.number}, {title_of(file.document)}"
        self._page.query(
            lambda _: _opened(path),
            lambda opened: self.show_pdf(opened.pdf, opened.pages, title=title),
            key="file",
            failed=self._not_drawn,
        )

    def _not_drawn(self, error: Exception) -> None:
        self.clear("This file cannot be shown.")
        self._page.context.messages.tell(error)


def _opened(path: Path) -> Opened:
    pdf = read_pdf(path)
    return Opened(pdf, page_count(pdf))
