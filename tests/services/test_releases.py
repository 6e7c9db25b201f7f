from __future__ import annotations

import datetime as dt
import hashlib
import zipfile
from typing import TYPE_CHECKING

import pytest

from inspection_ready.documents.preview import page_count, page_text
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.packs import LeftOut
from inspection_ready.domain.releases import Kept
from inspection_ready.domain.verifying import Wrong
from inspection_ready.exchange.spreadsheets import read_workbook
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.releases import file_words
from inspection_ready.services.evidence import add_link
from inspection_ready.services.registers import add_record, remove_record
from inspection_ready.services.release_sendings import withdraw_release
from inspection_ready.services.releases import left_out_of, make_release, releases
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from tests.services.releasing import Releasing, clean
from tests.tampering import tampering

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.app import App


@pytest.fixture
def council(app: App, tmp_path: Path) -> Releasing:
    return Releasing(app, tmp_path / "from").begin()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_release_is_a_numbered_folder_in_the_order_of_the_list(council: Releasing) -> None:
    council.signed("Risk register", "IR10", "Risk register", ("risks.csv", b"Risk,Owner\nFlood,Ann\n"))
    council.signed("Your carers survey", "IR2", "Carers survey")

    made = make_release(council.app)

    filed = made.filed
    assert filed.release.number == 1
    assert filed.folder.name == "Release 1 - 2026-11-20"
    assert names(filed.folder) == [
        "00 Index.docx",
        "00 Index.pdf",
        "00 Index.xlsx",
        "01 IR2 Carers survey.txt",
        "02 IR10 Risk register.csv",
        "Northmoor Council Release 1 2026-11-20.zip",
        "manifest.json",
    ]
    assert (filed.folder / "01 IR2 Carers survey.txt").read_bytes() == clean("Carers survey")
    assert releases(council.app) == (filed,)
    assert verify(council.app).ok
    assert verify(council.app).releases == 1


def test_the_zip_holds_the_whole_release(council: Releasing) -> None:
    council.signed("Your carers survey", "IR2", "Carers survey")

    filed = make_release(council.app).filed

    with zipfile.ZipFile(filed.folder / filed.zipped.path) as zipped:
        held = {name: zipped.read(name) for name in zipped.namelist()}
    assert held == {
        name: (filed.folder / name).read_bytes() for name in names(filed.folder) if not name.endswith(".zip")
    }


def test_without_a_signature_nothing_goes_and_it_is_said_why(council: Releasing) -> None:
    request = council.ask()
    council.answer(request, council.evidence())
    head = council.app.read(lambda reader: reader.head())

    with pytest.raises(Refused) as refused:
        make_release(council.app)

    assert error_sentence(refused.value) == (
        "Nothing can be released yet. Nothing was made. Request 1 (IR1), Carers survey: it is not signed."
    )
    assert list(council.app.workspace.releases.iterdir()) == []
    assert council.app.read(lambda reader: reader.head()) == head


def test_the_index_says_who_signed_what_in_three_forms(council: Releasing) -> None:
    request, survey = (
        council.ask(),
        council.evidence(as_at=dt.date(2026, 11, 1), owner_id=council.director.id),
    )
    council.answer(request, survey, words="Carers are asked twice a year", pointer="page 2")
    council.sign(request)

    folder = make_release(council.app).filed.folder

    pdf = (folder / "00 Index.pdf").read_bytes()
    paper = " ".join(" ".join(page_text(pdf, page).split()) for page in range(page_count(pdf)))
    for said in (
        "Release 1: index",
        "Request 1 (IR1)",
        "Carers are asked twice a year",
        "02 IR1 Carers survey.txt Look at page 2",
        "1 November 2026",
        "Dana Okafor, Director of Adult Social Services, on 20 November 2026",
        "Nothing was left out",
        "entries before this release, head",
    ):
        assert said in paper
    sheet = read_workbook(folder / "00 Index.xlsx").sheets[0]
    told = [dict(zip(sheet.rows[0], row, strict=False)) for row in sheet.rows[1:]]
    assert [row["What it is"] for row in told] == ["Answer in words", "Carers survey"]
    assert told[1]["SHA-256"] == hashlib.sha256(clean("Carers survey")).hexdigest()
    assert told[1]["Capacity"] == "Director of Adult Social Services"


