"""The calendar entries of the slips that are written at one go: which UID, which SEQUENCE, whose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.file_names import safe_name
from inspection_ready.domain.mail_addresses import one_mailbox
from inspection_ready.domain.people import Person
from inspection_ready.domain.slips import Slip, SlipBatch, SlipKind
from inspection_ready.domain.timetable import Part
from inspection_ready.phrases.slips import KINDS, calendar_place, calendar_title, calendar_words
from inspection_ready.services.slips import next_sequence, uid_of
from inspection_ready.services.told import Key

if TYPE_CHECKING:
    from inspection_ready.domain.slips import PersonSlips, SlipItem, SlipPlan
    from inspection_ready.storage.unit_of_work import Reader

LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Organiser:
    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """``data`` is empty for somebody who has no address: nothing is put into a calendar then."""

    item: SlipItem
    uid: str
    sequence: int
    method: str
    file_name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Entries:
    by_person: Mapping[int, tuple[Entry, ...]]

    def of(self, person: PersonSlips) -> tuple[Entry, ...]:
        return self.by_person[person.person_id]


def organiser_for(reader: Reader, named: int | None, recording: int | None) -> Organiser:
    """Whom people answer to: whoever was named, else the one of the slips before, else who records this. Raises Refused."""
    before = reader.register(SlipBatch).all("number")
    if named is None and before:
        return Organiser(before[-1].organiser_name, before[-1].organiser_email)
    person_id = recording if named is None else named
    found = reader.register(Person).among([person_id]) if person_id is not None else ()
    if not found:
        raise Refused("no_organiser")
    address = one_mailbox(found[0].email)
    if address is None:
        raise Refused("organiser_without_address", name=found[0].name)
    return Organiser(found[0].printed_name, address)


def entries_for(
    reader: Reader,
    workspace_id: str,
    plan: SlipPlan,
    organiser: Organiser,
    *,
    addresses: Mapping[int, str],
    at: dt.datetime,
) -> Entries:
    """An entry keeps the organiser who invited first: programs take a change from nobody else (RFC 5546, 2.1)."""
    held = _all_slips(reader)
    first = _organisers(reader, held)
    found: dict[int, tuple[Entry, ...]] = {}
    for person in plan.people:
        entries = []
        for place, item in enumerate(person.items, 1):
            key = (item.seen.key, person.person_id)
            slips = held.get(key, ())
            numbered = f"{place} " if len(person.items) > 1 else ""
            entries.append(
                _entry(
                    item,
                    person,
                    uid=slips[0].uid if slips else uid_of(workspace_id, *key),
                    sequence=next_sequence(slips),
                    organiser=first.get(key, organiser),
                    address=addresses.get(person.person_id, ""),
                    at=at,
                    numbered=numbered,
                )
            )
        found[person.person_id] = tuple(entries)
    return Entries(found)


def _entry(
    item: SlipItem,
    person: PersonSlips,
    *,
    uid: str,
    sequence: int,
    organiser: Organiser,
    address: str,
    at: dt.datetime,
    numbered: str,
) -> Entry:
    from inspection_ready.exchange.calendars.writing import (
        CalendarEntry,
        CalendarUser,
        Method,
        write_entry,
    )  # slow import: wanted only when slips are written

    seen = item.seen
    method = Method.CANCEL if item.kind is SlipKind.CANCELLED else Method.REQUEST
    midnight = dt.datetime.combine(seen.on, dt.time())
    made = CalendarEntry(
        method=method,
        uid=uid,
        sequence=sequence,
        stamped=at,
        starts=midnight + dt.timedelta(minutes=seen.starts),
        ends=midnight + dt.timedelta(minutes=seen.ends),
        title=calendar_title(seen),
        place=calendar_place(seen),
        words="" if method is Method.CANCEL else calendar_words(seen),
        organiser=CalendarUser(name=organiser.name, address=organiser.address),
        attendee=CalendarUser(name=person.name, address=address),
        is_optional=seen.part is Part.SECOND,
    )
    name = safe_name(seen.title, longest=LONGEST_NAME)
    return Entry(
        item=item,
        uid=uid,
        sequence=sequence,
        method=method.value,
        file_name=f"{numbered}{KINDS[item.kind]} {name}.ics",
        data=write_entry(made) if address else b"",
    )


def _all_slips(reader: Reader) -> dict[Key, tuple[Slip, ...]]:
    """Of each entry, in order; those that were said not to have been sent as well."""
    held: dict[Key, list[Slip]] = {}
    for slip in reader.register(Slip).all("sequence"):
        held.setdefault((slip.session_key, slip.person_id), []).append(slip)
    return {key: tuple(slips) for key, slips in held.items()}


def _organisers(reader: Reader, held: Mapping[Key, Sequence[Slip]]) -> dict[Key, Organiser]:
    """Whoever stood in the first that went to an address and was not said to be unsent."""
    batches = {each.id: each for each in reader.register(SlipBatch).all()}
    found: dict[Key, Organiser] = {}
    for key, slips in held.items():
        for slip in slips:
            batch = batches[slip.batch_id]
            if slip.address and not batch.is_dropped:
                found[key] = Organiser(batch.organiser_name, batch.organiser_email)
                break
    return found
