"""Every file of a message is found, whole: of any size, in any nesting, from damaged and hostile messages too."""

from __future__ import annotations

import cProfile
import hashlib
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.messages import Mail, Remark
from inspection_ready.domain.reply_kinds import kind_of, undelivered_in
from inspection_ready.domain.reply_recognition import Known, recognise
from inspection_ready.exchange.messages import msg_items, read_mail
from inspection_ready.exchange.messages.everything import DEEPEST, every_attachment
from tests.mails import compound, eml, msg, stored

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.exchange.messages.attached import AttachedFile

CALM = settings(deadline=4000, suppress_health_check=[HealthCheck.too_slow], max_examples=150)
NOBODY = Known(workspace_id="w", people=(), owed={}, asked=lambda _: None, thread=lambda _: None)


def named(files: tuple[AttachedFile, ...]) -> dict[str, bytes | None]:
    return {file.name: file.data for file in files}


def inner(**files: bytes) -> dict[str, object]:
    """A message inside an Outlook message."""
    held = stored({0x0037: "The minutes", 0x1000: "See attached, all of it.", 0x0C1A: "Zoë"}, skipped=24)
    for number, (name, data) in enumerate(files.items()):
        held[f"__attach_version1.0_#{number:08X}"] = stored(
            {0x3707: f"{name}.docx", 0x3701: data, 0x3705: 1}, skipped=8
        )
    return held


def test_an_attachment_of_any_size_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    large = bytes(range(256)) * 80_000  # 20 MB: more than is held where a message is only looked at
    some = large[:2_000_000]
    monkeypatch.setattr(msg_items, "LARGEST_STREAM", 100_000)

    for content, data in (
        (large, eml(attachments={"large.bin": large}).as_bytes()),
        (some, msg(attachments={"large.bin": some})),
    ):
        (file,) = every_attachment("m", data)
        assert (file.size, file.data == content) == (len(content), True)


def test_files_of_a_message_inside_are_found_and_the_message_itself() -> None:
    for data in (eml(attachments={"own.xlsx": b"1"}, inside=eml(attachments={"in.docx": b"2"})).as_bytes(),
                 msg(attachments={"own.xlsx": b"1"}, inside=inner(**{"in": b"2"}))):  # fmt: skip
        files = every_attachment("m", data)

        assert files[0].name == "own.xlsx"
        assert (files[1].is_message, files[1].name.endswith(".eml")) == (True, True)
        assert (files[2].name, files[2].data, bool(files[2].inside)) == ("in.docx", b"2", True)


def test_a_message_of_outlook_inside_is_written_again_and_reads_the_same() -> None:
    (written, file) = every_attachment("m", msg(inside=inner(**{"in": b"2"})))

    assert written.data is not None
    mail = read_mail("inner.eml", written.data)
    assert (mail.subject, mail.text, mail.sender and mail.sender.name) == (
        "The minutes",
        "See attached, all of it.",
        "Zoë",
    )
    assert [each.sha256 for each in mail.attachments] == [hashlib.sha256(file.data or b"").hexdigest()]
    assert every_attachment("m", msg(inside=inner(**{"in": b"2"})))[0].data == written.data


def test_messages_that_are_files_are_looked_into_whatever_they_are_in() -> None:
    outlook = msg(attachments={"deep.docx": b"deep"})
    once = eml(attachments={"one.msg": outlook}).as_bytes()

    files = every_attachment("m", eml(attachments={"two.eml": once}).as_bytes())

    assert [(file.name, file.inside) for file in files] == [
        ("two.eml", ""),
        ("one.msg", "two.eml"),
        ("deep.docx", "one.msg"),
    ]


def test_deep_nesting_ends_and_the_deepest_is_kept_as_a_file() -> None:
    data = eml(attachments={"heart.docx": b"1"}).as_bytes()
    for _ in range(DEEPEST + 4):
        data = eml(attachments={"in.eml": data}).as_bytes()

    files = every_attachment("m", data)

    assert len(files) == DEEPEST + 1
    assert b"heart.docx" in (files[-1].data or b"") or files[-1].name == "in.eml"
    assert files[-1].data is not None


