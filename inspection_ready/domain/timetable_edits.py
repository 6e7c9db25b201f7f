"""What somebody changed in a timetable elsewhere, compared three ways: as it went out, as it came back, as it is now."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.session_codes import in_order
from inspection_ready.domain.timetable import Attendance, Part, SessionState

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.whole_timetable import WholeTimetable


class Aspect(StrEnum):
    """What of a session changes. Each is taken or left by itself."""

    TIME = "time"
    PLACE = "place"
    PEOPLE = "people"
    STATE = "state"
    WORDS = "words"
    ADDED = "added"
    REMOVED = "removed"
    """Its line is not in the file any more; taken, the session is cancelled and stays."""


FIELDS: dict[Aspect, tuple[str, ...]] = {
    Aspect.TIME: ("day", "starts", "minutes", "track"),
    Aspect.PLACE: ("base_id", "room_id", "where"),
    Aspect.STATE: ("state",),
    Aspect.WORDS: (
        "title",
        "code",
        "format",
        "wanted",
        "inspectors",
        "seats",
        "statements",
        "turn",
        "only_on_day",
        "earliest",
        "latest",
        "half",
        "prep_lead_id",
        "brief",
        "notes_for_us",
        "notes_for_them",
    ),
}
TOGETHER = frozenset({Aspect.TIME, Aspect.PLACE})
"""Whoever changed one part of it here has changed all of it: half of each would be nobody's plan."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A session with who is at it."""

    session: Session
    people: Mapping[int, Part]

    def value(self, name: str) -> Any:
        return getattr(self.session, name)


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """``person_id`` is set where it is about one person, and the values are parts, None for not there."""

    name: str
    was: Any
    now: Any
    told: Any
    """As the file has it."""
    person_id: int | None = None

    @property
    def is_conflict(self) -> bool:
        return bool(self.was != self.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    number: int
    """From 1, as it is called when it is taken."""
    line: int
    """The row of the file; 0 for one that is not there any more."""
    aspect: Aspect
    session: Session
    """As it is now; what is added, as it would be."""
    edits: tuple[FieldEdit, ...] = ()
    people: Mapping[int, Part] = field(default_factory=dict)
    """Of what is added."""

    @property
    def is_conflict(self) -> bool:
        """It was changed here too since it went out."""
        return any(each.is_conflict for each in self.edits)

    @property
    def is_offered(self) -> bool:
        """To be taken unless somebody says no. What cancels a session or undoes a change made here, only by choice."""
        return not self.is_conflict and self.aspect is not Aspect.REMOVED


def proposed(was: Seat, now: Seat, told: Seat) -> Iterator[tuple[Aspect, tuple[FieldEdit, ...]]]:
    """By aspect, in their order; nothing where what was told is so already."""
    for aspect in Aspect:
        if aspect is Aspect.PEOPLE:
            edits = tuple(_people(was, now, told))
        else:
            edits = tuple(_fields(FIELDS.get(aspect, ()), was, now, told))
            if aspect in TOGETHER and edits:
                edits = tuple(_whole(aspect, edits, was, now))
        if edits:
            yield aspect, edits


def taken(whole: WholeTimetable, proposals: Iterable[Proposal]) -> WholeTimetable:
    """With these of its sessions' changes made."""
    sessions = {each.id: each for each in whole.sessions}
    people: defaultdict[int, dict[int, Part]] = defaultdict(dict)
    for at in whole.attendances:
        people[at.session_id][at.person_id] = at.part
    for each in proposals:
        if each.session.timetable_id == whole.timetable.id:
            _take(each, sessions, people)
    held = {(each.session_id, each.person_id): each for each in whole.attendances}
    return replace(
        whole,
        sessions=tuple(in_order(sessions.values())),
        attendances=tuple(
            replace(held[session_id, person_id], part=part)
            if (session_id, person_id) in held
            else Attendance(session_id=session_id, person_id=person_id, part=part)
            for session_id, own in people.items()
            for person_id, part in own.items()
        ),
    )


def _take(proposal: Proposal, sessions: dict[int, Session], people: dict[int, dict[int, Part]]) -> None:
    own = proposal.session.id
    if proposal.aspect is Aspect.ADDED:
        sessions[own], people[own] = proposal.session, dict(proposal.people)
    elif proposal.aspect is Aspect.REMOVED:
        sessions[own] = replace(sessions[own], state=SessionState.CANCELLED)
    elif proposal.aspect is Aspect.PEOPLE:
        for each in proposal.edits:
            assert each.person_id is not None  # each is about one person
            people[own].pop(each.person_id, None)
            if each.told is not None:
                people[own][each.person_id] = each.told
    else:
        changes: dict[str, Any] = {each.name: each.told for each in proposal.edits}
        sessions[own] = replace(sessions[own], **changes)


def _fields(names: Iterable[str], was: Seat, now: Seat, told: Seat) -> Iterator[FieldEdit]:
    for name in names:
        edit = FieldEdit(name, was.value(name), now.value(name), told.value(name))
        if edit.told not in {edit.was, edit.now}:
            yield edit


def _whole(aspect: Aspect, edits: tuple[FieldEdit, ...], was: Seat, now: Seat) -> Iterator[FieldEdit]:
    """And what was changed of it here, which would go back to what the file has."""
    yield from edits
    said = {each.name for each in edits}
    for name in FIELDS[aspect]:
        if name not in said and was.value(name) != now.value(name):
            yield FieldEdit(name, was.value(name), now.value(name), was.value(name))


def _people(was: Seat, now: Seat, told: Seat) -> Iterator[FieldEdit]:
    for person_id in dict.fromkeys([*was.people, *told.people]):
        one = FieldEdit(
            "people",
            was.people.get(person_id),
            now.people.get(person_id),
            told.people.get(person_id),
            person_id,
        )
        if one.told not in {one.was, one.now}:
            yield one
