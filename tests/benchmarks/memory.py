"""How much memory this process holds, and held at most, by its own account."""

from __future__ import annotations

import re
from pathlib import Path

STATUS = Path("/proc/self/status")
"""Only Linux tells."""


def megabytes(entry: str) -> float | None:
    """``VmRSS`` is now, ``VmHWM`` the most; None where nobody tells.

    `getrusage` would count what the parent held too: the system hands that down when a process is started.
    """
    found = re.search(rf"{entry}:\s+(\d+) kB", STATUS.read_text("utf-8")) if STATUS.exists() else None
    return int(found[1]) * 1024 / 1e6 if found else None
