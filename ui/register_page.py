"""A page of one register: the list, a form for one record beside it, and that record's history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter

from inspection_ready.domain.changes import Changes
from inspection_ready.domain.errors import ChangedMeanwhile, NotFound, Refused
from inspection_ready.domain.rows import Row
from inspection_ready.records.fields import Field
from inspection_ready.services.listing import Listing
from inspection_ready.services.registers import add_record, change_record, remove_record, title_of
from ui.merging import merge
from ui.page import Context, Target
from ui.register_listing import RegisterListing
from ui.register_reading import Loaded, Opened
from ui.widgets.editors import Editor
from ui.widgets.record_form import RecordForm
from ui.widgets.record_panel import RecordPanel

if TYPE_CHECKING:
    from inspection_ready.services.verbs import Done

NARROW = 130
"""Average letters across; below this the form takes the place of the list instead of standing beside it."""


class RegisterPage(RegisterListing):
    hidden: ClassVar[tuple[str, ...]] = ()
    """Fields of the register that its form does not ask for."""
    panel_share: ClassVar[float] = 0.4
    """How much of the page's width one record gets."""
    titles_stand_alone: ClassVar[bool] = False
    """A person is said as "Amara Osei"; a function as "the function Facilities"."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._wanted: Target = None
        self._opening: int | None = None
        """The record that is being read to be shown."""
        self.linked: dict[type[Row], Listing] = {}
        self.form = RecordForm(self.record, self._links({}), hidden=self.hidden, editor_of=self.editor_of)
        self.form.set_read_only(context.look_only)
        self.panel = RecordPanel(self.form)
        self.panel.hide()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        self.body.addWidget(self.splitter, 1)
        self._connect()

    # what a particular register says differently

    def editor_of(self, field: Field) -> Editor | None:  # noqa: ARG002 - pages that have one look at it
        """An editor of this page's own for a field, or None for the one its kind gives."""
        return None

    def title_in_words(self, title: str) -> str:
        return title if self.titles_stand_alone else f"the {self.record.singular} {title}"

    def opened(self, row: Row | None) -> None:
        """Another record is in the panel, or a new one."""

    # what the window asks of a page

    def load(self) -> None:
        self.read_list(self.list.choice, self.list.order, self._show)
        if self.form.before is not None and not self.form.is_dirty and self.panel.isVisible():
            self._open(self.form.before.id, focus=False)

    def affected_by(self, changes: Changes) -> bool:
        return changes.touch(*self.kinds, "saved_view")

    def arrive(self, target: Target) -> None:
        if isinstance(target, int):
            self.list.search.clear()
            self.list.filter.setCurrentIndex(0)
            self._wanted = target
            self.load()
            self._open(target, focus=False)

    def focus_first(self) -> None:
        self.list.focus_first()

    def may_leave(self) -> bool:
        if not self.form.is_dirty:
            return True
        answer = self.context.messages.ask(
            "Save what you changed before you go?", choices=("Save", "Leave without saving")
        )
        if answer == 0 and self.save():
            # what the register refuses keeps the person here, with what they typed
            self.context.background.wait_for_commands()
            return not self.form.is_dirty
        if answer == 1:
            self._close_panel()
        return answer == 1

    def add_new(self) -> None:
        if self._may_turn_to_another():
            self._opening = None
            self.form.show_record(None, title=f"New {self.record.singular}", fixed=self.fixed())
            self.panel.show_parts(of_a_saved_record=False)
            self.opened(None)
            self._open_panel()
            self.form.focus_first()

    def fixed(self) -> dict[str, Any]:
        """What a new record is given, without asking."""
        return {}

    def edit_current(self) -> None:
        if self.list.current is not None and self._may_turn_to_another():
            self._open(self.list.current, focus=True)

    def find_in_list(self) -> None:
        self._arrange(list_first=True)
        self.list.find_rows()

    def save(self) -> bool:
        """Whether it could be asked for; the register may still refuse, and then says so beside the field."""
        if not self.panel.isVisible() or self.context.look_only or not self.form.check():
            return False
        before, row = self.form.before, self.form.made()
        if before is None:
            self.long_command(
                lambda app, _: app.do(add_record, row),
                said=lambda done: f"Added {self._called(done.result)}.",
                then=self._saved,
                failed=self._refused,
            )
        else:
            self.change(before, row)
        return True

    def change(self, before: Row, row: Row) -> None:
        self.long_command(
            lambda app, _: app.do(change_record, before, row),
            said=lambda done: f"Changed {self._called(done.result)}.",
            then=self._saved,
            failed=self._refused,
        )

    def remove(self) -> None:
        row = self.form.before
        if row is None:
            return
        called = self._called(row)
        answer = self.context.messages.ask(
            f"Remove {called}?", choices=("Remove",), detail="You can undo this afterwards."
        )
        if answer == 0:
            self.command(
                lambda app: app.do(remove_record, row),
                said=f"Removed {called}.",
                then=lambda _: self._close_panel(),
            )

    # inside

    def _connect(self) -> None:
        self.list.opened.connect(self.edit_current)
        self.list.table.clicked.connect(self._clicked)
        self.list.current_changed.connect(self._moved)
        self.list.add_asked.connect(self.add_new)
        self.form.save_asked.connect(self.save)
        self.form.cancel_asked.connect(self._cancel)
        self.form.remove_asked.connect(self.remove)
        self.panel.close_asked.connect(self._cancel)

    def _show(self, loaded: Loaded) -> None:
        self.linked, self._told = loaded.linked, loaded.told
        self.form.set_links(self._links(loaded.linked))
        self._show_list(loaded)
        if isinstance(self._wanted, int):
            self.list.select(self._wanted)
            self._wanted = None

    def _open(self, record_id: int, *, focus: bool) -> None:
        self._opening = record_id
        self.query(
            lambda app: self._opened(app, record_id),
            lambda it: self._show_record(it, focus=focus),
            key="row",
            failed=lambda error: self._not_opened(error, record_id),
        )

    def _not_opened(self, error: Exception, record_id: int) -> None:
        """A record that was on view may be gone for a good reason: adding it was taken back."""
        was_on_view = self.form.before is not None and self.form.before.id == record_id
        if not (isinstance(error, NotFound) and was_on_view):
            self.context.messages.tell(error)
        self._close_panel()

    def _show_record(self, it: Opened, *, focus: bool) -> None:
        if it.row.id != self._opening:
            return  # a new one was begun meanwhile
        self.form.show_record(it.row, title=it.title)
        self.panel.history.show_lines(it.history)
        self.panel.show_parts(of_a_saved_record=True)
        self.opened(it.row)
        self._open_panel()
        if focus:
            self.panel.tabs.setCurrentIndex(0)
            self.form.focus_first()

    def _clicked(self) -> None:
        if self.list.current is not None and self._may_turn_to_another():
            self._open(self.list.current, focus=False)

    @Slot(object)
    def _moved(self, record_id: int | None) -> None:
        """With a record open, the panel follows the keyboard through the list; unsaved work and a new form stay."""
        is_open = self.panel.isVisible() and self.form.before is not None
        if record_id is not None and is_open and not self.form.is_dirty:
            self._open(record_id, focus=False)

    def _may_turn_to_another(self) -> bool:
        return not self.panel.isVisible() or self.may_leave()

    def _cancel(self) -> None:
        if self.form.is_dirty:
            answer = self.context.messages.ask(
                "Leave what you typed unsaved?", choices=("Leave without saving",)
            )
            if answer != 0:
                return
        self._close_panel()

    def _open_panel(self) -> None:
        if self.panel.isHidden():
            self.panel.show()
            beside = max(round(self.width() * self.panel_share), self.panel.minimumSizeHint().width())
            self.splitter.setSizes([self.width() - beside, beside])
        self._arrange()

    def _close_panel(self) -> None:
        self.form.show_record(None, title="")
        self.panel.hide()
        self._arrange()
        self.list.focus_first()

    def _arrange(self, *, list_first: bool = False) -> None:
        narrow = self.width() < NARROW * self.fontMetrics().averageCharWidth()
        if list_first and narrow and not self.form.is_dirty:
            self.panel.hide()
        self.list.setVisible(not (narrow and self.panel.isVisibleTo(self)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _called(self, row: Row) -> str:
        return self.title_in_words(self.context.app.read(title_of, row))

    def _saved(self, done: Done[Any]) -> None:
        self.form.mark_saved(cast("Row", done.result))
        self.list.select(done.result.id)
        self._open(done.result.id, focus=False)

    def _refused(self, error: Exception) -> None:
        field = error.data.get("field") if isinstance(error, Refused) else None
        if isinstance(error, ChangedMeanwhile) and self.form.before is not None:
            merge(self, self.form)
        elif isinstance(field, str) and field in self.form.rows:
            self.form.say_problem(field, self.context.messages.in_words(cast("Refused", error)))
        else:
            self.context.messages.tell(error)
