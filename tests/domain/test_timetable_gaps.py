from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.bases import Room
from inspection_ready.domain.gaps import findings
from inspection_ready.domain.key_dates import Span
from inspection_ready.domain.people import Person, Tier
from inspection_ready.domain.readiness import Day, Finding, Severity, Standing
from inspection_ready.domain.roles import Role, RoleStatus, Signing
from inspection_ready.domain.timetable import (
    Attendance,
    Part,
    Session,
    SessionFormat,
    SessionState,
    Timetable,
)
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.domain.whole_timetable import WholeTimetable
from inspection_ready.phrases.readiness import finding_sentence

TODAY = dt.date(2026, 11, 20)
TUESDAY = dt.date(2027, 2, 9)
ANNE = Person(name="Anne Able", email="anne@northmoor.example")
CARA = Person(name="Cara Cole", email="cara@northmoor.example")
BILL = Person(name="Bill Baker", email="bill@northmoor.example", left_on=dt.date(2027, 1, 31))
WEEK = Timetable(name="The visit", days=2, breather=0)
DAYS = (DatedDay(day=1, on=TUESDAY), DatedDay(day=2, on=dt.date(2027, 2, 10)))
ROOM = Room(base_id=1, name="Room 1")


def session(title: str, starts: int = 540, **more: Any) -> Session:
    told = {"day": 1, "minutes": 60, "code": f"D1-{title}", "wanted": "Lead", **more}
    return Session(timetable_id=WEEK.id, title=title, starts=starts, **told)


def at(one: Session, person: Person = ANNE, part: Part = Part.TAKES_PART) -> Attendance:
    return Attendance(session_id=one.id, person_id=person.id, part=part)


def standing(*sessions: Session, there: tuple[Attendance, ...] | None = None, **more: Any) -> Standing:
    """Everybody of ours is at every session, unless somebody else is said to be ``there``."""
    days = more.pop("days", DAYS)
    there = tuple(at(each) for each in sessions) if there is None else there
    whole = WholeTimetable(timetable=WEEK, days=days, sessions=sessions, attendances=there)
    return Standing(today=TODAY, people=(ANNE, BILL), rooms=(ROOM,), timetable=whole, **more)


def said(found: Standing) -> list[tuple[str, Severity, str]]:
    return [(each.code, each.severity, finding_sentence(each)) for each in findings(found)]


def only(found: Standing) -> Finding:
    (finding,) = findings(found)
    return finding


def test_no_timetable_is_a_gap_once_the_notification_is_there() -> None:
    assert findings(Standing(today=TODAY)) == ()
    assert said(Standing(today=TODAY, is_notified=True)) == [
        (
            "no_timetable",
            Severity.HIGH,
            "There is no timetable yet. Make one from a template, so that people and rooms can be kept.",
        )
    ]


def test_a_timetable_in_order_has_no_gaps() -> None:
    assert findings(standing(session("01"), session("02", 600), is_notified=True)) == ()


def test_a_session_with_nobody_is_a_gap_and_says_who_is_wanted() -> None:
    one = session("01")

    assert said(standing(one, there=(at(one, part=Part.SECOND),))) == [
        (
            "session_without_people",
            Severity.MEDIUM,
            "Nobody is named for the session “01” (D1-01). Wanted: Lead. Choose who takes part.",
        )
    ]


@pytest.mark.parametrize("more", [{"format": SessionFormat.BREAK}, {"state": SessionState.CANCELLED}])
def test_a_break_and_a_cancelled_session_need_nobody(more: dict[str, Any]) -> None:
    assert findings(standing(session("01", **more), there=())) == ()


def test_somebody_who_has_left_by_the_day_is_named() -> None:
    one = session("01")

    found = only(standing(one, there=(at(one, BILL),)))

    assert (found.code, finding_sentence(found)) == (
        "attendee_has_left",
        "Bill Baker, named for “D1-01 01”, left on 31 January 2027. Choose somebody else.",
    )


def test_somebody_who_leaves_later_may_come_while_the_date_is_unknown() -> None:
    one = session("01")

    assert findings(standing(one, there=(at(one, BILL),), days=(DatedDay(day=1),))) == ()


