from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import CannotRead, Refused
from inspection_ready.domain.key_dates import KeyDate
from inspection_ready.domain.message_offers import Offer
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.key_dates import counted_words
from inspection_ready.services.inspection import Message, current_key_dates, inspection_of, notify
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.stage_messages import date_told, read_offers, take_message
from inspection_ready.services.undo import undo
from tests.mails import REGULATOR, eml

if TYPE_CHECKING:
    from inspection_ready.services.app import App

TODAY = dt.date(2027, 1, 12)
NOTIFICATION = Message("n.eml", eml().as_bytes())


@pytest.fixture
def cqc(app: App) -> App:
    app.do(use_shipped_regime)
    app.do(notify, received=dt.datetime.fromisoformat("2026-12-01T09:31"), message=NOTIFICATION)
    return app


def message(subject: str, text: str, *, came: str = "Mon, 11 Jan 2027 09:31:07 +0000") -> Message:
    made = eml(
        subject=subject, text=text, received=(f"from a by b; {came}",), message_id="<2@regulator.example>"
    )
    return Message(f"{subject}.eml", made.as_bytes())


NOTICE = message("Dates of our visit", "We will be on site from 9 to 11 March 2027.")


def key(app: App, stage: str) -> KeyDate:
    return next(each for each in app.read(current_key_dates, today=TODAY) if each.stage == stage)


def test_a_notice_of_the_visit_sets_its_days_and_its_own_and_is_undone_at_once(cqc: App) -> None:
    read = cqc.read(read_offers, NOTICE)

    done = cqc.do(take_message, message=NOTICE, told_by=read.sender, offers=read.offers)

    assert read.sender == f"{REGULATOR.split(' <')[0]} (la.assessment@regulator.example)"
    assert [offer.stage for offer in done.result] == ["on-site-notice", "on-site"]
    assert counted_words(
        key(cqc, "on-site-notice")
    ) == f"told by {read.sender} in Dates of our visit.eml; " + ("counted, it would be 12 to 26 January 2027")
    held = cqc.read(inspection_of)
    assert held is not None
    assert (held.on_site_from, held.on_site_to) == (dt.date(2027, 3, 9), dt.date(2027, 3, 11))

    assert done.entry is not None
    cqc.do(undo, done.entry)

    held = cqc.read(inspection_of)
    assert held is not None
    assert (held.on_site_from, key(cqc, "on-site-notice").when) == (None, None)


def test_reading_enters_nothing(cqc: App) -> None:
    before = cqc.read(current_key_dates, today=TODAY)

    cqc.read(read_offers, NOTICE)

    assert cqc.read(current_key_dates, today=TODAY) == before


def test_the_message_that_is_filed_is_known_again(cqc: App) -> None:
    again = Message("saved again.eml", NOTIFICATION.data + b"\r\n")  # other bytes, the same id

    assert [cqc.read(read_offers, each).is_filed for each in (NOTIFICATION, again, NOTICE)] == [
        True,
        True,
        False,
    ]


def test_what_is_no_message_offers_nothing_and_says_why(cqc: App) -> None:
    read = cqc.read(read_offers, Message("scan.pdf", b"%PDF-1.7"))

    assert (read.offers, read.reading, read.sender) == ((), None, "")
    assert read.unread is not None
    assert read.unread.code == "not_a_message"


def test_a_second_notification_corrects_the_first_and_takes_its_place(cqc: App) -> None:
    other = message(
        "Notification of assessment", "The information return", came="Wed, 2 Dec 2026 10:00:59 +0000"
    )
    read = cqc.read(read_offers, other)

    cqc.do(take_message, message=other, told_by=read.sender, offers=read.offers[:1])

    held = cqc.read(inspection_of)
    assert held is not None
    assert held.notified_at == dt.datetime(2026, 12, 2, 10, 0, tzinfo=dt.UTC)
    assert held.message_name == "Notification of assessment.eml"


def test_filing_with_the_notification_leaves_its_time(cqc: App) -> None:
    cqc.do(take_message, message=NOTICE, told_by="", offers=(), is_notification=True)

    held = cqc.read(inspection_of)
    assert held is not None
    assert (held.message_name, held.notified_at) == (
        "Dates of our visit.eml",
        dt.datetime(2026, 12, 1, 9, 31, tzinfo=dt.UTC),
    )


def test_two_dates_for_one_stage_are_refused_and_none_is_entered(cqc: App) -> None:
    days = (dt.date(2027, 3, 2), dt.date(2027, 3, 3))
    offers = [
        Offer(stage="feedback-call", first=days[0], last=days[0]),
        *(Offer(stage="set-up-meeting", first=day, last=day) for day in days),
    ]

    with pytest.raises(Refused) as caught:
        cqc.do(take_message, message=NOTICE, told_by="", offers=offers)

    assert error_sentence(caught.value).startswith("Two dates are ticked for “Set-up meeting, where")
    assert key(cqc, "feedback-call").when is None


@pytest.mark.parametrize(
    ("stage", "subject", "text", "sentence"),
    [
        (
            "set-up-meeting", "Set-up meeting", "The set-up meeting: 2 March 2027 or 3 March 2027?",
            ("Set-up meeting.eml names several days that may be meant for “Set-up meeting, where the council presents "
            "itself to CQC”: Tuesday 2 March 2027, Wednesday 3 March 2027. Nothing was changed. Say which with --from."),
        ),
        (
            "feedback-call", "Lunch", "Shall we meet on 2 March 2027?",
            ("Lunch.eml was not understood as telling a date of “Feedback call”. It names Tuesday 2 March 2027. Nothing "
            "was changed. Say the day with --from, and the message is filed with it."),
        ),
        (
            "feedback-call", "Lunch", "Shall we meet?",
            ("Lunch.eml was not understood as telling a date of “Feedback call”. Nothing was changed. Say the day with "
            "--from, and the message is filed with it."),
        ),
        (
            "feedback-call", "Your draft report", "Dear Amara",
            ("Your draft report.eml looks like something else: Draft report, for the factual accuracy check. Nothing was "
            "changed. If it does tell the date of “Feedback call”, say the day with --from."),
        ),
        (
            "factual-accuracy", "Your draft report", "Dear Amara",
            ("Your draft report.eml was not understood as telling a date of “Factual accuracy check returned”. Nothing was "
            "changed. Say the day with --from, and the message is filed with it."),
        ),
        (
            "on-site", "Dates of our visit", "We will be on site from 9 to 11 March 2027.",
            "Nothing was changed. Enter the days on site with “on-site”, or in the part of the page called On site.",
        ),
    ],
)  # fmt: skip
def test_a_message_that_does_not_tell_one_day_is_refused_with_what_to_do(
    cqc: App, stage: str, subject: str, text: str, sentence: str
) -> None:
    with pytest.raises(Refused) as caught:
        cqc.read(date_told, stage, message(subject, text))

    assert error_sentence(caught.value) == sentence


def test_a_message_of_no_kind_is_taken_at_somebodys_word_for_what_arrives(cqc: App) -> None:
    offer, reading = cqc.read(
        date_told, "draft-report", message("Report", "Attached. See you on 2 March 2027.")
    )

    assert (offer.first, offer.found, reading.kind) == (dt.date(2027, 1, 11), None, None)


def test_what_is_no_e_mail_cannot_tell_a_date(cqc: App) -> None:
    with pytest.raises(CannotRead):
        cqc.read(date_told, "draft-report", Message("scan.pdf", b"%PDF-1.7"))
