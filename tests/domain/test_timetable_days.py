from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.timetable_days import DatedDay, OnSite, dated_days
from inspection_ready.domain.working_days import is_working_day
from inspection_ready.phrases.timetable import day_off_words

CHRISTMAS = frozenset(map(dt.date.fromisoformat, ("2026-12-24", "2026-12-25", "2026-12-28", "2027-01-01")))
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))
OFF = st.frozensets(st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)), max_size=40)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_days_follow_the_visit() -> None:
    visit = OnSite(first=day("2027-02-09"), last=day("2027-02-11"))

    assert [each.on for each in dated_days(3, visit, {})] == [
        day("2027-02-09"), day("2027-02-10"), day("2027-02-11"),
    ]  # fmt: skip


def test_weekends_bank_holidays_and_closure_days_are_passed_over_across_christmas() -> None:
    visit = OnSite(first=day("2026-12-23"), last=day("2027-01-05"), off=CHRISTMAS)

    assert [str(each.on) for each in dated_days(5, visit, {})] == [
        "2026-12-23", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-04",
    ]  # fmt: skip


def test_a_visit_that_begins_on_a_day_off_begins_with_the_first_working_day() -> None:
    visit = OnSite(first=day("2026-12-25"), last=day("2026-12-30"), off=CHRISTMAS)

    assert dated_days(1, visit, {}) == (DatedDay(day=1, on=day("2026-12-29")),)


def test_days_beyond_the_visit_are_kept_and_come_after_it() -> None:
    visit = OnSite(first=day("2027-02-09"), last=day("2027-02-10"))

    assert dated_days(4, visit, {})[2:] == (DatedDay(day=3, is_after=True), DatedDay(day=4, is_after=True))


def test_a_chosen_date_goes_before_the_count_even_on_a_saturday() -> None:
    visit = OnSite(first=day("2027-02-09"), last=day("2027-02-11"))

    found = dated_days(3, visit, {3: day("2027-02-13")})

    assert found[2] == DatedDay(day=3, on=day("2027-02-13"), is_chosen=True, is_working=False)


def test_without_the_days_on_site_only_chosen_days_have_a_date() -> None:
    assert dated_days(2, OnSite(), {2: day("2027-02-10")}) == (
        DatedDay(day=1),
        DatedDay(day=2, on=day("2027-02-10"), is_chosen=True),
    )


def test_a_visit_without_its_last_day_is_one_day() -> None:
    found = dated_days(2, OnSite(first=day("2027-02-09")), {})

    assert [(each.on, each.is_after) for each in found] == [(day("2027-02-09"), False), (None, True)]


@given(st.integers(1, 20), DAYS, st.integers(0, 60), OFF)
def test_counted_days_work_rise_and_lie_within_the_visit(
    days: int, first: dt.date, length: int, off: frozenset[dt.date]
) -> None:
    last = first + dt.timedelta(days=length)

    found = dated_days(days, OnSite(first=first, last=last, off=off), {})

    dates = [each.on for each in found if each.on is not None]
    working = [on for n in range(length + 1) if is_working_day(on := first + dt.timedelta(days=n), off)]
    assert dates == working[:days]
    assert [each.day for each in found] == list(range(1, days + 1))
    assert all(each.is_after == (each.on is None) for each in found)


@given(st.integers(1, 9), st.dictionaries(st.integers(1, 9), DAYS), DAYS, OFF)
def test_a_day_off_is_only_ever_chosen(
    days: int, chosen: dict[int, dt.date], first: dt.date, off: frozenset[dt.date]
) -> None:
    visit = OnSite(first=first, last=first + dt.timedelta(days=14), off=off)

    for each in dated_days(days, visit, chosen):
        if each.on is not None and not is_working_day(each.on, off):
            assert (each.is_chosen, each.is_working, each.on) == (True, False, chosen[each.day])


def test_a_bank_holiday_is_called_by_its_name_and_a_saturday_is_none() -> None:
    good_friday = day("2027-03-26")
    visit = OnSite(
        first=day("2027-03-23"), off=frozenset({good_friday}), holidays={good_friday: "Good Friday"}
    )

    found = dated_days(2, visit, {1: good_friday, 2: day("2027-03-27")})

    assert [day_off_words(each) for each in found] == [
        "Day 1, Friday 26 March 2027, is the bank holiday Good Friday. Check that the building is open.",
        "Day 2, Saturday 27 March 2027, is no working day. Check that the building is open.",
    ]
    assert day_off_words(DatedDay(day=1, on=day("2027-03-24"))) == ""
