from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from inspection_ready.domain.diaries import DiaryState
from inspection_ready.domain.key_dates import Span
from inspection_ready.domain.notification_steps import Step, StepFacts, progress_of
from inspection_ready.phrases.notification_steps import STEP_TITLES, step_number, step_words

AT = dt.datetime(2026, 7, 1, 8, 30, tzinfo=dt.UTC)
WEEK = Span(dt.date(2027, 2, 9), dt.date(2027, 2, 11))


@pytest.mark.parametrize(
    ("step", "facts", "expected"),
    [
        (Step.MESSAGE, {}, "Not started"),
        (Step.MESSAGE, {"received_at": AT, "is_filed": True}, "Done: received at 9:30am on 1 July 2026"),
        (
            Step.MESSAGE,
            {"received_at": AT},
            "Done: received at 9:30am on 1 July 2026; the message is not filed yet",
        ),
        (Step.DATES, {}, "Not started: counted once the notification is entered"),
        (
            Step.DATES,
            {"received_at": AT, "dates_known": 8, "dates_to_come": 4},
            "Waiting: 8 counted; 4 to come from the regulator",
        ),
        (Step.DATES, {"received_at": AT, "dates_known": 12}, "Done: 12 counted"),
        (
            Step.MISSING,
            {"pressing_gaps": 2, "other_gaps": 1200},
            "Under way: 2 to do first, 1,200 more",
        ),
        (Step.MISSING, {"other_gaps": 3}, "Under way: 3 that can wait"),
        (Step.MISSING, {}, "Done: nothing is missing"),
        (
            Step.PEOPLE,
            {"open_tasks": 1},
            "Not started: no senior manager is known yet; 1 task open",
        ),
        (Step.PEOPLE, {"unlisted_managers": 6}, "Not started: 6 diaries to clear"),
        (
            Step.PEOPLE,
            {"diaries": {DiaryState.CONFIRMED: 1, DiaryState.PROBLEM: 1}, "open_tasks": 4, "late_tasks": 2},
            "Under way: 1 of 2 diaries clear; 1 with a problem; 4 tasks open, 2 late",
        ),
        (Step.LETTERS, {}, "Not started: none is chosen, so none is printed"),
        (Step.LETTERS, {"letters": 2}, "Under way: 2 letters chosen, but nobody would get one"),
        (Step.LETTERS, {"letters": 1, "copies": 1}, "Done: 1 letter, 1 copy to print"),
        (Step.PACK, {}, "Not started"),
        (
            Step.PACK,
            {"pack": 1, "pack_made_on": AT.date()},
            "Under way: Pack 1 was made before the notification was changed",
        ),
        (
            Step.PACK,
            {"pack": 1, "pack_made_on": AT.date(), "pack_has_moment": True},
            "Done: Pack 1, made on 1 July 2026",
        ),
        (Step.ON_SITE, {}, "Waiting: the regulator names the days"),
        (Step.ON_SITE, {"on_site": WEEK}, "Under way: 9 to 11 February 2027, in no pack yet"),
        (
            Step.ON_SITE,
            {"on_site": WEEK, "pack": 2, "pack_has_days": True},
            "Done: Pack 2 has 9 to 11 February 2027",
        ),
    ],
)
def test_each_step_says_how_far_it_is(step: Step, facts: dict[str, Any], expected: str) -> None:
    told = StepFacts(**facts)

    assert step_words(step, progress_of(told)[step], told) == expected


def test_every_step_has_a_title_and_a_number() -> None:
    assert list(STEP_TITLES) == list(Step)
    assert step_number(Step.PEOPLE) == "Step 4 of 7"
