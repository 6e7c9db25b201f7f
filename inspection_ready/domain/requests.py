"""Requests: every question the regulator asks, and the calls for evidence of the year, in one numbered ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row

if TYPE_CHECKING:
    from datetime import timedelta


class Occasion(StrEnum):
    """When in the year it was asked."""

    YEAR_ROUND = "year_round"  # a call for evidence of the council's own
    RETURN = "return"  # a line of the regulator's list
    BEFORE = "before"  # between the list and the visit
    ON_SITE = "on_site"
    AFTER = "after"


class Route(StrEnum):
    EMAIL = "email"
    PHONE = "phone"
    MEETING = "meeting"
    PORTAL = "portal"
    LETTER = "letter"
    OTHER = "other"


class Urgency(StrEnum):
    ORDINARY = "ordinary"
    URGENT = "urgent"


class RequestState(StrEnum):
    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    CLARIFYING = "clarifying"  # we asked back, and wait
    ANSWERED = "answered"  # its owner gave an answer
    CHECKED = "checked"  # somebody else read the answer; it can be signed
    SIGNED = "signed"  # everything that answers it is signed
    SENT = "sent"  # the regulator has it
    WITHDRAWN = "withdrawn"  # the regulator does not want it any more


class Move(StrEnum):
    ACKNOWLEDGE = "acknowledge"
    ASK_BACK = "ask_back"
    CLARIFIED = "clarified"
    ANSWER = "answer"
    REOPEN = "reopen"
    CHECK = "check"
    SIGN = "sign"
    UNSIGN = "unsign"  # something that answers it is not signed any more
    SEND = "send"
    RECALL = "recall"  # the release that had it was a mistake
    WITHDRAW = "withdraw"
    REVIVE = "revive"


S, M = RequestState, Move
WORKING = (S.OPEN, S.ACKNOWLEDGED, S.CLARIFYING)
"""Nothing was answered yet."""
IN_HAND = (*WORKING, S.ANSWERED, S.CHECKED, S.SIGNED)
DONE_WITH = (S.ANSWERED, S.CHECKED, S.SIGNED, S.SENT)
"""Its owner has done their part."""

MOVES: Mapping[tuple[RequestState, Move], RequestState] = {
    (S.OPEN, M.ACKNOWLEDGE): S.ACKNOWLEDGED,
    **{(state, M.ASK_BACK): S.CLARIFYING for state in (S.OPEN, S.ACKNOWLEDGED)},
    (S.CLARIFYING, M.CLARIFIED): S.ACKNOWLEDGED,
    **{(state, M.ANSWER): S.ANSWERED for state in WORKING},
    (S.ANSWERED, M.CHECK): S.CHECKED,
    (S.CHECKED, M.SIGN): S.SIGNED,
    (S.SIGNED, M.UNSIGN): S.CHECKED,
    (S.SIGNED, M.SEND): S.SENT,
    (S.SENT, M.RECALL): S.CHECKED,
    **{(state, M.REOPEN): S.ACKNOWLEDGED for state in DONE_WITH},
    **{(state, M.WITHDRAW): S.WITHDRAWN for state in (*IN_HAND, S.SENT)},
    (S.WITHDRAWN, M.REVIVE): S.ACKNOWLEDGED,
}
"""The only door: what is not here cannot be done."""

BY_ITSELF = frozenset({M.SIGN, M.UNSIGN, M.SEND, M.RECALL})
"""Nobody makes these moves of a request: they follow from what answers it being signed, and from a release."""
BY_HAND = tuple(move for move in M if move not in BY_ITSELF)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(Row):
    """``wording`` is the asker's own, word for word."""

    wording: str
    number: int = 0
    """Ours, from 1; the app gives it, and never twice."""
    their_ref: str = ""
    """The regulator's own number, where it has one."""
    occasion: Occasion = Occasion.RETURN
    asked_by: str = ""
    route: Route = Route.EMAIL
    asked_at: datetime | None = None
    due_at: datetime | None = None
    urgency: Urgency = Urgency.ORDINARY
    item: str = ""
    """The line of the regime's request list it is, by its code."""
    statement: str = ""
    owner_id: int | None = None
    second_id: int | None = None
    state: RequestState = RequestState.OPEN
    answer: str = ""
    """In one line, as an index of a release has it."""
    follows_id: int | None = None
    """The request this one comes back to."""
    notes: str = ""

    @property
    def is_in_hand(self) -> bool:
        return self.state in IN_HAND

    @property
    def is_answered(self) -> bool:
        """Its owner has done their part."""
        return self.state in DONE_WITH


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestStep(Row):
    """One move of one request, or a chase, or a change of its wording: what the chronology is made of."""

    request_id: int
    what: str
    """A Move's value, or one of the words below."""
    at: datetime
    """When it happened, which may be before it was entered."""
    by: str
    """In words."""
    note: str = ""


REWORDED, CHASED, DRAFTED, NOT_SENT = "reworded", "chased", "drafted", "not_sent"
"""A chase that was drafted is one only once somebody says that it was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestEvidence(Row):
    """What answers a request: a piece of evidence, and where in it to look."""

    request_id: int
    evidence_id: int
    pointer: str = ""


def moves_from(state: RequestState) -> tuple[Move, ...]:
    """Those that somebody can make, in the order of the work."""
    return tuple(move for move in BY_HAND if (state, move) in MOVES)


@dataclass(frozen=True, slots=True)
class Turnaround:
    """Of requests that were answered, how many in time; and of those still open, how many are late."""

    answered: int = 0
    in_time: int = 0
    open: int = 0
    late: int = 0

    def __add__(self, other: Turnaround) -> Turnaround:
        return Turnaround(
            self.answered + other.answered,
            self.in_time + other.in_time,
            self.open + other.open,
            self.late + other.late,
        )

    @property
    def asked(self) -> int:
        return self.answered + self.open


def answered_at(request: Request, steps: Iterable[RequestStep]) -> datetime | None:
    """When its owner last answered; None where it is still to be, or was opened again since."""
    if not request.is_answered:
        return None
    return max((step.at for step in steps if step.what == Move.ANSWER), default=None)


def turnaround(request: Request, steps: Iterable[RequestStep], now: datetime) -> Turnaround:
    """One request counted. One that was withdrawn, or that has no day to be late for, is in no list of late ones."""
    if request.state is S.WITHDRAWN:
        return Turnaround()
    given = answered_at(request, steps)
    if given is None:
        return Turnaround(open=1, late=int(request.due_at is not None and request.due_at < now))
    return Turnaround(answered=1, in_time=int(request.due_at is None or given <= request.due_at))


def time_left(request: Request, now: datetime) -> timedelta | None:
    """Until it is due; negative once that is past. None where nobody set a time, or its owner has answered."""
    return None if request.due_at is None or request.state not in WORKING else request.due_at - now
