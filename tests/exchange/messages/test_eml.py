from __future__ import annotations

import datetime as dt
import hashlib
import tracemalloc
from email.message import EmailMessage

import pytest

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.messages import Address, Mail, ReceivedBy, Remark
from inspection_ready.exchange.messages import read_mail
from inspection_ready.phrases.errors import error_sentence
from tests.mails import LETTER, RECEIVED, SUBJECT, eml

ARRIVED = dt.datetime(2026, 12, 1, 9, 31, 7, tzinfo=dt.UTC)


def read(data: bytes | EmailMessage) -> Mail:
    return read_mail("n.eml", data if isinstance(data, bytes) else data.as_bytes())


def refused(data: bytes, name: str = "n.eml") -> CannotRead:
    with pytest.raises(CannotRead) as caught:
        read_mail(name, data)
    assert error_sentence(caught.value)[-1] == "."
    return caught.value


def dated(date: str) -> bytes:
    """As it stands: the library that writes messages would put it right."""
    return eml(received=(), date="").as_bytes().replace(b"Subject:", f"Date: {date}\r\nSubject:".encode(), 1)


def test_a_message_is_read_as_it_was_sent() -> None:
    mail = read(eml(attachments={"Request list.xlsx": b"PK list"}))

    assert (mail.kind, mail.subject, mail.text) == ("eml", SUBJECT, LETTER.strip())
    assert mail.sender == Address("Assessment team", "la.assessment@regulator.example")
    assert mail.to == (Address("Amara Osei", "amara.osei@northmoor.example"),)
    assert (mail.received_at, mail.received_by) == (ARRIVED, ReceivedBy.RECEIVED)
    assert mail.sent_at == dt.datetime(2026, 12, 1, 9, 30, 41, tzinfo=dt.UTC)
    assert mail.message_id == "<1@regulator.example>"
    assert [(each.name, each.size, each.sha256) for each in mail.attachments] == [
        ("Request list.xlsx", 7, hashlib.sha256(b"PK list").hexdigest())
    ]
    assert mail.remarks == frozenset()


def test_the_line_of_the_council_s_own_server_wins_over_older_ones_and_the_sender_s_clock() -> None:
    older = "from a by b; Mon, 30 Nov 2026 23:00:00 +0000"

    assert read(eml(received=(RECEIVED, older), date="Fri, 1 Jan 1999 00:00:00 +0000")).received_at == ARRIVED
    assert read(eml(received=("from a by b; some day", RECEIVED))).received_at == ARRIVED


@pytest.mark.parametrize(
    ("date", "expected", "remarks"),
    [
        ("Tue, 1 Dec 2026 10:30:00 +0100", "2026-12-01T09:30:00+00:00", set()),
        ("Tue, 1 Dec 2026 09:30:00 GMT", "2026-12-01T09:30:00+00:00", set()),
        ("Wed, 1 Jul 2026 09:30:00 -0000", "2026-07-01T09:30:00+00:00", set()),  # UTC, by the standard
        ("Wed, 1 Jul 2026 09:30:00", "2026-07-01T08:30:00+00:00", {Remark.NO_ZONE}),  # a clock in England
        ("Sun, 25 Oct 2026 01:30:00 +0000", "2026-10-25T01:30:00+00:00", set()),  # the second 1:30am
        ("1 Dec 26 09:30 +0000", "2026-12-01T09:30:00+00:00", set()),
    ],
)
def test_without_a_server_s_line_the_sender_s_clock_is_read(
    date: str, expected: str, remarks: set[Remark]
) -> None:
    mail = read(dated(date))

    assert mail.received_at == dt.datetime.fromisoformat(expected)
    assert (mail.received_by, mail.remarks) == (ReceivedBy.SENT, frozenset(remarks))


