"""What is found in saved e-mails, and in what is attached to them."""

from __future__ import annotations

from inspection_ready.domain.release_findings import Grade, Part, ReleaseFault, UnseenKind
from tests.documents.word_files import p, word_file
from tests.mails import compound, eml, msg, stored
from tests.release_files import SECRET, checked, counts, one


def test_a_message_with_a_file_is_looked_into() -> None:
    inner = word_file(p(SECRET))
    made = checked("n.eml", eml(subject="DRAFT reply", attachments={"Inner.docx": inner}).as_bytes())

    assert counts(made) == {"draft": 1, "attachment": 1, "nhs-number": 1}
    assert one(made, ReleaseFault.DRAFT).where.part is Part.SUBJECT
    assert one(made, ReleaseFault.NHS_NUMBER).where.inside == ("Inner.docx",)


def test_a_message_of_outlook_is_looked_into_as_well() -> None:
    made = checked(
        "n.msg", msg(text="Ring 07700 900123 today.", attachments={"Inner.docx": word_file(p(SECRET))})
    )

    assert counts(made) == {"telephone": 1, "attachment": 1, "nhs-number": 1}


def test_a_message_inside_a_message_is_read_to_its_attachments() -> None:
    inner = eml(text=f"{SECRET}\n", attachments={"deep.docx": word_file(p("DRAFT"))})
    made = checked("n.eml", eml(inside=inner).as_bytes())

    found = {each.fault.value: len(each.where.inside) for each in made.findings}
    assert found["nhs-number"] == 1
    assert found["draft"] == 2


def test_an_outlook_message_inside_another_is_read() -> None:
    made = checked("n.msg", msg(inside=stored({0x0037: "Re", 0x1000: SECRET}, skipped=24)))

    assert counts(made) == {"nhs-number": 1}


def test_hidden_readers_are_told() -> None:
    message = eml()
    message["Bcc"] = "bo.larsen@gmail.com"

    assert counts(checked("n.eml", message.as_bytes())) == {"blind-copy": 1, "email": 1}


def test_two_thousand_recipients_are_a_few_findings() -> None:
    root = stored({0x001A: "IPM.Note", 0x0037: "All", 0x1000: "Hello to all of you."}, skipped=32)
    for number in range(2_000):
        person = {0x3001: f"Person {number}", 0x39FE: f"person{number}.x@north.org.uk", 0x0C15: 1}
        root[f"__recip_version1.0_#{number:08X}"] = stored(person, skipped=8)
    made = checked("n.msg", compound(root))

    assert counts(made) == {"email": 2_000}
    assert len(made.findings) == 6
    assert {each.grade for each in made.findings} == {Grade.POSSIBLE}


def test_an_appointment_is_said_not_to_be_looked_into() -> None:
    made = checked("n.msg", msg(kind="IPM.Appointment"))

    assert made.is_readable is False
    assert [each.about for each in made.unseen if each.kind is UnseenKind.UNKNOWN_FORMAT] == [
        "an appointment"
    ]


def test_a_sealed_message_is_said_to_be_sealed() -> None:
    made = checked("n.msg", msg(kind="IPM.Note.SMIME", text="", attachments={"smime.p7m": b"\0\1\2\3" * 50}))

    assert UnseenKind.SIGNED_OR_SEALED in {each.kind for each in made.unseen}
