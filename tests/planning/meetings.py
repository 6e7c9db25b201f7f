"""A problem that others set: meetings with those who must come and those who should, in rooms of a few sizes.

Read from the workbook of OptaPlanner's meeting scheduling, which is kept beside the project and not in it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from inspection_ready.domain.plan_problem import Job, Placing, Problem, Spot, Window
from inspection_ready.domain.timetable import SessionFormat, Timetable


@dataclass(frozen=True)
class Meeting:
    topic: str
    minutes: int
    required: frozenset[str]
    preferred: frozenset[str]


@dataclass(frozen=True)
class Meetings:
    meetings: tuple[Meeting, ...]
    people: tuple[str, ...]
    rooms: tuple[tuple[str, int], ...]
    hours: tuple[tuple[int, int, int], ...]
    """Day, from and to: mornings and afternoons, for nobody meets over lunch."""

    def problem(self) -> Problem:
        """A room holds those who should come too."""
        number = {name: at for at, name in enumerate(self.people, 1)}
        windows = tuple(Window(*each) for each in self.hours)
        return Problem(
            rules=Timetable(
                name="Meetings",
                days=max(each.day for each in windows),
                tracks=len(self.rooms),
                day_from=min(each.starts for each in windows),
                day_to=max(each.ends for each in windows),
                longest_stretch=0,
                lunch_minutes=0,
                breather=0,
                between_rooms=0,
            ),
            days=tuple(
                Window(
                    day,
                    min(each.starts for each in windows if each.day == day),
                    max(each.ends for each in windows if each.day == day),
                )
                for day in sorted({each.day for each in windows})
            ),
            jobs=tuple(
                Job(
                    session_id=at,
                    name=each.topic,
                    minutes=each.minutes,
                    format=SessionFormat.MEETING,
                    must=tuple(sorted(number[name] for name in each.required)),
                    spots=self._spots(each),
                    tracks=tuple(range(1, len(self.rooms) + 1)),
                    windows=tuple(w for w in windows if w.ends - w.starts >= each.minutes),
                )
                for at, each in enumerate(self.meetings, 1)
            ),
        )

    def _spots(self, meeting: Meeting) -> tuple[Spot, ...]:
        coming = len(meeting.required | meeting.preferred)
        able = sorted((seats, at) for at, (_, seats) in enumerate(self.rooms, 1) if seats >= coming)
        return tuple(Spot(1, at, seats - coming) for seats, at in able)

    def broken(self, placings: tuple[Placing, ...]) -> list[str]:
        """Every hard rule that is not kept, read from the meetings themselves."""
        found = []
        for at in placings:
            one = self.meetings[at.session_id - 1]
            ends = at.starts + one.minutes
            if not any(
                day == at.day and start <= at.starts and ends <= end for day, start, end in self.hours
            ):
                found.append(f"{one.topic}: outside the hours")
            if at.spot.room_id is None or self.rooms[at.spot.room_id - 1][1] < len(
                one.required | one.preferred
            ):
                found.append(f"{one.topic}: room too small")
            for other in placings:
                two = self.meetings[other.session_id - 1]
                if other.session_id <= at.session_id or other.day != at.day:
                    continue
                if at.starts < other.starts + two.minutes and other.starts < ends:
                    if at.spot.room_id == other.spot.room_id:
                        found.append(f"{one.topic} and {two.topic}: one room")
                    found += [f"{name}: {one.topic} and {two.topic}" for name in one.required & two.required]
        return found


def read_meetings(workbook: Path) -> Meetings:
    book = CalamineWorkbook.from_path(workbook)
    rows = {
        name: book.get_sheet_by_name(name).to_python()[1:]
        for name in ("Days", "Rooms", "Persons", "Meetings")
    }
    hours = []
    for day, (_, start, end, lunch, *_) in enumerate(rows["Days"], 1):
        starts, ends, noon = (_minutes(each) for each in (start, end, lunch))
        hours.append((day, starts, noon))
        if ends > noon + 60:
            hours.append((day, noon + 60, ends))
    return Meetings(
        meetings=tuple(
            Meeting(str(row[0]), int(str(row[2]).partition(".")[0]), _names(row[5]), _names(row[6]))
            for row in rows["Meetings"]
        ),
        people=tuple(str(row[0]) for row in rows["Persons"]),
        rooms=tuple((str(row[0]), int(str(row[1]).partition(".")[0])) for row in rows["Rooms"]),
        hours=tuple(hours),
    )


def _minutes(cell: Any) -> int:
    if isinstance(cell, dt.time):
        return cell.hour * 60 + cell.minute
    hours, minutes = str(cell).split(":")[:2]
    return int(hours) * 60 + int(minutes)


def _names(cell: Any) -> frozenset[str]:
    return frozenset(name.strip() for name in str(cell).split(",") if name.strip())
