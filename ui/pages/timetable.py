"""The timetable: each day as a table of its tracks, all sessions as a list, and the templates it is made from."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.moments import today
from inspection_ready.domain.people import Person
from inspection_ready.domain.rows import Row
from inspection_ready.domain.searching import Haystack
from inspection_ready.domain.timetable import Part, Session, Timetable
from inspection_ready.domain.whole_timetable import WholeTimetable
from inspection_ready.records.registry import record_of
from inspection_ready.records.timetable import TIMETABLES
from inspection_ready.services.exports import export_register
from inspection_ready.services.listing import Listing, listing, page
from inspection_ready.services.registers import remove_record
from inspection_ready.services.sessions import add_session, change_session, remove_session
from inspection_ready.services.timetable import Placed, people_found, timetables, whole_timetable
from inspection_ready.services.timetable_making import (
    change_timetable,
    copy_timetable,
    fill_timetable,
    keep_as_template,
    make_timetable,
    set_dates,
    start_timetable,
)
from ui.dialogs.record import RecordDialog
from ui.dialogs.session import SessionDialog
from ui.dialogs.timetable import DaysDialog, MakeDialog
from ui.models.links import LinkSource, naming_fields
from ui.models.session_words import SessionWords, called
from ui.page import Context, Page, Target
from ui.widgets.day_tabs import DayTabs
from ui.widgets.layout import scrolling, words
from ui.widgets.record_form import RecordForm
from ui.widgets.timetable_tools import TimetableTools

if TYPE_CHECKING:
    from inspection_ready.services.app import App

LINKED: tuple[type[Row], ...] = (Person, Base, Room)
NONE_YET = (
    "There is no timetable yet. “Make a timetable” makes one from a template and finds people by the roles you keep; "
    "or import one from a spreadsheet. Below are the templates."
)
NOTHING = (
    "There is no timetable and no template yet. Import templates or a timetable from a spreadsheet, "
    "or begin one without sessions."
)


@dataclass(frozen=True)
class Loaded:
    all: tuple[Timetable, ...]
    whole: WholeTimetable | None
    people: Mapping[int, str]
    places: Mapping[int, str]
    """Rooms and bases by id; no two registers share one."""
    linked: Mapping[type[Row], Listing]


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
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._loaded = Loaded((), None, {}, {}, {})
        self._wanted: int | None = None
        self._chosen: int | None = None
        self._session: int | None = None
        self.tools = TimetableTools(self)
        self.about = words("", "help")
        self.empty = words("", "warning")
        self.tabs = DayTabs(self)
        self._lay_out()
        self._connect()

    # what the window asks of a page

    def load(self) -> None:
        chosen, now = self._wanted_timetable(), today(self.context.app.clock)
        self.query(lambda app: _read(app, chosen, self._session, now), self._show, key="timetable")

    def arrive(self, target: Target) -> None:
        """At a timetable, or at a session wherever it is."""
        if isinstance(target, int):
            self._wanted = self._session = target
            self.load()

    def focus_first(self) -> None:
        (self.tabs.currentWidget() if self._loaded.whole else self.tools.make).setFocus()

    def add_new(self) -> None:
        """Ctrl+N: at the place the keyboard is on."""
        self.add_at(*self.tabs.place())

    def edit_current(self) -> None:
        self.tabs.open_current()

    def import_file(self) -> None:
        is_template = self._timetable is not None and self._timetable.is_template
        self.context.go("imports", "templates" if is_template else "timetable")

    def export_file(self) -> None:
        """All timetables, or all templates: whichever kind is on view."""
        register = "templates" if self._timetable is not None and self._timetable.is_template else "timetable"
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
        templates = [each for each in self._loaded.all if each.is_template]
        if not templates:
            self.begin()
            return
        names = [each.name for each in self._loaded.all if not each.is_template]
        dialog = MakeDialog(templates, names, self)
        dialog.looked.connect(lambda template: self._look(dialog, template))
        dialog.accepted.connect(lambda: self._make(dialog.template, dialog.name))
        dialog.open()
        dialog.look()

    def begin(self) -> None:
        self._change_to(
            lambda app: app.do(start_timetable, name=self._free("The visit")), "Began a timetable."
        )

    def copy(self) -> None:
        if (held := self._timetable) is not None:
            name = self._free(f"Copy of {held.name}", of_templates=held.is_template)
            self._change_to(
                lambda app: app.do(copy_timetable, held, name=name), f"Copied {held.name} as {name}."
            )

    def keep(self) -> None:
        if (held := self._timetable) is not None:
            name = self._free(held.name, of_templates=True)
            said = f"Kept {held.name} as the template {name}, without people and dates."
            self._change_to(lambda app: app.do(keep_as_template, held, name=name), said)

    def fill(self) -> None:
        if (held := self._timetable) is not None:
            self.long_command(
                lambda app, _: app.do(fill_timetable, held),
                said=lambda done: f"Found people for gaps: {done.result} named.",
                then=lambda done: self._say_nobody_found() if done.entry is None else None,
            )

    def remove(self) -> None:
        if (held := self._timetable) is None:
            return
        count = len(self._loaded.whole.sessions) if self._loaded.whole else 0
        answer = self.context.messages.ask(
            f"Remove {held.name} with its {count} sessions?",
            choices=("Remove",),
            detail="You can undo this afterwards.",
        )
        if answer == 0:
            self._chosen = None
            self.command(lambda app: app.do(remove_record, held), said=f"Removed {held.name}.")

    def change_name(self) -> None:
        if (held := self._timetable) is None:
            return
        form = RecordForm(TIMETABLES, {}, hidden=("is_template", "origin"))
        form.show_record(held, title=held.name)
        form.remove_button.hide()
        form.set_read_only(self.context.look_only)
        dialog = RecordDialog(form, "Name, days and tracks", self)
        form.save_asked.connect(lambda: self._save_name(dialog))
        dialog.open()

    def change_dates(self) -> None:
        if self._loaded.whole is not None:
            DaysDialog(self._loaded.whole.days, self._save_dates, self).open()

    # sessions

    def add_at(self, starts: int, track: int) -> None:
        held = self._timetable
        if held is None or self.context.look_only:
            return
        new = Session(
            timetable_id=held.id, day=self.tabs.day, starts=starts, minutes=60, track=track, title=""
        )
        self._open_form(new, {}, is_new=True)

    def open_session(self, session_id: int) -> None:
        whole = self._loaded.whole
        session = next((each for each in whole.sessions if each.id == session_id), None) if whole else None
        if whole is not None and session is not None:
            people = {each.person_id: each.part for each in whole.at(session_id)}
            self._open_form(session, people, is_new=False)

    def remove_session(self, session_id: int) -> None:
        """At once: the foot of the window offers Undo."""
        whole = self._loaded.whole
        session = next((each for each in whole.sessions if each.id == session_id), None) if whole else None
        if session is not None and not self.context.look_only:
            self.command(lambda app: app.do(remove_session, session), said=f"Removed {called(session)}.")

    def _open_form(self, session: Session, people: Mapping[int, Part], *, is_new: bool) -> None:
        is_template = self._timetable is not None and self._timetable.is_template
        dialog = SessionDialog(
            session, people, self._source, is_template=is_template, is_new=is_new, parent=self
        )
        dialog.set_read_only(self.context.look_only)
        dialog.form.save_asked.connect(lambda: self._save_session(dialog))
        dialog.form.remove_asked.connect(lambda: self._remove_in_form(dialog))
        dialog.open()

    def _save_session(self, dialog: SessionDialog) -> None:
        if self.context.look_only or not dialog.check():
            return
        is_new, before, session, people = dialog.is_new, dialog.before, dialog.session, dialog.people
        self._session = session.id

        def work(app: App) -> Any:
            if is_new:
                return app.do(add_session, session, people)
            return app.do(change_session, before, session, people)

        self.command(
            work,
            said=f"{'Added' if is_new else 'Changed'} {called(session)}.",
            then=lambda _: dialog.accept(),
            failed=lambda error: self._not_saved(dialog, error),
        )

    def _remove_in_form(self, dialog: SessionDialog) -> None:
        session = dialog.before
        dialog.accept()
        self.remove_session(session.id)

    def _not_saved(self, dialog: RecordDialog, error: Exception) -> None:
        """Said in the dialog, where the person is; the notice strip is behind it."""
        field = error.data.get("field") if isinstance(error, Refused) else None
        if isinstance(error, Refused):
            shown = (
                field
                if isinstance(field, str) and field in dialog.form.rows
                else next(iter(dialog.form.rows))
            )
            dialog.form.say_problem(shown, self.context.messages.in_words(error))
        else:
            dialog.reject()
            self.context.messages.tell(error)

    # what arrives

    def _show(self, loaded: Loaded) -> None:
        self._loaded = loaded
        whole, current = loaded.whole, self._timetable
        self._chosen = current.id if current else None
        self.tools.show_timetables(loaded.all, current, look_only=self.context.look_only)
        has_own = any(not each.is_template for each in loaded.all)
        self.empty.setText("" if has_own else NONE_YET if loaded.all else NOTHING)
        self.empty.setVisible(not has_own)
        told = SessionWords(whole, loaded.people, loaded.places) if whole else None
        self.about.setText(told.about() if told else "")
        self.tabs.show_timetable(told)
        if whole is not None and self._session is not None:
            self.tabs.select(self._session)
            self._session = None

    # inside

    @property
    def _timetable(self) -> Timetable | None:
        return self._loaded.whole.timetable if self._loaded.whole else None

    def _wanted_timetable(self) -> int | None:
        wanted, self._wanted = self._wanted, None
        return self._chosen if wanted is None else wanted

    def _choose(self, timetable_id: int | None) -> None:
        self._chosen = timetable_id
        self.load()

    def _look(self, dialog: MakeDialog, template: Timetable) -> None:
        now = today(self.context.app.clock)

        def shown(placed: Sequence[Placed]) -> None:
            dialog.show_found(placed, self._loaded.people)

        self.query(lambda app: app.read(people_found, template, on=now), shown, key="found")

    def _make(self, template: Timetable, name: str) -> None:
        self._change_to(
            lambda app: app.do(make_timetable, template, name=name), f"Made {name} from {template.name}."
        )

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
            failed=lambda error: self._not_saved(dialog, error),
        )

    def _save_dates(self, dialog: DaysDialog, dates: Mapping[int, date | None]) -> None:
        if (held := self._timetable) is not None:
            said = f"Set the dates of {held.name}."
            self.command(
                lambda app: app.do(set_dates, held, dates), said=said, then=lambda _: dialog.accept()
            )

    def _say_nobody_found(self) -> None:
        self.context.messages.notice(
            "Nobody else was found. People are found by the roles you keep, word for word; name the others by hand."
        )

    def _free(self, name: str, *, of_templates: bool = False) -> str:
        taken = {each.name.casefold() for each in self._loaded.all if each.is_template is of_templates}
        number, free = 2, name
        while free.casefold() in taken:
            free, number = f"{name} {number}", number + 1
        return free

    def _source(self, row_type: type[Row]) -> LinkSource:
        empty = Listing(array("q"), Haystack(()))
        return LinkSource(
            row_type, self._loaded.linked.get(row_type, empty), partial(self._fetch_names, row_type)
        )

    def _fetch_names(self, row_type: type[Row], ids: Sequence[int]) -> Any:
        return self.context.app.read(page, record_of(row_type), ids, fields=naming_fields(row_type))

    def _lay_out(self) -> None:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(12)
        for widget in (self.tools, self.empty, self.about):
            layout.addWidget(widget)
        layout.addWidget(self.tabs, 1)
        self.body.addWidget(scrolling(inside, "The timetable"), 1)

    def _connect(self) -> None:
        tools, tabs = self.tools, self.tabs
        tools.chosen.connect(self._choose)
        tabs.opened.connect(self.open_session)
        tabs.add_asked.connect(self.add_at)
        tabs.remove_asked.connect(self.remove_session)
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
        ):
            action.triggered.connect(slot)


def _read(app: App, chosen: int | None, session: int | None, now: date) -> Loaded:
    with app.reading() as reader:
        held = timetables(reader)
        found = next((each for each in held if each.id == chosen), None)
        if found is None and session is not None:
            owner = reader.register(Session).among([session])
            found = next((each for each in held if owner and each.id == owner[0].timetable_id), None)
        found = found or next(iter(held), None)
        rooms = ((each.id, each.name) for each in reader.register(Room).all())
        bases = ((each.id, each.name) for each in reader.register(Base).all())
        return Loaded(
            all=held,
            whole=whole_timetable(reader, found, today=now) if found else None,
            people={each.id: each.name for each in reader.register(Person).all()},
            places=dict((*rooms, *bases)),
            linked={each: listing(reader, record_of(each)) for each in LINKED},
        )
