"""The sample council's bases with their rooms and facilities, and the places nearby."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.bases import Base, BaseFact, Room
from inspection_ready.domain.places import Place, PlaceCategory
from inspection_ready.exchange.sample_keys import each

if TYPE_CHECKING:
    from inspection_ready.exchange.fields import Fields
    from inspection_ready.exchange.sample_keys import SampleKeys

MOST_SEATS = 1000
MOST_MINUTES = 240
_POSITION = re.compile(r"(-?\d+\.\d+), (-?\d+\.\d+)")


@dataclass(frozen=True, slots=True)
class SampleBases:
    bases: tuple[Base, ...]
    rooms: tuple[Room, ...]
    facts: tuple[BaseFact, ...]


def read_bases(top: Fields, keys: SampleKeys) -> SampleBases:
    bases: list[Base] = []
    rooms: list[Room] = []
    facts: list[BaseFact] = []
    for fields in each(top, "bases"):
        base = _base(fields)
        key = fields.identity("key")
        keys.bases[key] = base.id
        bases.append(base)
        here = [_room(room, base) for room in each(fields, "rooms", wanted=False)]
        keys.rooms[key] = {room.name: room.id for room in here}
        rooms += here
        facts += _facts(fields, base, keys)
    return SampleBases(tuple(bases), tuple(rooms), tuple(facts))


def read_places(top: Fields, keys: SampleKeys) -> tuple[Place, ...]:
    return tuple(_place(fields, keys) for fields in each(top, "places"))


def _base(fields: Fields) -> Base:
    latitude, longitude = _position(fields)
    return Base(
        name=fields.text("name"),
        address="\n".join(fields.texts("address")),
        postcode=fields.text("postcode", default=""),
        latitude=latitude,
        longitude=longitude,
        is_main=fields.yes("main", default=False),
        use=fields.text("use"),
        opening_hours=fields.text("opening_hours"),
        reception=fields.text("reception"),
        phone=fields.text("phone"),
        email=fields.text("email", default=""),
        website=fields.text("website", default=""),
        teams="\n".join(fields.texts("teams")),
        suitable_for_visits=fields.yes("visits", default=False) if fields.has("visits") else None,
    )


def _room(fields: Fields, base: Base) -> Room:
    return Room(
        base_id=base.id,
        name=fields.text("name"),
        capacity=fields.whole("capacity", least=1, most=MOST_SEATS),
        equipment=fields.text("equipment", default=""),
        notes=fields.text("notes", default=""),
    )


def _facts(fields: Fields, base: Base, keys: SampleKeys) -> list[BaseFact]:
    """``by`` and ``on`` of the base hold for each of its facts, but one that has its own, or is not checked."""
    if not fields.has("facts"):
        return []
    checked_by, checked_on = fields.text("by"), keys.day(fields, "on")
    return [_fact(fact, base, keys, checked_by, checked_on) for fact in each(fields, "facts")]


def _fact(fields: Fields, base: Base, keys: SampleKeys, by: str, on: dt.date) -> BaseFact:
    is_checked = fields.yes("checked", default=True)
    return BaseFact(
        base_id=base.id,
        kind_id=keys.known.kinds.get(fields.reference("kind", "facility", keys.known.kinds), 0),
        value=fields.text("value"),
        note=fields.text("note", default=""),
        checked_by=fields.text("by", default=by) if is_checked else "",
        checked_on=(keys.day_or_none(fields, "on") or on) if is_checked else None,
    )


def _place(fields: Fields, keys: SampleKeys) -> Place:
    latitude, longitude = _position(fields)
    return Place(
        name=fields.text("name"),
        category=fields.choice("kind", PlaceCategory),
        use=fields.text("use", default=""),
        address="\n".join(fields.texts("address")),
        postcode=fields.text("postcode", default=""),
        latitude=latitude,
        longitude=longitude,
        way=fields.text("way", default=""),
        minutes_on_foot=_minutes(fields, "on_foot"),
        minutes_by_car=_minutes(fields, "by_car"),
        step_free=fields.yes("step_free", default=False) if fields.has("step_free") else None,
        phone=fields.text("phone", default=""),
        website=fields.text("website", default=""),
        checked_by=fields.text("by", default=""),
        checked_on=keys.day_or_none(fields, "on"),
        notes=fields.text("notes", default=""),
    )


def _position(fields: Fields) -> tuple[float | None, float | None]:
    """Written as "54.7, 2.1": latitude, then longitude."""
    if not fields.has("position"):
        return None, None
    text = fields.text("position")
    if found := _POSITION.fullmatch(text):
        return float(found[1]), float(found[2])
    fields.note("position", "not_a_position", value=text)
    return None, None


def _minutes(fields: Fields, key: str) -> int | None:
    return fields.whole(key, least=0, most=MOST_MINUTES) if fields.has(key) else None
