"""A finished pack or release as one ZIP, to send: the same pack gives the same bytes."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import cast

from inspection_ready.storage.files import flush_file
from inspection_ready.storage.troubles import explained

MS_DOS = 0
"""The same wherever it is made. Names that are not plain ASCII are flagged as UTF-8, which Windows reads."""
PACKED_ALREADY = ".docx"
LARGEST_IN_MEMORY = 64 << 20
_PIECE = 1 << 20
QUICKLY = 1
"""A PDF is half as large packed like this; trying harder takes twice as long and saves a twentieth."""


def write_zip(
    target: Path,
    folder: Path,
    paths: Sequence[str],
    *,
    at: datetime,
    may_go_on: Callable[[], None] = lambda: None,
) -> tuple[str, int]:
    """Its SHA-256 and size; on the disk when this returns. What ``may_go_on`` raises ends it.

    ``at`` is what the ZIP says of when each file was made, on the clock of the place it is for.
    """
    with explained():
        with zipfile.ZipFile(target, "x") as made:
            for path in paths:
                may_go_on()
                size = (folder / path).stat().st_size
                if size > LARGEST_IN_MEMORY:
                    _pour(made, folder / path, _member(path, at), size, may_go_on)
                else:
                    made.writestr(_member(path, at), (folder / path).read_bytes(), compresslevel=QUICKLY)
        flush_file(target)
        with target.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), target.stat().st_size


def _pour(
    made: zipfile.ZipFile, path: Path, member: zipfile.ZipInfo, size: int, may_go_on: Callable[[], None]
) -> None:
    """As it is: recordings and scans, which are what is as large as this, do not get smaller."""
    member.compress_type, member.file_size = zipfile.ZIP_STORED, size
    with path.open("rb") as source, made.open(member, "w") as target:
        while piece := source.read(_PIECE):
            may_go_on()
            target.write(piece)


def holds_exactly(target: Path, digests: Mapping[str, str]) -> bool:
    """Whether the ZIP has these files, by their SHA-256, and no other."""
    try:
        with zipfile.ZipFile(target) as held:
            return sorted(held.namelist()) == sorted(digests) and all(
                _digest_inside(held, path) == sha256 for path, sha256 in digests.items()
            )
    except (OSError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return False


def _digest_inside(held: zipfile.ZipFile, path: str) -> str:
    with held.open(path) as file:
        return hashlib.file_digest(cast("BytesIO", file), "sha256").hexdigest()


def _member(path: str, at: datetime) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(path, at.timetuple()[:6])
    info.compress_type = zipfile.ZIP_STORED if path.endswith(PACKED_ALREADY) else zipfile.ZIP_DEFLATED
    info.create_system = MS_DOS
    info.external_attr = 0
    return info
