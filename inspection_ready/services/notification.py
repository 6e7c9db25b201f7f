"""The day the notification arrives: it is filed, and the first pack is made."""

from __future__ import annotations

import datetime as dt
import stat
from dataclasses import dataclass
from pathlib import Path

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.inspections import Inspection
from inspection_ready.services.app import App
from inspection_ready.services.inspection import Message, correct_notification, notify
from inspection_ready.services.pack_documents import Progress
from inspection_ready.services.packs import FiledPack, MadePack, copy_of, left_out_of, make_pack, packs

MOST_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class Notified:
    """``is_new`` is False where all of it was there already."""

    inspection: Inspection
    made: MadePack
    is_new: bool


def notify_and_pack(
    app: App,
    *,
    received: dt.datetime,
    message: Message | None = None,
    correct: bool = False,
    out: Path | None = None,
    progress: Progress = lambda _done, _of: None,
) -> Notified:
    """Two commands: the notification, then the pack. The same message again gives the pack there is.

    With ``correct`` a notification that is there is put right, and a pack with the right dates is made.
    """
    done = app.do(correct_notification if correct else notify, received=received, message=message)
    held = _pack_of(app, done.result)
    if held is not None and done.entry is None:
        copy = None if out is None else copy_of(held, out)
        return Notified(done.result, MadePack(held, left_out_of(held), copy), is_new=False)
    return Notified(done.result, make_pack(app, out=out, progress=progress), is_new=True)


def read_message(path: Path) -> Message:
    """Raises CannotRead."""
    try:
        told = path.stat()
        if stat.S_ISDIR(told.st_mode):
            raise CannotRead("folder_not_file", file=path.name)
        if not stat.S_ISREG(told.st_mode):  # a pipe would be waited on for ever
            raise CannotRead("not_a_message", file=path.name)
        if told.st_size > MOST_BYTES:
            raise CannotRead(
                "message_too_large",
                file=path.name,
                megabytes=told.st_size // 1_000_000,
                most=MOST_BYTES // 1_000_000,
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise CannotRead("file_missing", file=path.name, folder=str(path.parent)) from error
    except OSError as error:
        raise CannotRead("file_unreadable", file=path.name, reason=error.strerror or "") from error
    if not data:
        raise CannotRead("file_empty", file=path.name)
    return Message(path.name, data)


def _pack_of(app: App, inspection: Inspection) -> FiledPack | None:
    """The newest made for this inspection."""
    return next((filed for filed in packs(app) if filed.pack.inspection_id == inspection.id), None)
