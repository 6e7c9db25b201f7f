"""The shipped CQC regime, as its next dates are seen from a day."""

from __future__ import annotations

import datetime as dt

from inspection_ready.domain.coming import coming
from inspection_ready.phrases.coming import coming_when, how_far
from tests.phrases.test_key_dates import CALENDAR, dates_of

CQC = "cqc-local-authority-2025"


def ahead(today: str, *, notified: str, on_site: tuple[str, str] | None = None) -> list[tuple[str, str, str]]:
    dates = dates_of(CQC, notified=notified, on_site=on_site).values()
    found = coming(dates, today=dt.date.fromisoformat(today), off=CALENDAR.off)
    return [(each.key.stage, how_far(each), coming_when(each)) for each in found]


def test_before_the_visit_is_told_the_last_day_it_can_have_is_said() -> None:
    assert ahead("2026-12-10", notified="2026-12-01T09:30+00:00") == [
        ("information-return", "in 8 working days", "by Tuesday 22 December 2026"),
        ("on-site", "dates to come", "by Tuesday 1 June 2027"),
    ]


def test_a_deadline_over_christmas_counts_to_the_last_working_day_before_it() -> None:
    first, _ = ahead("2026-12-10", notified="2026-12-05T09:30+00:00")

    assert first == (
        "information-return",
        "in 10 working days",
        "by Saturday 26 December 2026; the last working day before it is Thursday 24 December 2026",
    )


def test_once_the_visit_is_told_its_days_and_what_follows_are_said() -> None:
    told = ahead("2027-02-10", notified="2026-12-01T09:30+00:00", on_site=("2027-02-09", "2027-02-11"))

    assert told == [
        ("on-site", "under way", "9 to 11 February 2027"),
        ("feedback-call", "in 11 working days", "about Thursday 25 February 2027"),
        ("publication", "in 39 working days", "about Thursday 8 April 2027"),
    ]


def test_a_date_past_the_announced_bank_holidays_says_so() -> None:
    [last] = ahead("2028-12-20", notified="2028-12-01T09:30+00:00")[1:]

    assert last[2] == "by Friday 1 June 2029; bank holidays of that year are not announced yet"
