"""Issues from the register on: a copy that never changes, who is told what, with which entry of their calendar."""

from __future__ import annotations

import datetime as dt
import email.policy
from dataclasses import replace
from email import message_from_bytes
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.inspections import Council
from inspection_ready.domain.issues import TimetableIssue
from inspection_ready.domain.people import Person
from inspection_ready.domain.slips import Slip, SlipKind
from inspection_ready.domain.timetable import Part, Session, SessionState, Timetable
from inspection_ready.phrases.slips import item_words
from inspection_ready.services.council import change_council, council_of
from inspection_ready.services.issues import issue_timetable, issues
from inspection_ready.services.registers import change_record
from inspection_ready.services.sessions import (
    add_session,
    change_session,
    move_session,
    remove_session,
)
from inspection_ready.services.slip_drafts import SlipOrder, write_slips
from inspection_ready.services.slips import slip_outlook
from inspection_ready.services.timetable_making import set_dates, start_timetable
from inspection_ready.services.verify import verify
from tests.story import add

if TYPE_CHECKING:
    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App
    from inspection_ready.services.slip_drafts import WrittenSlips

TODAY = dt.date(2026, 11, 20)  # where the clock of the tests stands
TUESDAY, WEDNESDAY = dt.date(2027, 2, 9), dt.date(2027, 2, 10)
ADA = Person(name="Ada Brook", email="ada@northmoor.example")
BEN = Person(name="Ben Hill", email="ben@northmoor.example")
CAT = Person(name="Cat Dunn")
QA = Person(name="Imran Siddiqui", email="qa@northmoor.example")
HALL, GATE = Base(name="Town Hall", address="High Street"), Base(name="Market Gate")
ROOM = Room(base_id=HALL.id, name="Room 1")


@pytest.fixture
def timetable(app: App) -> Timetable:
    """Two dated days; a confirmed interview, a pencilled one, and one of the person without an address."""
    app.do(change_council, app.read(council_of), Council(name="Northmoor Council"))
    app.do(add, ADA, BEN, CAT, QA, HALL, GATE, ROOM)
    made = app.do(start_timetable, days=2, tracks=2).result
    app.do(set_dates, made, {1: TUESDAY, 2: WEDNESDAY})
    for title, person, state in (
        ("Social work", ADA, SessionState.CONFIRMED),
        ("Carers", BEN, SessionState.PENCILLED),
        ("Night team", CAT, SessionState.CONFIRMED),
    ):
        app.do(
            add_session,
            Session(
                timetable_id=made.id, day=1, starts=600, minutes=60, track=0, title=title, state=state,
                base_id=HALL.id, room_id=ROOM.id, notes_for_us="Say nothing of the rota",
            ),
            {person.id: Part.TAKES_PART},
        )  # fmt: skip
    return made


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


def session(app: App, title: str) -> Session:
    return next(each for each in rows(app, Session) if each.title == title)


def issue(app: App, timetable: Timetable, why: str = "") -> TimetableIssue:
    return app.do(issue_timetable, timetable, why=why).result


def write(app: App, **order: Any) -> WrittenSlips:
    return write_slips(app, SlipOrder(**{"organiser_id": QA.id, **order}))


def told(app: App) -> list[tuple[str, str, str]]:
    outlook = app.read(slip_outlook)
    return [
        (person.name, item.kind.value, item.seen.title)
        for person in outlook.plan.people
        for item in person.items
    ]


def move(app: App, title: str, **more: Any) -> None:
    held = session(app, title)
    app.do(move_session, held, **{"day": held.day, "starts": held.starts, "track": held.track, **more})


def test_an_issue_stays_as_it_was_while_the_draft_goes_on(app: App, timetable: Timetable) -> None:
    first = issue(app, timetable)
    move(app, "Social work", day=2, starts=840)
    app.do(change_record, HALL, replace(HALL, name="Civic Centre"))
    app.do(remove_session, session(app, "Carers"))
    second = issue(app, timetable, "the room was lost")

    held = app.read(issues)
    assert [(each.issue.number, each.issue.why) for each in held] == [(2, "the room was lost"), (1, "")]
    assert held[1].issue == first
    assert [(each.title, each.on, each.base) for each in held[1].copy.sessions] == [
        ("Carers", TUESDAY, "Town Hall"), ("Night team", TUESDAY, "Town Hall"), ("Social work", TUESDAY, "Town Hall"),
    ]  # fmt: skip
    assert "rota" not in first.content + second.content
    assert verify(app).ok


def test_only_whom_it_changes_something_for_is_told_and_pencilled_tells_nobody(
    app: App, timetable: Timetable
) -> None:
    issue(app, timetable)

    assert told(app) == [("Ada Brook", "invited", "Social work"), ("Cat Dunn", "invited", "Night team")]
    write(app)
    assert told(app) == []

    move(app, "Social work", day=2, starts=840)
    move(app, "Carers", starts=700)
    assert told(app) == []  # nobody is told of a draft
    issue(app, timetable, "the room was lost.")
    assert told(app) == [("Ada Brook", "changed", "Social work")]
    item = app.read(slip_outlook).plan.people[0].items[0]
    assert item_words(item, "the room was lost.") == (
        "Moved from 10am on Tuesday 9 February 2027, Room 1, Town Hall, to 2pm on Wednesday 10 February 2027, "
        "Room 1, Town Hall; because the room was lost."
    )


def test_the_entry_keeps_its_uid_and_its_sequence_rises(app: App, timetable: Timetable) -> None:
    issue(app, timetable)
    first = write(app)
    move(app, "Social work", day=2, starts=840)
    issue(app, timetable, "the room was lost")
    second = write(app)
    held = session(app, "Social work")
    app.do(change_session, held, replace(held, state=SessionState.PENCILLED))
    issue(app, timetable, "the inspector is ill")
    third = write(app)

    slips = [each for each in rows(app, Slip) if each.person_id == ADA.id]
    assert [(each.what, each.sequence) for each in slips] == [
        (SlipKind.INVITED, 0), (SlipKind.CHANGED, 1), (SlipKind.CANCELLED, 2),
    ]  # fmt: skip
    assert len({each.uid for each in slips}) == 1
    events = [entry(written, "Ada Brook.eml") for written in (first, second, third)]
    assert [
        (str(calendar["METHOD"]), str(event["UID"]), event["SEQUENCE"], str(event["STATUS"]), event["DTSTART"].dt.isoformat())
        for calendar, event in events
    ] == [
        ("REQUEST", slips[0].uid, 0, "CONFIRMED", "2027-02-09T10:00:00+00:00"),
        ("REQUEST", slips[0].uid, 1, "CONFIRMED", "2027-02-10T14:00:00+00:00"),
        ("CANCEL", slips[0].uid, 2, "CANCELLED", "2027-02-10T14:00:00+00:00"),
    ]  # fmt: skip


def entry(written: WrittenSlips, name: str) -> tuple[Any, Any]:
    """The entry that stands in the message itself, which is the one attached to it."""
    mail = message_from_bytes((written.folder / name).read_bytes(), policy=email.policy.default)
    inline = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
    attached = list(mail.iter_attachments())
    assert [part.get_payload(decode=True) for part in attached] == [inline.get_payload(decode=True)]
    calendar = Calendar.from_ical(inline.get_payload(decode=True))
    assert inline["content-type"].params["method"] == str(calendar["METHOD"])
    return calendar, calendar.walk("VEVENT")[0]
