"""What the timetable's page can do with templates: make a timetable from one, and send and take them as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from inspection_ready.domain.file_names import safe_file_name
from inspection_ready.domain.moments import today
from inspection_ready.phrases.template_files import fault_sentence, nobody_sentence
from inspection_ready.phrases.values import count_of
from inspection_ready.services.starters_shipped import add_shipped_templates
from inspection_ready.services.template_files import read_template, take_template, write_template
from inspection_ready.services.timetable import people_found, visit_days
from inspection_ready.services.timetable_making import make_timetable, template_fit
from ui.dialogs.make_timetable import MakeDialog, Outlook

if TYPE_CHECKING:
    from inspection_ready.domain.template_files import TemplateFile
    from inspection_ready.services.app import App
    from ui.pages.timetable import TimetablePage

FILES = "Excel (*.xlsx)"
MOST_TOLD = 6


class TemplateCommands:
    """``page`` does them, and holds this."""

    def __init__(self, page: TimetablePage) -> None:
        self._page = page

    def make(self) -> None:
        """From a template, looked at first; nothing where there is none."""
        held = self._page.on_view.all
        names = [each.name for each in held if not each.is_template]
        dialog = MakeDialog([each for each in held if each.is_template], names, self._page)
        dialog.looked.connect(lambda: self._look(dialog))
        dialog.accepted.connect(lambda: self._make(dialog))
        dialog.open()
        dialog.look()

    def save_file(self) -> None:
        held = self._page.on_view.timetable
        if held is None or not held.is_template:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, "Save the template as a file", f"{safe_file_name(held.name)}.xlsx", FILES
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        held = self._page.on_view.timetable
        assert held is not None, "only asked of a template on view"
        self._page.query(
            lambda app: app.read(write_template, held, path),
            lambda count: self._page.context.said(
                f"Saved {held.name} with {count_of(count, 'session')} as {path.name}.", None
            ),
            key="save-template",
        )

    def bring_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self._page, "Bring in a template", "", FILES)
        if chosen:
            self.bring_from(Path(chosen))

    def bring_from(self, path: Path) -> None:
        now = today(self._page.context.app.clock)
        self._page.query(
            lambda app: app.read(read_template, path, today=now), self._take, key="bring-template"
        )

    def add_starters(self) -> None:
        self._page.long_command(
            lambda app, _: app.do(add_shipped_templates),
            said=lambda done: f"Added {', '.join(done.result)}.",
            then=lambda done: self._say_all_are_here() if done.entry is None else None,
        )

    def _look(self, dialog: MakeDialog) -> None:
        now, template, days, tracks = (
            today(self._page.context.app.clock), dialog.template, dialog.days.value(), dialog.tracks.value()
        )  # fmt: skip

        def read(app: App) -> Outlook:
            with app.reading() as reader:
                return Outlook(
                    people_found(reader, template, on=now),
                    template_fit(reader, template, days=days, tracks=tracks),
                    visit_days(reader, today=now),
                )

        self._page.query(
            read, lambda outlook: dialog.show_outlook(outlook, self._page.on_view.people), key="found"
        )

    def _make(self, dialog: MakeDialog) -> None:
        template, name = dialog.template, dialog.name
        days, tracks = dialog.days.value(), dialog.tracks.value()
        self._page.command(
            lambda app: app.do(make_timetable, template, name=name, days=days, tracks=tracks),
            said=f"Made {name} from {template.name}.",
            then=self._show,
        )

    def _take(self, read: TemplateFile) -> None:
        name = self._page.timetables.free_name(read.template.name, of_templates=True)
        told = [fault_sentence(each) for each in read.left_out]
        more = [f"And {len(told) - MOST_TOLD} more."] if len(told) > MOST_TOLD else []
        answer = self._page.context.messages.ask(
            f"Bring in “{name}”, with {count_of(len(read.sessions), 'session')} on {count_of(read.template.days, 'day')}?",
            choices=("Bring it in",),
            detail=" ".join((*told[:MOST_TOLD], *more, nobody_sentence(read.nobody_for))).strip(),
        )
        if answer == 0:
            self._page.command(
                lambda app: app.do(take_template, read, name=name),
                said=f"Brought in {name}.",
                then=self._show,
            )

    def _show(self, done: Any) -> None:
        self._page.show_timetable(done.result.id)

    def _say_all_are_here(self) -> None:
        self._page.context.messages.notice("Every template that comes with the app is here already.")
