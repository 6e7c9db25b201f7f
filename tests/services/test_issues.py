"""Issues from the register on: a copy that never changes, who is told what, with which entry of their calendar."""

from __future__ import annotations

import datetime as dt
import email.policy
from dataclasses import replace
from email import message_from_bytes
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.inspections import Council
from inspection_ready.domain.issues import TimetableIssue
from inspection_ready.domain.people import Person
from inspection_ready.domain.slips import Slip, SlipBatch, SlipKind
from inspection_ready.domain.timetable import Part, Session, SessionState, Timetable
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.issues import difference_words
from inspection_ready.phrases.slips import item_words
from inspection_ready.services.council import change_council, council_of
from inspection_ready.services.issues import difference, issue_timetable, issues
from inspection_ready.services.registers import change_record, remove_record
from inspection_ready.services.sessions import add_session, change_session, move_session, remove_session
from inspection_ready.services.slip_drafts import SlipOrder, write_slips
from inspection_ready.services.slips import drop_slips, mark_slips_sent
from inspection_ready.services.timetable_making import copy_timetable, set_dates, start_timetable
from inspection_ready.services.told import slip_outlook
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from inspection_ready.storage.letter_folders import LetterFolder
from tests.story import add
from tests.tampering import tampering

if TYPE_CHECKING:
    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App
    from inspection_ready.services.slip_drafts import WrittenSlips

TODAY = dt.date(2026, 11, 20)  # where the clock of the tests stands
TUESDAY, WEDNESDAY = dt.date(2027, 2, 9), dt.date(2027, 2, 10)
ADA = Person(name="Ada Brook", email="ada@northmoor.example")
BEN = Person(name="Ben Hill", email="ben@northmoor.example")
CAT = Person(name="Cat Dunn")
QA = Person(name="Imran Siddiqui", email="qa@northmoor.example")
HALL, GATE = Base(name="Town Hall", address="High Street"), Base(name="Market Gate")
ROOM = Room(base_id=HALL.id, name="Room 1")


@pytest.fixture
def timetable(app: App) -> Timetable:
    return made_timetable(app)


def made_timetable(app: App) -> Timetable:
    """Two dated days; a confirmed interview, a pencilled one, and one of the person without an address."""
    app.do(change_council, app.read(council_of), Council(name="Northmoor Council"))
    app.do(add, ADA, BEN, CAT, QA, HALL, GATE, ROOM)
    made = app.do(start_timetable, days=2, tracks=2).result
    app.do(set_dates, made, {1: TUESDAY, 2: WEDNESDAY})
    for title, person, state in (
        ("Social work", ADA, SessionState.CONFIRMED),
        ("Carers", BEN, SessionState.PENCILLED),
        ("Night team", CAT, SessionState.CONFIRMED),
    ):
        app.do(
            add_session,
            Session(
                timetable_id=made.id, day=1, starts=600, minutes=60, track=0, title=title, state=state,
                base_id=HALL.id, room_id=ROOM.id, notes_for_us="Say nothing of the rota",
            ),
            {person.id: Part.TAKES_PART},
        )  # fmt: skip
    return made


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


def session(app: App, title: str) -> Session:
    return next(each for each in rows(app, Session) if each.title == title)


def issue(app: App, timetable: Timetable, why: str = "", *, instead: bool = False) -> TimetableIssue:
    return app.do(issue_timetable, timetable, why=why, instead=instead).result


def write(app: App, **order: Any) -> WrittenSlips:
    return write_slips(app, SlipOrder(**{"organiser_id": QA.id, **order}))


def told(app: App) -> list[tuple[str, str, str]]:
    outlook = app.read(slip_outlook)
    return [
        (person.name, item.kind.value, item.seen.title)
        for person in outlook.plan.people
        for item in person.items
    ]


def move(app: App, title: str, **more: Any) -> None:
    held = session(app, title)
    app.do(move_session, held, **{"day": held.day, "starts": held.starts, "track": held.track, **more})


