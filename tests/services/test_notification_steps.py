from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.arrivals import Odd
from inspection_ready.domain.bases import Base
from inspection_ready.domain.diaries import DiaryState
from inspection_ready.domain.functions import Function
from inspection_ready.domain.key_dates import Span
from inspection_ready.domain.letters import Letter
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.notification_steps import Progress, Step, step_to_go_on_with
from inspection_ready.domain.people import Person, Tier
from inspection_ready.domain.readiness import Severity
from inspection_ready.domain.tasks import Task, TaskStatus
from inspection_ready.services.diaries import ask_for_diaries, confirm_diary, list_senior_managers
from inspection_ready.services.inspection import (
    Message,
    add_closure_day,
    correct_notification,
    notify,
    set_on_site,
)
from inspection_ready.services.letters import send_letter_to
from inspection_ready.services.notification_steps import NotificationSteps, filed_reading, notification_steps
from inspection_ready.services.packs import make_pack
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.undo import undo
from tests.mails import eml
from tests.queries import queries

if TYPE_CHECKING:
    from inspection_ready.services.app import App
    from tests.fakes import StillClock

NINE = dt.datetime(2026, 12, 1, 9, 30)  # noqa: DTZ001 - a time on the clock in England
FIRST, LAST = dt.date(2027, 2, 9), dt.date(2027, 2, 11)


@pytest.fixture
def council(app: App, clock: StillClock) -> App:
    """A regime, two senior managers, and a letter that goes to nobody yet."""
    clock.moment = dt.datetime(2026, 12, 1, 10, tzinfo=dt.UTC)
    app.do(use_shipped_regime, "cqc")
    for name, tier in (("Amara Osei", Tier.DIRECTOR), ("Ben Whitlock", Tier.HEAD_OF_SERVICE)):
        app.do(add_record, Person(name=name, tier=tier, email=f"{name[:3]}@northmoor.example"))
    return app


def steps(app: App) -> NotificationSteps:
    return notification_steps(app, at=app.clock.now())


def go_on(app: App) -> Step:
    return step_to_go_on_with(steps(app).facts)


def letter_and_list(app: App, *, more: str = "") -> tuple[Letter, DistributionList]:
    letter = app.do(add_record, Letter(title=f"Invitation{more}", subject="Interview", body="Dear {{name}}"))
    heads = app.do(add_record, DistributionList(name=f"Heads of service{more}"))
    for person in app.read(lambda reader: reader.register(Person).all()):
        app.do(add_record, ListMember(list_id=heads.result.id, person_id=person.id))
    return letter.result, heads.result


def test_workspace_without_a_framework_says_what_it_can(app: App) -> None:
    shown = steps(app)

    assert (shown.dates, shown.letters, shown.newest) == ((), (), None)
    assert shown.progress[Step.MESSAGE] is Progress.NOT_STARTED


def test_the_whole_way_is_led_through_by_what_was_done(council: App) -> None:
    letter, heads = letter_and_list(council)
    led = [go_on(council)]
    council.do(notify, received=NINE)
    led.append(go_on(council))
    council.do(list_senior_managers)
    council.do(ask_for_diaries, *(line.diary.id for line in steps(council).diaries))
    led.append(go_on(council))
    council.do(send_letter_to, letter.id, [heads.id])
    led.append(go_on(council))
    make_pack(council, only=["key-dates"])
    led.append(go_on(council))
    council.do(set_on_site, first=FIRST, last=LAST)
    led.append(go_on(council))
    before = steps(council).progress[Step.ON_SITE]
    make_pack(council, only=["key-dates"])

    assert led == [Step.MESSAGE, Step.MISSING, Step.LETTERS, Step.PACK, Step.ON_SITE, Step.ON_SITE]
    assert (before, steps(council).progress[Step.ON_SITE]) == (Progress.UNDER_WAY, Progress.DONE)
    assert steps(council).facts.on_site == Span(FIRST, LAST)


def test_what_was_prepared_before_it_came_is_not_taken_for_a_step(council: App) -> None:
    letter, heads = letter_and_list(council)
    council.do(send_letter_to, letter.id, [heads.id])
    council.do(notify, received=NINE)

    shown = steps(council)

    assert shown.facts.touched == frozenset()
    assert shown.progress[Step.LETTERS] is Progress.DONE
    assert step_to_go_on_with(shown.facts) is Step.MISSING


def test_what_was_done_since_is_read_from_the_record_of_changes(council: App) -> None:
    council.do(notify, received=NINE)
    council.do(add_closure_day, dt.date(2026, 12, 29))
    council.do(add_record, Task(title="Book rooms"))

    assert steps(council).facts.touched == {Step.DATES, Step.PEOPLE}


def test_notification_taken_back_and_entered_again_starts_afresh(council: App) -> None:
    entry = council.do(notify, received=NINE).entry
    assert entry is not None
    undone = council.do(undo, entry).entry
    council.do(add_closure_day, dt.date(2026, 12, 29))
    assert undone is not None
    nothing = steps(council).progress[Step.MESSAGE]
    council.do(undo, undone)

    assert nothing is Progress.NOT_STARTED
    assert steps(council).facts.touched == frozenset()


def test_pack_made_before_the_correction_is_behind(council: App) -> None:
    council.do(notify, received=NINE)
    make_pack(council, only=["key-dates"])
    made = steps(council).progress[Step.PACK]
    council.do(correct_notification, received=NINE + dt.timedelta(days=1))

    assert (made, steps(council).progress[Step.PACK]) == (Progress.DONE, Progress.UNDER_WAY)
    assert go_on(council) is Step.PACK


