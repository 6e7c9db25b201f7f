"""Travel goes along with its session: to which it belongs, where it is clear; and as close to it as it was."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspection_ready.domain.session_moves import shifted, stretched, swapped
from inspection_ready.domain.session_ways import tied_ways, ways_along
from inspection_ready.domain.timetable import Attendance, Session, SessionFormat, SessionState, Timetable
from inspection_ready.domain.whole_timetable import WholeTimetable

TRAVEL, VISIT, INTERVIEW = SessionFormat.TRAVEL, SessionFormat.VISIT, SessionFormat.INTERVIEW
ESCORT, OTHER = 101, 102


def made(title: str, starts: int, minutes: int, format_: SessionFormat, **more: Any) -> Session:
    return Session(
        timetable_id=1,
        title=title,
        starts=starts,
        minutes=minutes,
        format=format_,
        **{"day": 1, "track": 3, **more},
    )


THERE = made("There", 555, 30, TRAVEL)
VISITING = made("Visit", 585, 90, VISIT)
BACK = made("Back", 675, 30, TRAVEL)
NEXT = made("Next", 705, 45, INTERVIEW)
FREE = made("Elsewhere", 600, 60, INTERVIEW, track=1)
SESSIONS = (THERE, VISITING, BACK, NEXT, FREE)
PEOPLE = (
    *(Attendance(session_id=each.id, person_id=ESCORT) for each in (THERE, VISITING, BACK)),
    Attendance(session_id=NEXT.id, person_id=OTHER),
)


def whole(
    sessions: tuple[Session, ...] = SESSIONS, people: tuple[Attendance, ...] = PEOPLE
) -> WholeTimetable:
    return WholeTimetable(
        timetable=Timetable(name="The visit", days=3), sessions=sessions, attendances=people
    )


def placed(held: WholeTimetable, *moved: tuple[Session, Session]) -> dict[str, tuple[int, int, int]]:
    return {after.title: (after.day, after.starts, after.track) for _, after in ways_along(held, moved)}


def test_the_way_there_and_the_way_back_go_along_with_the_visit() -> None:
    assert placed(whole(), *shifted([VISITING], days=1, minutes=60, tracks=-1)) == {
        "There": (2, 615, 2),
        "Back": (2, 735, 2),
    }
    assert placed(whole(), *shifted([NEXT], minutes=60)) == {}
    assert placed(whole(), *shifted([FREE], minutes=60)) == {}


def test_a_visit_that_is_longer_has_its_way_back_later_and_one_that_begins_earlier_its_way_there() -> None:
    assert placed(whole(), (VISITING, stretched(VISITING, 30))) == {"Back": (1, 705, 3)}
    assert placed(whole(), (VISITING, stretched(VISITING, 15, at_start=True))) == {"There": (1, 540, 3)}


def test_two_that_are_swapped_take_their_ways_along() -> None:
    assert placed(whole(), *swapped(VISITING, FREE)) == {"There": (1, 570, 1), "Back": (1, 690, 1)}


def test_a_way_belongs_to_what_it_leads_to_before_what_it_comes_from() -> None:
    held = whole(people=(*PEOPLE, Attendance(session_id=NEXT.id, person_id=ESCORT)))

    assert placed(held, *shifted([VISITING], minutes=60)) == {"There": (1, 615, 3)}
    assert placed(held, *shifted([NEXT], minutes=60)) == {"Back": (1, 735, 3)}


def test_where_nobody_is_named_the_track_says_it() -> None:
    held = whole(people=())

    assert placed(held, *shifted([VISITING], minutes=60)) == {"There": (1, 615, 3)}
    assert placed(whole((replace(THERE, track=0), VISITING), ()), *shifted([VISITING], minutes=60)) == {}
    assert placed(whole((replace(THERE, track=1), VISITING), ()), *shifted([VISITING], minutes=60)) == {}


def test_inspectors_who_are_named_are_among_those_who_travel() -> None:
    named = replace(THERE, inspectors="Jo Hart")
    with_her, without = (
        replace(VISITING, inspectors="JO HART and Sam Lee"),
        replace(VISITING, inspectors="Sam Lee"),
    )

    assert placed(whole((named, with_her)), *shifted([with_her], minutes=15)) == {"There": (1, 570, 3)}
    assert placed(whole((named, without)), *shifted([without], minutes=15)) == {}


def test_a_short_wait_is_kept_and_a_longer_one_is_no_tie() -> None:
    waiting = replace(THERE, starts=545)
    apart = replace(THERE, starts=540)

    assert placed(whole((waiting, VISITING)), *shifted([VISITING], minutes=60)) == {"There": (1, 605, 3)}
    assert placed(whole((apart, VISITING)), *shifted([VISITING], minutes=60)) == {}


def test_what_is_not_clear_stays() -> None:
    beside = made("Beside", 585, 60, INTERVIEW, track=1)
    in_no_track = replace(THERE, track=2)
    people = (*PEOPLE, Attendance(session_id=beside.id, person_id=ESCORT))

    assert placed(whole((THERE, VISITING, beside), people), *shifted([VISITING], minutes=15)) == {
        "There": (1, 570, 3)
    }
    assert placed(whole((in_no_track, VISITING, beside), people), *shifted([VISITING], minutes=15)) == {}


@pytest.mark.parametrize("state", [SessionState.CANCELLED])
def test_what_is_cancelled_neither_goes_along_nor_is_led_to(state: SessionState) -> None:
    gone = replace(VISITING, state=state)

    assert placed(whole((replace(THERE, state=state), VISITING)), *shifted([VISITING], minutes=15)) == {}
    assert placed(whole((THERE, gone)), *shifted([gone], minutes=15)) == {}


def test_a_way_that_would_not_be_within_the_day_stays() -> None:
    assert placed(whole(), (VISITING, replace(VISITING, starts=15))) == {"Back": (1, 105, 3)}
    assert placed(whole(), (VISITING, replace(VISITING, starts=1335))) == {"There": (1, 1305, 3)}


def test_a_way_that_is_moved_itself_goes_where_it_is_moved() -> None:
    assert placed(whole(), *shifted([THERE, VISITING, BACK], minutes=60)) == {}
    assert placed(whole(), *shifted([BACK], minutes=60)) == {}


@st.composite
def plans(draw: st.DrawFn) -> tuple[WholeTimetable, list[tuple[Session, Session]]]:
    sessions = tuple(
        made(
            str(at),
            draw(st.integers(32, 40)) * 15,
            draw(st.sampled_from([15, 30, 25])),
            draw(st.sampled_from([TRAVEL, TRAVEL, VISIT, INTERVIEW, SessionFormat.BREAK])),
            day=draw(st.integers(1, 2)),
            track=draw(st.integers(0, 2)),
            state=draw(st.sampled_from([SessionState.CONFIRMED, SessionState.CONFIRMED, *SessionState])),
        )
        for at in range(draw(st.integers(1, 8)))
    )
    people = tuple(
        Attendance(session_id=each.id, person_id=person)
        for each in sessions
        for person in draw(st.sets(st.sampled_from([ESCORT, OTHER])))
    )
    moved = draw(st.lists(st.sampled_from(sessions), min_size=1, max_size=3, unique_by=lambda each: each.id))
    return whole(sessions, people), shifted(
        moved, days=draw(st.integers(0, 1)), minutes=draw(st.integers(-40, 60)) * 15
    )


@settings(max_examples=300, deadline=None)
@given(plan=plans())
def test_whatever_goes_along_is_travel_stays_as_long_and_as_close_and_comes_back(
    plan: tuple[WholeTimetable, list[tuple[Session, Session]]],
) -> None:
    held, steps = plan
    along = ways_along(held, steps)
    ties = {tied.way.id: tied for tied in tied_ways(held, [before for before, _ in steps])}
    after_of = {before.id: after for before, after in steps}

    assert not {way.id for way, _ in along} & set(after_of)
    assert len({way.id for way, _ in along}) == len(along)
    for way, there in along:
        tied = ties[way.id]
        session = after_of[tied.session_id]
        gap = session.starts - there.ends if tied.leads else there.starts - session.ends
        assert (way.format, there.minutes, there.day, gap) == (TRAVEL, way.minutes, session.day, tied.gap)
        assert replace(there, day=way.day, starts=way.starts, track=way.track) == way