def test_an_issue_stays_as_it_was_while_the_draft_goes_on(app: App, timetable: Timetable) -> None:
    first = issue(app, timetable)
    move(app, "Social work", day=2, starts=840)
    app.do(change_record, HALL, replace(HALL, name="Civic Centre"))
    app.do(remove_session, session(app, "Carers"))
    second = issue(app, timetable, "the room was lost")

    held = app.read(issues)
    assert [(each.issue.number, each.issue.why) for each in held] == [(2, "the room was lost"), (1, "")]
    assert held[1].issue == first
    assert [(each.title, each.on, each.base) for each in held[1].copy.sessions] == [
        ("Carers", TUESDAY, "Town Hall"), ("Night team", TUESDAY, "Town Hall"), ("Social work", TUESDAY, "Town Hall"),
    ]  # fmt: skip
    assert "rota" not in first.content + second.content
    assert verify(app).ok


def test_only_whom_it_changes_something_for_is_told_and_pencilled_tells_nobody(
    app: App, timetable: Timetable
) -> None:
    issue(app, timetable)

    assert told(app) == [("Ada Brook", "invited", "Social work"), ("Cat Dunn", "invited", "Night team")]
    write(app)
    assert told(app) == []

    move(app, "Social work", day=2, starts=840)
    move(app, "Carers", starts=700)
    assert told(app) == []  # nobody is told of a draft
    issue(app, timetable, "the room was lost.")
    assert told(app) == [("Ada Brook", "changed", "Social work")]
    item = app.read(slip_outlook).plan.people[0].items[0]
    assert item_words(item, "the room was lost.") == (
        "Moved from 10am on Tuesday 9 February 2027, Room 1, Town Hall, to 2pm on Wednesday 10 February 2027, "
        "Room 1, Town Hall; because the room was lost."
    )


def test_the_entry_keeps_its_uid_and_its_sequence_rises(app: App, timetable: Timetable) -> None:
    issue(app, timetable)
    first = write(app)
    move(app, "Social work", day=2, starts=840)
    issue(app, timetable, "the room was lost")
    second = write(app)
    held = session(app, "Social work")
    app.do(change_session, held, replace(held, state=SessionState.PENCILLED))
    issue(app, timetable, "the inspector is ill")
    third = write(app)

    slips = [each for each in rows(app, Slip) if each.person_id == ADA.id]
    assert [(each.what, each.sequence) for each in slips] == [
        (SlipKind.INVITED, 0), (SlipKind.CHANGED, 1), (SlipKind.CANCELLED, 2),
    ]  # fmt: skip
    assert len({each.uid for each in slips}) == 1
    events = [entry(written, "Ada Brook.eml") for written in (first, second, third)]
    assert [
        (str(calendar["METHOD"]), str(event["UID"]), event["SEQUENCE"], str(event["STATUS"]), event["DTSTART"].dt.isoformat())
        for calendar, event in events
    ] == [
        ("REQUEST", slips[0].uid, 0, "CONFIRMED", "2027-02-09T10:00:00+00:00"),
        ("REQUEST", slips[0].uid, 1, "CONFIRMED", "2027-02-10T14:00:00+00:00"),
        ("CANCEL", slips[0].uid, 2, "CANCELLED", "2027-02-10T14:00:00+00:00"),
    ]  # fmt: skip


def entry(written: WrittenSlips, name: str) -> tuple[Any, Any]:
    """The entry that stands in the message itself, which is the one attached to it."""
    mail = message_from_bytes((written.folder / name).read_bytes(), policy=email.policy.default)
    inline = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
    attached = list(mail.iter_attachments())
    data = inline.get_payload(decode=True)
    assert isinstance(data, bytes)
    assert [part.get_payload(decode=True) for part in attached] == [data]
    calendar = Calendar.from_ical(data)
    assert inline["content-type"].params["method"] == str(calendar["METHOD"])
    return calendar, calendar.walk("VEVENT")[0]


