"""The timetable: each day as a table of its tracks, all sessions as a list, and the templates it is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from inspection_ready.domain.clash_check import clashes_by_session
from inspection_ready.domain.moments import today
from inspection_ready.domain.timetable import Timetable
from inspection_ready.phrases.timetable_coverage import coverage_sentence
from inspection_ready.records.timetable import TIMETABLES
from inspection_ready.services.exports import export_register
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
from ui.models.session_words import SessionWords
from ui.models.timetable_on_view import NOTHING_ON_VIEW, TimetableOnView, read_timetable
from ui.page import Context, Page, Target
from ui.session_commands import SessionCommands
from ui.template_commands import TemplateCommands
from ui.widgets.clash_list import ClashList
from ui.widgets.day_tabs import DayTabs
from ui.widgets.layout import scrolling, words
from ui.widgets.record_form import RecordForm
from ui.widgets.timetable_tools import TimetableTools

NONE_YET = (
    "There is no timetable yet. “Make a timetable” makes one from a template and finds people by the roles you keep; "
    "or import one from a spreadsheet. Below are the templates."
)
NOTHING = (
    "There is no timetable and no template yet. Import templates or a timetable from a spreadsheet, "
    "or begin one without sessions."
)


class TimetablePage(Page):
    title = "Timetable"
    kinds = frozenset(
        {
            "timetable",
            "timetable_day",
            "session",
            "attendance",
            "person",
            "base",
            "room",
            "inspection",
            "closure_day",
            "absence",
            "availability",
            "base_way",
            "diary",
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.on_view = NOTHING_ON_VIEW
        self._wanted: int | None = None
        self._chosen: int | None = None
        self._session: int | None = None
        self.tools = TimetableTools(self)
        self.about = words("", "help")
        self.empty = words("", "warning")
        self.clashes = ClashList(self)
        self.tabs = DayTabs(self)
        self.sessions = SessionCommands(self)
        self.templates = TemplateCommands(self)
        self._lay_out()
        self._connect()

    # what the window asks of a page

    def load(self) -> None:
        chosen, now = self._wanted_timetable(), today(self.context.app.clock)
        self.query(lambda app: read_timetable(app, chosen, self._session, now), self._show, key="timetable")

    def arrive(self, target: Target) -> None:
        """At a timetable, or at a session wherever it is."""
        if isinstance(target, int):
            self._wanted = self._session = target
            self.load()

    def show_next(self, session_id: int) -> None:
        """Select this session when the page is read again."""
        self._session = session_id

    def show_timetable(self, timetable_id: int | None) -> None:
        """Show this one when the page is read again; None: the first."""
        self._chosen = timetable_id

    def focus_first(self) -> None:
        (self.tabs.currentWidget() if self.on_view.whole else self.tools.make).setFocus()

    def add_new(self) -> None:
        """Ctrl+N: at the place the keyboard is on."""
        self.sessions.add_at(*self.tabs.place())

    def edit_current(self) -> None:
        self.tabs.open_current()

    def import_file(self) -> None:
        is_template = self.on_view.timetable is not None and self.on_view.timetable.is_template
        self.context.go("imports", "templates" if is_template else "timetable")

    def export_file(self) -> None:
        """All timetables, or all templates: whichever kind is on view."""
        register = (
            "templates"
            if self.on_view.timetable is not None and self.on_view.timetable.is_template
            else "timetable"
        )
        chosen, _ = QFileDialog.getSaveFileName(
            self, f"Export {register}", f"{register}.xlsx", "Excel (*.xlsx);;Text with commas (*.csv)"
        )
        if chosen:
            self.export_to(register, Path(chosen))

    def export_to(self, register: str, path: Path) -> None:
        self.query(
            lambda app: app.read(export_register, register, path),
            lambda it: self.context.said(f"Exported {it.rows:,} sessions to {it.path.name}.", None),
            key="export",
        )

    # timetables

    def make(self) -> None:
        templates = [each for each in self.on_view.all if each.is_template]
        if not templates:
            self.begin()
            return
        self.templates.make()

    def begin(self) -> None:
        self._change_to(
            lambda app: app.do(start_timetable, name=self.free_name("The visit")), "Began a timetable."
        )

    def copy(self) -> None:
        if (held := self.on_view.timetable) is not None:
            name = self.free_name(f"Copy of {held.name}", of_templates=held.is_template)
            self._change_to(
                lambda app: app.do(copy_timetable, held, name=name), f"Copied {held.name} as {name}."
            )

    def keep(self) -> None:
        if (held := self.on_view.timetable) is not None:
            name = self.free_name(held.name, of_templates=True)
            said = f"Kept {held.name} as the template {name}, without people and dates."
            self._change_to(lambda app: app.do(keep_as_template, held, name=name), said)

    def fill(self) -> None:
        if (held := self.on_view.timetable) is not None:
            self.long_command(
                lambda app, _: app.do(fill_timetable, held),
                said=lambda done: f"Found people for gaps: {done.result} named.",
                then=lambda done: self._say_nobody_found() if done.entry is None else None,
            )

    def remove(self) -> None:
        if (held := self.on_view.timetable) is None:
            return
        count = len(self.on_view.whole.sessions) if self.on_view.whole else 0
        answer = self.context.messages.ask(
            f"Remove {held.name} with its {count} sessions?",
            choices=("Remove",),
            detail="You can undo this afterwards.",
        )
        if answer == 0:
            self._chosen = None
            self.command(lambda app: app.do(remove_record, held), said=f"Removed {held.name}.")

    def change_name(self) -> None:
        if (held := self.on_view.timetable) is None:
            return
        hidden = ("is_template", "origin", *(("team",) if held.is_template else ()))
        form = RecordForm(TIMETABLES, {}, hidden=hidden)
        form.show_record(held, title=held.name)
        form.remove_button.hide()
        form.set_read_only(self.context.look_only)
        dialog = RecordDialog(form, "Name, days and rules", self)
        form.save_asked.connect(lambda: self._save_name(dialog))
        dialog.open()

    def change_dates(self) -> None:
        if self.on_view.whole is not None:
            DaysDialog(self.on_view.whole.days, self._save_dates, self).open()

    # what arrives

    def _show(self, loaded: TimetableOnView) -> None:
        self.on_view = loaded
        whole, current = loaded.whole, self.on_view.timetable
        self._chosen = current.id if current else None
        self.tools.show_timetables(loaded.all, current, look_only=self.context.look_only)
        has_own = any(not each.is_template for each in loaded.all)
        self.empty.setText("" if has_own else NONE_YET if loaded.all else NOTHING)
        self.empty.setVisible(not has_own)
        by_session = clashes_by_session(loaded.clashes)
        told = SessionWords(whole, loaded.people, loaded.places, by_session) if whole else None
        about = (told.about() if told else "", coverage_sentence(loaded.coverage))
        self.about.setText(" ".join(filter(None, about)))
        self.clashes.show_clashes(loaded.clashes, has_timetable=whole is not None)
        self.tabs.show_timetable(told)
        if whole is not None and self._session is not None:
            self.tabs.select(self._session)
            self._session = None

    # inside

    def _wanted_timetable(self) -> int | None:
        wanted, self._wanted = self._wanted, None
        return self._chosen if wanted is None else wanted

    def _choose(self, timetable_id: int | None) -> None:
        self._chosen = timetable_id
        self.load()

    def _change_to(self, work: Any, said: str) -> None:
        """And show what it made."""

        def arrived(done: Any) -> None:
            self._chosen = done.result.id

        self.command(work, said=said, then=arrived)

    def _save_name(self, dialog: RecordDialog) -> None:
        if not dialog.form.check():
            return
        before, after = cast("Timetable", dialog.form.before), cast("Timetable", dialog.form.made())
        self.command(
            lambda app: app.do(change_timetable, before, replace(after, is_starter=before.is_starter)),
            said=f"Changed {after.name}.",
            then=lambda _: dialog.accept(),
            failed=lambda error: dialog.not_saved(error, self.context.messages),
        )

    def _save_dates(self, dialog: DaysDialog, dates: Mapping[int, date | None]) -> None:
        if (held := self.on_view.timetable) is not None:
            said = f"Set the dates of {held.name}."
            self.command(
                lambda app: app.do(set_dates, held, dates), said=said, then=lambda _: dialog.accept()
            )

    def _say_nobody_found(self) -> None:
        self.context.messages.notice(
            "Nobody else was found. People are found by the roles you keep, word for word; name the others by hand."
        )

    def free_name(self, name: str, *, of_templates: bool = False) -> str:
        taken = {each.name.casefold() for each in self.on_view.all if each.is_template is of_templates}
        number, free = 2, name
        while free.casefold() in taken:
            free, number = f"{name} {number}", number + 1
        return free

    def _lay_out(self) -> None:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(12)
        for widget in (self.tools, self.empty, self.about, self.clashes):
            layout.addWidget(widget)
        layout.addWidget(self.tabs, 1)
        self.body.addWidget(scrolling(inside, "The timetable"), 1)

    def _connect(self) -> None:
        tools, tabs = self.tools, self.tabs
        tools.chosen.connect(self._choose)
        tabs.opened.connect(self.sessions.open)
        self.clashes.chosen.connect(tabs.select)
        tabs.add_asked.connect(self.sessions.add_at)
        tabs.remove_asked.connect(self.sessions.remove)
        for each, slot in (
            (tools.make, self.make),
            (tools.begin, self.begin),
            (tools.add, self.add_new),
            (tools.fill, self.fill),
            (tools.dates, self.change_dates),
        ):
            each.clicked.connect(slot)
        for action, slot in (
            (tools.name, self.change_name),
            (tools.keep, self.keep),
            (tools.copy, self.copy),
            (tools.remove, self.remove),
            (tools.bring, self.import_file),
            (tools.export, self.export_file),
            (tools.save, self.templates.save_file),
            (tools.take, self.templates.bring_file),
            (tools.starters, self.templates.add_starters),
        ):
            action.triggered.connect(slot)
