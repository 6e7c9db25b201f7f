"""A file of a pack, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.phrases.packs import title_of
from inspection_ready.services.preview import page_count, page_picture, page_words, read_pdf
from ui.widgets.preview import Preview

if TYPE_CHECKING:
    from inspection_ready.domain.filing import PackFile
    from inspection_ready.services.packs import FiledPack
    from ui.page import Page


@dataclass(frozen=True)
class Opened:
    pdf: bytes
    pages: int


class PackFilePreview(Preview):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._pdf = b""
        self.page_wanted.connect(self._draw_page)

    def show_file(self, filed: FiledPack, file: PackFile) -> None:
        if not file.path.endswith(".pdf"):
            self.clear("A Word file is not drawn here. Open it, or choose the PDF of the same document.")
            return
        path, title = filed.folder / file.path, f"Pack {filed.pack.number}, {title_of(file.document)}"
        self._page.query(
            lambda _: _opened(path),
            lambda opened: self._show_opened(opened, title),
            key="file",
            failed=self._not_drawn,
        )

    def _show_opened(self, opened: Opened, title: str) -> None:
        self._pdf = opened.pdf
        self.show_document(opened.pages, title=title)

    def _not_drawn(self, error: Exception) -> None:
        self.clear("This file cannot be shown.")
        self._page.context.messages.tell(error)

    def _draw_page(self, index: int, scale: float) -> None:
        pdf = self._pdf
        self._page.query(
            lambda _: (page_picture(pdf, index, scale=scale), page_words(pdf, index)),
            lambda drawn: self.show_page(*drawn),
            key="page",
        )


def _opened(path: Path) -> Opened:
    pdf = read_pdf(path)
    return Opened(pdf, page_count(pdf))
