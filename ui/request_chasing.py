"""What the page of requests does about chasing: the next chase, its marks and its ladder, and forms that come back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.moments import today
from inspection_ready.phrases.values import count_of
from inspection_ready.services.chases import change_rules, drop_drafts, mark_chases_sent
from ui.dialogs.chase import ChaseDialog
from ui.form_taking import FormTaking

if TYPE_CHECKING:
    from inspection_ready.domain.chases import ChaseRules
    from inspection_ready.services.chases import BatchLine
    from ui.page import Page

SHEETS = "Spreadsheets (*.xlsx *.xls *.ods);;All files (*)"


class RequestChasing(QObject):
    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._forms = FormTaking(page)

    def open_chase(self) -> None:
        dialog = ChaseDialog(self._page.context, self._page)
        dialog.finished.connect(dialog.deleteLater)
        dialog.rules_asked.connect(lambda before, after: self._change_rules(dialog, before, after))
        dialog.marked.connect(self._mark)
        dialog.dropped.connect(self._drop)
        dialog.open()

    def choose_form(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self._page, "A form that came back", "", SHEETS)
        if chosen:
            self.read_form(Path(chosen))

    def read_form(self, path: Path) -> None:
        self._forms.read_file(path)

    # inside

    def _change_rules(self, dialog: ChaseDialog, before: ChaseRules, after: ChaseRules) -> None:
        def failed(error: Exception) -> None:
            if isinstance(error, Refused):
                dialog.rules.say(self._page.context.messages.in_words(error))
            else:
                self._page.context.messages.tell(error)

        self._page.command(
            lambda app: app.do(change_rules, before, after),
            said="Changed the chase ladder and the words of its drafts.",
            failed=failed,
        )

    def _mark(self, line: BatchLine, by: str) -> None:
        on = today(self._page.context.app.clock)
        count = count_of(len(line.waiting), "draft")
        self._page.command(
            lambda app: app.do(mark_chases_sent, line.batch.id, on=on, by=by),
            said=f"Marked {count} of chase {line.batch.number} as sent, by the word of {by}.",
        )

    def _drop(self, line: BatchLine) -> None:
        count = count_of(len(line.waiting), "draft")
        self._page.command(
            lambda app: app.do(drop_drafts, line.batch.id),
            said=f"Noted that {count} of chase {line.batch.number} will not be sent.",
        )
