"""From a saved message to evidence that answers a request: kept, recognised, reviewed, filed, taken back."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from random import Random
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import Cancelled, CannotRead, Refused
from inspection_ready.domain.evidence import Evidence, EvidenceFile, EvidenceUse, EvidenceVersion
from inspection_ready.domain.filing import StoredFile
from inspection_ready.domain.people import Person
from inspection_ready.domain.replies import KnownBy, Marked, Reply, ReplyFile, ReplyKind, ReplyState
from inspection_ready.domain.reply_recognition import Asked, Sure
from inspection_ready.domain.reply_suggestions import AsWhat, Why
from inspection_ready.domain.reply_tokens import mint
from inspection_ready.domain.requests import Request, RequestEvidence, RequestState, RequestStep
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services import reply_reading
from inspection_ready.services.disposal import dispose
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.reply_filing import (
    Answering,
    FileAs,
    bring_back,
    file_reply,
    say_whose,
    set_aside,
    taken_out,
)
from inspection_ready.services.reply_intake import Taken, read_messages, take_in
from inspection_ready.services.reply_reading import own_first_words, reply_lines, whole_reply
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from tests.mails import msg
from tests.queries import queries

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App

ADA = "Ada Brook <ada.brook@northmoor.example>"
ELSEWHERE = "5b8e3f0a-0000-4000-8000-000000000000"


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


def answer(
    *,
    sender: str = ADA,
    subject: str = "RE: What we still need from you",
    text: str = "Here it is.\n\nAda",
    files: Mapping[str, bytes] | None = None,
    message_id: str = "<a1@northmoor.example>",
    date: str = "Thu, 19 Nov 2026 16:05:00 +0000",
    **headers: str,
) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    for name, value in {"From": sender, "To": "qasi@northmoor.example", "Subject": subject, "Date": date,
                        "Message-ID": message_id, **{key.replace("_", "-"): said for key, said in headers.items()}}.items():  # fmt: skip
        mail[name] = value
    mail.set_content(text)
    for name, data in (files or {}).items():
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail


def bring(app: App, folder: Path, **named: bytes | EmailMessage) -> tuple[Taken, ...]:
    paths = []
    for name, content in named.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.as_bytes())
        paths.append(path)
    with read_messages(app.workspace.files, paths) as brought:
        assert brought.refused == ()
        return app.do(take_in, brought.new, workspace_id=app.workspace.file.id).result


@pytest.fixture
def ada(app: App) -> Person:
    app.do(use_shipped_regime)
    return app.do(add_record, Person(name="Ada Brook", email="ada.brook@northmoor.example")).result


def asked(app: App, ada: Person, wording: str = "Your carers strategy", **more: object) -> Request:
    return app.do(add_record, Request(wording=wording, owner_id=ada.id, **more)).result  # type: ignore[arg-type] # any of its fields


@pytest.fixture
def drafts(monkeypatch: pytest.MonkeyPatch) -> dict[int, int]:
    """Whom the e-mails we wrote asked, by their numbers."""
    held: dict[int, int] = {}
    monkeypatch.setattr(
        reply_reading,
        "asked_under",
        lambda _, number: Asked(held[number]) if number in held else None,
    )
    return held


def test_a_reply_is_kept_as_it_came_and_known_by_its_sender(app: App, tmp_path: Path, ada: Person) -> None:
    mail = answer(files={"carers.docx": b"PK carers"})

    (taken,) = bring(app, tmp_path, one_eml=mail)

    reply = taken.reply
    assert taken.is_new
    assert (reply.number, reply.subject, reply.state) == (
        1,
        "RE: What we still need from you",
        ReplyState.NEW,
    )
    assert (reply.person_id, reply.known_by, reply.file_count) == (ada.id, KnownBy.SENDER, 1)
    assert reply.received_at == datetime(2026, 11, 19, 16, 5, tzinfo=UTC)
    assert app.workspace.files.read(reply.sha256) == mail.as_bytes()
    assert verify(app).problems == ()
    assert (tmp_path / "one.eml").read_bytes() == mail.as_bytes()


def test_the_mark_of_the_draft_says_whose_it_is_whoever_sent_it(
    app: App, tmp_path: Path, ada: Person, drafts: dict[int, int]
) -> None:
    drafts[12] = ada.id
    mark = mint(app.workspace.file.id, 12).lower().replace("-", " ")

    (taken,) = bring(
        app,
        tmp_path,
        one_eml=answer(sender="pa@northmoor.example", subject=f"[EXTERNAL] RE: Evidence ({mark})"),
    )

    whole = app.read(whole_reply, taken.reply.id)
    assert (whole.reply.person_id, whole.reply.known_by, whole.reply.draft) == (ada.id, KnownBy.TOKEN, 12)
    assert (whole.reply.marked, whole.sure, whole.is_from_them) == (Marked.OURS, Sure.LIKELY, False)


def test_a_mark_from_the_address_of_whom_it_asked_is_sure(
    app: App, tmp_path: Path, ada: Person, drafts: dict[int, int]
) -> None:
    drafts[3] = ada.id

    (taken,) = bring(app, tmp_path, one_eml=answer(subject=f"Re: Evidence {mint(app.workspace.file.id, 3)}"))

    assert app.read(whole_reply, taken.reply.id).sure is Sure.CERTAIN


def test_the_mark_of_another_workspace_never_says_whose_it_is(
    app: App, tmp_path: Path, ada: Person, drafts: dict[int, int]
) -> None:
    drafts[3] = ada.id

    (taken,) = bring(
        app, tmp_path, one_eml=answer(sender="x@elsewhere.example", subject=f"Re: {mint(ELSEWHERE, 3)}")
    )

    reply = taken.reply
    assert (reply.person_id, reply.known_by, reply.marked, reply.draft) == (
        None,
        KnownBy.NOTHING,
        Marked.ELSEWHERE,
        0,
    )


def test_a_mark_of_ours_with_a_number_nobody_knows_falls_back_to_the_sender(
    app: App, tmp_path: Path, ada: Person
) -> None:
    (taken,) = bring(app, tmp_path, one_eml=answer(subject=f"Re: {mint(app.workspace.file.id, 99)}"))

    reply = taken.reply
    assert (reply.person_id, reply.known_by, reply.marked) == (ada.id, KnownBy.SENDER, Marked.UNKNOWN)


def test_an_exchange_sender_without_an_address_is_known_by_name_only(
    app: App, tmp_path: Path, ada: Person
) -> None:
    data = msg(subject="Evidence", text="Attached.", message_id="", delivered=None)
    data = data.replace(
        "la.assessment@regulator.example".encode("utf-16-le"),
        "/O=EXCH/OU=X/CN=RECIPIENTS/CN=A".encode("utf-16-le"),
    )
    data = data.replace("Assessment team".encode("utf-16-le"), "Brook, Ada     ".encode("utf-16-le"))

    (taken,) = bring(app, tmp_path, one_msg=data)

    reply = taken.reply
    assert (reply.sender_email, reply.person_id, reply.known_by) == ("", ada.id, KnownBy.NAME)


def test_the_same_message_twice_is_one(app: App, tmp_path: Path, ada: Person) -> None:
    mail = answer(files={"carers.docx": b"PK carers"})
    (first,) = bring(app, tmp_path, one_eml=mail)

    again = bring(app, tmp_path, two_eml=mail, three_eml=b"X-Saved: again\r\n" + mail.as_bytes())

    assert [(each.is_new, each.reply.id) for each in again] == [(False, first.reply.id)] * 2
    assert len(rows(app, Reply)) == 1
    assert len(rows(app, StoredFile)) == 1


def test_another_message_with_the_same_id_keeps_its_attachment(app: App, tmp_path: Path, ada: Person) -> None:
    bring(app, tmp_path, one_eml=answer())

    (second,) = bring(app, tmp_path, two_eml=answer(files={"late.docx": b"PK late"}))

    assert second.is_new
    assert second.reply.number == 2


def test_review_lays_attachments_beside_what_they_owe(app: App, tmp_path: Path, ada: Person) -> None:
    first, second = asked(app, ada), asked(app, ada, "The waiting list, with how risk is managed")
    asked(app, app.do(add_record, Person(name="Ben Hill")).result, "Something of Ben’s")
    text = "For request 2 the list is attached.\n\nOn Mon, 16 Nov 2026 QASI wrote:\n> Request 1: Your carers strategy\n"

    (taken,) = bring(
        app, tmp_path, one_eml=answer(text=text, files={"1 Strategy.docx": b"PK 1", "figures.xlsx": b"PK 2"})
    )

    whole = app.read(whole_reply, taken.reply.id)
    assert whole.words == "For request 2 the list is attached."
    assert [each.request.id for each in whole.owed] == [first.id, second.id]
    assert {number: (each.request_id, each.why, each.title) for number, each in whole.suggested.items()} == {
        1: (first.id, Why.NUMBER_IN_NAME, "Strategy"),
        2: (second.id, Why.NUMBER_IN_TEXT, "figures"),
    }
    assert rows(app, Evidence) == ()  # nothing is filed unasked


def test_what_the_coordinator_agrees_to_is_filed_in_one_step(app: App, tmp_path: Path, ada: Person) -> None:
    request = asked(app, ada, statement="QS1")
    (taken,) = bring(app, tmp_path, one_eml=answer(files={"carers.docx": b"PK carers"}))

    with app.reading() as reader, taken_out(reader, taken.reply.id, [1]) as files:
        done = app.do(
            file_reply,
            taken.reply.id,
            [FileAs(number=1, request_id=request.id, title="Carers strategy")],
            [Answering(request_id=request.id, words="Adopted in May")],
            files,
        )

    (evidence,) = rows(app, Evidence)
    (file,) = rows(app, EvidenceFile)
    (use,) = rows(app, EvidenceUse)
    (link,) = rows(app, RequestEvidence)
    (step,) = rows(app, RequestStep)
    (now,) = rows(app, Request)
    (filed,) = rows(app, ReplyFile)
    assert (evidence.title, evidence.owner_id, evidence.reference) == ("Carers strategy", ada.id, "E1")
    assert str(evidence.received_on) == "2026-11-19"
    assert (file.name, file.sha256) == ("carers.docx", hashlib.sha256(b"PK carers").hexdigest())
    assert use.code == "QS1"
    assert (link.request_id, link.evidence_id) == (request.id, evidence.id)
    assert (now.state, now.answer) == (RequestState.ANSWERED, "Adopted in May")
    assert (step.by, step.at, step.note) == (
        "Ada Brook",
        taken.reply.received_at,
        "By e-mail, reply 1: carers.docx",
    )
    assert (filed.evidence_id, filed.request_id) == (evidence.id, request.id)
    assert rows(app, Reply)[0].state is ReplyState.FILED
    assert verify(app).problems == ()

    assert done.entry is not None
    app.do(undo, done.entry)

    assert rows(app, Evidence) == ()
    assert rows(app, Reply)[0].state is ReplyState.NEW
    assert rows(app, Request)[0].state is RequestState.OPEN
    assert verify(app).problems == ()


def test_a_file_of_a_known_name_is_offered_as_a_newer_version_and_becomes_it(
    app: App, tmp_path: Path, ada: Person
) -> None:
    request = asked(app, ada)
    for number, data in enumerate((b"PK one", b"PK two"), start=1):
        mail = answer(files={"carers.docx": data}, message_id=f"<{number}@x.example>")
        (taken,) = bring(app, tmp_path, **{f"m{number}_eml": mail})
        suggested = app.read(whole_reply, taken.reply.id).suggested[1]
        with app.reading() as reader, taken_out(reader, taken.reply.id, [1]) as files:
            filing = FileAs(
                number=1, request_id=request.id, evidence_id=suggested.evidence_id, title="Carers"
            )
            app.do(file_reply, taken.reply.id, [filing], [], files)

    assert suggested.as_what is AsWhat.SAME_NAME
    assert [version.number for version in rows(app, EvidenceVersion)] == [1, 2]
    assert len(rows(app, Evidence)) == 1


def test_a_file_that_is_held_already_makes_no_newer_version(app: App, tmp_path: Path, ada: Person) -> None:
    first, second = asked(app, ada), asked(app, ada, "The same again")
    for number, request in enumerate((first, second), start=1):
        mail = answer(files={"carers.docx": b"PK one"}, message_id=f"<{number}@x.example>")
        (taken,) = bring(app, tmp_path, **{f"m{number}_eml": mail})
        suggested = app.read(whole_reply, taken.reply.id).suggested[1]
        with app.reading() as reader, taken_out(reader, taken.reply.id, [1]) as files:
            filing = FileAs(
                number=1, request_id=request.id, evidence_id=suggested.evidence_id, title="Carers"
            )
            app.do(file_reply, taken.reply.id, [filing], [], files)

    assert suggested.as_what is AsWhat.SAME_BYTES
    assert len(rows(app, EvidenceVersion)) == 1
    assert {each.request_id for each in rows(app, RequestEvidence)} == {first.id, second.id}


def test_a_message_that_is_dealt_with_waits_no_more_and_can_be_brought_back(
    app: App, tmp_path: Path, ada: Person
) -> None:
    (taken,) = bring(app, tmp_path, one_eml=answer())
    with pytest.raises(Refused) as nothing:
        app.do(set_aside, [taken.reply.id], why=" ")
    assert nothing.value.code == "set_aside_without_reason"

    app.do(set_aside, [taken.reply.id], why="Says thank you only")

    assert app.read(reply_lines) == ()
    (line,) = app.read(reply_lines, waiting=False)
    assert (line.person, line.reply.why_aside) == ("Ada Brook", "Says thank you only")
    with pytest.raises(Refused) as dealt:
        app.do(set_aside, [taken.reply.id], why="Again")
    assert (
        error_sentence(dealt.value)
        == "Reply 1 is dealt with already. Nothing was changed. Bring it back first."
    )
    app.do(bring_back, taken.reply.id)
    assert [each.reply.id for each in app.read(reply_lines)] == [taken.reply.id]


def test_whose_it_is_can_be_said_by_hand(app: App, tmp_path: Path, ada: Person) -> None:
    (taken,) = bring(app, tmp_path, one_eml=answer(sender="who@elsewhere.example"))
    assert taken.reply.person_id is None

    app.do(say_whose, taken.reply.id, ada.id)

    whole = app.read(whole_reply, taken.reply.id)
    assert (whole.person, whole.sure, whole.reply.known_by) == (ada, Sure.CERTAIN, KnownBy.HAND)


@pytest.mark.parametrize(
    ("mail", "what"),
    [
        (answer(subject="Automatic reply: Evidence", Auto_Submitted="auto-replied"), ReplyKind.AWAY),
        (answer(subject="Evidence", Precedence="auto_reply"), ReplyKind.AWAY),
        (answer(subject="Evidence", X_Auto_Response_Suppress="All", text="I am on leave until Monday."), ReplyKind.AWAY),
        (answer(subject="Automatic reply: Evidence"), ReplyKind.AWAY),
        (answer(subject="Evidence", Auto_Submitted="no"), ReplyKind.ANSWER),
        (answer(subject="Evidence", X_Auto_Response_Suppress="All", files={"a.docx": b"PK"}), ReplyKind.ANSWER),
        (answer(text="I am on leave from Friday, so here it is.", files={"a.docx": b"PK"}), ReplyKind.ANSWER),
    ],
)  # fmt: skip
def test_what_a_machine_answered_is_told_from_what_somebody_wrote(
    app: App, tmp_path: Path, ada: Person, mail: EmailMessage, what: ReplyKind
) -> None:
    (taken,) = bring(app, tmp_path, one_eml=mail)

    assert (taken.reply.what, taken.reply.person_id) == (what, ada.id)


BOUNCE = """\
From: MAILER-DAEMON@mail.northmoor.example
To: qasi@northmoor.example
Subject: Undeliverable: What we still need from you
Date: Thu, 19 Nov 2026 16:05:00 +0000
Message-ID: <b1@mail.northmoor.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Your message could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.northmoor.example

