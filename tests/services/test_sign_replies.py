"""A reply to an e-mail that asks for signatures signs exactly what it was asked, and nothing without a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.marks import LETTERS
from inspection_ready.domain.people import Person
from inspection_ready.domain.replies import KnownBy, Marked, Reply, ReplyKind, ReplyState
from inspection_ready.domain.requests import Request, RequestEvidence, RequestState
from inspection_ready.domain.sign_readings import Doubt
from inspection_ready.domain.sign_senders import SenderIs
from inspection_ready.domain.sign_sentences import Seems
from inspection_ready.domain.sign_sheets import Means, SignSheet, SignSheetLine
from inspection_ready.domain.sign_tokens import sign_token, sign_tokens_in
from inspection_ready.domain.signatures import Said, Signature, SignedHow
from inspection_ready.exchange.messages import read_mail
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.signatures import proof_words
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.services.reply_askers import asked_to_sign
from inspection_ready.services.sign_messages import write_sign_message
from inspection_ready.services.sign_replies import SignReply, record_sign_reply, sign_reply
from inspection_ready.services.sign_sheets import SheetAnswer
from inspection_ready.services.verify import verify
from tests.sign_mails import (
    DASS,
    DEPUTY,
    PA,
    Asking,
    ask,
    asking,
    bring,
    later,
    more_to_sign,
    reply_mail,
    with_addresses,
)
from tests.signed import WAS, checked, council, tampered, version

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App

THEIRS = "c2b7e5d8-1a2b-4c3d-8e9f-000000000002"


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


@pytest.fixture
def asked(app: App, tmp_path: Path) -> Asking:
    return asking(app, tmp_path)


def replied(asked: Asking, path: Path, words: str = "Agreed to all.", **more: object) -> Reply:
    at = later(asked.app)
    return bring(asked.app, path, reply_mail(asked.sheet, words, at=at, **more))  # type: ignore[arg-type] # any of its own


def seen(asked: Asking, reply: Reply) -> SignReply:
    return asked.app.read(sign_reply, reply.id, now=asked.app.clock.now())


def record(
    asked: Asking,
    reply: Reply,
    agreed: tuple[int, ...],
    not_agreed: dict[int, str] | None = None,
    because: str = "",
) -> SheetAnswer:
    own = asked.app.workspace.file.id
    return asked.app.do(
        record_sign_reply, reply.id, agreed, not_agreed or {}, workspace_id=own, because=because
    ).result


def suggested(found: SignReply) -> list[Seems]:
    return [line.suggested for line in found.lines]


def test_the_draft_asks_line_by_line_and_its_mark_is_bound_to_them(asked: Asking, tmp_path: Path) -> None:
    path = tmp_path / "Sign-off.eml"
    asked.app.do(use_shipped_regime)
    write_sign_message(asked.app, asked.sheet, path, with_files=True)

    mail = read_mail(path.name, path.read_bytes())
    lines = rows(asked.app, SignSheetLine)
    token = sign_token(asked.app.workspace.file.id, 1, lines)
    assert path.read_bytes().startswith(b"X-Unsent: 1\r\nTo: Ada Brook <ada.brook@northmoor.example>\r\n")
    assert asked.sheet.token == token.written
    assert next(sign_tokens_in(mail.subject)) == token
    assert all(f"Line {number}" in mail.text for number in (1, 2, 3))
    assert "Line 4" not in mail.text
    assert "A sender’s address can be forged" in mail.text
    assert f"Record of changes {asked.sheet.head_count}-{asked.sheet.head_hash[:32]}" in mail.text
    assert [each.name for each in mail.attachments] == ["2 survey.csv"]


def test_nothing_is_signed_until_somebody_records_it_and_then_exactly_what_was_asked(
    asked: Asking, tmp_path: Path
) -> None:
    reply = replied(asked, tmp_path)

    found = seen(asked, reply)
    assert (reply.sheet, reply.known_by, reply.marked) == (1, KnownBy.TOKEN, Marked.OURS)
    assert (found.sender, found.reading.doubt, found.may_sign) == (SenderIs.SIGNER, None, True)
    assert suggested(found) == [Seems.AGREED] * 3
    assert rows(asked.app, Signature) == ()

    answer = record(asked, reply, (1, 2, 3))

    signed = rows(asked.app, Signature)
    assert (len(answer.agreed), answer.not_agreed, dict(answer.left)) == (3, (), {})
    assert [each.digest for each in signed] == [line.digest for line in rows(asked.app, SignSheetLine)]
    assert {each.proof_sha256 for each in signed} == {reply.sha256}
    assert {(each.how, each.sent_from, each.sender_is, each.because) for each in signed} == {
        (SignedHow.EMAIL, f"Ada Brook <{DASS}>", SenderIs.SIGNER, "Agreed to all.")
    }
    assert {each.signed_at for each in signed} == {reply.received_at}
    assert {each.state for each in rows(asked.app, Request)} == {RequestState.SIGNED}
    assert rows(asked.app, Reply)[0].state is ReplyState.FILED
    words = proof_words(signed[0])
    assert "A sender’s address can be forged" in words
    assert f"Sent from Ada Brook <{DASS}>, the address held for Ada Brook." in words
    assert verify(asked.app).ok


def test_lines_are_agreed_refused_or_left_as_they_are_told(asked: Asking, tmp_path: Path) -> None:
    reply = replied(asked, tmp_path, "Agreed to all but 2, because the file is last year's.\n\nThanks\nAda")

    found = seen(asked, reply)
    assert suggested(found) == [Seems.AGREED, Seems.NOT_AGREED, Seems.AGREED]
    assert found.lines[1].reading.words == "Agreed to all but 2, because the file is last year's."
    record(asked, reply, (1,), {2: "The file is last year’s"})

    assert [(each.said, each.because) for each in rows(asked.app, Signature)] == [
        (Said.AGREED, "Agreed to all but 2, because the file is last year's. Thanks Ada"),
        (Said.NOT_AGREED, "The file is last year’s"),
    ]


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("Not yet", Doubt.NOT_UNDERSTOOD),
        ("Yes, but not before I have seen the annex", Doubt.NOT_UNDERSTOOD),
        ("Approved subject to legal advice", Doubt.NOT_UNDERSTOOD),
        ("OK", Doubt.NOT_UNDERSTOOD),
        ("Yes", Doubt.NOT_UNDERSTOOD),
        ("", Doubt.NO_WORDS),
        ("Agreed to all but 7", Doubt.NO_SUCH_LINE),
        ("Agreed. Not agreed.", Doubt.NOT_UNDERSTOOD),
        ("Agreed to all. Not 3.", Doubt.CONTRADICTS),
        ("Agreed to all\nAda\nPS hold 2 until Monday", Doubt.NOT_UNDERSTOOD),
    ],
)
def test_an_unclear_reply_suggests_nothing_and_says_so(
    asked: Asking, tmp_path: Path, words: str, doubt: Doubt
) -> None:
    found = seen(asked, replied(asked, tmp_path, words))

    assert Seems.AGREED not in suggested(found)
    assert found.reading.doubt is doubt


def test_what_is_passed_on_attached_or_written_by_a_machine_suggests_nothing(
    asked: Asking, tmp_path: Path
) -> None:
    subject = f"For your signature ({asked.sheet.token})"
    passed = replied(asked, tmp_path, subject=f"[EXTERNAL] FW: {subject}")
    attached = replied(asked, tmp_path, files={"changes.docx": b"PK"})
    machine = replied(asked, tmp_path, subject=f"Automatic reply: {subject}")

    told = [seen(asked, each) for each in (passed, attached, machine)]
    assert [each.reading.doubt for each in told] == [Doubt.PASSED_ON, Doubt.ATTACHED, Doubt.MACHINE]
    assert {seems for each in told for seems in suggested(each)} == {Seems.UNCLEAR}
    assert machine.what is ReplyKind.AWAY
    with pytest.raises(Refused) as caught:
        record(asked, machine, (1, 2, 3))
    assert caught.value.code == "sign_reply_of_a_machine"
    assert rows(asked.app, Signature) == ()


def test_an_old_reply_signs_no_new_version(asked: Asking, tmp_path: Path) -> None:
    (evidence,) = rows(asked.app, Evidence)
    version(asked.app, tmp_path, evidence.id, "other", name="newer.csv")
    reply = replied(asked, tmp_path)

    found = seen(asked, reply)
    assert suggested(found) == [Seems.AGREED, Seems.UNCLEAR, Seems.AGREED]
    assert [line.is_as_it_was for line in found.lines] == [True, False, True]
    answer = record(asked, reply, (1, 2, 3))

    assert (len(answer.agreed), {place: each.code for place, each in answer.left.items()}) == (
        2,
        {2: "newer_version_to_sign"},
    )
    assert all(each.evidence_id is None for each in rows(asked.app, Signature))


def test_what_answers_no_more_or_is_disposed_of_leaves_the_other_lines(asked: Asking, tmp_path: Path) -> None:
    reply = replied(asked, tmp_path)
    (use,) = rows(asked.app, RequestEvidence)
    asked.app.do(remove_record, use)

    found = seen(asked, reply)
    assert [line.standing is None for line in found.lines] == [False, True, False]
    assert suggested(found) == [Seems.AGREED, Seems.UNCLEAR, Seems.AGREED]
    assert len(record(asked, reply, (1, 3)).agreed) == 2


def test_a_mark_with_any_letter_altered_signs_nothing(asked: Asking, tmp_path: Path) -> None:
    mark, own = asked.sheet.token, asked.app.workspace.file.id
    altered = [
        mark[:at] + letter + mark[at + 1 :]
        for at in range(3, len(mark))
        for letter in LETTERS
        if mark[at] not in {"-", letter}
    ]
    with asked.app.reading() as reader:
        known = [
            each for said in altered for each in sign_tokens_in(said) if asked_to_sign(reader, own, each)
        ]
    reply = replied(asked, tmp_path, subject=f"RE: For your signature ({altered[-1]})", quoted=False)

    assert (len(altered), known, reply.sheet) == (20 * 31, [], 0)
    with pytest.raises(Refused) as caught:
        record(asked, reply, (1,))
    assert caught.value.code == "reply_signs_nothing"


def test_the_mark_of_another_council_or_of_another_sheet_signs_nothing(asked: Asking, tmp_path: Path) -> None:
    lines = rows(asked.app, SignSheetLine)
    elsewhere = sign_token(THEIRS, 1, lines).written
    fewer = sign_token(asked.app.workspace.file.id, 1, lines[:-1]).written
    first = replied(asked, tmp_path, subject=f"RE: Signature ({elsewhere})", quoted=False)
    second = replied(asked, tmp_path, subject=f"RE: Signature ({fewer})", quoted=False)

    assert [(each.sheet, each.marked) for each in (first, second)] == [
        (0, Marked.ELSEWHERE),
        (0, Marked.UNKNOWN),
    ]


def test_a_line_of_the_sheet_changed_behind_the_app_makes_the_mark_void(
    asked: Asking, tmp_path: Path
) -> None:
    reply = replied(asked, tmp_path)
    tampered(asked.app, "update sign_sheet_line set digest = 'ff' where position = 1")

    with pytest.raises(Refused) as caught:
        record(asked, reply, (1, 2, 3))
    assert caught.value.code == "sign_mark_of_another"
    assert rows(asked.app, Signature) == ()


def test_who_may_send_for_them_is_known_and_any_other_needs_a_reason_that_is_kept(
    asked: Asking, tmp_path: Path
) -> None:
    pa = seen(asked, replied(asked, tmp_path, sender=f"Lin Mei <{PA.upper()}>"))
    other = replied(asked, tmp_path, sender="Ada Brook <ada@mail.example>")
    nobody = replied(asked, tmp_path, sender="Ada Brook")

    assert (pa.sender, suggested(pa)) == (SenderIs.FOR_SIGNER, [Seems.AGREED] * 3)
    told = seen(asked, other)
    assert (told.sender, suggested(told)) == (SenderIs.OTHER, [Seems.UNCLEAR] * 3)
    assert seen(asked, nobody).sender is SenderIs.NO_ADDRESS
    with pytest.raises(Refused) as caught:
        record(asked, other, (1,))
    assert error_sentence(caught.value).startswith(
        "The message is from Ada Brook <ada@mail.example>. That is not the address held for Ada Brook, nor one"
    )
    record(asked, other, (1,), because="She rang, and said it is her own")
    (signed,) = rows(asked.app, Signature)
    assert (signed.sender_is, signed.sender_because) == (SenderIs.OTHER, "She rang, and said it is her own")
    assert "Taken as theirs all the same, because: She rang, and said it is her own." in proof_words(signed)


def test_who_is_taken_off_the_list_may_send_no_more(asked: Asking, tmp_path: Path) -> None:
    reply = replied(asked, tmp_path, sender=f"Lin Mei <{PA}>")
    dass = next(each for each in rows(asked.app, Person) if each.email == DASS)
    asked.app.do(change_record, dass, replace(dass, sent_for_by=""))

    with pytest.raises(Refused) as caught:
        record(asked, reply, (1,))
    assert caught.value.code == "sender_not_known"


def absence(asked: Asking, first: date, last: date) -> None:
    app, dass = asked.app, asked.here.dass
    away = Absence(person_id=dass.id, starts_on=first, ends_on=last, told_by="Lin Mei", told_at=WAS)
    app.do(add_record, away)


def test_a_deputy_is_asked_and_signs_only_inside_the_absence(app: App, tmp_path: Path) -> None:
    here = with_addresses(council(app))
    checked(here.app, tmp_path)
    later(here.app)
    with pytest.raises(Refused) as caught:
        ask(here, here.deputy)
    assert caught.value.code == "asked_may_not_sign"
    asked = Asking(here, SignSheet(number=0, made_at=WAS, made_by="", head_count=0, head_hash=""))
    absence(asked, WAS.date(), WAS.date())

    asked = Asking(here, ask(here, here.deputy))
    inside = replied(asked, tmp_path, sender=DEPUTY)
    later(asked.app, timedelta(days=1))
    outside = replied(asked, tmp_path, sender=DEPUTY)

    assert not seen(asked, outside).may_sign
    assert suggested(seen(asked, outside)) == [Seems.UNCLEAR] * 2
    with pytest.raises(Refused) as caught:
        record(asked, outside, (1, 2))
    assert caught.value.code == "may_not_sign"
    assert suggested(seen(asked, inside)) == [Seems.AGREED] * 2
    record(asked, inside, (1, 2))
    assert {(each.acts_as, each.instead_of != "") for each in rows(asked.app, Signature)} == {
        ("Service Director", True)
    }


def test_the_dass_who_wrote_after_she_went_away_does_not_sign(asked: Asking, tmp_path: Path) -> None:
    tomorrow = WAS.date() + timedelta(days=1)
    absence(asked, tomorrow, tomorrow)
    later(asked.app, timedelta(days=1))
    reply = replied(asked, tmp_path)

    assert not seen(asked, reply).may_sign
    with pytest.raises(Refused) as caught:
        record(asked, reply, (1,))
    assert caught.value.code == "may_not_sign"


def test_a_reply_that_says_it_is_older_than_the_question_signs_nothing(asked: Asking, tmp_path: Path) -> None:
    later(asked.app)
    mail = reply_mail(asked.sheet, "Agreed to all", at=asked.sheet.made_at - timedelta(minutes=1))
    reply = bring(asked.app, tmp_path, mail)

    assert seen(asked, reply).is_too_old
    with pytest.raises(Refused) as caught:
        record(asked, reply, (1,))
    assert caught.value.code == "sign_reply_too_old"


def test_forty_lines_are_one_draft_and_one_reply(app: App, tmp_path: Path) -> None:
    asked = asking(app, tmp_path, more=38)
    reply = replied(asked, tmp_path, "Agreed, all but 3 and 17.")

    found = seen(asked, reply)
    assert len(found.lines) == 40
    assert [line.position for line in found.lines if line.suggested is Seems.NOT_AGREED] == [3, 17]
    agreed = tuple(line.position for line in found.lines if line.suggested is Seems.AGREED)
    answer = record(asked, reply, agreed, {3: "all but 3", 17: "all but 17"})
    assert (len(answer.agreed), len(answer.not_agreed)) == (38, 2)


def test_it_is_asked_of_one_address_and_recorded_once(asked: Asking, tmp_path: Path) -> None:
    dass = next(each for each in rows(asked.app, Person) if each.email == DASS)
    reply = replied(asked, tmp_path)
    for agreed, against, code in (((), {}, "sign_reply_says_nothing"), ((9,), {}, "no_such_line"), ((1,), {1: "no"}, "line_said_twice"), ((), {1: " "}, "not_agreed_without_reason")):  # fmt: skip
        with pytest.raises(Refused) as caught:
            record(asked, reply, agreed, against)
        assert caught.value.code == code
    record(asked, reply, (1,))
    with pytest.raises(Refused) as caught:
        record(asked, reply, (2,))
    assert caught.value.code == "reply_dealt_with"

    asked.app.do(change_record, dass, replace(dass, email="ada; ben@northmoor.example"))
    more_to_sign(asked.app, 1)
    with pytest.raises(Refused) as caught:
        ask(asked.here)
    assert caught.value.code == "signer_has_no_address"
    assert [each.means for each in rows(asked.app, SignSheet)] == [Means.EMAIL]
    assert reply.received_at is not None
    assert reply.received_at.tzinfo is UTC
