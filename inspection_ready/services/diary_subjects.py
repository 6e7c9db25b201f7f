"""Whose diary is read: a person, an inspector or a room; what is held of them, and how they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.availability import Availability, Can
from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.people import Person
from inspection_ready.domain.searching import folded
from inspection_ready.services.people import person_named

if TYPE_CHECKING:
    # slow import: SQLAlchemy, and the first rows are on view before it
    from inspection_ready.storage.unit_of_work import Reader


def subject_named(reader: Reader, *, person: str = "", inspector: str = "", room: str = "") -> Availability:
    """Whose diary it is, as a line of availability without times. Raises Refused, NotFound."""
    told = [each for each in (person, inspector, room) if each.strip()]
    if len(told) != 1:
        raise Refused("diary_of_one")
    if person:
        return Availability(person_id=person_named(reader, person).id)
    return (
        Availability(room_id=_room_named(reader, room).id)
        if room
        else Availability(inspector=inspector.strip())
    )


def held_of(reader: Reader, subject: Availability) -> tuple[Availability, ...]:
    if subject.person_id is not None:
        found = reader.register(Availability).find(person_id=subject.person_id)
    elif subject.room_id is not None:
        found = reader.register(Availability).find(room_id=subject.room_id)
    else:
        own = _plain(subject.inspector)
        found = tuple(each for each in reader.register(Availability).all() if _plain(each.inspector) == own)
    return tuple(each for each in found if each.can is Can.CANNOT)


def called(reader: Reader, subject: Availability) -> tuple[str, tuple[str, ...]]:
    """Their name, and their e-mail addresses."""
    if subject.person_id is not None:
        person = reader.register(Person).get(subject.person_id)
        return person.name, ((person.email,) if person.email else ())
    if subject.room_id is not None:
        return reader.register(Room).get(subject.room_id).name, ()
    if subject.base_id is not None:
        return reader.register(Base).get(subject.base_id).name, ()
    if not subject.inspector:
        raise Refused("diary_of_one")
    return subject.inspector, ()


def _room_named(reader: Reader, named: str) -> Room:
    """By its name, or its name and its base's: “Committee room, Town Hall”."""
    bases = {each.id: each.name for each in reader.register(Base).all()}
    found = [
        each
        for each in reader.register(Room).all()
        if _plain(named) in {_plain(each.name), _plain(f"{each.name}, {bases.get(each.base_id, '')}")}
    ]
    if len(found) > 1:
        raise Refused("several_rooms", named=named)
    if not found:
        raise NotFound("no_such_room", named=named)
    return found[0]


def clearing_of(reader: Reader, subject: Availability) -> Diary | None:
    if subject.person_id is None:
        return None
    return next(iter(reader.register(Diary).find(person_id=subject.person_id)), None)


def _plain(name: str) -> str:
    return " ".join(folded(name).split())
