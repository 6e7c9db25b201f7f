"""Copies of a workspace: a dated one of the register inside it, and safe copies outside it."""

from __future__ import annotations

from pathlib import Path

from inspection_ready.domain.errors import Refused
from inspection_ready.services.app import App
from inspection_ready.services.pack_documents import Progress
from inspection_ready.storage import safe_copies
from inspection_ready.storage.backups import Backup, back_up
from inspection_ready.storage.places import refuse_unsafe_place
from inspection_ready.storage.safe_copies import SafeCopy

__all__ = ["Backup", "SafeCopy", "back_up_now", "make_safe_copy", "restore"]

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


def restore(copy: Path, folder: Path) -> Path:
    """Work on a copy here: the workspace that was made from a safe copy. Raises Refused."""
    refuse_unsafe_place(folder)
    return safe_copies.restore(copy.absolute(), folder.absolute())
