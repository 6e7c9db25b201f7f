"""What the timetable's page can do about whole timetables: make one, copy it, keep it as a template, date its days."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from inspection_ready.phrases.values import count_of
from inspection_ready.records.timetable import TIMETABLES
from inspection_ready.services.registers import remove_record
from inspection_ready.services.timetable_making import (
    change_timetable,
    copy_timetable,
    fill_timetable,
    keep_as_template,
    set_dates,
    start_timetable,
)
from ui.dialogs.record import RecordDialog
from ui.dialogs.timetable import DaysDialog
from ui.widgets.record_form import RecordForm

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from inspection_ready.domain.timetable import Timetable
    from ui.pages.timetable import TimetablePage


class TimetableCommands:
    """``page`` does them, and holds this."""

    def __init__(self, page: TimetablePage) -> None:
        self._page = page

    def make(self) -> None:
        """From a template; where there is none, without any session."""
        if any(each.is_template for each in self._page.on_view.all):
            self._page.templates.make()
        else:
            self.begin()

    def begin(self) -> None:
        self._change_to(
            lambda app: app.do(start_timetable, name=self.free_name("The visit")), "Began a timetable."
        )

    def copy(self) -> None:
        if (held := self._page.on_view.timetable) is not None:
            name = self.free_name(f"Copy of {held.name}", of_templates=held.is_template)
            self._change_to(
                lambda app: app.do(copy_timetable, held, name=name), f"Copied {held.name} as {name}."
            )

    def keep(self) -> None:
        if (held := self._page.on_view.timetable) is not None:
            name = self.free_name(held.name, of_templates=True)
            said = f"Kept {held.name} as the template {name}, without people and dates."
            self._change_to(lambda app: app.do(keep_as_template, held, name=name), said)

    def fill(self) -> None:
        if (held := self._page.on_view.timetable) is not None:
            self._page.long_command(
                lambda app, _: app.do(fill_timetable, held),
                said=lambda done: f"Found people for gaps: {done.result} named.",
                then=lambda done: self._say_nobody_found() if done.entry is None else None,
            )

    def remove(self) -> None:
        if (held := self._page.on_view.timetable) is None:
            return
        count = len(self._page.on_view.whole.sessions) if self._page.on_view.whole else 0
        sessions = f" with its {count_of(count, 'session')}" if count else ""
        answer = self._page.context.messages.ask(
            f"Remove {held.name}{sessions}?",
            choices=("Remove",),
            detail="You can undo this afterwards.",
        )
        if answer == 0:
            self._page.show_timetable(None)
            self._page.command(lambda app: app.do(remove_record, held), said=f"Removed {held.name}.")

    def change_name(self) -> None:
        if (held := self._page.on_view.timetable) is None:
            return
        hidden = ("is_template", "origin", *(("team",) if held.is_template else ()))
        form = RecordForm(TIMETABLES, {}, hidden=hidden)
        form.show_record(held, title=held.name)
        form.remove_button.hide()
        form.set_read_only(self._page.context.look_only)
        dialog = RecordDialog(form, "Name, days and rules", self._page)
        form.save_asked.connect(lambda: self._save_name(dialog))
        dialog.open()

    def change_dates(self) -> None:
        if self._page.on_view.whole is not None:
            DaysDialog(self._page.on_view.whole.days, self._save_dates, self._page).open()

    def free_name(self, name: str, *, of_templates: bool = False) -> str:
        taken = {each.name.casefold() for each in self._page.on_view.all if each.is_template is of_templates}
        number, free = 2, name
        while free.casefold() in taken:
            free, number = f"{name} {number}", number + 1
        return free

    # inside

    def _change_to(self, work: Any, said: str) -> None:
        """And show what it made."""

        def arrived(done: Any) -> None:
            self._page.show_timetable(done.result.id)

        self._page.command(work, said=said, then=arrived)

    def _save_name(self, dialog: RecordDialog) -> None:
        if not dialog.form.check():
            return
        before, after = cast("Timetable", dialog.form.before), cast("Timetable", dialog.form.made())
        self._page.command(
            lambda app: app.do(change_timetable, before, replace(after, is_starter=before.is_starter)),
            said=f"Changed {after.name}.",
            then=lambda _: dialog.accept(),
            failed=lambda error: dialog.not_saved(error, self._page.context.messages),
        )

    def _save_dates(self, dialog: DaysDialog, dates: Mapping[int, date | None]) -> None:
        if (held := self._page.on_view.timetable) is not None:
            said = f"Set the dates of {held.name}."
            self._page.command(
                lambda app: app.do(set_dates, held, dates), said=said, then=lambda _: dialog.accept()
            )

    def _say_nobody_found(self) -> None:
        self._page.context.messages.notice(
            "Nobody else was found. People are found by the roles you keep, word for word; name the others by hand."
        )
