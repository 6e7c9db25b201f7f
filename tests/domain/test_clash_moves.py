"""What a moved session would clash with is what the whole check tells of the timetable with it moved."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from inspection_ready.domain.clash_check import clashes
from inspection_ready.domain.clash_grid import Circumstances
from inspection_ready.domain.clash_moves import MoveCheck
from inspection_ready.domain.clashes import ClashCode
from inspection_ready.domain.timetable import Session, Timetable
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.domain.whole_timetable import WholeTimetable, with_sessions
from tests.domain.test_clash_oracle import MAIN, MINUTES, QUARTERS, ROOMS, TUESDAY, plans


@st.composite
def moves(draw: st.DrawFn) -> tuple[WholeTimetable, Circumstances, list[Session]]:
    whole, known = draw(plans())
    chosen = draw(st.lists(st.sampled_from(whole.sessions), min_size=1, max_size=3, unique_by=lambda s: s.id))
    shouted = draw(st.booleans())
    if shouted:  # an inspector spelled in two ways
        first = replace(whole.sessions[0], inspectors=whole.sessions[0].inspectors.upper())
        whole = with_sessions(whole, {first.id: first})
        chosen = [first if each.id == first.id else each for each in chosen]
    moved = [
        replace(
            each,
            day=draw(st.sampled_from([1, 2])),
            starts=draw(QUARTERS),
            minutes=draw(MINUTES),
            track=draw(st.integers(0, 2)),
            room_id=draw(st.sampled_from([None, *(room.id for room in ROOMS)])),
            base_id=draw(st.sampled_from([each.base_id, MAIN.id])),
        )
        for each in chosen
    ]
    return whole, known, moved


@settings(max_examples=400, deadline=None)
@given(move=moves())
def test_moving_tells_what_the_whole_check_tells(
    move: tuple[WholeTimetable, Circumstances, list[Session]],
) -> None:
    whole, known, moved = move
    check = MoveCheck(whole, known)

    would_be = check.with_moved(moved)
    after = with_sessions(whole, {each.id: each for each in moved})

    assert check.clashes == clashes(whole, known)
    assert would_be.clashes == clashes(after, known)
    assert set(would_be.new) <= set(would_be.clashes)
    assert set(would_be.gone) <= set(check.clashes)


def test_what_is_new_is_told_apart_from_what_was_there() -> None:
    room = ROOMS[0]
    one = Session(
        timetable_id=1, day=1, title="One", starts=540, minutes=60, room_id=room.id, base_id=MAIN.id
    )
    other = Session(
        timetable_id=1, day=1, title="Other", starts=660, minutes=60, room_id=room.id, base_id=MAIN.id
    )
    early = Session(timetable_id=1, day=1, title="Early", starts=480, minutes=60, track=3)
    whole = WholeTimetable(
        timetable=Timetable(name="The visit", lunch_minutes=0),
        days=(DatedDay(day=1, on=TUESDAY),),
        sessions=(early, one, other),
    )
    check = MoveCheck(whole, Circumstances(today=TUESDAY, rooms={each.id: each for each in ROOMS}))

    would_be = check.with_moved([replace(other, starts=570)])
    back = check.with_moved([replace(early, starts=540, track=4)])

    assert [each.code for each in check.clashes] == [ClashCode.OUTSIDE_DAY]
    assert [each.code for each in would_be.new] == [ClashCode.ROOM_TWICE]
    assert (would_be.gone, len(would_be.clashes)) == ((), 2)
    assert ([each.code for each in back.gone], back.new) == ([ClashCode.OUTSIDE_DAY], ())
