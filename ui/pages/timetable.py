"""The timetable: each day as a table of its tracks, all sessions as a list, and the templates it is made from."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtWidgets import QFileDialog, QLabel, QMenu, QTabWidget, QWidget

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.moments import today
from inspection_ready.domain.people import Person
from inspection_ready.domain.rows import Row
from inspection_ready.domain.searching import Haystack, folded
from inspection_ready.domain.timetable import Part, Session, SessionFormat, Timetable
from inspection_ready.domain.timetable_people import asks_for_people
from inspection_ready.domain.whole_timetable import WholeTimetable
from inspection_ready.phrases.timetable import day_words, days_words, times_words
from inspection_ready.records.registry import record_of
from inspection_ready.records.timetable import FORMATS, PARTS, SESSIONS, STATES, TIMETABLES
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
from ui.dialogs.timetable import STARTER, DaysDialog, MakeDialog
from ui.models.links import LinkSource, naming_fields
from ui.page import Context, Page, Target
from ui.widgets.day_table import FIRST_THING, DayTable
from ui.widgets.editors import NoWheel
from ui.widgets.flow import FlowLayout
from ui.widgets.layout import button, words
from ui.widgets.people_at import PeopleAt
from ui.widgets.plain_table import PlainTable
from ui.widgets.record_form import RecordForm

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
NOBODY = "Nobody named yet"
COLUMNS = ("When", "Session", "Kind", "Who", "Where", "State")


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
        self.chooser = NoWheel(self)
        self.chooser.setAccessibleName("Timetable or template")
        self.chooser.setMinimumContentsLength(24)
        self.about = words("", "help")
        self.empty = words("", "warning")
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName("Days of the timetable")
        self.list = PlainTable("All sessions", COLUMNS, (26, 0, 14, 26, 20, 14))
        self.days: list[DayTable] = []
        self.make_button = button("Make a timetable", role="main")
        self.begin_button = button("Begin without a template")
        self.add_button = button("Add a session")
        self.fill_button = button("Find people for gaps")
        self.dates_button = button("Dates of the days")
        self.more_button = button("More", name="More to do with this timetable")
        self.more = QMenu(self)
        self.name_action = self.more.addAction("&Name, days and tracks")
        self.keep_action = self.more.addAction("&Keep as a template")
        self.copy_action = self.more.addAction("&Copy")
        self.remove_action = self.more.addAction("&Remove")
        self.more.addSeparator()
        self.import_action = self.more.addAction("&Import from a spreadsheet")
        self.export_action = self.more.addAction("&Export to a spreadsheet")
        self.more_button.setMenu(self.more)
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
        (self.tabs.currentWidget() if self._loaded.whole else self.make_button).setFocus()

    def add_new(self) -> None:
        """Ctrl+N: at the place the keyboard is on."""
        table = self.tabs.currentWidget()
        place = table.place() if isinstance(table, DayTable) else None
        self.add_at(*(place or (FIRST_THING, 1)))

    def edit_current(self) -> None:
        table = self.tabs.currentWidget()
        if isinstance(table, DayTable):
            table.open_current()
        elif self.list.currentRow() >= 0:
            self._open_row()

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
        day = min(max(self.tabs.currentIndex() + 1, 1), held.days)
        new = Session(timetable_id=held.id, day=day, starts=starts, minutes=60, track=track, title="")
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
            self.command(lambda app: app.do(remove_session, session), said=f"Removed {_called(session)}.")

    def _open_form(self, session: Session, people: Mapping[int, Part], *, is_new: bool) -> None:
        is_template = self._timetable is not None and self._timetable.is_template
        hidden = ("timetable_id", *(("state", "code") if is_template else ()))
        at = PeopleAt(self._source(Person))
        at.show_people(people)
        at.setHidden(is_template)
        form = RecordForm(
            SESSIONS, {each: self._source(each) for each in (Base, Room)}, hidden=hidden, more=at
        )
        title = "New session" if is_new else _called(session)
        form.show_record(session, title=title)
        form.remove_button.setHidden(is_new)
        form.set_read_only(self.context.look_only)
        at.set_read_only(self.context.look_only)
        dialog = RecordDialog(form, title, self)
        form.save_asked.connect(lambda: self._save_session(dialog, at, is_new=is_new))
        form.remove_asked.connect(lambda: self._remove_in_form(dialog))
        dialog.open()

    def _save_session(self, dialog: RecordDialog, at: PeopleAt, *, is_new: bool) -> None:
        form = dialog.form
        if self.context.look_only or not (form.check() and at.check()):
            return
        before, session, people = cast("Session", form.before), cast("Session", form.made()), at.people()
        self._session = session.id

        def work(app: App) -> Any:
            if is_new:
                return app.do(add_session, session, people)
            return app.do(change_session, before, session, people)

        self.command(
            work,
            said=f"{'Added' if is_new else 'Changed'} {_called(session)}.",
            then=lambda _: dialog.accept(),
            failed=lambda error: self._not_saved(dialog, error),
        )

    def _remove_in_form(self, dialog: RecordDialog) -> None:
        session = cast("Session", dialog.form.before)
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
        self._chosen = loaded.whole.timetable.id if loaded.whole else None
        blocked = self.chooser.blockSignals(True)
        self.chooser.clear()
        for each in loaded.all:
            self.chooser.addItem(_chooser_words(each), each.id)
        self.chooser.setCurrentIndex(self.chooser.findData(self._chosen))
        self.chooser.blockSignals(blocked)
        has_own = any(not each.is_template for each in loaded.all)
        self.empty.setText("" if has_own else NONE_YET if loaded.all else NOTHING)
        self.empty.setVisible(not has_own)
        self._show_whole(loaded)
        self._enable()

    def _show_whole(self, loaded: Loaded) -> None:
        whole = loaded.whole
        self.about.setText("" if whole is None else self._about(whole))
        self._fit_tabs(0 if whole is None else whole.timetable.days)
        if whole is None:
            self.list.show_rows([])
            return
        is_template = whole.timetable.is_template
        for day, table in zip(whole.days, self.days, strict=True):
            self.tabs.setTabText(day.day - 1, day_words(day, is_template=is_template))
            table.setAccessibleName(day_words(day, is_template=is_template))
            table.show_sessions(whole.on(day.day), tracks=whole.timetable.tracks)
        self.list.show_rows([self._row(each) for each in whole.sessions])
        if self._session is not None:
            self._select(self._session)
            self._session = None

    def _select(self, session_id: int) -> None:
        for place, table in enumerate(self.days):
            if table.select(session_id):
                self.tabs.setCurrentIndex(place)

    def _fit_tabs(self, count: int) -> None:
        """Tables stay where they are, so that the keyboard does; the first day is on view to begin with."""
        was_empty = not self.days
        while len(self.days) > count:
            self.tabs.removeTab(len(self.days) - 1)
            self.days.pop().deleteLater()
        while len(self.days) < count:
            table = DayTable("", self._cell)
            table.opened.connect(self.open_session)
            table.add_asked.connect(self.add_at)
            table.remove_asked.connect(self.remove_session)
            self.tabs.insertTab(len(self.days), table, "")
            self.days.append(table)
        if was_empty:
            self.tabs.setCurrentIndex(0)

    def _about(self, whole: WholeTimetable) -> str:
        held = whole.timetable
        count = f"{len(whole.sessions)} session{'' if len(whole.sessions) == 1 else 's'}"
        if held.is_template:
            starter = f"{STARTER} " if held.is_starter else ""
            return f"{starter}A template: {count} on {held.days} days, without people and dates. {held.notes}"
        gaps = sum(
            asks_for_people(each) and not self._named(each, Part.TAKES_PART) for each in whole.sessions
        )
        named = f", {gaps} with nobody named yet" if gaps else ""
        made = f" Made from {held.origin}." if held.origin else ""
        return f"{days_words(whole.days)}. {count}{named}.{made}"

    def _enable(self) -> None:
        held, writes = self._timetable, not self.context.look_only
        is_own = held is not None and not held.is_template
        self.add_button.setEnabled(writes and held is not None)
        for action in (self.name_action, self.copy_action, self.remove_action):
            action.setEnabled(writes and held is not None)
        for each in (self.fill_button, self.dates_button):
            each.setVisible(is_own)
            each.setEnabled(writes)
        self.make_button.setEnabled(writes)
        self.begin_button.setEnabled(writes)
        self.begin_button.setVisible(not any(not each.is_template for each in self._loaded.all))
        self.keep_action.setEnabled(writes and is_own)
        self.import_action.setEnabled(writes)
        self.export_action.setEnabled(held is not None)

    # words

    def _cell(self, session: Session) -> str:
        lines = (
            f"{session.code} {session.title}".strip(),
            *self._who(session),
            self._where(session),
            self._state(session),
        )
        return "\n".join(line for line in lines if line)

    def _row(self, session: Session) -> tuple[str, ...]:
        whole = self._loaded.whole
        assert whole is not None, "rows are of a timetable"
        day = day_words(whole.day(session.day), is_template=whole.timetable.is_template)
        return (
            f"{day}, {times_words(session)}",
            f"{session.code} {session.title}".strip(),
            FORMATS[session.format],
            "; ".join(self._who(session)),
            self._where(session),
            self._state(session),
        )

    def _who(self, session: Session) -> list[str]:
        says_more = session.wanted and folded(session.wanted) != folded(session.title)
        wanted = f"Wanted: {session.wanted}" if says_more else ""
        if self._timetable is not None and self._timetable.is_template:
            return [wanted] if wanted else []
        named = self._named(session, Part.TAKES_PART)
        told = [named] if named else []
        if not named and asks_for_people(session):
            told = [f"{NOBODY}. {wanted}".rstrip(" .")]
        others = ((PARTS[part], self._named(session, part)) for part in Part if part is not Part.TAKES_PART)
        return told + [f"{label}: {names}" for label, names in others if names]

    def _named(self, session: Session, part: Part) -> str:
        at = self._loaded.whole.at(session.id) if self._loaded.whole else ()
        return ", ".join(self._loaded.people.get(each.person_id, "") for each in at if each.part is part)

    def _where(self, session: Session) -> str:
        places = (self._loaded.places.get(each or 0, "") for each in (session.room_id, session.base_id))
        return ", ".join(part for part in (*places, session.where) if part)

    def _state(self, session: Session) -> str:
        is_template = self._timetable is not None and self._timetable.is_template
        return "" if is_template or session.format is SessionFormat.BREAK else STATES[session.state]

    # inside

    @property
    def _timetable(self) -> Timetable | None:
        return self._loaded.whole.timetable if self._loaded.whole else None

    def _wanted_timetable(self) -> int | None:
        wanted, self._wanted = self._wanted, None
        return self._chosen if wanted is None else wanted

    def _choose(self) -> None:
        self._chosen = self.chooser.currentData()
        self.load()

    def _open_row(self) -> None:
        whole, row = self._loaded.whole, self.list.currentRow()
        if whole is not None and 0 <= row < len(whole.sessions):
            self.open_session(whole.sessions[row].id)

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
        label = QLabel("&Timetable or template", self)
        label.setBuddy(self.chooser)
        tools = QWidget(self)
        row = FlowLayout(tools)
        for each in (label, self.chooser, self.make_button, self.begin_button, self.add_button):
            row.addWidget(each)
        for each in (self.fill_button, self.dates_button, self.more_button):
            row.addWidget(each)
        self.tabs.addTab(self.list, "All sessions")
        for widget in (tools, self.empty, self.about):
            self.body.addWidget(widget)
        self.body.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.chooser.currentIndexChanged.connect(self._choose)
        self.list.itemActivated.connect(lambda _item: self._open_row())
        for each, slot in (
            (self.make_button, self.make),
            (self.begin_button, self.begin),
            (self.add_button, self.add_new),
            (self.fill_button, self.fill),
            (self.dates_button, self.change_dates),
        ):
            each.clicked.connect(slot)
        for action, slot in (
            (self.name_action, self.change_name),
            (self.keep_action, self.keep),
            (self.copy_action, self.copy),
            (self.remove_action, self.remove),
            (self.import_action, self.import_file),
            (self.export_action, self.export_file),
        ):
            action.triggered.connect(slot)


def _called(session: Session) -> str:
    return f"{session.code} {session.title}".strip() or "the session"


def _chooser_words(timetable: Timetable) -> str:
    if not timetable.is_template:
        return timetable.name
    return f"Template: {timetable.name}{' (starter)' if timetable.is_starter else ''}"


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
