"""Holds every file a workspace should have against what is on the disk, and names those it should not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from inspection_ready.domain.heads import HeadClaim
from inspection_ready.domain.verifying import Problem, Wrong
from inspection_ready.storage.backups import backups_in, is_whole
from inspection_ready.storage.chain import Step, no_step, raw_rows
from inspection_ready.storage.files import digest_of

MANIFEST = "manifest.json"
_KEPT = " where not exists (select 1 from pack_disposal gone where gone.pack_id = pack.id)"
"""What was disposed of is looked for nowhere; a file of it that is there all the same is not known."""
_PACKS = f"select id, folder, manifest_sha256 from pack{_KEPT} order by number"
_PACK_FILES = (
    "select pack.id, pack.folder, pack_file.path, pack_file.sha256 from pack_file"
    f" join pack on pack.id = pack_file.pack_id{_KEPT} order by pack.number, pack_file.path"
)
_RELEASES = "select id, folder, manifest_sha256 from release order by number"
_RELEASE_FILES = (
    "select release.id, release.folder, release_file.path, release_file.sha256 from release_file"
    " join release on release.id = release_file.release_id order by release.number, release_file.path"
)
NOT_LOOKED_INTO = (".building-", ".disposing-")
"""Packs that are being built, and those whose disposal is being recorded."""
_NOT_OURS = re.compile(
    r"Thumbs\.db|desktop\.ini|\.DS_Store|~\$.*|\.~lock\..*#|\.[0-9a-f]{16}\.part", re.IGNORECASE
)
"""What Windows, macOS, Word and LibreOffice leave beside a file that was looked at, and files being written."""


@dataclass(slots=True)
class FilesReport:
    files: int = 0
    packs: int = 0
    releases: int = 0
    problems: list[Problem] = field(default_factory=list)
    elsewhere: set[str] = field(default_factory=set)
    """The machines that keep the files which are not here, where several share a register."""
    unknown: set[str] = field(default_factory=set)
    """Paths inside the workspace's folder that nothing in the register accounts for."""


def check_files(
    connection: Connection, folder: Path, *, machine: str | None = None, step: Step = no_step
) -> FilesReport:
    """The register's values are taken as they are: they may have been tampered with too.

    ``machine`` is this one, where others write into the same register: what they recorded is in a folder
    of theirs, and is not missing here. None where every file must be here.
    """
    check = _Check(folder, step, {} if machine is None else _recorded_elsewhere(connection, machine))
    for record, sha256 in raw_rows(connection, "select id, sha256 from stored_file order by sha256"):
        told = str(sha256)
        check.file(f"files/{told[:2]}/{told}", told, Wrong.FILE_CHANGED, record)
    for record, inside, sha256 in raw_rows(connection, _PACKS):
        check.report.packs += 1
        check.file(f"packs/{inside}/{MANIFEST}", str(sha256), Wrong.MANIFEST_CHANGED, record)
    for record, inside, path, sha256 in raw_rows(connection, _PACK_FILES):
        check.file(f"packs/{inside}/{path}", str(sha256), Wrong.FILE_CHANGED, record)
    for record, inside, sha256 in raw_rows(connection, _RELEASES):
        check.report.releases += 1
        check.file(f"releases/{inside}/{MANIFEST}", str(sha256), Wrong.MANIFEST_CHANGED, record)
    for record, inside, path, sha256 in raw_rows(connection, _RELEASE_FILES):
        check.file(f"releases/{inside}/{path}", str(sha256), Wrong.FILE_CHANGED, record)
    for top in ("files", "packs", "releases"):
        check.rest(top)
    for backup in backups_in(folder / "backups"):
        if not is_whole(backup):
            path = f"backups/{backup.path.name}"
            check.report.problems.append(Problem(wrong=Wrong.BACKUP_CHANGED, path=path))
    return check.report


def heads_that_left(connection: Connection) -> tuple[HeadClaim, ...]:
    """What each pack and release says the record of changes was before it, in order of their numbers."""
    told = [
        row
        for table in ("pack", "release")
        for row in raw_rows(connection, f"select head_count, head_hash from {table} order by number")
    ]
    return tuple(HeadClaim(count, str(hash_)) for count, hash_ in told if type(count) is int)


def _recorded_elsewhere(connection: Connection, machine: str) -> dict[object, str]:
    """The machine of each stored file, pack and release that another than this one recorded."""
    added = (
        "select own.record_id, entry.machine from trail_row own join trail_entry entry on entry.seq = own.seq"
        " where own.kind in ('stored_file', 'pack', 'release') and own.action = 'added' order by own.seq"
    )
    return {record: str(where) for record, where in raw_rows(connection, added) if where != machine}


class _Check:
    def __init__(self, folder: Path, step: Step, elsewhere: Mapping[object, str]) -> None:
        self._step = step
        self._elsewhere = elsewhere
        self.report = FilesReport()
        self._folder = folder
        self._known: set[str] = set()

    def file(self, path: str, sha256: str, changed: Wrong, record: object) -> None:
        """``record`` is the id of what the file came with: itself, or its pack."""
        self._step(1)
        self._known.add(path)
        digest = _digest(self._folder / path)
        if digest is None and record in self._elsewhere:
            self.report.elsewhere.add(self._elsewhere[record])
            return
        self.report.files += 1
        if digest == sha256:
            return
        wrong = Wrong.FILE_MISSING if digest is None else changed
        self.report.problems.append(Problem(wrong=wrong, path=path, expected=sha256, found=digest))

    def rest(self, top: str) -> None:
        for path in _files_below(self._folder / top):
            inside = path.relative_to(self._folder).as_posix()
            if inside not in self._known:
                self.report.unknown.add(inside)


def _digest(path: Path) -> str | None:
    """None also for what cannot be a file's name, or cannot be read."""
    try:
        return digest_of(path)
    except (OSError, ValueError):
        return None


def _files_below(folder: Path) -> Iterator[Path]:
    """What is being built or disposed of is not looked into. A file in the place of a folder is one of its own."""
    if folder.is_file():
        yield folder
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            if not path.name.startswith(NOT_LOOKED_INTO):
                yield from _files_below(path)
        elif not _NOT_OURS.fullmatch(path.name):
            yield path
