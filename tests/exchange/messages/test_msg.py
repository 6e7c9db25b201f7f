from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

import pytest

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.messages import Address, Mail, ReceivedBy, Remark
from inspection_ready.exchange.messages import read_mail
from tests.mails import LETTER, SUBJECT, compound, eml, msg, stored

ARRIVED = dt.datetime(2026, 12, 1, 9, 31, 7, tzinfo=dt.UTC)
TRAVELLED = "Received: from a by b; Tue, 1 Dec 2026 09:31:07 +0000\r\nFrom: Ben <ben@regulator.example>\r\n"


def read(data: bytes) -> Mail:
    return read_mail("n.msg", data)


def item(properties: dict[int, Any]) -> bytes:
    return compound(stored({0x001A: "IPM.Note", **properties}, skipped=32))


def test_a_message_is_read_as_outlook_saved_it() -> None:
    mail = read(msg(attachments={"Request list.xlsx": b"PK list", "large.zip": b"z" * 5000}))

    assert (mail.kind, mail.subject, mail.text) == ("msg", SUBJECT, LETTER.strip())
    assert mail.sender == Address("Assessment team", "la.assessment@regulator.example")
    assert mail.to == (Address("Amara Osei", "amara.osei@northmoor.example"),)
    assert (mail.received_at, mail.received_by) == (ARRIVED, ReceivedBy.DELIVERY)
    assert mail.message_id == "<1@regulator.example>"
    assert [(each.name, each.size, each.sha256) for each in mail.attachments] == [
        ("Request list.xlsx", 7, hashlib.sha256(b"PK list").hexdigest()),
        ("large.zip", 5000, hashlib.sha256(b"z" * 5000).hexdigest()),
    ]
    assert mail.remarks == frozenset()


def test_the_name_does_not_decide_what_it_is() -> None:
    assert read_mail("n.eml", msg()).kind == "msg"
    assert read_mail("n.msg", eml().as_bytes()).kind == "eml"


def test_without_outlook_s_own_time_the_headers_it_travelled_with_are_read() -> None:
    mail = read(item({0x0037: SUBJECT, 0x007D: TRAVELLED}))

    assert (mail.received_at, mail.received_by) == (ARRIVED, ReceivedBy.RECEIVED)
    assert mail.sender == Address("Ben", "ben@regulator.example")


def test_a_draft_was_never_received() -> None:
    mail = read(msg(flags=8))

    assert (mail.received_at, mail.remarks) == (None, frozenset({Remark.DRAFT}))


def test_a_sent_copy_has_the_sender_s_clock_only() -> None:
    mail = read(item({0x0039: ARRIVED, 0x1000: LETTER}))

    assert (mail.received_at, mail.received_by, mail.sent_at) == (ARRIVED, ReceivedBy.SENT, ARRIVED)


def test_a_web_page_in_its_own_encoding_becomes_text() -> None:
    assert read(item({0x1013: "<p>Siân’s visit</p>".encode(), 0x3FDE: 65001})).text == "Siân’s visit"
    assert read(item({0x1013: "<p>Siân’s visit</p>".encode("cp1252"), 0x3FDE: 99999})).text == "Siân’s visit"


def test_the_message_inside_is_read_too() -> None:
    inner = stored({0x001A: "IPM.Note", 0x0037: SUBJECT, 0x0E06: ARRIVED, 0x1000: LETTER}, skipped=24)

    mail = read(msg(subject="For you", inside=inner))

    assert [(each.subject, each.received_at) for each in mail.attached] == [(SUBJECT, ARRIVED)]
    assert mail.attachments == ()


def test_a_message_attached_as_a_file_is_read_too() -> None:
    assert [each.subject for each in read(msg(attachments={"n.eml": eml().as_bytes()})).attached] == [SUBJECT]


def test_a_signed_message_is_read_out_of_its_wrapping() -> None:
    whole = eml(attachments={"Request list.xlsx": b"PK"}).as_bytes()

    mail = read(msg(kind="IPM.Note.SMIME.MultipartSigned", text="", attachments={"smime.p7m": whole}))

    assert (mail.text, mail.remarks) == (LETTER.strip(), frozenset({Remark.SIGNED}))
    assert [each.name for each in mail.attachments] == ["Request list.xlsx"]


@pytest.mark.parametrize(("kind", "name"), [("IPM.Note.SMIME", "smime.p7m"), ("IPM.Note", "message.rpmsg")])
def test_an_encrypted_message_says_so_and_keeps_its_time(kind: str, name: str) -> None:
    mail = read(msg(kind=kind, text="", attachments={name: b"sealed"}))

    assert (mail.remarks, mail.received_at) == (frozenset({Remark.ENCRYPTED, Remark.NO_TEXT}), ARRIVED)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (compound({"WordDocument": b"x" * 5000}), "an older Office document"),
        (msg(kind="IPM.Appointment"), "an appointment"),
        (compound({"EncryptedPackage": b"x" * 5000}), "a document protected by a password"),
    ],
)
def test_another_file_of_the_same_container_is_refused_with_what_it_is(data: bytes, what: str) -> None:
    with pytest.raises(CannotRead) as caught:
        read(data)

    assert (caught.value.code, caught.value.data["what"]) == ("not_a_message", what)


@pytest.mark.parametrize("keep", [9, 512, 700, 1024])
def test_a_file_that_was_cut_off_is_damaged(keep: int) -> None:
    with pytest.raises(CannotRead) as caught:
        read(msg()[:keep])

    assert caught.value.code == "message_damaged"


def test_messages_that_real_systems_made_are_read(shared_data: Any) -> None:
    read_of = {path.name: path for path in sorted((shared_data / "mail").iterdir())}
    found = {}
    for name, path in read_of.items():
        try:
            mail = read_mail(name, path.read_bytes())
            found[name] = (
                mail.subject[:12],
                mail.received_at is not None,
                len(mail.attachments),
                len(mail.attached),
            )
        except CannotRead as error:
            found[name] = (error.code, False, 0, 0)

    assert found == {
        "attachment_message_rfc822.eml": ("testing", True, 0, 1),
        "attachment_msg_pdf.msg": ("test email", True, 1, 1),
        "attachment_nonascii_filename.eml": ("testing", True, 1, 0),
        "attachment_pdf.eml": ("Another PDF ", True, 1, 0),
        "bad_date_header.eml": ("You may_be E", True, 0, 0),
        "example_received_unicode.msg": ("This is a te", True, 1, 0),
        "msgClassAppointment.msg": ("not_a_message", False, 0, 0),
        "simple_test_msg.msg": ("test message", True, 0, 0),
    }
