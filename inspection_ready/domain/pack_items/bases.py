"""What is printed of bases, their rooms and facilities, and of the places near them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.pack_items.look import council, position_of, regime
from inspection_ready.domain.pack_items.values import Checked, Item, Named, one_a_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.bases import BaseFact
    from inspection_ready.domain.pack_items.look import Look
    from inspection_ready.domain.sections import SectionSource


def bases(look: Look) -> Iterator[Item]:
    yield council(look, "name", "leave_out_unchecked")
    yield regime(look, "name")
    yield from all_of_bases(look)


def all_of_bases(look: Look) -> Iterator[Item]:
    for base in look.open_bases:
        yield Item("base", base.id, base.name, look.base_said(base))
    for room in rooms(look):
        yield replace(room, under=(("base", look.rooms[int(room.id)].base_id),))
    yield from _facilities(look)


def rooms(look: Look) -> Iterator[Item]:
    """Of the bases that are open."""
    here = {base.id for base in look.open_bases}
    for room in sorted(look.facts.rooms, key=lambda room: room.name.casefold()):
        if room.base_id in here:
            yield Item("room", room.id, room.name, look.room_said(room))


def places(look: Look, source: SectionSource) -> Iterator[Item]:
    for place in look.facts.places_for(source):
        said = {
            "name": place.name,
            "use": place.use,
            "address": (*one_a_line(place.address), *one_a_line(place.postcode)),
            "position": position_of(place.latitude, place.longitude),
            "way": place.way,
            "minutes_on_foot": place.minutes_on_foot,
            "minutes_by_car": place.minutes_by_car,
            "step_free": place.step_free,
            "phone": place.phone,
            "email": place.email,
            "website": place.website,
            "notes": place.notes,
            "checked": Checked.of(look.facts, place),
        }
        yield Item("place", place.id, place.name, said)


def plan(look: Look) -> Iterator[Item]:
    """What a plan says of each base and place; other sections may say more of it."""
    for base in look.open_bases:
        said = look.base_said(base)
        yield Item("base", base.id, base.name, {name: said[name] for name in ("name", "position")})
    for place in look.facts.planned_places():
        said = {
            "name": place.name,
            "use": place.use,
            "category": place.category,
            "position": position_of(place.latitude, place.longitude),
            "is_checked": place.is_checked,
        }
        yield Item("place", place.id, place.name, said)


def council_map(look: Look) -> Iterator[Item]:
    """On which a plan is drawn, all its parts as one."""
    held = look.facts.maps
    if held:
        pictures = " ".join(each.sha256 for each in held)
        said = {"name": held[0].name, "sha256": pictures, "attribution": held[0].attribution}
        yield Item("map", 0, held[0].name, said)


def main_base(look: Look) -> Item:
    """Which it is, where it is printed by itself or ways are counted from it."""
    main = look.main_base
    base = None if main is None else Named("base", main.id, main.name)
    return Item("main_base", 0, "", {"base": base}, is_own=False)


def _facilities(look: Look) -> Iterator[Item]:
    """A kind that nothing is known of at a base is only listed there."""
    kinds = sorted(look.facts.kinds, key=lambda kind: (kind.position, kind.name.casefold()))
    for kind in kinds if look.open_bases else ():
        yield Item("facility_kind", kind.id, kind.name, {"name": kind.name})
    names = {kind.id: kind.name for kind in kinds}
    here = {base.id: base.name for base in look.open_bases}
    for fact in look.facts.base_facts:
        if fact.base_id in here and fact.kind_id in names and _is_shown(look, fact):
            said = {"value": fact.value, "note": fact.note, "checked": Checked.of(look.facts, fact)}
            name = f"{names[fact.kind_id]}, {here[fact.base_id]}"
            under = (("base", fact.base_id),)
            yield Item("base_fact", f"{fact.base_id}/{fact.kind_id}", name, said, under=under)


def _is_shown(look: Look, fact: BaseFact) -> bool:
    if look.facts.council.leave_out_unchecked:
        return fact.is_checked
    return bool(fact.value.strip() or fact.note.strip() or fact.is_checked)
