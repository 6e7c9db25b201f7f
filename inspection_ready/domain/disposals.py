"""What was disposed of for good: evidence or a version of it, an issue or a name in it, or earlier words of a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from inspection_ready.domain.rows import Row


class Disposed(StrEnum):
    """What of the record went."""

    WHOLE = "whole"  # all it says and every version of it; that there was one stays
    VERSION = "version"
    NAME = "name"  # of one person, in a copy that is kept
    EARLIER = "earlier"  # what the record of changes told of it until then; the record itself stays as it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposal(Row):
    """Never changed and never erased: it is what is left to tell.

    ``name`` is what the record is known by without saying what was in it: the reference of evidence, the number of
    a request or of an issue.
    """

    what: Disposed
    of_kind: str
    """Of record, as the record of changes names it."""
    record_id: int
    name: str = ""
    number: int | None = None
    """Of the version."""
    digests: str = ""
    """SHA-256 of the files it was made of, one a line: they show which files these were, and nothing in them."""
    disposed_at: datetime
    disposed_by: str
    """In words: the person, the account and the machine."""
    reason: str

    @property
    def sha256s(self) -> tuple[str, ...]:
        return tuple(self.digests.split())
