"""What happens when somebody else changed a record while it was open in a form here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.rows import Row
from inspection_ready.records.fields import Field
from inspection_ready.services.registers import title_of
from inspection_ready.services.values import value_words
from ui.page import Page
from ui.widgets.merge import MergeDialog, compare
from ui.widgets.record_form import RecordForm

if TYPE_CHECKING:
    from inspection_ready.services.app import App


@dataclass(frozen=True)
class Theirs:
    row: Row
    title: str
    words: dict[str, tuple[str, str]]
    """For each field, my value and theirs."""


def merge(page: Page, form: RecordForm) -> None:
    """Take what only they changed; ask about what both changed; the form then stands on their version."""
    before, mine = form.before, form.made()
    assert before is not None

    def show(theirs: Theirs) -> None:
        difference = compare(form.record, before=before, mine=mine, theirs=theirs.row, words_of=theirs.words)
        taken = {name: getattr(theirs.row, name) for name in difference.taken if name in form.rows}
        if not difference.conflicts:
            form.stand_on(theirs.row, taken)
            page.context.messages.notice(
                f"{theirs.title} was changed while you had it open. Their changes are in the form now, and yours "
                "are still there: look it over, then save again."
            )
            return
        dialog = MergeDialog(theirs.title, difference.conflicts, page)
        dialog.accepted.connect(lambda: form.stand_on(theirs.row, taken | dialog.kept()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    page.query(lambda app: _theirs(app, mine, form), show, key="theirs")


def _theirs(app: App, mine: Row, form: RecordForm) -> Theirs:
    with app.reading() as reader:
        row = reader.register(type(mine)).get(mine.id)

        def words(field: Field, value: Any) -> str:
            title = ""
            if field.link is not None and value is not None:
                try:
                    title = title_of(reader, reader.register(field.link).get(value))
                except NotFound:
                    title = "a record that has been removed"
            return value_words(field, value, title=title)

        told = {
            field.name: (words(field, getattr(mine, field.name)), words(field, getattr(row, field.name)))
            for field in form.record.fields
        }
        return Theirs(row, title_of(reader, row), told)
