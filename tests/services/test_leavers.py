from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from inspection_ready.domain.errors import ChangedMeanwhile
from inspection_ready.domain.functions import Function
from inspection_ready.domain.people import Person
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.domain.sections import Section
from inspection_ready.domain.timetable import Attendance, Part, Session, SessionState
from inspection_ready.services.leavers import HandOver, duties_of, leave
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.sessions import add_session
from inspection_ready.services.timetable_making import start_timetable
from inspection_ready.services.undo import undo

if TYPE_CHECKING:
    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App

GONE = date(2026, 12, 31)


def one(app: App, row_type: type[R]) -> R:
    with app.reading() as reader:
        return reader.register(row_type).all()[0]


@pytest.fixture
def people(app: App) -> tuple[Person, Person, Person]:
    names = ("Amara Osei", "Ben Whitlock", "Cerys Morgan")
    amara, ben, cerys = (app.do(add_record, Person(name=name)).result for name in names)
    app.do(add_record, Function(name="Facilities", contact_id=amara.id, second_id=ben.id))
    app.do(add_record, Responsibility(subject=Subject.THEME, code="T1", owner_id=ben.id, second_id=amara.id))
    app.do(add_record, Section(title="Welcome", owner_id=amara.id))
    return amara, ben, cerys


def test_duties_are_everywhere_somebody_is_named(app: App, people: tuple[Person, Person, Person]) -> None:
    amara, ben, cerys = people

    found = app.read(duties_of, amara.id)

    assert [(duty.what, duty.part, duty.others) for duty in found] == [
        ("Facilities", "Key contact (function)", frozenset({ben.id})),
        ("T1", "Second", frozenset({ben.id})),
        ("Welcome", "Owner (section)", frozenset()),
    ]
    assert app.read(duties_of, cerys.id) == ()


def test_leaving_hands_over_in_one_entry_and_is_taken_back_whole(
    app: App, people: tuple[Person, Person, Person]
) -> None:
    amara, _, cerys = people
    function, _, section = app.read(duties_of, amara.id)

    done = app.do(
        leave,
        amara,
        replace(amara, left_on=GONE),
        (HandOver(function, cerys.id), HandOver(section, cerys.id)),
    )

    assert (one(app, Function).contact_id, one(app, Section).owner_id) == (cerys.id, cerys.id)
    assert one(app, Responsibility).second_id == amara.id
    assert (one(app, Person).left_on, done.result.left_on) == (GONE, GONE)
    assert done.entry is not None
    app.do(undo, done.entry)
    assert (one(app, Function).contact_id, one(app, Person).left_on) == (amara.id, None)


def test_both_roles_in_one_record_are_handed_over_together(app: App) -> None:
    amara, ben, cerys = (app.do(add_record, Person(name=name)).result for name in ("A", "B", "C"))
    app.do(add_record, Function(name="IT", contact_id=amara.id, second_id=amara.id))
    contact, second = app.read(duties_of, amara.id)

    app.do(
        leave, amara, replace(amara, left_on=GONE), (HandOver(contact, ben.id), HandOver(second, cerys.id))
    )

    it = one(app, Function)
    assert (it.contact_id, it.second_id) == (ben.id, cerys.id)


def test_what_somebody_else_changed_meanwhile_stops_the_whole(
    app: App, people: tuple[Person, Person, Person]
) -> None:
    amara, ben, cerys = people
    duties = app.read(duties_of, amara.id)
    function = one(app, Function)
    app.do(change_record, function, replace(function, contact_id=ben.id, second_id=None))

    with pytest.raises(ChangedMeanwhile):
        app.do(leave, amara, replace(amara, left_on=GONE), (HandOver(duties[0], cerys.id),))

    assert one(app, Person).left_on is None


def test_sessions_are_handed_over_and_nobody_is_at_one_twice(
    app: App, people: tuple[Person, Person, Person]
) -> None:
    amara, ben, cerys = people
    visit = app.do(start_timetable).result
    told: dict[str, Any] = {"timetable_id": visit.id, "day": 1, "minutes": 60}
    call, talk, off = (
        app.do(add_session, Session(title=title, starts=starts, state=state, **told), at).result
        for title, starts, state, at in (
            ("Call", 540, SessionState.PENCILLED, {amara.id: Part.TAKES_PART}),
            ("Talk", 600, SessionState.PENCILLED, {amara.id: Part.NOTE_TAKER, ben.id: Part.TAKES_PART}),
            ("Off", 660, SessionState.CANCELLED, {amara.id: Part.TAKES_PART}),
        )
    )
    duties = [each for each in app.read(duties_of, amara.id) if isinstance(each.row, Attendance)]

    app.do(
        leave,
        amara,
        replace(amara, left_on=GONE),
        [HandOver(duties[0], cerys.id), HandOver(duties[1], ben.id)],
    )

    assert [(each.what, each.part, each.others) for each in duties] == [
        ("D1-01 Call", "Takes part (session of “The visit”)", frozenset()),
        ("D1-02 Talk", "Note-taker (session of “The visit”)", frozenset({ben.id})),
    ]
    at = app.read(lambda reader: reader.register(Attendance).all())
    assert {(each.session_id, each.person_id, each.part) for each in at} == {
        (call.id, cerys.id, Part.TAKES_PART),
        (talk.id, ben.id, Part.TAKES_PART),
        (off.id, amara.id, Part.TAKES_PART),
    }


def test_a_second_who_takes_a_session_over_takes_part_in_it(
    app: App, people: tuple[Person, Person, Person]
) -> None:
    """Else the session would have a second, and nobody to be second to."""
    amara, ben, _ = people
    visit = app.do(start_timetable).result
    talk = Session(timetable_id=visit.id, day=1, starts=540, minutes=60, title="Talk")
    app.do(add_session, talk, {amara.id: Part.TAKES_PART, ben.id: Part.SECOND})
    (duty,) = (each for each in app.read(duties_of, amara.id) if isinstance(each.row, Attendance))

    entry = app.do(leave, amara, replace(amara, left_on=GONE), [HandOver(duty, ben.id)]).entry

    at = app.read(lambda reader: reader.register(Attendance).all())
    assert [(each.person_id, each.part) for each in at] == [(ben.id, Part.TAKES_PART)]
    assert entry is not None
    app.do(undo, entry)
    at = app.read(lambda reader: reader.register(Attendance).all())
    assert {each.person_id: each.part for each in at} == {amara.id: Part.TAKES_PART, ben.id: Part.SECOND}


def test_whoever_prepares_a_session_is_handed_over_too(
    app: App, people: tuple[Person, Person, Person]
) -> None:
    amara, _, cerys = people
    visit = app.do(start_timetable).result
    talk = Session(timetable_id=visit.id, day=1, starts=540, minutes=60, title="Talk", prep_lead_id=amara.id)
    held = app.do(add_session, talk).result
    (duty,) = (each for each in app.read(duties_of, amara.id) if isinstance(each.row, Session))

    app.do(leave, amara, replace(amara, left_on=GONE), [HandOver(duty, cerys.id)])

    assert (duty.what, duty.part) == ("Talk", "Who prepares them (session)")
    assert app.read(lambda reader: reader.register(Session).get(held.id)).prep_lead_id == cerys.id