def test_a_logo_is_told_from_a_picture_that_was_attached() -> None:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["Subject"] = "a@b.example", "Photos"
    mail.set_content("See the picture.")
    mail.add_alternative("<p>See</p><img src='cid:logo@b'>", subtype="html")
    mail.get_payload()[1].add_related(b"LOGO", "image", "png", cid="<logo@b>", filename="image001.png")  # type: ignore[index, union-attr] # it has parts
    mail.add_attachment(b"PHOTO", maintype="image", subtype="jpeg", filename="site.jpg")

    files = every_attachment("m", mail.as_bytes())

    assert [(file.name, file.is_in_text, file.data) for file in files] == [
        ("image001.png", True, b"LOGO"),
        ("site.jpg", False, b"PHOTO"),
    ]


def test_a_logo_in_outlook_is_told_by_its_place_in_the_page() -> None:
    whole = stored({0x001A: "IPM.Note", 0x0037: "x", 0x1013: b'<img src="cid:logo1">'}, skipped=32)
    whole["__attach_version1.0_#00000000"] = stored(
        {0x3707: "image001.png", 0x3701: b"L", 0x3705: 1, 0x3712: "logo1"}, skipped=8
    )
    whole["__attach_version1.0_#00000001"] = stored({0x3707: "site.png", 0x3701: b"P", 0x3705: 1}, skipped=8)

    files = every_attachment("m", compound(whole))

    assert [(file.name, file.is_in_text) for file in files] == [("image001.png", True), ("site.png", False)]


def test_a_link_that_stands_for_a_file_is_said_to_be_one() -> None:
    whole = stored({0x001A: "IPM.Note", 0x0037: "x"}, skipped=32)
    whole["__attach_version1.0_#00000000"] = stored(
        {0x3707: "plan.docx", 0x3705: 7, 0x370D: "https://northmoor.example/plan.docx"}, skipped=8
    )

    (file,) = every_attachment("m", compound(whole))

    assert (file.data, file.link) == (None, "https://northmoor.example/plan.docx")


def test_winmail_is_kept_whole_and_said() -> None:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["Subject"] = "a@b.example", "x"
    mail.set_content("See.")
    mail.add_attachment(
        b"\x78\x9f\x3e\x22TNEF", maintype="application", subtype="ms-tnef", filename="winmail.dat"
    )

    assert named(every_attachment("m", mail.as_bytes())) == {"winmail.dat": b"\x78\x9f\x3e\x22TNEF"}
    assert Remark.WINMAIL in read_mail("m", mail.as_bytes()).remarks


def test_a_signed_message_of_outlook_gives_the_files_that_were_signed() -> None:
    inside = eml(attachments={"signed.docx": b"S"}).as_bytes()
    data = msg(kind="IPM.Note.SMIME.MultipartSigned", text="", attachments={"smime.p7m": inside})

    assert named(every_attachment("m", data)) == {"signed.docx": b"S"}


def test_a_sealed_message_is_kept_whole() -> None:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["Subject"] = "a@b.example", "x"
    mail.set_content(b"sealed", maintype="application", subtype="pkcs7-mime", filename="smime.p7m",
                     params={"smime-type": "enveloped-data"})  # fmt: skip

    assert named(every_attachment("m", mail.as_bytes())) == {"smime.p7m": b"sealed"}
    assert Remark.ENCRYPTED in read_mail("m", mail.as_bytes()).remarks


def test_two_thousand_recipients_are_read_in_line_with_their_number() -> None:
    """Counted in calls; looking each name up among all would take the square of them."""

    def calls(count: int) -> int:
        whole = stored(
            {0x001A: "IPM.Note", 0x0037: "x", 0x1000: "Hello to all of you, once more."}, skipped=32
        )
        for number in range(count):
            whole[f"__recip_version1.0_#{number:08X}"] = stored(
                {0x3001: f"P {number}", 0x39FE: f"p{number}@northmoor.example", 0x0C15: 1}, skipped=8
            )
        data = compound(whole)
        profile = cProfile.Profile()
        read = profile.runcall(read_mail, "m", data)
        assert len(read.to) == count
        return sum(each.callcount for each in profile.getstats())

    calls(1)  # what is imported late

    assert calls(2_000) < 8 * calls(250) * 1.5


