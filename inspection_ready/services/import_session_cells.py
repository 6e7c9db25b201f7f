"""Reads the cells of a session that say more than one thing, or name records: times, places, people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.notes import Note
from inspection_ready.domain.people import Person
from inspection_ready.domain.session_lines import PARTS_IN_COLUMNS
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY, Part
from inspection_ready.records.cell_readers import EMAIL
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.times_typed import typed_range, typed_time
from inspection_ready.records.timetable import PARTS, SESSIONS
from inspection_ready.records.words import folded
from inspection_ready.services.import_links import Links
from inspection_ready.services.import_reading import Reading
from inspection_ready.services.statements import parted


class SessionCells:
    """``record`` says which of the two spreadsheets it is."""

    def __init__(
        self, record: Record, *, links: Links, rooms: Sequence[Room], codes: Mapping[str, str]
    ) -> None:
        self._record = record
        self._links = links
        self._rooms = rooms
        self._codes = codes

    def take(self, reading: Reading) -> None:
        """Into the values a session has; what cannot be read is refused or noted."""
        self.take_times(reading)
        self._take_place(reading)
        self._take_prep_lead(reading)
        self.take_statements(reading)
        reading.refusals += self.out_of_range(reading.values)

    def out_of_range(self, values: dict[str, Any]) -> Iterator[Note]:
        for own in self._record.fields:
            value, limits = values.get(own.name), own.limits
            if limits and value is not None and not limits.lowest <= value <= limits.highest:
                yield Note.of("out_of_range", field=own.label, before=str(value))

    def take_times(self, reading: Reading) -> None:
        """Start and end in one cell, in two, or a start and how long: made into a start and minutes."""
        values = reading.values
        if times := values.pop("times", ""):
            both = typed_range(times)
            start = both[0] if both else typed_time(times)
            if start is None:
                reading.refusals.append(Note.of("not_a_time", field="Time", before=times))
            else:
                values.setdefault("starts", start)
            if both:
                values.setdefault("ends", both[1])
        ends, starts = values.pop("ends", None), values.get("starts")
        if ends is None or starts is None:
            return
        minutes = (ends or MINUTES_IN_A_DAY) - starts
        if minutes <= 0:
            reading.refusals.append(Note.of("ends_before_it_starts"))
            return
        if values.get("minutes", minutes) != minutes:
            reading.refusals.append(Note.of("times_disagree", minutes=values["minutes"]))
        values["minutes"] = minutes

    def _take_place(self, reading: Reading) -> None:
        base, room = reading.values.pop("base", ""), reading.values.pop("room", "")
        if base:
            found = self._resolved(Field("base_id", "Base", Kind.LINK, link=Base), base, "", reading)
            if found is not None:
                reading.values["base_id"] = found
        if room:
            at = reading.values.get("base_id")
            rooms = [
                each
                for each in self._rooms
                if folded(each.name) == folded(room) and at in {None, each.base_id}
            ]
            if len(rooms) == 1:
                reading.values |= {"room_id": rooms[0].id, "base_id": rooms[0].base_id}
            else:
                code = "link_ambiguous" if rooms else "link_unknown"
                reading.notes.append(Note.of(code, field="Room", before=room, among="rooms"))

    def _take_prep_lead(self, reading: Reading) -> None:
        if "prep_lead" in reading.clears:
            reading.values["prep_lead_id"] = None
        if told := reading.values.pop("prep_lead", ""):
            found = self._resolved(SESSIONS.field("prep_lead_id"), *name_and_email(told), reading)
            if found is not None:
                reading.values["prep_lead_id"] = found

    def take_statements(self, reading: Reading) -> None:
        if "statements" in reading.values:
            known, unknown = parted(reading.values["statements"], self._codes)
            reading.values["statements"] = "\n".join(known)
            reading.notes += (
                Note.of("link_unknown", field="Quality statements", before=each, among="quality statements")
                for each in unknown
            )

    def people_told(self, reading: Reading) -> dict[Part, list[int]]:
        """Only the parts the row says anything about; "(clear)" says nobody."""
        told: dict[Part, list[int]] = {}
        for name, part in PARTS_IN_COLUMNS.items():
            if name in reading.clears:
                told[part] = []
            for one in reading.values.pop(name, "").split("\n"):
                if one:
                    own = Field(name, PARTS[part], Kind.LINK, link=Person)
                    found = self._resolved(own, *name_and_email(one), reading)
                    told.setdefault(part, [])
                    if found is not None:
                        told[part].append(found)
        return told

    def _resolved(self, field: Field, name: str, email: str, reading: Reading) -> int | None:
        found = Reading()
        self._links.resolve(field, name, email, found)
        reading.notes += found.notes
        value: int | None = found.values.get(field.name)
        return value


def name_and_email(told: str) -> tuple[str, str]:
    """Of a person in one cell: "Ada Brook <ada@northmoor.example>"."""
    email = next(iter(EMAIL.findall(told)), "")
    return (told.replace(email, "").strip(" <>()[],") if email else told), email
