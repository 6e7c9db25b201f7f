"""Folders of finished packs and releases: built under another name, flushed, then renamed, so that there is never half a pack."""

from __future__ import annotations

import errno
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from inspection_ready.domain.errors import Refused
from inspection_ready.storage.files import copy_tree, digest_of, flush_folder, flush_folders, move_folder
from inspection_ready.storage.troubles import explained

MANIFEST = "manifest.json"
_BUILDING = ".building-"
_DISPOSING = ".disposing-"
"""Out of sight while its disposal is recorded: after a kill the record says whether it goes or comes back."""
PACK, RELEASE = "Pack", "Release"
"""What their names begin with."""


class PackFolders:
    """``root`` is the workspace's folder of packs, or of releases; ``called`` is what their names begin with."""

    def __init__(self, root: Path, called: str = PACK) -> None:
        self.root = root
        self._numbered = re.compile(rf"{called} (\d+)\b")

    @contextmanager
    def building(self) -> Iterator[Path]:
        """A folder to build a pack in; gone afterwards, unless it was placed."""
        folder = self.root / f"{_BUILDING}{secrets.token_hex(6)}"
        with explained():
            folder.mkdir(parents=True)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def place(self, building: Path, name: str) -> Path:
        """The finished folder under its own name; durable when this returns."""
        with explained():
            flush_folders(building)
            placed = move_folder(building, self.root / name)
            flush_folder(self.root)
        return placed

    def withdraw(self, placed: Path) -> None:
        """Take back a pack that was placed and could not be recorded: out of sight first, then gone."""
        aside = move_folder(placed, self.root / f"{_BUILDING}{secrets.token_hex(6)}")
        shutil.rmtree(aside, ignore_errors=True)

    def set_aside(self, name: str) -> None:
        """Before its disposal is recorded. Raises Refused("pack_in_use") where a file of it is open elsewhere."""
        folder = self.root / name
        if not folder.is_dir():
            return
        try:
            move_folder(folder, self.root / f"{_DISPOSING}{name}")
        except OSError as error:
            raise Refused("pack_in_use", folder=str(folder), reason=error.strerror or "") from error
        flush_folder(self.root)

    def put_back(self, name: str) -> None:
        """Its disposal came to nothing."""
        aside = self.root / f"{_DISPOSING}{name}"
        if aside.is_dir():
            move_folder(aside, self.root / name)
            flush_folder(self.root)

    def remove_aside(self, name: str) -> None:
        """Its disposal is recorded. What cannot be removed now is removed at the next start."""
        shutil.rmtree(self.root / f"{_DISPOSING}{name}", ignore_errors=True)

    def set_aside_names(self) -> tuple[str, ...]:
        """After a kill: those whose disposal was begun."""
        return tuple(path.name.removeprefix(_DISPOSING) for path in sorted(self.root.glob(f"{_DISPOSING}*")))

    def clear(self) -> None:
        """Remove what a pack that was never finished left behind."""
        for folder in self.root.glob(f"{_BUILDING}*"):
            shutil.rmtree(folder, ignore_errors=True)

    def finished(self) -> dict[str, Path]:
        """By name, the folders that hold a manifest."""
        return {path.parent.name: path.parent for path in sorted(self.root.glob(f"*/{MANIFEST}"))}

    def highest_number(self) -> int:
        """Of every folder named like one, recorded or not; 0 without any."""
        found = (
            (self._numbered.match(path.name) for path in self.root.iterdir()) if self.root.exists() else ()
        )
        return max((int(match[1]) for match in found if match), default=0)


def changed_in(folder: Path, digests: Mapping[str, str]) -> tuple[str, ...]:
    """Of these files, by their paths, those that are gone or not what they were."""
    return tuple(path for path, sha256 in digests.items() if digest_of(folder / path) != sha256)


def copy_pack(folder: Path, into: Path) -> Path:
    """Copy a finished pack into another folder, whole or not at all; the copy.

    A copy that is there as it was made is the copy. One that somebody has worked in since, or has open, is left
    alone, as is another pack's folder of the same name: this one gets a number behind its name.
    Raises Refused("pack_not_copied").
    """
    part = None
    try:
        _refuse_inside(folder, into)
        into.mkdir(parents=True, exist_ok=True)
        target, is_there = _place_for(folder, into)
        if not is_there:
            part = into / f".{folder.name}.{_mark(folder)}.part"
            shutil.rmtree(part, ignore_errors=True)  # a kill may have left it
            copy_tree(folder, part)
            move_folder(part, target)
            flush_folder(into)
    except OSError as error:
        raise Refused(
            "pack_not_copied",
            pack=str(folder),
            into=str(into),
            is_file=into.is_file(),
            reason=error.strerror or "",
        ) from error
    finally:
        if part is not None:
            shutil.rmtree(part, ignore_errors=True)
    return target


def _refuse_inside(folder: Path, into: Path) -> None:
    place = into.resolve()
    if folder.resolve() in (place, *place.parents):
        raise OSError(errno.EINVAL, "that is inside the pack itself")


def _place_for(folder: Path, into: Path) -> tuple[Path, bool]:
    """Where the copy belongs, and whether it is there already."""
    for count in range(1, 10_000):
        target = into / (folder.name if count == 1 else f"{folder.name} ({count})")
        if not target.exists():
            return target, False
        if _is_copy(folder, target):
            return target, True
    raise FileExistsError(errno.EEXIST, "too many copies are there", folder.name)


def _is_copy(folder: Path, target: Path) -> bool:
    """What lies beside the files does not count: Word leaves some there. What cannot be read may be anything."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    try:
        return all(digest_of(target / path) == digest_of(folder / path) for path in paths)
    except OSError:
        return False


def _mark(folder: Path) -> str:
    """Of this pack alone, so that what is begun is known again by whoever begins anew."""
    digest = digest_of(folder / MANIFEST)
    if digest is None:
        raise FileNotFoundError(errno.ENOENT, "its manifest is gone", MANIFEST)
    return digest[:8]
