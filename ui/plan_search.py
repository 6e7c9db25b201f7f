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

    def may_go_on(self) -> None:
        """Asked often. Raises Cancelled, or Enough."""
        self.go_on()  # to tell how far it is each time would keep the window from all else
        if self._enough.is_set():
            raise Enough

    @property
    def is_cancelled(self) -> bool:
        return self._stop.is_set()

    def take_what_is_found(self) -> None:
        self._enough.set()
