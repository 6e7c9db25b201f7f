"""Sessions moved together, stretched, swapped, and whole days: each one entry, and each taken back exactly."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.errors import ChangedMeanwhile, Refused
from inspection_ready.domain.people import Person
from inspection_ready.domain.session_moves import days_swapped, in_room, shifted, stretched, swapped
from inspection_ready.domain.timetable import Attendance, Session, Timetable
from inspection_ready.services.session_moves import (
    move_block,
    move_sessions,
    stretch_session,
    swap_days,
    swap_sessions,
)
from inspection_ready.services.sessions import move_session
from inspection_ready.services.timetable import current_timetable, whole_timetable
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from tests.story import add

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.services.app import App

TODAY = dt.date(2026, 11, 20)
Place = tuple[int, int, int, int]
"""Day, start, length and track."""
HALL, MILL = Base(name="Town Hall"), Base(name="Mill House")
ONE, TWO, FAR = (
    Room(base_id=base.id, name=name) for base, name in ((HALL, "One"), (HALL, "Two"), (MILL, "Far"))
)
ADA = Person(name="Ada Brook")


@pytest.fixture
def council(app: App) -> App:
    held = Timetable(name="The visit", days=2, tracks=2)
    rows = [
        Session(timetable_id=held.id, day=day, starts=starts, minutes=minutes, track=track, title=title, code=title, room_id=room.id, base_id=room.base_id)
        for title, day, starts, minutes, track, room in (
            ("A", 1, 540, 60, 1, ONE), ("B", 1, 600, 30, 2, TWO), ("C", 1, 660, 60, 1, FAR), ("D", 2, 540, 45, 1, ONE),
        )
    ]  # fmt: skip
    app.do(
        add, HALL, MILL, ONE, TWO, FAR, ADA, held, *rows, Attendance(session_id=rows[0].id, person_id=ADA.id)
    )
    return app


def whole(app: App) -> WholeTimetable:
    found = app.read(current_timetable)
    assert found is not None
    return app.read(whole_timetable, found, today=TODAY)


def named(app: App, *titles: str) -> list[Session]:
    by_title = {each.title: each for each in whole(app).sessions}
    return [by_title[title] for title in titles]


def placed(app: App) -> dict[str, Place]:
    return {each.title: (each.day, each.starts, each.minutes, each.track) for each in whole(app).sessions}


def test_several_move_together_as_one_entry_that_is_taken_back_whole(council: App) -> None:
    before = placed(council)

    done = council.do(move_sessions, shifted(named(council, "A", "B"), days=1, minutes=15))
    after = placed(council)
    assert done.entry is not None
    council.do(undo, done.entry)

    assert (after["A"], after["B"], after["C"]) == ((2, 555, 60, 1), (2, 615, 30, 2), before["C"])
    assert placed(council) == before


def test_a_session_is_stretched_at_either_end(council: App) -> None:
    (a,) = named(council, "A")
    longer = stretched(a, 30)
    earlier = stretched(a, 15, at_start=True)

    council.do(stretch_session, a, starts=longer.starts, minutes=longer.minutes)

    assert placed(council)["A"] == (1, 540, 90, 1)
    assert (earlier.starts, earlier.ends) == (525, 600)
    assert stretched(a, -500).minutes == 5


def test_two_swap_their_times_tracks_and_rooms_of_one_base(council: App) -> None:
    a, b, c = named(council, "A", "B", "C")

    council.do(swap_sessions, a, b)
    a_now, b_now = named(council, "A", "B")
    council.do(swap_sessions, a_now, c)

    assert (b_now.starts, b_now.track, b_now.room_id, b_now.minutes) == (540, 1, ONE.id, 30)
    a_now, c_now = named(council, "A", "C")
    assert (a_now.starts, a_now.room_id, c_now.starts, c_now.room_id) == (660, TWO.id, 600, FAR.id)


def test_the_rest_of_a_day_moves_and_what_was_before_stays(council: App) -> None:
    (b,) = named(council, "B")

    council.do(move_block, whole(council), b, 20)

    assert [each[1] for each in placed(council).values()] == [540, 620, 680, 540]


def test_whole_days_change_places(council: App) -> None:
    council.do(swap_days, whole(council), 1, 2)

    assert {title: place[0] for title, place in placed(council).items()} == {"A": 2, "B": 2, "C": 2, "D": 1}
    with pytest.raises(Refused, match="no_such_day"):
        council.do(swap_days, whole(council), 1, 3)


def test_another_room_brings_its_base_and_none_leaves_it(council: App) -> None:
    (a,) = named(council, "A")

    council.do(move_sessions, [(a, in_room(a, FAR))])
    (there,) = named(council, "A")
    council.do(move_sessions, [(there, in_room(there, None))])
    (without,) = named(council, "A")

    assert (there.room_id, there.base_id) == (FAR.id, MILL.id)
    assert (without.room_id, without.base_id) == (None, MILL.id)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"day": 3}, "no_such_day"),
        ({"day": 0}, "no_such_day"),
        ({"track": 3}, "no_such_track"),
        ({"starts": -15}, "session_starts_before_midnight"),
        ({"starts": 1430}, "session_ends_after_midnight"),
        ({"minutes": 1440}, "session_ends_after_midnight"),
    ],
)
def test_what_would_lie_outside_is_refused_whole(council: App, more: dict[str, Any], code: str) -> None:
    before, (a, b) = placed(council), named(council, "A", "B")

    with pytest.raises(Refused, match=code):
        council.do(move_sessions, [(b, replace(b, starts=800)), (a, replace(a, **more))])

    assert placed(council) == before


def test_where_another_window_moved_one_nothing_moves(council: App) -> None:
    seen = whole(council)
    a, b = named(council, "A", "B")
    council.do(move_session, b, day=2, starts=600, track=2)
    before = placed(council)

    works: list[Callable[[], object]] = [
        lambda: council.do(move_sessions, shifted([a, b], minutes=15)),
        lambda: council.do(swap_sessions, a, b),
        lambda: council.do(move_block, seen, a, 15),
        lambda: council.do(swap_days, seen, 1, 2),
    ]
    for work in works:
        with pytest.raises(ChangedMeanwhile):
            work()

    assert placed(council) == before


def test_nothing_to_move_is_no_entry(council: App) -> None:
    (a,) = named(council, "A")

    assert council.do(move_sessions, []).entry is None
    assert council.do(move_sessions, [(a, a)]).entry is None


STEPS = st.lists(
    st.tuples(st.sampled_from(["shift", "stretch", "swap", "block", "days"]), st.integers(0, 3), st.integers(0, 3), st.integers(-8, 8)),
    max_size=6,
)  # fmt: skip


def walked(council: App, kind: str, one: int, other: int, quarters: int) -> int | None:
    """The entry it made. Raises Refused."""
    held = whole(council)
    a, b, by = held.sessions[one], held.sessions[other], quarters * 15
    if kind == "shift":
        return council.do(move_sessions, shifted([a], minutes=by)).entry
    if kind == "stretch":
        longer = stretched(a, by)
        return council.do(stretch_session, a, starts=longer.starts, minutes=longer.minutes).entry
    if kind == "block":
        return council.do(move_block, held, a, by).entry
    if kind == "swap" and a != b:
        return council.do(swap_sessions, a, b).entry
    return council.do(swap_days, held, 1, 2).entry


def undo_entry(council: App, entry: int) -> int:
    made = council.do(undo, entry).entry
    assert made is not None
    return made


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_walk_is_undone_step_by_step_exactly_and_done_again(
    council: App, steps: list[tuple[str, int, int, int]]
) -> None:
    states: list[dict[str, Place]] = [placed(council)]
    done: list[int] = []
    for step in steps:
        try:
            entry = walked(council, *step)
        except Refused:
            assert placed(council) == states[-1]
            continue
        if entry is not None:
            done.append(entry)
            states.append(placed(council))
    undone: list[int] = []
    for entry, state in zip(reversed(done), reversed(states[:-1]), strict=True):
        undone.append(undo_entry(council, entry))
        assert placed(council) == state
    for entry, state in zip(reversed(undone), states[1:], strict=True):
        undo_entry(council, entry)
        assert placed(council) == state
    assert verify(council).problems == ()


def test_days_that_change_places_keep_everything_else(council: App) -> None:
    held = whole(council)

    steps = days_swapped(held.sessions, 1, 2)

    assert [replace(after, day=before.day) for before, after in steps] == [before for before, _ in steps]
    assert swapped(*held.sessions[:2])[0][0] == held.sessions[0]
