"""What a paper of an issue is made from: the timetable out of the copy, whatever became of it since.

A copy holds names and no rows. What it does not hold, such as telephone numbers and parking, is that of today's
registers, as far as somebody or something of that name is still in them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.people import Person, Side
from inspection_ready.domain.rows import Row
from inspection_ready.domain.timetable import Attendance, Session, Timetable
from inspection_ready.domain.timetable_days import DatedDay

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from inspection_ready.domain.issues import IssueCopy, IssuedSession
    from inspection_ready.domain.packs import PackFacts

T = TypeVar("T", bound=Row)
Place = tuple[str, str]
"""The name of a base and its address, as an issue has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What an issue names and today's registers do not, by name."""

    removed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    """In the registers still, and no more with the council."""
    renamed: tuple[tuple[str, str], ...] = ()
    """As the issue has them, and as they are called now."""
    bases: tuple[str, ...] = ()


def as_issued(
    facts: PackFacts,
    copy: IssueCopy,
    *,
    issued_on: dt.date,
    timetable: Timetable | None,
    drafted: Mapping[int, Session],
) -> PackFacts:
    """``timetable`` and ``drafted``, the sessions by their ids, are what is left of those the issue was made of.

    Of a session only what prepares people for it is taken from there: what it is about, and who prepares them.
    """
    bases = issued_bases(copy, facts.bases, issued_on=issued_on)
    rooms = _rooms(copy, bases, facts.rooms)
    days = issued_days(copy)
    if timetable is None:
        timetable = Timetable(id=copy.timetable_id, name=copy.name)
    return replace(
        facts,
        people=issued_people(copy, facts.people, issued_on=issued_on),
        bases=_in_place(facts.bases, bases.values()),
        rooms=_in_place(facts.rooms, rooms.values()),
        timetable=replace(timetable, name=copy.name, is_template=False),
        timetable_days=(),
        dated_days=days,
        sessions=tuple(
            _session(copy, each, bases.get((each.base, each.address)), rooms, drafted.get(each.session_id))
            for each in copy.sessions
        ),
        attendances=tuple(
            Attendance(session_id=each.session_id, person_id=who.person_id, part=who.part)
            for each in copy.sessions
            for who in each.people
        ),
    )


def issued_days(copy: IssueCopy) -> tuple[DatedDay, ...]:
    """From day 1 to the last that has a session; of a day that has none an issue says nothing."""
    on = {each.day: each.on for each in copy.sessions}
    return tuple(DatedDay(day=day, on=on.get(day)) for day in range(1, max(on, default=0) + 1))


def issued_people(copy: IssueCopy, held: Iterable[Person], *, issued_on: dt.date) -> tuple[Person, ...]:
    """Those who are held, by the name the issue has and as who had not left since; then those who are held no more.

    Of somebody nobody knows any more it is not said that they are ours: what is for us only must not reach a partner.
    """
    named = {who.person_id: who.name for each in copy.sessions for who in each.people}
    held = tuple(held)
    known = {each.id for each in held}
    gone = sorted(
        ((name, person_id) for person_id, name in named.items() if person_id not in known),
        key=lambda each: (each[0].casefold(), each[1]),
    )
    return (
        *(_as_named(each, named[each.id], issued_on) if each.id in named else each for each in held),
        *(Person(id=person_id, name=name, side=Side.OUTSIDE) for name, person_id in gone),
    )


def issued_bases(copy: IssueCopy, held: Iterable[Base], *, issued_on: dt.date) -> dict[Place, Base]:
    """Each base of the issue, by its name and address there: of today by its name, or else by its address alone.

    One that is held no more, or was renamed and has moved, has an id that no register gives.
    """
    held = tuple(held)
    found: dict[Place, Base] = {}
    places = sorted({(each.base, each.address) for each in copy.sessions if each.base})
    taken: set[int] = set()
    for fits in (_is_just_so, _has_the_name, _has_the_address):
        for place in places:
            fitting = [each for each in held if each.id not in taken and fits(each, place)]
            if place not in found and len(fitting) == 1:
                found[place] = _as_placed(fitting[0], place, issued_on)
                taken.add(fitting[0].id)
    for number, place in enumerate(places, start=1):
        if place not in found:
            found[place] = Base(id=-number, name=place[0], address=place[1])
    return found


