"""What people do to a timetable, drawn at random: edited, planned, issued, told, answered, and brought in."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.availability import Availability
from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.people import Person
from inspection_ready.domain.session_moves import shifted, stretched
from inspection_ready.domain.timetable import Part, Session, SessionFormat, SessionState, Turn
from inspection_ready.services.leavers import HandOver, duties_of, leave
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.services.session_moves import (
    move_block,
    move_sessions,
    stretch_session,
    swap_days,
    swap_sessions,
)
from inspection_ready.services.sessions import (
    add_session,
    change_session,
    move_session,
    remove_session,
    set_people,
)
from inspection_ready.services.timetable_making import change_timetable, set_dates
from inspection_ready.services.verify import verify
from tests.services.timetable_walking_issues import Issuing
from tests.services.timetable_walking_plans import Planning
from tests.services.timetable_working import DAYS, TEAM

if TYPE_CHECKING:
    from collections.abc import Sequence

STEPS = {
    "add": 5, "change": 3, "confirm": 6, "cancel": 2, "remove": 1, "people": 4, "move": 3, "several": 2, "stretch": 2,
    "swap": 2, "block": 1, "days": 1, "availability": 2, "rules": 1, "dates": 1, "undo_last": 6, "undo_any": 4,
    "plan": 6, "issue": 5, "write": 6, "unsent": 1, "sent": 1, "answer": 5, "excel": 3,
    "leave": 1, "remove_person": 1, "remove_place": 1, "rename_place": 1, "close_base": 1, "stale": 2,
}  # fmt: skip
"""How often each is done."""
OFTEN = 30


class Walking(Issuing, Planning):
    def walk(self, steps: int, often: Sequence[str] = ()) -> None:
        """``often`` are steps that are taken more often than they are otherwise."""
        weights = {**STEPS, **dict.fromkeys(often, OFTEN)}
        for _ in range(5):
            self.add()
        for _ in range(steps):
            (step,) = self.chance.choices(list(weights), list(weights.values()))
            getattr(self, step)()
            self.hold()
            self.hold_told()
        for app in self.apps:
            assert verify(app).problems == ()

    # sessions

    def add(self) -> None:
        pick = self.chance.choice
        kind = pick(
            (SessionFormat.INTERVIEW, SessionFormat.FOCUS_GROUP, SessionFormat.MEETING, SessionFormat.BREAK)
        )
        session = Session(
            timetable_id=self.timetable_id, day=pick((1, 1, 2, 2, 3)), starts=15 * self.chance.randint(34, 60),
            minutes=pick((30, 45, 60)), track=0 if kind is SessionFormat.BREAK else pick((1, 2)), format=kind,
            title=f"Session {self.chance.randrange(10**6)}", turn=pick((*3 * (Turn.ANY,), Turn.FIRST, Turn.LAST)),
            inspectors=pick(("", "Two inspectors", *TEAM)), earliest=pick((None, None, 600)),
        )  # fmt: skip
        people = {} if kind is SessionFormat.BREAK else self.some_people()
        self.do("add", add_session, self.somewhere(session), people)

    def change(self) -> None:
        for session in self.one():
            pick = self.chance.choice
            more: dict[str, Any] = pick((
                {"title": f"Other {self.chance.randrange(100)}"}, {"inspectors": pick(("Two inspectors", *TEAM))},
                {"notes_for_us": "Say nothing of the rota"}, {"minutes": pick((15, 90, 600, 1440))},
                {"day": pick((0, 2, 3))}, {"code": pick(("D1-01", "X", ""))},
            ))  # fmt: skip
            self.do("change", change_session, session, replace(session, **more))
        for session in self.one():
            self.do("room", change_session, session, self.somewhere(session))

    def confirm(self) -> None:
        for session in self.one():
            state = self.chance.choice((*3 * (SessionState.CONFIRMED,), SessionState.PENCILLED))
            self.do("confirm", change_session, session, replace(session, state=state))

    def cancel(self) -> None:
        for session in self.one():
            self.do("cancel", change_session, session, replace(session, state=SessionState.CANCELLED))

    def remove(self) -> None:
        for session in self.one():
            self.do("remove", remove_session, session)

    def people(self) -> None:
        for session in self.one():
            self.do("people", set_people, session, self.some_people())

    def move(self) -> None:
        for session in self.one():
            to = {"day": self.chance.choice((1, 2, 3)), "starts": 15 * self.chance.randint(30, 95)}
            self.do("move", move_session, session, track=self.chance.choice((0, 1, 2, 3)), **to)

    def several(self) -> None:
        some = self.some(self.sessions())
        by = {"days": self.chance.choice((-1, 0, 1)), "minutes": 15 * self.chance.randint(-4, 4)}
        self.do("several", move_sessions, shifted(some, **by))

    def stretch(self) -> None:
        for session in self.one():
            longer = stretched(
                session, self.chance.choice((-30, 15, 30)), at_start=self.chance.random() < 0.5
            )
            self.do("stretch", stretch_session, session, starts=longer.starts, minutes=longer.minutes)

    def swap(self) -> None:
        for one, other in zip(self.one(), self.one(), strict=False):
            if one != other:
                self.do("swap", swap_sessions, one, other)

    def block(self) -> None:
        for session in self.one():
            self.do("block", move_block, self.whole(), session, self.chance.choice((-30, 15, 45)))

    def days(self) -> None:
        self.do("days", swap_days, self.whole(), 1, 2)

    def stale(self) -> None:
        """Another window had it open before this one changed it."""
        for seen in self.one():
            if self.do("meanwhile", change_session, seen, replace(seen, brief=f"{seen.brief}.")) is None:
                continue
            elsewhere = {"day": 3 - min(seen.day, 2), "starts": 600, "track": 1}
            assert self.do("stale move", move_session, seen, **elsewhere) is None
            assert self.do("stale removal", remove_session, seen) is None
            assert (
                self.do("stale block", move_sessions, [(seen, replace(seen, starts=seen.starts + 15))])
                is None
            )

    # around them

    def availability(self) -> None:
        who: dict[str, Any] = self.chance.choice((
            {"person_id": self.chance.choice(self.rows(Person)).id}, {"inspector": self.chance.choice(TEAM)},
            *({"room_id": each.id} for each in self.some(self.rows(Room))[:1]),
        ))  # fmt: skip
        starts_on = self.chance.choice((None, *DAYS.values()))
        starts = self.chance.choice((None, 540, 780))
        line = Availability(starts_on=starts_on, starts=starts, why="On leave", **who)
        self.do("availability", add_record, line)

    def rules(self) -> None:
        now = self.timetable()
        more: dict[str, Any] = self.chance.choice((
            {"day_to": self.chance.choice((900, 1050))}, {"tracks": self.chance.choice((1, 2, 3))},
            {"days": self.chance.choice((2, 3))}, {"days": 2}, {"team": "\n".join(self.some(TEAM))}, {"breather": 0},
        ))  # fmt: skip
        self.do("rules", change_timetable, now, replace(now, **more))

    def dates(self) -> None:
        """A day is put on another date, or its date is to come again: then nobody can be told of it."""
        day = self.chance.choice(tuple(DAYS))
        on = self.chance.choice((None, DAYS[day], DAYS[day], DAYS[day] + dt.timedelta(days=217)))
        self.do("dates", set_dates, self.timetable(), {day: on})

    def leave(self) -> None:
        """With whatever they had to do handed to somebody, or left."""
        person = self.chance.choice(self.rows(Person))
        others = [each for each in self.rows(Person) if each != person]
        duties = self.app.read(duties_of, person.id)
        hand_over = [
            HandOver(each, self.chance.choice(others).id) for each in duties if self.chance.random() < 0.7
        ]
        on = self.chance.choice((dt.date(2026, 11, 1), dt.date(2027, 3, 1), None))
        self.do("leave", leave, person, replace(person, left_on=on), hand_over)

    def remove_person(self) -> None:
        """Whoever is at a session is named, and stays; once they are at none they may go, and are told all the same."""
        person = self.chance.choice([each for each in self.rows(Person) if each.id != self.organiser.id])
        if len(self.rows(Person)) > len(TEAM):
            self.do("remove person", remove_record, person)

    def remove_place(self) -> None:
        for kind in (Room, Base):
            for each in self.some(self.rows(kind))[:1]:
                self.do(f"remove {kind.__name__.lower()}", remove_record, each)

    def rename_place(self) -> None:
        for base in self.some(self.rows(Base))[:1]:
            named = replace(base, name=f"Hall {self.chance.randrange(100)}")
            self.do("rename base", change_record, base, named)

    def close_base(self) -> None:
        for base in self.some(self.rows(Base))[:1]:
            on = self.chance.choice((None, DAYS[1], DAYS[2]))
            self.do("close base", change_record, base, replace(base, closed_on=on))

    # what is drawn

    def sessions(self) -> Sequence[Session]:
        return self.whole().sessions

    def one(self) -> list[Session]:
        """None where there is none."""
        held = self.sessions()
        return [self.chance.choice(held)] if held else []

    def some(self, of: Sequence[Any]) -> list[Any]:
        return self.chance.sample(list(of), self.chance.randint(0, len(of)))

    def some_people(self) -> dict[int, Part]:
        parts = (*3 * (Part.TAKES_PART,), Part.SECOND, Part.NOTE_TAKER)
        return {each.id: self.chance.choice(parts) for each in self.some(self.rows(Person))[:3]}

    def somewhere(self, session: Session) -> Session:
        rooms = self.rows(Room)
        room = self.chance.choice((None, *rooms))
        if room is None:
            return replace(session, room_id=None)
        return replace(session, room_id=room.id, base_id=room.base_id)
