"""Sheets and messages that ask for signatures."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row


class Means(StrEnum):
    """How somebody who never opens the app is asked."""

    SHEET = "sheet"
    EMAIL = "email"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignSheet(Row):
    """One paper or message that asks for signatures; an answer to it counts for exactly what was on it."""

    number: int
    means: Means = Means.SHEET
    to_id: int | None = None
    to_name: str = ""
    token: str = ""
    """As it stands in the subject of the message."""
    made_at: datetime
    made_by: str
    head_count: int
    head_hash: str
    """The record of changes before it was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignSheetLine(Row):
    sheet_id: int
    position: int
    request_id: int
    evidence_id: int | None = None
    version_id: int | None = None
    digest: str
