from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.diaries import DiaryState
from inspection_ready.domain.key_dates import Span
from inspection_ready.domain.notification_steps import (
    OPEN,
    ORDER,
    Progress,
    Step,
    StepFacts,
    progress_of,
    step_to_go_on_with,
)

AT = dt.datetime(2026, 12, 1, 9, 30, tzinfo=dt.UTC)
WEEK = Span(dt.date(2027, 2, 9), dt.date(2027, 2, 11))
NOTHING, UNDER_WAY, WAITS, DONE = Progress
NOTIFIED = StepFacts(received_at=AT, is_filed=True, dates_known=8, dates_to_come=4, other_gaps=3)
PACKED = replace(NOTIFIED, pack=1, pack_made_on=AT.date(), pack_has_moment=True)


def progress(step: Step, **facts: Any) -> Progress:
    return progress_of(StepFacts(**facts))[step]


def test_before_the_notification_only_the_days_wait() -> None:
    assert progress_of(StepFacts(other_gaps=3, unlisted_managers=2)) == {
        Step.MESSAGE: NOTHING,
        Step.DATES: NOTHING,
        Step.MISSING: UNDER_WAY,
        Step.PEOPLE: NOTHING,
        Step.LETTERS: NOTHING,
        Step.PACK: NOTHING,
        Step.ON_SITE: WAITS,
    }


def test_dates_wait_while_the_regulator_has_not_told_them_all() -> None:
    assert progress(Step.DATES, received_at=AT, dates_to_come=4) is WAITS
    assert progress(Step.DATES, received_at=AT, dates_known=12) is DONE


@pytest.mark.parametrize(
    ("diaries", "others", "expected"),
    [
        ({}, {}, NOTHING),
        ({}, {"unlisted_managers": 2}, NOTHING),
        ({DiaryState.NOT_ASKED: 2}, {}, NOTHING),
        ({DiaryState.ASKED: 1, DiaryState.NOT_ASKED: 1}, {}, UNDER_WAY),
        ({DiaryState.ASKED: 2}, {"unlisted_managers": 1}, UNDER_WAY),
        ({DiaryState.ASKED: 2, DiaryState.PROBLEM: 1}, {}, UNDER_WAY),
        ({DiaryState.ASKED: 2}, {}, WAITS),
        ({DiaryState.ASKED: 1, DiaryState.CONFIRMED: 1}, {}, WAITS),
        ({DiaryState.CONFIRMED: 2}, {"open_tasks": 5}, DONE),
        ({DiaryState.CONFIRMED: 2}, {"open_tasks": 5, "late_tasks": 1}, UNDER_WAY),
    ],
)
def test_people_are_asked_then_waited_for(
    diaries: dict[DiaryState, int], others: dict[str, int], expected: Progress
) -> None:
    assert progress(Step.PEOPLE, diaries=diaries, **others) is expected


def test_letters_that_would_reach_nobody_are_not_done() -> None:
    assert progress(Step.LETTERS) is NOTHING
    assert progress(Step.LETTERS, letters=1) is UNDER_WAY
    assert progress(Step.LETTERS, letters=1, copies=8) is DONE


def test_pack_made_before_the_notification_was_corrected_is_not_done() -> None:
    assert progress_of(PACKED)[Step.PACK] is DONE
    assert progress_of(replace(PACKED, pack_has_moment=False))[Step.PACK] is UNDER_WAY


def test_days_on_site_are_done_once_a_pack_has_them() -> None:
    assert progress_of(PACKED)[Step.ON_SITE] is WAITS
    assert progress_of(replace(PACKED, on_site=WEEK))[Step.ON_SITE] is UNDER_WAY
    assert progress_of(replace(PACKED, on_site=WEEK, pack_has_days=True))[Step.ON_SITE] is DONE


ASKED = {DiaryState.ASKED: 2}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (StepFacts(pressing_gaps=9, letters=1, copies=4), Step.MESSAGE),
        (NOTIFIED, Step.MISSING),
        (replace(NOTIFIED, other_gaps=0), Step.PEOPLE),
        (replace(NOTIFIED, letters=1, copies=4), Step.MISSING),  # letters chosen before it came prove nothing
        (replace(NOTIFIED, diaries=ASKED, touched=frozenset({Step.PEOPLE})), Step.LETTERS),
        (
            replace(NOTIFIED, diaries={**ASKED, DiaryState.PROBLEM: 1}, touched=frozenset({Step.PEOPLE})),
            Step.PEOPLE,
        ),
        (replace(NOTIFIED, letters=1, copies=4, touched=frozenset({Step.LETTERS})), Step.PACK),
        (replace(NOTIFIED, touched=frozenset({Step.LETTERS})), Step.LETTERS),
        (replace(NOTIFIED, touched=frozenset({Step.DATES})), Step.MISSING),
        (replace(NOTIFIED, on_site=WEEK), Step.MISSING),  # days told in the notification lead past nothing
        (PACKED, Step.ON_SITE),
        (replace(PACKED, pack_has_moment=False), Step.PACK),
        (replace(PACKED, on_site=WEEK), Step.ON_SITE),
        (replace(PACKED, on_site=WEEK, pack_has_days=True), Step.ON_SITE),
    ],
)
def test_whoever_comes_back_goes_on_where_the_workspace_stands(facts: StepFacts, expected: Step) -> None:
    assert step_to_go_on_with(facts) is expected


@given(
    st.builds(
        StepFacts,
        received_at=st.just(AT),
        pressing_gaps=st.integers(0, 2),
        diaries=st.dictionaries(st.sampled_from(DiaryState), st.integers(0, 2)),
        letters=st.integers(0, 2),
        copies=st.integers(0, 2),
        pack=st.none() | st.just(1),
        pack_has_moment=st.booleans(),
        on_site=st.none() | st.just(WEEK),
        pack_has_days=st.booleans(),
        touched=st.frozensets(st.sampled_from([Step.DATES, Step.PEOPLE, Step.LETTERS])),
    )
)
def test_nobody_is_led_back_before_what_they_did_last(facts: StepFacts) -> None:
    at = step_to_go_on_with(facts)

    furthest = max((ORDER.index(step) for step in facts.touched), default=0)
    assert ORDER.index(at) >= max(furthest, ORDER.index(Step.PACK) if facts.pack else 0)
    assert at is Step.ON_SITE or progress_of(facts)[at] in OPEN
