"""Filters and views of a page's list: asked for, kept, renamed, deleted, and what is shown written out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from inspection_ready.domain.moments import today
from inspection_ready.domain.views import SavedView, conditions_text
from inspection_ready.phrases.views import conditions_sentence
from inspection_ready.services.seen import Shown
from inspection_ready.services.view_options import facets
from inspection_ready.services.views import as_asked, change_view, remove_view, rename_view, save_view
from ui.dialogs.filter import FilterDialog
from ui.dialogs.view_name import ViewNameDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection_ready.domain.views import Condition
    from inspection_ready.services.app import App
    from inspection_ready.services.listing import Order
    from inspection_ready.services.verbs import Done
    from inspection_ready.services.view_options import Facet
    from inspection_ready.services.views import Asked
    from ui.page import Page
    from ui.widgets.view_bar import ViewBar
    from ui.widgets.view_choice import ViewChoice

KEEP = (
    "It is kept in the workspace, for everybody who uses it. What it asks for is kept, and not the rows: "
    "it shows what is so on the day it is looked at."
)
FILES = "Excel (*.xlsx);;Text with commas (*.csv)"


class ListViews(QObject):
    """``find`` and ``order`` are what the list is searched for and sorted by; ``count`` says in words how many rows
    some conditions show; ``write`` writes what is shown.
    """

    export_asked = Signal(object)
    """The path to write what is shown to."""

    def __init__(
        self,
        page: Page,
        register: str,
        plural: str,
        choice: ViewChoice,
        bar: ViewBar,
        *,
        count: Callable[[App, Sequence[Condition]], str],
    ) -> None:
        super().__init__(page)
        self.page, self.register, self.plural = page, register, plural
        self.choice, self.bar = choice, bar
        self._count = count
        self.asked: Asked | None = None
        self.find: Callable[[], str] = str
        self.order: Callable[[], Order | None] = lambda: None
        bar.set_look_only(page.context.look_only)
        bar.clear_asked.connect(self.clear)
        bar.save_asked.connect(self.ask_for_name)
        bar.change_asked.connect(self.save_change)
        bar.rename_asked.connect(self.ask_to_rename)
        bar.remove_asked.connect(self.remove)
        bar.export_asked.connect(self.choose_file)

    def show(self, asked: Asked, views: Sequence[SavedView], more_lost: str = "") -> None:
        """What was read: the conditions in words, and the views that are kept."""
        self.asked = asked
        self.choice.show_views(views)
        view = self.choice.kept
        lost = (*asked.lost, *([more_lost] if more_lost else ()))
        if self.choice.is_usual and not lost:
            self.bar.hide()
            return
        self.bar.show_asked(
            conditions_sentence(asked.said),
            lost,
            is_view=view is not None,
            is_changed=self.choice.is_changed,
        )

    # what is asked of it

    def offer(self) -> None:
        """The dialog, with what can be asked now."""
        held = self.choice.current.conditions if self.asked is None else self.asked.conditions
        now, day = self.page.context.app.clock.now(), today(self.page.context.app.clock)
        self.page.query(
            lambda app: (
                app.read(facets, self.register, now=now, today=day),
                {one: _in_words(app, self.register, one) for one in held},
            ),
            lambda found: self._open(*found),
            key="facets",
        )

    def clear(self) -> None:
        self.choice.show_all()

    def ask_for_name(self) -> None:
        dialog = ViewNameDialog("Save as a view", KEEP, do="Save the view", parent=self.page)
        dialog.accepted.connect(lambda: self.save(dialog.name))
        dialog.open()

    def save(self, name: str) -> None:
        order = self.order()
        view = SavedView(
            register=self.register,
            name=name,
            conditions=conditions_text(self.choice.current.conditions),
            find=self.find(),
            order_by=order.field if order else "",
            descending=order.descending if order else False,
        )
        self.page.command(
            lambda app: app.do(save_view, view),
            said=f"Kept the view “{name}”.",
            then=self._saved,
        )

    def save_change(self) -> None:
        view = self.choice.kept
        if view is None:
            return
        conditions, find, order = self.choice.current.conditions, self.find(), self.order()
        self.page.command(
            lambda app: app.do(change_view, view, conditions, find=find, order=order),
            said=f"Changed what the view “{view.name}” shows.",
            then=self._saved,
        )

    def ask_to_rename(self) -> None:
        view = self.choice.kept
        if view is None:
            return
        dialog = ViewNameDialog(
            "Rename the view", "What it shows stays the same.", do="Rename", name=view.name, parent=self.page
        )
        dialog.accepted.connect(lambda: self.rename(view, dialog.name))
        dialog.open()

    def rename(self, view: SavedView, name: str) -> None:
        self.page.command(
            lambda app: app.do(rename_view, view, name),
            said=f"The view “{view.name}” is called “{name}” now.",
        )

    def remove(self) -> None:
        view = self.choice.kept
        if view is None:
            return
        answer = self.page.context.messages.ask(
            f"Delete the view “{view.name}”?",
            choices=("Delete",),
            detail=f"For everybody who uses this workspace. The {self.plural} stay as they are. You can undo this afterwards.",
        )
        if answer == 0:
            self.page.command(
                lambda app: app.do(remove_view, view),
                said=f"Deleted the view “{view.name}”.",
                then=lambda _: self.choice.show_all(),
            )

    def choose_file(self) -> None:
        named = self.choice.current.words or self.plural
        usual = f"{''.join(each for each in named if each not in NOT_IN_NAMES)}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(self.page, "Export what is shown", usual, FILES)
        if chosen:
            self.export_asked.emit(Path(chosen))

    def shown(self, total: int) -> Shown:
        asked, view = self.asked, self.choice.kept
        return Shown(
            name=view.name if view is not None and not self.choice.is_changed else "",
            said=asked.said if asked else (),
            find=self.find(),
            lost=asked.lost if asked else (),
            total=total,
            at=self.page.context.app.clock.now(),
        )

    # inside

    def _open(self, found: Sequence[Facet], held: dict[Condition, str]) -> None:
        dialog = FilterDialog(self.plural, self.register, found, held, self.page)
        dialog.changed.connect(lambda: self._count_for(dialog))
        dialog.accepted.connect(lambda: self.choice.set_own(dialog.conditions))
        dialog.finished.connect(dialog.deleteLater)
        self._count_for(dialog)
        dialog.open()

    def _count_for(self, dialog: FilterDialog) -> None:
        """The answer is the dialog's: where that is closed before it comes, nobody asks for it any more."""
        app, conditions = self.page.context.app, dialog.conditions
        self.page.context.background.query(
            lambda: self._count(app, conditions),
            dialog.show_count,
            owner=dialog,
            failed=self.page.context.messages.tell,
            key="count",
        )

    def _saved(self, done: Done[SavedView]) -> None:
        self.choice.take(done.result)


NOT_IN_NAMES = '<>:"/\\|?*'


def _in_words(app: App, register: str, one: Condition) -> str:
    told = app.read(as_asked, register, (one,), now=app.clock.now(), today=today(app.clock))
    return conditions_sentence((*told.said, *told.lost))
