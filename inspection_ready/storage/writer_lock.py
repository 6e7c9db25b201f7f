"""One writing process per workspace, by a lock the operating system drops when the process ends.

The file that carries the lock stays behind and means nothing by itself. It says who took the lock last, for
the sentence that a second process shows.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.who import Who
from inspection_ready.storage.troubles import explained

NAME = "workspace.lock"
_FAR = 1 << 30
"""Windows locks bytes, and nobody may read a locked one: lock a byte far behind what is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """``since`` is ISO 8601 in UTC. ``pid`` is 0 where it could not be read."""

    account: str = ""
    machine: str = ""
    pid: int = 0
    since: str = ""


class WriterLock:
    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def release(self) -> None:
        self._file.close()


def take_lock(folder: Path, *, who: Who, at: datetime) -> WriterLock:
    """Raises Refused("workspace_in_use") naming the holder, or Refused("workspace_read_only")."""
    path = folder / NAME
    with explained():
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o644)
    file = os.fdopen(descriptor, "r+b", buffering=0)
    if not _try_lock(file):
        file.close()
        holder = holder_of(folder)
        told = {
            "account": holder.account,
            "machine": holder.machine,
            "pid": holder.pid,
            "since": holder.since,
        }
        raise Refused("workspace_in_use", folder=str(folder), **told)
    told = {"account": who.account, "machine": who.machine, "pid": os.getpid(), "since": at.isoformat()}
    file.truncate(0)
    file.write(json.dumps(told).encode())
    return WriterLock(file)


def holder_of(folder: Path) -> Holder:
    """Who took the lock last; blanks where that cannot be read."""
    try:
        told = json.loads((folder / NAME).read_bytes())
        return Holder(
            account=str(told["account"]),
            machine=str(told["machine"]),
            pid=int(told["pid"]),
            since=str(told["since"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return Holder()


def _try_lock(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # Windows only

            file.seek(_FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            file.seek(0)
        else:
            import fcntl  # everywhere but Windows

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
