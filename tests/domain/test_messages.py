from __future__ import annotations

import datetime as dt

import pytest

from inspection_ready.domain.message_dates import About
from inspection_ready.domain.messages import (
    Attachment,
    Mail,
    Reading,
    ReceivedBy,
    are_different_messages,
    is_same_message,
    reading_of,
)
from inspection_ready.domain.regime_stages import MessageKind
from inspection_ready.domain.regimes import Basis, Mark
from tests.mails import LETTER, SUBJECT

BASIS = Basis(mark=Mark.GENERAL)
NOTIFICATION = MessageKind(
    id="n", name="Notification", stage="notification", words=("notification of assessment", "information return", "Care Act 2014"),
    unless=("newsletter",), basis=BASIS,
)  # fmt: skip
DRAFT = MessageKind(
    id="d", name="Draft", stage="draft-report", words=("draft report", "factual accuracy"), basis=BASIS
)
AT = dt.datetime(2026, 12, 1, 9, 31, tzinfo=dt.UTC)


def mail(**told: object) -> Mail:
    usual = {"kind": "eml", "subject": SUBJECT, "sender": None, "text": LETTER, "received_at": AT}
    return Mail(**{**usual, "received_by": ReceivedBy.RECEIVED, **told})  # type: ignore[arg-type] # any field


def read(found: Mail) -> Reading:
    return reading_of(found, (NOTIFICATION, DRAFT), request_list="information return")


def test_a_notification_is_known_by_its_words() -> None:
    reading = read(mail())

    assert (reading.kind, reading.is_notification, reading.is_doubtful) == (NOTIFICATION, True, False)
    assert reading.words == ("notification of assessment", "information return", "Care Act 2014")
    assert (reading.received_at, reading.received_by, reading.carrier) == (AT, ReceivedBy.RECEIVED, None)


@pytest.mark.parametrize(
    ("subject", "text", "kind"),
    [
        ("Lunch", "Shall we meet?", None),
        ("Lunch", "I filled in the information return.", None),  # one word in the text proves nothing
        ("Lunch", "The INFORMATION\nRETURN under the Care Act 2014", "n"),
        ("NOTIFICATION OF ASSESSMENT", "", "n"),
        ("Notification of assessments in general", "", None),  # not the same word
        ("Our newsletter: notification of assessment", LETTER, None),
        ("Your draft report", "Check its factual accuracy, as the information return", "d"),
    ],
)
def test_words_decide_the_kind(subject: str, text: str, kind: str | None) -> None:
    reading = read(mail(subject=subject, text=text))

    assert (reading.kind.id if reading.kind else None) == kind
    assert reading.is_doubtful == (kind != "n")


def test_a_regime_without_kinds_leaves_it_unjudged() -> None:
    reading = reading_of(mail(), ())

    assert (reading.kind, reading.is_judged, reading.is_doubtful) == (None, False, False)


def test_days_and_deadlines_come_with_their_sentences() -> None:
    reading = read(mail())

    assert [(each.first, each.last, each.sentence) for each in reading.about(About.ON_SITE)] == [
        (dt.date(2027, 2, 9), dt.date(2027, 2, 11), "We expect to be on site from 9 to 11 February 2027.")
    ]
    assert [(each.first, each.time) for each in reading.about(About.DEADLINE)] == [
        (dt.date(2026, 12, 22), dt.time(17))
    ]


def test_the_message_inside_is_the_one_that_is_read() -> None:
    inner = mail(received_at=AT - dt.timedelta(days=1))
    outer = mail(subject="FW: Notification of assessment", text="For you.", attached=(inner,))

    reading = read(outer)

    assert (reading.mail, reading.carrier, reading.received_at) == (inner, outer, AT - dt.timedelta(days=1))


def test_a_message_inside_that_is_something_else_is_left() -> None:
    outer = mail(attached=(mail(subject="Lunch", text="Shall we?"),))

    assert (read(outer).mail, read(outer).carrier) == (outer, None)


@pytest.mark.parametrize(
    "sent",
    [
        "Sent: 30 November 2026 16:05",
        "Date: Mon, 30 Nov 2026 at 16:05",
        "*Sent:* Monday, November 30, 2026 4:05 PM",
    ],
)
def test_a_message_forwarded_by_hand_came_when_the_original_was_sent(sent: str) -> None:
    text = f"For you.\n\nFrom: Assessment team\n{sent}\nTo: Amara Osei\nSubject: {SUBJECT}\n\n{LETTER}"

    reading = read(mail(subject=f"FW: {SUBJECT}", text=text))

    assert reading.received_at == dt.datetime(2026, 11, 30, 16, 5, tzinfo=dt.UTC)
    assert reading.received_by is ReceivedBy.FORWARDED
    assert len(reading.dates) == 2  # the day it was sent is not what it is about


def test_the_oldest_of_several_forwarded_is_the_original_and_an_answer_is_not_forwarded() -> None:
    def block(day: int) -> str:
        return f"From: x\nSent: {day} November 2026 16:05\nTo: y\n\n"

    text = f"{block(30)}{block(28)}{LETTER}"

    assert read(mail(subject="Fwd: x", text=text)).received_at == dt.datetime(
        2026, 11, 28, 16, 5, tzinfo=dt.UTC
    )
    assert read(mail(subject="RE: x", text=text)).received_at == AT


def test_request_lists_are_known_by_their_names() -> None:
    names = (
        "Information return v2.xlsx",
        "IR_request-list.docx",
        "logo.png",
        "photo return.jpg",
        "minutes.pdf",
    )

    reading = read(mail(attachments=tuple(Attachment(name=name, size=1) for name in names)))

    assert [each.name for each in reading.request_lists] == [
        "Information return v2.xlsx",
        "IR_request-list.docx",
    ]


def test_messages_are_the_same_by_their_ids_only() -> None:
    one, other, none = mail(message_id="<1>"), mail(message_id="<2>"), mail()

    assert (is_same_message(one, mail(message_id="<1>", kind="msg")), are_different_messages(one, other)) == (
        True,
        True,
    )
    assert not any(check(none, mail()) for check in (is_same_message, are_different_messages))
    assert not any(check(one, none) for check in (is_same_message, are_different_messages))