def test_several_changes_of_one_person_are_one_message_with_a_file_each(
    app: App, timetable: Timetable
) -> None:
    """A mail program acts on one entry in a message: with several none stands in it, and each is attached."""
    carers = session(app, "Carers")
    app.do(change_session, carers, replace(carers, state=SessionState.CONFIRMED), {ADA.id: Part.SECOND})
    issue(app, timetable)

    written = write(app)

    mail = message_from_bytes((written.folder / "Ada Brook.eml").read_bytes(), policy=email.policy.default)
    assert [(part.get_filename(), part["content-type"].params.get("method")) for part in mail.iter_attachments()] == [
        ("1 Invited Carers.ics", "REQUEST"), ("2 Invited Social work.ics", "REQUEST"),
    ]  # fmt: skip
    body = mail.get_body(("plain",))
    assert body is not None
    assert "Please open every one" in body.get_content()
    assert [part.get_content_type() for part in mail.walk() if part.get_content_disposition() is None] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html",
    ]  # fmt: skip
    assert sorted(written.files) == [
        "Ada Brook.eml", "Cat Dunn, change slip.docx", "Cat Dunn, change slip.pdf", "Change slips.docx",
        "Change slips.pdf",
    ]  # fmt: skip
    assert sorted(path.name for path in written.folder.iterdir()) == sorted(written.files)


def test_what_is_for_us_never_leaves(app: App, timetable: Timetable) -> None:
    issue(app, timetable)

    written = write(app)

    calendar, event = entry(written, "Ada Brook.eml")
    assert "rota" not in calendar.to_ical().decode()
    assert str(event["LOCATION"]) == "Room 1, Town Hall, High Street"
    assert (str(event["ORGANIZER"]), str(event["ATTENDEE"])) == (
        "mailto:qa@northmoor.example", "mailto:ada@northmoor.example",
    )  # fmt: skip
    mail = message_from_bytes((written.folder / "Ada Brook.eml").read_bytes(), policy=email.policy.default)
    text = mail.get_body(("plain",))
    assert text is not None
    assert "rota" not in text.get_content()
    assert (
        f"Record of changes {written.batch.head_count}-{written.batch.head_hash[:32]}" in text.get_content()
    )


def test_an_issue_is_never_undone_and_what_follows_from_it_neither(app: App, timetable: Timetable) -> None:
    done = app.do(issue_timetable, timetable)
    write(app)
    entry_of_slips = app.read(lambda reader: reader.head().count)

    assert done.entry is not None
    for number in (done.entry, entry_of_slips):
        with pytest.raises(Refused) as caught:
            app.do(undo, number)
        assert caught.value.code == "cannot_be_undone"


def test_the_draft_can_be_undone_after_it_was_issued(app: App, timetable: Timetable) -> None:
    held = session(app, "Social work")
    moved = app.do(move_session, held, day=2, starts=840, track=0)
    made = issue(app, timetable)

    assert moved.entry is not None
    app.do(undo, moved.entry)

    assert session(app, "Social work").starts == 600
    assert rows(app, TimetableIssue) == (made,)
    (difference_,) = app.read(difference, "1", "draft", today=TODAY).sessions
    assert difference_words(difference_) == (
        "D1-01 Social work: moved from 2pm on Wednesday 10 February 2027 to 10am on Tuesday 9 February 2027."
    )


def test_a_removed_timetable_leaves_its_issues_and_cancels_with_the_next(
    app: App, timetable: Timetable
) -> None:
    """A copy that is issued in its place is the same to those who come: they are told of what differs only."""
    issue(app, timetable)
    write(app)
    copy = app.do(copy_timetable, timetable, name="Plan B").result
    app.do(remove_record, timetable)
    held = next(each for each in rows(app, Session) if each.title == "Social work")
    app.do(move_session, held, day=2, starts=840, track=0)

    issue(app, copy, "plan B is better", instead=True)

    assert told(app) == [("Ada Brook", "changed", "Social work")]
    assert [each.issue.name for each in app.read(issues)] == ["Plan B", "The visit"]
    assert verify(app).ok


