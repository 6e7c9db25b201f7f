"""Makes a cleaned copy of a file, and checks it. The file itself is never touched."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from inspection_ready.documents.clean_copies import cleaned_copy
from inspection_ready.domain.errors import CannotRead, Refused
from inspection_ready.domain.release_cleaning import CLEANABLE, ENDINGS, left_of, refusal_of
from inspection_ready.domain.release_findings import CheckedFile
from inspection_ready.domain.release_items import Known
from inspection_ready.exchange.whole_files import another_name, whole_file
from inspection_ready.services.release_check import check_bytes, check_file

Progress = Callable[[int, int], None]
LARGEST = 150_000_000
"""Bytes of a file that is held whole while it is copied."""
WHOLE = 1_000


@dataclass(frozen=True, slots=True)
class CleanCopy:
    path: Path
    before: CheckedFile
    after: CheckedFile


def make_clean_copy(
    path: Path, target: Path | None, known: Known, progress: Progress = lambda _done, _of: None
) -> CleanCopy:
    """Beside the file, as "name (cleaned)", where no ``target`` is named; nothing is written over.

    Raises Refused with what in the file stands against it, and CannotRead as ``check_file``.
    """
    before = check_file(path, known, lambda done, of: progress(done * 400 // max(of, 1), WHOLE))
    _check(before)
    target = target or _free_name(path)
    if target.exists():
        raise Refused("clean_target_there", file=target.name)
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != before.sha256:
        raise CannotRead("file_changed_meanwhile", file=path.name)
    made = cleaned_copy(data, file=path.name, may_go_on=lambda: progress(500, WHOLE))
    after = check_bytes(
        target.name, made, known, lambda done, of: progress(500 + done * 400 // max(of, 1), WHOLE)
    )
    if left := left_of(after):
        raise Refused("clean_not_clean", file=path.name, fault=left)
    with whole_file(target) as part:
        part.write_bytes(made)
    progress(WHOLE, WHOLE)
    return CleanCopy(target, before, after)


def _check(before: CheckedFile) -> None:
    if before.format not in CLEANABLE or Path(before.name).suffix.lower() not in ENDINGS:
        raise Refused("clean_kind", file=before.name, is_pdf=before.format == "pdf")
    if before.size > LARGEST:
        raise Refused("clean_too_large", file=before.name, megabytes=before.size // 1_000_000)
    if (fault := refusal_of(before)) is not None:
        raise Refused("clean_refused", file=before.name, fault=fault)


def _free_name(path: Path) -> Path:
    wanted = path.with_name(f"{path.stem} (cleaned){path.suffix}")
    return another_name(wanted) if wanted.exists() else wanted
