"""The shipped regimes on e-mails like those a regulator may send."""

from __future__ import annotations

import datetime as dt

import pytest

from inspection_ready.domain.message_offers import Offer, offers_in
from inspection_ready.domain.messages import Mail, Reading, ReceivedBy, reading_of
from inspection_ready.domain.regimes import FrameworkVersion, Mark
from inspection_ready.exchange.regimes import read_regime_file
from inspection_ready.resources import resource_path
from tests.mails import LETTER, SUBJECT

CQC = read_regime_file(resource_path("frameworks", "cqc-local-authority-2025.yaml")).framework
ILACS = read_regime_file(resource_path("frameworks", "ofsted-ilacs-2025.yaml")).framework
CAME = dt.datetime(2027, 1, 11, 23, 30, tzinfo=dt.UTC)


def read(subject: str, text: str, *, came: dt.datetime | None = CAME, by: FrameworkVersion = CQC) -> Reading:
    mail = Mail(
        kind="eml", subject=subject, sender=None, text=text, received_at=came, received_by=ReceivedBy.RECEIVED
    )
    return reading_of(mail, by.notifications)


def offered(reading: Reading, by: FrameworkVersion = CQC) -> list[tuple[str, str, str]]:
    return [_told(offer) for offer in offers_in(reading, by)]


def _told(offer: Offer) -> tuple[str, str, str]:
    days = f"{offer.first}" if offer.first == offer.last else f"{offer.first} to {offer.last}"
    return offer.stage, days, "came" if offer.found is None else offer.found.sentence


@pytest.mark.parametrize(
    ("kind", "subject", "text", "expected"),
    [
        (
            "notification", SUBJECT, LETTER,
            [
                ("notification", "2027-01-11", "came"),
                ("information-return", "2026-12-22", "Please complete the attached information return and send it to us by 5pm on Tuesday 22 December 2026."),
                ("on-site", "2027-02-09 to 2027-02-11", "We expect to be on site from 9 to 11 February 2027."),
            ],
        ),
        (
            "re-assessment-notification", "Re-assessment of Northmoor Council", "Please send us the information return by 1 February 2027.",
            [
                ("notification", "2027-01-11", "came"),
                ("information-return", "2027-02-01", "Please send us the information return by 1 February 2027."),
            ],
        ),
        (
            "case-request", "Case tracking", "Please send a list of cases by 20 January 2027.",
            [("case-tracking", "2027-01-11", "came")],
        ),
        (
            "on-site-notice", "Dates of our visit", "We will be on site from 9 to 11 March 2027. Tell us by 20 January 2027 who will meet us.",
            [
                ("on-site-notice", "2027-01-11", "came"),
                ("on-site", "2027-03-09 to 2027-03-11", "We will be on site from 9 to 11 March 2027."),
            ],
        ),
        (
            "set-up-meeting", "Set-up meeting", "We would like to hold the set up meeting on 2 March 2027 at 10am. We are on site from 9 March 2027.",
            [("set-up-meeting", "2027-03-02", "We would like to hold the set up meeting on 2 March 2027 at 10am.")],
        ),
        (
            "follow-up-request", "Follow-up request", "Please send further information.",
            [("follow-up-requests", "2027-01-11", "came")],
        ),
        (
            "feedback-call", "Feedback", "The feedback call, with initial feedback, is on 25 March 2027.",
            [("feedback-call", "2027-03-25", "The feedback call, with initial feedback, is on 25 March 2027.")],
        ),
        (
            "draft-report", "Your draft report", "You have 10 working days to check its factual accuracy: until 25 January 2027.",
            [
                ("draft-report", "2027-01-11", "came"),
                ("factual-accuracy", "2027-01-25", "You have 10 working days to check its factual accuracy: until 25 January 2027."),
            ],
        ),
        (
            "publication", "Publication date", "We will publish your report on 20 May 2027. It stays under embargo until then.",
            [("publication", "2027-05-20", "We will publish your report on 20 May 2027.")],
        ),
    ],
)  # fmt: skip
def test_each_kind_of_cqc_offers_what_it_tells(
    kind: str, subject: str, text: str, expected: list[tuple[str, str, str]]
) -> None:
    reading = read(subject, text)

    assert (reading.kind and reading.kind.id, offered(reading)) == (kind, expected)


@pytest.mark.parametrize(
    ("kind", "subject", "text", "expected"),
    [
        (
            "notification", "Notification of inspection", "As I said on the telephone, we are on site from Monday 18 January 2027.",
            [
                ("notification", "2027-01-11", "came"),
                ("on-site", "2027-01-18", "As I said on the telephone, we are on site from Monday 18 January 2027."),
            ],
        ),
        (
            "focused-visit", "Focused visit", "We are on site on 19 and 20 January 2027.",
            [
                ("notification", "2027-01-11", "came"),
                ("on-site", "2027-01-19 to 2027-01-20", "We are on site on 19 and 20 January 2027."),
            ],
        ),
        (
            "draft-report", "Draft report", "Send comments on factual accuracy by 25 January 2027.",
            [
                ("draft-report", "2027-01-11", "came"),
                ("factual-accuracy", "2027-01-25", "Send comments on factual accuracy by 25 January 2027."),
            ],
        ),
    ],
)  # fmt: skip
def test_each_kind_of_ilacs_offers_what_it_tells(
    kind: str, subject: str, text: str, expected: list[tuple[str, str, str]]
) -> None:
    reading = read(subject, text, by=ILACS)

    assert (reading.kind and reading.kind.id, offered(reading, ILACS)) == (kind, expected)


def test_the_day_it_came_is_the_one_on_the_clock_in_england() -> None:
    late = dt.datetime(2027, 6, 30, 23, 30, tzinfo=dt.UTC)

    (offer,) = offers_in(read("Your draft report", "Dear Amara", came=late), CQC)

    assert (offer.first, offer.at) == (dt.date(2027, 7, 1), late)


def test_what_does_not_say_when_it_came_offers_no_such_day() -> None:
    assert offered(read("Your draft report", "Dear Amara", came=None)) == []


def test_two_days_beside_the_words_are_both_offered() -> None:
    reading = read("Set-up meeting", "The set-up meeting could be on 2 March 2027 or on 3 March 2027.")

    assert [each[1] for each in offered(reading)] == ["2027-03-02", "2027-03-03"]


def test_what_looks_like_nothing_offers_nothing() -> None:
    assert offered(read("Lunch", "On 2 March 2027?")) == []


@pytest.mark.parametrize("framework", [CQC, ILACS])
def test_all_kinds_are_starters(framework: FrameworkVersion) -> None:
    assert {kind.basis.mark for kind in framework.notifications} == {Mark.GENERAL}
