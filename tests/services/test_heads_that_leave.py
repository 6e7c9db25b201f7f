"""Whatever leaves carries the head of before it was made: a sheet, a draft, a release, and every document that is saved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.bases import Base
from inspection_ready.domain.card_layouts import SheetKind
from inspection_ready.domain.filing import Head
from inspection_ready.domain.heads import heads_in
from inspection_ready.domain.letters import Letter
from inspection_ready.domain.moments import today
from inspection_ready.domain.people import Person
from inspection_ready.domain.sheets import SheetOrder
from inspection_ready.domain.timetable import Part, Session, SessionState
from inspection_ready.services.chase_drafts import ChaseOrder, write_chases
from inspection_ready.services.claims import write_claims
from inspection_ready.services.coverage import write_coverage
from inspection_ready.services.issues import issue_timetable
from inspection_ready.services.letter_outlook import Order
from inspection_ready.services.letter_writing import write_letters
from inspection_ready.services.printed_heads import text_of
from inspection_ready.services.registers import add_record
from inspection_ready.services.releases import make_release
from inspection_ready.services.request_papers import write_chronology
from inspection_ready.services.scrutiny import evidence_scrutiny, request_scrutiny, write_scrutiny
from inspection_ready.services.sessions import add_session
from inspection_ready.services.sheets import write_sheets
from inspection_ready.services.sign_checks import shown
from inspection_ready.services.sign_sheets import make_sheet, waiting_to_be_signed, write_sheet
from inspection_ready.services.slip_drafts import SlipOrder, write_slips
from inspection_ready.services.timetable_making import set_dates, start_timetable
from tests.services.releasing import Releasing
from tests.services.test_stopping_packs import address_letters

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspection_ready.services.app import App

HALF = 32


@pytest.fixture
def council(app: App, tmp_path: Path) -> Releasing:
    return Releasing(app, tmp_path / "from").begin()


def head_of(app: App) -> Head:
    return app.read(lambda reader: reader.head())


def vouches(path: Path, head: Head) -> bool:
    """For exactly this head, in whole or by its first half."""
    found = heads_in(text_of(path))
    return bool(found) and all(
        each.count == head.count and len(each.digits) >= HALF and each.agrees_with(head.hash)
        for each in found
    )


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
def test_a_sheet_to_be_signed(council: Releasing, tmp_path: Path, ending: str) -> None:
    council.answer(council.ask(), council.evidence())
    before = head_of(council.app)
    lines = [shown(each) for each in council.app.read(waiting_to_be_signed)]
    sheet = council.app.do(make_sheet, lines, to_id=council.director.id).result
    council.evidence("Entered afterwards")
    path = tmp_path / f"sheet{ending}"

    council.app.read(write_sheet, sheet, path, at=council.app.clock.now())

    assert vouches(path, before)


def test_a_release_in_its_index_and_its_manifest(council: Releasing) -> None:
    council.signed("Your carers survey", "IR1", "Carers survey")
    before = head_of(council.app)

    folder = make_release(council.app).filed.folder

    told = [path for path in folder.iterdir() if path.suffix in {".docx", ".pdf", ".xlsx", ".json"}]
    assert sorted(path.suffix for path in told) == [".docx", ".json", ".pdf", ".xlsx"]
    assert {path.name: vouches(path, before) for path in told} == {path.name: True for path in told}


def test_the_draft_of_a_chase(council: Releasing) -> None:
    ada = council.app.do(add_record, Person(name="Ada Brook", email="ada@northmoor.example")).result
    council.ask(owner_id=ada.id, asked_at=council.app.clock.now())
    before = head_of(council.app)

    written = write_chases(council.app, ChaseOrder())

    drafts = sorted(written.folder.rglob("*.eml"))
    assert [vouches(path, before) for path in drafts] == [True]


def test_the_slips_of_an_issue(council: Releasing) -> None:
    app = council.app
    ada, ben = (
        app.do(add_record, Person(name=name, email=email)).result
        for name, email in (("Ada Brook", "ada@northmoor.example"), ("Ben Hill", ""))
    )
    made = app.do(start_timetable).result
    app.do(set_dates, made, {1: date(2027, 2, 9)})
    told = Session(
        timetable_id=made.id, day=1, starts=600, minutes=60, title="A", state=SessionState.CONFIRMED
    )
    app.do(add_session, told, {ada.id: Part.TAKES_PART, ben.id: Part.ESCORT})
    app.do(issue_timetable, made)
    before = head_of(app)

    written = write_slips(app, SlipOrder(organiser_id=ada.id))

    files = sorted(written.folder.iterdir())
    assert sorted(path.suffix for path in files) == [".docx", ".docx", ".eml", ".pdf", ".pdf"]
    assert [vouches(path, before) for path in files] == [True] * 5


def saved_evidence(council: Releasing, path: Path) -> None:
    council.app.read(
        write_scrutiny,
        path,
        council.app.read(evidence_scrutiny, council.evidence().id),
        at=council.app.clock.now(),
    )


def saved_request(council: Releasing, path: Path) -> None:
    council.app.read(
        write_scrutiny, path, council.app.read(request_scrutiny, council.ask().id), at=council.app.clock.now()
    )


def saved_coverage(council: Releasing, path: Path) -> None:
    now = council.app.clock.now()
    council.app.read(write_coverage, path, at=now, today=today(council.app.clock))


def saved_claims(council: Releasing, path: Path) -> None:
    now = council.app.clock.now()
    council.app.read(write_claims, path, at=now, today=today(council.app.clock))


def saved_chronology(council: Releasing, path: Path) -> None:
    council.app.read(write_chronology, path, at=council.app.clock.now())


@pytest.mark.parametrize("ending", [".docx", ".pdf"])
@pytest.mark.parametrize(
    "save", [saved_evidence, saved_request, saved_coverage, saved_claims, saved_chronology]
)
def test_a_document_that_is_saved(
    council: Releasing, tmp_path: Path, save: Callable[[Releasing, Path], None], ending: str
) -> None:
    path = tmp_path / f"saved{ending}"

    save(council, path)

    assert vouches(path, head_of(council.app))


def test_letters_and_their_drafts(council: Releasing) -> None:
    council.app.do(address_letters, 2)
    [letter] = council.app.read(lambda reader: reader.register(Letter).find(title="Announcement"))
    before = head_of(council.app)

    folder = write_letters(council.app, Order(letter_id=letter.id, prints=True, drafts=True)).folder

    told = [path for path in folder.rglob("*") if path.suffix in {".docx", ".pdf", ".eml"}]
    assert {path.suffix for path in told} >= {".docx", ".pdf"}
    assert {path.name: vouches(path, before) for path in told} == {path.name: True for path in told}


def test_a_sheet_to_sign_in_on(council: Releasing) -> None:
    council.app.do(add_record, Base(name="Town Hall"))
    before = head_of(council.app)

    written = write_sheets(council.app, SheetOrder(kind=SheetKind.SIGN_IN))

    told = [written.folder / name for name in written.files]
    assert {path.name: vouches(path, before) for path in told} == {path.name: True for path in told}
    assert len(told) == 2
