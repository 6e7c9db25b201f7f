from __future__ import annotations

import datetime as dt

import pytest

from inspection_ready.domain.inspections import Inspection
from inspection_ready.domain.key_dates import Span, count, key_dates, told_by
from inspection_ready.domain.offsets import Limit, Offset, Unit
from inspection_ready.domain.regime_stages import Stage
from inspection_ready.domain.regimes import Basis, FrameworkVersion, Mark, Status
from inspection_ready.domain.stages import StageDate
from inspection_ready.domain.visits import OffDay
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


def test_the_regulator_does_not_wait_for_a_closure_day_of_the_council() -> None:
    stages = framework(
        stage("notification", is_event=True),
        stage("return", counted=offset(2, Unit.WORKING_DAYS, "notification")),
    )
    closed = WorkingCalendar(
        bank_holidays=(),
        announced_until=2028,
        closures=frozenset({dt.date(2026, 12, 2), dt.date(2026, 12, 5)}),
    )

    _, key = key_dates(stages, inspection("2026-12-01T09:30+00:00"), closed)

    assert (key.when, key.closures) == (span("2026-12-03"), (dt.date(2026, 12, 2),))


def test_a_deadline_on_a_closure_day_stays_and_names_the_working_day_before_it() -> None:
    stages = framework(
        stage("notification", is_event=True),
        stage("return", counted=offset(2, Unit.WORKING_DAYS, "notification")),
    )
    closed = WorkingCalendar(
        bank_holidays=(),
        announced_until=2028,
        closures=frozenset({dt.date(2026, 12, 2), dt.date(2026, 12, 3)}),
    )

    _, key = key_dates(stages, inspection("2026-12-01T09:30+00:00"), closed)

    assert (key.when, key.working_day) == (span("2026-12-03"), dt.date(2026, 12, 1))


def test_a_draft_report_on_christmas_eve_gives_ten_working_days_of_the_regulator() -> None:
    """The council is shut until 2 January; CQC is not."""
    stages = framework(
        stage("notification", is_event=True),
        stage("draft", is_event=True),
        stage("check", counted=offset(10, Unit.WORKING_DAYS, "draft")),
    )
    shut = frozenset({dt.date(2026, 12, 29), dt.date(2026, 12, 30), dt.date(2026, 12, 31)})
    calendar = WorkingCalendar(
        bank_holidays=(*CALENDAR.bank_holidays, BankHoliday(day=dt.date(2027, 1, 1), name="New Year’s Day")),
        announced_until=2028,
        closures=shut,
    )
    told = (StageDate(stage="draft", first=dt.date(2026, 12, 24)),)

    *_, draft, check = key_dates(stages, inspection("2026-09-01T09:30+00:00"), calendar, told)

    assert (draft.when, draft.is_told) == (span("2026-12-24"), True)
    assert (check.when, check.closures) == (span("2027-01-12"), tuple(sorted(shut)))


def test_what_was_told_goes_before_what_is_counted_which_is_kept_beside_it() -> None:
    stages = framework(
        stage("notification", is_event=True), stage("return", counted=offset(3, Unit.WEEKS, "notification"))
    )
    told = (StageDate(stage="return", first=dt.date(2026, 12, 24), told_by="Jo Smith", message_name="m.eml"),)

    _, key = key_dates(stages, inspection("2026-12-01T09:30+00:00"), CALENDAR, told)

    assert (key.when, key.is_told, key.counted) == (span("2026-12-24"), True, span("2026-12-22"))
    assert (key.told_by, key.message_name, key.is_deadline) == ("Jo Smith", "m.eml", True)


def test_a_told_deadline_that_is_the_counted_one_has_nothing_beside_it() -> None:
    stages = framework(
        stage("notification", is_event=True), stage("return", counted=offset(3, Unit.WEEKS, "notification"))
    )
    told = (StageDate(stage="return", first=dt.date(2026, 12, 22)),)

    _, key = key_dates(stages, inspection("2026-12-01T09:30+00:00"), CALENDAR, told)

    assert (key.is_told, key.counted) == (True, None)


def test_a_told_deadline_on_no_working_day_names_the_one_before_it() -> None:
    stages = framework(
        stage("notification", is_event=True), stage("return", counted=offset(3, Unit.WEEKS, "notification"))
    )
    told = (StageDate(stage="return", first=dt.date(2026, 12, 28)),)

    _, key = key_dates(stages, inspection("2026-12-01T09:30+00:00"), CALENDAR, told)

    assert key.working_day == dt.date(2026, 12, 24)


def test_before_the_notification_nothing_told_counts() -> None:
    stages = framework(stage("notification", is_event=True), stage("draft", is_event=True))
    told = (StageDate(stage="draft", first=dt.date(2026, 12, 24)),)

    assert [key.when for key in key_dates(stages, None, CALENDAR, told)] == [None, None]


def test_a_stage_is_past_after_its_last_day() -> None:
    stages = framework(stage("notification", is_event=True), stage("review"))
    told = (StageDate(stage="review", first=dt.date(2026, 12, 7), last=dt.date(2026, 12, 18)),)

    _, key = key_dates(stages, inspection("2026-12-01T09:30+00:00"), CALENDAR, told)

    assert [key.is_past(dt.date(2026, 12, day)) for day in (17, 18, 19)] == [False, False, True]


def test_the_very_day_of_a_visit_that_nobody_works_is_said() -> None:
    """The Monday after the telephone call is a bank holiday."""
    monday = Offset(least=1, most=1, unit=Unit.MONDAYS, event="notification", before=False, limit=Limit.ON)
    stages = framework(stage("notification", is_event=True), stage("on-site", is_event=True, counted=monday))

    _, key = key_dates(stages, inspection("2026-12-23T11:00+00:00"), CALENDAR)

    assert (key.expected, key.off) == (span("2026-12-28"), OffDay(dt.date(2026, 12, 28), "Boxing Day"))


def test_a_date_past_the_announced_bank_holidays_says_so() -> None:
    stages = framework(
        stage("notification", is_event=True),
        stage("return", counted=offset(30, Unit.WORKING_DAYS, "notification")),
    )

    notified, key = key_dates(stages, inspection("2026-12-01T09:30+00:00"), CALENDAR)

    assert (notified.is_announced, key.is_announced) == (True, False)


def test_a_count_backwards_over_a_year_that_is_not_announced_says_so() -> None:
    stages = framework(
        stage("notification", is_event=True),
        stage("on-site", is_event=True),
        stage("rooms", counted=offset(5, Unit.WORKING_DAYS, "on-site", before=True)),
        stage("notice", counted=offset(5, Unit.WEEKS, "on-site", before=True)),
    )

    dates = key_dates(stages, inspection("2026-12-01T09:30+00:00", span("2027-01-05")), CALENDAR)

    assert [(key.stage, key.is_announced) for key in dates] == [
        ("notification", True),
        ("on-site", True),  # it was told
        ("rooms", False),
        ("notice", True),  # weeks need no holidays, and end in a year that is announced
    ]


def test_a_told_deadline_past_the_announced_bank_holidays_says_so_and_another_day_does_not() -> None:
    stages = framework(
        stage("notification", is_event=True),
        stage("return", counted=offset(3, Unit.WEEKS, "notification")),
        stage("meeting"),
    )
    told = tuple(StageDate(stage=each, first=dt.date(2027, 1, 5)) for each in ("return", "meeting"))

    dates = key_dates(stages, inspection("2026-12-01T09:30+00:00"), CALENDAR, told)

    assert [key.is_announced for key in dates] == [True, False, True]
