"""A file is written whole or not at all: temporary name, flushed, renamed over the old one."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from inspection_ready.domain.errors import Refused


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Gives a name to write to, in the same folder; the file appears under ``path`` only if nothing failed.

    Refused where the old file is open in Word or Excel, the folder is not there, or the disk is full; the old
    file is then as it was.
    """
    if path.is_dir():
        raise Refused("output_is_folder", file=path.name)
    part = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.part{path.suffix}")
    try:
        yield part
        _flush(part)
        os.replace(part, path)  # noqa: PTH105 - the name of the call that is atomic on every system
    except OSError as error:
        raise _refusal(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def another_name(path: Path) -> Path:
    """The first free "name (2)" beside it, to offer when the file itself cannot be written."""
    number = 2
    while (other := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists():
        number += 1
    return other


def _flush(part: Path) -> None:
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())


def _refusal(error: OSError, path: Path) -> Refused:
    data = {"file": path.name, "folder": str(path.parent)}
    match error.errno:
        case errno.EACCES | errno.EPERM | errno.EBUSY:
            return Refused("output_locked", **data, other=another_name(path).name)
        case errno.ENOSPC | errno.EDQUOT:
            return Refused("disk_full", **data)
        case errno.ENOENT | errno.ENOTDIR:
            return Refused("output_folder_missing", **data)
        case errno.EROFS:
            return Refused("output_read_only", **data)
        case _:
            return Refused("output_failed", **data, reason=error.strerror or "")
