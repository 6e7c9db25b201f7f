"""What every page has: the open workspace, work in the background, and a place in the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from inspection_ready.domain.changes import Changes
from inspection_ready.domain.moments import today
from ui.background import Background, Progress
from ui.messages import Messages
from ui.refresh import Refresh

if TYPE_CHECKING:
    from inspection_ready.services.app import App  # slow import: it brings SQLAlchemy, after the first paint
    from inspection_ready.services.verbs import Done
    from ui.pack_making import PackMaking
    from ui.safe_copying import SafeCopying

T = TypeVar("T")

Target = int | str | None
"""What to show on arriving at a page: a record's id, the name of a register, or nothing in particular."""


@dataclass(kw_only=True)
class Context:
    """What the window gives its pages. ``go(place, target)`` opens another page; no page knows another."""

    background: Background
    refresh: Refresh
    messages: Messages
    go: Callable[[str, Target], None]
    give: Callable[[str, Path], None]
    """Opens another page and hands it a file that was dropped."""
    said: Callable[[str, int | None], None]
    """Say in the status line what was done; with the number of its entry, Undo is offered."""
    ask_who: Callable[[], None] = lambda: None
    """Before something is recorded: asks once who uses this account."""
    look_only: bool = False
    """True where the workspace is open to look at only: nothing that changes it is offered."""
    opened: App | None = None
    copying: SafeCopying | None = None
    making: PackMaking | None = None
    """These are None while the first page shows what could be read before the workspace was opened."""

    @property
    def is_open(self) -> bool:
        return self.opened is not None

    @property
    def app(self) -> App:
        assert self.opened is not None
        return self.opened

    @property
    def safe_copying(self) -> SafeCopying:
        assert self.copying is not None
        return self.copying

    @property
    def packing(self) -> PackMaking:
        assert self.making is not None
        return self.making


class Page(QWidget):
    """Loaded when it is first shown, and again whenever a command touched ``kinds``."""

    title: ClassVar[str] = ""
    kinds: ClassVar[frozenset[str]] = frozenset()
    """The record kinds this page shows ("person", "base" ...)."""
    knows_the_day: ClassVar[bool] = False
    """What it shows depends on which day it is."""
    takes_any_files: ClassVar[bool] = False
    """Files of any kind, several at once, are for this page while it is on view."""
    offers_way_back: ClassVar[bool] = False
    """Whoever is led from here to another page is offered the way back."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._stale = True
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(24, 16, 24, 16)
        self.body.setSpacing(12)
        self.heading = QLabel(self.title, self)
        self.heading.setObjectName("heading")
        self.heading.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.body.addWidget(self.heading)
        self.setAccessibleName(self.title)
        # a bound method of this QObject: Qt drops the connection together with the page
        context.refresh.changed.connect(self._heard)
        context.refresh.day_turned.connect(self._turned)

    def load(self) -> None:
        """Read again what is shown. Called on the main thread; reads go through ``query``."""
        raise NotImplementedError

    def affected_by(self, changes: Changes) -> bool:
        return changes.touch(*self.kinds)

    def arrive(self, target: Target) -> None:
        """Show one thing in particular."""

    def take_file(self, path: Path) -> None:
        """A file that was dropped on the window, of a kind this page reads."""

    def take_files(self, paths: Sequence[Path]) -> None:
        """What was dropped while this page is on view, where it ``takes_any_files``; may be folders."""

    def may_leave(self) -> bool:
        """False keeps the person here; asks first where something is unsaved."""
        return True

    def focus_first(self) -> None:
        """Where the keyboard goes on arriving."""
        self.setFocus()

    def query(
        self,
        work: Callable[[App], T],
        then: Callable[[T], None],
        *,
        key: str,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Read in the background: ``query(lambda app: app.read(people), self._show, key="list")``.

        Of several with one ``key`` only the latest is answered.
        """
        app = self.context.app
        self.context.background.query(
            lambda: work(app), then, owner=self, failed=failed or self.context.messages.tell, key=key
        )

    def save_as(self, write: Callable[..., Any], path: Path) -> None:
        """A document of what stands now, by ``write(reader, path, at=..., today=...)``."""
        app = self.context.app
        at, on = app.clock.now(), today(app.clock)
        self.query(
            lambda app: app.read(write, path, at=at, today=on),
            lambda _: self.context.said(f"Saved {path.name}.", None),
            key="save",
        )

    def command(
        self,
        work: Callable[[App], Done[Any]],
        *,
        said: str,
        then: Callable[[Done[Any]], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do it on the writer thread; then the status line says ``said``, with Undo, and all pages hear of it."""
        self.long_command(lambda app, _: work(app), said=said, then=then, failed=failed)

    def long_command(
        self,
        work: Callable[[App, Progress], Done[Any]],
        *,
        said: str | Callable[[Done[Any]], str],
        then: Callable[[Done[Any]], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """As ``command``, with progress and Cancel in the window's status line."""
        context = self.context
        context.ask_who()

        def done(done: Done[Any]) -> None:
            context.messages.clear()
            if done.entry is not None:
                context.said(said if isinstance(said, str) else said(done), done.entry)
            if then is not None:
                then(done)
            context.refresh.send(done.changes)

        context.background.command(
            lambda progress: work(context.app, progress),
            done,
            owner=self,
            failed=failed or context.messages.tell,
        )

    def reload(self) -> None:
        """Now if it is on view, else when it next is."""
        self._stale = True
        if self.isVisible():
            self._load()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._load()

    def _load(self) -> None:
        self._stale = False
        self.load()

    @Slot()
    def _turned(self) -> None:
        if self.knows_the_day:
            self.reload()

    @Slot(object)
    def _heard(self, changes: Changes) -> None:
        if self.affected_by(changes):
            self.reload()
