"""What may be found of the stored files of evidence: written over, or gone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FileFault(StrEnum):
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultyFile:
    """A file of a version whose bytes are not those that were registered. ``signed_for`` are numbers of requests."""

    evidence_id: int
    title: str
    version: int
    name: str
    fault: FileFault
    signed_for: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FilesNow:
    """``unseen``: so many files were written to since they were kept, and were too much to read at once."""

    faulty: tuple[FaultyFile, ...] = ()
    unseen: int = 0
