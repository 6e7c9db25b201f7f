"""Copies of a workspace: a dated one of the register inside it, and safe copies outside it."""

from __future__ import annotations

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

__all__ = ["Backup", "SafeCopy", "back_up_now", "make_safe_copy", "make_safe_copy_if_changed", "restore"]

ASKED_FOR = "asked for"


def back_up_now(app: App) -> Backup:
    """Into the workspace's backups folder. Raises Refused, also where the register is on PostgreSQL."""
    workspace = app.workspace
    if workspace.register_path is None:
        raise Refused("backup_on_the_server")
    return back_up(workspace.register_path, workspace.backups, reason=ASKED_FOR, at=app.clock.now())


def make_safe_copy(app: App, into: Path, *, progress: Progress = lambda _done, _of: None) -> SafeCopy:
    """What is there already is not copied again. Works while others write. Raises Refused."""
    return safe_copies.make_safe_copy(app.workspace, into, at=app.clock.now(), progress=progress)


def make_safe_copy_if_changed(app: App, into: Path) -> SafeCopy | None:
    """For a timer, and for closing: None where nothing was written since the last. Raises Refused."""
    return None if safe_copies.is_up_to_date(app.workspace, into) else make_safe_copy(app, into)


def restore(copy: Path, folder: Path, *, clock: Clock, who: Who, take_over: bool = False) -> Path:
    """Work on a copy here: the workspace that was made from a safe copy, with a lease left beside the copy.

    ``take_over`` where another account's lease is known to be over. Raises Refused.
    """
    refuse_unsafe_place(folder)
    lease = Lease(account=who.account, machine=who.machine, since=clock.now().isoformat())
    return safe_copies.restore(copy.absolute(), folder.absolute(), lease=lease, take_over=take_over)
