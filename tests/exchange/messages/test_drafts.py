"""Drafts: one reader each, nothing that ends a header, the same bytes, and readable by others and by us."""

from __future__ import annotations

import datetime as dt
import email.policy
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.messages import Address
from inspection_ready.exchange.messages import read_mail
from inspection_ready.exchange.messages.drafts import Attached, Draft, in_one_line, write_draft

AT = dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)
HOSTILE = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from('\r\n\0\t,;:<>"\\()@=?_ \u2028\u2029\x85\u202eéłśßغ林😀'),
    ),
    max_size=120,
)
HEADERS = {
    "X-Unsent",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
}


def draft(**more: object) -> Draft:
    plain = Draft(
        name="Asha Patel",
        address="asha@northmoor.example",
        subject="Your interview",
        text="Dear Asha,\n",
        html='<html lang="en-GB"><p>Dear Asha,</p></html>',
        at=AT,
        key="1/2/3",
    )
    return replace(plain, **more)  # type: ignore[arg-type] # told by name


def parsed(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=email.policy.default)


def test_plain_draft_is_these_bytes() -> None:
    told = write_draft(draft()).decode("ascii").split("\r\n")

    assert told[:12] == [
        "X-Unsent: 1",
        "To: Asha Patel <asha@northmoor.example>",
        "Subject: Your interview",
        "Date: Fri, 20 Nov 2026 09:30:00 +0000",
        "Message-ID: <9de93caf7d8d2a94ab2abad16f8270f7@inspection-ready.invalid>",
        "MIME-Version: 1.0",
        "Content-Type: multipart/alternative;",
        ' boundary="=_alternative_9de93caf7d8d2a94ab2abad16f8270f7"',
        "",
        "--=_alternative_9de93caf7d8d2a94ab2abad16f8270f7",
        'Content-Type: text/plain; charset="utf-8"',
        "Content-Transfer-Encoding: base64",
    ]


@given(name=HOSTILE, subject=HOSTILE, text=HOSTILE, file=HOSTILE)
def test_whatever_is_in_names_there_is_one_reader_and_no_header_of_theirs(
    name: str, subject: str, text: str, file: str
) -> None:
    made = draft(
        name=name, subject=subject, text=text, attached=(Attached(f"{file}.pdf", "application/pdf", b"%PDF"),)
    )

    data = write_draft(made)

    mail = parsed(data)
    assert set(mail.keys()) == HEADERS
    assert len(mail.keys()) == len(HEADERS)
    (to,) = mail["to"].addresses
    assert to.addr_spec == "asha@northmoor.example"
    # a name of several encoded words: Python puts spaces between them there, against RFC 2047, 6.2
    assert to.display_name.replace(" ", "") == in_one_line(name).replace(" ", "")
    assert mail["subject"] == in_one_line(subject)
    assert (mail["cc"], mail["bcc"], mail["x-unsent"]) == (None, None, "1")
    assert not mail.defects
    (attached,) = mail.iter_attachments()
    assert attached.get_content() == b"%PDF"
    assert "\n" not in (attached.get_filename() or "")
    assert all(len(line) <= 78 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert write_draft(made) == data


@given(name=HOSTILE, subject=HOSTILE)
def test_our_own_reader_reads_the_same(name: str, subject: str) -> None:
    mail = read_mail("draft.eml", write_draft(draft(name=name, subject=subject)))

    assert mail.to == (Address(in_one_line(name), "asha@northmoor.example"),)
    assert (mail.cc, mail.subject, mail.sent_at) == ((), in_one_line(subject), AT)


@pytest.mark.parametrize("address", ["", "a@x.example, b@x.example", "a@x.example\r\nCc: b@x.example", "x"])
def test_no_draft_without_exactly_one_address(address: str) -> None:
    with pytest.raises(Refused, match="not_one_mailbox"):
        write_draft(draft(address=address))


def test_words_and_files_in_any_script_come_back_whole() -> None:
    name = "Siân Łukasz-Grześkowiak 林美"
    files = (
        Attached("Gwahoddiad i gyfweliad, Siân.pdf", "application/pdf", b"%PDF-1.7"),
        Attached("Your interview.docx", "application/octet-stream", bytes(range(256)) * 40),
    )

    mail = parsed(write_draft(draft(name=name, text="Annwyl Siân,\n\nDiolch.\n", attached=files)))

    assert mail["to"].addresses[0].display_name == name
    assert [(each.get_filename(), each.get_content()) for each in mail.iter_attachments()] == [
        (each.name, each.data) for each in files
    ]
    body = mail.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == "Annwyl Siân,\n\nDiolch.\n"


def test_two_people_have_two_message_ids_and_writing_again_has_the_same() -> None:
    ids = [parsed(write_draft(draft(key=key)))["message-id"] for key in ("1/2/3", "1/2/4", "1/2/3")]

    assert ids[0] == ids[2] != ids[1]
