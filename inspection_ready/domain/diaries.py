"""Senior managers clear their diaries once the notification is there: who was asked, who confirmed, what stands in the way."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row


class DiaryState(StrEnum):
    NOT_ASKED = "not_asked"
    ASKED = "asked"
    CONFIRMED = "confirmed"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diary(Row):
    """One a person."""

    person_id: int
    asked_on: date | None = None
    confirmed_on: date | None = None
    problem: str = ""
    """What stands in the way, in words; empty once it is solved."""
    notes: str = ""

    @property
    def state(self) -> DiaryState:
        """A problem outweighs a confirmation: it may have come up after it."""
        if self.problem.strip():
            return DiaryState.PROBLEM
        if self.confirmed_on is not None:
            return DiaryState.CONFIRMED
        return DiaryState.NOT_ASKED if self.asked_on is None else DiaryState.ASKED
