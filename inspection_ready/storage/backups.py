"""Dated single-file copies of a register, each proved by opening it."""

from __future__ import annotations

import re
import secrets
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from inspection_ready.domain.errors import Refused
from inspection_ready.storage.engine import sqlite_uri
from inspection_ready.storage.files import digest_of, flush_file, flush_folder, refuse_file_for_folder
from inspection_ready.storage.troubles import explained, trouble_in

_DIGITS = 16
_NAME = re.compile(r"(\d{4}-\d\d-\d\d \d{6}) (.+) ([0-9a-f]{16})\.sqlite")


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """``made`` is "2026-12-01 093000", in UTC. The name carries the start of the file's own SHA-256."""

    path: Path
    made: str
    reason: str
    digest: str


def back_up(register: Path, folder: Path, *, reason: str, at: datetime) -> Backup:
    """Copy, prove and name it. Raises Refused, and leaves no half copy."""
    refuse_file_for_folder(folder)
    folder.mkdir(exist_ok=True)
    part = folder / f".{secrets.token_hex(8)}.part"
    try:
        with explained():
            copy_register(register, part)
            return _named(part, folder, digest_of(part) or "", reason=reason, at=at)
    finally:
        part.unlink(missing_ok=True)


def keep_copy(proved: Path, folder: Path, *, reason: str, at: datetime) -> Backup:
    """Copy a file that was made and proved elsewhere into this folder, and read it back. Raises Refused."""
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{secrets.token_hex(8)}.part"
    digest = digest_of(proved) or ""
    try:
        with explained():
            shutil.copyfile(proved, part)
            flush_file(part)
            if digest_of(part) != digest:
                raise Refused("copy_not_proved", path=str(part))
            return _named(part, folder, digest, reason=reason, at=at)
    finally:
        part.unlink(missing_ok=True)


def _named(part: Path, folder: Path, digest: str, *, reason: str, at: datetime) -> Backup:
    made = at.strftime("%Y-%m-%d %H%M%S")
    target = part.replace(folder / f"{made} {reason} {digest[:_DIGITS]}.sqlite")
    flush_folder(folder)
    return Backup(path=target, made=made, reason=reason, digest=digest[:_DIGITS])


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The newest first."""
    found = []
    for path in folder.glob("*.sqlite"):
        name = _NAME.fullmatch(path.name)
        if name:
            found.append(Backup(path=path, made=name[1], reason=name[2], digest=name[3]))
    return tuple(sorted(found, key=lambda each: each.path.name, reverse=True))


def is_whole(backup: Backup) -> bool:
    digest = digest_of(backup.path)
    return digest is not None and digest.startswith(backup.digest)


def copy_register(register: Path, target: Path) -> None:
    """A compact copy as of one moment, flushed to the disk and checked. The register may be in use."""
    with closing(sqlite3.connect(sqlite_uri(register, mode="ro"), uri=True)) as source:
        source.execute("vacuum into ?", (str(target),))
    flush_file(target)
    if damage_in(target):
        raise Refused("copy_not_proved", path=str(target))


def damage_in(register: Path) -> str:
    """What SQLite finds wrong with a file; "" where it finds nothing.

    Raises Refused where the disk is what fails: a full one must not be taken for a damaged register.
    """
    try:
        with closing(sqlite3.connect(sqlite_uri(register, mode="ro"), uri=True)) as connection:
            said = [str(row[0]) for row in connection.execute("pragma quick_check(5)")]
    except sqlite3.DatabaseError as error:
        trouble = trouble_in(error)
        if trouble is not None and trouble.code != "register_damaged":
            raise trouble from error
        return str(error)
    return "" if said == ["ok"] else "; ".join(said)
