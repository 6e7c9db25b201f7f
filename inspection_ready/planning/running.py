"""Runs the solver in a thread of its own, so that it can be told to stop while it thinks."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

ASK_AGAIN = 0.02
"""So many seconds go by between two times it is asked whether to go on."""


def solved(solver: Any, model: Any, may_go_on: Callable[[], bool | None]) -> Any:
    """The solver's status. It stops where ``may_go_on`` says no, or raises; whoever only raises says nothing."""
    told: list[Any] = []
    thinking = threading.Thread(target=lambda: told.append(solver.solve(model)), daemon=True)
    thinking.start()
    try:
        while thinking.is_alive():
            thinking.join(ASK_AGAIN)
            if may_go_on() is False:
                break
    finally:
        while thinking.is_alive():  # it is not heard before the search has begun
            solver.stop_search()
            thinking.join(ASK_AGAIN)
    return told[0]
