"""The part Scrutiny of a page: read once it is on view, saved as a document; and disposing, which asks for a reason."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from inspection_ready.domain.evidence import Evidence
from inspection_ready.phrases.disposals import EARLIER_GOES, VERSION_GOES, WHOLE_GOES, done_lines
from inspection_ready.phrases.scrutiny import title_words
from inspection_ready.services.evidence_disposal import (
    dispose_of_earlier,
    dispose_of_evidence,
    dispose_of_version,
)
from inspection_ready.services.scrutiny import evidence_scrutiny, request_scrutiny, write_scrutiny
from ui.dialogs.reason import ReasonDialog
from ui.widgets.scrutiny import ScrutinyPart

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.domain.requests import Request
    from inspection_ready.domain.scrutiny import Scrutiny
    from inspection_ready.services.app import App
    from inspection_ready.services.verbs import Done
    from ui.register_page import RegisterPage

FILES = "Word (*.docx);;PDF (*.pdf)"


class Scrutinies(QObject):
    """``part`` is a tab of the page's panel; a record is told of only once somebody looks there."""

    def __init__(self, page: RegisterPage, *, may_go: bool) -> None:
        super().__init__(page)
        self._page = page
        self._read_for: int | None = None
        """The record whose lines are on view, or being read."""
        self.part = ScrutinyPart(page.record.singular, may_go=may_go)
        self.part.set_read_only(page.context.look_only)
        page.panel.add_part(self.part, "Scrutiny")
        page.panel.tabs.currentChanged.connect(self._read)
        self.part.save_asked.connect(self.choose_file)
        self.part.dispose_asked.connect(self.dispose)
        self.part.earlier_asked.connect(self.dispose_earlier)

    def opened(self) -> None:
        """Another record is in the panel, or the same one as it is now."""
        self._read_for = None
        self._read()

    def choose_file(self) -> None:
        row = self._on_view
        if row is None:
            return
        usual = f"Record for scrutiny {title_words(row).split(' ')[0] if isinstance(row, Evidence) else row.number}.docx"
        chosen, _ = QFileDialog.getSaveFileName(self._page, "Save the record for scrutiny", usual, FILES)
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        row = self._on_view
        if row is None:
            return
        at = self._page.context.app.clock.now()
        self._page.query(
            lambda app: app.read(write_scrutiny, path, _scrutiny(app, row), at=at),
            lambda _: self._page.context.said(f"Saved {path.name}.", None),
            key="save scrutiny",
        )

    def dispose(self) -> None:
        row = self._on_view
        if isinstance(row, Evidence):
            self._ask(
                f"Dispose of {title_words(row)}",
                WHOLE_GOES,
                lambda app, why: app.do(dispose_of_evidence, row.id, because=why),
            )

    def dispose_version(self, number: int) -> None:
        row = self._on_view
        if isinstance(row, Evidence):
            self._ask(
                f"Dispose of version {number} of {title_words(row)}",
                VERSION_GOES,
                lambda app, why: app.do(dispose_of_version, row.id, number, because=why),
            )

    def dispose_earlier(self) -> None:
        row = self._on_view
        if row is None:
            return
        kind = "evidence" if isinstance(row, Evidence) else "request"
        self._ask(
            f"Dispose of what was written before of {title_words(row)}",
            EARLIER_GOES,
            lambda app, why: app.do(dispose_of_earlier, kind, row.id, because=why),
        )

    # inside

    @property
    def _on_view(self) -> Evidence | Request | None:
        row: Any = self._page.form.before
        return row if self._page.panel.isVisible() else None

    def _read(self) -> None:
        row = self._on_view
        if row is None or self._page.panel.tabs.currentWidget() is not self.part or self._read_for == row.id:
            return
        self._read_for = row.id
        self._page.query(lambda app: _scrutiny(app, row), self._show, key="scrutiny")

    def _show(self, scrutiny: Scrutiny) -> None:
        if scrutiny.about.id == self._read_for:
            self.part.show_scrutiny(scrutiny)

    def _ask(self, title: str, about: str, work: Callable[[App, str], Done[Any]]) -> None:
        if not self._page.may_leave():  # what was typed in the form is of what would go
            return
        dialog = ReasonDialog(title, f"{title}?\n\n{about}", do="Dispose of it", parent=self._page)
        dialog.accepted.connect(lambda: self._do(work, dialog.reason))
        dialog.open()

    def _do(self, work: Callable[[App, str], Done[Any]], reason: str) -> None:
        self._page.command(lambda app: work(app, reason), said="Disposed of it.", then=self._told)

    def _told(self, done: Done[Any]) -> None:
        gone = done.result
        lines = done_lines(gone.disposal, shared=gone.shared, replies=gone.replies)
        self._page.context.messages.notice("\n".join(lines))


def _scrutiny(app: App, row: Evidence | Request) -> Scrutiny:
    read = evidence_scrutiny if isinstance(row, Evidence) else request_scrutiny
    return app.read(read, row.id)
