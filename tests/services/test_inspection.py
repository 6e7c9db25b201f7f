from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import ExpectedError, NotFound, Refused
from inspection_ready.domain.filing import StoredFile
from inspection_ready.domain.inspections import ClosureDay, Inspection
from inspection_ready.domain.key_dates import Span
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.facts import gather_facts
from inspection_ready.services.inspection import (
    Message,
    add_closure_day,
    correct_notification,
    current_key_dates,
    inspection_of,
    notify,
    remove_closure_day,
    set_on_site,
)
from inspection_ready.services.regimes import use_shipped_regime
from tests.fakes import StillClock

if TYPE_CHECKING:
    from inspection_ready.services.app import App

RECEIVED = dt.datetime.fromisoformat("2026-12-01T09:30")
MAIL = Message(name="Notification.eml", data=b"Subject: Notification\r\n\r\nDear Director")
TODAY = dt.date(2026, 12, 1)


@pytest.fixture
def cqc(app: App) -> App:
    app.do(use_shipped_regime)
    return app


def held(app: App) -> Inspection:
    found = app.read(inspection_of)
    assert found is not None
    return found


def span_of(app: App, stage: str) -> Span | None:
    dates = app.read(current_key_dates, today=TODAY)
    return next(key.when for key in dates if key.stage == stage)


def refused(app: App, verb: object, **told: object) -> ExpectedError:
    with pytest.raises((Refused, NotFound)) as caught:
        app.do(verb, **told)  # type: ignore[arg-type] # any verb
    return caught.value


def test_notify_starts_the_clock_in_the_current_regime(cqc: App) -> None:
    done = cqc.do(notify, received=RECEIVED)

    assert held(cqc) == done.result
    assert (done.result.regime_code, done.result.regime_version) == ("cqc-local-authority", "2025")
    assert done.result.notified_at == dt.datetime(2026, 12, 1, 9, 30, tzinfo=dt.UTC)
    assert span_of(cqc, "information-return") == Span(dt.date(2026, 12, 22), dt.date(2026, 12, 22))


def test_the_notification_is_kept_on_either_database(any_app: App) -> None:
    any_app.do(use_shipped_regime)
    any_app.do(notify, received=RECEIVED, message=MAIL)
    any_app.do(set_on_site, first=dt.date(2027, 2, 9), last=dt.date(2027, 2, 11))

    assert any_app.do(notify, received=RECEIVED, message=MAIL).entry is None
    assert held(any_app).notified_at == dt.datetime(2026, 12, 1, 9, 30, tzinfo=dt.UTC)
    assert span_of(any_app, "on-site") == Span(dt.date(2027, 2, 9), dt.date(2027, 2, 11))


def test_notify_reads_the_clock_in_england(cqc: App) -> None:
    cqc.do(notify, received=dt.datetime.fromisoformat("2026-07-01T00:15"))

    assert held(cqc).notified_at == dt.datetime(2026, 6, 30, 23, 15, tzinfo=dt.UTC)
    assert span_of(cqc, "notification") == Span(dt.date(2026, 7, 1), dt.date(2026, 7, 1))


def test_notify_takes_the_first_of_an_hour_that_happens_twice(cqc: App) -> None:
    cqc.do(notify, received=dt.datetime.fromisoformat("2026-10-25T01:30"))

    assert held(cqc).notified_at == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)


def test_notify_refuses_a_time_that_never_was(cqc: App) -> None:
    error = refused(cqc, notify, received=dt.datetime.fromisoformat("2027-03-28T01:30"))

    assert error_sentence(error) == (
        "There was no 1:30am on 28 March 2027: the clocks went forward over it. Nothing was changed. "
        "Look at the time in the message again."
    )
    assert cqc.read(inspection_of) is None


@pytest.mark.parametrize("year", ["0001", "1926", "2206", "9999"])
def test_notify_refuses_a_mistyped_year(cqc: App, year: str) -> None:
    error = refused(cqc, notify, received=dt.datetime.fromisoformat(f"{year}-12-01T09:30"))

    assert error_sentence(error) == (
        f"{int(year)} cannot be the right year: years from 2000 to 2099 are accepted. "
        "Nothing was changed. Check what was typed."
    )


