"""What the disk and the database complain of, as errors a person can do something about."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from inspection_ready.domain.errors import ExpectedError, Refused
from inspection_ready.storage.server_troubles import server_code

_DISK = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.ENAMETOOLONG: "name_too_long",
    errno.EROFS: "workspace_read_only",
    errno.EACCES: "workspace_read_only",
    errno.EPERM: "workspace_read_only",
}
_SQLITE = {
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "workspace_read_only",
    sqlite3.SQLITE_CORRUPT: "register_damaged",
    sqlite3.SQLITE_NOTADB: "register_damaged",
    sqlite3.SQLITE_BUSY: "register_busy",
    sqlite3.SQLITE_LOCKED: "register_busy",
    sqlite3.SQLITE_CANTOPEN: "register_unreachable",
    sqlite3.SQLITE_IOERR: "disk_failing",
    sqlite3.SQLITE_IOERR_SHMSIZE: "disk_full",  # even reading takes 32 KB, for the index of what is newest
}
_PRIMARY = 0xFF  # an extended SQLite code keeps the plain one in its low byte


@contextmanager
def explained() -> Iterator[None]:
    """Raises Refused for the troubles named above; anything else is a bug and goes through."""
    try:
        yield
    except Exception as error:
        refused = trouble_in(error)
        if refused is None:
            raise
        raise refused from error


def trouble_in(error: BaseException) -> ExpectedError | None:
    # SQLAlchemy keeps the driver's own error in this; asking so, it need not be imported to read a file
    cause = getattr(error, "orig", None)
    code = _code_of(cause if isinstance(cause, BaseException) else error)
    return None if code is None else Refused(code, detail=str(error))


def _code_of(error: BaseException) -> str | None:
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", -1)
        return _SQLITE.get(code, _SQLITE.get(code & _PRIMARY))
    if isinstance(error, OSError):
        return _DISK.get(error.errno or 0)
    return server_code(error)
