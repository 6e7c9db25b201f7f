"""The ledger of requests: asked, moved on by the table of moves, chased, answered with evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.people import Person
from inspection_ready.domain.request_lists import ListChanges, ListLine, changes_by
from inspection_ready.domain.requests import (
    BY_ITSELF,
    CHASED,
    MOVES,
    REWORDED,
    Move,
    Occasion,
    Request,
    RequestEvidence,
    RequestStep,
    Turnaround,
    turnaround,
)
from inspection_ready.services.evidence_links import link_exactly
from inspection_ready.services.registers import add_record
from inspection_ready.services.verbs import verb
from inspection_ready.services.who import who_to_words
from inspection_ready.storage.unit_of_work import Reader, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeRequest:
    """A request with its chronology, the oldest first, and the evidence that answers it."""

    request: Request
    steps: tuple[RequestStep, ...]
    evidence: tuple[tuple[RequestEvidence, Evidence], ...]
    follow_ups: tuple[Request, ...]


@verb("request.move")
def move_on(
    uow: UnitOfWork,
    request_id: int,
    move: Move,
    *,
    by: str = "",
    at: datetime | None = None,
    note: str = "",
    answer: str | None = None,
) -> Request:
    """One move by the table; ``at`` is when it happened, now where nobody says. Raises NotFound, Refused."""
    before = uow.register(Request).get(request_id)
    state = MOVES.get((before.state, move))
    if move in BY_ITSELF:
        raise Refused("move_makes_itself", move=move.value)
    if state is None:
        raise Refused("no_such_move", move=move.value, state=before.state.value, number=before.number)
    if at is not None and at > uow.at:
        raise Refused("step_is_to_come", at=at)
    words = before.answer if answer is None else answer.strip()
    if move is Move.ANSWER and not words and not uow.register(RequestEvidence).find(request_id=request_id):
        raise Refused("answer_is_empty", number=before.number)
    after = uow.register(Request).change(before, replace(before, state=state, answer=words))
    _step(uow, after, move.value, by=by, at=at, note=note)
    return after


def follow_on(
    uow: UnitOfWork, request: Request, move: Move, *, note: str, at: datetime | None = None
) -> Request:
    """A move that nobody makes by itself: it follows from a signature, or from a release. Raises Refused."""
    state = MOVES.get((request.state, move))
    if state is None:
        raise Refused("no_such_move", move=move.value, state=request.state.value, number=request.number)
    after = uow.register(Request).change(request, replace(request, state=state))
    _step(uow, after, move.value, by="", at=at, note=note)
    return after


@verb("request.chase")
def note_chase(uow: UnitOfWork, request_id: int, *, whom: str, by: str = "", note: str = "") -> RequestStep:
    """Somebody was asked again. Raises NotFound; Refused where nothing is waited for any more."""
    request = uow.register(Request).get(request_id)
    if not request.is_in_hand or request.is_answered:
        raise Refused("nothing_to_chase", number=request.number)
    said = f"{whom}: {note.strip()}" if note.strip() else whom
    return _step(uow, request, CHASED, by=by, at=None, note=said)


@verb("request.evidence")
def answer_with(uow: UnitOfWork, request_id: int, wanted: Sequence[RequestEvidence]) -> tuple[int, int, int]:
    """Exactly this evidence answers the request from now on. How many were added, changed and taken away."""
    uow.register(Request).get(request_id)
    held = uow.register(RequestEvidence).find(request_id=request_id)
    return link_exactly(
        uow,
        held,
        {one.evidence_id: one.pointer for one in wanted},
        lambda evidence_id, pointer: RequestEvidence(
            request_id=request_id, evidence_id=evidence_id, pointer=pointer
        ),
    )


@verb("request.take_list")
def take_list(
    uow: UnitOfWork,
    lines: Sequence[ListLine],
    *,
    occasion: Occasion = Occasion.RETURN,
    asked_by: str = "",
    asked_at: datetime | None = None,
    due_at: datetime | None = None,
    drop: bool = True,
) -> ListChanges:
    """The regulator's list, or a newer one. What was reworded after it was answered is opened again, and keeps its answer.

    ``drop`` False leaves what is not in the list as it is: for a part of a list. Raises Refused.
    """
    if not lines:
        raise Refused("list_is_empty")
    changes = list_changes(uow, lines, occasion=occasion)
    for line in changes.added:
        new = Request(
            wording=line.wording,
            their_ref=line.ref,
            occasion=occasion,
            asked_by=asked_by,
            asked_at=asked_at or uow.at,
            due_at=due_at,
        )
        add_record(uow, new)
    for each in changes.revived:
        move_on(uow, each.id, Move.REVIVE, note="It is in the list again.")
    for one in changes.reworded:
        _reword(uow, one.request.id, one.line)
    for each in changes.dropped if drop else ():
        move_on(uow, each.id, Move.WITHDRAW, note="It is not in the newer list.")
    return changes


def list_changes(
    reader: Reader, lines: Sequence[ListLine], *, occasion: Occasion = Occasion.RETURN
) -> ListChanges:
    """What taking the list would do; nothing is written."""
    return changes_by(lines, reader.register(Request).find(occasion=occasion))


def whole_request(reader: Reader, request_id: int) -> WholeRequest:
    """Raises NotFound."""
    request = reader.register(Request).get(request_id)
    uses = reader.register(RequestEvidence).find(request_id=request_id)
    evidence = {one.id: one for one in reader.register(Evidence).among([one.evidence_id for one in uses])}
    steps = reader.register(RequestStep).find(request_id=request_id)
    return WholeRequest(
        request=request,
        steps=tuple(sorted(steps, key=lambda step: (step.at, step.id))),
        evidence=tuple((one, evidence[one.evidence_id]) for one in uses),
        follow_ups=reader.register(Request).find(follows_id=request_id),
    )


def request_numbered(reader: Reader, number: int) -> Request:
    """Raises NotFound."""
    for request in reader.register(Request).find(number=number):
        return request
    raise NotFound("no_such_request", number=number)


def turnarounds(
    reader: Reader, now: datetime, *, key: Callable[[Request, Mapping[int, Person]], str]
) -> Mapping[str, Turnaround]:
    """Counted by what ``key`` says of each request: its owner, their team, its statement."""
    steps: defaultdict[int, list[RequestStep]] = defaultdict(list)
    for step in reader.register(RequestStep).each():
        steps[step.request_id].append(step)
    people = {person.id: person for person in reader.register(Person).all()}
    counted: defaultdict[str, Turnaround] = defaultdict(Turnaround)
    for request in reader.register(Request).all():
        counted[key(request, people)] += turnaround(request, steps[request.id], now)
    return dict(sorted(counted.items()))


# inside


def _reword(uow: UnitOfWork, request_id: int, line: ListLine) -> None:
    before = uow.register(Request).get(request_id)
    after = replace(before, wording=line.wording, their_ref=line.ref or before.their_ref)
    if before.is_answered:
        after = replace(after, state=MOVES[before.state, Move.REOPEN])
    changed = uow.register(Request).change(before, after)
    _step(uow, changed, REWORDED, by="", at=None, note=f"It was: {before.wording}")


def _step(
    uow: UnitOfWork, request: Request, what: str, *, by: str, at: datetime | None, note: str
) -> RequestStep:
    who = by.strip() or who_to_words(uow, uow.who)
    step = RequestStep(request_id=request.id, what=what, at=at or uow.at, by=who, note=note.strip())
    return uow.register(RequestStep).add(step)