def test_an_answer_in_words_is_printed_only_where_it_is_signed(council: Releasing) -> None:
    request, survey = council.ask(), council.evidence()
    council.answer(request, survey, words="Not for anybody yet")
    council.sign_only_evidence(request)

    folder = make_release(council.app).filed.folder

    pdf = (folder / "00 Index.pdf").read_bytes()
    paper = " ".join(page_text(pdf, page) for page in range(page_count(pdf)))
    assert "Not for anybody yet" not in paper + (folder / "manifest.json").read_text()
    assert "Request 1 (IR1), Answer in words. To follow: not signed yet." in paper


def test_what_is_left_out_says_no_more_outside_than_it_must(council: Releasing) -> None:
    council.signed("Your carers survey", "IR1", "Carers survey")
    secret = b"NHS number 943 476 5919\nPosition as at 1 November 2026.\n"
    council.signed("Waiting lists", "IR2", "Waiting lists", ("waiting.txt", secret))
    council.ask("Risk register", "IR3")

    made = make_release(council.app)

    assert [(each.request.their_ref, each.why) for each in made.kept] == [
        ("IR2", Kept.HELD_BACK),
        ("IR3", Kept.NOT_ANSWERED),
    ]
    assert left_out_of(made.filed) == (
        LeftOut(what="Request 2 (IR2), Waiting lists", why="To follow: it is being checked"),
        LeftOut(what="Request 3 (IR3)", why="To follow: not ready yet"),
    )
    assert "NHS" not in (made.filed.folder / "manifest.json").read_text()


def test_the_same_again_is_pointed_to_where_the_council_prefers(council: Releasing) -> None:
    survey = council.evidence()
    for ref, pointer in (("IR1", ""), ("IR2", "page 12")):
        request = council.ask(f"Question {ref}", ref)
        council.answer(request, survey, pointer=pointer)
        council.sign(request)

    copied_twice = make_release(council.app).filed
    council.app.do(withdraw_release, 1, because="To be made again")
    pointing = make_release(council.app, pointers=True).filed

    assert [line.paths for line in copied_twice.lines] == [
        ("01 IR1 Carers survey.txt",),
        ("02 IR2 Carers survey.txt",),
    ]
    assert [line.paths for line in pointing.lines] == [("01 IR1 Carers survey.txt",), ()]
    assert pointing.lines[1].item.points_to == "See page 12 of 01 IR1 Carers survey.txt"


def test_what_the_regulator_has_is_not_sent_twice_and_a_later_version_says_what_it_replaces(
    council: Releasing,
) -> None:
    request, survey = council.signed("Your carers survey", "IR1", "Carers survey")
    make_release(council.app)

    with pytest.raises(Refused) as again:
        make_release(council.app)
    assert "it is in Release 1 already" in error_sentence(again.value)

    council.newer(survey, ("survey 2.txt", clean("Carers survey, second")))
    council.sign(request)
    later = make_release(council.app).filed

    [line] = later.lines
    assert line.item.replaces == "Replaces version 1, 01 IR1 Carers survey.txt in Release 1"
    assert line.item.version_number == 2


def test_an_address_is_released_as_an_address(council: Releasing) -> None:
    request, survey = council.ask(), council.app.do(add_record, Evidence(title="Carers survey")).result
    council.app.do(add_link, survey.id, "https://northmoor.example/carers", note="The page as it was")
    council.answer(request, survey)
    council.sign(request)

    [line] = make_release(council.app).filed.lines

    assert file_words(line.item, line.paths) == (
        "https://northmoor.example/carers (address only, content not fixed)"
    )


def test_a_copy_of_what_is_at_an_address_goes_with_it(council: Releasing) -> None:
    request, survey = council.ask(), council.app.do(add_record, Evidence(title="Carers survey")).result
    council.link(survey, "https://northmoor.example/carers", ("page.txt", clean("The page")))
    council.answer(request, survey)
    council.sign(request)

    [line] = make_release(council.app).filed.lines

    assert file_words(line.item, line.paths) == (
        "01 IR1 Carers survey.txt\nA copy of https://northmoor.example/carers"
    )


