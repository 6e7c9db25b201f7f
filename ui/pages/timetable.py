"""The timetable: each day as a table of its tracks, all sessions as a list, and the templates it is made from."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from inspection_ready.domain.clash_check import clashes_by_session
from inspection_ready.domain.moments import today
from inspection_ready.phrases.timetable_coverage import coverage_sentence
from inspection_ready.phrases.values import count_of
from inspection_ready.services.exports import export_register
from inspection_ready.settings import read_settings, write_settings
from ui.dialogs.issues import IssuesDialog
from ui.edit_bringing import bring_edits
from ui.models.session_words import SessionWords
from ui.models.timetable_on_view import NOTHING_ON_VIEW, TimetableOnView, read_timetable
from ui.page import Context, Page, Target
from ui.plan_commands import PlanCommands
from ui.session_commands import SessionCommands
from ui.session_moving import SessionMoving
from ui.template_commands import TemplateCommands
from ui.timetable_commands import TimetableCommands
from ui.widgets.clash_list import ClashList
from ui.widgets.day_tabs import DayTabs
from ui.widgets.layout import scrolling, words
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
            "role",
            "distribution_list",
            "list_member",
            "timetable_issue",
            "slip_batch",
            "slip",
            "slip_answer",
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.on_view = NOTHING_ON_VIEW
        self._wanted: int | None = None
        self._chosen: int | None = None
        self._session: int | None = None
        self._is_arriving = False
        """The keyboard came here before there was anything on view."""
        self.tools = TimetableTools(self)
        self.about = words("", "help")
        self.empty = words("", "warning")
        self.clashes = ClashList(self)
        self.tabs = DayTabs(self)
        self.sessions = SessionCommands(self)
        self.plans = PlanCommands(self)
        self.timetables = TimetableCommands(self)
        self.moving = SessionMoving(self)
        self.templates = TemplateCommands(self)
        self._lay_out()
        self._connect()
        settings = read_settings()
        self.tools.clashes.setChecked(settings.clash_list)
        self.tabs.grid.grid.ways_go_along = not settings.ways_stay

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
        self._is_arriving = self.on_view.whole is None
        (self.tools.make if self._is_arriving else self.tabs.currentWidget()).setFocus()

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
            lambda it: self.context.said(f"Exported {count_of(it.rows, 'session')} to {it.path.name}.", None),
            key="export",
        )

    def open_issues(self) -> None:
        if (held := self.on_view.timetable) is not None and not held.is_template:
            IssuesDialog(self.context, held, self).open()

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
        told = (
            SessionWords(whole, loaded.people, loaded.places, by_session, loaded.answers) if whole else None
        )
        about = (told.about() if told else "", coverage_sentence(loaded.coverage))
        self.about.setText(" ".join(filter(None, about)))
        self.tools.clashes.show_clashes(loaded.clashes, has_timetable=whole is not None)
        self.clashes.show_clashes(loaded.clashes)
        self._open_clashes()
        self.tabs.show_timetable(loaded, told, look_only=self.context.look_only)
        if whole is not None and self._session is not None:
            self.tabs.select(self._session)
            self._session = None
        if self._is_arriving and whole is not None and self.tools.make.hasFocus():
            self.tabs.currentWidget().setFocus()
        self._is_arriving = False

    # inside

    def _open_clashes(self) -> None:
        is_open = self.tools.clashes.isChecked() and bool(self.on_view.clashes)
        had_keyboard = self.clashes.table.hasFocus()
        self.clashes.setVisible(is_open)
        if had_keyboard and not is_open:
            self.tabs.currentWidget().setFocus()

    def _turn_clashes(self) -> None:
        """By hand: the keyboard goes along, and it stays so for the next time."""
        self._open_clashes()
        (self.tabs.currentWidget() if self.clashes.isHidden() else self.clashes.table).setFocus()
        self._keep_clashes_in_sight()
        with suppress(OSError):
            write_settings(replace(read_settings(), clash_list=self.tools.clashes.isChecked()))

    def _keep_clashes_in_sight(self) -> None:
        """While the keyboard is in them: their height follows once they are laid out. Of a long list the beginning."""
        if self.clashes.table.hasFocus():
            self.area.ensureWidgetVisible(self.clashes, 0, 0)
            if self.clashes.height() > self.area.viewport().height():
                self.area.verticalScrollBar().setValue(self.clashes.y())

    def _show_session(self, session_id: int) -> None:
        self.tabs.select(session_id)
        self.tabs.currentWidget().setFocus()

    def _wanted_timetable(self) -> int | None:
        wanted, self._wanted = self._wanted, None
        return self._chosen if wanted is None else wanted

    def _choose(self, timetable_id: int | None) -> None:
        self._chosen = timetable_id
        self.load()

    def _lay_out(self) -> None:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(12)
        for widget in (self.tools, self.empty, self.about):
            layout.addWidget(widget)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.clashes)
        self.area = scrolling(inside, "The timetable")
        self.body.addWidget(self.area, 1)

    def _connect(self) -> None:
        tools, tabs = self.tools, self.tabs
        tools.chosen.connect(self._choose)
        tabs.opened.connect(self.sessions.open)
        self.clashes.chosen.connect(self._show_session)
        self.area.verticalScrollBar().rangeChanged.connect(lambda *_: self._keep_clashes_in_sight())
        tools.clashes.clicked.connect(self._turn_clashes)
        tabs.add_asked.connect(self.sessions.add_at)
        tabs.remove_asked.connect(self.sessions.remove)
        tabs.grid.moved.connect(self.moving.put)
        tabs.grid.block_moved.connect(self.moving.move_block)
        tabs.grid.ways_turned.connect(self.moving.keep_ways)
        tabs.grid.swapped.connect(self.moving.swap)
        tabs.grid.days_swapped.connect(self.moving.swap_days)
        for each, slot in (
            (tools.make, self.timetables.make),
            (tools.begin, self.timetables.begin),
            (tools.add, self.add_new),
            (tools.fill, self.timetables.fill),
            (tools.dates, self.timetables.change_dates),
            (tools.issues, self.open_issues),
            (tools.print, lambda: self.context.go("papers", None)),
        ):
            each.clicked.connect(slot)
        for action, slot in (
            (tools.place_all, self.plans.place_all),
            (tools.place_rest, self.plans.place_rest),
            (tools.move_session, self.plans.move),
            (tools.drop_out, self.plans.drop_out),
            (tools.name, self.timetables.change_name),
            (tools.keep, self.timetables.keep),
            (tools.copy, self.timetables.copy),
            (tools.remove, self.timetables.remove),
            (tools.bring, self.import_file),
            (tools.export, self.export_file),
            (tools.edits, lambda: bring_edits(self)),
            (tools.save, self.templates.save_file),
            (tools.take, self.templates.bring_file),
            (tools.starters, self.templates.add_starters),
        ):
            action.triggered.connect(slot)
