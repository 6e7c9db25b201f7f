"""Safe copies: what a workspace holds, in a folder that may be synchronised or on a network drive.

Nothing there is ever written over. Files and packs are copied once, under their own names; the register is
a new dated copy each time. So a folder that is kept in step elsewhere only ever sees finished files come.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from errno import ENOENT
from pathlib import Path

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.filing import Pack, PackDisposal, PackFile, StoredFile
from inspection_ready.domain.releases import Release, ReleaseFile
from inspection_ready.domain.who import Who
from inspection_ready.storage.backups import Backup, backups_in, is_whole, keep_copy
from inspection_ready.storage.files import copy_tree, digest_of, flush_file, flush_folder, write_whole
from inspection_ready.storage.pack_folders import MANIFEST
from inspection_ready.storage.safe_copy_marks import leave_mark, refuse_twin
from inspection_ready.storage.troubles import explained
from inspection_ready.storage.unit_of_work import Reader
from inspection_ready.storage.workspace import Workspace
from inspection_ready.storage.workspace_file import (
    NAME,
    SQLITE,
    WorkspaceFile,
    read_workspace_file,
    write_workspace_file,
)

REGISTERS = "registers"
LEASE = "lease.json"
_AFTER = re.compile(r"after entry (\d+)")
KEPT_LATEST = 10
KEPT_DAYS = 30
"""After the latest: the last of each day for so many days, then the last of each month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lease:
    """Who works on a copy. ``since`` is ISO 8601 in UTC."""

    account: str
    machine: str
    since: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file every safe copy should hold: its path inside the workspace, and the digest it was recorded with."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SafeCopy:
    """``damaged``: files that were not as recorded, and so were not copied."""

    folder: Path
    register: Backup
    copied: int
    damaged: tuple[str, ...]


def make_safe_copy(
    workspace: Workspace, into: Path, *, who: Who, at: datetime, progress: Callable[[int, int], None]
) -> SafeCopy:
    """The register is copied and proved on the local disk. The files that copy names go first and the copy
    last, so that none is ever without its files. Raises Refused; what had been copied is whole and stays.
    """
    folder = _folder_for(workspace, into)
    local = workspace.folder / f".{secrets.token_hex(8)}.part"
    try:
        workspace.copy_register(local)
        with workspace.reading_copy(local) as reader:
            refuse_twin(reader, folder)
            wanted, reason, head = list(_wanted(reader)), _reason(reader), reader.head()
        copied, damaged = _copy_all(workspace.folder, folder, wanted, progress)
        register = keep_copy(local, folder / REGISTERS, reason=reason, at=at)
        leave_mark(folder, who=who, folder=workspace.folder, head=head)
    finally:
        local.unlink(missing_ok=True)
    thin(folder / REGISTERS, at=at)
    return SafeCopy(folder, register, copied, damaged)


def is_up_to_date(workspace: Workspace, into: Path) -> bool:
    """Nothing was written since the newest safe copy. Raises FileNotFoundError."""
    if not into.exists():  # made anew, it would be kept in step with nothing
        raise FileNotFoundError(ENOENT, "it is not there")
    folder = _folder_for(workspace, into)
    newest = registers_in(folder / REGISTERS)[:1]
    with workspace.reading() as reader:
        refuse_twin(reader, folder)
        return [each.reason for each in newest] == [_reason(reader)]


def newest_copy(workspace: Workspace, into: Path) -> Backup | None:
    """The newest there that is whole, read to be sure. Nothing is made, also where there is no such folder."""
    registers = into.absolute() / _name_for(workspace) / REGISTERS
    return next((each for each in registers_in(registers) if is_whole(each)), None)


def restore(copy: Path, folder: Path, *, lease: Lease, take_over: bool) -> Path:
    """A workspace of its own from the newest whole register of a safe copy, and a lease that says so.

    Raises Refused: "not_a_safe_copy"; "copy_leased" where another account works on one already, unless it is taken over.
    """
    if not (copy / REGISTERS).is_dir():
        raise Refused("not_a_safe_copy", folder=str(copy))
    file = read_workspace_file(copy)
    whole = next((each for each in registers_in(copy / REGISTERS) if is_whole(each)), None)
    if whole is None:
        raise Refused("no_whole_copy", folder=str(copy))
    if folder.exists():
        raise Refused("folder_in_use", folder=str(folder))
    held = lease_of(copy)
    if held is not None and not take_over and replace(held, since=lease.since) != lease:
        raise Refused("copy_leased", **asdict(held))
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        with explained():
            _fill(part, copy, whole, file)
            write_whole(copy / LEASE, json.dumps(asdict(lease)).encode())
            placed = part.rename(folder)
            flush_folder(folder.parent)
            return placed
    except BaseException as error:
        shutil.rmtree(part, ignore_errors=True)
        if isinstance(error, OSError):
            raise Refused("workspace_not_made", folder=str(folder), reason=error.strerror or "") from error
        raise


