"""What is in a folder that is brought in: its files in order, and what in it is no document, each with the reason."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.intake_names import LeftOut, left_out_by_name
from inspection_ready.domain.searching import sort_key
from inspection_ready.exchange.chosen_files import said_in_words
from inspection_ready.storage.workspace_file import NAME as WORKSPACE_FILE

MOST_FILES = 3_000
"""With those that are left out: a whole drive is not what anybody wants to go through."""
DEEPEST = 40
HIDDEN_OR_SYSTEM = stat.FILE_ATTRIBUTE_HIDDEN | stat.FILE_ATTRIBUTE_SYSTEM


@dataclass(frozen=True, slots=True)
class Found:
    """``shown`` is its path from the folder on, as a person reads it. ``left_out`` None: a file to look into."""

    path: Path
    shown: str
    left_out: LeftOut | None = None


def files_in(folder: Path) -> tuple[Found, ...]:
    """Links are named and never followed: they lead round in circles, or to what nobody meant.

    Raises NotFound, CannotRead where it is no folder, and Refused where there is too much in it.
    """
    with said_in_words(folder):
        told = folder.stat()
    if not stat.S_ISDIR(told.st_mode):
        raise NotFound("not_a_folder", folder=str(folder))
    if is_workspace(folder):
        raise Refused("folder_is_workspace", folder=folder.name)
    found: list[Found] = []
    with said_in_words(folder):
        _look_into(folder, folder, found, depth=0)
    return tuple(sorted(found, key=lambda each: (sort_key(each.shown), each.shown)))


def is_workspace(folder: Path) -> bool:
    return (folder / WORKSPACE_FILE).is_file()


def _look_into(folder: Path, top: Path, found: list[Found], *, depth: int) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = Path(entry.path)
            shown = str(path.relative_to(top)).encode("utf-8", "replace").decode()
            why = _left_out(entry)
            if why is None and entry.is_dir(follow_symlinks=False):
                why = _look_into_folder(path, top, found, depth + 1)
                if why is None:
                    continue
            found.append(Found(path, shown, why))
            if len(found) > MOST_FILES:
                raise Refused("folder_too_large", folder=top.name, most=MOST_FILES)


def _look_into_folder(folder: Path, top: Path, found: list[Found], depth: int) -> LeftOut | None:
    if is_workspace(folder):
        return LeftOut.WORKSPACE
    if depth > DEEPEST:
        return LeftOut.FOLDER_UNREADABLE
    try:
        _look_into(folder, top, found, depth=depth)
    except OSError:
        return LeftOut.FOLDER_UNREADABLE
    return None


def _left_out(entry: os.DirEntry[str]) -> LeftOut | None:
    try:
        if entry.is_symlink() or getattr(entry, "is_junction", bool)():
            return LeftOut.LINK
        is_folder = entry.is_dir(follow_symlinks=False)
        told = entry.stat(follow_symlinks=False)
    except OSError:
        return None  # reading it will say what is the matter
    by_name = left_out_by_name(entry.name, is_folder=is_folder)
    if by_name is not None:
        return by_name
    if getattr(told, "st_file_attributes", 0) & HIDDEN_OR_SYSTEM:
        return LeftOut.HIDDEN
    return None if is_folder or stat.S_ISREG(told.st_mode) else LeftOut.PIPE
