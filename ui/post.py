"""From any thread to the window's: what is posted is done there, in order, unless whom it is for went meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot


class _Office(QObject):
    _brought = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._brought.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def bring(self, owner: QObject, call: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the program ends
            self._brought.emit(owner, call)

    @Slot(object, object)
    def _hand_over(self, owner: QObject, call: Callable[[], None]) -> None:
        if shiboken6.isValid(owner):
            call()


_OFFICE: list[_Office] = []
"""One, which outlives every window: a thread that emits a signal of a dialog while that is deleted ends the program."""


def open_post() -> None:
    """Called in the window's thread, before anything is posted."""
    if not _OFFICE:
        _OFFICE.append(_Office())


def post(owner: QObject, call: Callable[[], None]) -> None:
    _OFFICE[0].bring(owner, call)


def posted(owner: QObject, tell: Callable[[int, int], None]) -> Callable[[int, int], None]:
    """The same as ``tell``, for another thread to call."""
    return lambda done, total: post(owner, lambda: tell(done, total))