def test_another_timetable_does_not_take_the_place_of_the_one_that_was_issued_unasked(
    app: App, timetable: Timetable
) -> None:
    """Everybody who was invited to the visit would be cancelled because of mock interviews."""
    first = issue(app, timetable)
    write(app)
    mocks = app.do(start_timetable, name="Mock interviews").result
    app.do(
        add_session,
        Session(
            timetable_id=mocks.id, day=1, starts=600, minutes=30, track=1, title="Mock", state=SessionState.CONFIRMED
        ),
        {BEN.id: Part.TAKES_PART},
    )  # fmt: skip

    with pytest.raises(Refused) as caught:
        issue(app, mocks, "practice")

    assert error_sentence(caught.value) == (
        "The last issue is of “The visit”. “Mock interviews” would take its place: whoever was invited to “The visit” "
        "and is not at the session of “Mock interviews” with the same code is told that it is cancelled. Nothing was "
        "changed. To issue it all the same, say --instead."
    )
    assert (rows(app, TimetableIssue), told(app)) == ((first,), [])


def test_slips_that_were_not_sent_are_told_again_with_a_higher_number(app: App, timetable: Timetable) -> None:
    issue(app, timetable)
    first = write(app)

    app.do(drop_slips, first.batch.id)

    assert told(app) == [("Ada Brook", "invited", "Social work"), ("Cat Dunn", "invited", "Night team")]
    second = write(app)
    assert {each.uid for each in first.slips} == {each.uid for each in second.slips}
    assert [each.sequence for each in second.slips] == [1, 1]
    app.do(mark_slips_sent, second.batch.id, on=TODAY, by="Imran Siddiqui")
    for batch in (second.batch, first.batch):
        with pytest.raises(Refused) as caught:
            app.do(drop_slips, batch.id)
        assert caught.value.code == "slips_settled"


def test_slips_others_follow_from_cannot_be_taken_as_not_sent(app: App, timetable: Timetable) -> None:
    issue(app, timetable)
    first = write(app)
    move(app, "Social work", day=2)
    issue(app, timetable, "the room was lost")
    write(app)

    with pytest.raises(Refused) as caught:
        app.do(drop_slips, first.batch.id)

    assert error_sentence(caught.value) == (
        "Later slips tell people what follows from slips 1, so they cannot be taken as not sent. Nothing was changed."
    )


def test_whoever_invited_first_stays_the_organiser_of_an_entry(app: App, timetable: Timetable) -> None:
    issue(app, timetable)
    write(app)
    move(app, "Social work", day=2)
    carers = session(app, "Carers")
    app.do(change_session, carers, replace(carers, state=SessionState.CONFIRMED))
    issue(app, timetable, "the room was lost")

    written = write(app, organiser_id=BEN.id)

    _, old = entry(written, "Ada Brook.eml")
    _, new = entry(written, "Ben Hill.eml")
    assert (str(old["ORGANIZER"]), str(new["ORGANIZER"])) == (
        "mailto:qa@northmoor.example", "mailto:ben@northmoor.example",
    )  # fmt: skip


def test_a_confirmed_session_without_a_date_tells_nobody_and_is_listed(
    app: App, timetable: Timetable
) -> None:
    app.do(set_dates, timetable, {1: None})
    issue(app, timetable)

    outlook = app.read(slip_outlook)

    assert outlook.plan.people == ()
    assert sorted(each.session.title for each in outlook.plan.undated) == ["Night team", "Social work"]
    app.do(set_dates, timetable, {1: TUESDAY})
    issue(app, timetable, "the dates came")
    assert told(app) == [("Ada Brook", "invited", "Social work"), ("Cat Dunn", "invited", "Night team")]


def test_what_cannot_be_issued_or_told_is_refused_in_a_sentence(app: App, timetable: Timetable) -> None:
    template = app.do(start_timetable, name="Template").result
    app.do(change_record, template, replace(template, is_template=True))
    empty = app.do(start_timetable, name="Empty").result

    def code(work: Any) -> str:
        with pytest.raises((Refused, NotFound)) as caught:
            work()
        assert error_sentence(caught.value)
        return caught.value.code

    assert code(lambda: write(app)) == "no_issue_yet"
    assert code(lambda: issue(app, empty)) == "no_sessions_to_issue"
    issue(app, timetable)
    assert code(lambda: issue(app, timetable, "again")) == "nothing_to_issue"
    move(app, "Social work", day=2)
    assert code(lambda: issue(app, timetable, "  ")) == "issue_needs_why"
    assert code(lambda: write(app, organiser_id=CAT.id)) == "organiser_without_address"
    assert code(lambda: write_slips(app, SlipOrder())) == "no_organiser"
    assert code(lambda: write(app, shown=frozenset())) == "slips_changed"
    write(app)
    assert code(lambda: write(app)) == "nobody_to_tell"
    assert code(lambda: app.read(difference, "7", "draft", today=TODAY)) == "no_such_issue"
    assert code(lambda: app.read(difference, "second", "draft", today=TODAY)) == "not_an_issue"
    assert rows(app, SlipBatch)[-1].number == 1