@pytest.mark.parametrize("day", [dt.date(2000, 1, 1), dt.date(2099, 12, 31)])
def test_dates_are_counted_at_either_end_of_the_years_accepted(
    cqc: App, clock: StillClock, day: dt.date
) -> None:
    clock.moment = dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)
    cqc.do(notify, received=dt.datetime.combine(day, dt.time(9, 30)))
    cqc.do(set_on_site, first=day)

    assert span_of(cqc, "on-site") == Span(day, day)
    assert span_of(cqc, "publication") == Span(day + dt.timedelta(weeks=8), day + dt.timedelta(weeks=8))


def test_notify_files_the_message_as_it_came(cqc: App) -> None:
    done = cqc.do(notify, received=RECEIVED, message=MAIL)

    sha256 = hashlib.sha256(MAIL.data).hexdigest()
    assert (done.result.message_sha256, done.result.message_name) == (sha256, "Notification.eml")
    with cqc.reading() as reader:
        assert reader.files.read(sha256) == MAIL.data
        assert [(file.name, file.size) for file in reader.register(StoredFile).all()] == [
            ("Notification.eml", len(MAIL.data))
        ]


@pytest.mark.parametrize(
    ("received", "message"),
    [
        ("2026-12-01T09:30", None),
        ("2026-12-01T09:30", MAIL),
        ("2026-12-01T10:30+01:00", MAIL),
        ("2026-12-02T14:00", MAIL),  # the same message, forwarded a day later
        ("2026-12-01T09:30", Message(name="Notification.msg", data=b"the same mail, saved otherwise")),
    ],
)
def test_notify_twice_changes_nothing(cqc: App, received: str, message: Message | None) -> None:
    first = cqc.do(notify, received=RECEIVED, message=MAIL)

    again = cqc.do(notify, received=dt.datetime.fromisoformat(received), message=message)

    assert (again.entry, again.head, again.result) == (None, first.head, first.result)


def test_notify_files_a_message_that_was_missing(cqc: App) -> None:
    cqc.do(notify, received=RECEIVED)

    cqc.do(notify, received=RECEIVED, message=MAIL)

    assert held(cqc).message_name == "Notification.eml"


def test_notify_refuses_another_notification_and_keeps_the_first(cqc: App) -> None:
    first = cqc.do(notify, received=RECEIVED).result

    error = refused(cqc, notify, received=dt.datetime.fromisoformat("2026-12-02T09:30"))

    assert error.code == "already_notified"
    assert held(cqc) == first
    assert error_sentence(error).startswith(
        "This workspace has a notification already, received at 9:30am on 1 December 2026; it was kept."
    )


def test_notify_needs_a_regime(app: App) -> None:
    error = refused(app, notify, received=RECEIVED)

    assert error.code == "no_regime"


def test_correct_notification_moves_every_date_and_is_in_the_trail(cqc: App) -> None:
    cqc.do(notify, received=RECEIVED)

    done = cqc.do(correct_notification, received=dt.datetime.fromisoformat("2026-12-02T09:30"))

    assert done.entry is not None
    assert span_of(cqc, "information-return") == Span(dt.date(2026, 12, 23), dt.date(2026, 12, 23))


def test_correct_notification_to_what_it_is_changes_nothing(cqc: App) -> None:
    cqc.do(notify, received=RECEIVED, message=MAIL)

    assert cqc.do(correct_notification, received=RECEIVED, message=MAIL).entry is None


def test_correct_notification_replaces_a_wrong_message(cqc: App) -> None:
    cqc.do(notify, received=RECEIVED, message=MAIL)
    right = Message(name="Right.eml", data=b"the right one")

    cqc.do(correct_notification, message=right)

    assert held(cqc).message_name == "Right.eml"
    assert held(cqc).notified_at == dt.datetime(2026, 12, 1, 9, 30, tzinfo=dt.UTC)