def gone_since(copy: IssueCopy, facts: PackFacts, *, issued_on: dt.date) -> Gone:
    """``facts`` are today's."""
    held = {each.id: each for each in facts.people}
    named = {who.person_id: who.name for each in copy.sessions for who in each.people if who.name}
    now = {person_id: held.get(person_id) for person_id in named}
    bases = issued_bases(copy, facts.bases, issued_on=issued_on)
    return Gone(
        removed=_sorted(named[each] for each, person in now.items() if person is None),
        left=_sorted(
            named[each]
            for each, person in now.items()
            if person and person.has_left(facts.prepared_on) and not person.has_left(issued_on)
        ),
        renamed=tuple(
            sorted(
                (named[each], person.printed_name)
                for each, person in now.items()
                if person and person.printed_name != named[each]
            )
        ),
        bases=_sorted(each.name for each in bases.values() if each.id < 0),
    )


def address_of(base: Base) -> str:
    """As an issue keeps it: the postcode on a line of its own."""
    return "\n".join(part for part in (base.address.strip(), base.postcode.strip()) if part)


# inside


def _session(
    copy: IssueCopy,
    issued: IssuedSession,
    base: Base | None,
    rooms: Mapping[tuple[int, str], Room],
    drafted: Session | None,
) -> Session:
    base_id = base.id if base else None
    room = rooms.get((base_id or 0, issued.room)) if issued.room else None
    return Session(
        id=issued.session_id,
        timetable_id=copy.timetable_id,
        day=issued.day,
        starts=issued.starts,
        minutes=issued.minutes,
        track=issued.track,
        format=issued.format,
        code=issued.code,
        title=issued.title,
        wanted=issued.wanted,
        base_id=base_id,
        room_id=room.id if room else None,
        where=issued.where,
        inspectors=issued.inspectors,
        state=issued.state,
        brief=issued.brief,
        notes_for_them=issued.notes,
        statements=drafted.statements if drafted else "",
        prep_lead_id=drafted.prep_lead_id if drafted else None,
    )


def _rooms(copy: IssueCopy, bases: Mapping[Place, Base], held: Iterable[Room]) -> dict[tuple[int, str], Room]:
    """By the id of their base and their name."""
    known = {(each.base_id, each.name): each for each in reversed(tuple(held))}
    found: dict[tuple[int, str], Room] = {}
    for each in copy.sessions:
        base = bases.get((each.base, each.address))
        key = (base.id if base else 0, each.room)
        if each.room and key not in found:
            found[key] = known.get(key) or Room(id=-1 - len(found), base_id=key[0], name=each.room)
    return found


def _as_named(person: Person, name: str, issued_on: dt.date) -> Person:
    person = person if person.has_left(issued_on) else replace(person, left_on=None)
    return person if person.printed_name == name else replace(person, name=name, document_name="")


def _as_placed(base: Base, place: Place, issued_on: dt.date) -> Base:
    """Closed since is closed since; an address that was changed is the issue's."""
    if base.closed_on is not None and base.closed_on > issued_on:
        base = replace(base, closed_on=None)
    if address_of(base) != place[1]:
        base = replace(base, address=place[1], postcode="")
    return base if base.name == place[0] else replace(base, name=place[0])


def _is_just_so(base: Base, place: Place) -> bool:
    return (base.name, address_of(base)) == place


def _has_the_name(base: Base, place: Place) -> bool:
    return base.name == place[0]


def _has_the_address(base: Base, place: Place) -> bool:
    return bool(place[1]) and address_of(base) == place[1]


def _in_place(held: Iterable[T], issued: Iterable[T]) -> tuple[T, ...]:
    """Each where it stood, as the issue has it; then those that are held no more."""
    own = {each.id: each for each in issued}
    kept = tuple(own.pop(each.id, each) for each in held)
    return (*kept, *own.values())


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(names), key=str.casefold))