@pytest.mark.parametrize(
    "date",
    [
        "",
        "yesterday",
        "Tue, 32 Dec 2026 09:30:00 +0000",
        "Tue, 1 Dec 2026 09:30:00 +9999",
        "1 Dec 1026 09:30 +0000",
    ],
)
def test_a_date_that_is_none_leaves_the_moment_open(date: str) -> None:
    mail = read(dated(date))

    assert (mail.received_at, mail.received_by, mail.sent_at) == (None, None, None)


def test_a_message_that_is_a_web_page_only_becomes_text() -> None:
    page = (
        "<html><head><style>p {color: red}</style><title>x</title></head><body><p>Dear&nbsp;Amara,</p>"
        "<p>On site from<br>9 to 11 February&#8217;s end</p><script>alert(1)</script>"
        "<table><tr><td>Lead</td><td>Ben</td></tr></table></body></html>"
    )

    assert read(eml(html=page)).text == "Dear Amara,\n\nOn site from\n9 to 11 February’s end\n\nLead Ben"


def test_the_longer_web_page_is_read_where_the_text_is_only_a_stub() -> None:
    message = eml(text="This message needs HTML.")
    message.add_alternative(f"<p>{LETTER}</p>", subtype="html")

    assert read(message).text.startswith("Dear Amara, I am writing")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (b"=?utf-8?q?Si=C3=A2n?= =?utf-8?q?_Evans?=", "Siân Evans"),
        (b"=?iso-8859-1?Q?Si=E2n?=", "Siân"),
        (b"=?no-such-charset?Q?abc?=", "=?no-such-charset?Q?abc?="),
        ("Siân".encode(), "Siân"),
        ("Siân".encode("cp1252"), "Siân"),
        (b"=?utf-8?b?broken!?=", "=?utf-8?b?broken!?="),
    ],
)
def test_a_subject_is_read_in_any_encoding_or_left_as_it_stands(header: bytes, expected: str) -> None:
    assert read(b"From: a@b.example\r\nSubject: " + header + b"\r\n\r\nText").subject == expected


@pytest.mark.parametrize("charset", [b"utf-8", b"no-such-charset", b"us-ascii", b'"', b""])
def test_a_text_in_another_encoding_than_it_says_is_still_read(charset: bytes) -> None:
    head = b"Subject: x\r\nContent-Type: text/plain; charset=" + charset + b"\r\n\r\n"

    assert read(head + "Siân’s visit".encode("cp1252")).text == "Siân’s visit"


def test_the_message_inside_is_read_too() -> None:
    mail = read(eml(subject="For you", text="See attached.", inside=eml()))

    assert [(inner.subject, inner.received_at) for inner in mail.attached] == [(SUBJECT, ARRIVED)]
    assert mail.attachments == ()


def test_a_message_saved_and_attached_as_a_file_is_read_too() -> None:
    mail = read(eml(subject="For you", attachments={"n.eml": eml().as_bytes()}))

    assert [inner.subject for inner in mail.attached] == [SUBJECT]


def test_a_signed_message_is_read_and_the_signature_is_no_attachment() -> None:
    inner = eml().as_bytes().partition(b"Content-Type")[1:]
    signed = (
        b'Subject: x\r\nContent-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary="b"\r\n\r\n'
        b"--b\r\n"
        + b"".join(inner)
        + b"\r\n--b\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n"
    )

    mail = read(signed)

    assert mail.text.startswith("Dear Amara,")
    assert (mail.attachments, mail.remarks) == ((), frozenset({Remark.SIGNED}))


@pytest.mark.parametrize(
    ("head", "remark"),
    [
        (b"application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", Remark.ENCRYPTED),
        (b"application/pkcs7-mime; smime-type=signed-data; name=smime.p7m", Remark.SEALED),
        (b"application/ms-tnef; name=winmail.dat", Remark.WINMAIL),
    ],
)
def test_a_text_that_is_wrapped_up_is_said(head: bytes, remark: Remark) -> None:
    mail = read(
        b"Subject: x\r\nDate: Tue, 1 Dec 2026 09:30:00 +0000\r\nContent-Type: " + head + b"\r\n\r\nMIAG"
    )

    assert mail.remarks == {remark, Remark.NO_TEXT}
    assert mail.received_at == dt.datetime(2026, 12, 1, 9, 30, tzinfo=dt.UTC)


