"""Travel that goes along is part of the same entry, and comes back with it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import ChangedMeanwhile
from inspection_ready.domain.people import Person
from inspection_ready.domain.session_moves import from_here_on, shifted, stretched, swapped
from inspection_ready.domain.session_ways import ways_along
from inspection_ready.domain.timetable import Attendance, Session, SessionFormat, Timetable
from inspection_ready.services.session_moves import (
    move_block,
    move_sessions,
    stretch_session,
    swap_sessions,
)
from inspection_ready.services.sessions import move_session
from inspection_ready.services.timetable import current_timetable, whole_timetable
from inspection_ready.services.undo import undo
from tests.story import add

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.services.app import App
    from inspection_ready.services.verbs import Done

TRAVEL, VISIT = SessionFormat.TRAVEL, SessionFormat.VISIT


@pytest.fixture
def council(app: App) -> App:
    held = Timetable(name="The visit", days=2, tracks=2)
    escort = Person(name="Ada Brook")
    rows = [
        Session(timetable_id=held.id, day=1, starts=starts, minutes=minutes, track=1, title=title, format=format_)
        for title, starts, minutes, format_ in (
            ("There", 555, 30, TRAVEL), ("Visit", 585, 90, VISIT), ("Back", 675, 30, TRAVEL), ("Later", 780, 60, VISIT),
        )
    ]  # fmt: skip
    app.do(
        add, held, escort, *rows, *(Attendance(session_id=each.id, person_id=escort.id) for each in rows[:3])
    )
    return app


def whole(app: App) -> WholeTimetable:
    found = app.read(current_timetable)
    assert found is not None
    return app.read(whole_timetable, found, today=dt.date(2026, 11, 20))


def placed(app: App) -> dict[str, tuple[int, int]]:
    return {each.title: (each.day, each.starts) for each in whole(app).sessions}


def named(app: App, title: str) -> Session:
    return next(each for each in whole(app).sessions if each.title == title)


def moved(app: App) -> Done[object]:
    steps = shifted([named(app, "Visit")], days=1)
    return app.do(move_sessions, [*steps, *ways_along(whole(app), steps)])


def made_longer(app: App) -> Done[object]:
    visit = named(app, "Visit")
    along = ways_along(whole(app), [(visit, stretched(visit, 30))])
    return app.do(stretch_session, visit, starts=585, minutes=120, along=along)


def changing_places(app: App) -> Done[object]:
    visit, later = named(app, "Visit"), named(app, "Later")
    return app.do(swap_sessions, visit, later, along=ways_along(whole(app), swapped(visit, later)))


def all_later(app: App) -> Done[object]:
    visit = named(app, "Visit")
    along = ways_along(whole(app), shifted(from_here_on(whole(app), visit), minutes=15))
    return app.do(move_block, whole(app), visit, 15, along=along)


@pytest.mark.parametrize(
    ("work", "there"),
    [
        (moved, {"There": (2, 555), "Visit": (2, 585), "Back": (2, 675), "Later": (1, 780)}),
        (made_longer, {"There": (1, 555), "Visit": (1, 585), "Back": (1, 705), "Later": (1, 780)}),
        (changing_places, {"There": (1, 750), "Visit": (1, 780), "Back": (1, 870), "Later": (1, 585)}),
        (all_later, {"There": (1, 570), "Visit": (1, 600), "Back": (1, 690), "Later": (1, 795)}),
    ],
)
def test_each_way_of_moving_takes_them_along_as_one_entry(
    council: App, work: Callable[[App], Done[object]], there: dict[str, tuple[int, int]]
) -> None:
    before = placed(council)

    entry = work(council).entry
    after = placed(council)
    assert entry is not None
    council.do(undo, entry)

    assert after == there
    assert placed(council) == before


def test_where_the_way_was_changed_meanwhile_nothing_moves(council: App) -> None:
    steps = shifted([named(council, "Visit")], minutes=15)
    along = ways_along(whole(council), steps)
    council.do(move_session, named(council, "There"), day=2, starts=600, track=1)
    before = placed(council)

    with pytest.raises(ChangedMeanwhile):
        council.do(move_sessions, [*steps, *along])

    assert placed(council) == before
