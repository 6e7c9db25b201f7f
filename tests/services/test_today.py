from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.functions import Function
from inspection_ready.domain.people import Person
from inspection_ready.domain.sections import Section
from inspection_ready.domain.tasks import Task, TaskStatus
from inspection_ready.services.diaries import ask_for_diaries
from inspection_ready.services.inspection import add_closure_day, notify, set_on_site
from inspection_ready.services.readiness import readiness
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.tasks import set_task_status
from inspection_ready.services.today import Today, today_of
from tests.queries import queries

if TYPE_CHECKING:
    from inspection_ready.services.app import App

ADA = Person(name="Ada Brook")
TODAY = dt.date(2026, 12, 10)
RECEIVED = dt.datetime(2026, 12, 1, 9, 30)  # noqa: DTZ001 - a time on the clock in England


@pytest.fixture
def council(app: App) -> App:
    app.do(use_shipped_regime, "cqc")
    return app


def on(app: App, day: dt.date = TODAY) -> Today:
    return app.read(today_of, on=day)


def names(found: Today) -> list[str]:
    return [due.name for due in found.due]


def test_started_counts_the_functions_that_have_a_contact(app: App) -> None:
    for row in (ADA, Function(name="Facilities", contact_id=ADA.id), Function(name="Transport")):
        app.do(add_record, row)

    started = on(app).started

    assert (started.functions_with_contact, started.functions) == (1, 2)
    assert (started.people, started.bases, started.sections, started.notification) == (
        True,
        False,
        False,
        False,
    )


def test_an_empty_workspace_without_a_regime_has_a_today(app: App) -> None:
    found = on(app)

    assert (found.notified, found.due, found.dates, found.findings, found.open_tasks) == (None, (), (), (), 0)


def test_days_are_counted_from_the_notification_without_weekends(council: App) -> None:
    council.do(notify, received=RECEIVED)

    notified = on(council).notified

    assert notified is not None
    assert notified.at == RECEIVED
    assert (notified.since.days, notified.since.working) == (-9, -7)


def test_the_next_date_counts_working_days_without_the_councils_closure_days(council: App) -> None:
    council.do(notify, received=RECEIVED)  # the return is due on Tuesday 22 December
    before = on(council).dates[0].left
    council.do(add_closure_day, dt.date(2026, 12, 21), reason="Stocktaking")
    after = on(council).dates[0].left

    assert (before.day, before.working, after.working) == (dt.date(2026, 12, 22), 8, 7)


def test_bank_holidays_count_long_after_the_notification(council: App) -> None:
    council.do(notify, received=RECEIVED)
    council.do(add_record, Task(title="Next assessment", due_on=dt.date(2031, 12, 29)))

    [due] = on(council, dt.date(2031, 12, 23)).due

    assert due.left is not None
    assert due.left.working == 2  # Christmas Day and Boxing Day lie between, and a weekend


def test_dates_ahead_leave_out_the_notification_and_what_is_past(council: App) -> None:
    council.do(notify, received=RECEIVED)
    council.do(set_on_site, first=dt.date(2027, 2, 9), last=dt.date(2027, 2, 11))

    stages = [
        [each.key.stage for each in on(council, day).dates] for day in (RECEIVED.date(), dt.date(2027, 2, 10))
    ]

    assert stages == [
        ["information-return", "on-site", "feedback-call", "publication"],
        ["on-site", "feedback-call", "publication"],
    ]
    assert on(council, dt.date(2027, 2, 10)).dates[0].is_under_way


def test_a_task_is_due_by_its_counted_day_and_gone_once_it_is_done(council: App) -> None:
    task = council.do(
        add_record, Task(title="Book rooms", when="by 2 working days after notification")
    ).result
    nothing = names(on(council))
    council.do(notify, received=RECEIVED)
    due = on(council)
    council.do(set_task_status, task.id, TaskStatus.DONE)

    assert (nothing, names(due), names(on(council))) == ([], ["Book rooms"], [])
    assert due.due[0].left is not None
    assert (due.due[0].left.day, due.due[0].left.working) == (dt.date(2026, 12, 3), -5)
    assert (due.open_tasks, on(council).open_tasks) == (1, 0)


def test_what_is_missing_is_what_the_check_finds(sample: App) -> None:
    assert on(sample).findings == sample.read(readiness, TODAY)


def add_one_of_everything(app: App, number: int) -> None:
    person = app.do(add_record, Person(name=f"Person {number}")).result
    diary = app.do(add_record, Diary(person_id=person.id)).result
    app.do(ask_for_diaries, diary.id)
    app.do(add_record, Task(title=f"Task {number}", owner_id=person.id, due_on=TODAY))
    app.do(add_record, Section(title=f"Section {number}", review_on=TODAY, owner_id=person.id))


def test_today_takes_as_many_queries_for_three_of_everything_as_for_one(council: App) -> None:
    council.do(notify, received=RECEIVED)
    add_one_of_everything(council, 1)
    with queries(council) as for_one:
        due_of_one = len(on(council).due)
    for number in (2, 3):
        add_one_of_everything(council, number)
    with queries(council) as for_three:
        due_of_three = len(on(council).due)

    assert (due_of_one, due_of_three) == (3, 9)
    assert len(for_three) == len(for_one)


def test_a_section_is_due_for_review_on_its_day(council: App) -> None:
    section = council.do(
        add_record, Section(title="Arriving", review_on=TODAY + dt.timedelta(days=60))
    ).result
    early = names(on(council))
    council.do(change_record, section, replace(section, review_on=TODAY))

    assert (early, names(on(council))) == ([], ["Arriving"])
