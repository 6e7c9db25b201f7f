"""The frame: places at the side, one page at a time, what was done at the foot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from inspection_ready.domain.errors import ExpectedError
from ui.help_pages import BEFORE_A_WORKSPACE, NEWS
from ui.menus import Menus
from ui.navigation import PLACES, keys_of_places, place_of
from ui.places import Places
from ui.theme import sidebar_text
from ui.undo_steps import UndoSteps
from ui.widgets.footer import Footer
from ui.widgets.notice import Notice
from ui.widgets.sidebar import Sidebar
from ui.widgets.way_back import WayBack

if TYPE_CHECKING:
    from inspection_ready.services.app import App
    from inspection_ready.services.today import Today
    from ui.closing import LastCopy
    from ui.day_watch import DayWatch
    from ui.page import Context, Page, Target  # they come with the first page, after the first paint
    from ui.pages.today import TodayPage

Sentence = Callable[[ExpectedError], str]


class MainWindow(QMainWindow):
    start_asked = Signal()
    """The person wants to open another workspace."""
    closed = Signal()
    painted = Signal()
    """Once, when the frame has been seen: everything slow begins after it."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Inspection Ready")
        self.setAcceptDrops(True)
        self.resize(1280, 820)
        self.context: Context | None = None
        self._is_painted = False
        self.steps = UndoSteps()
        self._last_copy: LastCopy | None = None
        """The safe copy that is waited for while a workspace closes."""
        self._watch: DayWatch | None = None
        self.sidebar = Sidebar(
            [(place.id, place.title) for place in PLACES if place.in_sidebar], keys_of_places(), self
        )
        self.sidebar.setEnabled(False)
        self.notice = Notice(self)
        self.way_back = WayBack(self)
        self.stack = QStackedWidget(self)
        self.places = Places(self)
        self.footer = Footer(self)
        self.footer.undo_asked.connect(self.undo_last)
        self.footer.redo_asked.connect(self.redo_last)
        self._lay_out()
        self.menus = Menus(
            self,
            {
                "undo": lambda: bool(self.steps.done),
                "redo": lambda: bool(self.steps.undone),
                "back": lambda: bool(self.way_back.place),
                "open": lambda: self._last_copy is None,
            },
        )
        for place, keys in keys_of_places().items():
            QShortcut(QKeySequence(keys), self, lambda place=place: self.places.go(place))
        self.show_waiting("")

    # what the start of the application does with it

    def look(self, first: Today, *, name: str, sentence: Sentence) -> None:
        """Show what could be read so far of a workspace that is still being opened: its first page, to read only."""
        self.leave_workspace()
        self._begin(sentence)
        self.setWindowTitle(f"{name} - Inspection Ready")
        self.sidebar.workspace.setText(name)
        self.footer.say(f"Opening {name} ...")
        self.places.show(PLACES[0].id)
        cast("TodayPage", self.page).show_today(first)

    def open(self, app: App, *, name: str, sentence: Sentence, look_only: bool) -> None:
        """Show this workspace; what was on view before is gone, but for what was seen of this one already."""
        from ui.new_context import bring_to_life  # after the first paint, as in _begin

        context = self.context
        if context is None or context.is_open:
            self.leave_workspace()
            context = self._begin(sentence)
        self._watch = bring_to_life(context, app, self, look_only=look_only)
        self.setWindowTitle(f"{name} - Inspection Ready")
        self.sidebar.workspace.setText(f"{name}\nOpen to look only" if look_only else name)
        self.sidebar.setEnabled(True)
        self.footer.say("")
        if self.page is not None:
            self.page.reload()
        self.go(PLACES[0].id)

    def leave_workspace(self, then: Callable[[], object] | None = None) -> None:
        """Close it: ``then`` once the last safe copy is made, was refused, or is not waited for."""
        context, self.context = self.context, None
        if context is not None:
            self._clear()
        if context is None or not context.is_open:
            if context is not None:
                context.background.stop()
            if then is not None:
                then()
            return
        copying = context.safe_copying
        copying.timer.stop()
        if self._watch is not None:
            self._watch.stop()
            self._watch = None
        waits = then is not None and copying.folder is not None
        if then is not None and waits:
            self._wait_for_copy(context, then)
        context.background.stop(copying.close)
        if then is not None and not waits:
            then()

    def _begin(self, sentence: Sentence) -> Context:
        # slow import: it brings the threads along, which the first paint does without
        from ui.new_context import new_context

        self.context = new_context(self, sentence)
        return self.context

    def _clear(self) -> None:
        self.places.forget()
        self.steps.forget()
        self.sidebar.setEnabled(False)
        self.footer.say("")
        self.notice.say("")
        self.way_back.leave()

    def _wait_for_copy(self, context: Context, then: Callable[[], object]) -> None:
        from ui.closing import LastCopy  # most workspaces close at once

        last = self._last_copy = LastCopy(self.sidebar.workspace.text(), context, self)

        def left() -> None:
            self._last_copy = None
            then()

        last.left.connect(left)
        self.show_instead(last.page)
        last.page.go.setFocus()

    def show_instead(self, widget: QWidget) -> None:
        """Something that is no page of a workspace: the start page, a refusal."""
        before = self.stack.currentWidget()
        self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)
        if before is not None and before not in self.places.pages.values():
            self.stack.removeWidget(before)
            before.deleteLater()
        self.menus.enable()

    def show_waiting(self, words: str) -> None:
        self.show_instead(QLabel(words, alignment=Qt.AlignmentFlag.AlignCenter))

    def draw_icons(self) -> None:
        """After the first paint, and again when the theme changes."""
        from ui.icons import icon  # slow import: QtSvg

        for place in PLACES:
            if place.in_sidebar:
                self.sidebar.set_icon(place.id, icon(place.id, sidebar_text()))
        self.sidebar.fit()

    # going from place to place

    @property
    def page(self) -> Page | None:
        return self.places.page

    @property
    def place(self) -> str:
        """Where the person is; empty before there is a page."""
        return self.places.current

    def go(self, place: str, target: Target = None) -> None:
        self.places.go(place, target)

    def show_start(self) -> None:
        if self._last_copy is not None:
            return  # on the way out already
        if self.page is None or self.page.may_leave():
            self.start_asked.emit()

    def show_keys(self) -> None:
        from ui.dialogs.keys import KeysDialog  # a window that is seldom opened

        KeysDialog(self).open()

    def show_help(self) -> None:
        self.show_help_page(place_of(self.place).help if self.place else BEFORE_A_WORKSPACE)

    def show_news(self) -> None:
        self.show_help_page(NEWS)

    def show_help_page(self, page_id: str) -> None:
        from ui.dialogs.help import show_help  # a window that is seldom opened

        show_help(page_id, self)

    # what was done

    def said(self, words: str, entry: int | None) -> None:
        if entry is not None:
            self.steps.did(words, entry)
        can_redo = bool(self.steps.undone) and self.steps.undone[-1].entry == entry
        self.footer.say(words, can_undo=entry is not None and not can_redo, can_redo=can_redo)
        self.menus.enable()

    def undo_last(self) -> None:
        if self.page is not None:
            self.steps.take_back(self.page)

    def redo_last(self) -> None:
        if self.page is not None:
            self.steps.do_again(self.page)

    # inside

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for widget, stretch in ((self.notice, 0), (self.way_back, 0), (self.stack, 1), (self.footer, 0)):
            right.addWidget(widget, stretch)
        whole = QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.sidebar)
        whole.addLayout(right, 1)
        centre = QWidget(self)
        centre.setLayout(whole)
        self.setCentralWidget(centre)

    def take_file(self, path: Path | None) -> None:
        """What was dropped on the window; None where it was not one file."""
        from ui.widgets.window_drops import where_to_take  # seldom wanted, and not by the first page

        context = self.context
        place, refusal = where_to_take(
            path, has_workspace=context is not None, look_only=context is not None and context.look_only
        )
        self.notice.say(refusal)
        if path is not None and place:
            self.places.give(place, path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from ui.widgets.window_drops import file_in, paths_in  # as above

        event.acceptProposedAction()
        page, paths = self.page, paths_in(event)
        if page is not None and page.takes_any_files and paths and not page.context.look_only:
            page.take_files(paths)
        else:
            self.take_file(file_in(event))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.page is not None and not self.page.may_leave():
            event.ignore()
            return
        if self.context is not None and self.context.is_open and self.context.safe_copying.folder is not None:
            event.ignore()
            self.leave_workspace(self.close)
            return
        if self._last_copy is not None:
            self._last_copy.stop_waiting()
            self._last_copy = None
        self.leave_workspace()
        self.closed.emit()
        super().closeEvent(event)
