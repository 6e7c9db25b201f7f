"""Folders of finished packs: built under another name, flushed, then renamed, so that there is never half a pack."""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inspection_ready.domain.errors import Refused
from inspection_ready.storage.files import copy_tree, flush_folder
from inspection_ready.storage.troubles import explained

MANIFEST = "manifest.json"
_BUILDING = ".building-"
_NUMBERED = re.compile(r"Pack (\d+)\b")


class PackFolders:
    """``root`` is the workspace's packs folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

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
            flush_folder(building)
            placed = building.rename(self.root / name)
            flush_folder(self.root)
        return placed

    def withdraw(self, placed: Path) -> None:
        """Take back a pack that was placed and could not be recorded: out of sight first, then gone."""
        aside = placed.rename(self.root / f"{_BUILDING}{secrets.token_hex(6)}")
        shutil.rmtree(aside, ignore_errors=True)

    def clear(self) -> None:
        """Remove what a pack that was never finished left behind."""
        for folder in self.root.glob(f"{_BUILDING}*"):
            shutil.rmtree(folder, ignore_errors=True)

    def finished(self) -> dict[str, Path]:
        """By name, the folders that hold a manifest."""
        return {path.parent.name: path.parent for path in sorted(self.root.glob(f"*/{MANIFEST}"))}

    def highest_number(self) -> int:
        """Of every folder named like a pack, recorded or not; 0 without any."""
        found = (_NUMBERED.match(path.name) for path in self.root.iterdir()) if self.root.exists() else ()
        return max((int(match[1]) for match in found if match), default=0)


def copy_pack(folder: Path, into: Path) -> Path:
    """Copy a finished pack into another folder, whole or not at all; the copy.

    A copy of the same pack that is there is replaced; another pack's folder of the same name is left, and
    this one gets a number behind its name. Raises Refused("pack_not_copied").
    """
    part = into / f".{folder.name}.{secrets.token_hex(4)}.part"
    try:
        into.mkdir(parents=True, exist_ok=True)
        copy_tree(folder, part)
        target = _free_name(folder, into)
        _replace(part, target)
        flush_folder(into)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise Refused(
            "pack_not_copied", pack=str(folder), into=str(into), reason=error.strerror or ""
        ) from error
    return target


def _free_name(folder: Path, into: Path) -> Path:
    own = (folder / MANIFEST).read_bytes()
    for count in range(1, 10_000):
        target = into / (folder.name if count == 1 else f"{folder.name} ({count})")
        if not target.exists() or _manifest(target) == own:
            return target
    raise FileExistsError(folder.name)


def _manifest(folder: Path) -> bytes | None:
    try:
        return (folder / MANIFEST).read_bytes()
    except OSError:
        return None


def _replace(part: Path, target: Path) -> None:
    """Where a file of the old copy is open in Word on Windows, the first rename fails, and the old copy stays."""
    if not target.exists():
        part.rename(target)
        return
    old = target.with_name(f".{target.name}.{secrets.token_hex(4)}.old")
    target.rename(old)
    try:
        part.rename(target)
    except BaseException:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
