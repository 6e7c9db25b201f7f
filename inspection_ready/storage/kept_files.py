"""Holds every file a workspace should have against what is on the disk, and names those it should not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from inspection_ready.domain.filing import Pack, PackFile, StoredFile
from inspection_ready.domain.verifying import Problem, Wrong
from inspection_ready.storage.backups import backups_in, is_whole
from inspection_ready.storage.files import digest_of
from inspection_ready.storage.unit_of_work import Reader

MANIFEST = "manifest.json"
BUILDING = ".building-"
_NOT_OURS = re.compile(
    r"Thumbs\.db|desktop\.ini|\.DS_Store|~\$.*|\.~lock\..*#|\.[0-9a-f]{16}\.part", re.IGNORECASE
)
"""What Windows, macOS, Word and LibreOffice leave beside a file that was looked at, and files being written."""


@dataclass(slots=True)
class FilesReport:
    files: int = 0
    packs: int = 0
    problems: list[Problem] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)
    """Paths inside the workspace's folder that nothing in the register accounts for."""


def check_files(reader: Reader, folder: Path) -> FilesReport:
    check = _Check(folder)
    for stored in reader.register(StoredFile).each():
        check.file(f"files/{stored.sha256[:2]}/{stored.sha256}", stored.sha256, Wrong.FILE_CHANGED)
    for pack in reader.register(Pack).each("number"):
        check.pack(pack, reader.register(PackFile).find(pack_id=pack.id))
    for top in ("files", "packs", "releases"):
        check.rest(top)
    for backup in backups_in(folder / "backups"):
        if not is_whole(backup):
            path = f"backups/{backup.path.name}"
            check.report.problems.append(Problem(wrong=Wrong.BACKUP_CHANGED, path=path))
    return check.report


class _Check:
    def __init__(self, folder: Path) -> None:
        self.report = FilesReport()
        self._folder = folder
        self._known: set[str] = set()

    def pack(self, pack: Pack, files: tuple[PackFile, ...]) -> None:
        self.report.packs += 1
        inside = f"packs/{pack.folder}"
        self.file(f"{inside}/{MANIFEST}", pack.manifest_sha256, Wrong.MANIFEST_CHANGED)
        for each in files:
            self.file(f"{inside}/{each.path}", each.sha256, Wrong.FILE_CHANGED)

    def file(self, path: str, sha256: str, changed: Wrong) -> None:
        self.report.files += 1
        self._known.add(path)
        digest = digest_of(self._folder / path)
        if digest == sha256:
            return
        wrong = Wrong.FILE_MISSING if digest is None else changed
        self.report.problems.append(Problem(wrong=wrong, path=path, expected=sha256, found=digest))

    def rest(self, top: str) -> None:
        for path in _files_below(self._folder / top):
            inside = path.relative_to(self._folder).as_posix()
            if inside not in self._known:
                self.report.unknown.add(inside)


def _files_below(folder: Path) -> Iterator[Path]:
    """Packs that are being built are not looked into."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            if not path.name.startswith(BUILDING):
                yield from _files_below(path)
        elif not _NOT_OURS.fullmatch(path.name):
            yield path
