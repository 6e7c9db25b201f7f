from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from inspection_ready.domain.bases import Base, BaseFact, FacilityKind
from inspection_ready.domain.chases import ChasePlan, Owed, PlannedChase
from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.due import Due, what_is_due
from inspection_ready.domain.evidence import Evidence, EvidenceStatus
from inspection_ready.domain.functions import Function
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.ladders import Rung
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.people import Person
from inspection_ready.domain.places import Place
from inspection_ready.domain.readiness import Standing
from inspection_ready.domain.requests import Request, RequestState
from inspection_ready.domain.sections import Section
from inspection_ready.domain.tasks import Task, TaskStatus
from inspection_ready.domain.working_days import NONE_OFF
from inspection_ready.phrases.due import due_what, due_when, due_who

TODAY = dt.date(2026, 12, 10)  # a Thursday
ANNE = Person(name="Anne Able")
BILL = Person(name="Bill Baker")
GONE = Person(name="Gail Gone", left_on=dt.date(2026, 10, 31))
PEOPLE = (ANNE, BILL, GONE)
LAPSES_TODAY = dt.date(2026, 6, 10)
HALL, MILL = Base(name="Town Hall"), Base(name="Old Mill")
PARKING, WIFI = FacilityKind(name="Parking", position=1), FacilityKind(name="Wi-Fi", position=2)


def date(day: str) -> dt.date:
    return dt.date.fromisoformat(day)


def due(standing: Standing) -> tuple[Due, ...]:
    return what_is_due(standing, NONE_OFF)


def of_tasks(*tasks: tuple[Task, str | None], functions: tuple[Function, ...] = ()) -> tuple[Due, ...]:
    """Tasks with the day each is due."""
    days = {task.id: date(day) if day else None for task, day in tasks}
    return due(
        Standing(
            today=TODAY,
            people=PEOPLE,
            functions=functions,
            tasks=tuple(task for task, _ in tasks),
            due=days,
        )
    )


def names(found: tuple[Due, ...]) -> list[str]:
    return [each.name for each in found]


@pytest.mark.parametrize(
    ("day", "is_due"),
    [
        ("2026-11-02", True),
        ("2026-12-10", True),
        ("2026-12-24", True),  # the tenth working day
        ("2026-12-25", False),
        (None, False),
    ],
)
def test_a_task_is_due_from_two_working_weeks_before_its_day(day: str | None, *, is_due: bool) -> None:
    assert bool(of_tasks((Task(title="Book rooms"), day))) is is_due


def test_closure_days_bring_more_of_the_future_near() -> None:
    task = Task(title="Book rooms")
    standing = Standing(today=TODAY, tasks=(task,), due={task.id: date("2026-12-25")})

    assert names(what_is_due(standing, frozenset({date("2026-12-21")}))) == ["Book rooms"]


@pytest.mark.parametrize("status", [TaskStatus.DONE, TaskStatus.NOT_NEEDED])
def test_a_task_that_is_closed_is_not_due(status: TaskStatus) -> None:
    assert of_tasks((Task(title="Book rooms", status=status), "2026-12-01")) == ()


FACILITIES = Function(name="Facilities", contact_id=BILL.id)


@pytest.mark.parametrize(
    ("task", "who", "has_left"),
    [
        (Task(title="t", owner_id=ANNE.id, function_id=FACILITIES.id), "Anne Able", False),
        (Task(title="t", function_id=FACILITIES.id), "Bill Baker", False),
        (Task(title="t", owner_id=GONE.id), "Gail Gone", True),
        (Task(title="t"), "", False),
    ],
)
def test_who_answers_for_a_task_is_its_owner_or_the_functions_contact(
    task: Task, who: str, *, has_left: bool
) -> None:
    [found] = of_tasks((task, "2026-12-10"), functions=(FACILITIES,))

    assert (found.who, found.has_left) == (who, has_left)


def test_past_comes_first_then_today_then_day_by_day() -> None:
    days = {
        "soon": "2026-12-14",
        "past": "2026-12-08",
        "today": "2026-12-10",
        "next": "2026-12-11",
        "long": "2026-11-30",
    }

    found = of_tasks(*((Task(title=name), day) for name, day in days.items()))

    assert names(found) == ["long", "past", "today", "next", "soon"]
    assert [each.is_past for each in found] == [True, True, False, False, False]