Final-Recipient: rfc822; ADA.brook@northmoor.example
Action: {action}
Status: {status}
--b
Content-Type: message/rfc822

From: qasi@northmoor.example
Subject: What we still need from you [{mark}]

Please send ...
--b--
"""


@pytest.mark.parametrize(
    "told",
    [
        ("failed", "5.1.1", ReplyKind.BOUNCED),
        ("delayed", "4.4.1", ReplyKind.DELAYED),
        ("delivered", "2.0.0", ReplyKind.RECEIPT),
    ],
)
def test_a_report_names_whom_the_message_did_not_reach(
    app: App, tmp_path: Path, ada: Person, drafts: dict[int, int], told: tuple[str, str, ReplyKind]
) -> None:
    action, status, what = told
    drafts[4] = ada.id
    said = BOUNCE.format(action=action, status=status, mark=mint(app.workspace.file.id, 4))

    (taken,) = bring(app, tmp_path, one_eml=said.encode())

    reply = taken.reply
    assert (reply.what, reply.person_id, reply.known_by, reply.draft) == (what, ada.id, KnownBy.TOKEN, 4)
    assert reply.undelivered == ("" if what is ReplyKind.RECEIPT else "ADA.brook@northmoor.example")


def test_a_report_without_a_mark_is_known_by_the_address(app: App, tmp_path: Path, ada: Person) -> None:
    said = BOUNCE.format(action="failed", status="5.1.1", mark="no mark")

    (taken,) = bring(app, tmp_path, one_eml=said.encode())

    assert (taken.reply.person_id, taken.reply.known_by) == (ada.id, KnownBy.SENDER)


def test_a_report_saved_by_outlook_is_known_by_its_class(app: App, tmp_path: Path, ada: Person) -> None:
    data = msg(kind="REPORT.IPM.Note.NDR", subject="Undeliverable: Evidence", text="It did not arrive.")

    (taken,) = bring(app, tmp_path, one_msg=data)

    assert (taken.reply.what, taken.reply.undelivered) == (ReplyKind.BOUNCED, "amara.osei@northmoor.example")


def test_one_file_that_is_no_message_keeps_no_other_out(app: App, tmp_path: Path, ada: Person) -> None:
    good, bad, empty = tmp_path / "good.eml", tmp_path / "bad.msg", tmp_path / "empty.eml"
    good.write_bytes(answer().as_bytes())
    bad.write_bytes(msg()[:700])
    empty.write_bytes(b"")

    with read_messages(app.workspace.files, [bad, empty, good, tmp_path / "gone.eml"]) as brought:
        taken = app.do(take_in, brought.new, workspace_id=app.workspace.file.id).result

    assert [each.reply.name for each in taken] == ["good.eml"]
    assert [(each.path.name, each.error.code) for each in brought.refused] == [
        ("bad.msg", "message_damaged"),
        ("empty.eml", "evidence_is_empty"),
        ("gone.eml", "file_missing"),
    ]
    assert [path.name for path in app.workspace.folder.glob("*.part")] == []


def test_names_of_any_length_and_script_are_kept_as_far_as_a_computer_takes_them(
    app: App, tmp_path: Path, ada: Person
) -> None:
    names = {
        "ق" * 250 + ".docx": b"1",
        "x" * 255: b"2",
        "../../etc/passwd": b"3",
        "CON.pdf": b"4",
        "a\u202ecod.exe": b"5",
    }

    (taken,) = bring(app, tmp_path, one_eml=answer(files=names))

    files = app.read(whole_reply, taken.reply.id).files
    assert [file.size for file in files] == [1] * 5
    assert all(len(file.name) <= 195 and "/" not in file.name and "\u202e" not in file.name for file in files)
    assert files[0].name.endswith(".docx")
    assert len({file.name.casefold() for file in files}) == 5


def test_the_stored_message_that_was_changed_outside_is_not_read(
    app: App, tmp_path: Path, ada: Person
) -> None:
    (taken,) = bring(app, tmp_path, one_eml=answer(files={"a.docx": b"PK"}))
    app.workspace.files.path_of(taken.reply.sha256).write_bytes(answer(text="other").as_bytes())

    whole = app.read(whole_reply, taken.reply.id)

    assert whole.unread is not None
    assert whole.unread.code == "stored_reply_changed"
    with app.reading() as reader, pytest.raises(CannotRead), taken_out(reader, taken.reply.id, [1]):
        pass


def test_first_words_of_a_reply_can_be_asked_for(app: App, tmp_path: Path, ada: Person) -> None:
    text = "Hi,\n\nNot agreed because table 2 is out of date.\n\nAda\n\nFrom: QASI\nSent: Monday\nTo: Ada\nSubject: x\n\nAgreed?"

    (taken,) = bring(app, tmp_path, one_eml=answer(text=text))

    assert app.read(own_first_words, taken.reply.id) == (ada.id, "Not agreed because table 2 is out of date.")


def test_a_message_that_is_disposed_of_takes_its_file_with_it(app: App, tmp_path: Path, ada: Person) -> None:
    (taken,) = bring(app, tmp_path, one_eml=answer(files={"a.docx": b"PK"}))
    path = app.workspace.files.path_of(taken.reply.sha256)
    assert path.exists()

    app.do(dispose, "reply", taken.reply.id)

    assert not path.exists()
    assert rows(app, Reply) == ()
    assert verify(app).problems == ()


def test_a_message_that_is_evidence_too_stays_when_the_reply_is_disposed_of(
    app: App, tmp_path: Path, ada: Person
) -> None:
    mail = answer(files={"a.docx": b"PK"})
    (inner,) = bring(app, tmp_path, one_eml=mail)
    (outer,) = bring(
        app, tmp_path, two_eml=answer(files={"one.eml": mail.as_bytes()}, message_id="<o@x.example>")
    )
    with app.reading() as reader, taken_out(reader, outer.reply.id, [1]) as files:
        app.do(file_reply, outer.reply.id, [FileAs(number=1, title="Their message")], [], files)
    assert [file.sha256 for file in rows(app, EvidenceFile)] == [inner.reply.sha256]

    app.do(dispose, "reply", inner.reply.id)

    assert app.workspace.files.read(inner.reply.sha256) == mail.as_bytes()
    assert verify(app).problems == ()


def test_review_reads_the_same_number_of_queries_however_much_is_held(
    app: App, tmp_path: Path, ada: Person
) -> None:
    asked(app, ada)
    (taken,) = bring(app, tmp_path, one_eml=answer(files={"carers.docx": b"PK"}))
    with queries(app) as few:
        app.read(whole_reply, taken.reply.id)
    for number in range(5):
        asked(app, ada, f"Another {number}")
        app.do(add_record, Evidence(title=f"Something {number}"))

    with queries(app) as many:
        app.read(whole_reply, taken.reply.id)

    assert len(many) == len(few)


def test_stopping_midway_brings_nothing_in(app: App, tmp_path: Path, ada: Person) -> None:
    paths = []
    for number in range(3):
        paths.append(tmp_path / f"{number}.eml")
        paths[-1].write_bytes(answer(message_id=f"<{number}@x.example>").as_bytes())

    def stop(done: int, _of: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled), read_messages(app.workspace.files, paths, stop):
        pass

    assert rows(app, Reply) == ()
    assert list(app.workspace.folder.rglob("*.part")) == []
    assert verify(app).problems == ()


def test_damaged_messages_are_taken_in_and_reviewed_or_refused_and_never_anything_else(
    app: App, tmp_path: Path, ada: Person
) -> None:
    whole = (
        answer(files={"carers.docx": b"PK" * 200}).as_bytes(),
        msg(attachments={"list.xlsx": b"PK" * 300}),
        BOUNCE.format(action="failed", status="5.1.1", mark=mint(app.workspace.file.id, 4)).encode(),
    )
    random = Random(20261120)
    taken = refused = 0
    for number in range(90):
        data = bytearray(random.choice(whole))
        for _ in range(random.randint(1, 20)):
            data[random.randrange(len(data))] = random.randrange(256)
        path = tmp_path / f"{number}.eml"
        path.write_bytes(bytes(data[: random.randint(1, len(data))]) if number % 3 == 0 else bytes(data))
        with read_messages(app.workspace.files, [path]) as brought:
            refused += len(brought.refused)
            assert all(error_sentence(each.error) for each in brought.refused)
            for each in app.do(take_in, brought.new, workspace_id=app.workspace.file.id).result:
                taken += 1
                review = app.read(whole_reply, each.reply.id)
                assert review.unread is None
                assert set(review.suggested) == {file.number for file in review.files}

    assert (taken > 30, refused > 3) == (True, True)
    assert verify(app).problems == ()
