"""The factual accuracy of the draft report: the points the council raises, and what is held of the whole check."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from inspection_ready.domain.rows import Row
from inspection_ready.domain.trail import compact_json


class PointState(StrEnum):
    """What somebody says of a point. That it is agreed and sent nobody says: it follows from signature and release."""

    RAISED = "raised"
    READY = "ready"  # its owner has done their part
    CHECKED = "checked"  # somebody else read it
    LEFT_OUT = "left_out"  # not put forward, because


class PointMove(StrEnum):
    MAKE_READY = "make_ready"
    CHECK = "check"
    SEND_BACK = "send_back"
    LEAVE_OUT = "leave_out"
    PUT_BACK = "put_back"


P, M = PointState, PointMove

POINT_MOVES: Mapping[tuple[PointState, PointMove], PointState] = {
    (P.RAISED, M.MAKE_READY): P.READY,
    (P.READY, M.CHECK): P.CHECKED,
    **{(state, M.SEND_BACK): P.RAISED for state in (P.READY, P.CHECKED)},
    **{(state, M.LEAVE_OUT): P.LEFT_OUT for state in (P.RAISED, P.READY, P.CHECKED)},
    (P.LEFT_OUT, M.PUT_BACK): P.RAISED,
}
"""The only door: what is not here cannot be done."""


class Response(StrEnum):
    """What the regulator made of a point."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    NOT_ACCEPTED = "not_accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccuracyPoint(Row):
    """One thing in the draft that is not right. It may be left out with a reason; it is never removed."""

    correction: str
    """What it should say."""
    number: int = 0
    """Ours, from 1; the app gives it, and never twice."""
    page: str = ""
    paragraph: str = ""
    quote: str = ""
    """From the draft, word for word; empty where something is not in it."""
    sort: str = ""
    """Which kind of point, by the regime's own id."""
    owner_id: int | None = None
    second_id: int | None = None
    state: PointState = PointState.RAISED
    reason: str = ""
    """Why it is not put forward."""
    held_digest: str = ""
    """What it said when it was last made ready or checked: if it says anything else by now, it is neither."""
    filed_digest: str = ""
    """What it says in the newest sheet that was filed to be signed; "" where it is not in that."""
    response: Response | None = None
    response_words: str = ""
    """The regulator's own."""
    response_on: date | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PointEvidence(Row):
    """A piece of evidence behind a point, in the version that was the newest when it was named."""

    point_id: int
    evidence_id: int
    version_id: int | None = None
    """None where it had no version yet."""
    pointer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccuracyCheck(Row):
    """One row: what is held of the check besides its points, and besides the dates, which are stages'."""

    request_id: int
    """The request it answers, which is signed and released as any other is."""
    evidence_id: int | None = None
    """The sheet for the regulator, as a piece of evidence: each filing is a version of it."""
    version_id: int | None = None
    """The newest that was filed."""
    none_by: str = ""
    """Who confirmed that the council has no point to raise."""
    none_at: datetime | None = None
    asked_on: date | None = None
    """When more time was asked for, and why."""
    asked_why: str = ""
    answered_on: date | None = None
    granted_until: date | None = None
    """None, once it is answered, where it was refused."""
    answer_words: str = ""


def moves_from(state: PointState) -> tuple[PointMove, ...]:
    return tuple(move for move in PointMove if (state, move) in POINT_MOVES)


def letter_of(place: int) -> str:
    """The kinds are called a, b, c in the order the regime has them."""
    return chr(ord("a") + place)


def point_digest(point: AccuracyPoint, behind: Iterable[PointEvidence]) -> str:
    """SHA-256 over all that the regulator would read of it: who owns it, and our notes, are no part of that."""
    named = sorted([each.evidence_id, each.version_id or 0, each.pointer] for each in behind)
    told = [point.number, point.page, point.paragraph, point.quote, point.sort, point.correction, named]
    return hashlib.sha256(compact_json(told).encode()).hexdigest()