def diaries(*held: Diary, is_notified: bool = True) -> list[str]:
    return names(due(Standing(today=TODAY, people=PEOPLE, diaries=held, is_notified=is_notified)))


ASKED = Diary(person_id=ANNE.id, asked_on=date("2026-12-02"))


def test_a_diary_that_was_asked_for_waits_until_it_is_confirmed() -> None:
    assert diaries(ASKED) == ["Anne Able"]
    assert diaries(replace(ASKED, confirmed_on=TODAY)) == []
    assert diaries(replace(ASKED, confirmed_on=TODAY, problem="In court")) == ["Anne Able"]


def test_a_diary_nobody_asked_for_or_of_a_leaver_or_before_the_notification_is_not_due() -> None:
    assert diaries(Diary(person_id=ANNE.id)) == []
    assert diaries(Diary(person_id=GONE.id, asked_on=TODAY)) == []
    assert diaries(ASKED, is_notified=False) == []


def test_a_diary_stands_with_what_is_for_today_however_long_ago_it_was_asked_for() -> None:
    past, today, soon = Task(title="past"), Task(title="today"), Task(title="soon")
    standing = Standing(
        today=TODAY,
        people=PEOPLE,
        diaries=(ASKED,),
        is_notified=True,
        tasks=(past, today, soon),
        due={past.id: date("2026-12-09"), today.id: TODAY, soon.id: date("2026-12-11")},
    )

    found = due(standing)

    assert names(found) == ["past", "today", "Anne Able", "soon"]
    assert found[2].left is not None
    assert (found[2].left.working, found[2].is_past, found[2].is_waiting) == (-6, False, True)


def test_a_problem_without_a_day_of_asking_is_due_all_the_same() -> None:
    [found] = due(
        Standing(
            today=TODAY,
            people=PEOPLE,
            diaries=(Diary(person_id=ANNE.id, problem=" In court "),),
            is_notified=True,
        )
    )

    assert (found.left, found.days, found.data["problem"]) == (None, 0, "In court")


def test_only_sections_that_are_printed_and_have_a_day_are_to_be_read_again() -> None:
    sections = (
        Section(title="Arriving", review_on=date("2026-12-15"), owner_id=ANNE.id),
        Section(title="Off", review_on=TODAY, included=False),
        Section(title="No day"),
        Section(title="Far", review_on=date("2027-06-01")),
    )

    [found] = due(Standing(today=TODAY, people=PEOPLE, sections=sections))

    assert (found.name, found.who, found.days) == ("Arriving", "Anne Able", 5)


def fact(name: str, checked_on: dt.date | None = LAPSES_TODAY, by: str = "Anne Able") -> KeyFact:
    return KeyFact(name=name, value="1", checked_by=by, checked_on=checked_on)


def test_a_check_is_due_on_the_last_day_it_counts() -> None:
    [found] = due(Standing(today=TODAY, key_facts=(fact("Population"),)))

    assert (found.days, found.who) == (0, "Anne Able")


def test_what_was_never_checked_is_missing_and_not_due() -> None:
    facts = (fact("No day", None), fact("Nobody", by=""), fact("Fresh", TODAY))

    assert due(Standing(today=TODAY, key_facts=facts)) == ()


def test_checks_that_lapsed_are_told_as_one_and_those_to_come_one_by_one() -> None:
    facts = (
        fact("lately", date("2026-06-08")),
        fact("long ago", date("2026-01-10")),
        fact("today"),
        fact("soon", date("2026-06-15")),
    )

    found = due(Standing(today=TODAY, key_facts=facts))

    assert [(each.name, each.data.get("more", 0)) for each in found] == [
        ("long ago", 1),
        ("today", 0),
        ("soon", 0),
    ]


def test_lists_are_gone_through_again_and_empty_ones_are_not() -> None:
    full, empty = (
        DistributionList(name=name, checked_by="Anne Able", checked_on=LAPSES_TODAY)
        for name in ("Full", "Empty")
    )

    found = due(
        Standing(
            today=TODAY,
            people=PEOPLE,
            lists=(full, empty),
            members=(ListMember(list_id=full.id, person_id=ANNE.id),),
        )
    )

    assert names(found) == ["Full"]


def test_places_that_closed_are_left_alone() -> None:
    places = (
        Place(name="Central", checked_by="Anne Able", checked_on=LAPSES_TODAY),
        Place(name="Closed", checked_by="Anne Able", checked_on=LAPSES_TODAY, closed_on=date("2026-01-01")),
    )

    assert names(due(Standing(today=TODAY, places=places))) == ["Central"]


