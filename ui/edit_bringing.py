"""What the timetable's page can do about a timetable that was edited elsewhere: choose the file, and take the changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from inspection_ready.phrases.values import count_of
from ui.dialogs.timetable_edits import TimetableEditsDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.timetable_edits import Proposal
    from inspection_ready.services.verbs import Done
    from ui.page import Page


def bring_edits(page: Page) -> None:
    chosen, _ = QFileDialog.getOpenFileName(
        page, "Bring in edits", "", "Spreadsheets (*.xlsx *.xlsm *.xls *.ods *.csv);;All files (*)"
    )
    if chosen:
        show_edits(page, Path(chosen))


def show_edits(page: Page, path: Path) -> None:
    dialog = TimetableEditsDialog(page.context, path, page)

    def taken(done: Done[Sequence[Proposal]]) -> None:
        if done.entry is not None:
            page.context.said(f"Took {count_of(len(done.result), 'change')} from {path.name}.", done.entry)
        page.context.refresh.send(done.changes)

    dialog.taken.connect(taken)
    dialog.open()
