from __future__ import annotations

import datetime as dt

import pytest

from inspection_ready.domain.diaries import Diary, DiaryState
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.functions import Function
from inspection_ready.domain.people import Person, Side, Tier
from inspection_ready.domain.roles import Role, RoleStatus, Signing
from inspection_ready.domain.tasks import Task, TaskStatus
from inspection_ready.services.app import App
from inspection_ready.services.diaries import ask_for_diaries, confirm_diary, list_senior_managers
from inspection_ready.services.inspection import notify
from inspection_ready.services.listing import Order
from inspection_ready.services.regimes import start_with_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.roles import agree_roles, fill_roles
from inspection_ready.services.task_list import dated_listing
from inspection_ready.services.tasks import due_days, set_task_status
from inspection_ready.services.undo import undo

TODAY = dt.date(2026, 11, 20)
NINE = dt.datetime(2026, 12, 1, 9, 30)  # noqa: DTZ001 - a time on the clock in England


def all_of(app: App, row_type: type) -> tuple:  # type: ignore[type-arg] # any row type
    return app.read(lambda reader: reader.register(row_type).all())


def test_a_new_workspace_has_the_checklist_and_the_roles_marked_as_starters(app: App) -> None:
    app.do(start_with_regime)

    tasks, roles = all_of(app, Task), all_of(app, Role)
    assert (len(tasks), len(roles)) == (21, 48)
    assert all(task.is_starter and task.function_id for task in tasks)
    assert {role.name: role.signing for role in roles if role.signing is not Signing.NO} == {
        "Director of Adult Social Services": Signing.SIGNS,
        "Service Director": Signing.IN_ABSENCE,
    }


def test_tasks_are_dated_by_the_notification(app: App) -> None:
    app.do(start_with_regime)
    rooms = next(task for task in all_of(app, Task) if task.title == "Book rooms")
    diaries = next(task for task in all_of(app, Task) if task.title.startswith("Clear the diaries"))

    assert app.read(due_days, today=TODAY)[diaries.id] is None
    app.do(notify, received=NINE)

    due = app.read(due_days, today=TODAY)
    assert (due[diaries.id], due[rooms.id]) == (dt.date(2026, 12, 3), None)


def test_the_list_is_sorted_and_found_by_the_counted_day(app: App) -> None:
    app.do(start_with_regime)
    app.do(notify, received=NINE)
    own = app.do(add_record, Task(title="Ring the mayor", due_on=dt.date(2026, 12, 2))).result

    found, told = app.read(dated_listing, today=TODAY, order=Order("due_on"))
    backwards, _ = app.read(dated_listing, today=TODAY, order=Order("due_on", descending=True))

    titles = {task.id: task.title for task in all_of(app, Task)}
    in_order = [titles[each] for each in found.ids][:2]
    assert set(in_order) == {"Name the single point of contact and a deputy", "Ring the mayor"}
    assert told["due_on"][own.id] == "2 December 2026"
    assert own.id in found.found("2 December 2026")
    due = told["due_on"]
    undated = [each for each in found.ids if "on-site visit" in due[each]]
    assert "by 20 working days before the on-site visit" in {due[each] for each in undated}
    assert list(found.ids)[-len(undated) :] == undated
    assert set(list(backwards.ids)[-len(undated) :]) == set(undated)


def test_the_list_shows_finds_and_sorts_whoever_answers_through_their_function(app: App) -> None:
    zoe = app.do(add_record, Person(name="Zoë Abara", email="zoe@northmoor.example")).result
    ann = app.do(add_record, Person(name="Ann Dunn", email="ann@northmoor.example")).result
    rooms = app.do(add_record, Function(name="Rooms", contact_id=zoe.id)).result
    through = app.do(add_record, Task(title="Book rooms", function_id=rooms.id)).result
    own = app.do(add_record, Task(title="Ring the mayor", function_id=rooms.id, owner_id=ann.id)).result
    nobodys = app.do(add_record, Task(title="Print badges")).result

    found, told = app.read(dated_listing, today=TODAY, order=Order("owner_id"))
    backwards, _ = app.read(dated_listing, today=TODAY, order=Order("owner_id", descending=True))

    assert told["owner_id"] == {through.id: "Zoë Abara (key contact)"}
    assert list(found.ids) == [own.id, through.id, nobodys.id]
    assert list(backwards.ids) == [through.id, own.id, nobodys.id]
    assert list(found.found("zoe")) == [through.id]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("soon", "not_an_offset"),
        ("8 to 6 weeks before on-site", "wrong_way_round"),
        ("by 2 days after christmas", "no_such_event"),
    ],
)
def test_a_day_that_cannot_be_counted_is_refused(app: App, typed: str, code: str) -> None:
    app.do(start_with_regime)

    with pytest.raises(Refused) as caught:
        app.do(add_record, Task(title="Rooms", when=typed))

    assert caught.value.code == code


