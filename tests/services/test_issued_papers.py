"""A paper of an issue says what the issue says, whatever became of the timetable, its people and its bases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from inspection_ready.documents.model import plain
from inspection_ready.documents.walking import runs_of
from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.errors import ExpectedError, NotFound, Refused
from inspection_ready.domain.ids import new_id
from inspection_ready.domain.learning import Learnt
from inspection_ready.domain.papers import PaperKind, PaperOrder
from inspection_ready.domain.people import Person, Side
from inspection_ready.domain.timetable import Attendance, Part, Session, SessionFormat, Timetable
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.issued_papers import NOT_HELD
from inspection_ready.services.issued_papers import base_on_paper, in_issue, person_on_paper
from inspection_ready.services.issues import issue_numbered, issue_timetable
from inspection_ready.services.papers import MadePaper, make_paper, paper_pdf, write_paper
from inspection_ready.services.people import person_named
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.services.sessions import move_session, remove_session
from inspection_ready.services.timetable import current_timetable
from inspection_ready.services.timetable_making import set_dates
from tests.documents.reading import pdf_paragraphs

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App
    from tests.fakes import StillClock

TUESDAY = date(2027, 2, 9)
FIRST, SECOND = "Issue 1, 20 November 2026", "Issue 2, 20 November 2026"


@pytest.fixture
def council(any_app: App) -> App:
    """An interview, one with a partner, and a lunch at one base, issued once."""
    app = any_app
    app.do(use_shipped_regime, "cqc")
    hall = Base(name="Town Hall", address="1 Square", postcode="ZZ1 1AA", reception="Ring at the side door")
    room = Room(base_id=hall.id, name="Room 1")
    ann = Person(name="Ann Ash", role="Head of Access", email="ann@northmoor.example")
    bea = Person(name="Bea Birch", side=Side.OUTSIDE, organisation="Northmoor Carers")
    visit = Timetable(name="The visit", days=1)
    first = Session(
        timetable_id=visit.id, day=1, starts=600, minutes=60, track=1, code="D1-01", title="Access",
        base_id=hall.id, room_id=room.id, inspectors="Jo Hart", brief="About QS1", statements="QS2",
    )  # fmt: skip
    lunch = replace(
        first, id=new_id(), code="D1-02", starts=720, title="Lunch", format=SessionFormat.BREAK, room_id=None
    )
    later = replace(first, id=new_id(), code="D1-03", starts=840, title="Carers", statements="")
    for row in (hall, room, ann, bea, visit, first, lunch, later):
        app.do(add_record, row)
    for session, person, part in (
        (first, ann, Part.TAKES_PART),
        (later, bea, Part.TAKES_PART),
        (later, ann, Part.ESCORT),
    ):
        app.do(add_record, Attendance(session_id=session.id, person_id=person.id, part=part))
    app.do(set_dates, visit, {1: TUESDAY})
    app.do(add_record, Learnt(learnt_on=TUESDAY, session_code="D1-01", asked="Who waits?"))
    app.do(issue_timetable, visit)
    return app


def one(app: App, row_type: type[R], **named: object) -> R:
    [found] = app.read(lambda reader: reader.register(row_type).find(**named))
    return found


def made(app: App, kind: PaperKind, issue: int | None = 1, **asked: object) -> MadePaper:
    if kind is PaperKind.EVENING:
        asked = {"day": 1, **asked}
    order = PaperOrder(kind=kind, issue=issue, **asked)  # type: ignore[arg-type]  # as a test says it
    return app.read(make_paper, order, at=app.clock.now())


def blocks(paper: MadePaper) -> tuple[object, ...]:
    """Without the line of the record of changes, which says how many entries there are by now."""
    blocks = paper.document.blocks
    return blocks if paper.kind is PaperKind.DOORS else blocks[:-1]


def words(paper: MadePaper) -> str:
    return "\n".join(plain(runs) for block in paper.document.blocks for runs in runs_of(block))


def change_the_draft(app: App) -> None:
    """A session moves, another goes, and it is issued again."""
    visit = one(app, Timetable)
    app.do(move_session, one(app, Session, code="D1-01"), day=1, starts=900, track=1)
    app.do(remove_session, one(app, Session, code="D1-02"))
    app.do(issue_timetable, visit, why="a room was lost")


@pytest.mark.parametrize("kind", PaperKind)
def test_a_paper_of_an_issue_stays_as_it_was_while_the_draft_goes_on(council: App, kind: PaperKind) -> None:
    before = made(council, kind)

    change_the_draft(council)

    after = made(council, kind)
    assert blocks(after) == blocks(before)
    if kind is not PaperKind.DOORS:
        assert before.document.subtitle.endswith(f". {FIRST}")
        assert after.document.subtitle.endswith(f". {FIRST}, replaced by {SECOND}")
        assert after.document.footer.startswith(f"{FIRST}, replaced by {SECOND}. ")
    assert after.remarks[0] == f"{FIRST}, was replaced by {SECOND}. It says so under its title."


def test_each_issue_is_printed_as_it_was_and_the_draft_as_it_is(council: App) -> None:
    change_the_draft(council)
    council.do(move_session, one(council, Session, code="D1-01"), day=1, starts=960, track=1)

    told = [
        [line for line in words(made(council, PaperKind.BY_DAY, issue)).split("\n") if " to " in line]
        for issue in (1, 2, None)
    ]

    assert told == [
        ["10am to 11am", "midday to 1pm", "2pm to 3pm"],
        ["2pm to 3pm", "3pm to 4pm"],
        ["2pm to 3pm", "4pm to 5pm"],
    ]


def test_people_and_bases_are_printed_by_the_names_they_had(council: App) -> None:
    ann, hall = one(council, Person, name="Ann Ash"), one(council, Base)
    before = {kind: blocks(made(council, kind)) for kind in PaperKind}

    council.do(change_record, ann, replace(ann, name="Ann Oak"))
    council.do(change_record, hall, replace(hall, name="Civic Centre"))

    assert {kind: blocks(made(council, kind)) for kind in PaperKind} == before
    assert made(council, PaperKind.BY_DAY).remarks == (
        f"Printed by the name in {FIRST}: Ann Ash (now Ann Oak).",
    )


def test_a_base_that_was_renamed_and_has_moved_is_printed_without_what_the_issue_does_not_hold(
    council: App,
) -> None:
    hall = one(council, Base)
    council.do(change_record, hall, replace(hall, name="Civic Centre", address="2 Hill"))

    paper = made(council, PaperKind.RECEPTION)

    assert "Town Hall: Day 1" in words(paper)
    assert "1 Square, ZZ1 1AA" in words(paper)
    assert "Ring at the side door" not in words(paper)
    assert paper.remarks == (
        f"Not among the bases any more: Town Hall. Printed by the name in {FIRST}, without what is not in it, such as parking.",
    )  # fmt: skip
    assert council.read(base_on_paper, "town hall", 1) < 0
    with pytest.raises(NotFound):
        council.read(base_on_paper, "Town Hall", None)
    assert "Town Hall" in words(
        made(council, PaperKind.BY_BASE, base_id=council.read(base_on_paper, "Town Hall", 1))
    )


def test_somebody_who_has_left_since_is_printed_as_coming_and_it_is_said(
    council: App, clock: StillClock
) -> None:
    ann, before = one(council, Person, name="Ann Ash"), blocks(made(council, PaperKind.BY_DAY))
    clock.moment += timedelta(days=3)
    council.do(change_record, ann, replace(ann, left_on=clock.moment.date()))

    paper = made(council, PaperKind.BY_DAY)

    assert blocks(paper) == before
    assert paper.remarks == (f"Left since, and printed as coming, as in {FIRST}: Ann Ash.",)
    assert "Ann Ash has left." in words(made(council, PaperKind.BY_DAY, issue=None))


def test_somebody_who_was_removed_is_printed_by_name_and_gets_nothing_that_is_for_us(council: App) -> None:
    ann = one(council, Person, name="Ann Ash")
    assert "Our strengths" in words(made(council, PaperKind.BRIEFS))
    days = blocks(made(council, PaperKind.BY_DAY))
    for each in council.read(lambda reader: reader.register(Attendance).find(person_id=ann.id)):
        council.do(remove_record, each)
    council.do(remove_record, ann)

    assert blocks(made(council, PaperKind.BY_DAY)) == days
    brief = made(council, PaperKind.BRIEFS, person_ids=(council.read(person_on_paper, "ann ash", 1),))
    assert "Ann Ash: Access" in words(brief)
    assert "Our strengths" not in words(brief)
    assert "About QS1" not in words(brief)
    assert brief.remarks == (
        (
            f"No longer in the register: Ann Ash. Printed by the name in {FIRST}, without a role, and like somebody from "
            "outside the council, since nobody knows it any more."
        ),
    )
    with pytest.raises(NotFound):
        council.read(person_named, "Ann Ash")


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind is not PaperKind.DOORS])
def test_it_ends_with_what_an_issue_does_not_hold(council: App, kind: PaperKind) -> None:
    *_, note, _record = made(council, kind).document.blocks

    [said] = (plain(runs) for runs in runs_of(note))
    assert said.startswith(f"Days, times, places, people and inspectors are printed as they were in {FIRST}.")
    assert ("not kept in an issue" in said) == (kind in NOT_HELD)


def test_words_of_ones_own_stand_beside_the_number_and_not_in_its_place(council: App) -> None:
    paper = made(council, PaperKind.WALL, label="For Ann")

    assert paper.document.subtitle.endswith(f". {FIRST}. For Ann")


def test_it_is_written_into_a_folder_that_names_the_issue(council: App, tmp_path: Path) -> None:
    written = write_paper(council, PaperOrder(kind=PaperKind.CATERING, issue=1, out=tmp_path))

    assert written.folder.name == "Catering count, Issue 1, 20 November 2026"
    assert sorted(written.files) == ["Catering count.docx", "Catering count.pdf"]


def test_it_can_be_printed_when_the_timetable_itself_is_gone(council: App) -> None:
    before = blocks(made(council, PaperKind.BY_DAY))
    gone = (
        *council.read(lambda reader: reader.register(Attendance).all()),
        *council.read(lambda reader: reader.register(Session).all()),
        one(council, Timetable),
    )
    for each in gone:
        council.do(remove_record, each)

    assert blocks(made(council, PaperKind.BY_DAY)) == before
    assert "QS2" not in " ".join(pdf_paragraphs(paper_pdf(made(council, PaperKind.BRIEFS))))


def test_what_can_be_chosen_of_an_issue_is_in_it(council: App) -> None:
    change_the_draft(council)

    found = council.read(lambda reader: in_issue(reader, issue_numbered(reader, 1)))

    assert found.name == FIRST
    assert [each.on for each in found.days] == [TUESDAY]
    assert [name for _, name in found.people] == ["Ann Ash", "Bea Birch"]
    assert [name for _, name in found.bases] == ["Town Hall"]
    assert found.inspectors == ("Jo Hart",)
    assert [code for code, _ in found.sessions] == ["D1-01", "D1-02", "D1-03"]


def test_an_issue_there_is_not_is_refused_with_those_there_are(council: App) -> None:
    change_the_draft(council)

    with pytest.raises(NotFound) as caught:
        made(council, PaperKind.WALL, issue=7)

    assert error_sentence(caught.value) == (
        f"There is no issue 7 of the timetable. Nothing was changed. There are: {FIRST}; {SECOND}."
    )


def test_without_an_issue_there_is_none_to_print(app: App) -> None:
    app.do(use_shipped_regime, "cqc")

    with pytest.raises(NotFound) as caught:
        made(app, PaperKind.WALL)

    assert error_sentence(caught.value) == (
        "There is no issue 1 of the timetable. Nothing was changed. None was issued yet."
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            {"kind": PaperKind.BRIEFS, "session_codes": ("D1-02",)},
            (
                f"{FIRST}, has nothing for this paper: Pocket briefs. Nothing was written. Choose another part of it, "
                "another issue or the draft."
            ),
        ),
        ({"kind": PaperKind.WHOLE, "day": 2}, "The timetable has no day 2. Nothing was written."),
        (
            {"kind": PaperKind.BY_INSPECTOR, "inspector": "Lee Grant"},
            "No session names an inspector “Lee Grant”. Nothing was written. There are: Jo Hart.",
        ),
    ],
)
def test_what_is_not_in_it_is_refused_in_words(council: App, asked: dict[str, object], said: str) -> None:
    with pytest.raises(ExpectedError) as caught:
        made(council, **asked)  # type: ignore[arg-type]  # as a test says it

    assert error_sentence(caught.value) == said


def test_two_people_of_one_name_are_told_apart_by_their_address(council: App) -> None:
    other = Person(name="Ann Ash", email="ash@northmoor.example")
    council.do(add_record, other)
    session = one(council, Session, code="D1-03")
    council.do(add_record, Attendance(session_id=session.id, person_id=other.id))
    council.do(issue_timetable, one(council, Timetable), why="one more comes")

    with pytest.raises(Refused) as caught:
        council.read(person_on_paper, "Ann Ash", 2)

    assert error_sentence(caught.value) == (
        "Several people in issue 2 are called “Ann Ash”. Nothing was written. Give the e-mail of the one you mean."
    )
    assert council.read(person_on_paper, "ash@northmoor.example", 2) == other.id


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if kind is not PaperKind.EVENING])
def test_of_the_sample_council_an_issue_prints_what_the_draft_it_was_made_of_does(
    sample: App, kind: PaperKind
) -> None:
    visit = sample.read(current_timetable)
    assert visit is not None
    sample.do(issue_timetable, visit)
    asked = PaperOrder(kind=kind)

    draft, issued = (
        sample.read(make_paper, each, at=sample.clock.now()) for each in (asked, replace(asked, issue=1))
    )

    assert issued.document.subtitle == draft.document.subtitle
    if kind is PaperKind.DOORS:
        assert issued.document.blocks == draft.document.blocks
    else:
        assert (*issued.document.blocks[:-2], issued.document.blocks[-1]) == draft.document.blocks
    assert issued.remarks == draft.remarks