def test_correct_notification_before_there_is_one_is_refused(cqc: App) -> None:
    assert refused(cqc, correct_notification, received=RECEIVED).code == "not_notified"


def test_set_on_site_dates_the_visit_and_what_follows(cqc: App) -> None:
    cqc.do(notify, received=RECEIVED)

    cqc.do(set_on_site, first=dt.date(2027, 2, 9), last=dt.date(2027, 2, 11))

    assert span_of(cqc, "on-site") == Span(dt.date(2027, 2, 9), dt.date(2027, 2, 11))
    assert span_of(cqc, "feedback-call") == Span(dt.date(2027, 2, 25), dt.date(2027, 2, 25))


def test_set_on_site_back_to_none_leaves_the_dates_to_come(cqc: App) -> None:
    cqc.do(notify, received=RECEIVED)
    cqc.do(set_on_site, first=dt.date(2027, 2, 9))

    cqc.do(set_on_site, first=None)

    assert (held(cqc).on_site_from, held(cqc).on_site_to) == (None, None)
    assert span_of(cqc, "on-site") is None


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        ("2027-02-11", "2027-02-09", "ends_before_it_starts"),
        ("2026-11-30", "2026-12-02", "on_site_before_notification"),
        ("2027-02-09", "2207-02-11", "year_is_mistyped"),
    ],
)
def test_set_on_site_refuses_dates_that_cannot_be(cqc: App, first: str, last: str, code: str) -> None:
    cqc.do(notify, received=RECEIVED)

    error = refused(cqc, set_on_site, first=dt.date.fromisoformat(first), last=dt.date.fromisoformat(last))

    assert error.code == code
    assert error_sentence(error)[-1] == "."


def test_a_notification_is_not_corrected_past_the_visit(cqc: App) -> None:
    cqc.do(notify, received=RECEIVED)
    cqc.do(set_on_site, first=dt.date(2027, 2, 9))

    error = refused(cqc, correct_notification, received=dt.datetime.fromisoformat("2027-03-01T09:30"))

    assert error.code == "on_site_before_notification"


def test_a_closure_day_is_kept_once_and_can_be_taken_back(cqc: App) -> None:
    cqc.do(add_closure_day, dt.date(2026, 12, 29), reason="Closed")
    again = cqc.do(add_closure_day, dt.date(2026, 12, 29))

    assert again.entry is None
    assert [(day.on, day.reason) for day in cqc.read(lambda reader: reader.register(ClosureDay).all())] == [
        (dt.date(2026, 12, 29), "Closed")
    ]

    cqc.do(remove_closure_day, dt.date(2026, 12, 29))

    assert cqc.read(lambda reader: reader.register(ClosureDay).count()) == 0
    assert refused_day(cqc) == "no_such_closure_day"


def refused_day(app: App) -> str:
    with pytest.raises(NotFound) as caught:
        app.do(remove_closure_day, dt.date(2026, 12, 29))
    return caught.value.code


def test_a_closure_day_moves_the_last_working_day_of_a_deadline(cqc: App) -> None:
    cqc.do(
        notify, received=dt.datetime.fromisoformat("2026-12-12T09:30")
    )  # three weeks on is Saturday 2 January
    for day in (dt.date(2026, 12, 31), dt.date(2027, 1, 1)):
        cqc.do(add_closure_day, day)

    dates = cqc.read(current_key_dates, today=TODAY)

    assert next(key.working_day for key in dates if key.stage == "information-return") == dt.date(
        2026, 12, 30
    )


def test_a_pack_says_assessment_to_cqc_and_inspection_to_ofsted(app: App) -> None:
    said = []
    for code in ("cqc", "ofsted"):
        app.do(use_shipped_regime, code)
        facts = app.read(gather_facts, number=1, at=app.clock.now())
        said.append((facts.regulator, facts.word))

    assert said == [("the Care Quality Commission", "assessment"), ("Ofsted", "inspection")]