def test_done_carries_its_day_and_undoing_takes_it_back(app: App) -> None:
    task = app.do(add_record, Task(title="Rooms")).result

    done = app.do(set_task_status, task.id, TaskStatus.DONE)
    again = app.do(set_task_status, task.id, TaskStatus.DONE)

    assert (done.result.status, done.result.done_on) == (TaskStatus.DONE, app.clock.now().date())
    assert again.entry is None
    assert done.entry is not None
    app.do(undo, done.entry)
    assert [(one.status, one.done_on) for one in all_of(app, Task)] == [(TaskStatus.TO_DO, None)]


def test_begun_again_is_not_done(app: App) -> None:
    task = app.do(add_record, Task(title="Rooms")).result
    app.do(set_task_status, task.id, TaskStatus.DONE)

    assert app.do(set_task_status, task.id, TaskStatus.STARTED).result.done_on is None


def test_roles_are_filled_by_people_of_exactly_that_role(app: App) -> None:
    app.do(add_record, Role(name="Principal Social Worker"))
    app.do(add_record, Role(name="Safeguarding lead"))
    held = app.do(add_record, Role(name="Lead member", person_id=None)).result
    psw = app.do(add_record, Person(name="Ann Able", role="principal social  worker")).result
    for name in ("Bo Ash", "Cy Elm"):
        app.do(add_record, Person(name=name, role="Safeguarding lead"))
    app.do(add_record, Person(name="Di Oak", role="Lead member", left_on=dt.date(2026, 1, 1)))

    found = app.do(fill_roles).result

    assert [(one.role.name, one.person.name) for one in found] == [("Principal Social Worker", "Ann Able")]
    assert {role.name: role.person_id for role in all_of(app, Role)} == {
        "Principal Social Worker": psw.id,
        "Safeguarding lead": None,
        held.name: None,
    }


def test_who_signs_is_found_by_tier_too(app: App) -> None:
    app.do(add_record, Role(name="Director of Adult Social Services", signing=Signing.SIGNS))
    app.do(add_record, Role(name="Service Director", signing=Signing.IN_ABSENCE))
    for name, tier in (
        ("Ann", Tier.DIRECTOR),
        ("Bo", Tier.SERVICE_DIRECTOR),
        ("Cy", Tier.SERVICE_DIRECTOR),
    ):
        app.do(add_record, Person(name=name, role="Executive", tier=tier))

    found = app.do(fill_roles).result
    again = app.do(fill_roles)

    names = {person.id: person.name for person in all_of(app, Person)}
    held = sorted((role.name, names[role.person_id]) for role in all_of(app, Role))
    assert held == [
        ("Director of Adult Social Services", "Ann"),
        ("Service Director", "Bo"),
        ("Service Director", "Cy"),
    ]
    assert (len(found), again.entry) == (3, None)


def test_two_directors_are_left_to_the_coordinator(app: App) -> None:
    app.do(add_record, Role(name="Director of Adult Social Services", signing=Signing.SIGNS))
    for name in ("Ann", "Bo"):
        app.do(add_record, Person(name=name, role="Executive", tier=Tier.DIRECTOR))

    assert app.do(fill_roles).result == ()


def test_agreed_roles_carry_the_day(app: App) -> None:
    role = app.do(add_record, Role(name="Chair")).result

    app.do(agree_roles, role.id)
    again = app.do(agree_roles, role.id)

    assert [(one.status, one.agreed_on) for one in all_of(app, Role)] == [
        (RoleStatus.AGREED, app.clock.now().date())
    ]
    assert again.entry is None


def test_diaries_go_from_asked_to_confirmed(app: App) -> None:
    app.do(add_record, Person(name="Ann", tier=Tier.DIRECTOR))
    app.do(add_record, Person(name="Bo", tier=Tier.STAFF))
    app.do(add_record, Person(name="Cy", tier=Tier.HEAD_OF_SERVICE, side=Side.OUTSIDE))
    app.do(add_record, Person(name="Di", tier=Tier.HEAD_OF_SERVICE, left_on=dt.date(2026, 1, 1)))

    added = [app.do(list_senior_managers).result for _ in range(2)]
    [diary] = all_of(app, Diary)
    app.do(ask_for_diaries, diary.id)
    asked = all_of(app, Diary)[0].state
    app.do(confirm_diary, diary.id)

    assert (added, diary.state, asked) == ([1, 0], DiaryState.NOT_ASKED, DiaryState.ASKED)
    assert all_of(app, Diary)[0].state is DiaryState.CONFIRMED
