from __future__ import annotations

import datetime as dt

import pytest

from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.functions import Function
from inspection_ready.domain.gaps import findings
from inspection_ready.domain.key_dates import Span
from inspection_ready.domain.people import Person
from inspection_ready.domain.readiness import Standing
from inspection_ready.domain.roles import Role, Signing
from inspection_ready.domain.tasks import Task, TaskStatus, answering, due_day

TUESDAY = dt.date(2026, 12, 1)
TOLD = {"notification": Span(TUESDAY, TUESDAY), "on-site": Span(dt.date(2027, 2, 9), dt.date(2027, 2, 11))}
OFF = frozenset({dt.date(2026, 12, 25), dt.date(2026, 12, 28)})
ANNE, BILL, CARA = (Person(name=name, email=f"{name}@northmoor.example") for name in ("Anne", "Bill", "Cara"))
GONE = Person(name="Gail", left_on=dt.date(2026, 10, 31))
PEOPLE = (ANNE, BILL, CARA, GONE)
FACILITIES = Function(name="Facilities", contact_id=ANNE.id, second_id=BILL.id)


@pytest.mark.parametrize(
    ("when", "due"),
    [
        ("by 2 working days after notification", dt.date(2026, 12, 3)),
        ("by 10 working days before on-site", dt.date(2027, 1, 26)),
        ("by 4 days after notification", dt.date(2026, 12, 4)),  # the 5th is a Saturday: done on the Friday
        ("on 4 days after notification", dt.date(2026, 12, 5)),
        ("by 24 days after notification", dt.date(2026, 12, 24)),  # Christmas Day
        ("by 1 week after draft-report", None),
        ("one day", None),
        ("", None),
    ],
)
def test_due_day_is_the_last_working_day_in_time(when: str, due: dt.date | None) -> None:
    assert due_day(Task(title="Rooms", when=when), TOLD, OFF) == due


def test_a_day_of_the_councils_own_stands_even_on_a_sunday() -> None:
    task = Task(title="Rooms", when="by 2 working days after notification", due_on=dt.date(2026, 12, 6))

    assert due_day(task, TOLD, OFF) == dt.date(2026, 12, 6)
    assert due_day(task, {}, OFF) == dt.date(2026, 12, 6)


def test_nothing_is_due_before_the_notification() -> None:
    assert due_day(Task(title="Rooms", when="by 2 working days after notification"), {}, OFF) is None


def id_of(person: Person | None) -> int | None:
    return None if person is None else person.id


@pytest.mark.parametrize(
    ("owner", "second", "answers"),
    [
        (None, None, (ANNE, BILL)),
        (CARA, None, (CARA, BILL)),
        (BILL, None, (BILL, ANNE)),
        (None, CARA, (ANNE, CARA)),
        (CARA, ANNE, (CARA, ANNE)),
    ],
    ids=("the function’s", "own owner", "the second owns it", "own second", "both its own"),
)
def test_the_functions_people_answer_where_the_task_names_nobody(
    owner: Person | None, second: Person | None, answers: tuple[Person, Person]
) -> None:
    task = Task(title="Rooms", owner_id=id_of(owner), second_id=id_of(second))

    assert answering(task, FACILITIES) == tuple(person.id for person in answers)


def test_without_a_function_only_the_named_answer() -> None:
    assert answering(Task(title="Rooms", owner_id=ANNE.id), None) == (ANNE.id, None)


def codes(**held: object) -> list[tuple[str, str]]:
    standing = Standing(today=dt.date(2026, 12, 10), people=PEOPLE, functions=(FACILITIES,), **held)  # type: ignore[arg-type] # any of its fields
    return [(one.code, one.name) for one in findings(standing) if one.register in {"task", "role", "diary"}]


def test_a_late_task_is_told_until_it_is_done_or_not_needed() -> None:
    late = Task(title="Rooms", function_id=FACILITIES.id)
    due = {late.id: dt.date(2026, 12, 9)}

    assert codes(tasks=(late,), due=due) == [("task_late", "Rooms")]
    assert codes(tasks=(late,), due={late.id: dt.date(2026, 12, 10)}) == []
    for status in (TaskStatus.DONE, TaskStatus.NOT_NEEDED):
        assert codes(tasks=(Task(id=late.id, title="Rooms", status=status),), due=due) == []


def test_a_task_nobody_answers_for_is_told() -> None:
    assert codes(tasks=(Task(title="Rooms"),)) == [("no_owner", "Rooms"), ("no_second", "Rooms")]
    assert codes(tasks=(Task(title="Rooms", owner_id=GONE.id, second_id=BILL.id),)) == [
        ("owner_has_left", "Rooms")
    ]


def test_somebody_must_sign() -> None:
    nobody = Role(name="Director", signing=Signing.SIGNS)

    assert codes(roles=(nobody,)) == [("signer_missing", "Director")]
    assert codes(roles=(Role(name="Chair"),), accountable="The Director") == [
        ("nobody_signs", "The Director")
    ]


def test_roles_are_held_by_people_who_are_there() -> None:
    role = Role(name="Director", signing=Signing.SIGNS, person_id=GONE.id, second_id=GONE.id)

    assert codes(roles=(role,)) == [
        ("nobody_can_sign", ""),
        ("owner_has_left", "Director"),
        ("second_has_left", "Director"),
        ("second_is_owner", "Director"),
        ("role_not_agreed", "Director"),
    ]


def test_diaries_are_asked_about_once_the_notification_is_there() -> None:
    diaries = (
        Diary(person_id=ANNE.id),
        Diary(person_id=BILL.id, asked_on=TUESDAY),
        Diary(person_id=CARA.id, asked_on=TUESDAY, confirmed_on=TUESDAY),
        Diary(person_id=GONE.id),
    )
    stuck = Diary(person_id=CARA.id, confirmed_on=TUESDAY, problem="Away")

    assert codes(diaries=diaries) == []
    assert codes(diaries=diaries, is_notified=True) == [("diary_asked", "Bill"), ("diary_not_asked", "Anne")]
    assert codes(diaries=(stuck,), is_notified=True) == [("diary_problem", "Cara")]
