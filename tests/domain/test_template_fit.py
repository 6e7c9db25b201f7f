"""A template in fewer days or tracks: nothing is dropped unsaid, and nothing is put where it must not be."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.clash_check import clashes
from inspection_ready.domain.clash_grid import Circumstances
from inspection_ready.domain.clashes import ClashCode
from inspection_ready.domain.template_fit import Fit, WhyNot, fitted
from inspection_ready.domain.timetable import Session, SessionFormat, Timetable, Turn
from inspection_ready.domain.whole_timetable import WholeTimetable
from inspection_ready.phrases.template_fit import fit_lines, left_out_note

TEMPLATE = Timetable(name="Three days", is_template=True, days=3, tracks=2)


def session(title: str, day: int, starts: int, **more: Any) -> Session:
    return Session(
        timetable_id=TEMPLATE.id, title=title, day=day, starts=starts, **{"minutes": 60, "track": 1, **more}
    )


def told(fit: Fit) -> list[tuple[str, int, int, int]]:
    return [(each.title, each.day, each.starts, each.track) for each in fit.sessions]


def test_a_template_that_fits_stays_as_it_is() -> None:
    held = [session("One", 1, 540), session("Two", 3, 540)]

    fit = fitted(TEMPLATE, held, days=3, tracks=2)

    assert (fit.sessions, fit_lines(fit), left_out_note(TEMPLATE, fit)) == (tuple(held), (), "")


def test_sessions_of_days_that_go_find_free_places_in_the_order_of_the_clock() -> None:
    held = [
        session("One", 1, 510),
        session("Lunch", 3, 750, track=0, format=SessionFormat.BREAK),
        session("Three", 3, 600),
        session("Two", 2, 540),
    ]

    fit = fitted(TEMPLATE, held, days=1, tracks=2)

    assert told(fit) == [("One", 1, 510, 1), ("Two", 1, 540, 2), ("Three", 1, 600, 1)]
    assert fit_lines(fit) == (
        "2 sessions find another place on 1 day:",
        "  “Two” from day 2 at 9am, track 1 to day 1 at 9am, track 2",
        "  “Three” from day 3 at 10am, track 1 to day 1 at 10am, track 1",
        "Day 3 goes, and with it “Lunch”.",
    )


def test_what_closes_the_visit_closes_the_shorter_one() -> None:
    held = [
        session("Late talk", 1, 960),
        session("Early talk", 1, 510),
        session("Feedback", 3, 960, track=0, format=SessionFormat.MEETING, turn=Turn.LAST),
    ]

    fit = fitted(TEMPLATE, held, days=1, tracks=2)

    assert told(fit) == [("Early talk", 1, 510, 1), ("Late talk", 1, 510, 2), ("Feedback", 1, 960, 0)]


def test_nobody_is_put_before_the_first() -> None:
    held = [session("Director", 1, 600, turn=Turn.FIRST), session("Carers", 2, 540)]

    assert told(fitted(TEMPLATE, held, days=1, tracks=2)) == [
        ("Director", 1, 600, 1), ("Carers", 1, 600, 2),
    ]  # fmt: skip


def test_what_finds_no_place_is_said_with_why_and_stays_in_the_notes() -> None:
    held = [
        session("Whole day", 1, 510, minutes=540, track=0),
        session("Housing", 2, 540, minutes=90),
        session("Police", 3, 540, only_on_day=3),
    ]

    fit = fitted(TEMPLATE, held, days=2, tracks=2)

    assert [(each.session.title, each.why) for each in fit.left_out] == [("Police", WhyNot.MUST_BE_ON)]
    fit = fitted(TEMPLATE, held, days=1, tracks=2)
    assert fit_lines(fit) == (
        "2 sessions would be left out, and named in the timetable’s notes:",
        "  “Housing”, 1 hour 30 minutes: no place of that length is free at the times it asks for",
        "  “Police”, 1 hour: it must be on day 3",
    )
    assert left_out_note(TEMPLATE, fit) == (
        "Of “Three days”, made for 3 days, these found no place: “Housing” (1 hour 30 minutes) and “Police” (1 hour)."
    )


def test_one_person_is_not_put_in_two_places_at_once() -> None:
    held = [session("Welcome", 1, 510, wanted="Director"), session("Director", 2, 510, wanted="director")]

    assert told(fitted(TEMPLATE, held, days=1, tracks=2))[1] == ("Director", 1, 585, 1)


def test_sessions_of_a_track_that_goes_are_placed_on_those_that_stay() -> None:
    held = [session("One", 1, 540), session("Beside", 1, 540, track=2)]

    fit = fitted(TEMPLATE, held, days=3, tracks=1)

    assert told(fit) == [("One", 1, 540, 1), ("Beside", 1, 615, 1)]


TIMES = st.integers(34, 68).map(lambda each: each * 15)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    return session(
        draw(st.sampled_from(["Waits", "Carers", "Police"])),
        draw(st.integers(1, 3)),
        draw(TIMES),
        minutes=draw(st.sampled_from([15, 45, 60, 180])),
        track=draw(st.integers(0, 2)),
        format=draw(st.sampled_from([SessionFormat.INTERVIEW, SessionFormat.INTERVIEW, *SessionFormat])),
        wanted=draw(st.sampled_from(["", "", "Director"])),
        turn=draw(st.sampled_from([Turn.ANY, Turn.ANY, *Turn])),
        only_on_day=draw(st.sampled_from([None, None, 1, 3])),
        earliest=draw(st.none() | TIMES),
        latest=draw(st.none() | TIMES),
    )


SAME = frozenset(
    {
        ClashCode.TRACK_TWICE, ClashCode.TOO_EARLY, ClashCode.TOO_LATE, ClashCode.WRONG_DAY,
        ClashCode.NOT_FIRST, ClashCode.NOT_LAST, ClashCode.OUTSIDE_DAY,
    }
)  # fmt: skip


@given(st.lists(sessions(), max_size=9), st.integers(1, 3), st.integers(1, 2))
def test_every_session_is_kept_moved_or_left_out_and_no_move_makes_a_clash(
    held: list[Session], days: int, tracks: int
) -> None:
    fit = fitted(TEMPLATE, held, days=days, tracks=tracks)

    parted = [
        *(each.id for each in fit.kept),
        *(each.was.id for each in fit.moved),
        *(each.session.id for each in fit.left_out),
    ]
    assert sorted(parted) == sorted(each.id for each in held)
    assert all(each.day <= days and each.track <= tracks for each in fit.sessions)
    assert set(fit.kept) <= set(held)
    free = {each.now.id for each in fit.moved if each.now.turn is not Turn.LAST}
    whole = WholeTimetable(timetable=TEMPLATE, sessions=fit.sessions)
    for clash in clashes(whole, Circumstances(today=dt.date(2026, 11, 30))):
        if clash.code in SAME:
            assert not free & {each.id for each in clash.sessions}, (clash.code, clash.sessions)
