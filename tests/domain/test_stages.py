from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.key_dates import Span
from inspection_ready.domain.stages import StageFacts, StageOdd, arriving, check_stage_date
from inspection_ready.domain.working_days import WorkingCalendar
from inspection_ready.exchange.bank_holidays import ANNOUNCED_UNTIL, england_bank_holidays
from inspection_ready.exchange.regimes import read_regime_file
from inspection_ready.resources import resource_path

CQC = read_regime_file(resource_path("frameworks", "cqc-local-authority-2025.yaml")).framework
NOTIFIED = dt.date(2026, 12, 1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def facts(told: dict[str, tuple[str, str]] | None = None, *, today: str = "2026-12-10") -> StageFacts:
    spans = {stage: Span(day(first), day(last)) for stage, (first, last) in (told or {}).items()}
    return StageFacts(
        framework=CQC,
        told={"notification": Span(NOTIFIED, NOTIFIED), **spans},
        calendar=WorkingCalendar(
            bank_holidays=england_bank_holidays(2026, 2032),
            announced_until=ANNOUNCED_UNTIL,
            closures=frozenset({day("2026-12-29")}),
        ),
        notified=NOTIFIED,
        today=day(today),
    )


def odd(stage: str, first: str, last: str | None = None, **more: Any) -> list[tuple[StageOdd, str]]:
    found = facts(**more).oddities(stage, day(first), day(last) if last else None)
    return [(each.odd, each.other or str(each.off.on if each.off else each.on or "")) for each in found]


@pytest.mark.parametrize(
    ("stage", "first", "last", "code"),
    [
        ("notification", "2026-12-02", None, "stage_has_its_own_door"),
        ("on-site", "2027-02-09", None, "stage_has_its_own_door"),
        ("review", "2026-11-30", None, "stage_before_notification"),
        ("review", "2027-01-11", "2027-01-10", "ends_before_it_starts"),
        ("review", "2127-01-11", None, "year_is_mistyped"),
        ("review", "2027-01-11", "2127-01-12", "year_is_mistyped"),
        ("re-assessment", "2032-12-02", None, "stage_far_away"),
        ("review", "2027-01-11", "2028-01-12", "stage_too_long"),
    ],
)
def test_what_cannot_be_is_refused(stage: str, first: str, last: str | None, code: str) -> None:
    with pytest.raises(Refused) as caught:
        check_stage_date(stage, day(first), day(last) if last else None, notified=NOTIFIED)

    assert caught.value.code == code


@pytest.mark.parametrize(
    ("stage", "first", "last"),
    [
        ("review", "2026-12-01", None),  # on the very day
        ("re-assessment", "2032-12-01", None),
        ("review", "2027-01-11", "2028-01-11"),
        ("set-up-meeting", "2026-12-25", "2027-01-02"),  # across Christmas
    ],
)
def test_what_may_be_is_taken(stage: str, first: str, last: str | None) -> None:
    check_stage_date(stage, day(first), day(last) if last else None, notified=NOTIFIED)


def test_an_ordinary_date_is_not_remarked_on() -> None:
    assert odd("set-up-meeting", "2027-02-02", told={"on-site": ("2027-02-09", "2027-02-11")}) == []


def test_both_ends_are_looked_at_and_not_the_weekends_between() -> None:
    assert odd("review", "2026-12-25", "2027-01-02") == [
        (StageOdd.NO_WORKING_DAY, "2026-12-25"),
        (StageOdd.NO_WORKING_DAY, "2027-01-02"),
    ]
    assert odd("review", "2026-12-14", "2027-01-29") == []


def test_a_closure_day_of_the_council_is_said() -> None:
    assert odd("set-up-meeting", "2026-12-29") == [(StageOdd.NO_WORKING_DAY, "2026-12-29")]


@pytest.mark.parametrize(
    ("stage", "first", "expected"),
    [
        ("set-up-meeting", "2027-02-12", [(StageOdd.AFTER_A_LATER_STAGE, "On-site visit")]),
        ("feedback-call", "2027-02-08", [(StageOdd.BEFORE_AN_EARLIER_STAGE, "On-site visit")]),
        ("feedback-call", "2027-03-11", [(StageOdd.AFTER_A_LATER_STAGE, "Draft report received")]),
        ("feedback-call", "2027-02-25", []),
        ("feedback-call", "2027-02-11", []),  # on the last day of the visit
    ],
)
def test_stages_out_of_their_order_are_said_by_the_nearest(
    stage: str, first: str, expected: list[tuple[StageOdd, str]]
) -> None:
    told = {"on-site": ("2027-02-09", "2027-02-11"), "draft-report": ("2027-03-10", "2027-03-10")}

    assert odd(stage, first, told=told) == expected


def test_its_own_former_date_is_nothing_to_compare_with() -> None:
    assert odd("feedback-call", "2027-02-25", told={"feedback-call": ("2027-05-05", "2027-05-05")}) == []


def test_a_day_past_is_odd_for_what_is_told_beforehand_and_a_day_ahead_for_what_arrives() -> None:
    assert odd("set-up-meeting", "2026-12-09") == [(StageOdd.IN_PAST, "")]
    assert odd("review", "2026-12-09", "2026-12-10") == []
    assert odd("draft-report", "2026-12-09") == []
    assert odd("draft-report", "2026-12-11") == [(StageOdd.IN_FUTURE, "")]


def test_more_time_than_is_counted_is_said_and_less_is_not() -> None:
    told = {"draft-report": ("2026-12-04", "2026-12-04")}

    assert odd("factual-accuracy", "2027-01-05", told=told) == [(StageOdd.LATER_THAN_COUNTED, "2026-12-18")]
    assert odd("factual-accuracy", "2026-12-17", told=told) == []
    assert odd("factual-accuracy", "2027-01-05") == []  # nothing to count from


def test_what_arrives_is_said_by_the_regime() -> None:
    assert arriving(CQC) == {
        "notification", "case-tracking", "on-site-notice", "follow-up-requests", "draft-report"
    }  # fmt: skip
