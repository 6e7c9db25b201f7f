"""Chasing: who still owes which answers, whom the ladder has asked so far, and whom it asks now.

The app writes drafts and never sends. A step counts as taken once its draft was written, until somebody says that
the draft was not sent after all.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.ladders import Rung
from inspection_ready.domain.people import Person
from inspection_ready.domain.requests import Request
from inspection_ready.domain.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseRules(Row):
    """How this council chases: one record, and none where it does as we propose."""

    ladder: str
    """A step a line, as ``ladder_in`` reads them."""
    subject: str
    body: str
    """CommonMark with fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseBatch(Row):
    """Drafts that were written together, into one folder."""

    number: int
    at: dt.datetime
    folder: str
    """Inside the workspace's folder, or a whole path where it is elsewhere."""
    last_draft: int
    """The number of its last draft: it stays known when a person is disposed of with their drafts."""
    head_count: int
    head_hash: str
    """The record of changes before it was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseDraft(Row):
    """One person's draft. ``number`` is what the mark in its subject says, and is never given twice."""

    batch_id: int
    number: int
    person_id: int
    address: str
    subject: str
    path: str
    """Inside the batch's folder."""
    sha256: str
    with_form: bool = False
    sent_on: dt.date | None = None
    sent_by: str = ""
    """Whose word it is that it was sent."""
    is_dropped: bool = False
    """Somebody said that it was not sent and will not be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chase(Row):
    """One request in one person's draft."""

    draft_id: int
    request_id: int
    rung: Rung
    step: str
    """The code of the step of the ladder it was; "" where it is only listed with others."""
    due_at: dt.datetime | None
    """As it was then: of a request with another due time the steps are taken again."""


class Why(StrEnum):
    """Why somebody gets no draft of a request, or nobody."""

    ASKED_BACK = "asked_back"
    NOT_YET = "not_yet"
    ALL_TAKEN = "all_taken"
    NO_DUE = "no_due"
    NO_OWNER = "no_owner"
    NO_SECOND = "no_second"
    LEFT = "left"
    AWAY = "away"
    NO_ADDRESS = "no_address"
    NO_HEAD = "no_head"
    SEVERAL_HEADS = "several_heads"
    IS_HEAD = "is_head"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRequest:
    """``since`` is when its owner was asked last: it may have been opened again."""

    request: Request
    since: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Chased:
    """What the drafts that stand have asked."""

    request_id: int
    person_id: int
    step: str
    due_at: dt.datetime | None
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """``step`` is why now, "" where it is only listed with others; ``instead`` why its owner is not asked."""

    request: Request
    rung: Rung
    since: dt.datetime
    step: str = ""
    instead: Why | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedChase:
    """``owed`` is everything the person still owes, the oldest first."""

    person: Person
    owed: tuple[Owed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotChased:
    """``person_id`` is who is left out; ``at`` when the next step is, where there is one."""

    request: Request
    why: Why
    rung: Rung | None = None
    person_id: int | None = None
    at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChasePlan:
    chases: tuple[PlannedChase, ...] = ()
    left_out: tuple[NotChased, ...] = ()

    @property
    def answers(self) -> int:
        """How many different requests are asked for."""
        return len({owed.request.id for each in self.chases for owed in each.owed})
