"""Bringing in a spreadsheet: the file, its columns, what would happen row by row, and what was done."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from inspection_ready.domain.errors import ChangedMeanwhile
from inspection_ready.phrases.imports import file_note_sentence
from inspection_ready.records.registry import IMPORTED, record_named
from inspection_ready.services.import_mappings import remember_mapping, remembered_mapping
from inspection_ready.services.import_plan import ImportPlan
from inspection_ready.services.import_preview import FilePreview, preview_file
from inspection_ready.services.imports import plan_import, run_import
from inspection_ready.services.refused_rows import write_refused_rows
from inspection_ready.services.undo import undo
from inspection_ready.services.verbs import Done
from ui.background import Progress
from ui.navigation import place_showing
from ui.open_files import open_path
from ui.page import Context, Page, Target
from ui.widgets.import_choose import ChooseFile
from ui.widgets.import_columns import MatchColumns
from ui.widgets.import_done import ImportDone
from ui.widgets.import_rows import DryRun
from ui.widgets.import_words import done_words, line_words, plan_words, will_words
from ui.widgets.working import Working
from ui.work import Work

if TYPE_CHECKING:
    from inspection_ready.services.app import App

REGISTERS = {name: record_named(name).plural.capitalize() for name in IMPORTED}


class ImportsPage(Page):
    title = "Import"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._path: Path | None = None
        self._told_register = ""
        self._entry: int | None = None
        self.steps = QStackedWidget(self)
        self.choose = ChooseFile(REGISTERS)
        self.columns = MatchColumns(REGISTERS)
        self.rows = DryRun(line_words)
        self.done = ImportDone()
        self.working = Working()
        self.work = Work(context.background, self.working, self)
        for step in (self.choose, self.columns, self.rows, self.done, self.working):
            self.steps.addWidget(step)
        self.body.addWidget(self.steps, 1)
        self.choose.setDisabled(context.look_only)
        self._connect()

    def load(self) -> None:
        """Nothing of the register is on view before a file is chosen."""

    def arrive(self, target: Target) -> None:
        """A register's name: a file of that list is about to be chosen."""
        self._start_again()
        self.choose.set_register(str(target))

    def focus_first(self) -> None:
        first_of: dict[QWidget, QWidget] = {
            self.choose: self.choose.choose,
            self.columns: self.columns.check,
            self.rows: self.rows.go,
            self.done: self.done.look,
        }
        step = self.steps.currentWidget()
        first = first_of.get(step) if step is not None else None
        if first is not None:
            first.setFocus()

    def import_file(self) -> None:
        """Ctrl+I."""
        self._start_again()
        self.choose.ask()

    # the steps

    def open_file(self, path: Path, register: str = "", sheet: str | None = None) -> None:
        """``register`` "" finds out from the headings; ``sheet`` None takes the one that fits best."""
        self._path, self._told_register = path, register
        self.context.messages.clear()
        self.steps.setCurrentWidget(self.working)
        self.working.say(f"Reading {path.name} ...")
        self.query(
            partial(_previewed, path=path, register=register, sheet=sheet),
            self._show_columns,
            key="preview",
            failed=self._cannot_read,
        )

    def take_file(self, path: Path) -> None:
        """What is being read or written is not disturbed."""
        step = self.steps.currentWidget()
        if step is self.working or (step is not None and not step.isEnabled()):
            self.context.messages.notice(f"Wait until this import is done, and drop {path.name} then.")
        else:
            self.open_file(path)

    def plan(self) -> None:
        preview = self.columns.preview
        assert preview is not None
        mapping = self.columns.mapping()
        app = self.context.app
        self.steps.setCurrentWidget(self.working)

        def work(progress: Progress) -> ImportPlan:
            return app.read(
                plan_import,
                preview.register,
                preview.path,
                mapping=mapping,
                sheet=preview.sheet or None,
                progress=progress,
            )

        self.work.read("Going through the rows ...", work, self._show_rows, failed=self._not_planned)

    def run(self) -> None:
        plan = self.rows.plan
        assert plan is not None
        self.rows.setDisabled(True)
        self.long_command(
            lambda app, _: _imported(app, plan),
            said=lambda _: f"{done_words(plan)} from {plan.path.name}",
            then=partial(self._show_done, plan),
            failed=self._not_run,
        )

    def undo_import(self) -> None:
        entry = self._entry
        assert entry is not None
        self.done.setDisabled(True)
        self.command(
            lambda app: app.do(undo, entry),
            said="Took the import back",
            then=lambda _: self._start_again(),
            failed=self._not_undone,
        )

    def open_refused(self) -> None:
        """Written beside the file that was imported, and opened to be mended."""
        plan = self.rows.plan
        assert plan is not None
        self.query(lambda _: write_refused_rows(plan), self._open_refused, key="refused")

    # what arrives

    def _show_columns(self, preview: FilePreview) -> None:
        self.columns.show_preview(preview)
        self.steps.setCurrentWidget(self.columns)
        if self._told_register or any(each.target and not each.is_guess for each in preview.mapping.columns):
            self.focus_first()
        else:
            self.context.messages.notice(ASK_WHICH.format(preview.path.name))
            self.columns.register_box.setFocus()

    def _show_rows(self, plan: ImportPlan) -> None:
        self.rows.setEnabled(True)
        self.rows.show_plan(
            plan,
            summary=plan_words(plan),
            does=will_words(plan),
            notes=[file_note_sentence(n) for n in plan.notes],
        )
        self.steps.setCurrentWidget(self.rows)
        self.rows.go.setFocus()

    def _show_done(self, plan: ImportPlan, done: Done[Any]) -> None:
        self._entry = done.entry
        self.rows.setEnabled(True)
        self.done.setEnabled(True)
        self.done.show_done(
            plan, words=done_words(plan), register=REGISTERS[plan.register], can_undo=done.entry is not None
        )
        self.steps.setCurrentWidget(self.done)
        self.done.look.setFocus()

    def _cannot_read(self, error: Exception) -> None:
        self._start_again()
        self.context.messages.tell(error)

    def _not_planned(self, error: Exception) -> None:
        self.steps.setCurrentWidget(self.columns)
        self.context.messages.tell(error)

    def _not_run(self, error: Exception) -> None:
        self.rows.setEnabled(True)
        self.context.messages.tell(error)
        if isinstance(error, ChangedMeanwhile):
            self.plan()  # shown again as it would be now; nothing is imported unseen

    def _not_undone(self, error: Exception) -> None:
        self.done.setEnabled(True)
        self.context.messages.tell(error)

    # inside

    def _open_refused(self, path: Path | None) -> None:
        if path is not None:
            self.done.say_refused_file(path)
            open_path(path)

    def _start_again(self) -> None:
        self._path = None
        self.steps.setCurrentWidget(self.choose)

    def _read_as(self, register: str) -> None:
        if self._path is not None:
            preview = self.columns.preview
            sheet = preview.sheet if preview is not None else ""
            self.open_file(self._path, register, sheet or None)

    def _read_sheet(self, sheet: str) -> None:
        """Anew: another sheet may be another list, unless a person said which."""
        if self._path is not None:
            self.open_file(self._path, self._told_register, sheet)

    def _connect(self) -> None:
        self.choose.chosen.connect(self.open_file)
        self.columns.confirmed.connect(self.plan)
        self.columns.register_changed.connect(self._read_as)
        self.columns.sheet_changed.connect(self._read_sheet)
        self.columns.back.connect(self._start_again)
        self.rows.import_asked.connect(self.run)
        self.rows.back.connect(lambda: self.steps.setCurrentWidget(self.columns))
        self.done.undo_asked.connect(self.undo_import)
        self.done.refused_asked.connect(self.open_refused)
        self.done.another_asked.connect(self._start_again)
        self.done.look_asked.connect(self._look)

    def _look(self) -> None:
        plan = self.rows.plan
        assert plan is not None
        self.context.go(place_showing(record_named(plan.register).code).id, None)


ASK_WHICH = "The headings of {} do not say which list it is. Choose it beside “List”."


def _previewed(app: App, *, path: Path, register: str, sheet: str | None) -> FilePreview:
    """With what the person chose the last time a file had such a heading."""
    preview = app.read(preview_file, path, register=register or None, sheet=sheet)
    told = remembered_mapping(app.workspace.folder, preview.register)
    if not {mapped.heading for mapped in preview.mapping.columns} & set(told):
        return preview
    return app.read(preview_file, path, register=preview.register, told=told, sheet=preview.sheet or None)


def _imported(app: App, plan: ImportPlan) -> Done[Any]:
    done = app.do(run_import, plan)
    remember_mapping(app.workspace.folder, plan.register, plan.mapping)
    return done
