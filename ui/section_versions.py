"""The versions of the section that is open: looked at in a dialog, and brought back by a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from inspection_ready.domain.sections import Section
from inspection_ready.services.preview import page_count, page_picture, page_words, section_pdf
from inspection_ready.services.section_versions import (
    SectionVersion,
    differences_to,
    restore_version,
    section_versions,
)
from ui.dialogs.versions import UNSAVED, VersionsDialog
from ui.page import Page

if TYPE_CHECKING:
    from inspection_ready.services.app import App


class SectionVersions(QObject):
    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.dialog: VersionsDialog | None = None
        self._pdf = b""

    def ask(self, section: Section, *, is_dirty: bool) -> None:
        """``section`` as it is saved; ``is_dirty``: somebody typed in it since."""
        why_not = UNSAVED if is_dirty else ""
        if self._page.context.look_only:
            why_not = "This workspace is open to look only."
        self._page.query(
            lambda app: app.read(section_versions, section.id),
            lambda found: self._show(section, found, why_not),
            key="versions",
        )

    def _show(self, section: Section, found: tuple[SectionVersion, ...], why_not: str) -> None:
        dialog = VersionsDialog(section, found, differences_to, why_not=why_not, parent=self._page)
        self.dialog = dialog
        dialog.picked.connect(lambda version: self._draw(dialog, version.of(section)))
        dialog.preview.page_wanted.connect(lambda index, scale: self._draw_page(dialog, index, scale))
        dialog.restore_asked.connect(lambda version: self._restore(dialog, section, version))
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def _draw(self, dialog: VersionsDialog, section: Section) -> None:
        now = self._page.context.app.clock.now()

        def work(app: App) -> tuple[bytes, int]:
            pdf = app.read(section_pdf, section, at=now)
            return pdf, page_count(pdf)

        def drawn(made: tuple[bytes, int]) -> None:
            if dialog is self.dialog:
                self._pdf, pages = made
                dialog.preview.show_document(pages, title=section.title)

        def not_drawn(error: Exception) -> None:
            if dialog is self.dialog:
                dialog.preview.clear("The page could not be drawn. What the version says is beside it.")
            self._page.context.messages.tell(error)

        self._page.query(work, drawn, key="version", failed=not_drawn)

    def _draw_page(self, dialog: VersionsDialog, index: int, scale: float) -> None:
        pdf = self._pdf
        self._page.query(
            lambda _: (page_picture(pdf, index, scale=scale), page_words(pdf, index)),
            lambda drawn: dialog.preview.show_page(*drawn) if dialog is self.dialog else None,
            key="version page",
        )

    def _restore(self, dialog: VersionsDialog, section: Section, version: SectionVersion) -> None:
        dialog.accept()
        self._page.command(
            lambda app: app.do(restore_version, section.id, version.number),
            said=f"“{version.wording.title}” has the words of version {version.number} again.",
        )
