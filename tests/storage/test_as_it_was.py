"""The registers of an earlier moment, read back from the record of changes, on both databases."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.errors import CannotRead, Refused
from inspection_ready.domain.filing import Head
from inspection_ready.domain.functions import Function
from inspection_ready.domain.inspections import Inspection
from inspection_ready.domain.people import Person, Side, Tier
from inspection_ready.domain.places import Place, PlaceCategory
from inspection_ready.domain.timetable import Attendance, Session, Timetable
from inspection_ready.services.disposal import dispose
from inspection_ready.services.undo import undo
from inspection_ready.storage.as_it_was import AsItWas, stands_on
from inspection_ready.storage.values import form_of
from tests.story import add, change, remove
from tests.tampering import tampering

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.domain.rows import Row
    from inspection_ready.services.app import App

TYPES = (Person, Function, Base, Room, Place, Inspection, Timetable, Session, Attendance)
Snapshot = dict[type[Any], tuple[Any, ...]]


def head_of(app: App) -> Head:
    return app.read(lambda reader: reader.head())


def snapshot(app: App) -> Snapshot:
    return app.read(lambda reader: {each: reader.register(each).all() for each in TYPES})


def as_it_was(app: App, head: Head) -> Snapshot:
    return app.read(lambda reader: _read(AsItWas(reader.connection, head)))


def _read(past: AsItWas) -> Snapshot:
    return {each: past.register(each).all() for each in TYPES}


def then(app: App, head: Head, noun: Callable[[AsItWas], Any]) -> Any:
    return app.read(lambda reader: noun(AsItWas(reader.connection, head)))


def one_command(app: App, dice: random.Random) -> None:
    """Add, change, remove or take back something, at random."""
    people = app.read(lambda reader: reader.register(Person).all())
    bases = app.read(lambda reader: reader.register(Base).all())
    match dice.randrange(9):
        case 0 | 1:
            app.do(add, Person(name=f"Person {dice.randrange(99)}", tier=dice.choice([None, *Tier])))
        case 2:
            base = Base(name=f"Base {dice.randrange(10**6)}", latitude=dice.choice([None, -0.0, 51.25]))
            app.do(add, base, Room(base_id=base.id, name="Room", capacity=dice.choice([None, 0, 12])))
        case 3 | 4 | 5 if people:
            person = dice.choice(people)
            other: dict[str, Any] = {
                "name": f"Person {dice.randrange(99)}",
                "left_on": dice.choice([None, date(2026, 11, 3)]),
                "side": dice.choice(list(Side)),
                "base_id": dice.choice([None, *(base.id for base in bases)]),
            }
            app.do(
                change, person, replace(person, **{name: other[name] for name in dice.sample(list(other), 2)})
            )
        case 6 if people:
            app.do(remove, dice.choice(people))
        case 7:
            try:
                app.do(undo, dice.randint(1, head_of(app).count))
            except Refused:  # something stands on it, or it stays
                return
        case _:
            app.do(
                add, Place(name=f"Place {dice.randrange(10**6)}", category=dice.choice(list(PlaceCategory)))
            )


@pytest.mark.parametrize("seed", range(3))
def test_every_earlier_moment_is_read_back_as_it_was(any_app: App, seed: int) -> None:
    dice = random.Random(seed)
    seen = [(head_of(any_app), snapshot(any_app))]
    for _ in range(40):
        one_command(any_app, dice)
        seen.append((head_of(any_app), snapshot(any_app)))

    for head, held in seen:
        assert as_it_was(any_app, head) == held


def test_moments_and_days_come_back_as_they_were(any_app: App) -> None:
    told = Inspection(
        regime_code="cqc",
        regime_version="1",
        notified_at=datetime(2026, 12, 1, 9, 30, 0, 123456, tzinfo=UTC),
        on_site_from=date(2027, 2, 9),
    )
    any_app.do(add, told)
    head = head_of(any_app)
    any_app.do(change, told, replace(told, notified_at=datetime(2026, 12, 2, tzinfo=UTC), on_site_from=None))

    assert as_it_was(any_app, head)[Inspection] == (told,)
    assert then(
        any_app, head, lambda past: past.register(Inspection).find(on_site_from=date(2027, 2, 9))
    ) == (told,)


def test_records_are_found_and_counted_among_those_of_then(any_app: App) -> None:
    ada, ben = Person(name="Ada Brook", role="Officer"), Person(name="Ben Hill", role="Officer")
    any_app.do(add, ada, ben)
    head = head_of(any_app)
    any_app.do(change, ada, replace(ada, role="Manager"))
    any_app.do(remove, ben)
    any_app.do(add, Person(name="Cara Dale", role="Officer"))

    def read(past: AsItWas) -> tuple[Any, ...]:
        people = past.register(Person)
        return people.all("name"), people.find(role="Officer"), people.count(), past.head()

    assert then(any_app, head, read) == ((ada, ben), (ada, ben), 2, head)


def test_only_what_was_written_since_is_read(any_app: App) -> None:
    any_app.do(add, *(Person(name=f"Person {number}") for number in range(50)))
    head = head_of(any_app)
    [first, *_] = any_app.read(lambda reader: reader.register(Person).all())
    any_app.do(change, first, replace(first, name="Another"))
    walked = then(any_app, head, lambda past: past.undone("person"))

    assert (list(walked), walked[first.id].told) == ([first.id], {"version": 1, "name": first.name})


def test_what_was_disposed_of_is_not_known_nor_what_cannot_be_without_it(any_app: App) -> None:
    ada, ben = Person(name="Ada Brook"), Person(name="Ben Hill")
    week = Timetable(name="The visit")
    opening = Session(timetable_id=week.id, day=1, starts=540, minutes=30, title="Welcome")
    coming = [Attendance(session_id=opening.id, person_id=each.id) for each in (ada, ben)]
    facilities = Function(name="Facilities", contact_id=ada.id)
    any_app.do(add, ada, ben, week, opening, *coming, facilities)
    head = head_of(any_app)
    any_app.do(remove, coming[0])  # it is told whole, and points at somebody who is told nothing of
    any_app.do(dispose, "person", ada.id)

    def read(past: AsItWas) -> Any:
        held = {each: past.register(each).all() for each in (Person, Function, Attendance)}
        return held, past.untold(), past.erased("person"), past.erased_where_read()

    held, untold, erased, count = then(any_app, head, read)
    assert held == {Person: (ben,), Function: (facilities,), Attendance: (coming[1],)}
    assert (untold, erased, count) == ({"person": frozenset({ada.id})}, frozenset({ada.id}), 1)


def test_what_came_and_was_disposed_of_since_was_not_there(any_app: App) -> None:
    head = head_of(any_app)
    ada = Person(name="Ada Brook")
    any_app.do(add, ada, Function(name="Facilities", contact_id=ada.id))
    any_app.do(dispose, "person", ada.id)

    def read(past: AsItWas) -> Any:
        return past.register(Person).all(), past.erased("person"), past.untold()

    assert then(any_app, head, read) == ((), frozenset(), {"person": frozenset({ada.id})})


def test_a_record_disposed_of_before_is_what_was_left_of_it(any_app: App) -> None:
    ada = Person(name="Ada Brook")
    any_app.do(add, ada, Function(name="Facilities", contact_id=ada.id))
    any_app.do(dispose, "person", ada.id)
    head, held = head_of(any_app), snapshot(any_app)
    [blank] = held[Person]
    any_app.do(change, blank, replace(blank, name="Somebody"))

    assert as_it_was(any_app, head) == held


def test_a_head_is_stood_on_only_where_the_record_of_changes_has_it(any_app: App) -> None:
    first = head_of(any_app)
    any_app.do(add, Person(name="Ada Brook"))
    head = head_of(any_app)

    def asked(*heads: Head) -> list[bool]:
        return any_app.read(lambda reader: [stands_on(reader.connection, each) for each in heads])

    assert asked(first, head) == [True, True]
    assert (
        asked(Head(head.count, first.hash), Head(head.count + 1, head.hash), Head(0, head.hash))
        == [False] * 3
    )


@pytest.mark.parametrize(
    "payload", ["", "{", "[]", '{"name": "x"}', '{"left_on": ["soon", null]}', '{"tier": ["?", null]}']
)
def test_a_row_changed_outside_the_app_is_said_and_not_guessed(any_app: App, payload: str) -> None:
    ada = Person(name="Ada Brook")
    any_app.do(add, ada)
    head = head_of(any_app)
    any_app.do(change, ada, replace(ada, name="Ada Hill"))
    with tampering(any_app) as run:
        run(f"update trail_row set payload = '{payload}' where seq = {head.count + 1}")

    with pytest.raises(CannotRead) as unreadable:
        as_it_was(any_app, head)

    assert unreadable.value.code == "trail_unreadable"


def test_a_field_that_a_removed_record_did_not_have_yet_has_its_usual_value() -> None:
    told = {"version": 3, "name": "Ada Brook"}

    made: Row = form_of(Person).row_told(12, told)  # type: ignore[arg-type]  # a row of any type

    assert made == Person(id=12, version=3, name="Ada Brook")
