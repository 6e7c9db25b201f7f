"""The clashes of a timetable found minute by minute, as slowly and plainly as can be: shares no code with the checker.

It knows the values that are judged and nothing that judges them; what words say is told by tables of its own. Each
clash is told as its code, the ids of its sessions, whom or what it befalls, and the two numbers.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from inspection_ready.domain.availability import Availability
from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.clash_grid import Circumstances
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import Session
from inspection_ready.domain.whole_timetable import WholeTimetable

DAY = 24 * 60
INSPECTORS: dict[str, tuple[tuple[str, ...], int]] = {
    "": ((), 0),
    "Two inspectors": ((), 2),
    "Jo Hart": (("Jo Hart",), 1),
    "Jo Hart and Sam Lee": (("Jo Hart", "Sam Lee"), 2),
    "One inspector and an Expert by Experience": ((), 2),
}
WEEKDAYS = {"": range(7), "Monday to Wednesday": range(3), "Tue and Thu": (1, 3)}
Told = tuple[str, tuple[int, ...], str, int | None, int | None]


@dataclass(frozen=True)
class Oracle:
    whole: WholeTimetable
    known: Circumstances

    def told(self) -> Counter[Told]:
        return Counter(
            (
                *self._twice(),
                *self._too_many(),
                *self._too_small(),
                *self._cannot(),
                *self._next(),
                *self._rest(),
                *self._hours_and_order(),
                *self._diaries(),
            )
        )

    # the values

    def _going(self) -> list[Session]:
        return [each for each in self.whole.sessions if each.state.value != "cancelled"]

    def _date(self, session: Session) -> dt.date | None:
        return {each.day: each.on for each in self.whole.days}[session.day]

    def _days(self) -> list[list[Session]]:
        keys = {self._date(each) or each.day for each in self._going()}
        return [[each for each in self._going() if (self._date(each) or each.day) == key] for key in keys]

    def _there(self, session: Session, *, seconds: bool) -> set[str]:
        names = {each.id: each.name for each in self.known.people.values()}
        return {
            names[each.person_id]
            for each in self.whole.attendances
            if each.session_id == session.id and (each.part.value == "second") is seconds
        }

    def _must(self, session: Session) -> set[str]:
        return self._there(session, seconds=False) | set(INSPECTORS[session.inspectors][0])

    def _everybody(self) -> list[str]:
        people = [each.name for each in self.known.people.values()]
        return [*people, "Jo Hart", "Sam Lee"]

    def _person(self, name: str) -> Person | None:
        return next((each for each in self.known.people.values() if each.name == name), None)

    def _work(self, name: str, day: list[Session]) -> list[Session]:
        return [each for each in day if name in self._must(each) and each.format.value != "break"]

    # minute by minute

    def _twice(self) -> Iterator[Told]:
        for day in self._days():
            for one, other in combinations(day, 2):
                if not any(_runs(one, minute) and _runs(other, minute) for minute in range(DAY)):
                    continue
                both = ids(one, other)
                for name in self._everybody():
                    must = name in self._must(one), name in self._must(other)
                    second = (name in self._there(each, seconds=True) for each in (one, other))
                    there = [a or b for a, b in zip(must, second, strict=True)]
                    if all(must):
                        code = "person_twice" if self._person(name) else "inspector_twice"
                        yield code, both, name, None, None
                    elif all(there):
                        yield "second_is_busy", both, name, None, None
                if one.room_id and one.room_id == other.room_id:
                    yield "room_twice", both, self.known.rooms[one.room_id].name, None, None
                if one.track and one.track == other.track:
                    yield "track_twice", both, "", None, one.track

    def _too_many(self) -> Iterator[Told]:
        most = self.whole.timetable.tracks
        for day in self._days():
            held = [each for each in day if each.format.value not in {"break", "travel"}]
            for minute in range(DAY):
                running = [each for each in held if _runs(each, minute)]
                if len(running) > most and any(each.starts == minute for each in running):
                    yield "too_many_at_once", ids(*running), "", len(running), most

    def _too_small(self) -> Iterator[Told]:
        for each in self._going():
            room = self.known.rooms.get(each.room_id or 0)
            coming = len(self._there(each, seconds=False)) + INSPECTORS[each.inspectors][1]
            if each.seats is not None and each.seats > coming:
                coming = each.seats
            if room is not None and room.capacity is not None and coming > room.capacity:
                yield "room_too_small", ids(each), room.name, room.capacity, coming

    def _cannot(self) -> Iterator[Told]:
        for each in self._going():
            on = self._date(each)
            for name in self._must(each) | self._there(each, seconds=True):
                yield from self._person_cannot(each, name, on)
            room, base = self.known.rooms.get(each.room_id or 0), self.known.bases.get(each.base_id or 0)
            if room and self._is_refused(each, room):
                yield "room_cannot", ids(each), room.name, None, None
            if base and each.format.value != "travel":
                if base.closed_on and base.closed_on <= (on or self.known.today):
                    yield "base_closed", ids(each), base.name, None, None
                elif self._is_refused(each, base):
                    yield "base_cannot", ids(each), base.name, None, None

    def _person_cannot(self, session: Session, name: str, on: dt.date | None) -> Iterator[Told]:
        person = self._person(name)
        if person is None:
            if self._is_refused(session, name):
                yield "inspector_cannot", ids(session), name, None, None
        elif person.left_on is not None and person.left_on <= (on or self.known.today):
            yield "attendee_has_left", ids(session), name, None, None
        elif on and any(
            away.person_id == person.id and away.starts_on <= on <= (away.ends_on or on)
            for away in self.known.absences
        ):
            yield "attendee_away", ids(session), name, None, None
        elif self._is_refused(session, person):
            yield "person_cannot", ids(session), name, None, None

    def _is_refused(self, session: Session, of: Person | Room | Base | str) -> bool:
        if isinstance(of, str):
            lines = [each for each in self.known.availability if each.inspector == of]
        else:
            lines = [
                each
                for each in self.known.availability
                if of.id in {each.person_id, each.room_id, each.base_id}
            ]
        on = self._date(session)
        held = [each for each in lines if _in_force(each, on)]
        only = [each for each in held if each.can.value == "can"]
        for minute in range(session.starts, session.starts + session.minutes):
            at = [each for each in held if _is_at(each, on, minute)]
            if any(each.can.value == "cannot" for each in at) or (only and not at):
                return True
        return False

    def _next(self) -> Iterator[Told]:
        rules = self.whole.timetable
        for day in self._days():
            for name in self._everybody():
                own = [each for each in self._work(name, day) if each.format.value != "travel"]
                person = self._person(name)
                part = [
                    each
                    for each in own
                    if person
                    and any(
                        at.session_id == each.id
                        and at.person_id == person.id
                        and at.part.value == "takes_part"
                        for at in self.whole.attendances
                    )
                ]
                told: dict[tuple[int, int], Told] = {}
                for one, other in _following([each for each in own if each.base_id]):
                    _tell(told, (one, other), ("way_too_short", name, self._way(one, other)))
                for one, other in _following(own):
                    if one.format.value in {"interview", "mock_interview"}:
                        _tell(told, (one, other), ("no_breather", name, rules.breather))
                for one, other in _following(part):
                    _tell(told, (one, other), ("turns_too_close", name, rules.between_turns))
                yield from told.values()

    def _way(self, one: Session, other: Session) -> int:
        if one.base_id == other.base_id:
            is_move = one.room_id and other.room_id and one.room_id != other.room_id
            return self.whole.timetable.between_rooms if is_move else 0
        for there, back in ((one, other), (other, one)):
            for way in self.known.ways:
                if (way.base_id, way.other_id) == (there.base_id, back.base_id):
                    return way.minutes
        return self.whole.timetable.between_bases

    def _rest(self) -> Iterator[Told]:
        rules = self.whole.timetable
        for day in self._days():
            for name in self._everybody():
                work = self._work(name, day)
                busy = [any(_runs(each, minute) for each in work) for minute in range(DAY)]
                for start, end in _stretches(busy, max(rules.shortest_break, 1)):
                    if rules.longest_stretch and end - start > rules.longest_stretch:
                        within = [each for each in work if start <= each.starts < end]
                        yield "no_break", ids(*within), name, end - start, rules.longest_stretch
                lunch = [
                    each
                    for each in work
                    if any(_runs(each, m) for m in range(rules.lunch_from, rules.lunch_to))
                ]
                longest = run = 0
                for minute in range(rules.lunch_from, rules.lunch_to):
                    run = 0 if busy[minute] else run + 1
                    longest = max(longest, run)
                if lunch and longest < rules.lunch_minutes:
                    yield "no_lunch", ids(*lunch), name, longest, rules.lunch_minutes

    def _hours_and_order(self) -> Iterator[Told]:
        rules, going = self.whole.timetable, self._going()
        for each in going:
            minutes = range(each.starts, each.starts + each.minutes)
            if any(not rules.day_from <= minute < rules.day_to for minute in minutes):
                yield "outside_day", ids(each), "", None, None
            if each.earliest is not None and each.starts < each.earliest:
                yield "too_early", ids(each), "", None, None
            if each.latest is not None and any(minute >= each.latest for minute in minutes):
                yield "too_late", ids(each), "", None, None
            if each.only_on_day and each.only_on_day != each.day:
                yield "wrong_day", ids(each), "", None, each.only_on_day
            seen = [o for o in going if o.format.value not in {"break", "travel", "meeting"}]
            before = [o for o in seen if o.turn.value != "first" and self._moment(o) < self._moment(each)]
            if each.turn.value == "first" and before:
                yield "not_first", (each.id,), "", len(before), None
            after = [
                o
                for o in going
                if o.turn.value != "last"
                and o.format.value not in {"break", "travel"}
                and self._moment(o) + o.minutes > self._moment(each)
            ]
            if each.turn.value == "last" and after:
                yield "not_last", (each.id,), "", len(after), None

    def _moment(self, session: Session) -> int:
        """Minutes on one clock for all days."""
        on = self._date(session)
        is_dated = all(self._date(each) for each in self._going())
        return (on.toordinal() if is_dated and on else session.day) * DAY + session.starts

    def _diaries(self) -> Iterator[Told]:
        for diary in self.known.diaries:
            name = self.known.people[diary.person_id].name
            held = [
                each
                for each in self._going()
                if self._date(each)
                and name in self._there(each, seconds=False)
                and each.format.value not in {"break", "travel"}
            ]
            if held and (diary.confirmed_on is None or diary.problem):
                yield "diary_not_cleared", ids(*held), name, None, None


def ids(*sessions: Session) -> tuple[int, ...]:
    return tuple(sorted(each.id for each in sessions))


def _runs(session: Session, minute: int) -> bool:
    return session.starts <= minute < session.starts + session.minutes


def _in_force(line: Availability, on: dt.date | None) -> bool:
    if on is None:
        return not (line.starts_on or line.ends_on or line.weekdays)
    first = line.starts_on or dt.date.min
    last = line.ends_on or (line.starts_on if line.starts_on and not line.weekdays else dt.date.max)
    return first <= on <= last


def _is_at(line: Availability, on: dt.date | None, minute: int) -> bool:
    is_day = on is None or on.weekday() in WEEKDAYS[line.weekdays]
    return is_day and (line.starts or 0) <= minute < (DAY if line.ends is None else line.ends)


def _following(sessions: list[Session]) -> Iterator[tuple[Session, Session]]:
    for one in sessions:
        for other in sessions:
            between = range(one.starts + one.minutes, other.starts)
            is_after = one.starts + one.minutes <= other.starts
            if is_after and not any(
                c.starts >= between.start and c.starts + c.minutes <= between.stop for c in sessions
            ):
                yield one, other


def _tell(
    told: dict[tuple[int, int], Told], pair: tuple[Session, Session], rule: tuple[str, str, int]
) -> None:
    one, other = pair
    code, name, needed = rule
    had = other.starts - one.starts - one.minutes
    if had < needed:
        told.setdefault((one.id, other.id), (code, ids(one, other), name, had, needed))


def _stretches(busy: list[bool], shortest_break: int) -> Iterator[tuple[int, int]]:
    """From the first busy minute to the end of the last, parted by free minutes of a break or more."""
    start = end = None
    for minute, is_busy in enumerate(busy):
        if not is_busy:
            continue
        if end is None or minute - end >= shortest_break:
            if start is not None and end is not None:
                yield start, end
            start = minute
        end = minute + 1
    if start is not None and end is not None:
        yield start, end