def test_any_number_of_files_is_found_up_to_a_bound() -> None:
    files = every_attachment(
        "m", eml(attachments={f"{number}.txt": b"x" for number in range(700)}).as_bytes()
    )

    assert len(files) == 700


ENTITIES = (
    b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n"
    b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>"
    b"<p>&b;&c;" + b"&amp;" * 50_000 + b"</p>"
)


def test_entities_are_words_and_fetch_nothing() -> None:
    text = read_mail("m", ENTITIES).text

    assert "root:" not in text
    assert len(text) < len(ENTITIES)


WHOLE = {
    "eml": eml(attachments={"list.xlsx": b"PK" * 300, "a.msg": msg(attachments={"z.docx": b"zz"})},
               inside=eml(attachments={"in.docx": b"2"})).as_bytes(),
    "msg": msg(attachments={"list.xlsx": b"PK" * 300}, inside=inner(**{"in": b"2"})),
    "report": (
        b"From: MAILER-DAEMON@b.example\r\nSubject: Undeliverable\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nSorry\r\n--b\r\n"
        b"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; b.example\r\n\r\n"
        b"Final-Recipient: rfc822; c@b.example\r\nAction: failed\r\nStatus: 5.1.1\r\n--b--\r\n"
    ),
}  # fmt: skip


def outcome(data: bytes) -> tuple[Mail, tuple[AttachedFile, ...]] | None:
    """Whatever bytes come: a message with its files, or an expected error."""
    try:
        mail = read_mail("m", data)
        files = every_attachment("m", data)
    except CannotRead:
        return None
    kind_of(mail)
    undelivered_in(mail)
    recognise(mail, NOBODY)
    return mail, files


@given(st.binary(max_size=3000))
@example(ENTITIES)
@example(b"From: a\n\n" + b"--" * 50_000)
@example(
    b"From: a\nContent-Type: multipart/mixed; boundary=x\n\n"
    + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 800
)
@CALM
def test_any_bytes_end_well(data: bytes) -> None:
    outcome(data)


@pytest.mark.parametrize("kind", WHOLE)
@given(data=st.data())
@CALM
def test_any_bytes_changed_end_well_and_the_same_bytes_give_the_same_files(
    kind: str, data: st.DataObject
) -> None:
    whole = bytearray(WHOLE[kind])
    for _ in range(data.draw(st.integers(1, 12))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(1, len(whole)))])

    assert outcome(cut) == outcome(cut)


@given(st.data())
@CALM
def test_what_is_outside_a_file_may_be_damaged_and_the_file_is_still_found(data: st.DataObject) -> None:
    """Headers of the message changed at will, boundary and parts left alone."""
    head = data.draw(st.lists(st.tuples(st.sampled_from(["X-A", "Received", "To", "Date", "In-Reply-To", "References",
                                                         "Precedence", "Auto-Submitted"]), st.text(max_size=60)), max_size=8))  # fmt: skip
    lines = [f"{name}: {' '.join(value.split())}" for name, value in head]
    body = eml(attachments={"list.xlsx": b"PK" * 300}).as_bytes()

    found = outcome("\r\n".join([*lines, ""]).encode("utf-8", "surrogatepass") + body)

    assert found is not None
    assert named(found[1]) == {"list.xlsx": b"PK" * 300}


def test_messages_that_real_systems_made_lose_no_file(shared_data: Path) -> None:
    found = {}
    for path in sorted((shared_data / "mail").iterdir()):
        try:
            found[path.name] = [
                (file.name, file.size) for file in every_attachment(path.name, path.read_bytes())
            ]
        except CannotRead as error:
            found[path.name] = [(error.code, 0)]

    assert found["attachment_pdf.eml"] == [("broken.pdf", 1026)]
    assert found["attachment_message_rfc822.eml"][1] == ("broken.pdf", 1026)
    assert found["attachment_msg_pdf.msg"][1] == ("smbprn.00009008.KdcPjl.pdf", 13539)
    assert found["example_received_unicode.msg"] == [("alfresco.gif", 16174)]
    assert found["simple_test_msg.msg"] == []
