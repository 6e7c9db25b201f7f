"""Safe copies: what a workspace holds, in a folder that may be synchronised or on a network drive.

Nothing there is ever written over. Files and packs are copied once, under their own names; the register is
a new dated copy each time. So a folder that is kept in step elsewhere only ever sees finished files come.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.filing import Pack, PackFile, StoredFile
from inspection_ready.storage.backups import Backup, back_up, backups_in, is_whole
from inspection_ready.storage.files import digest_of, write_whole
from inspection_ready.storage.pack_folders import MANIFEST
from inspection_ready.storage.unit_of_work import Reader
from inspection_ready.storage.workspace import Workspace
from inspection_ready.storage.workspace_file import NAME, read_workspace_file

REGISTERS = "registers"
_REASON = "safe copy"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file every safe copy should hold: its path inside the workspace, and the digest it was recorded with."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SafeCopy:
    """``register`` is None where it is on PostgreSQL. ``damaged``: files that were not as recorded, so not copied."""

    folder: Path
    register: Backup | None
    copied: int
    damaged: tuple[str, ...]


def make_safe_copy(
    workspace: Workspace, into: Path, *, at: datetime, progress: Callable[[int, int], None]
) -> SafeCopy:
    """Raises Refused; what had been copied by then is whole and stays."""
    folder = _folder_for(workspace, into)
    register = None if workspace.register_path is None else _copy_register(workspace, folder, at)
    with workspace.reading() as reader:
        wanted = list(_wanted(reader))
    copied, damaged = 0, []
    for done, file in enumerate(wanted):
        progress(done, len(wanted))
        outcome = _copy(workspace.folder, folder, file)
        copied += outcome is True
        if outcome is None:
            damaged.append(file.path)
    progress(len(wanted), len(wanted))
    return SafeCopy(folder, register, copied, tuple(damaged))


def restore(copy: Path, folder: Path) -> Path:
    """A workspace of its own from the newest whole register of a safe copy. Raises Refused."""
    file = read_workspace_file(copy)
    whole = next((each for each in backups_in(copy / REGISTERS) if is_whole(each)), None)
    if whole is None:
        raise Refused("no_whole_copy", folder=str(copy))
    if folder.exists():
        raise Refused("folder_in_use", folder=str(folder))
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        for name in ("files", "packs", "releases", "backups"):
            if (copy / name).is_dir():
                shutil.copytree(copy / name, part / name)
            (part / name).mkdir(parents=True, exist_ok=True)
        write_whole(part / NAME, (copy / NAME).read_bytes())
        shutil.copyfile(whole.path, part / file.register)
        return part.rename(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _folder_for(workspace: Workspace, into: Path) -> Path:
    """One for each workspace, marked by its own workspace.toml."""
    into = into.absolute()
    if into == workspace.folder or workspace.folder in into.parents:
        raise Refused("safe_copy_inside", folder=str(into))
    folder = into / f"{workspace.folder.stem} safe copy"
    mark = folder / NAME
    if not mark.exists():
        write_whole(mark, (workspace.folder / NAME).read_bytes())
    if read_workspace_file(folder).id != workspace.file.id:
        raise Refused("safe_copy_of_another", folder=str(folder))
    return folder


def _copy_register(workspace: Workspace, folder: Path, at: datetime) -> Backup:
    path = workspace.register_path
    assert path is not None  # asked by the caller
    return back_up(path, folder / REGISTERS, reason=_REASON, at=at)


def _wanted(reader: Reader) -> Iterator[Wanted]:
    for stored in reader.register(StoredFile).each():
        yield Wanted(f"files/{stored.sha256[:2]}/{stored.sha256}", stored.sha256)
    folders = {}
    for pack in reader.register(Pack).each("number"):
        folders[pack.id] = pack.folder
        yield Wanted(f"packs/{pack.folder}/{MANIFEST}", pack.manifest_sha256)
    for file in reader.register(PackFile).each():
        yield Wanted(f"packs/{folders[file.pack_id]}/{file.path}", file.sha256)


def _copy(workspace: Path, folder: Path, file: Wanted) -> bool | None:
    """True where it was copied, False where it was there, None where it is not as it was recorded."""
    target = folder / file.path
    if digest_of(target) == file.sha256:
        return False
    source = workspace / file.path
    if digest_of(source) != file.sha256:
        return None
    write_whole(target, source.read_bytes())
    return True
