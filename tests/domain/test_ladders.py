"""The ladder's lines are read as they are written, and count the working days of the council."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.ladders import (
    Anchor,
    ChaseStep,
    NotAStep,
    Rung,
    Unit,
    counts_hours,
    ladder_in,
    step_text,
)
from inspection_ready.domain.working_days import NONE_OFF

ASKED = dt.datetime(2026, 12, 1, 10, 30, tzinfo=dt.UTC)  # a Tuesday
DUE = dt.datetime(2026, 12, 29, 16, 0, tzinfo=dt.UTC)  # a Tuesday after two bank holidays
OFF = frozenset({dt.date(2026, 12, 25), dt.date(2026, 12, 28)})
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
COUNTED = st.builds(
    ChaseStep,
    anchor=st.just(Anchor.DUE),
    count=st.integers(-400, 400).filter(bool),
    at=st.none() | TIMES,
    to=st.sets(st.sampled_from(Rung), min_size=1).map(lambda to: tuple(rung for rung in Rung if rung in to)),
)
HOURS = st.builds(
    ChaseStep,
    anchor=st.sampled_from(Anchor),
    count=st.integers(1, 400),
    unit=st.just(Unit.HOURS),
)
DAYS = st.builds(ChaseStep, anchor=st.sampled_from(Anchor), at=TIMES)


@given(st.lists(st.one_of(COUNTED, HOURS, DAYS), max_size=8, unique_by=lambda step: step.code))
def test_what_is_written_is_read_again_as_it_was(steps: list[ChaseStep]) -> None:
    assert ladder_in("\n".join(map(step_text, steps))) == tuple(steps)


def test_people_may_write_it_as_they_say_it() -> None:
    typed = "AT ONCE: the owner\n\n 2  working days before it is due at 9.30AM: second and owner.\nWhen it is due: head"

    assert [step_text(step) for step in ladder_in(typed)] == [
        "At once: owner",
        "2 working days before it is due at 9:30am: owner, second",
        "When it is due: head of service",
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("At once", "step_to_nobody"),
        ("At once: everybody", "step_to_nobody"),
        ("Soon: owner", "step_not_understood"),
        ("0 hours before it is due: owner", "step_not_understood"),
        ("2 working days before it is due at 13pm: owner", "step_not_understood"),
        ("2 working days before it is due at 25:00: owner", "step_not_understood"),
        ("3 hours before it is due at 9am: owner", "step_not_understood"),
        ("2 working days before it is asked: owner", "step_before_it_was_asked"),
        ("At once: second", "step_twice"),
    ],
)
def test_a_line_that_is_no_step_is_named(line: str, code: str) -> None:
    with pytest.raises(NotAStep) as error:
        ladder_in(f"At once: owner\n\n{line}")

    assert (error.value.code, error.value.line, error.value.typed) == (code, 3, line)


@given(st.text(max_size=60))
def test_any_text_is_read_or_named(text: str) -> None:
    with suppress(NotAStep):
        assert all(step.to for step in ladder_in(text))


def test_no_more_steps_than_anybody_could_follow() -> None:
    lines = "\n".join(f"{count} working days before it is due: owner" for count in range(1, 40))

    with pytest.raises(NotAStep, match="too_many_steps"):
        ladder_in(lines)


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("At once: owner", ASKED),
        ("2 working days before it is due at 9am: owner", dt.datetime(2026, 12, 23, 9, tzinfo=dt.UTC)),
        ("On the day it is due at 9am: owner", dt.datetime(2026, 12, 29, 9, tzinfo=dt.UTC)),
        ("1 working day after it is due at 9am: owner", dt.datetime(2026, 12, 30, 9, tzinfo=dt.UTC)),
        ("1 working day after it is due: owner", dt.datetime(2026, 12, 30, 16, tzinfo=dt.UTC)),
        ("2 hours before it is due: owner", dt.datetime(2026, 12, 29, 14, tzinfo=dt.UTC)),
        ("When it is due: owner", DUE),
    ],
)
def test_a_step_is_taken_when_it_says(line: str, moment: dt.datetime) -> None:
    (step,) = ladder_in(line)

    assert step.moment(ASKED, DUE, OFF) == moment


def test_what_is_due_on_a_sunday_is_chased_on_the_friday() -> None:
    (step,) = ladder_in("On the day it is due at 9am: owner")

    assert step.moment(ASKED, dt.datetime(2026, 12, 13, 16, tzinfo=dt.UTC), NONE_OFF) == dt.datetime(
        2026, 12, 11, 9, tzinfo=dt.UTC
    )


def test_the_clock_is_the_councils_in_summer_too() -> None:
    (step,) = ladder_in("On the day it is due at 9am: owner")
    due = dt.datetime(2027, 6, 2, 15, tzinfo=dt.UTC)

    assert step.moment(ASKED, due, NONE_OFF) == dt.datetime(2027, 6, 2, 8, tzinfo=dt.UTC)
    assert step.moment(ASKED, None, NONE_OFF) is None


def test_hours_are_counted_where_hours_were_given() -> None:
    hours, days, both = ladder_in(
        "2 hours before it is due: owner\n1 working day before it is due: owner\nAt once: owner"
    )

    assert counts_hours(ASKED, ASKED + dt.timedelta(hours=6))
    assert not counts_hours(ASKED, DUE)
    assert not counts_hours(ASKED, None)
    assert [each.is_for(counts_hours=True) for each in (hours, days, both)] == [True, False, True]
    assert [each.is_for(counts_hours=False) for each in (hours, days, both)] == [False, True, True]
