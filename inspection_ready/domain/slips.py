"""Change slips: whom a new issue is told to, what each is told, and which entry of their calendar it makes.

What somebody is told follows from what they were told last, and not from the issue before: a slip that was never
written is not lost. One table says it for every state; pencilled tells nobody anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.issues import IssueCopy, IssuedPerson, IssuedSession
from inspection_ready.domain.rows import Row
from inspection_ready.domain.timetable import Part, SessionState


class SlipKind(StrEnum):
    INVITED = "invited"
    CHANGED = "changed"
    CANCELLED = "cancelled"


Held = SessionState | None
"""None: the session is not there, or the person is not at it."""

_P, _C, _X = SessionState.PENCILLED, SessionState.CONFIRMED, SessionState.CANCELLED
SLIP_OF: Mapping[tuple[Held, Held], SlipKind | None] = {
    (None, None): None, (None, _P): None, (None, _C): SlipKind.INVITED, (None, _X): None,
    (_P, None): None, (_P, _P): None, (_P, _C): SlipKind.INVITED, (_P, _X): None,
    (_C, None): SlipKind.CANCELLED, (_C, _P): SlipKind.CANCELLED, (_C, _C): SlipKind.CHANGED,
    (_C, _X): SlipKind.CANCELLED,
    (_X, None): None, (_X, _P): None, (_X, _C): SlipKind.INVITED, (_X, _X): None,
}  # fmt: skip
"""From the state somebody knows to the state it is in now. CHANGED is told only where what they see differs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipBatch(Row):
    """The slips written at one go."""

    number: int
    issue_id: int
    at: dt.datetime
    folder: str
    """Inside the workspace's, unless it was written elsewhere."""
    last_draft: int
    """The number of its last draft: no mark is given twice."""
    organiser_name: str
    organiser_email: str
    head_count: int
    head_hash: str
    sent_on: dt.date | None = None
    sent_by: str = ""
    """Whose word it is that it was sent."""
    is_dropped: bool = False
    """Somebody said that it was not sent and will not be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip(Row):
    """What one person was told of one session, with which entry of their calendar."""

    batch_id: int
    draft: int
    """The number in the mark of the e-mail; 0 where it was only printed."""
    what: SlipKind
    session_key: int
    person_id: int
    name: str
    address: str
    """"" for one that was only printed."""
    uid: str
    sequence: int
    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one person sees of a session; nothing else of it is told to them."""

    key: int
    code: str
    title: str
    on: dt.date
    starts: int
    minutes: int
    base: str
    address: str
    room: str
    where: str
    inspectors: str
    brief: str
    notes: str
    part: Part

    @property
    def ends(self) -> int:
        return self.starts + self.minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipItem:
    """``before`` is what they were told last, None for an invitation; ``after`` None for what is cancelled."""

    kind: SlipKind
    before: Seen | None
    after: Seen | None
    now: SessionState | None = None
    """What the session is where it is cancelled for them; None where it, or they, are not there any more."""
    is_gone: bool = False
    """The session is in the timetable no longer; else, without a state, only they are not at it."""

    @property
    def seen(self) -> Seen:
        found = self.after or self.before
        assert found is not None, "one of the two is there"
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSlips:
    person_id: int
    name: str
    items: tuple[SlipItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undated:
    """Confirmed, and on a day whose date is to come: nobody can be told yet."""

    session: IssuedSession
    people: tuple[IssuedPerson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipPlan:
    people: tuple[PersonSlips, ...] = ()
    undated: tuple[Undated, ...] = ()


Told = Mapping[tuple[int, int], Seen]
"""What people hold in their calendars now, by session and person. Who was told nothing, or a cancellation, is not in it."""


def plan_slips(told: Told, now: IssueCopy, names: Mapping[int, str]) -> SlipPlan:
    """``names`` are of people who are in no session any more, as they were told."""
    sessions = {each.key: each for each in now.sessions}
    at = {(session.key, person.person_id): person for session in now.sessions for person in session.people}
    found: dict[int, list[SlipItem]] = {}
    for key, person_id in dict.fromkeys((*told, *at)):
        item = _item(told.get((key, person_id)), sessions.get(key), at.get((key, person_id)))
        if item is not None:
            found.setdefault(person_id, []).append(item)
    known = {**names, **{person_id: person.name for (_, person_id), person in at.items()}}
    people = (
        PersonSlips(
            person_id=person_id, name=known.get(person_id, ""), items=tuple(sorted(items, key=_in_time))
        )
        for person_id, items in found.items()
    )
    return SlipPlan(
        people=tuple(sorted(people, key=lambda each: (each.name.casefold(), each.person_id))),
        undated=tuple(_undated(now.sessions)),
    )


def seen_by(session: IssuedSession, person_id: int) -> Seen | None:
    """None where it tells them nothing: they are not at it, it is not confirmed, or its date is to come."""
    person = next((each for each in session.people if each.person_id == person_id), None)
    if person is None or session.on is None or session.state is not SessionState.CONFIRMED:
        return None
    return Seen(
        key=session.key,
        code=session.code,
        title=session.title,
        on=session.on,
        starts=session.starts,
        minutes=session.minutes,
        base=session.base,
        address=session.address,
        room=session.room,
        where=session.where,
        inspectors=session.inspectors,
        brief=session.brief,
        notes=session.notes,
        part=person.part,
    )


def _item(before: Seen | None, session: IssuedSession | None, person: IssuedPerson | None) -> SlipItem | None:
    """A confirmed session whose date is no longer known is told as one that is not there."""
    state = session.state if session is not None and person is not None else None
    after = seen_by(session, person.person_id) if session is not None and person is not None else None
    is_told = state is not SessionState.CONFIRMED or after is not None
    kind = SLIP_OF[SessionState.CONFIRMED if before else None, state if is_told else None]
    if kind is None or (kind is SlipKind.CHANGED and _is_same(before, after)):
        return None
    if kind is not SlipKind.CANCELLED:
        return SlipItem(kind=kind, before=before, after=after)
    return SlipItem(kind=kind, before=before, after=None, now=state, is_gone=session is None)


def _is_same(before: Seen | None, after: Seen | None) -> bool:
    """Its short name is ours: nobody is written to because of that."""
    assert before is not None, "it was told"
    assert after is not None, "it is confirmed and dated"
    return replace(before, code=after.code) == after


def _undated(sessions: Iterable[IssuedSession]) -> Iterable[Undated]:
    for each in sessions:
        if each.on is None and each.people and each.state is SessionState.CONFIRMED:
            yield Undated(session=each, people=each.people)


def _in_time(item: SlipItem) -> tuple[dt.date, int, str]:
    return item.seen.on, item.seen.starts, item.seen.title.casefold()
