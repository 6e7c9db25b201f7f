from __future__ import annotations

import datetime as dt

import pytest

from inspection_ready.domain.days_left import Left, left_until
from inspection_ready.domain.readiness import Severity
from inspection_ready.domain.working_days import NONE_OFF
from inspection_ready.phrases.today import (
    nothing_due,
    notified_sentence,
    ready_words,
    since_words,
    working_words,
)

AT = dt.datetime(2026, 12, 4, 9, 30)  # noqa: DTZ001 - a Friday on a clock in England


def since(today: str) -> Left:
    return left_until(AT.date(), today=dt.date.fromisoformat(today), off=NONE_OFF)


@pytest.mark.parametrize(
    ("today", "words", "working"),
    [
        ("2026-12-11", "7 days since the notification", "5 working days"),
        ("2026-12-07", "3 days since the notification", "1 working day"),
        ("2026-12-06", "2 days since the notification", ""),
        ("2026-12-05", "Notification received yesterday", ""),
        ("2026-12-04", "Notification received today", ""),
        ("2026-12-01", "Notification dated in 3 days", ""),
    ],
)
def test_how_long_since_the_notification(today: str, words: str, working: str) -> None:
    assert (since_words(since(today)), working_words(since(today))) == (words, working)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (
            "2026-12-11",
            "The notification came on Friday 4 December 2026 at 9:30am: 7 days ago, 5 working days.",
        ),
        ("2026-12-04", "The notification came on Friday 4 December 2026 at 9:30am: today."),
        ("2026-12-02", "The notification is dated Friday 4 December 2026 at 9:30am: in 2 days."),
    ],
)
def test_the_notification_in_a_sentence(today: str, words: str) -> None:
    assert notified_sentence(AT, since(today)) == words


@pytest.mark.parametrize(
    ("high", "others", "words"),
    [
        (1, 5, "Not ready: 1 thing to do first is open."),
        (12, 0, "Not ready: 12 things to do first are open."),
        (0, 1, "Nearly ready: nothing is left to do first, and 1 smaller thing is open."),
        (0, 28, "Nearly ready: nothing is left to do first, and 28 smaller things are open."),
        (0, 0, "Ready: nothing the app looks for is missing."),
    ],
)
def test_ready_or_not_before_the_notification(high: int, others: int, words: str) -> None:
    assert ready_words({Severity.HIGH: high, Severity.MEDIUM: others, Severity.LOW: 0}) == words


def test_an_empty_list_says_why_it_is_empty_and_what_fills_it() -> None:
    assert nothing_due(open_tasks=21, is_notified=False) == (
        "Nothing is due. The days of the 21 open tasks are counted once the notification is entered; "
        "a task that is given a day of its own is listed here as that day comes near."
    )
    assert nothing_due(open_tasks=1, is_notified=True) == (
        "Nothing is due in the next 10 working days. The checklist has 1 open task."
    )
    assert nothing_due(open_tasks=0, is_notified=False).startswith("Nothing is due. Tasks of the checklist")
