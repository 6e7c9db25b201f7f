from __future__ import annotations

import datetime as dt

from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.people import Person
from inspection_ready.domain.roles import Role
from inspection_ready.domain.times_seen import Seen, expected_people, seen_people
from inspection_ready.domain.timetable import (
    Attendance,
    Part,
    Session,
    SessionFormat,
    SessionState,
    Timetable,
)
from inspection_ready.domain.whole_timetable import WholeTimetable
from inspection_ready.phrases.times_seen import at_words, seen_words, summary

TODAY = dt.date(2026, 11, 30)
ADA, BEN, CY, DI = (Person(name=name) for name in ("Ada", "Ben", "Cy", "Di"))
GONE = Person(name="Gus", left_on=dt.date(2026, 10, 1))


def session(code: str, day: int = 1, **more: object) -> Session:
    told = {"timetable_id": 1, "day": day, "starts": 540, "minutes": 60, "title": code, "code": code, **more}
    return Session(**told)  # type: ignore[arg-type] # told by name


def whole(*at: tuple[Session, Person, Part]) -> WholeTimetable:
    sessions = {each.id: each for each, _, _ in at}
    return WholeTimetable(
        timetable=Timetable(name="The visit"),
        sessions=tuple(sorted(sessions.values(), key=lambda each: each.day)),
        attendances=tuple(Attendance(session_id=s.id, person_id=p.id, part=part) for s, p, part in at),
    )


def test_only_taking_part_in_what_goes_ahead_is_being_seen() -> None:
    takes, one = Part.TAKES_PART, session("One")
    held = whole(
        (one, ADA, takes),
        (session("Off", state=SessionState.CANCELLED), ADA, takes),
        (session("Welcome", format=SessionFormat.MEETING), ADA, takes),
        (session("Lunch", format=SessionFormat.BREAK), ADA, takes),
        (one, BEN, Part.SECOND),
        (one, CY, Part.NOTE_TAKER),
    )

    found = seen_people(held, (ADA, BEN, CY, DI), [BEN.id])

    assert found == (Seen(person=BEN, is_expected=True), Seen(person=ADA, sessions=(one,)))
    assert [each.is_missed for each in found] == [True, False]


def test_who_is_missed_comes_first_and_then_who_is_seen_most() -> None:
    takes = Part.TAKES_PART
    first, second, third = (session(f"S{day}", day) for day in (1, 2, 3))
    held = whole(
        (third, ADA, takes),
        (first, ADA, takes),
        (second, ADA, takes),
        (first, BEN, takes),
        (second, CY, takes),
        (third, CY, takes),
    )

    found = seen_people(held, (BEN, CY, ADA, DI), [DI.id, ADA.id])

    assert [(each.person.name, at_words(each), seen_words(each)) for each in found] == [
        ("Di", "", "Not seen yet"),
        ("Ada", "S1, S2, S3", "3 times: could somebody else be seen?"),
        ("Cy", "S2, S3", "Twice"),
        ("Ben", "S1", "Once"),
    ]
    assert summary(found) == "Not seen yet: Di. Seen three times or more: Ada."


def test_a_summary_names_six_and_counts_the_others() -> None:
    people = [Person(name=f"P{number}") for number in range(8)]
    missed = [Seen(person=each, is_expected=True) for each in people]

    assert summary(missed) == "Not seen yet: P0, P1, P2, P3, P4, P5 and 2 more."
    assert summary(missed[:2]) == "Not seen yet: P0 and P1."
    assert summary([]) == ""


def test_expected_is_who_holds_a_role_that_is_wanted_or_is_on_a_list_of_interviewees() -> None:
    roles = [
        Role(name="Finance Director", person_id=ADA.id),
        Role(name="Parking", person_id=BEN.id),
        Role(name="Front door", person_id=GONE.id),
        Role(name="Front door"),
    ]
    listed, other = DistributionList(name="Interviewees (inside)"), DistributionList(name="Drivers")
    members = [ListMember(list_id=listed.id, person_id=CY.id), ListMember(list_id=other.id, person_id=DI.id)]

    found = expected_people(
        (ADA, BEN, CY, DI, GONE),
        roles,
        ["finance  director", "Front door", ""],
        [listed, other],
        members,
        on=TODAY,
    )

    assert found == {ADA.id, CY.id}
