"""One timetable changed from two machines that share a register: nothing is lost, and no number is given twice."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import TYPE_CHECKING, Any

import pytest

from inspection_ready.domain.errors import ChangedMeanwhile, ExpectedError, Refused
from inspection_ready.domain.issues import TimetableIssue
from inspection_ready.domain.plan_choice import PlanChoice
from inspection_ready.domain.session_moves import shifted
from inspection_ready.domain.slips import Slip, SlipBatch, SlipKind
from inspection_ready.domain.timetable import Part, Session
from inspection_ready.domain.who import Who
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.exports import export_register
from inspection_ready.services.imports import plan_import, run_import
from inspection_ready.services.planning import Question, place_sessions, proposed, situation
from inspection_ready.services.session_moves import move_sessions, swap_days
from inspection_ready.services.sessions import add_session, change_session, move_session
from inspection_ready.services.slip_drafts import SlipOrder, write_slips
from inspection_ready.services.slips import drop_slips
from inspection_ready.services.timetable import whole_timetable
from inspection_ready.services.timetable_edits import plan_edits, take_edits
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from inspection_ready.services.workspaces import create_workspace
from tests.services.test_issues import (
    ADA,
    BEN,
    QA,
    TODAY,
    issue,
    made_timetable,
    rows,
    session,
    told,
    write,
)
from tests.services.timetable_walking import Walking
from tests.workbooks import cells_of, save_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from inspection_ready.domain.timetable import Timetable
    from inspection_ready.services.app import App
    from tests.fakes import StillClock

pytestmark = pytest.mark.postgresql


@pytest.fixture
def machines(postgresql_app: App, clock: StillClock, tmp_path: Path) -> Iterator[tuple[App, App]]:
    second = create_workspace(
        tmp_path / "Second.inspection",
        name="Northmoor",
        regime="cqc",
        clock=clock,
        who=Who("asmith", "LAPTOP-8"),
        register=postgresql_app.workspace.file.register,
    )
    yield postgresql_app, second
    second.workspace.close()


@pytest.fixture
def timetable(machines: tuple[App, App]) -> Timetable:
    return made_timetable(machines[0])


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """What each gave, or the error it ended with; none begins before all are ready."""
    ready = Barrier(len(works))

    def run(work: Callable[[], Any]) -> Any:
        ready.wait()
        try:
            return work()
        except ExpectedError as error:
            return error

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def add_one(app: App, timetable: Timetable, title: str) -> None:
    new = Session(timetable_id=timetable.id, day=2, starts=600, minutes=30, title=title)
    app.do(add_session, new, {BEN.id: Part.TAKES_PART})


def test_of_the_same_draft_issued_twice_at_one_moment_there_is_one_issue(
    machines: tuple[App, App], timetable: Timetable
) -> None:
    first, second = machines

    found = at_once(lambda: issue(first, timetable), lambda: issue(second, timetable))

    made = [each for each in found if isinstance(each, TimetableIssue)]
    refused = [each for each in found if isinstance(each, ExpectedError)]
    assert ([each.number for each in made], [each.code for each in refused]) == ([1], ["nothing_to_issue"])
    assert rows(second, TimetableIssue) == tuple(made)


def test_numbers_of_issues_made_on_two_machines_have_no_gap_and_no_double(
    machines: tuple[App, App], timetable: Timetable
) -> None:
    def work(app: App, name: str) -> None:
        for count in range(6):
            add_one(app, timetable, f"{name} {count}")
            try:
                issue(app, timetable, f"{name} {count}")
            except Refused as error:
                assert error.code == "nothing_to_issue"  # noqa: PT017 - the other one issued it with theirs

    at_once(lambda: work(machines[0], "one"), lambda: work(machines[1], "two"))

    numbers = [each.number for each in rows(machines[0], TimetableIssue)]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 6
    codes = [each.code for each in rows(machines[0], Session)]
    assert len(set(codes)) == len(codes)
    for app in machines:
        assert verify(app).ok


def test_slips_written_on_both_at_one_moment_are_written_once(
    machines: tuple[App, App], timetable: Timetable
) -> None:
    issue(machines[0], timetable)
    order = SlipOrder(organiser_id=QA.id)

    found = at_once(*(lambda app=app: write_slips(app, order) for app in machines))

    refused = [each.code for each in found if isinstance(each, ExpectedError)]
    assert refused in (["slips_changed"], ["nobody_to_tell"])  # as far as the later one had come
    assert len(rows(machines[0], SlipBatch)) == 1
    uids = [each.uid for each in rows(machines[0], Slip)]
    assert len(set(uids)) == len(uids) == 2
    for app in machines:
        assert verify(app).ok


def test_slips_that_were_called_back_while_others_are_written_are_told_anew(
    machines: tuple[App, App], timetable: Timetable
) -> None:
    """Else somebody would be told of a change to what they were never invited to."""
    first, second = machines
    issue(first, timetable)
    before = write(second).batch
    held = session(first, "Social work")
    first.do(move_session, held, day=2, starts=840, track=0)
    issue(first, timetable, "the room was lost")

    def call_back(_done: int, _of: int) -> None:
        if not any(each.is_dropped for each in rows(second, SlipBatch)):
            second.do(drop_slips, before.id)

    with pytest.raises(Refused) as refused:
        write_slips(first, SlipOrder(organiser_id=QA.id), progress=call_back)

    assert refused.value.code == "slips_changed"
    written = write(first)
    assert {(each.name, each.what, each.sequence) for each in written.slips} == {
        ("Ada Brook", SlipKind.INVITED, 1), ("Cat Dunn", SlipKind.INVITED, 1),
    }  # fmt: skip
    assert told(second) == []


def test_a_plan_that_is_stale_on_one_machine_is_not_taken_there(
    machines: tuple[App, App], timetable: Timetable
) -> None:
    first, second = machines
    with first.reading() as reader:
        now = situation(reader, timetable, today=TODAY)
    made = proposed(Question(now=now, choice=PlanChoice()), seconds=1)
    theirs = session(second, "Carers")
    second.do(change_session, theirs, replace(theirs, title="Unpaid carers"))

    with pytest.raises(ChangedMeanwhile) as refused:
        first.do(place_sessions, made)

    assert error_sentence(refused.value).startswith("Somebody changed the timetable")
    assert session(first, "Unpaid carers").starts == 600


def test_the_same_plan_taken_on_both_at_one_moment_is_taken_once(
    machines: tuple[App, App], timetable: Timetable
) -> None:
    with machines[0].reading() as reader:
        now = situation(reader, timetable, today=TODAY)
    made = proposed(Question(now=now, choice=PlanChoice()), seconds=1)
    assert made.changes

    found = at_once(*(lambda app=app: app.do(place_sessions, made) for app in machines))

    assert [each.code for each in found if isinstance(each, ExpectedError)] == ["plan_is_old"]
    placed = session(machines[0], "Carers")
    (change,) = [each for each in made.changes if each.before.title == "Carers"]
    assert placed == replace(change.after, version=placed.version)


def test_a_drag_of_what_the_other_one_moved_drops_nothing(
    machines: tuple[App, App], timetable: Timetable
) -> None:
    first, second = machines
    seen = first.read(whole_timetable, timetable, today=TODAY)
    theirs = session(second, "Social work")
    moved = second.do(move_session, theirs, day=2, starts=900, track=2).result
    before = rows(second, Session)

    with pytest.raises(ChangedMeanwhile):
        first.do(move_sessions, shifted(seen.sessions, minutes=15))
    with pytest.raises(ChangedMeanwhile):
        first.do(swap_days, seen, 1, 2)

    assert rows(first, Session) == before
    assert session(first, "Social work") == moved


def test_what_the_other_one_changed_since_is_not_undone_under_them(
    machines: tuple[App, App], timetable: Timetable
) -> None:
    first, second = machines
    mine = first.do(move_session, session(first, "Social work"), day=2, starts=900, track=1)
    theirs = session(second, "Social work")
    second.do(change_session, theirs, replace(theirs, title="Social workers"))
    assert mine.entry is not None

    with pytest.raises(Refused) as refused:
        first.do(undo, mine.entry)

    assert refused.value.code == "later_changes"
    assert "Social workers" in error_sentence(refused.value)
    assert (session(second, "Social workers").day, session(second, "Social workers").starts) == (2, 900)


def test_one_entry_undone_on_both_at_one_moment_is_undone_once(
    machines: tuple[App, App], timetable: Timetable
) -> None:
    entry = (
        machines[0].do(move_session, session(machines[0], "Social work"), day=2, starts=900, track=1).entry
    )
    assert entry is not None

    found = at_once(*(lambda app=app: app.do(undo, entry) for app in machines))

    assert [each.code for each in found if isinstance(each, ExpectedError)] == ["already_undone"]
    assert session(machines[1], "Social work").starts == 600


def test_the_same_spreadsheet_brought_in_on_both_makes_its_sessions_once(
    machines: tuple[App, App], timetable: Timetable, tmp_path: Path
) -> None:
    path = tmp_path / "sessions.csv"
    path.write_text("Day,Start,End,Code,Title,Takes part\n2,9am,10am,N-1,Night visit,ada@northmoor.example\n")
    plans = [app.read(plan_import, "timetable", path) for app in machines]

    found = at_once(
        *(
            lambda app=app, plan=plan: app.do(run_import, plan)
            for app, plan in zip(machines, plans, strict=True)
        )
    )

    assert [each.code for each in found if isinstance(each, ExpectedError)] == ["import_plan_is_old"]
    assert [each.title for each in rows(machines[0], Session)].count("Night visit") == 1


def test_two_secretaries_edits_taken_on_both_at_one_moment_lose_nobody_s_work(
    machines: tuple[App, App], timetable: Timetable, tmp_path: Path
) -> None:
    """The second is told to look again, and then both are there."""
    plans = []
    for number, (app, title) in enumerate(zip(machines, ("Social work", "Carers"), strict=True)):
        path = tmp_path / f"{number}.xlsx"
        app.read(export_register, "timetable", path)
        cells: list[list[Any]] = list(cells_of(path))
        column = cells[0].index("Title")
        line = next(row for row in cells[1:] if row[column] == title)
        line[column] = f"{title}, edited"
        save_workbook(path, cells)
        plans.append(app.read(plan_edits, path, today=TODAY))

    found = at_once(
        *(
            lambda app=app, plan=plan: app.do(take_edits, plan, plan.offered)
            for app, plan in zip(machines, plans, strict=True)
        )
    )

    (late,) = [place for place, each in enumerate(found) if isinstance(each, ExpectedError)]
    assert found[late].code == "edits_are_old"
    again = machines[late].read(plan_edits, tmp_path / f"{late}.xlsx", today=TODAY)
    machines[late].do(take_edits, again, again.offered)
    titles = {each.title for each in rows(machines[0], Session)}
    assert titles == {"Social work, edited", "Carers, edited", "Night team"}


def test_a_walk_on_two_machines_keeps_every_promise(machines: tuple[App, App], tmp_path: Path) -> None:
    Walking(machines, random.Random(7), tmp_path).walk(30)


def test_people_set_on_both_are_those_of_the_last_and_nobody_is_there_twice(
    machines: tuple[App, App], timetable: Timetable
) -> None:
    held = session(machines[0], "Carers")

    at_once(
        lambda: machines[0].do(change_session, held, replace(held, title="One"), {ADA.id: Part.TAKES_PART}),
        lambda: machines[1].do(change_session, held, replace(held, title="Two"), {ADA.id: Part.SECOND}),
    )

    whole = machines[0].read(whole_timetable, timetable, today=TODAY)
    (now,) = [each for each in whole.sessions if each.id == held.id]
    assert [(each.person_id, each.part) for each in whole.at(held.id)] == [
        (ADA.id, Part.TAKES_PART if now.title == "One" else Part.SECOND)
    ]
