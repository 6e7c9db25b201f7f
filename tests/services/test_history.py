from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.functions import Function
from inspection_ready.domain.people import Person, Tier
from inspection_ready.domain.sections import Section
from inspection_ready.domain.tasks import Task, TaskStatus
from inspection_ready.domain.who import Decision
from inspection_ready.services.app import App
from inspection_ready.services.council import change_council, council_of
from inspection_ready.services.diaries import confirm_diary
from inspection_ready.services.facilities import add_facility_kind
from inspection_ready.services.history import history_of, latest_entries
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.services.sections import move_section
from inspection_ready.services.tasks import set_task_status
from tests.fakes import StillClock


def test_history_says_what_became_what_the_latest_first(any_app: App) -> None:
    jo = any_app.do(add_record, Person(name="Jo Bloggs", role="Officer")).result
    after = replace(jo, role="Manager", tier=Tier.TEAM_MANAGER, left_on=date(2026, 12, 1))
    any_app.do(change_record, jo, after)

    lines = any_app.read(history_of, "person", jo.id)

    assert [line.what for line in lines] == [
        "Role from “Officer” to “Manager”; Tier set to “Team Manager”; Left on set to “1 December 2026”",
        "Added",
    ]
    assert [line.seq for line in lines] == [2, 1]


def test_history_says_when_on_the_clock_of_england_and_who(app: App, clock: StillClock) -> None:
    jo = app.do(add_record, Person(name="Jo Bloggs")).result
    clock.moment = clock.moment + timedelta(days=210, hours=1)
    app.acting_as(jo.id).do(change_record, jo, replace(jo, team="Quality"))

    latest, first = app.read(history_of, "person", jo.id)

    assert (first.when, first.who) == ("10am on 20 November 2026", "jbloggs on LAPTOP-7")
    assert (latest.when, latest.who) == ("midday on 18 June 2027", "Jo Bloggs (jbloggs on LAPTOP-7)")


def test_history_keeps_who_decided_apart_from_who_recorded(app: App) -> None:
    ann = app.do(add_record, Person(name="Ann Brown")).result
    it = app.do(add_record, Function(name="IT")).result
    app.decided(Decision(person_id=ann.id)).do(change_record, it, replace(it, contact_id=ann.id))

    line = app.read(history_of, "function", it.id)[0]

    assert line.what == "Key contact set to “Ann Brown”"
    assert line.decided_by == "Ann Brown"
    assert line.who == "jbloggs on LAPTOP-7, decided by Ann Brown"


def test_history_names_what_has_been_removed_since(app: App) -> None:
    ann = app.do(add_record, Person(name="Ann Brown")).result
    it = app.do(add_record, Function(name="IT", contact_id=ann.id)).result
    app.do(change_record, it, replace(it, contact_id=None))
    app.do(remove_record, ann)

    line = app.read(history_of, "function", it.id)[0]

    assert line.what == "Key contact emptied, it was “a record that has been removed”"


def test_long_text_is_not_repeated_in_the_history(app: App) -> None:
    section = app.do(add_record, Section(title="Welcome", text="Old")).result
    app.do(change_record, section, replace(section, text="New\n\n- words"))

    assert app.read(history_of, "section", section.id)[0].what == "Text written anew"


def test_history_says_which_command_it_was_where_that_tells_more(app: App) -> None:
    app.do(add_record, Section(title="One"))
    two = app.do(add_record, Section(title="Two")).result
    app.do(move_section, two.id, by=-1)

    assert app.read(history_of, "section", two.id)[0].what == "Moved a section: Order from “2” to “1”"


def test_latest_entries_name_the_one_record_or_count_the_many(any_app: App) -> None:
    jo = any_app.do(add_record, Person(name="Jo Bloggs", role="Officer")).result
    one = any_app.do(add_record, Section(title="One")).result
    any_app.do(add_record, Section(title="Two"))
    any_app.do(move_section, one.id, by=1)
    any_app.do(add_facility_kind, "Parking")
    jo = any_app.do(change_record, jo, replace(jo, role="Manager")).result
    any_app.do(add_record, Absence(person_id=jo.id, starts_on=date(2026, 12, 1), told_by="PA, by phone"))

    lines = any_app.read(latest_entries)

    assert [line.what for line in lines] == [
        "Added the absence “Jo Bloggs”",
        "Changed the person “Jo Bloggs”: Role from “Officer” to “Manager”",
        "Added a kind of facility: 1 kind of facility added",
        "Moved a section: 2 sections changed",
        "Added the section “Two”",
        "Added the section “One”",
        "Added the person “Jo Bloggs”",
    ]


def test_latest_entries_name_a_record_that_is_gone(app: App) -> None:
    jo = app.do(add_record, Person(name="Jo Bloggs")).result
    app.do(remove_record, jo)

    assert [line.what for line in app.read(latest_entries)] == [
        "Removed the person “Jo Bloggs”",
        "Added the person “Jo Bloggs”",
    ]


def test_latest_entries_go_on_where_a_page_ended(app: App) -> None:
    for name in ("One", "Two", "Three"):
        app.do(add_record, Section(title=name))

    first = app.read(latest_entries, limit=2)
    rest = app.read(latest_entries, limit=2, before=first[-1].seq)

    assert ([line.seq for line in first], [line.seq for line in rest]) == ([3, 2], [1])


def test_history_of_the_councils_settings_is_in_words(app: App) -> None:
    council = app.read(council_of)
    app.do(change_council, council, replace(council, name="Northmoor Council"))

    held = app.read(council_of)

    assert app.read(history_of, "council", held.id)[0].what == "Changed the council’s name or settings: Added"


@pytest.mark.parametrize("kind", ["person", "function"])
def test_record_without_a_history_has_none(app: App, kind: str) -> None:
    assert app.read(history_of, kind, 7) == ()


def test_a_task_that_was_ticked_off_and_a_diary_that_was_confirmed_are_named(app: App) -> None:
    ann = app.do(add_record, Person(name="Ann Brown")).result
    task = app.do(add_record, Task(title="Book rooms")).result
    diary = app.do(add_record, Diary(person_id=ann.id, asked_on=date(2026, 11, 19))).result
    app.do(set_task_status, task.id, TaskStatus.DONE)
    app.do(confirm_diary, diary.id)

    assert [line.what for line in app.read(latest_entries, limit=2)] == [
        "Noted that the diary of “Ann Brown” is clear",
        "Done: the task “Book rooms”",
    ]
    assert app.read(history_of, "task", task.id)[0].what == (
        "Said how far a task is: Status from “To do” to “Done”; Done on set to “20 November 2026”"
    )
