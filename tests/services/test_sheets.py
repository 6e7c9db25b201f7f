"""Sheets of badges, cards, signs and labels are written whole or not at all, and say what is left out."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from inspection_ready.documents.cards import CardSheet
from inspection_ready.documents.preview import page_count, page_text
from inspection_ready.domain.bases import Base
from inspection_ready.domain.card_layouts import SheetKind
from inspection_ready.domain.errors import Cancelled, ExpectedError, NotFound, Refused
from inspection_ready.domain.lists import DistributionList
from inspection_ready.domain.people import Person, Side
from inspection_ready.domain.pictures import Picture
from inspection_ready.domain.sheets import SheetOrder
from inspection_ready.domain.timetable import Session, Timetable
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.app import App
from inspection_ready.services.lists import add_members
from inspection_ready.services.pictures import add_picture, read_picture_data
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.sheets import MadeSheets, first_sheet_pdf, make_sheets, write_sheets
from inspection_ready.services.verify import verify
from inspection_ready.storage.letter_folders import LetterFolder
from tests.documents.reading import docx_paragraphs, pdf_paragraphs

BADGES = SheetOrder(kind=SheetKind.BADGES, sides=frozenset(Side))


@pytest.fixture
def council(app: App) -> App:
    app.do(use_shipped_regime, "cqc")
    hall: Base = app.do(add_record, Base(name="Town Hall", address="1 Square", postcode="ZZ1 1AA")).result
    made = read_picture_data(portrait(), file="asha.jpeg")
    picture: Picture = app.do(add_picture, made, file="asha.jpeg").result
    people = [
        Person(name="Asha Patel", role="Head of Commissioning", base_id=hall.id, picture_id=picture.id),
        Person(name="Siân Evans", base_id=hall.id),
        Person(name="Dr Sam Hale", side=Side.OUTSIDE, organisation="Carers’ Forum"),
    ]
    ids = [app.do(add_record, each).result.id for each in people]
    inside = app.do(add_record, DistributionList(name="Heads")).result
    app.do(add_members, inside.id, ids[:2])
    return app


def portrait() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (600, 500), "teal").save(buffer, "JPEG")
    return buffer.getvalue()


def made(app: App, order: SheetOrder) -> MadeSheets:
    return app.read(make_sheets, order, at=app.clock.now())


def photographed(sheets: MadeSheets) -> list[str]:
    [block] = sheets.document.blocks
    assert isinstance(block, CardSheet)
    return [card.lines[0].text for card in block.cards if card.photograph is not None]


def test_badges_are_written_as_a_pdf_and_a_word_file_that_say_the_same(council: App) -> None:
    written = write_sheets(council, BADGES)

    folder = council.workspace.folder / "sheets" / "ID badges, 20 November 2026"
    assert written.folder == folder
    assert sorted(path.name for path in folder.iterdir()) == ["ID badges.docx", "ID badges.pdf"]
    pdf, docx = ((folder / name).read_bytes() for name in ("ID badges.pdf", "ID badges.docx"))
    assert pdf_paragraphs(pdf) == docx_paragraphs(docx)
    assert pdf_paragraphs(pdf)[:4] == [
        "Asha Patel",
        "Head of Commissioning",
        "Photograph of Asha Patel",
        "Dr Sam Hale",
    ]
    assert (written.made.what, written.pages) == ("3 badges on 1 sheet", 1)
    assert photographed(written.made) == ["Asha Patel"]
    assert verify(council).ok


def test_writing_changes_nothing_in_the_register(council: App) -> None:
    before = council.read(lambda reader: reader.head())

    write_sheets(council, BADGES)

    assert council.read(lambda reader: reader.head()) == before


def test_written_twice_on_a_day_the_first_stays_as_it_was(council: App) -> None:
    first, second = write_sheets(council, BADGES), write_sheets(council, BADGES)

    assert second.folder.name == f"{first.folder.name} (2)"


def test_sheets_go_into_a_folder_of_somebodys_own(council: App, tmp_path: Path) -> None:
    written = write_sheets(council, replace(BADGES, out=tmp_path / "mine"))

    assert written.folder.parent == tmp_path / "mine"
    assert not (council.workspace.folder / "sheets").exists()


@pytest.mark.parametrize("damage", ["gone", "changed", "no picture"])
def test_a_badge_whose_photograph_is_broken_is_printed_without_it_and_says_so(
    council: App, damage: str
) -> None:
    [picture] = council.read(lambda reader: reader.register(Picture).all())
    path = council.workspace.folder / "files" / picture.sha256[:2] / picture.sha256
    if damage == "gone":
        path.unlink()
    elif damage == "changed":
        path.write_bytes(path.read_bytes()[:-100])
    else:
        stored = council.do(add_picture, read_picture_data(portrait(), file="x.jpeg"), file="x.jpeg").result
        path = council.workspace.folder / "files" / stored.sha256[:2] / stored.sha256
        path.write_bytes(b"not a picture")

    sheets = made(council, BADGES)

    assert (sheets.cards, photographed(sheets)) == (3, [])
    [remark] = sheets.remarks
    assert remark.startswith("The photograph of Asha Patel cannot be read and is left out")


def test_labels_say_who_has_no_address(council: App) -> None:
    sheets = made(council, replace(BADGES, kind=SheetKind.LABELS, start=21))

    assert (sheets.what, sheets.cards) == ("2 labels on 2 sheets", 2)
    [remark] = sheets.remarks
    assert remark == (
        "No postal address is held for Dr Sam Hale, who gets no label. "
        "Enter the address for post, or choose the base, on the page People."
    )


def test_a_label_has_name_organisation_and_address(council: App) -> None:
    [sam] = council.read(lambda reader: reader.register(Person).find(name="Dr Sam Hale"))
    council.do(change_record, sam, replace(sam, postal_address="2 Lane\nEastby\nZZ2 2BB"))

    written = write_sheets(
        council, SheetOrder(kind=SheetKind.LABELS, sides=frozenset({Side.OUTSIDE}), size="l7163")
    )

    text = page_text((written.folder / "Envelope labels.pdf").read_bytes(), 0)
    assert [line.strip() for line in text.splitlines()] == [
        "Dr Sam Hale",
        "Carers’ Forum",
        "2 Lane",
        "Eastby",
        "ZZ2 2BB",
    ]


def test_list_is_looked_over_before_cards_are_printed(council: App) -> None:
    [heads] = council.read(lambda reader: reader.register(DistributionList).all())
    [asha] = council.read(lambda reader: reader.register(Person).find(name="Asha Patel"))
    council.do(change_record, asha, replace(asha, left_on=council.clock.now().date()))

    sheets = made(council, SheetOrder(kind=SheetKind.PLACE_CARDS, list_ids=(heads.id,)))

    assert sheets.cards == 1
    assert sheets.remarks == (
        "Nobody has checked the list “Heads” yet.",
        "Asha Patel has left, and gets no place card. Take them off the list “Heads”.",
    )


def test_first_sheet_alone_is_drawn_to_look_at(council: App) -> None:
    for number in range(30):
        council.do(add_record, Person(name=f"Person {number:02}"))

    sheets = made(council, BADGES)

    assert (sheets.what, page_count(first_sheet_pdf(sheets))) == ("33 badges on 4 sheets", 1)


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (SheetOrder(kind=SheetKind.BADGES), "sheets_of_nobody"),
        (SheetOrder(kind=SheetKind.PLACE_CARDS, is_attending=True), "nothing_on_the_sheets"),
        (SheetOrder(kind=SheetKind.LABELS, sides=frozenset({Side.OUTSIDE})), "nothing_on_the_sheets"),
        (SheetOrder(kind=SheetKind.DOOR_SIGNS), "nothing_on_the_sheets"),
        (replace(BADGES, size="l7160"), "no_such_size"),
        (replace(BADGES, kind=SheetKind.LABELS, start=22), "no_such_place_on_sheet"),
        (replace(BADGES, start=2), "start_only_labels"),
        (replace(BADGES, day=1), "no_such_day_to_print"),
        (replace(BADGES, session_codes=("D1-01",)), "no_such_session"),
        (SheetOrder(kind=SheetKind.SIGN_IN, size="a4"), "no_sizes"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_sentence(council: App, order: SheetOrder, code: str) -> None:
    with pytest.raises((Refused, NotFound)) as caught:
        write_sheets(council, order)

    assert caught.value.code == code
    assert "Nothing was written." in error_sentence(caught.value)
    assert not (council.workspace.folder / "sheets").exists()


def test_signs_and_sheets_to_sign_in_on_follow_the_timetable(council: App) -> None:
    [hall] = council.read(lambda reader: reader.register(Base).all())
    visit = council.do(add_record, Timetable(name="Visit", days=2)).result
    meeting = Session(timetable_id=visit.id, day=2, starts=540, minutes=60, title="Welcome", base_id=hall.id)
    council.do(add_record, meeting)

    signs = made(council, SheetOrder(kind=SheetKind.DOOR_SIGNS))
    desks = made(council, SheetOrder(kind=SheetKind.SIGN_IN))

    assert (signs.what, desks.what) == ("1 door sign", "1 sign-in sheet")
    with pytest.raises(Refused):
        made(council, SheetOrder(kind=SheetKind.DOOR_SIGNS, day=1))


@pytest.mark.parametrize("after", range(6))
def test_stopped_anywhere_nothing_is_left(council: App, after: int) -> None:
    asked = 0

    def stop(_done: int, _of: int) -> None:
        nonlocal asked
        asked += 1
        if asked > after:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_sheets(council, BADGES, progress=stop)

    assert not list((council.workspace.folder / "sheets").glob("**/*"))


def test_a_full_disk_leaves_neither_file(council: App, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: LetterFolder, files: object) -> None:
        self.folder.mkdir(parents=True)
        raise Refused("disk_full")

    monkeypatch.setattr(LetterFolder, "place", full)

    with pytest.raises(ExpectedError):
        write_sheets(council, BADGES)

    assert not list((council.workspace.folder / "sheets").glob("**/*"))