def registers_in(folder: Path) -> tuple[Backup, ...]:
    """The one that knows most first: a clock that was wrong makes no old copy the newest."""
    return tuple(sorted(backups_in(folder), key=_entries, reverse=True))


def _entries(copy: Backup) -> tuple[int, str]:
    told = _AFTER.fullmatch(copy.reason)
    return (int(told[1]) if told else -1, copy.path.name)


def lease_of(copy: Path) -> Lease | None:
    """Who works on a copy of it elsewhere."""
    try:
        told = json.loads((copy / LEASE).read_bytes())
        return Lease(account=str(told["account"]), machine=str(told["machine"]), since=str(told["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def end_lease(copy: Path) -> None:
    """The work on a copy is over: its changes are in a safe copy of their own, or were given up."""
    (copy / LEASE).unlink(missing_ok=True)


def thin(registers: Path, *, at: datetime) -> tuple[str, ...]:
    """Remove copies that later ones make needless; their names."""
    copies = registers_in(registers)
    kept = {each.path for each in copies[:KEPT_LATEST]}
    edge = (at - timedelta(days=KEPT_DAYS)).strftime("%Y-%m-%d %H%M%S")
    seen: set[str] = set()
    for each in copies:
        span = each.made[:10] if each.made >= edge else each.made[:7]
        if span not in seen:
            kept.add(each.path)
            seen.add(span)
    gone = [each.path for each in copies if each.path not in kept]
    for path in gone:
        path.unlink(missing_ok=True)
    return tuple(path.name for path in gone)


def _fill(part: Path, copy: Path, register: Backup, file: WorkspaceFile) -> None:
    """The register of a copy is always a file, also where the original is on PostgreSQL."""
    for name in ("files", "packs", "releases", "backups"):
        if (copy / name).is_dir():
            copy_tree(copy / name, part / name)
        (part / name).mkdir(parents=True, exist_ok=True)
    write_workspace_file(part, replace(file, register=SQLITE))
    shutil.copyfile(register.path, part / SQLITE)
    flush_file(part / SQLITE)
    if not is_whole(replace(register, path=part / SQLITE)):
        raise Refused("copy_not_proved", path=str(part))


def _reason(reader: Reader) -> str:
    return f"after entry {reader.head().count}"


def _copy_all(
    workspace: Path, folder: Path, wanted: Sequence[Wanted], progress: Callable[[int, int], None]
) -> tuple[int, tuple[str, ...]]:
    copied, damaged = 0, []
    for done, file in enumerate(wanted):
        progress(done, len(wanted))
        outcome = _copy(workspace, folder, file)
        copied += outcome is True
        if outcome is None:
            damaged.append(file.path)
    progress(len(wanted), len(wanted))
    return copied, tuple(damaged)


def _folder_for(workspace: Workspace, into: Path) -> Path:
    """One for each workspace, marked by its own workspace.toml."""
    into = into.absolute()
    if into == workspace.folder or workspace.folder in into.parents:
        raise Refused("safe_copy_inside", folder=str(into))
    folder = into / _name_for(workspace)
    mark = folder / NAME
    if not mark.exists():
        write_whole(mark, (workspace.folder / NAME).read_bytes())
    if read_workspace_file(folder).id != workspace.file.id:
        raise Refused("safe_copy_of_another", folder=str(folder))
    return folder


def _name_for(workspace: Workspace) -> str:
    return f"{workspace.folder.stem} safe copy"


def _wanted(reader: Reader) -> Iterator[Wanted]:
    for stored in reader.register(StoredFile).each():
        yield Wanted(f"files/{stored.sha256[:2]}/{stored.sha256}", stored.sha256)
    folders = {}
    gone = {each.pack_id for each in reader.register(PackDisposal).each()}
    for pack in reader.register(Pack).each("number"):
        if pack.id not in gone:
            folders[pack.id] = pack.folder
            yield Wanted(f"packs/{pack.folder}/{MANIFEST}", pack.manifest_sha256)
    released = {each.id: each for each in reader.register(Release).each("number")}
    for release in released.values():
        yield Wanted(f"releases/{release.folder}/{MANIFEST}", release.manifest_sha256)
    for each in reader.register(ReleaseFile).each():
        yield Wanted(f"releases/{released[each.release_id].folder}/{each.path}", each.sha256)
    for file in (each for each in reader.register(PackFile).each() if each.pack_id in folders):
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
