"""Badges, place cards, signs, sheets to sign in on, and labels: what is asked for, and for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from inspection_ready.domain.addressees import members_of
from inspection_ready.domain.card_layouts import LAYOUTS, CardLayout, SheetKind, layout_called
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.letter_guard import Notice, look_over
from inspection_ready.domain.people import Person, Side
from inspection_ready.domain.timetable import Part, Session, SessionFormat, SessionState

if TYPE_CHECKING:
    from inspection_ready.domain.bases import Base
    from inspection_ready.domain.packs import PackFacts

FOR_PEOPLE = frozenset({SheetKind.BADGES, SheetKind.PLACE_CARDS, SheetKind.LABELS})
"""Somebody has to be chosen for these; the others follow from the bases and the timetable."""
COMING = frozenset({Part.TAKES_PART, Part.NOTE_TAKER, Part.ESCORT})
"""Who is expected at a session; a second comes only where somebody cannot."""
NOBODY_MEETS = frozenset({SessionFormat.BREAK, SessionFormat.TRAVEL, SessionFormat.CALL})


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOrder:
    kind: SheetKind
    size: str = ""
    """A layout's code; the usual one where it is empty."""
    list_ids: tuple[int, ...] = ()
    sides: frozenset[Side] = frozenset()
    """Everybody of the side."""
    is_attending: bool = False
    """Everybody who has a part in the timetable."""
    session_codes: tuple[str, ...] = ()
    """Everybody who has a part in these sessions."""
    day: int | None = None
    """Of the timetable, from 1; None is all of them."""
    start: int = 1
    """The first label of a sheet that was begun."""
    out: Path | None = None
    """A folder of somebody's own; None is inside the workspace."""

    @property
    def layout(self) -> CardLayout | None:
        """None for what is no card, or a size nobody knows."""
        if self.kind not in LAYOUTS:
            return None
        return layout_called(self.kind, self.size) if self.size else LAYOUTS[self.kind][0]

    @property
    def asks_for_somebody(self) -> bool:
        return bool(self.list_ids or self.sides or self.is_attending or self.session_codes)


@dataclass(frozen=True, slots=True)
class Chosen:
    people: tuple[Person, ...]
    """By name, each once."""
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class AtDoor:
    """A room, or a base where the sessions have no room, on one day of the timetable; None before there is one."""

    base: Base
    room: str
    day: int | None
    sessions: tuple[Session, ...]


def chosen_people(facts: PackFacts, order: SheetOrder) -> Chosen:
    """Leavers never; of the lists, who is on the other side than the list neither."""
    lists = tuple(each for each in facts.lists if each.id in order.list_ids)
    going = look_over(lists, lambda one: members_of(facts, one), today=facts.prepared_on, drafts=False)
    coming = set(_coming_ids(facts, order))
    found = {each.person.id: each.person for each in going.recipients}
    for person in facts.people:
        wanted = person.side in order.sides or person.id in coming
        if wanted and not person.has_left(facts.prepared_on):
            found[person.id] = person
    return Chosen(tuple(sorted(found.values(), key=_by_name)), going.notices)


def people_at(facts: PackFacts, sessions: Iterable[Session]) -> tuple[Person, ...]:
    ids = {
        each.person_id
        for session in sessions
        for each in facts.attendances_at.get(session.id, ())
        if each.part in COMING
    }
    found = (person for person in facts.people if person.id in ids and not person.has_left(facts.prepared_on))
    return tuple(sorted(found, key=_by_name))


def held_sessions(facts: PackFacts, day: int | None = None) -> tuple[Session, ...]:
    """In the timetable's order; what was cancelled is not held."""
    return tuple(
        each
        for each in facts.sessions
        if each.state is not SessionState.CANCELLED and day in (None, each.day)
    )


def doors(facts: PackFacts, order: SheetOrder) -> tuple[AtDoor, ...]:
    """One for each room and day on which something happens there; before there is a timetable, one for each room."""
    sessions = [each for each in held_sessions(facts, order.day) if each.format not in NOBODY_MEETS]
    if not facts.sessions:
        rooms = ((base, room.name) for base in open_bases(facts) for room in facts.rooms_at.get(base.id, ()))
        return tuple(AtDoor(base, room, None, ()) for base, room in rooms)
    found: dict[tuple[int, int, int | None], list[Session]] = {}
    for each in sessions:
        if each.base_id is not None:
            found.setdefault((each.day, each.base_id, each.room_id), []).append(each)
    bases = {base.id: base for base in facts.bases}
    signs = (
        AtDoor(bases[base], facts.room_names.get(room, ""), day, tuple(held))
        for (day, base, room), held in found.items()
        if base in bases
    )
    return tuple(
        sorted(signs, key=lambda each: (each.day or 0, each.base.name.casefold(), each.room.casefold()))
    )


def desks(facts: PackFacts, order: SheetOrder) -> tuple[AtDoor, ...]:
    """Where people sign in: each base on each day something happens there; before there is a timetable, each base."""
    if not facts.sessions:
        return tuple(AtDoor(base, "", None, ()) for base in open_bases(facts))
    found: dict[tuple[int, int], list[Session]] = {}
    for each in held_sessions(facts, order.day):
        if each.base_id is not None and each.format is not SessionFormat.CALL:
            found.setdefault((each.day, each.base_id), []).append(each)
    bases = {base.id: base for base in facts.bases}
    at = (AtDoor(bases[base], "", day, tuple(held)) for (day, base), held in found.items() if base in bases)
    return tuple(sorted(at, key=lambda each: (each.day or 0, each.base.name.casefold())))


def open_bases(facts: PackFacts) -> tuple[Base, ...]:
    today = facts.prepared_on
    return tuple(base for base in facts.bases if base.closed_on is None or base.closed_on > today)


def postal_address(facts: PackFacts, person: Person) -> tuple[str, ...]:
    """Their own, or that of the base they work from; empty where there is neither."""
    own = tuple(line.strip() for line in person.postal_address.splitlines() if line.strip())
    if own:
        return own
    base = next((each for each in open_bases(facts) if each.id == person.base_id), None)
    if base is None or not base.address.strip():
        return ()
    lines = [line.strip() for line in base.address.splitlines() if line.strip()]
    named = [] if lines[0].casefold().startswith(base.name.casefold()) else [base.name]
    return (*named, *lines, *filter(None, [base.postcode.strip()]))


def _coming_ids(facts: PackFacts, order: SheetOrder) -> Iterator[int]:
    codes = {code.casefold() for code in order.session_codes}
    wanted: Sequence[Session] = [
        each
        for each in held_sessions(facts, order.day)
        if order.is_attending or (each.code and each.code.casefold() in codes)
    ]
    yield from (person.id for person in people_at(facts, wanted))


def _by_name(person: Person) -> tuple[str, int]:
    return person.printed_name.casefold(), person.id
