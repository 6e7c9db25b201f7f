"""Copies of what a version of evidence is made of: opened to be read, or saved where somebody says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from inspection_ready.services.evidence_files import save_copies
from ui.open_files import open_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.services.evidence_reading import VersionLine
    from ui.page import Page


class EvidenceCopies(QObject):
    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._shown: list[QTemporaryDir] = []
        """Copies that were opened to be read; they go with the page."""

    def open_version(self, line: VersionLine) -> None:
        """Copies are opened, so that nothing anybody does to them changes what is kept."""
        if line.version.is_link:
            QDesktopServices.openUrl(QUrl.fromUserInput(line.version.link))
            return
        shown = QTemporaryDir()
        self._shown.append(shown)
        folder = Path(shown.path())
        self._page.query(
            lambda app: app.read(save_copies, line.files, folder, read_only=True), _open_all, key="open"
        )

    def choose_folder(self, line: VersionLine) -> None:
        folder = QFileDialog.getExistingDirectory(self._page, "Where to save the copy")
        if folder:
            self.save_to(line, Path(folder))

    def save_to(self, line: VersionLine, folder: Path) -> None:
        said = self._page.context.said
        self._page.query(
            lambda app: app.read(save_copies, line.files, folder),
            lambda saved: said(f"Saved {', '.join(each.name for each in saved)}.", None),
            key="copy",
        )


def _open_all(files: Sequence[Path]) -> None:
    for each in files:
        open_path(each)
