from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from inspection_ready.domain.days_left import Left, left_until
from inspection_ready.domain.due import RULES, Due
from inspection_ready.domain.tasks import TaskStatus
from inspection_ready.domain.working_days import NONE_OFF
from inspection_ready.phrases.due import due_counts, due_what, due_when, due_who

TODAY = dt.date(2026, 12, 10)


def until(day: str) -> Left:
    return left_until(dt.date.fromisoformat(day), today=TODAY, off=NONE_OFF)


def due(register: str, day: str = "2026-12-10", **data: Any) -> Due:
    return Due(register=register, record_id=1, name="Thing", left=until(day), who="Ann Able", data=data)


@pytest.mark.parametrize(
    ("register", "data", "words"),
    [
        ("task", {"status": TaskStatus.TO_DO}, "Thing"),
        ("task", {"status": TaskStatus.STARTED}, "Thing (started)"),
        (
            "learnt",
            {"is_promised": True, "session": "D1-03"},
            "Send what was promised in D1-03: Thing",
        ),
        ("learnt", {"is_promised": True, "session": ""}, "Send what was promised: Thing"),
        ("learnt", {"is_promised": False, "session": "D1-03"}, "Follow up D1-03: Thing"),
        ("learnt", {"is_promised": False, "session": ""}, "Follow up: Thing"),
        ("diary", {"problem": ""}, "Thing has not confirmed that their diary is clear"),
        ("diary", {"problem": "In court"}, "Thing cannot clear their diary: In court"),
        ("section", {}, "Read the section “Thing” again"),
        ("distribution_list", {}, "Go through the list “Thing” again"),
        ("key_fact", {}, "Check the key fact “Thing” again"),
        ("key_fact", {"more": 1}, "Check the key fact “Thing” again, and 1 more key fact"),
        ("place", {"more": 2}, "Check “Thing” again, and 2 more places"),
        ("base", {"kinds": ("Parking", "Wi-Fi")}, "Check Parking and Wi-Fi at “Thing” again"),
        (
            "base",
            {"kinds": ("A", "B", "C", "D", "E"), "more": 3},
            "Check A, B, C and 2 more facts at “Thing” again, and 3 more bases",
        ),
    ],
)
def test_what_there_is_to_do(register: str, data: Mapping[str, Any], words: str) -> None:
    assert due_what(due(register, **data)) == words


@pytest.mark.parametrize(
    ("register", "day", "words"),
    [
        ("task", "2026-12-10", "Due today"),
        ("task", "2026-12-18", "Due in 6 working days"),
        ("section", "2026-12-09", "Due yesterday"),
        ("task", "2026-12-07", "Due 3 working days ago"),
        ("task", "2026-11-12", "Due 20 working days ago"),
        ("task", "2026-11-11", "Was due 11 November 2026"),
        ("diary", "2026-12-07", "Asked 3 working days ago"),
        ("diary", "2026-11-11", "Asked 11 November 2026"),
    ],
)
def test_when_it_is_due(register: str, day: str, words: str) -> None:
    assert due_when(due(register, day)) == words


def test_a_diary_without_a_day_of_asking_says_only_that_it_was_asked_for() -> None:
    assert due_when(Due(register="diary", record_id=1, name="Ann", left=None)) == "Asked"


@pytest.mark.parametrize(
    ("register", "who", "has_left", "words"),
    [
        ("task", "Ann Able", False, "Ann Able"),
        ("task", "Ann Able", True, "Ann Able, who has left"),
        ("section", "", False, "Nobody named yet"),
        ("place", "Ann Able", False, "Checked last by Ann Able"),
        ("diary", "", False, ""),
    ],
)
def test_who_answers_for_it(register: str, who: str, words: str, *, has_left: bool) -> None:
    one = Due(
        register=register, record_id=1, name="Thing", left=until("2026-12-10"), who=who, has_left=has_left
    )

    assert due_who(one) == words


def test_counts_say_only_what_there_is() -> None:
    past, today, soon = (due("task", day) for day in ("2026-12-09", "2026-12-10", "2026-12-11"))

    assert due_counts([past, past, today, soon]) == (
        "2 past their day, 1 for today, 1 in the next 10 working days"
    )
    assert due_counts([past]) == "1 past its day"
    assert due_counts([due("diary", "2026-11-11")]) == "1 for today"
    assert due_counts([]) == ""


def test_there_are_words_for_every_rule() -> None:
    said = {
        due_what(
            due(
                register,
                status=TaskStatus.TO_DO,
                problem="",
                kinds=("Parking",),
                number=3,
                people=2,
                answers=5,
                is_promised=True,
                session="D1-03",
            )
        )
        for register in (
            "chase",
            "request",
            "learnt",
            "task",
            "diary",
            "section",
            "evidence",
            "distribution_list",
            "key_fact",
            "place",
            "base",
        )
    }

    assert len(said) == len(RULES)
