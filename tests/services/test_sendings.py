"""A letter written to people: everything or what could be, recorded, guarded, and gone on with."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from inspection_ready.documents.preview import page_count, page_text
from inspection_ready.domain.errors import Cancelled, NotFound, Refused
from inspection_ready.domain.letters import Letter, LetterStatus
from inspection_ready.domain.lists import DistributionList
from inspection_ready.domain.people import Person, Side
from inspection_ready.domain.sendings import Attach, How, Sending, SentLetter
from inspection_ready.domain.word_letters import WordLetter
from inspection_ready.exchange.messages import read_mail
from inspection_ready.services.app import App
from inspection_ready.services.disposal import dispose
from inspection_ready.services.letter_outlook import Order, letter_outlook
from inspection_ready.services.letter_writing import Written, write_letters
from inspection_ready.services.letters import send_letter_to
from inspection_ready.services.lists import add_members
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.services.sendings import mark_sent, sending_lines
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from inspection_ready.services.word_letters import ReadWordFile, use_word_file
from inspection_ready.storage.letter_folders import LetterFolder
from tests.documents.reading import docx_part
from tests.documents.word_files import p, word_file
from tests.fakes import StillClock

TEXT = "Dear {{first name}},\n\n- Come in\n- Sit down\n\n[The plan](https://northmoor.example/plan)"


@pytest.fixture
def letter(app: App) -> Letter:
    app.do(use_shipped_regime, "cqc")
    made: Letter = app.do(
        add_record,
        Letter(title="Invitation", subject="Your interview", body=TEXT, status=LetterStatus.AGREED),
    ).result
    inside = app.do(add_record, DistributionList(name="Interviewees")).result
    app.do(add_record, DistributionList(name="Partners", side=Side.OUTSIDE))
    people = [
        Person(name="Asha Patel", email="asha@northmoor.example"),
        Person(name="Siân Evans", email="sian@northmoor.example", role="Manager"),
        Person(name="Tom Field"),
    ]
    ids = [app.do(add_record, each).result.id for each in people]
    app.do(add_members, inside.id, ids)
    app.do(send_letter_to, made.id, [inside.id])
    return made


def order(letter: Letter, **more: object) -> Order:
    return replace(
        Order(letter_id=letter.id, prints=True, combined=True, drafts=True),
        **more,  # type: ignore[arg-type] # told by name
    )


def held(app: App, row_type: type) -> tuple:  # type: ignore[type-arg] # of any row
    return app.read(lambda reader: reader.register(row_type).all())


def files(written: Written) -> list[str]:
    return sorted(
        path.relative_to(written.folder).as_posix() for path in written.folder.rglob("*") if path.is_file()
    )


def stop_after(letters: int) -> Callable[[int, int], None]:
    def progress(done: int, _of: int) -> None:
        if done >= letters:
            raise Cancelled

    return progress


def test_everybody_has_theirs_on_paper_and_whoever_has_an_address_a_draft(app: App, letter: Letter) -> None:
    written = write_letters(app, order(letter, attached=Attach.PDF))

    assert files(written) == [
        "E-mail drafts/Asha Patel.eml",
        "E-mail drafts/Siân Evans.eml",
        "Invitation, to print.pdf",
        "Letters/Asha Patel.docx",
        "Letters/Asha Patel.pdf",
        "Letters/Siân Evans.docx",
        "Letters/Siân Evans.pdf",
        "Letters/Tom Field.docx",
        "Letters/Tom Field.pdf",
    ]
    assert (written.people, written.remaining, written.stopped, written.without_draft) == (
        3,
        0,
        None,
        ("Tom Field",),
    )
    assert written.folder.parent == app.workspace.folder / "letters"
    for row in written.new:
        assert hashlib.sha256((written.folder / row.path).read_bytes()).hexdigest() == row.sha256
    assert verify(app).ok


def test_a_draft_is_the_letter_to_one_person_with_what_was_to_be_attached(app: App, letter: Letter) -> None:
    written = write_letters(app, order(letter, attached=Attach.PDF, combined=False))

    data = (written.folder / "E-mail drafts/Siân Evans.eml").read_bytes()
    mail = message_from_bytes(data, policy=policy.default)
    (to,) = mail["to"].addresses
    assert (to.display_name, to.addr_spec, mail["x-unsent"]) == ("Siân Evans", "sian@northmoor.example", "1")
    assert (mail["subject"], mail["cc"], mail["from"]) == ("Your interview", None, None)
    html, plain = mail.get_body(("html",)).get_content(), mail.get_body(("plain",)).get_content()  # type: ignore[union-attr] # it has both
    assert "<li>Come in</li>" in html
    assert '<a href="https://northmoor.example/plan">The plan</a>' in html
    assert "Dear Siân," in plain
    assert f"Record of changes {written.sending.head_count}-" in plain
    (attached,) = mail.iter_attachments()
    assert attached.get_filename() == "Your interview.pdf"
    assert attached.get_content() == (written.folder / "Letters/Siân Evans.pdf").read_bytes()
    assert [each.email for each in read_mail("x.eml", data).to] == ["sian@northmoor.example"]


def test_the_file_to_print_has_every_letter_on_pages_of_its_own(app: App, letter: Letter) -> None:
    written = write_letters(app, order(letter))

    pdf = (written.folder / "Invitation, to print.pdf").read_bytes()
    pages = [page_text(pdf, number) for number in range(page_count(pdf))]
    assert written.combined_pages == len(pages) == 3
    for words, name in zip(pages, ("Asha", "Siân", "Tom"), strict=True):
        assert f"Dear {name}," in words
        assert "Page 1 of 1" in words
    assert hashlib.sha256(pdf).hexdigest() == written.sending.combined_sha256


def test_it_is_kept_who_was_written_what_and_who_has_another_address_since(app: App, letter: Letter) -> None:
    write_letters(app, order(letter))
    asha = next(each for each in held(app, Person) if each.name == "Asha Patel")
    app.do(change_record, asha, replace(asha, email="a.patel@northmoor.example"))
    app.do(change_record, letter, replace(letter, body="Other words"))

    (line,) = app.read(sending_lines, folder=app.workspace.folder, letter_id=letter.id)

    assert (
        line.said
        == "Written to 3 people on 20 November 2026 (on paper 3, e-mail drafts 2), 1 since changed their address"
    )
    assert line.new_addresses == ("Asha Patel",)
    assert line.is_text_changed
    assert (line.sending.lists, line.sending.letter_version) == ("Interviewees (inside)", 1)
    to_asha = app.read(sending_lines, folder=app.workspace.folder, person_id=asha.id)
    assert [each.letter.how for each in to_asha[0].to] == [How.DRAFT, How.PRINT]


def test_cancelled_at_one_letter_the_others_are_good_and_the_rest_is_written_on_asking_again(
    app: App, letter: Letter, clock: StillClock
) -> None:
    stopped = write_letters(app, order(letter), progress=stop_after(1))
    first = {path: (stopped.folder / path).read_bytes() for path in files(stopped)}
    clock.moment = clock.moment.replace(day=clock.moment.day + 1)
    done = write_letters(app, order(letter))
    again = write_letters(app, order(letter))

    assert (stopped.people, stopped.remaining, type(stopped.stopped)) == (1, 2, Cancelled)
    assert sorted(first) == [
        "E-mail drafts/Asha Patel.eml",
        "Letters/Asha Patel.docx",
        "Letters/Asha Patel.pdf",
    ]
    assert (done.folder, done.people, done.remaining, done.stopped) == (stopped.folder, 2, 0, None)
    assert {path: (done.folder / path).read_bytes() for path in first} == first
    assert "20 November 2026" in page_text((done.folder / "Letters/Tom Field.pdf").read_bytes(), 0)
    assert (again.folder != done.folder, again.sending.number, again.people) == (True, 2, 3)
    assert [each.is_finished for each in held(app, Sending)] == [True, True]


def test_what_a_kill_left_is_written_again_to_the_same_bytes(
    app: App, letter: Letter, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    place = LetterFolder.place
    placed: list[Path] = []

    def place_two(folder: LetterFolder, new: dict[str, bytes]) -> None:
        if len(placed) == 2:
            (folder.folder / ".writing-0").mkdir()
            raise Killed
        place(folder, new)
        placed.append(folder.folder)

    monkeypatch.setattr(LetterFolder, "place", place_two)
    with pytest.raises(Killed):
        write_letters(app, order(letter))
    left = {
        path: (placed[0] / path).read_bytes()
        for path in ("Letters/Asha Patel.pdf", "E-mail drafts/Siân Evans.eml")
    }
    monkeypatch.undo()

    done = write_letters(app, order(letter))

    assert (done.folder, done.people, done.sending.number) == (placed[0], 3, 1)
    assert {path: (done.folder / path).read_bytes() for path in left} == left
    assert not [path for path in files(done) if path.startswith(".")]


def test_inside_and_outside_go_together_only_for_a_reason_that_is_kept(app: App, letter: Letter) -> None:
    ids = tuple(each.id for each in held(app, DistributionList))
    with pytest.raises(Refused, match="lists_are_mixed"):
        write_letters(app, order(letter, list_ids=ids, mixed_because="  "))
    nothing = held(app, Sending)

    written = write_letters(app, order(letter, list_ids=ids, mixed_because="Agreed by the Director"))

    assert nothing == ()
    assert not list((app.workspace.folder / "letters").glob("* (2)"))
    assert written.sending.mixed_because == "Agreed by the Director"
    assert written.sending.lists.splitlines() == ["Interviewees (inside)", "Partners (outside)"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"list_ids": ()}, "letter_to_no_list"),
        ({"list_ids": "Partners"}, "nobody_to_write_to"),
    ],
)
def test_a_letter_to_nobody_is_refused(
    app: App, letter: Letter, change: dict[str, object], code: str
) -> None:
    if change["list_ids"] == "Partners":
        change = {
            "list_ids": tuple(each.id for each in held(app, DistributionList) if each.name == "Partners")
        }

    with pytest.raises(Refused, match=code):
        write_letters(app, order(letter, **change))

    assert not (app.workspace.folder / "letters").exists()


def test_outlook_says_who_had_it_before(app: App, letter: Letter) -> None:
    write_letters(app, order(letter))

    outlook = app.read(letter_outlook, order(letter), at=app.clock.now(), folder=app.workspace.folder)

    assert outlook.what == "3 letters of “Invitation” to people on “Interviewees (inside)”"
    assert list(outlook.remarks()) == [
        "Everybody on this list is inside the council.",
        "Nobody has checked the list “Interviewees” yet.",
        "Tom Field has no e-mail address, and gets no draft.",
        "3 of them have had this letter before, last on 20 November 2026.",
        "“signatory” has no value yet, and would be printed as to come.",
    ]


def test_marking_as_sent_is_somebodys_word_and_can_be_taken_back(app: App, letter: Letter) -> None:
    written = write_letters(app, order(letter))
    on = app.clock.now().date()
    done = app.do(mark_sent, written.sending.id, on=on, by="Priya Raman", how=How.DRAFT)
    marked = held(app, SentLetter)
    assert done.entry is not None
    app.do(undo, done.entry)

    assert done.result == 2
    assert {(row.how, row.sent_by) for row in marked} == {(How.DRAFT, "Priya Raman"), (How.PRINT, "")}
    assert {row.sent_on for row in held(app, SentLetter)} == {None}
    with pytest.raises(Refused, match="sent_by_nobody"):
        app.do(mark_sent, written.sending.id, on=on, by=" ")
    with pytest.raises(NotFound):
        app.do(mark_sent, 7, on=on, by="Priya Raman")


def test_what_was_written_stays_written(app: App, letter: Letter) -> None:
    """The files may have left: the entry that records them is not taken back, nor is who got one removed unsaid."""
    before = app.read(lambda reader: reader.head()).count
    write_letters(app, order(letter))
    asha = next(each for each in held(app, Person) if each.name == "Asha Patel")

    for entry in (before + 1, before + 2):
        with pytest.raises(Refused, match="cannot_be_undone"):
            app.do(undo, entry)
    for row in (asha, letter):
        with pytest.raises(Refused, match="still_used"):
            app.do(remove_record, row)


def test_disposing_of_a_person_takes_the_record_of_their_letters_with_it(app: App, letter: Letter) -> None:
    write_letters(app, order(letter))
    asha = next(each for each in held(app, Person) if each.name == "Asha Patel")

    app.do(dispose, "person", asha.id)

    assert {row.person_id for row in held(app, SentLetter)}.isdisjoint({asha.id})
    assert len(held(app, SentLetter)) == 3
    assert verify(app).ok


def test_letters_go_into_a_folder_of_somebodys_own(app: App, letter: Letter, tmp_path: Path) -> None:
    own = tmp_path / "My letters"
    written = write_letters(app, order(letter, out=own, drafts=False, combined=False))

    assert written.folder == own / "Invitation, 20 November 2026"
    assert (line := app.read(sending_lines, folder=app.workspace.folder)[0]).folder == written.folder
    assert line.by_how == {How.PRINT: 3}


def test_a_file_in_the_place_of_the_folder_is_said(app: App, letter: Letter, tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("")

    written = write_letters(app, order(letter, out=tmp_path / "in the way"))

    assert written.people == 0
    assert isinstance(written.stopped, Refused)
    assert written.stopped.code == "letters_not_written"


WORD = ReadWordFile(file="Ours.docx", data=word_file(p("Good day {{name}}, from the council's own file")))


def test_a_letter_with_a_word_file_is_written_from_it_in_every_form(app: App, letter: Letter) -> None:
    app.do(use_word_file, letter.id, WORD)

    written = write_letters(app, order(letter, attached=Attach.WORD))

    word = (written.folder / "Letters/Tom Field.docx").read_bytes()
    draft = message_from_bytes(
        (written.folder / "E-mail drafts/Asha Patel.eml").read_bytes(), policy=policy.default
    )
    (attached,) = draft.iter_attachments()
    combined = (written.folder / "Invitation, to print.pdf").read_bytes()
    own = "from the council's own file"
    assert f"Good day Tom Field, {own}" in "".join(docx_part(word, "word/document.xml").itertext())
    assert f"Good day Tom Field, {own}" in (page_text(combined, 2).replace("\n", " "))
    assert f"Good day Asha Patel, {own}" in draft.get_body(("plain",)).get_content()  # type: ignore[union-attr] # it has one
    assert attached.get_content() == (written.folder / "Letters/Asha Patel.docx").read_bytes()
    assert {"word/document.xml", "[Content_Types].xml"} <= set(zipfile.ZipFile(io.BytesIO(word)).namelist())


def test_another_word_file_is_another_letter_to_whoever_asks_what_was_sent(app: App, letter: Letter) -> None:
    app.do(use_word_file, letter.id, WORD)
    write_letters(app, order(letter))
    (before,) = app.read(sending_lines, folder=app.workspace.folder)

    app.do(use_word_file, letter.id, replace(WORD, data=word_file(p("Dear {{name}}"))))

    (after,) = app.read(sending_lines, folder=app.workspace.folder)
    assert (before.is_text_changed, after.is_text_changed) == (False, True)


def test_a_letter_whose_word_file_was_changed_is_not_written_in_other_words(app: App, letter: Letter) -> None:
    app.do(use_word_file, letter.id, WORD)
    (stored,) = held(app, WordLetter)
    app.read(lambda reader: reader.files.path_of(stored.sha256)).write_bytes(b"x")

    written = write_letters(app, order(letter))

    assert written.stopped is not None
    assert (written.stopped.code, written.new, files(written)) == ("stored_letter_changed", (), [])
