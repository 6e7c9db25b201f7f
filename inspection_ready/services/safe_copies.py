"""Copies of a workspace: a dated one of the register inside it, and safe copies outside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.moments import Clock
from inspection_ready.domain.who import Who
from inspection_ready.services.app import App
from inspection_ready.services.pack_documents import Progress
from inspection_ready.storage import safe_copies
from inspection_ready.storage.backups import Backup, back_up
from inspection_ready.storage.places import refuse_unsafe_place
from inspection_ready.storage.safe_copies import Lease, SafeCopy

__all__ = [
    "Backup",
    "SafeCopy",
    "back_up_now",
    "last_safe_copy",
    "make_safe_copy",
    "make_safe_copy_if_changed",
    "restore",
]

ASKED_FOR = "asked for"
MADE = "%Y-%m-%d %H%M%S"
"""How the name of a copy says when it was made."""


def back_up_now(app: App) -> Backup:
    """Into the workspace's backups folder. Raises Refused, also where the register is on PostgreSQL."""
    workspace = app.workspace
    if workspace.register_path is None:
        raise Refused("backup_on_the_server")
    return back_up(workspace.register_path, workspace.backups, reason=ASKED_FOR, at=app.clock.now())


def make_safe_copy(app: App, into: Path, *, progress: Progress = lambda _done, _of: None) -> SafeCopy:
    """What is there already is not copied again. Works while others write. Raises Refused."""
    with _told_apart(app, into):
        return safe_copies.make_safe_copy(
            app.workspace, into, who=app.who, at=app.clock.now(), progress=progress
        )


def make_safe_copy_if_changed(
    app: App, into: Path, *, progress: Progress = lambda _done, _of: None
) -> SafeCopy | None:
    """For a timer, and for closing: None where nothing was written since the last. Raises Refused."""
    with _told_apart(app, into):
        if safe_copies.is_up_to_date(app.workspace, into):
            return None
    return make_safe_copy(app, into, progress=progress)


def last_safe_copy(app: App, into: Path) -> datetime | None:
    """When the newest copy was made that is still what it was when it was made; None where there is none."""
    with _told_apart(app, into):
        newest = safe_copies.newest_copy(app.workspace, into)
    return None if newest is None else datetime.strptime(newest.made, MADE).replace(tzinfo=UTC)


@contextmanager
def _told_apart(app: App, into: Path) -> Iterator[None]:
    """A folder that is gone or may not be written is the other folder's trouble, and not the workspace's."""
    try:
        yield
    except OSError as error:
        raise Refused("safe_copy_not_made", folder=str(into), reason=error.strerror or str(error)) from error
    except Refused as error:
        if error.code != "workspace_read_only" or not os.access(app.workspace.folder, os.W_OK):
            raise
        reason = "it may not be written to"
        raise Refused("safe_copy_not_made", folder=str(into), reason=reason) from error


def restore(copy: Path, folder: Path, *, clock: Clock, who: Who, take_over: bool = False) -> Path:
    """Work on a copy here: the workspace that was made from a safe copy, with a lease left beside the copy.

    ``take_over`` where another account's lease is known to be over. Raises Refused.
    """
    refuse_unsafe_place(folder)
    lease = Lease(account=who.account, machine=who.machine, since=clock.now().isoformat())
    return safe_copies.restore(copy.absolute(), folder.absolute(), lease=lease, take_over=take_over)