def test_evidence_that_was_released_is_not_removed(council: Releasing) -> None:
    _, survey = council.signed("Your carers survey", "IR1", "Carers survey")
    make_release(council.app)
    held = council.app.read(lambda reader: reader.register(Evidence).get(survey.id))

    with pytest.raises(Refused) as refused:
        council.app.do(remove_record, held)

    assert error_sentence(refused.value)
    assert verify(council.app).ok


def test_a_release_cannot_be_undone(council: Releasing) -> None:
    council.signed("Your carers survey", "IR1", "Carers survey")
    make_release(council.app)
    made = council.app.read(lambda reader: reader.head()).count

    with pytest.raises(Refused) as refused:
        council.app.do(undo, made)

    assert refused.value.code == "cannot_be_undone"


# what somebody does to it behind the app's back


@pytest.mark.parametrize("name", ["01 IR1 Carers survey.txt", "00 Index.pdf", "manifest.json", "zip"])
def test_a_changed_or_missing_file_of_a_release_is_found(council: Releasing, name: str) -> None:
    council.signed("Your carers survey", "IR1", "Carers survey")
    filed = make_release(council.app).filed
    path = filed.folder / (filed.zipped.path if name == "zip" else name)

    path.write_bytes(path.read_bytes() + b" ")
    changed = verify(council.app)
    path.unlink()
    missing = verify(council.app)

    inside = path.relative_to(council.app.workspace.folder).as_posix()
    [problem] = changed.problems
    assert (problem.path, problem.wrong) == (
        inside,
        Wrong.MANIFEST_CHANGED if name == "manifest.json" else Wrong.FILE_CHANGED,
    )
    assert [(one.path, one.wrong) for one in missing.problems] == [(inside, Wrong.FILE_MISSING)]


def test_a_file_that_was_put_into_a_release_is_found(council: Releasing) -> None:
    council.signed("Your carers survey", "IR1", "Carers survey")
    filed = make_release(council.app).filed
    (filed.folder / "03 Another.txt").write_text("Unsigned")

    found = verify(council.app).problems

    assert [(one.path, one.wrong) for one in found] == [
        ("releases/Release 1 - 2026-11-20/03 Another.txt", Wrong.FILE_UNKNOWN)
    ]


def test_a_file_replaced_together_with_its_row_is_found(council: Releasing) -> None:
    council.signed("Your carers survey", "IR1", "Carers survey")
    filed = make_release(council.app).filed
    data = b"Something else"
    (filed.folder / "01 IR1 Carers survey.txt").write_bytes(data)
    with tampering(council.app) as run:
        run(
            "update release_file set sha256 = ?, size = ? where document = 'evidence'",
            hashlib.sha256(data).hexdigest(),
            len(data),
        )

    found = {(one.wrong, one.kind, one.field) for one in verify(council.app).problems}

    assert (Wrong.VALUE_CHANGED, "release_file", "sha256") in found


@pytest.mark.parametrize("field", ["signed_by", "signed_as", "signature_id", "wording", "points_to"])
def test_a_row_of_a_release_that_was_altered_is_found(council: Releasing, field: str) -> None:
    council.signed("Your carers survey", "IR1", "Carers survey")
    make_release(council.app)
    with tampering(council.app) as run:
        run(f"update release_item set {field} = ?", 7 if field == "signature_id" else "Somebody else")

    found = [(one.wrong, one.kind, one.field) for one in verify(council.app).problems]

    assert found == [(Wrong.VALUE_CHANGED, "release_item", field)]


def test_a_release_that_was_cut_out_of_the_register_is_found(council: Releasing) -> None:
    council.signed("Your carers survey", "IR1", "Carers survey")
    make_release(council.app)
    with tampering(council.app) as run:
        for table in ("release_file", "release_item", "release"):
            run(f"delete from {table}")

    wrongs = {one.wrong for one in verify(council.app).problems}

    assert {Wrong.RECORD_MISSING, Wrong.FILE_UNKNOWN} <= wrongs
