"""The shipped regimes, in the words people read on the page of key dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from inspection_ready.domain.inspections import Inspection
from inspection_ready.domain.key_dates import KeyDate, key_dates
from inspection_ready.domain.offsets import Limit, Offset, Unit
from inspection_ready.domain.packs import PackDate
from inspection_ready.domain.stages import StageDate
from inspection_ready.domain.working_days import WorkingCalendar
from inspection_ready.exchange.bank_holidays import ANNOUNCED_UNTIL, england_bank_holidays
from inspection_ready.exchange.regimes import read_regime_file
from inspection_ready.phrases.key_dates import counted_words, offset_words, pack_date, when_words
from inspection_ready.resources import resource_path

CALENDAR = WorkingCalendar(bank_holidays=england_bank_holidays(2026, 2030), announced_until=ANNOUNCED_UNTIL)


def dates_of(
    regime: str,
    *,
    notified: str,
    on_site: tuple[str, str] | None = None,
    told: tuple[StageDate, ...] = (),
    closed: tuple[str, ...] = (),
) -> dict[str, KeyDate]:
    read = read_regime_file(resource_path("frameworks", f"{regime}.yaml"))
    inspection = Inspection(
        regime_code=read.code,
        regime_version=read.framework.version,
        notified_at=dt.datetime.fromisoformat(notified),
        on_site_from=dt.date.fromisoformat(on_site[0]) if on_site else None,
        on_site_to=dt.date.fromisoformat(on_site[1]) if on_site else None,
    )
    calendar = replace(CALENDAR, closures=frozenset(map(dt.date.fromisoformat, closed)))
    return {key.stage: key for key in key_dates(read.framework, inspection, calendar, told)}


def test_key_dates_of_cqc_before_the_visit_is_told() -> None:
    dates = dates_of("cqc-local-authority-2025", notified="2026-12-05T09:30+00:00")

    assert {stage: when_words(key) for stage, key in dates.items() if when_words(key) != "date to come"} == {
        "notification": "Saturday 5 December 2026, 9:30am",
        "information-return": "by Saturday 26 December 2026",
        "on-site": "dates to come; by Saturday 5 June 2027",
    }
    assert counted_words(dates["information-return"]) == (
        "3 weeks after the notification; the last working day before it is Thursday 24 December 2026"
    )
    assert counted_words(dates["on-site-notice"]) == "at least 6 to 8 weeks before the on-site visit"
    assert (
        counted_words(dates["factual-accuracy"]) == "10 working days after the e-mail with the draft report"
    )


def test_key_dates_of_cqc_once_the_visit_is_told() -> None:
    dates = dates_of(
        "cqc-local-authority-2025", notified="2026-12-01T09:30+00:00", on_site=("2027-02-09", "2027-02-11")
    )

    assert {stage: when_words(key) for stage, key in dates.items() if when_words(key) != "date to come"} == {
        "notification": "Tuesday 1 December 2026, 9:30am",
        "information-return": "by Tuesday 22 December 2026",
        "on-site-notice": "15 to 29 December 2026",
        "on-site": "9 to 11 February 2027",
        "feedback-call": "about Thursday 25 February 2027",
        "publication": "about Thursday 8 April 2027",
    }
    assert counted_words(dates["on-site"]) == "given by the regulator"


def test_what_was_told_is_said_with_who_told_it_and_what_is_counted_follows() -> None:
    told = (
        StageDate(stage="set-up-meeting", first=dt.date(2027, 2, 2), told_by="Jo Smith, CQC"),
        StageDate(stage="review", first=dt.date(2027, 1, 4), last=dt.date(2027, 1, 29), message_name="r.eml"),
        StageDate(
            stage="draft-report",
            first=dt.date(2027, 3, 25),
            told_by="The assessment team",
            message_name="d.eml",
        ),
        StageDate(stage="publication", first=dt.date(2027, 5, 20)),
    )

    dates = dates_of(
        "cqc-local-authority-2025",
        notified="2026-12-01T09:30+00:00",
        on_site=("2027-02-09", "2027-02-11"),
        told=told,
    )

    said = {stage: (when_words(key), counted_words(key)) for stage, key in dates.items()}
    assert said["set-up-meeting"] == ("Tuesday 2 February 2027", "told by Jo Smith, CQC")
    assert said["review"] == ("4 to 29 January 2027", "told in r.eml")
    assert said["draft-report"] == ("Thursday 25 March 2027", "told by The assessment team in d.eml")
    assert said["factual-accuracy"] == (  # over Easter
        "by Monday 12 April 2027", "10 working days after the e-mail with the draft report",
    )  # fmt: skip
    assert said["publication"] == (
        "Thursday 20 May 2027",
        "told, by whom is not noted; counted, it would be about Thursday 8 April 2027",
    )


def test_a_count_says_which_closure_days_it_did_not_stop_for() -> None:
    draft = (StageDate(stage="draft-report", first=dt.date(2026, 12, 24)),)
    days = ("2026-12-29", "2026-12-30", "2026-12-31")

    several = dates_of("cqc-local-authority-2025", notified="2026-06-01T09:30+00:00", told=draft, closed=days)
    one = dates_of("cqc-local-authority-2025", notified="2026-06-01T09:30+00:00", told=draft, closed=days[:1])

    assert when_words(several["factual-accuracy"]) == "by Tuesday 12 January 2027"
    assert counted_words(several["factual-accuracy"]) == (
        "10 working days after the e-mail with the draft report; 3 days from 29 to 31 December 2026 are counted "
        "though the council is closed: the regulator does not wait"
    )
    assert counted_words(one["factual-accuracy"]).endswith(
        "Tuesday 29 December 2026 is counted though the council is closed: the regulator does not wait"
    )


def test_ilacs_from_the_call_over_a_bank_holiday_to_the_draft_report() -> None:
    told = (StageDate(stage="draft-report", first=dt.date(2027, 6, 18)),)
    wanted = StageDate(stage="factual-accuracy", first=dt.date(2027, 6, 26))

    dates = dates_of("ofsted-ilacs-2025", notified="2027-04-28T11:00+00:00", told=told)
    later = dates_of("ofsted-ilacs-2025", notified="2027-04-28T11:00+00:00", told=(*told, wanted))

    assert when_words(dates["on-site"]) == "dates to come; expected Monday 3 May 2027"
    assert counted_words(dates["on-site"]) == (
        "the Monday after the telephone call; that day (Early May bank holiday) is not a working day, so ask which "
        "is meant"
    )
    assert when_words(dates["draft-report"]) == "Friday 18 June 2027"
    assert when_words(dates["factual-accuracy"]) == "date to come"
    assert when_words(later["factual-accuracy"]) == "by Saturday 26 June 2027"
    assert later["factual-accuracy"].working_day == dt.date(2027, 6, 25)


def test_key_dates_of_ilacs_are_a_matter_of_days() -> None:
    dates = dates_of("ofsted-ilacs-2025", notified="2026-12-02T11:00+00:00")

    assert when_words(dates["on-site"]) == "dates to come; expected Monday 7 December 2026"
    assert counted_words(dates["on-site"]) == "the Monday after the telephone call"


def test_a_date_beyond_the_announced_bank_holidays_is_marked() -> None:
    dates = dates_of("cqc-local-authority-2025", notified="2028-12-20T09:30+00:00")

    key = dates["information-return"]
    assert when_words(key) == (
        "by Wednesday 10 January 2029 (bank holidays of that year are not announced yet)"
    )
    assert pack_date(key).counted == (
        "3 weeks after the notification; bank holidays of that year are not announced yet"
    )
    assert not pack_date(key).is_announced


def test_a_printed_line_keeps_deadline_and_expectation() -> None:
    dates = dates_of("cqc-local-authority-2025", notified="2026-12-01T09:30+00:00")

    assert pack_date(dates["information-return"]) == PackDate(
        name="Information return sent to CQC",
        day=dt.date(2026, 12, 22),
        is_deadline=True,
        counted="3 weeks after the notification",
        stage="information-return",
    )
    assert pack_date(dates["on-site"]) == PackDate(
        name="On-site visit",
        day=None,
        is_deadline=True,
        counted="6 months after the notification; by Tuesday 1 June 2027",
        stage="on-site",
    )


def test_a_printed_line_of_a_visit_that_was_told_has_both_ends() -> None:
    dates = dates_of(
        "cqc-local-authority-2025", notified="2026-12-01T09:30+00:00", on_site=("2027-02-09", "2027-02-11")
    )

    assert pack_date(dates["on-site"]) == PackDate(
        name="On-site visit",
        day=dt.date(2027, 2, 9),
        until=dt.date(2027, 2, 11),
        counted="Given by the regulator",
        stage="on-site",
    )


@pytest.mark.parametrize(
    ("least", "most", "unit", "limit", "words"),
    [
        (1, 1, Unit.WORKING_DAYS, Limit.BY, "1 working day after it"),
        (1, 1, Unit.WEEKS, Limit.BY, "1 week after it"),
        (2, 3, Unit.DAYS, Limit.ABOUT, "about 2 to 3 days after it"),
        (2, 2, Unit.MONDAYS, Limit.ON, "2 Mondays after it"),
        (1, 1, Unit.MONDAYS, Limit.ON, "the Monday after it"),
    ],
)
def test_offsets_in_words(least: int, most: int, unit: Unit, limit: Limit, words: str) -> None:
    counted = Offset(least=least, most=most, unit=unit, event="x", before=False, limit=limit)

    assert offset_words(counted, "it") == words
