"""Ctrl+C is not lost where somebody else caught it.

ReportLab has ``except:`` in many places that are run for every line of a page. An interrupt that comes there is taken
for a font that lacks a letter, and the command would go on as if nobody had asked it to stop.
"""

from __future__ import annotations

import signal
from types import FrameType
from typing import Self


class Stopping:
    """While it is open, :meth:`may_go_on` raises an interrupt again that came and was swallowed.

    Where Python does not turn Ctrl+C into KeyboardInterrupt (a run in the background ignores it), nothing is changed.
    """

    def __init__(self) -> None:
        self._was_asked = False
        self._is_ours = False

    def __enter__(self) -> Self:
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._asked)
            self._is_ours = True
        return self

    def __exit__(self, *_: object) -> None:
        if self._is_ours:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def may_go_on(self) -> None:
        """Raises KeyboardInterrupt."""
        if self._was_asked:
            raise KeyboardInterrupt

    def _asked(self, _signal: int, _frame: FrameType | None) -> None:
        self._was_asked = True
        raise KeyboardInterrupt
