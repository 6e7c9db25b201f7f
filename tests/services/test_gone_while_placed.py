"""People, rooms, bases and inspectors who go while they have a place in the timetable: nobody is lost, nothing falls over."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar

from inspection_ready.domain.availability import Availability
from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.clashes import ClashCode, Weight, weight_of
from inspection_ready.domain.errors import ChangedMeanwhile, Refused
from inspection_ready.domain.issues import TimetableIssue
from inspection_ready.domain.papers import PaperKind, PaperOrder
from inspection_ready.domain.people import Person
from inspection_ready.domain.plan_choice import Begins, PlanChoice
from inspection_ready.domain.plan_dropouts import DropKind, Dropout
from inspection_ready.domain.slips import Slip, SlipBatch, SlipKind
from inspection_ready.domain.timetable import Attendance, Part, Session
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.plans import names_of, reasons_told
from inspection_ready.services.disposal import dispose
from inspection_ready.services.issues import standing_difference
from inspection_ready.services.leavers import HandOver, duties_of, leave
from inspection_ready.services.papers import make_paper
from inspection_ready.services.planning import (
    Question,
    Situation,
    moved_to,
    place_sessions,
    proposed,
    situation,
    why,
    without,
)
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.services.sessions import change_session, set_people
from inspection_ready.services.timetable_clashes import clashes_of
from inspection_ready.services.timetable_making import change_timetable
from inspection_ready.services.told import answers_now, slip_outlook
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from tests.services.test_issues import (
    ADA,
    BEN,
    GATE,
    HALL,
    ROOM,
    TODAY,
    TUESDAY,
    issue,
    made_timetable,
    rows,
    session,
    told,
    write,
)

if TYPE_CHECKING:
    from inspection_ready.domain.timetable import Timetable
    from inspection_ready.services.app import App
    from inspection_ready.services.slip_drafts import WrittenSlips

GONE = dt.date(2027, 1, 31)


@pytest.fixture
def timetable(any_app: App) -> Timetable:
    """Ada is told; Ben’s session is pencilled; both are in the one room of the Town Hall."""
    made = made_timetable(any_app)
    issue(any_app, made)
    write(any_app)
    return made


def now(app: App, timetable: Timetable) -> Situation:
    with app.reading() as reader:
        return situation(reader, timetable, today=TODAY)


def clash_codes(app: App, timetable: Timetable) -> set[ClashCode]:
    return {each.code for each in app.read(clashes_of, now(app, timetable).whole, today=TODAY)}


def gone(app: App, person: Person = ADA) -> Person:
    held = next(each for each in rows(app, Person) if each.id == person.id)
    handovers = [HandOver(each, BEN.id) for each in app.read(duties_of, person.id)]
    return app.do(leave, held, replace(held, left_on=GONE), handovers).result


def cancellation(written: WrittenSlips, person: Person) -> tuple[str, int, str] | None:
    """METHOD, SEQUENCE and UID of the entry in somebody’s message; None where they were written to on paper."""
    (slip,) = [each for each in written.slips if each.person_id == person.id]
    assert slip.what is SlipKind.CANCELLED
    if not slip.draft:
        return None
    message = email.message_from_bytes((written.folder / slip.path).read_bytes(), policy=email.policy.default)
    (part,) = [each for each in message.walk() if each.get_content_type() == "text/calendar"]
    calendar = Calendar.from_ical(part.get_content())
    event: Any
    (event,) = calendar.walk("VEVENT")
    return str(calendar["METHOD"]), int(event["SEQUENCE"]), str(event["UID"])


def test_whoever_is_placed_is_not_removed_and_the_session_is_named(
    any_app: App, timetable: Timetable
) -> None:
    with pytest.raises(Refused) as refused:
        any_app.do(remove_record, ADA)

    assert "Social work" in error_sentence(refused.value)


def test_a_leaver_whose_session_is_handed_over_is_cancelled_once_and_the_other_invited(
    any_app: App, timetable: Timetable
) -> None:
    invited = next(each for each in rows(any_app, Slip) if each.person_id == ADA.id)

    gone(any_app)
    issue(any_app, timetable, "Ada has left")
    assert told(any_app) == [
        ("Ada Brook", "cancelled", "Social work"),
        ("Ben Hill", "invited", "Social work"),
    ]
    written = write(any_app)

    assert cancellation(written, ADA) == ("CANCEL", 1, invited.uid)
    assert told(any_app) == []
    assert verify(any_app).ok


def test_somebody_removed_after_their_session_went_to_another_is_still_told_on_paper(
    any_app: App, timetable: Timetable
) -> None:
    """Their address is gone with them: what is printed names them as they were told."""
    any_app.do(set_people, session(any_app, "Social work"), {BEN.id: Part.TAKES_PART})
    any_app.do(remove_record, ADA)
    assert told(any_app) == []  # nobody is told of a draft

    issue(any_app, timetable, "Ada has left")
    outlook = any_app.read(slip_outlook)
    written = write(any_app)

    assert [each.name for each in outlook.printed] == ["Ada Brook"]
    assert cancellation(written, ADA) is None
    assert any(path.startswith("Ada Brook") and path.endswith(".pdf") for path in written.files)
    assert told(any_app) == []
    assert {each.slip.name for each in any_app.read(answers_now).lines} == {"Ben Hill", "Cat Dunn"}
    assert verify(any_app).ok


def test_somebody_who_was_erased_leaves_the_timetable_standing_and_is_cancelled(
    any_app: App, timetable: Timetable
) -> None:
    any_app.do(use_shipped_regime, "cqc")
    any_app.do(dispose, "person", ADA.id)

    assert {each.person_id for each in rows(any_app, Attendance)} == {BEN.id, session_cat(any_app)}
    assert not clash_codes(any_app, timetable) & {ClashCode.HAS_LEFT}
    issue(any_app, timetable, "one person fewer")
    written = write(any_app)
    assert cancellation(written, ADA) is None
    assert told(any_app) == []
    for kind in (PaperKind.WHOLE, PaperKind.BY_PERSON, PaperKind.RECEPTION):
        with any_app.reading() as reader:
            assert make_paper(reader, PaperOrder(kind=kind), at=any_app.clock.now()).document.title
    assert verify(any_app).ok


@pytest.mark.parametrize("kind", [TimetableIssue, SlipBatch, Slip], ids=["issue", "batch", "slip"])
def test_issues_and_slips_are_not_erased_one_by_one(
    any_app: App, timetable: Timetable, kind: type[TimetableIssue | SlipBatch | Slip]
) -> None:
    """The next would have its number again, and nobody’s calendar would follow."""
    held = rows(any_app, kind)

    with pytest.raises(Refused) as refused:
        any_app.do(dispose, any_app.read(lambda reader: reader.register(kind).kind), held[0].id)

    assert refused.value.code in {"cannot_dispose", "disposed_of_by_its_own_way"}
    assert rows(any_app, kind) == held


def session_cat(app: App) -> int:
    return next(each.id for each in rows(app, Person) if each.name == "Cat Dunn")


def test_a_leaver_who_keeps_their_session_is_a_clash_and_the_planner_says_so(
    any_app: App, timetable: Timetable
) -> None:
    ben = next(each for each in rows(any_app, Person) if each.id == BEN.id)
    any_app.do(leave, ben, replace(ben, left_on=GONE), ())

    assert ClashCode.HAS_LEFT in clash_codes(any_app, timetable)
    held = now(any_app, timetable)
    made = proposed(Question(now=held, choice=PlanChoice()), seconds=1)
    assert [each.title for each in made.unplaced] == ["Carers"]
    assert any("Ben Hill" in each for each in reasons_told(made, names_of(held.whole, held.known)))
    assert why(held, session(any_app, "Carers"), seconds=1).reasons
    moved = proposed(moved_to(held, session(any_app, "Carers"), Begins.at(2, 600)), seconds=1)
    assert moved.changes == ()


def plan_of(app: App, timetable: Timetable) -> Question:
    return Question(now=now(app, timetable), choice=PlanChoice())


def test_a_plan_made_before_somebody_left_is_not_taken(any_app: App, timetable: Timetable) -> None:
    made = proposed(plan_of(any_app, timetable), seconds=1)
    gone(any_app, BEN)

    with pytest.raises(ChangedMeanwhile) as refused:
        any_app.do(place_sessions, made)

    assert refused.value.code == "plan_is_old"


def test_a_plan_that_counts_on_a_room_that_was_removed_since_is_not_taken(
    any_app: App, timetable: Timetable
) -> None:
    """Nobody used it yet, so it may go; the plan would have been the first."""
    spare = any_app.do(add_record, Room(base_id=HALL.id, name="Room 2")).result
    made = proposed(plan_of(any_app, timetable), seconds=1)
    (change,) = [each for each in made.changes if each.before.title == "Carers"]
    if change.after.room_id != spare.id:
        made = replace(made, changes=(replace(change, after=replace(change.after, room_id=spare.id)),))
    any_app.do(remove_record, spare)
    before = rows(any_app, Session)

    with pytest.raises(ChangedMeanwhile) as refused:
        any_app.do(place_sessions, made)

    assert error_sentence(refused.value).startswith(
        "Somebody changed the timetable, or what is known around it"
    )
    assert rows(any_app, Session) == before


def test_a_plan_without_somebody_who_was_removed_since_is_not_taken(
    any_app: App, timetable: Timetable
) -> None:
    dropout = Dropout(kind=DropKind.PERSON, day=1, name="Ben Hill", id=BEN.id)
    question = without(now(any_app, timetable), dropout)
    made = proposed(question, seconds=1)
    any_app.do(set_people, session(any_app, "Carers"), {})
    any_app.do(remove_record, BEN)

    with pytest.raises(ChangedMeanwhile) as refused:
        any_app.do(place_sessions, made, unavailable=question.unavailable)

    assert refused.value.code == "plan_is_old"
    assert rows(any_app, Availability) == ()


def test_a_plan_of_a_timetable_that_was_removed_since_is_not_taken(
    any_app: App, timetable: Timetable
) -> None:
    made = proposed(plan_of(any_app, timetable), seconds=1)
    any_app.do(remove_record, timetable)

    with pytest.raises(ChangedMeanwhile) as refused:
        any_app.do(place_sessions, made)

    assert refused.value.code == "plan_is_old"


@pytest.mark.parametrize("row", [HALL, ROOM], ids=["base", "room"])
def test_a_place_that_is_used_is_not_removed(any_app: App, timetable: Timetable, row: Base | Room) -> None:
    with pytest.raises(Refused) as refused:
        any_app.do(remove_record, row)

    assert refused.value.code == "still_used"


def test_a_base_that_closes_is_a_clash_and_is_left_for_another(any_app: App, timetable: Timetable) -> None:
    garden = any_app.do(add_record, Room(base_id=GATE.id, name="Garden room")).result
    night = session(any_app, "Night team")
    any_app.do(change_session, night, replace(night, base_id=GATE.id, room_id=garden.id))
    any_app.do(change_record, HALL, replace(HALL, closed_on=TUESDAY))

    assert ClashCode.BASE_CLOSED in clash_codes(any_app, timetable)
    question = without(
        now(any_app, timetable), Dropout(kind=DropKind.BASE, day=1, name="Town Hall", id=HALL.id)
    )
    mended = proposed(question, seconds=1)
    any_app.do(place_sessions, mended, unavailable=question.unavailable)

    assert mended.is_good
    assert {each.room_id for each in rows(any_app, Session)} == {garden.id}
    assert not {each for each in clash_codes(any_app, timetable) if weight_of(each) is Weight.CANNOT_BE}
    issue(any_app, timetable, "the Town Hall closes")
    assert told(any_app) == [
        ("Ada Brook", "cancelled", "Social work"),  # moved, and so pencilled again
        ("Cat Dunn", "changed", "Night team"),
    ]
    assert verify(any_app).ok


def test_a_base_that_closes_and_leaves_nowhere_else_says_so_for_every_session(
    any_app: App, timetable: Timetable
) -> None:
    any_app.do(change_record, HALL, replace(HALL, closed_on=TUESDAY))
    held = now(any_app, timetable)
    question = without(held, Dropout(kind=DropKind.BASE, day=1, name="Town Hall", id=HALL.id))

    made = proposed(question, seconds=1)

    assert {each.title for each in made.unplaced} == {"Social work", "Carers", "Night team"}
    assert made.changes == ()
    assert any("Town Hall" in each for each in reasons_told(made, names_of(held.whole, held.known)))


def test_a_plan_made_before_a_base_closed_is_not_taken(any_app: App, timetable: Timetable) -> None:
    made = proposed(plan_of(any_app, timetable), seconds=1)
    assert any(each.after.base_id == HALL.id for each in made.changes)
    any_app.do(change_record, HALL, replace(HALL, closed_on=TUESDAY))

    with pytest.raises(ChangedMeanwhile):
        any_app.do(place_sessions, made)


def test_a_room_that_is_taken_out_of_its_session_and_removed_is_told_as_a_change(
    any_app: App, timetable: Timetable
) -> None:
    for each in rows(any_app, Session):
        any_app.do(change_session, each, replace(each, room_id=None))
    any_app.do(remove_record, ROOM)

    issue(any_app, timetable, "the room is lost")
    written = write(any_app)

    assert {each.what for each in written.slips} == {SlipKind.CHANGED}
    with any_app.reading() as reader:
        standing = standing_difference(reader, timetable=timetable, today=TODAY)
    assert standing is not None
    assert standing.sessions == ()


def test_an_inspector_who_is_taken_off_the_team_stays_where_they_are_named(
    any_app: App, timetable: Timetable
) -> None:
    team = any_app.do(change_timetable, timetable, replace(timetable, team="Jo Hart\nSam Lee")).result
    carers = session(any_app, "Carers")
    any_app.do(change_session, carers, replace(carers, inspectors="Jo Hart"))
    made = proposed(plan_of(any_app, team), seconds=1)
    smaller = any_app.do(change_timetable, team, replace(team, team="Sam Lee")).result

    with pytest.raises(ChangedMeanwhile):
        any_app.do(place_sessions, made)
    any_app.do(place_sessions, proposed(plan_of(any_app, smaller), seconds=1))

    assert session(any_app, "Carers").inspectors == "Jo Hart"
    dropout = Dropout(kind=DropKind.INSPECTOR, day=session(any_app, "Carers").day, name="Jo Hart")
    question = without(now(any_app, smaller), dropout)
    any_app.do(place_sessions, proposed(question, seconds=1), unavailable=question.unavailable)
    assert session(any_app, "Carers").inspectors == "Sam Lee"


def test_what_somebody_held_comes_back_when_their_leaving_is_undone(
    any_app: App, timetable: Timetable
) -> None:
    before = {(each.session_id, each.person_id, each.part) for each in rows(any_app, Attendance)}
    gone(any_app)
    entry = any_app.read(lambda reader: reader.head()).count
    issue(any_app, timetable, "Ada has left")
    write(any_app)

    any_app.do(undo, entry)
    issue(any_app, timetable, "Ada stays after all")
    written = write(any_app)

    assert {(each.session_id, each.person_id, each.part) for each in rows(any_app, Attendance)} == before
    slips = sorted(
        (each for each in rows(any_app, Slip) if each.person_id == ADA.id), key=lambda each: each.sequence
    )
    assert [(each.what.value, each.sequence) for each in slips] == [
        ("invited", 0),
        ("cancelled", 1),
        ("invited", 2),
    ]
    assert len({each.uid for each in slips}) == 1
    assert {each.name for each in written.slips} == {"Ada Brook", "Ben Hill"}
