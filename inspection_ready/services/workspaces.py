"""Make a workspace, or open one."""

from __future__ import annotations

from pathlib import Path

from inspection_ready.domain.moments import Clock
from inspection_ready.domain.who import Who
from inspection_ready.services.app import App
from inspection_ready.storage import opening
from inspection_ready.storage.workspace_file import SQLITE


def create_workspace(
    folder: Path, *, name: str, regime: str, clock: Clock, who: Who, register: str = SQLITE
) -> App:
    """Opened to write. ``register`` may be a postgresql+psycopg:// address without a password."""
    opener = opening.Opener(who=who, at=clock.now())
    workspace = opening.create_workspace(folder, name=name, regime=regime, opener=opener, register=register)
    return App(workspace, clock=clock, who=who)


def open_workspace(folder: Path, *, clock: Clock, who: Who, write: bool = True) -> App:
    """Raises Refused. One process at a time may open it to write; any number may open it to read."""
    workspace = opening.open_workspace(folder, opener=opening.Opener(who=who, at=clock.now()), write=write)
    return App(workspace, clock=clock, who=who)
