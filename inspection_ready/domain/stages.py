"""What the coordinator was told about a stage of the regulator's process: its real days, instead of counted ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from inspection_ready.domain.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class StageDate(Row):
    """One a stage. The notification and the days on site are held by the inspection itself."""

    stage: str
    """Its id in the regime."""
    first: date
    last: date | None = None
    """None for one day."""
    told_by: str = ""
    """Who said so, or the file name of the message that did."""
    message_sha256: str | None = None
    """The message as a stored file, where it was kept."""
    notes: str = ""