def test_names_of_attachments_are_read_in_every_way_they_come() -> None:
    part = b"--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename%s\r\n\r\nx\r\n"
    names = (
        b'="=?utf-8?q?caf=C3=A9.pdf?="',
        b"*=utf-8''caf%C3%A9.pdf",
        '="café.pdf"'.encode(),
        '="café.pdf"'.encode("cp1252"),
    )
    body = b"".join(part % name for name in names) + b"--b--\r\n"

    mail = read(b"Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + body)

    assert [each.name for each in mail.attachments] == ["café.pdf"] * 4


def test_a_large_attachment_is_counted_and_not_held() -> None:
    size = 90_000_000
    line = b"QUFB" * 1900 + b"\r\n"
    head = eml(text="Dear Amara").as_bytes()
    body = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nDear Amara\r\n"
    body += b"--b\r\nContent-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n"
    body += b"Content-Disposition: attachment; filename=all.zip\r\n\r\n"
    data = head.partition(b"Content-Type")[0] + body + line * (size // 5700) + b"--b--\r\n"

    tracemalloc.start()
    mail = read(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert mail.text == "Dear Amara"
    assert [(each.name, each.sha256) for each in mail.attachments] == [("all.zip", None)]
    assert abs(mail.attachments[0].size - size) < size / 20
    assert mail.remarks == frozenset({Remark.CUT})
    assert peak < 60_000_000  # 8 MB of the part are held, in the several shapes the parser needs


def test_zero_bytes_marks_and_wide_letters_do_not_stop_it() -> None:
    plain = eml().as_bytes()
    zeros = plain.replace(b"Dear Amara", b"Dear\0 Amara")

    for data in (
        zeros,
        b"\xef\xbb\xbf" + plain,
        b"\xff\xfe" + plain.decode().encode("utf-16-le"),
        b"\r\n\r\n" + plain,
    ):
        mail = read(data)
        assert (mail.subject, mail.received_at, mail.text) == (SUBJECT, ARRIVED, LETTER.strip())


def test_a_mailbox_with_one_message_is_that_message() -> None:
    assert read(b"From x@y Tue Dec  1 09:30:00 2026\n" + eml().as_bytes()).subject == SUBJECT


def test_a_mailbox_with_several_is_refused_with_their_number() -> None:
    one = b"From x@y Tue Dec  1 09:30:00 2026\nSubject: a\n\nFrom here on 2026\n\n"

    assert refused(one * 3).data["count"] == 3


@pytest.mark.parametrize(
    ("data", "code", "what"),
    [
        (b"%PDF-1.7 notification", "not_a_message", "a PDF"),
        (b"PK\x03\x04word", "not_a_message", "an Office document or an archive"),
        (b"<html><body>Subject: x</body></html>", "not_a_message", "a web page"),
        (b"Dear Amara,\nyou are being assessed.", "not_a_message", "text without the headers of an e-mail"),
        (b"\x00\x01\x02 nothing", "not_a_message", "text without the headers of an e-mail"),
        (b"\r\n \r\n\0\0", "file_empty", None),
    ],
)
def test_what_is_no_message_is_refused_with_what_it_is(data: bytes, code: str, what: str | None) -> None:
    error = refused(data)

    assert (error.code, error.data.get("what")) == (code, what)


def test_parts_inside_parts_without_end_are_not_followed() -> None:
    deep = b"Subject: x\r\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(1500)
    )

    with pytest.raises(CannotRead, match="message_damaged"):
        read(deep)


def test_a_message_in_a_message_in_a_message_is_followed_three_deep() -> None:
    message = eml(subject="0")
    for number in range(1, 6):
        message = eml(subject=str(number), inside=message)

    mail, depth = read(message), 0
    while mail.attached:
        mail, depth = mail.attached[0], depth + 1

    assert depth == 3
