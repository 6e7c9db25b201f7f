from __future__ import annotations

import datetime as dt

import pytest

from inspection_ready.domain.days_left import left_until
from inspection_ready.domain.working_days import NONE_OFF
from inspection_ready.phrases.days_left import days_words, left_words

FRIDAY = dt.date(2026, 12, 11)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-12-11", "today"),
        ("2026-12-12", "tomorrow"),
        ("2026-12-13", "on Sunday"),
        ("2026-12-14", "in 1 working day"),
        ("2026-12-18", "in 5 working days"),
        ("2026-12-10", "yesterday"),
        ("2026-12-09", "2 working days ago"),
    ],
)
def test_a_day_in_words_from_a_friday(day: str, words: str) -> None:
    left = left_until(dt.date.fromisoformat(day), today=FRIDAY, off=NONE_OFF)

    assert left_words(left) == words


def test_a_friday_seen_from_the_sunday() -> None:
    left = left_until(FRIDAY, today=dt.date(2026, 12, 13), off=NONE_OFF)

    assert (left_words(left), days_words(left)) == ("last Friday", "2 days ago")


def test_a_long_closure_is_told_in_days() -> None:
    closed = frozenset(dt.date(2026, 12, day) for day in range(12, 32))

    left = left_until(dt.date(2026, 12, 28), today=FRIDAY, off=closed)

    assert (left_words(left), days_words(left)) == ("in 17 days", "in 17 days")
