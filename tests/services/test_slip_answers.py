"""Answers to invitations, brought in as files: what counts, what is kept and does not, and what nobody loses."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

import pytest

from inspection_ready.domain.calendar_answers import Doubt, Said
from inspection_ready.domain.replies import KnownBy, Reply, ReplyState
from inspection_ready.domain.slips import Slip
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.readiness import finding_sentence
from inspection_ready.phrases.slip_answers import counted_words, line_words, odd_words
from inspection_ready.services.readiness import readiness
from inspection_ready.services.reply_intake import read_messages, take_in
from inspection_ready.services.reply_reading import whole_reply
from inspection_ready.services.told import answers_now
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from inspection_ready.storage.first_look import first_look
from tests.mails import compound, stored
from tests.services.test_issues import ADA, TODAY, issue, move, rows, session, timetable, write

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.domain.calendar_answers import Answers
    from inspection_ready.domain.timetable import Timetable
    from inspection_ready.services.app import App

__all__ = ["timetable"]  # the fixture


@pytest.fixture
def invited(app: App, timetable: Timetable) -> Slip:
    """What Ada Brook was told."""
    issue(app, timetable)
    write(app)
    return slip(app)


def slip(app: App) -> Slip:
    return max((each for each in rows(app, Slip) if each.person_id == ADA.id), key=lambda each: each.sequence)


def calendar(uid: str, said: str, **more: Any) -> bytes:
    told = {
        "sequence": 0,
        "method": "REPLY",
        "attendee": ADA.email,
        "more": "",
        "at": "20261119T090000Z",
        **more,
    }
    return "\r\n".join((
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Another//Calendar//EN", f"METHOD:{told['method']}", "BEGIN:VEVENT",
        *([f"UID:{uid}"] if uid else []), f"SEQUENCE:{told['sequence']}", f"DTSTAMP:{told['at']}",
        "DTSTART;TZID=Romance Standard Time of Nowhere:20270209T100000", "ORGANIZER:mailto:qa@northmoor.example",
        f"ATTENDEE;PARTSTAT={said}:MAILTO:{told['attendee']}", "SUMMARY:Social work", *([told["more"]] if told["more"] else []),
        "END:VEVENT", "END:VCALENDAR", "",
    )).encode()  # fmt: skip


def mail(data: bytes, *, method: str = "REPLY", subject: str = "Accepted: Social work", **more: str) -> bytes:
    message = EmailMessage()
    message["From"] = more.get("sender", f"Ada Brook <{ADA.email}>")
    message["To"] = "qa@northmoor.example"
    message["Subject"] = subject
    message["Date"] = "Thu, 19 Nov 2026 09:00:00 +0000"
    for name in ("Auto-Submitted",):
        if name in more:
            message[name] = more[name]
    message.set_content(more.get("text", ""))
    message.add_alternative(data, maintype="text", subtype="calendar", params={"method": method})
    return message.as_bytes()


def bring(app: App, folder: Path, name: str, data: bytes) -> list[str]:
    """The sentences of what was refused."""
    path = folder / name
    path.write_bytes(data)
    with read_messages(app.workspace.files, [path]) as brought:
        if brought.new:
            app.do(take_in, brought.new, workspace_id=app.workspace.file.id)
        return [error_sentence(each.error) for each in brought.refused]


def answers(app: App) -> Answers:
    return app.read(answers_now)


def said_by_ada(app: App) -> Said:
    return next(each.said for each in answers(app).lines if each.slip.person_id == ADA.id)


def test_yes_in_a_message_is_read_and_leaves_nothing_to_deal_with(
    app: App, invited: Slip, tmp_path: Path
) -> None:
    assert bring(app, tmp_path, "yes.eml", mail(calendar(invited.uid, "ACCEPTED"))) == []

    assert said_by_ada(app) is Said.ACCEPTED
    (reply,) = rows(app, Reply)
    assert (reply.person_id, reply.known_by, reply.state) == (ADA.id, KnownBy.THREAD, ReplyState.FILED)
    assert counted_words(answers(app)) == "1 accepted, 0 declined, 0 have not answered, 1 told on paper."
    assert verify(app).ok


def test_whoever_was_told_on_paper_is_not_said_to_owe_an_answer(app: App, invited: Slip) -> None:
    """Cat Dunn has no address."""
    assert [each.slip.name for each in answers(app).lines] == ["Cat Dunn", "Ada Brook"]
    assert counted_words(answers(app)) == "0 accepted, 0 declined, 1 has not answered, 1 told on paper."


def test_no_as_a_bare_file_waits_with_its_reason(app: App, invited: Slip, tmp_path: Path) -> None:
    data = calendar(invited.uid, "DECLINED", more="COMMENT:On leave\\, sorry")

    assert bring(app, tmp_path, "no.ics", data) == []

    (line,) = answers(app).declined
    assert line_words(line) == (
        "Social work, Tuesday 9 February 2027, 10am to 11am: Ada Brook. "
        "Declined at 9am on 19 November 2026: “On leave, sorry”"
    )
    (reply,) = rows(app, Reply)
    assert (reply.state, reply.subject, reply.person_id) == (ReplyState.NEW, "Declined: Social work", ADA.id)
    assert app.read(whole_reply, reply.id).words == "On leave, sorry"


def test_who_declined_and_who_was_not_told_is_missing(
    app: App, timetable: Timetable, invited: Slip, tmp_path: Path
) -> None:
    bring(app, tmp_path, "no.ics", calendar(invited.uid, "DECLINED", more="COMMENT:On leave"))
    move(app, "Night team", day=2)
    issue(app, timetable, "the room was lost")

    found = {each.code: each for each in app.read(readiness, TODAY)}

    declined, untold = found["invitation_declined"], found["people_not_told"]
    assert (declined.register, declined.record_id) == ("session", session(app, "Social work").id)
    assert finding_sentence(declined) == (
        "Ada Brook declined “Social work”, Tuesday 9 February 2027, 10am to 11am (“On leave”). "
        "Find another time or another person, and issue the timetable again."
    )
    assert finding_sentence(untold) == (
        "Issue 2 of the timetable changed something for 1 person who was not told yet. Write the slips."
    )


def test_before_the_workspace_is_open_the_same_is_missing(
    app: App, timetable: Timetable, invited: Slip, tmp_path: Path
) -> None:
    bring(app, tmp_path, "no.ics", calendar(invited.uid, "DECLINED"))
    codes = [each.code for each in app.read(readiness, TODAY)]

    early = first_look(app.workspace.folder, lambda reader: readiness(reader, TODAY))

    assert early is not None
    assert "invitation_declined" in codes
    assert [each.code for each in early] == codes


def test_an_answer_kept_by_outlook_is_read_by_its_class_and_properties(
    app: App, invited: Slip, tmp_path: Path
) -> None:
    """Its own id of the meeting has our UID inside; the SEQUENCE stands under a tag that the file itself names."""
    meeting = bytes.fromhex("040000008200E00074C5B7101A82E008") + bytes(20) + b"\x40\0\0\0"
    meeting += b"vCal-Uid\x01\0\0\0" + invited.uid.encode() + b"\0"
    properties = {
        0x001A: "IPM.Schedule.Meeting.Resp.Neg", 0x0037: "Declined: Social work", 0x5D01: ADA.email, 0x0C1A: "Ada",
        0x8003: meeting, 0x8005: 0,
    }  # fmt: skip
    storage = stored(properties, skipped=32)
    storage["__nameid_version1.0"] = {
        "__substg1.0_00030102": (0x0003).to_bytes(4, "little") + b"\x06\0\x03\0"
        + (0x8201).to_bytes(4, "little") + b"\x08\0\x05\0"
    }  # fmt: skip

    assert bring(app, tmp_path, "no.msg", compound(storage)) == []

    assert said_by_ada(app) is Said.DECLINED


@pytest.mark.parametrize(
    ("name", "said"), [("Brook, Ada (Adults)", Said.DECLINED), ("Ben Hill", Said.NOTHING)]
)
def test_outlook_s_answer_of_a_colleague_without_an_address_is_known_by_the_name(
    app: App, invited: Slip, tmp_path: Path, name: str, said: Said
) -> None:
    meeting = b"vCal-Uid\x01\0\0\0" + invited.uid.encode() + b"\0"
    properties = {
        0x001A: "IPM.Schedule.Meeting.Resp.Neg",
        0x0037: "Declined: Social work",
        0x0C1A: name,
        0x8003: meeting,
    }

    assert bring(app, tmp_path, "no.msg", compound(stored(properties, skipped=32))) == []

    assert said_by_ada(app) is said
    assert [each.doubt for each in answers(app).odd] == (
        [] if said is Said.DECLINED else [Doubt.SOMEBODY_ELSE]
    )


def test_an_older_answer_is_said_to_be_of_the_invitation_before(
    app: App, timetable: Timetable, invited: Slip, tmp_path: Path
) -> None:
    bring(app, tmp_path, "yes.eml", mail(calendar(invited.uid, "ACCEPTED")))
    move(app, "Social work", day=2)
    issue(app, timetable, "the room was lost")
    write(app)

    line = next(each for each in answers(app).lines if each.slip.person_id == ADA.id)
    assert line.said is Said.NOTHING
    assert line_words(line) == (
        "Social work, Wednesday 10 February 2027, 10am to 11am: Ada Brook. "
        "No answer yet. To the invitation before: accepted at 9am on 19 November 2026"
    )
    assert [each.doubt for each in answers(app).odd] == [Doubt.OLDER]
    bring(app, tmp_path, "again.eml", mail(calendar(invited.uid, "ACCEPTED", sequence=1)))
    assert said_by_ada(app) is Said.ACCEPTED


@pytest.mark.parametrize(
    ("data", "doubt"),
    [
        ({"said": "ACCEPTED", "uid": "somebody-elses@example.org"}, Doubt.FOREIGN),
        ({"said": "ACCEPTED", "uid": ""}, Doubt.NO_UID),
        ({"said": "ACCEPTED", "attendee": "stranger@example.org"}, Doubt.SOMEBODY_ELSE),
        ({"said": "ACCEPTED", "sequence": 4}, Doubt.AHEAD),
        ({"said": "NEEDS-ACTION"}, Doubt.SAYS_NOTHING),
        ({"said": "X-PERHAPS"}, Doubt.SAYS_NOTHING),
        ({"said": "ACCEPTED", "method": "COUNTER"}, Doubt.NOT_AN_ANSWER),
        ({"said": "ACCEPTED", "sequence": "soon"}, None),
    ],
)
def test_what_does_not_count_is_kept_with_the_reason(
    app: App, invited: Slip, tmp_path: Path, data: dict[str, Any], doubt: Doubt | None
) -> None:
    told = {"uid": invited.uid, **data}

    assert bring(app, tmp_path, "it.ics", calendar(told.pop("uid"), told.pop("said"), **told)) == []

    found = answers(app)
    assert [each.doubt for each in found.odd] == ([doubt] if doubt else [])
    assert said_by_ada(app) is (Said.NOTHING if doubt else Said.ACCEPTED)
    assert all(odd_words(each).endswith("It is kept, and does not count.") for each in found.odd)
    assert len(rows(app, Reply)) == 1


def test_out_of_office_is_no_acceptance(app: App, invited: Slip, tmp_path: Path) -> None:
    """It may quote our invitation; and a machine that says yes has asked nobody."""
    quoted = calendar(invited.uid, "NEEDS-ACTION", method="REQUEST")
    away = {"Auto-Submitted": "auto-replied", "subject": "Automatic reply: Social work"}
    bring(app, tmp_path, "away.eml", mail(quoted, method="REQUEST", **away))
    bring(app, tmp_path, "machine.eml", mail(calendar(invited.uid, "ACCEPTED"), **away))

    assert said_by_ada(app) is Said.NOTHING
    assert [each.doubt for each in answers(app).odd] == [Doubt.AUTOMATIC]


def test_what_is_no_answer_is_refused_and_stays_where_it_is(app: App, invited: Slip, tmp_path: Path) -> None:
    request = calendar(invited.uid, "NEEDS-ACTION", method="REQUEST")

    assert bring(app, tmp_path, "holiday.ics", request) == [
        "holiday.ics is a calendar file, and no answer to an invitation is in it. Nothing was changed."
    ]
    assert "damaged calendar file" in bring(app, tmp_path, "cut.ics", request[:60])[0]
    assert rows(app, Reply) == ()
    assert (tmp_path / "cut.ics").exists()


def test_the_last_word_counts_and_the_same_file_twice_is_one(app: App, invited: Slip, tmp_path: Path) -> None:
    yes = mail(calendar(invited.uid, "ACCEPTED"))
    bring(app, tmp_path, "yes.eml", yes)
    bring(app, tmp_path, "no.ics", calendar(invited.uid, "DECLINED", at="20261119T100000Z"))
    bring(app, tmp_path, "yes again.eml", yes)

    assert said_by_ada(app) is Said.DECLINED
    assert len(rows(app, Reply)) == 2


def test_bringing_an_answer_in_can_be_undone(app: App, invited: Slip, tmp_path: Path) -> None:
    bring(app, tmp_path, "no.ics", calendar(invited.uid, "DECLINED"))

    app.do(undo, app.read(lambda reader: reader.head().count))

    assert said_by_ada(app) is Said.NOTHING
    assert verify(app).ok


def test_a_text_answer_to_the_draft_is_known_by_its_mark(app: App, invited: Slip, tmp_path: Path) -> None:
    from inspection_ready.domain.reply_tokens import mint

    message = EmailMessage()
    message["From"] = "A deputy <deputy@northmoor.example>"
    message["Subject"] = f"RE: Invited: Social work ({mint(app.workspace.file.id, invited.draft)})"
    message.set_content("She will be there.")
    bring(app, tmp_path, "re.eml", message.as_bytes())

    (reply,) = rows(app, Reply)
    assert (reply.person_id, reply.known_by) == (ADA.id, KnownBy.TOKEN)
    assert replace(reply).waits
