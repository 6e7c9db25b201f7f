from __future__ import annotations

import datetime as dt

import pytest

from inspection_ready.domain.coming import Coming, coming
from inspection_ready.domain.key_dates import KeyDate, Span
from inspection_ready.domain.offsets import Limit, Offset, Unit
from inspection_ready.domain.regimes import NOTIFICATION, ON_SITE, Basis, Mark
from inspection_ready.domain.working_days import NONE_OFF

FOUND = Basis(mark=Mark.FOUND, source="x")


def date(day: str) -> dt.date:
    return dt.date.fromisoformat(day)


def key(
    stage: str,
    first: str = "",
    last: str = "",
    *,
    working_day: str = "",
    expected: str = "",
    limit: Limit = Limit.BY,
    is_told: bool = False,
) -> KeyDate:
    return KeyDate(
        stage=stage,
        name=stage,
        when=Span(date(first), date(last or first)) if first else None,
        expected=Span(date(expected), date(expected)) if expected else None,
        offset=Offset(least=3, most=3, unit=Unit.WEEKS, event="x", before=False, limit=limit),
        is_told=is_told,
        working_day=date(working_day) if working_day else None,
        basis=FOUND,
    )


def ahead(today: str, *keys: KeyDate) -> tuple[Coming, ...]:
    return coming(keys, today=date(today), off=NONE_OFF)


def test_the_next_comes_first_whatever_order_the_stages_have() -> None:
    found = ahead("2026-12-10", key("later", "2027-02-09", "2027-02-11"), key("soon", "2026-12-18"))

    assert [(each.key.stage, each.left.working) for each in found] == [("soon", 6), ("later", 43)]


@pytest.mark.parametrize(
    "gone",
    [
        key("past", "2026-12-09"),
        key(NOTIFICATION, "2026-12-10"),
        key("no date"),
        key("late", expected="2026-12-09"),
        key("notice", "2026-12-15", "2026-12-29", limit=Limit.AT_LEAST),
    ],
    ids=lambda each: each.stage,
)
def test_what_is_past_or_no_date_to_wait_for_is_left_out(gone: KeyDate) -> None:
    assert ahead("2026-12-10", gone) == ()


def test_a_least_notice_that_was_told_as_a_day_is_waited_for() -> None:
    told = key("notice", "2026-12-15", limit=Limit.AT_LEAST, is_told=True)

    assert [each.key.stage for each in ahead("2026-12-10", told)] == ["notice"]


def test_a_day_of_today_is_still_ahead() -> None:
    [found] = ahead("2026-12-10", key("today", "2026-12-10"))

    assert (found.left.days, found.is_under_way) == (0, False)


def test_a_deadline_on_a_sunday_counts_to_the_friday_before_it() -> None:
    sunday = key("return", "2026-12-20", working_day="2026-12-18")

    days = [ahead(today, sunday)[0].left.day for today in ("2026-12-10", "2026-12-18", "2026-12-19")]

    assert days == [date("2026-12-18"), date("2026-12-18"), date("2026-12-20")]


@pytest.mark.parametrize(
    ("today", "is_under_way", "day"),
    [
        ("2027-02-08", False, "2027-02-09"),
        ("2027-02-09", True, "2027-02-11"),
        ("2027-02-11", True, "2027-02-11"),
    ],
)
def test_several_days_are_counted_to_the_first_and_then_are_under_way(
    today: str, day: str, *, is_under_way: bool
) -> None:
    [found] = ahead(today, key(ON_SITE, "2027-02-09", "2027-02-11", is_told=True))

    assert (found.is_under_way, found.left.day) == (is_under_way, date(day))


def test_a_visit_that_is_not_told_yet_is_ahead_with_the_last_day_it_can_have() -> None:
    [found] = ahead("2026-12-10", key(ON_SITE, expected="2027-06-01"))

    assert (found.is_to_come, found.is_under_way, found.left.day) == (True, False, date("2027-06-01"))