def test_nothing_stays_of_slips_whose_folder_cannot_be_written(
    app: App, timetable: Timetable, tmp_path: Any
) -> None:
    issue(app, timetable)
    (tmp_path / "taken").write_text("a file where the folder should be")

    with pytest.raises(Refused):
        write(app, out=tmp_path / "taken")

    assert told(app) == [("Ada Brook", "invited", "Social work"), ("Cat Dunn", "invited", "Night team")]
    assert (rows(app, SlipBatch), rows(app, Slip)) == ((), ())
    written = write(app)
    assert (written.batch.number, [each.sequence for each in written.slips]) == (1, [0, 0])


def test_slips_that_were_recorded_and_then_not_written_are_told_again_with_a_higher_number(
    app: App, timetable: Timetable, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue(app, timetable)

    def full(_: LetterFolder, __: object) -> None:
        raise Refused("disk_full")

    with monkeypatch.context() as disk:
        disk.setattr(LetterFolder, "place", full)
        with pytest.raises(Refused):
            write(app)

    assert not list((app.workspace.folder / "slips").iterdir())
    written = write(app)
    assert (written.batch.number, [each.sequence for each in written.slips]) == (2, [1, 1])


def test_a_tampered_issue_is_found(any_app: App) -> None:
    app, timetable = any_app, made_timetable(any_app)
    made = issue(app, timetable)
    with tampering(app) as run:
        run("update timetable_issue set content = replace(content, 'Social', 'Sociable')")

    assert made.content not in [each.content for each in rows(app, TimetableIssue)]
    assert [each.wrong.value for each in verify(app).problems] == ["value_changed"]


def test_the_template_itself_is_never_issued(app: App, timetable: Timetable) -> None:
    template = replace(timetable, is_template=True)
    app.do(change_record, timetable, template)

    with pytest.raises(Refused) as caught:
        issue(app, template)

    assert caught.value.code == "template_is_not_issued"


def test_two_sessions_never_share_an_entry_however_timetables_and_codes_change_hands(
    app: App, timetable: Timetable
) -> None:
    """Issued of the first, of a copy, and of the first again, in which another session has the code by now."""
    issue(app, timetable)
    write(app)
    copy = app.do(copy_timetable, timetable, name="Plan B").result
    carers = next(
        each for each in rows(app, Session) if each.title == "Carers" and each.timetable_id == copy.id
    )
    app.do(move_session, carers, day=2, starts=900, track=1)
    issue(app, copy, "the second plan holds", instead=True)
    first = next(
        each for each in rows(app, Session) if each.code == "D1-01" and each.timetable_id == timetable.id
    )
    app.do(change_session, first, replace(first, code="D1-99"))
    app.do(
        add_session,
        Session(
            timetable_id=timetable.id, day=1, starts=800, minutes=30, title="New", code="D1-01",
            state=SessionState.CONFIRMED,
        ),
        {ADA.id: Part.TAKES_PART},
    )  # fmt: skip
    issue(app, timetable, "the first plan holds after all", instead=True)

    copied = app.read(issues)[0].copy
    write(app)

    assert len({each.key for each in copied.sessions}) == len(copied.sessions)
    assert copied.session(first.id) is not None
    slips = [each for each in rows(app, Slip) if each.person_id == ADA.id]
    assert [(each.what, each.sequence) for each in slips] == [(SlipKind.INVITED, 0), (SlipKind.INVITED, 0)]
    assert len({each.uid for each in slips}) == 2