def base_fact(base: Base, kind: FacilityKind, checked_on: dt.date, value: str = "Yes") -> BaseFact:
    return BaseFact(
        base_id=base.id, kind_id=kind.id, value=value, checked_by="Anne Able", checked_on=checked_on
    )


def of_bases(*facts: BaseFact, bases: tuple[Base, ...] = (HALL, MILL)) -> tuple[Due, ...]:
    return due(Standing(today=TODAY, bases=bases, kinds=(PARKING, WIFI), facts=facts))


def test_facts_of_one_base_are_told_together_by_the_first_of_them() -> None:
    [found] = of_bases(base_fact(HALL, PARKING, date("2026-06-15")), base_fact(HALL, WIFI, LAPSES_TODAY))

    assert (found.record_id, found.name, found.days) == (HALL.id, "Town Hall", 0)
    assert found.data["kinds"] == ("Parking", "Wi-Fi")


def test_bases_whose_facts_lapsed_are_told_as_one() -> None:
    [found] = of_bases(
        base_fact(HALL, PARKING, date("2026-05-01")), base_fact(MILL, PARKING, date("2026-04-01"))
    )

    assert (found.name, found.data) == ("Old Mill", {"kinds": ("Parking",), "more": 1})


def test_facts_nobody_knows_and_bases_nobody_would_visit_are_not_due() -> None:
    unfit = replace(MILL, suitable_for_visits=False)

    found = of_bases(
        base_fact(HALL, PARKING, LAPSES_TODAY, value=""),
        base_fact(MILL, PARKING, LAPSES_TODAY),
        bases=(HALL, unfit),
    )

    assert found == ()


def test_tasks_stand_before_checks_that_lapsed_longer_ago() -> None:
    task = Task(title="Book rooms")
    standing = Standing(
        today=TODAY,
        key_facts=(fact("Population", date("2025-01-10")),),
        tasks=(task,),
        due={task.id: date("2026-12-09")},
    )

    assert names(due(standing)) == ["Book rooms", "Population"]


def test_requests_whose_answer_is_owed_are_due_first() -> None:
    now = dt.datetime(TODAY.year, TODAY.month, TODAY.day, 17, 0, tzinfo=dt.UTC)
    late = Request(number=2, wording="Staff rota", due_at=now - dt.timedelta(days=1))
    soon = Request(number=3, wording="Carers strategy", due_at=now + dt.timedelta(days=3))
    far = Request(number=4, wording="Budget", due_at=now + dt.timedelta(days=60))
    done = Request(number=5, wording="Survey", due_at=now, state=RequestState.ANSWERED)

    held = (soon, late, far, done, Request(wording="No day"))
    found = due(Standing(today=TODAY, requests=held))

    assert [(each.register, each.record_id, each.is_past) for each in found] == [
        ("request", late.id, True),
        ("request", soon.id, False),
    ]
    assert due_what(found[0]) == "Answer request 2: Staff rota"


def test_evidence_past_its_review_is_told_once_and_counted() -> None:
    items = tuple(
        Evidence(
            title=f"Report {days}", status=EvidenceStatus.HELD, review_on=TODAY + dt.timedelta(days=days)
        )
        for days in (-9, -30, 4, 90)
    )

    found = due(Standing(today=TODAY, evidence=items))

    assert [due_what(each) for each in found] == [
        "Review the evidence “Report -30”, and 1 more piece",
        "Review the evidence “Report 4”",
    ]


def test_the_next_chase_is_one_line_whoever_it_asks() -> None:
    asked = dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)
    first, second = Request(wording="Rota", number=1), Request(wording="Board minutes", number=2)
    mine = tuple(
        Owed(request=each, rung=Rung.OWNER, since=asked, step="asked+0d") for each in (second, first)
    )
    plan = ChasePlan(chases=(PlannedChase(person=ANNE, owed=mine), PlannedChase(person=BILL, owed=mine[:1])))

    (found,) = due(Standing(today=TODAY, people=PEOPLE, chasing=plan))

    assert (found.register, found.record_id, found.days) == ("chase", first.id, 0)
    assert (due_what(found), due_when(found), due_who(found)) == (
        "2 people owe 2 answers: draft the next chase",
        "Due today",
        "",
    )
    assert due(Standing(today=TODAY, chasing=ChasePlan())) == ()
