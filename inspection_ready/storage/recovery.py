"""Finishes what a kill interrupted. SQLite sees to the register; this sees to the files beside it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from sqlalchemy import Engine, select

from inspection_ready.storage.check_results import CheckResults
from inspection_ready.storage.models.disposals import DisposalModel
from inspection_ready.storage.models.filing import StoredFileModel

LEFT_OVER = "left-over"
"""Files whose command came to nothing. They are moved, not removed: a row may be missing for another reason."""

_PART = re.compile(r"\.[0-9a-f]{16}\.part")
_WHOLE = re.compile(r"[0-9a-f]{64}")


def stored_hashes(engine: Engine) -> frozenset[str]:
    with engine.connect() as connection:
        return frozenset(connection.scalars(select(StoredFileModel.sha256)))


def disposed_hashes(engine: Engine) -> frozenset[str]:
    """Of files that were disposed of with evidence."""
    with engine.connect() as connection:
        told = connection.scalars(select(DisposalModel.digests))
        return frozenset(sha256 for digests in told for sha256 in digests.split())


def tidy_up(folder: Path, stored: frozenset[str], disposed: frozenset[str] = frozenset()) -> None:
    """Only for the one process that writes: what looks unfinished may be another's work in progress.

    ``disposed`` files go for good, unless they are ``stored`` for another record, or again.
    """
    gone = disposed - stored
    for sha256 in gone:
        (folder / "files" / sha256[:2] / sha256).unlink(missing_ok=True)
    CheckResults(folder / "checks").forget(gone)
    for begun in (
        *folder.glob(".*.part"),
        *folder.glob("files/*/.*.part"),
        *folder.glob("backups/.*.part"),
        *folder.glob("checks/*/.*.part"),
    ):
        if _PART.fullmatch(begun.name):
            begun.unlink(missing_ok=True)
    for path in folder.glob("files/*/*"):
        if _WHOLE.fullmatch(path.name) and path.name not in stored:
            aside = folder / LEFT_OVER
            aside.mkdir(exist_ok=True)
            path.replace(aside / path.name)


def remove_begun(folder: Path) -> None:
    """Workspaces of this name that were begun beside it, and never finished."""
    if folder.parent.is_dir():
        for path in folder.parent.iterdir():
            if path.name.startswith(f".{folder.name}.") and path.name.endswith(".part"):
                shutil.rmtree(path, ignore_errors=True)
