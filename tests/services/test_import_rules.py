"""Rows whose cells are each good and that cannot stand as a whole."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.tasks import Task
from inspection_ready.services.regimes import start_with_regime
from inspection_ready.services.verbs import verb
from tests.services.importing import bring_in, held, refused

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.app import App
    from inspection_ready.storage.unit_of_work import UnitOfWork

PEOPLE = "Name,E-mail\nAsha Patel,asha@northmoor.example\nBen Cole,ben@northmoor.example\n"


@verb("test.keep_picture")
def keep_picture(uow: UnitOfWork) -> None:
    uow.register(Picture).add(
        Picture(name="Map", sha256="0" * 64, media_type="image/png", width=9, height=5, caption="Our town")
    )


def test_an_absence_comes_in_with_who_entered_it(app: App, tmp_path: Path) -> None:
    bring_in(app, "people", tmp_path, PEOPLE)

    plan = bring_in(
        app,
        "absences",
        tmp_path,
        "Name,From,Until,Reported by\n"
        'Asha Patel,21/12/2026,4 Jan 2027,"her PA, by phone"\n'
        "Ben Cole,21 December 2026,,\n"
        "Ben Cole,21/12/2026,20/12/2026,himself\n"
        "Nobody Known,21/12/2026,,himself\n",
    )

    (absence,) = held(app, Absence)
    assert (absence.starts_on, absence.ends_on, absence.told_by, absence.recorded_by) == (
        date(2026, 12, 21),
        date(2027, 1, 4),
        "her PA, by phone",
        "jbloggs on LAPTOP-7",
    )
    assert refused(plan) == {
        3: "Who told us is missing.",
        4: "The last day is before the first. Check both.",
        5: "Person: nothing called “Nobody Known” is among the people, so it was left out.",
    }


def test_an_end_that_comes_later_is_checked_against_the_start_that_is_held(app: App, tmp_path: Path) -> None:
    bring_in(app, "people", tmp_path, PEOPLE)
    bring_in(app, "absences", tmp_path, "Name,From,Who told us\nAsha Patel,21/12/2026,her PA\n")

    ended = bring_in(app, "absences", tmp_path, "Name,From,Until\nAsha Patel,21/12/2026,4/1/2027\n")
    plan = bring_in(app, "absences", tmp_path, "Name,From,Until\nAsha Patel,21/12/2026,4/1/2026\n")

    assert (ended.counts.changed, [each.ends_on for each in held(app, Absence)]) == (1, [date(2027, 1, 4)])
    assert refused(plan) == {2: "The last day is before the first. Check both."}


def test_a_task_is_counted_from_an_event_of_the_regime_or_refused(app: App, tmp_path: Path) -> None:
    app.do(start_with_regime, "cqc")

    plan = bring_in(
        app,
        "tasks",
        tmp_path,
        "Task,When\n"
        "Buy tea,by 2 working days before the visit\n"
        "Tell everybody,by 1 working day after Notification\n"
        "Buy cake,by 2 days after Christmas\n",
    )

    assert [task.when for task in held(app, Task) if task.title.startswith(("Buy", "Tell every"))] == [
        "by 2 working days before on-site",
        "by 1 working day after notification",
    ]
    assert refused(plan) == {
        4: "Due, counted: “Christmas” is no event days can be counted from. There are: notification, case-tracking, "
        "set-up-meeting, on-site, draft-report."
    }


def test_words_of_a_picture_that_is_kept_come_from_a_list_and_no_picture_does(
    app: App, tmp_path: Path
) -> None:
    app.do(keep_picture)

    plan = bring_in(app, "pictures", tmp_path, "Picture,Alt text\nmap,The river runs south\nLogo,A heron\n")

    assert [(each.name, each.alt, each.caption) for each in held(app, Picture)] == [
        ("map", "The river runs south", "Our town")
    ]
    assert refused(plan) == {
        3: "No picture of this name is kept here, and a list cannot bring the picture itself. "
        "Add it first, then this row again."
    }


def test_a_refused_absence_is_named_by_its_person(app: App, tmp_path: Path) -> None:
    bring_in(app, "people", tmp_path, PEOPLE)

    plan = bring_in(app, "absences", tmp_path, "Name,From\nAsha Patel,21/12/2026\n")

    assert [line.title for line in plan.lines] == ["Asha Patel"]
