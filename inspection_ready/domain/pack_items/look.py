"""The facts of a pack with what is looked up again and again, and what is printed of a record that others name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.pack_items.values import Item, Named, Said, When, one_a_line, part_of
from inspection_ready.domain.regimes import ON_SITE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection_ready.domain.bases import Base, Room
    from inspection_ready.domain.functions import Function
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.people import Person


class Look:
    def __init__(self, facts: PackFacts) -> None:
        self.facts = facts
        self.on = facts.prepared_on
        self.people = {person.id: person for person in facts.people}
        self.bases = {base.id: base for base in facts.bases}
        self.rooms = {room.id: room for room in facts.rooms}
        self.functions = {function.id: function for function in facts.functions}
        self.open_bases = sorted(
            (base for base in facts.bases if base.closed_on is None or base.closed_on > self.on),
            key=lambda base: (not base.is_main, base.name.casefold()),
        )

    @property
    def main_base(self) -> Base | None:
        return next((base for base in self.open_bases if base.is_main), None)

    def who(self, person_id: int | None) -> Named | None:
        """Somebody who has left is printed as a gap that says so."""
        if person_id is None:
            return None
        person = self.people.get(person_id)
        if person is None:
            return Named("person", person_id, "")
        return Named("person", person_id, person.printed_name, person.has_left(self.on))

    def there(self, person_id: int | None) -> Named | None:
        """Nobody, where they have left: nothing is printed in their place."""
        named = self.who(person_id)
        return None if named is None or named.has_left else named

    def everybody(self, ids: Iterable[int]) -> tuple[Named, ...]:
        """Those who have not left, in an order that names do not change."""
        found = (self.there(each) for each in sorted(set(ids)))
        return tuple(each for each in found if each is not None)

    def base(self, base_id: int | None) -> Named | None:
        base = self.bases.get(base_id) if base_id is not None else None
        return None if base_id is None else Named("base", base_id, base.name if base else "")

    def room(self, room_id: int | None) -> Named | None:
        room = self.rooms.get(room_id) if room_id is not None else None
        return None if room_id is None else Named("room", room_id, room.name if room else "")

    def person_said(self, person: Person) -> Said:
        return {
            "name": person.printed_name,
            "role": person.role,
            "side": person.side,
            "organisation": person.organisation,
            "team": person.team,
            "base_id": self.base(person.base_id),
            "phone": person.phone,
            "email": person.email,
        }

    def function_said(self, function: Function) -> Said:
        return {
            "name": function.name,
            "contact_id": self.who(function.contact_id),
            "second_id": self.who(function.second_id),
            "tasks": function.task_list,
        }

    def base_said(self, base: Base) -> Said:
        return {
            "name": base.name,
            "address": (*one_a_line(base.address), *one_a_line(base.postcode)),
            "position": position_of(base.latitude, base.longitude),
            "is_main": base.is_main,
            "use": base.use,
            "opening_hours": base.opening_hours,
            "reception": base.reception,
            "phone": base.phone,
            "email": base.email,
            "website": base.website,
            "teams": base.teams,
            "suitable_for_visits": base.suitable_for_visits,
        }

    def room_said(self, room: Room) -> Said:
        return {
            "name": room.name,
            "base_id": self.base(room.base_id),
            "capacity": room.capacity,
            "equipment": room.equipment,
            "notes": room.notes,
        }

    def said_of(self, named: Named) -> tuple[str, Said]:
        """What it is called, and all that any document prints of it beside another thing."""
        match named.kind:
            case "person" if named.id in self.people:
                said = self.person_said(self.people[named.id])
            case "base" if named.id in self.bases:
                said = self.base_said(self.bases[named.id])
            case "room" if named.id in self.rooms:
                said = self.room_said(self.rooms[named.id])
            case _:
                said = {"name": named.name}
        return named.name, said


def position_of(latitude: float | None, longitude: float | None) -> tuple[float, float] | None:
    """As it is printed: to about a metre."""
    return None if latitude is None or longitude is None else (round(latitude, 5), round(longitude, 5))


def council(look: Look, *names: str) -> Item:
    council = look.facts.council
    said = {
        "name": council.name,
        "department": council.department,
        "leave_out_unchecked": council.leave_out_unchecked,
    }
    return Item("council", 0, council.name, part_of(said, names))


def regime(look: Look, *names: str) -> Item:
    facts = look.facts
    said = {
        "name": facts.regime_name,
        "regulator": facts.regulator,
        "regulator_short": facts.regulator_short,
        "word": facts.word,
        "accountable": facts.accountable,
        "asked": tuple((one.subject, one.code, one.title) for one in facts.asked),
    }
    return Item("regime", 0, facts.regime_name, part_of(said, names))


def on_site(look: Look) -> Item:
    """The days on site where they stand by themselves; among the key dates they are a date like any other."""
    inspection = look.facts.inspection
    first, last = (inspection.on_site_from, inspection.on_site_to) if inspection else (None, None)
    name = next((entry.name for entry in look.facts.key_dates if entry.stage == ON_SITE), "")
    return Item("key_date", ON_SITE, name, {"when": When.on_site(first, last)})