def test_somebody_away_on_the_day_is_named() -> None:
    away = Absence(person_id=ANNE.id, starts_on=TUESDAY, ends_on=TUESDAY)

    found = standing(session("01"), session("02", day=2), absences=(away,))

    assert said(found) == [
        (
            "attendee_away",
            Severity.MEDIUM,
            (
                "Anne Able, named for “D1-01 01”, is away on Tuesday 9 February 2027. "
                "Choose somebody else, or another time."
            ),
        )
    ]


def test_a_person_at_two_sessions_at_once_is_told_once() -> None:
    found = standing(session("01"), session("02", 599), session("03", 659))

    assert said(found) == [
        (
            "person_twice",
            Severity.MEDIUM,
            (
                "Anne Able is wanted twice at once: “D1-01 01” (9am to 10am) and “D1-02 02” (9:59am to 10:59am) "
                "on Tuesday 9 February 2027. Move one of them, or name somebody else."
            ),
        )
    ]


def test_what_is_confirmed_presses_more_than_what_is_pencilled() -> None:
    both = [session(title, state=SessionState.CONFIRMED) for title in ("01", "02")]

    assert only(standing(*both)).severity is Severity.HIGH


@pytest.mark.parametrize(
    "more",
    [{"starts": 600}, {"day": 2}, {"state": SessionState.CANCELLED}],
    ids=["after", "day", "cancelled"],
)
def test_one_after_the_other_is_no_clash(more: dict[str, Any]) -> None:
    assert findings(standing(session("01"), session("02", **more))) == ()


def test_two_days_on_one_date_clash_and_are_told() -> None:
    days = (DatedDay(day=1, on=TUESDAY), DatedDay(day=2, on=TUESDAY, is_chosen=True))

    found = findings(standing(session("01"), session("02", day=2), days=days))

    assert [each.code for each in found] == ["days_on_one_date", "person_twice"]


def test_a_second_who_is_busy_matters_less() -> None:
    one, other = session("01"), session("02", 570)

    found = standing(one, other, there=(at(one), at(other, BILL), at(other, ANNE, Part.SECOND)), days=())

    assert [(each.code, each.severity) for each in findings(found)] == [("second_is_busy", Severity.LOW)]


def test_a_room_used_twice_at_once_is_told() -> None:
    one, other = session("01", room_id=ROOM.id), session("02", 570, room_id=ROOM.id)

    found = only(standing(one, other, there=(at(one), at(other, BILL)), days=()))

    assert finding_sentence(found) == (
        "The room “Room 1” is used twice at once: “D1-01 01” (9am to 10am) and “D1-02 02” (9:30am to 10:30am) "
        "on day 1. "
        "Choose another room for one."
    )


def test_sessions_after_the_last_day_on_site_are_told() -> None:
    days = (DAYS[0], DatedDay(day=2, is_after=True), DatedDay(day=3, is_after=True))

    found = standing(session("01"), session("02", day=2), days=days)

    assert finding_sentence(only(found)) == (
        "Day 2 of “The visit” comes after the last day on site. "
        "Move those sessions to an earlier day, or choose a date for the day."
    )


def test_a_day_off_is_told_though_it_was_chosen() -> None:
    saturday = DatedDay(day=1, on=dt.date(2027, 2, 13), is_chosen=True, is_working=False)

    found = only(standing(session("01"), days=(saturday,)))

    assert (found.code, found.severity) == ("day_off", Severity.LOW)
    assert "Saturday 13 February 2027" in finding_sentence(found)


def test_a_signatory_away_on_site_is_told_and_a_director_not_twice() -> None:
    away = Absence(person_id=ANNE.id, starts_on=TUESDAY)
    days = (Day(name="On-site visit", span=Span(TUESDAY, TUESDAY), is_on_site=True),)
    role = Role(
        name="Service Director",
        person_id=ANNE.id,
        signing=Signing.IN_ABSENCE,
        status=RoleStatus.AGREED,
    )
    signs = Role(name="Director", person_id=CARA.id, signing=Signing.SIGNS, status=RoleStatus.AGREED)
    told = Standing(today=TODAY, people=(ANNE, CARA), roles=(signs, role), absences=(away,), days=days)

    assert finding_sentence(only(told)) == (
        "Anne Able, Service Director, is away from 9 February 2027, with no end date, which takes in days on site. "
        "Agree who stands in."
    )
    director = replace(ANNE, tier=Tier.DIRECTOR)
    assert [each.code for each in findings(replace(told, people=(director, CARA)))] == ["director_away"]
    assert findings(replace(told, roles=(signs, replace(role, signing=Signing.NO)))) == ()
