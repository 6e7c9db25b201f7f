"""Makes and opens workspaces, and says why one cannot be."""

from __future__ import annotations

import os
import secrets
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Engine, text

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.who import Who
from inspection_ready.storage import backups, places, upgrade
from inspection_ready.storage.engine import postgresql_engine, sqlite_engine
from inspection_ready.storage.files import flush_folder, refuse_file_for_folder
from inspection_ready.storage.recovery import disposed_hashes, remove_begun, stored_hashes, tidy_up
from inspection_ready.storage.troubles import explained
from inspection_ready.storage.workspace import Workspace, Writing
from inspection_ready.storage.workspace_file import (
    SQLITE,
    WorkspaceFile,
    read_workspace_file,
    write_workspace_file,
)
from inspection_ready.storage.writer_lock import WriterLock, take_lock

FOLDERS = ("files", "packs", "releases", "backups")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opener:
    """Who opens it, and when: written into the lock for whoever comes second."""

    who: Who
    at: datetime


def create_workspace(
    folder: Path, *, name: str, regime: str, opener: Opener, register: str = SQLITE
) -> Workspace:
    """Make a workspace and open it to write. It is made beside its place and renamed, so never half made.

    ``register`` is the file's name, or a PostgreSQL address: a register that is there already is joined.
    """
    folder = folder.absolute()
    places.refuse_unsafe_place(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused("folder_in_use", folder=str(folder))
    file = WorkspaceFile(id=uuid4().hex, name=name.strip() or folder.stem, regime=regime, register=register)
    if not file.is_shared and register != SQLITE:
        raise Refused("register_not_understood", register=register)
    building = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.part")
    remove_begun(folder)
    try:
        with explained():
            for each in FOLDERS:
                (building / each).mkdir(parents=True)
            _make_register(building, file)
            write_workspace_file(building, file)
            if folder.exists():
                folder.rmdir()
            building.rename(folder)
            flush_folder(folder.parent)
    except BaseException as error:
        shutil.rmtree(building, ignore_errors=True)
        if isinstance(error, OSError):  # a drive that is not there, a file where a folder should be
            reason = error.strerror or ""
            raise Refused("workspace_not_made", folder=str(folder), reason=reason) from error
        raise
    return open_workspace(folder, opener=opener)


def open_workspace(folder: Path, *, opener: Opener, write: bool = True) -> Workspace:
    """Raises Refused, with what is wrong in its code; then nothing was changed."""
    folder = folder.absolute()
    file = read_workspace_file(folder)
    if not write:
        return Workspace(folder, file, readers=_ready_to_read(folder, file))
    if not file.is_shared:
        places.refuse_unsafe_place(folder)
    for name in FOLDERS:
        refuse_file_for_folder(folder / name)
    lock = take_lock(folder, who=opener.who, at=opener.at)
    try:
        return _opened_to_write(folder, file, lock, opener)
    except BaseException:
        lock.release()
        raise


def _opened_to_write(folder: Path, file: WorkspaceFile, lock: WriterLock, opener: Opener) -> Workspace:
    if not file.is_shared:
        _refuse_damaged(folder, file)
    engine = _engine(folder, file)
    try:
        with explained():
            if upgrade.needs_upgrade(engine):
                _upgrade(folder, file, engine, opener.at)
            role = _role(engine) if file.is_shared else ""
            tidy_up(folder, stored_hashes(engine), disposed_hashes(engine))
    except BaseException:
        engine.dispose()
        raise
    writing = Writing(engine=engine, lock=lock, role=role)
    return Workspace(folder, file, readers=_engine(folder, file, read_only=True), writing=writing)


def _ready_to_read(folder: Path, file: WorkspaceFile) -> Engine:
    if not file.is_shared and not (folder / file.register).is_file():
        raise Refused("register_missing", folder=str(folder), backups=_names_of_backups(folder))
    engine = _engine(folder, file, read_only=True)
    try:
        with explained():
            _refuse_older(folder, engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _refuse_older(folder: Path, engine: Engine) -> None:
    if upgrade.needs_upgrade(engine):
        raise Refused("workspace_older", folder=str(folder))


def _engine(folder: Path, file: WorkspaceFile, *, read_only: bool = False) -> Engine:
    if file.is_shared:
        return postgresql_engine(file.register, read_only=read_only)
    register = folder / file.register
    settled = read_only and not os.access(folder, os.W_OK) and not _has_log(register)
    return sqlite_engine(register, read_only=read_only, immutable=settled)


def _has_log(register: Path) -> bool:
    """Somebody writes, or was killed while they wrote: what is in the log counts too.

    Raises Refused("workspace_unsettled") where the log cannot be read without writing beside it.
    """
    log, index = (register.with_name(f"{register.name}{end}") for end in ("-wal", "-shm"))
    if index.exists():
        return True
    if log.exists() and log.stat().st_size:
        raise Refused("workspace_unsettled", folder=str(register.parent))
    return False


def _make_register(folder: Path, file: WorkspaceFile) -> None:
    if not file.is_shared:
        (folder / file.register).touch()
    engine = _engine(folder, file)
    try:
        if upgrade.revision_of(engine) is None:
            upgrade.migrate(engine)
        else:
            _refuse_older(folder, engine)
    finally:
        engine.dispose()


def _upgrade(folder: Path, file: WorkspaceFile, engine: Engine, at: datetime) -> None:
    """A copy first. On PostgreSQL copies are the server's business, and a migration is one transaction."""
    if not file.is_shared:
        backups.back_up(folder / file.register, folder / "backups", reason="before upgrade", at=at)
    upgrade.migrate(engine)


def _refuse_damaged(folder: Path, file: WorkspaceFile) -> None:
    register = folder / file.register
    if not register.is_file():
        raise Refused("register_missing", folder=str(folder), backups=_names_of_backups(folder))
    if not register.stat().st_size:  # SQLite would begin a database in it
        raise Refused("register_empty", folder=str(folder))
    damage = backups.damage_in(register)
    if damage:
        names = _names_of_backups(folder)
        raise Refused("register_damaged", folder=str(folder), detail=damage, backups=names)


def _names_of_backups(folder: Path) -> tuple[str, ...]:
    return tuple(each.path.name for each in backups.backups_in(folder / "backups"))


def _role(engine: Engine) -> str:
    with engine.connect() as connection:
        return str(connection.execute(text("select current_user")).scalar_one())
