from __future__ import annotations

import datetime as dt

import pytest

from inspection_ready.domain.inspections import Inspection
from inspection_ready.domain.key_dates import Span, count, key_dates, told_by
from inspection_ready.domain.regimes import (
    Basis,
    FrameworkVersion,
    Limit,
    Mark,
    Offset,
    Stage,
    Status,
    Unit,
)
from inspection_ready.domain.working_days import BankHoliday, WorkingCalendar

CALENDAR = WorkingCalendar(
    bank_holidays=(
        BankHoliday(day=dt.date(2026, 12, 25), name="Christmas Day"),
        BankHoliday(day=dt.date(2026, 12, 28), name="Boxing Day", is_substitute=True),
    ),
    announced_until=2026,
)


def span(first: str, last: str | None = None) -> Span:
    return Span(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first))


def offset(least: int, unit: Unit, event: str, *, most: int = 0, before: bool = False) -> Offset:
    return Offset(least=least, most=most or least, unit=unit, event=event, before=before, limit=Limit.BY)


def stage(name: str, *, is_event: bool = False, counted: Offset | None = None) -> Stage:
    return Stage(
        id=name,
        name=name.title(),
        called=f"the {name}",
        found="",
        is_event=is_event,
        offset=counted,
        basis=Basis(mark=Mark.FOUND, source="x"),
    )


def framework(*stages: Stage) -> FrameworkVersion:
    return FrameworkVersion(
        name="A framework",
        version="1",
        status=Status.CURRENT,
        valid_from=None,
        captured=None,
        source="",
        notice="",
        themes=(),
        statements=(),
        categories=(),
        required=(),
        scoring=None,
        grades=(),
        stages=stages,
        request_list="",
        requests=(),
        checklist=(),
        roles=(),
        functions=(),
        facilities=(),
        sections=(),
        timetables=(),
        figures=(),
    )


def inspection(notified: str, on_site: Span | None = None) -> Inspection:
    return Inspection(
        regime_code="any",
        regime_version="1",
        notified_at=dt.datetime.fromisoformat(notified),
        on_site_from=on_site.first if on_site else None,
        on_site_to=on_site.last if on_site else None,
    )


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        (offset(3, Unit.WEEKS, "notification"), span("2026-12-22")),
        (offset(6, Unit.MONTHS, "notification"), span("2027-06-01")),
        (offset(10, Unit.DAYS, "notification"), span("2026-12-11")),
        (offset(20, Unit.WORKING_DAYS, "notification"), span("2026-12-31")),  # two bank holidays passed over
        (offset(1, Unit.MONDAYS, "notification"), span("2026-12-07")),
        (offset(6, Unit.WEEKS, "on-site", most=8, before=True), span("2026-12-15", "2026-12-29")),
        (offset(2, Unit.WEEKS, "on-site"), span("2027-02-25")),
        (offset(1, Unit.WORKING_DAYS, "on-site", before=True), span("2027-02-08")),
        (offset(1, Unit.WORKING_DAYS, "draft-report"), None),
    ],
)
def test_days_are_counted_from_the_first_day_back_and_from_the_last_day_on(
    counted: Offset, expected: Span | None
) -> None:
    told = {"notification": span("2026-12-01"), "on-site": span("2027-02-09", "2027-02-11")}

    assert count(counted, told, CALENDAR.off) == expected


def test_an_evening_in_december_is_told_by_the_clock_in_england() -> None:
    told = told_by(inspection("2026-12-01T23:30+00:00"))

    assert told == {"notification": span("2026-12-01")}


def test_an_evening_in_summer_is_the_next_day_in_england() -> None:
    told = told_by(inspection("2026-07-01T23:30+00:00"))

    assert told == {"notification": span("2026-07-02")}


def test_a_visit_of_one_day_needs_no_last_day() -> None:
    told = told_by(
        Inspection(
            regime_code="any",
            regime_version="1",
            notified_at=dt.datetime(2026, 12, 1, 9, 30, tzinfo=dt.UTC),
            on_site_from=dt.date(2027, 2, 9),
        )
    )

    assert told["on-site"] == span("2027-02-09")


def test_nothing_is_dated_before_the_notification() -> None:
    stages = framework(
        stage("notification", is_event=True), stage("return", counted=offset(3, Unit.WEEKS, "notification"))
    )

    dates = key_dates(stages, None, CALENDAR)

    assert [(key.stage, key.when, key.expected) for key in dates] == [
        ("notification", None, None),
        ("return", None, None),
    ]


def test_a_visit_not_told_yet_is_to_come_and_its_limit_is_known() -> None:
    stages = framework(
        stage("notification", is_event=True),
        stage("on-site", is_event=True, counted=offset(6, Unit.MONTHS, "notification")),
    )

    _, visit = key_dates(stages, inspection("2026-12-01T09:30+00:00"), CALENDAR)

    assert (visit.when, visit.expected, visit.is_told) == (None, span("2027-06-01"), False)


def test_a_visit_that_was_told_is_confirmed_and_not_counted() -> None:
    stages = framework(
        stage("notification", is_event=True),
        stage("on-site", is_event=True, counted=offset(6, Unit.MONTHS, "notification")),
    )
    visit = span("2027-02-09", "2027-02-11")

    _, key = key_dates(stages, inspection("2026-12-01T09:30+00:00", visit), CALENDAR)

    assert (key.when, key.expected, key.is_told, key.working_day) == (visit, None, True, None)


def test_a_deadline_on_a_bank_holiday_gives_the_working_day_before_it() -> None:
    stages = framework(
        stage("notification", is_event=True), stage("return", counted=offset(3, Unit.WEEKS, "notification"))
    )

    _, key = key_dates(stages, inspection("2026-12-07T09:30+00:00"), CALENDAR)

    assert (key.when, key.working_day) == (span("2026-12-28"), dt.date(2026, 12, 24))


def test_a_closure_day_of_the_council_moves_a_working_day() -> None:
    stages = framework(
        stage("notification", is_event=True),
        stage("return", counted=offset(1, Unit.WORKING_DAYS, "notification")),
    )
    closed = WorkingCalendar(
        bank_holidays=(), announced_until=2028, closures=frozenset({dt.date(2026, 12, 2)})
    )

    _, key = key_dates(stages, inspection("2026-12-01T09:30+00:00"), closed)

    assert key.when == span("2026-12-03")


def test_a_date_past_the_announced_bank_holidays_says_so() -> None:
    stages = framework(
        stage("notification", is_event=True),
        stage("return", counted=offset(30, Unit.WORKING_DAYS, "notification")),
    )

    notified, key = key_dates(stages, inspection("2026-12-01T09:30+00:00"), CALENDAR)

    assert (notified.is_announced, key.is_announced) == (True, False)
