from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.message_dates import About, FoundDate, dates_in
from inspection_ready.phrases.dates import MONTHS, WEEKDAYS, day, day_range, weekday_and_day
from inspection_ready.phrases.dates import time as time_words

AROUND = dt.date(2026, 12, 1)
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 1))


def found(text: str) -> list[tuple[str, str, str]]:
    return [
        (each.about.value, each.first.isoformat(), each.last.isoformat())
        for each in dates_in(text, around=AROUND)
    ]


def one(text: str) -> FoundDate:
    (only,) = dates_in(text, around=AROUND)
    return only


@pytest.mark.parametrize(
    "words",
    [
        "9 to 11 February 2027",
        "9-11 February 2027",
        "9 – 11 Feb. 2027",
        "9th to 11th of February 2027",
        "9, 10 and 11 February 2027",
        "Tuesday 9 to Thursday 11 February 2027",
        "Tuesday, 9 February to Thursday, 11 February 2027",
        "9 February 2027 to 11 February 2027",
        "09/02/2027 to 11/02/2027",
        "9.2.27 - 11.2.27",
        "2027-02-09 to 2027-02-11",
        "9 to 11\nFebruary\u00a02027",
        "9 to 11 February",  # the next there is
    ],
)
def test_days_on_site_are_read_however_they_are_written(words: str) -> None:
    assert found(f"We will be on site from {words}.") == [("on-site", "2027-02-09", "2027-02-11")]


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("by 5pm on Friday 22 January 2027", "17:00"),
        ("by 5.30 p.m. on 22 January 2027", "17:30"),
        ("no later than 22 January 2027 at 11:59pm", "23:59"),
        ("by midday on Friday 22nd January", "12:00"),
        ("by January 22, 2027", None),
        ("by close of play on 22/01/2027", None),
        ("before Friday the 22nd of January 2027", None),
    ],
)
def test_a_deadline_is_read_with_its_time(words: str, clock: str | None) -> None:
    deadline = one(f"Please return it {words}. Thank you.")

    assert (deadline.about, deadline.first) == (About.DEADLINE, dt.date(2027, 1, 22))
    assert deadline.time == (None if clock is None else dt.time.fromisoformat(clock))


def test_each_day_has_its_own_meaning_and_its_sentence() -> None:
    text = "We visit on 9 February 2027, so send it by 22 January 2027. The report is of 1 May 2025."

    assert [(each.about, each.first.day, each.sentence) for each in dates_in(text, around=AROUND)] == [
        (About.ON_SITE, 9, "We visit on 9 February 2027, so send it by 22 January 2027."),
        (About.DEADLINE, 22, "We visit on 9 February 2027, so send it by 22 January 2027."),
        (About.OTHER, 1, "The report is of 1 May 2025."),
    ]


@pytest.mark.parametrize("words", ["week commencing", "w/c", "week beginning Monday"])
def test_a_week_is_its_working_days(words: str) -> None:
    week = one(f"Our visit will be in the {words} 8 February 2027.")

    assert (week.first, week.last, week.is_week) == (dt.date(2027, 2, 8), dt.date(2027, 2, 12), True)


def test_a_weekday_that_does_not_fit_is_noted_and_a_year_that_was_guessed_too() -> None:
    wrong = one("On site on Monday 9 February 2027")
    guessed = one("On site on 9 February")

    assert (wrong.wrong_weekday, wrong.is_year_guessed) == ("Mon", False)
    assert (guessed.wrong_weekday, guessed.is_year_guessed, guessed.first.year) == ("", True, 2027)


def test_a_range_over_new_year_begins_in_the_old_one() -> None:
    assert found("On site from 30 December to 2 January 2027") == [("on-site", "2026-12-30", "2027-01-02")]


def test_two_days_far_apart_are_no_stay() -> None:
    assert found("5 January 2027 and 9 February 2027") == [
        ("other", "2027-01-05", "2027-01-05"),
        ("other", "2027-02-09", "2027-02-09"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "30 February 2027",
        "31/02/2027",
        "2027-13-01",
        "version 1.2.3.4",
        "12/2027",
        "may 2027",
        "0161 4960 1234",
    ],
)
def test_what_is_no_day_is_left_alone(text: str) -> None:
    assert found(f"On site: {text}.") == []


@given(DAYS, st.sampled_from([day, weekday_and_day, lambda value: f"{value.day}/{value.month}/{value.year}"]))
def test_every_day_we_write_is_read_back(value: dt.date, written: object) -> None:
    assert callable(written)
    read = one(f"The visit is on {written(value)}, as agreed.")

    assert (read.first, read.last, read.wrong_weekday) == (value, value, "")


@given(DAYS, st.integers(1, 20))
def test_every_stay_we_write_is_read_back(first: dt.date, more: int) -> None:
    last = first + dt.timedelta(days=more)

    assert found(f"On site from {day_range(first, last)}.") == [
        ("on-site", first.isoformat(), last.isoformat())
    ]


@given(DAYS, st.times().map(lambda value: value.replace(second=0, microsecond=0)))
def test_every_time_we_write_is_read_back(value: dt.date, clock: dt.time) -> None:
    words = time_words(dt.datetime.combine(value, clock))

    read = one(f"Send it by {words} on {day(value)}.")

    assert (read.about, read.first) == (About.DEADLINE, value)
    assert read.time == (None if words == "midnight" else clock)


PIECES = [*"0123456789 /.-:,", "\n", " to ", "th ", *MONTHS, *WEEKDAYS]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_text_is_read_without_harm(text: str) -> None:
    for each in dates_in(text, around=AROUND):
        assert each.first <= each.last


@pytest.mark.parametrize(
    "part", ["9 ", "9, ", "Monday ", "9 to ", "deadline ", "1/2/", "9 February ", "5pm ", "a"]
)
def test_a_long_text_built_to_be_slow_is_not(part: str) -> None:
    started = time.process_time()

    dates_in(part * (200_000 // len(part)), around=AROUND)

    assert time.process_time() - started < 5
