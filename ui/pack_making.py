"""Makes packs, one at a time, whichever page asked: every page that offers it shows how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from inspection_ready.domain.changes import Changes
from inspection_ready.domain.errors import Cancelled

if TYPE_CHECKING:
    from inspection_ready.services.packs import MadePack
    from ui.background import Progress
    from ui.page import Context
    from ui.widgets.pack_maker import PackMaker


class PackMaking(QObject):
    begun = Signal()
    progressed = Signal(int, int)
    """Files that are ready, of how many."""
    ended = Signal(object)
    """A MadePack, before the pages read it; None where it was stopped or refused."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._running: Progress | None = None
        context.background.progressed.connect(self._tell)

    @property
    def is_running(self) -> bool:
        return self._running is not None

    def show_in(self, maker: PackMaker) -> None:
        """``maker`` asks for packs from now on, and shows those that others ask for."""
        maker.make_asked.connect(self.make)
        maker.cancel_asked.connect(self.cancel)
        self.begun.connect(maker.begin)
        self.progressed.connect(maker.show_progress)
        self.ended.connect(maker.end)
        if self.is_running:
            maker.begin()

    @Slot(object)
    def make(self, wanted: Sequence[str]) -> None:
        from inspection_ready.services.packs import make_pack  # slow import: the documents

        if self.is_running:
            return
        self._context.ask_who()
        self._running = self._context.background.command(
            lambda progress: make_pack(self._context.app, only=wanted, progress=progress),
            self._made,
            owner=self,
            failed=self._not_made,
        )
        self.begun.emit()

    @Slot()
    def cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _made(self, made: MadePack) -> None:
        self._running = None
        pack = made.filed.pack
        self._context.messages.clear()
        self._context.said(f"Made Pack {pack.number}: {len(made.filed.files)} files.", None)
        self.ended.emit(made)
        self._context.refresh.send(Changes({"pack": frozenset({pack.id})}))

    def _not_made(self, error: Exception) -> None:
        self._running = None
        if isinstance(error, Cancelled):
            self._context.messages.notice("Stopped. No pack was made, and nothing of it is left.")
        else:
            self._context.messages.tell(error)
        self.ended.emit(None)

    @Slot(int, int)
    def _tell(self, done: int, total: int) -> None:
        if self.is_running:
            self.progressed.emit(done, total)
