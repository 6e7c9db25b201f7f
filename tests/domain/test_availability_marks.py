"""Quarters marked on a calendar become lines of availability, read back as marked, and change nothing else."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.availability import Availability, Can, availability_fault
from inspection_ready.domain.availability_marks import (
    QUARTER,
    Mark,
    Marked,
    Quarter,
    can_be_cut,
    is_free,
    is_of,
    mark,
    quarters,
    standing,
)
from inspection_ready.domain.clash_free import refused_by
from inspection_ready.domain.ids import new_id
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY

JO = Availability(inspector="Jo Hart")
TUESDAY, WEDNESDAY = dt.date(2027, 2, 9), dt.date(2027, 2, 10)
DAYS = (TUESDAY, WEDNESDAY)
CANNOT, FREE = Mark(Can.CANNOT, "Court"), Mark(Can.CAN)


def jo(starts: int | None, ends: int | None, **others: object) -> Availability:
    told = replace(JO, id=new_id(), starts=starts, ends=ends, starts_on=TUESDAY, why="Court")
    return replace(told, **others)  # type: ignore[arg-type] # fields of a line


def at(*hours: float, on: dt.date = TUESDAY) -> list[Quarter]:
    """The quarters that begin at these hours."""
    return [Quarter(on, round(each * 60)) for each in hours]


def times(marked: Marked, *lines: Availability) -> list[tuple[int, int]]:
    return sorted(each.window for each in marked.applied(lines))


def test_quarters_that_follow_each_other_are_one_line() -> None:
    marked = mark((), JO, dict.fromkeys(at(10, 10.25, 10.5, 14), CANNOT))

    assert [(each.inspector, each.starts_on, each.window, each.why) for each in marked.added] == [
        ("Jo Hart", TUESDAY, (600, 645), "Court"),
        ("Jo Hart", TUESDAY, (840, 855), "Court"),
    ]


def test_another_reason_is_another_line() -> None:
    marks = {**dict.fromkeys(at(10), CANNOT), **dict.fromkeys(at(10.25), Mark(Can.CANNOT, "Train"))}

    marked = mark((), JO, marks)

    assert [(each.window, each.why) for each in marked.added] == [
        ((600, 615), "Court"),
        ((615, 630), "Train"),
    ]


def test_what_joins_lines_on_both_sides_leaves_one() -> None:
    before, after = jo(540, 600), jo(615, 660)

    marked = mark((before, after), JO, dict.fromkeys(at(10), CANNOT))

    assert marked == Marked(changed=((before, replace(before, ends=660)),), removed=(after,))


def test_freeing_the_middle_of_a_line_leaves_two() -> None:
    line = jo(540, 720)

    marked = mark((line,), JO, dict.fromkeys(at(10, 10.25), FREE))

    assert times(marked, line) == [(540, 600), (630, 720)]
    assert (marked.changed, len(marked.added), marked.removed) == (((line, replace(line, ends=600)),), 1, ())
    assert marked.added[0].id != line.id


def test_a_whole_day_that_is_cut_keeps_the_rest_of_the_day() -> None:
    line = jo(None, None)

    marked = mark((line,), JO, dict.fromkeys(at(10), FREE))

    assert times(marked, line) == [(0, 600), (615, MINUTES_IN_A_DAY)]
    assert marked.added[0].ends is None


def test_what_repeats_runs_over_days_or_came_from_a_diary_is_not_cut() -> None:
    lines = (
        jo(540, 600, starts_on=None, weekdays="Tuesday"),
        jo(600, 660, ends_on=WEDNESDAY),
        jo(660, 720, read_on=dt.date(2027, 1, 4)),
        jo(720, 780, starts_on=None),
    )

    marked = mark(lines, JO, dict.fromkeys(at(9, 10, 11, 12), FREE))

    assert marked == Marked(held=tuple(at(9, 10, 11, 12)))
    assert [can_be_cut(each) for each in lines] == [False] * 4


def test_nothing_is_marked_on_a_day_that_is_off() -> None:
    marked = mark(
        (jo(540, 600),), JO, {**dict.fromkeys(at(9), FREE), **dict.fromkeys(at(11), CANNOT)}, off={TUESDAY}
    )

    assert marked == Marked(held=tuple(at(9)))


def test_hours_that_break_a_quarter_take_the_whole_of_it() -> None:
    assert list(quarters(8 * 60 + 10, 9 * 60 + 5)) == [480, 495, 510, 525, 540]


def test_outside_the_only_times_somebody_can_it_stands_what_says_so() -> None:
    part_time = replace(JO, can=Can.CAN, weekdays="Monday to Wednesday", starts=540, ends=600)

    assert standing((part_time,), Quarter(TUESDAY, 600)) == (part_time,)
    assert standing((part_time,), Quarter(TUESDAY, 585)) == ()


def test_whose_a_line_is_is_told_as_clashes_tell_it() -> None:
    assert is_of(Availability(inspector="jo  hart"), JO)
    assert not is_of(Availability(room_id=1), Availability(person_id=1))


MINUTES = st.integers(0, MINUTES_IN_A_DAY - 1)


@st.composite
def lines_of_jo(draw: st.DrawFn) -> tuple[Availability, ...]:
    """Of all kinds, on quarters and off them, one over another."""
    made: list[Availability] = []
    for _ in range(draw(st.integers(0, 6))):
        line = replace(
            JO,
            can=draw(st.sampled_from([Can.CANNOT, Can.CANNOT, Can.CANNOT, Can.CAN])),
            starts_on=draw(st.sampled_from([*DAYS, None])),
            ends_on=draw(st.sampled_from([None, None, WEDNESDAY])),
            weekdays=draw(st.sampled_from(["", "", "Tuesday", "Wednesday and Friday"])),
            starts=draw(st.none() | MINUTES),
            ends=draw(st.none() | MINUTES),
            why=draw(st.sampled_from(["Court", "Train"])),
            read_on=draw(st.sampled_from([None, None, dt.date(2027, 1, 4)])),
        )
        line = replace(line, id=len(made) + 1)
        if not availability_fault(line):
            made.append(line)
    return tuple(made)


SOME_MARKS = st.dictionaries(
    st.builds(
        Quarter,
        st.sampled_from(DAYS),
        st.integers(0, MINUTES_IN_A_DAY // QUARTER - 1).map(lambda n: n * QUARTER),
    ),
    st.sampled_from([CANNOT, Mark(Can.CANNOT, "Train"), FREE, FREE]),
    max_size=30,
)


def free_minutes(lines: tuple[Availability, ...], on: dt.date) -> list[bool]:
    return [refused_by(lines, each, each + 1, on) is None for each in range(MINUTES_IN_A_DAY)]


@given(lines_of_jo(), SOME_MARKS)
def test_what_is_marked_reads_back_as_marked_and_nothing_else_changes(
    lines: tuple[Availability, ...], marks: dict[Quarter, Mark]
) -> None:
    marked = mark(lines, JO, marks)
    after = marked.applied(lines)

    for quarter, said in marks.items():
        assert is_free(after, quarter) == (said.can is Can.CAN and quarter not in marked.held)
    for on in DAYS:
        touched = {each.starts + minute for each in marks if each.on == on for minute in range(QUARTER)}
        was, now = free_minutes(lines, on), free_minutes(after, on)
        assert [
            each for each in range(MINUTES_IN_A_DAY) if was[each] != now[each] and each not in touched
        ] == []


@given(lines_of_jo(), SOME_MARKS)
def test_only_typed_lines_of_one_day_change_and_every_line_says_something_usable(
    lines: tuple[Availability, ...], marks: dict[Quarter, Mark]
) -> None:
    marked = mark(lines, JO, marks)

    touched = [*marked.removed, *(before for before, _ in marked.changed)]
    assert [each for each in touched if not can_be_cut(each)] == []
    assert [availability_fault(each) for each in marked.applied(lines) if availability_fault(each)] == []
    assert len({each.id for each in marked.applied(lines)}) == len(lines) + len(marked.added) - len(
        marked.removed
    )
    assert [each for each in marked.added if not can_be_cut(each)] == []


@given(lines_of_jo(), SOME_MARKS)
def test_marking_the_same_again_changes_nothing(
    lines: tuple[Availability, ...], marks: dict[Quarter, Mark]
) -> None:
    first = mark(lines, JO, marks)

    again = mark(first.applied(lines), JO, marks)

    assert again == Marked(held=first.held)
