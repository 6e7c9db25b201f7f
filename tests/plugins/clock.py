"""Every run of the tests begins at the same moment, on a Monday morning, as far as the program can tell.

Its clock goes on from there, and never reaches midnight: what a test says does not depend on the day, or on the time
of day, that it is run on. Processes that tests start see the same clock where they call :func:`begin`.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

from inspection_ready.domain.moments import SystemClock

BEGINS = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
BEHIND = "INSPECTION_READY_TESTS_BEHIND"
"""In the environment: by how many seconds the program's clock is behind the real one."""


def begin() -> None:
    behind = os.environ.setdefault(BEHIND, str((datetime.now(UTC) - BEGINS).total_seconds()))
    by = timedelta(seconds=float(behind))

    def now(self: SystemClock) -> datetime:
        return datetime.now(UTC) - by

    setattr(SystemClock, SystemClock.now.__name__, now)  # for all of the process, on purpose


def pytest_configure() -> None:
    begin()