def test_pack_kept_on_another_machine_has_what_was_there_when_it_was_made(council: App) -> None:
    council.do(notify, received=NINE)
    council.do(set_on_site, first=FIRST, last=LAST)
    filed = make_pack(council, only=["key-dates"]).filed
    (filed.folder / "manifest.json").unlink()
    made = steps(council).progress
    council.do(set_on_site, first=FIRST, last=FIRST)

    assert (made[Step.PACK], made[Step.ON_SITE]) == (Progress.DONE, Progress.DONE)
    assert steps(council).progress[Step.ON_SITE] is Progress.UNDER_WAY


def test_pack_made_before_the_message_was_filed_is_behind(council: App) -> None:
    council.do(notify, received=NINE)
    make_pack(council, only=["key-dates"])
    council.do(correct_notification, message=Message("n.eml", eml().as_bytes()))

    assert steps(council).progress[Step.PACK] is Progress.UNDER_WAY


def test_letters_name_everybody_who_would_get_one(council: App) -> None:
    letter, heads = letter_and_list(council)
    council.do(send_letter_to, letter.id, [heads.id])
    ben = council.read(lambda reader: reader.register(Person).find(name="Ben Whitlock"))[0]
    council.do(change_record, ben, replace(ben, left_on=dt.date(2026, 11, 1)))

    shown = steps(council)

    assert [(line.letter.title, line.lists, line.names) for line in shown.letters] == [
        ("Invitation", ("Heads of service",), ("Amara Osei",))
    ]
    assert (shown.facts.letters, shown.facts.copies) == (1, 1)
    assert shown.uses == {letter.id: {heads.id}}
    assert [(one.name, people) for one, people in shown.lists] == [("Heads of service", 2)]


def test_open_tasks_come_in_the_order_they_are_due(council: App) -> None:
    hall = council.do(add_record, Function(name="Facilities")).result
    for title, when, status in (
        ("Later", "by 10 working days after notification", TaskStatus.TO_DO),
        ("Sooner", "by 2 working days after notification", TaskStatus.STARTED),
        ("Open", "", TaskStatus.TO_DO),
        ("Ticked off", "by 1 working days after notification", TaskStatus.DONE),
    ):
        council.do(add_record, Task(title=title, when=when, status=status, function_id=hall.id))
    to_come = [(line.task.title, line.due, line.counted) for line in steps(council).tasks]
    council.do(notify, received=NINE)

    assert to_come[0] == ("Later", None, "by 10 working days after the notification")
    assert [(line.task.title, line.function, line.due) for line in steps(council).tasks] == [
        ("Sooner", "Facilities", dt.date(2026, 12, 3)),
        ("Later", "Facilities", dt.date(2026, 12, 15)),
        ("Open", "Facilities", None),
    ]


def test_late_task_and_diaries_are_counted(council: App, clock: StillClock) -> None:
    council.do(notify, received=NINE)
    council.do(add_record, Task(title="Book rooms", when="by 2 working days after notification"))
    council.do(list_senior_managers)
    first = steps(council).diaries[0]
    council.do(confirm_diary, first.diary.id)
    clock.moment += dt.timedelta(days=10)

    facts = steps(council).facts

    assert first.name == "Amara Osei"
    assert (facts.open_tasks, facts.late_tasks, facts.unlisted_managers) == (1, 1, 0)
    assert facts.diaries == {DiaryState.CONFIRMED: 1, DiaryState.NOT_ASKED: 1}


def test_gaps_are_counted_by_how_pressing_they_are(council: App) -> None:
    council.do(add_record, Base(name="Civic Centre"))

    shown = steps(council)

    pressing = sum(finding.severity is Severity.HIGH for finding in shown.outlook.findings)
    assert shown.facts.pressing_gaps == pressing > 0
    assert shown.facts.other_gaps == len(shown.outlook.findings) - pressing > 0


def test_what_was_odd_about_the_moment_is_still_said_later(council: App) -> None:
    council.do(notify, received=NINE.replace(day=5))

    assert [each.odd for each in steps(council).oddities] == [Odd.IN_FUTURE, Odd.NO_WORKING_DAY]


def test_filed_message_is_read_again(council: App) -> None:
    assert council.read(filed_reading) is None

    council.do(notify, received=NINE, message=Message("n.eml", eml().as_bytes()))

    reading = council.read(filed_reading)
    assert reading is not None
    assert reading.is_notification


def test_filed_pdf_and_a_message_that_is_gone_are_not_read(council: App) -> None:
    council.do(notify, received=NINE, message=Message("n.pdf", b"%PDF-1.7"))
    pdf = council.read(filed_reading)
    council.do(correct_notification, message=Message("n.eml", eml().as_bytes()))
    for path in council.workspace.files.root.rglob("*"):
        if path.is_file():
            path.unlink()

    assert pdf is None
    assert council.read(filed_reading) is None


def test_three_of_everything_take_as_many_queries_as_one(council: App) -> None:
    council.do(notify, received=NINE)

    def grown(more: str) -> None:
        letter, heads = letter_and_list(council, more=more)
        council.do(send_letter_to, letter.id, [heads.id])
        council.do(add_record, Task(title=f"Book rooms{more}"))
        council.do(add_record, Function(name=f"Facilities{more}"))

    grown("")
    with queries(council) as for_one:
        steps(council)
    grown(" 2")
    grown(" 3")
    with queries(council) as for_three:
        steps(council)

    assert len(for_three) == len(for_one)
