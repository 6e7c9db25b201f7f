"""A planner at work off the main thread: how far it is, and the two ways to end it early."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING

from inspection_ready.services.plan_search import Enough
from ui.background import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


ALIVE = 0.001
"""Seconds after which the search lets the window have its turn; Python's own five make it stutter."""


@contextmanager
def letting_the_window_live() -> Iterator[None]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(ALIVE)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


class PlanSearch(Progress):
    """``cancel`` gives up; ``take_what_is_found`` ends it with the best so far."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        super().__init__(tell)
        self._enough = Event()
        self._last = (0, 0)

    def __call__(self, done: int, total: int) -> None:
        self._last = (done, total)
        super().__call__(done, total)

    def may_go_on(self) -> None:
        """Asked often. Raises Cancelled, or Enough."""
        super().__call__(*self._last)
        if self._enough.is_set():
            raise Enough

    @property
    def is_cancelled(self) -> bool:
        return self._stop.is_set()

    def take_what_is_found(self) -> None:
        self._enough.set()
