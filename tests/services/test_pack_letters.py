"""Letters of a pack in the record of what was written to whom, once somebody says they were sent."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.letters import Letter
from inspection_ready.domain.lists import DistributionList
from inspection_ready.domain.people import Person, Side
from inspection_ready.domain.sendings import How, Sending, SentLetter
from inspection_ready.services.disposal import dispose
from inspection_ready.services.letter_outlook import Order, letter_outlook
from inspection_ready.services.letters import send_letter_to
from inspection_ready.services.lists import add_members
from inspection_ready.services.overrides import override_finding
from inspection_ready.services.pack_disposal import dispose_of_pack
from inspection_ready.services.pack_findings import pack_findings
from inspection_ready.services.pack_sendings import mark_pack_sent, pack_letters
from inspection_ready.services.packs import make_pack, pack_numbered
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.sendings import sending_lines
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from inspection_ready.storage.pack_folders import MANIFEST

if TYPE_CHECKING:
    from inspection_ready.services.app import App

ON = date(2026, 11, 24)
WHY = "Agreed by the Director"


@pytest.fixture
def letters(any_app: App) -> tuple[Letter, Letter]:
    """One to two lists that share a person, and one to partners."""
    any_app.do(use_shipped_regime)
    ids = {}
    for name, people, side in (
        ("Managers", ("Asha Patel", "Tom Field"), Side.INSIDE),
        ("Partners", ("Dr Sam Hale",), Side.OUTSIDE),
    ):
        ids[name] = any_app.do(add_record, DistributionList(name=name, side=side)).result.id
        members = [any_app.do(add_record, Person(name=each, side=side)).result.id for each in people]
        any_app.do(add_members, ids[name], members)
    ids["Signatories"] = any_app.do(add_record, DistributionList(name="Signatories")).result.id
    asha = next(each for each in held(any_app, Person) if each.name == "Asha Patel")
    any_app.do(add_members, ids["Signatories"], [asha.id])
    first = any_app.do(add_record, Letter(title="Invitation", subject="S", body="Dear {{name}}")).result
    second = any_app.do(add_record, Letter(title="Notice", subject="S", body="Be ready.")).result
    any_app.do(send_letter_to, first.id, [ids["Managers"], ids["Signatories"]])
    any_app.do(send_letter_to, second.id, [ids["Partners"]])
    return first, second


def held(app: App, row_type: type) -> tuple:  # type: ignore[type-arg] # of any row
    return app.read(lambda reader: reader.register(row_type).all())


def told(app: App) -> list[tuple[str, str, str, str]]:
    """Of each letter that is recorded: which, to whom, by which list, and whose word it is that it was sent."""
    names = {each.id: each.name for each in held(app, Person)}
    titles = {each.id: each.title for each in held(app, Sending)}
    return sorted(
        (titles[row.sending_id], names[row.person_id], row.list_name, row.sent_by)
        for row in held(app, SentLetter)
    )


def test_pack_says_whom_each_letter_is_for(any_app: App, letters: tuple[Letter, Letter]) -> None:
    filed = make_pack(any_app, only=["contacts", "letters"]).filed
    first, second = pack_letters(filed)

    assert (first.title, first.lists, first.version) == (
        "Invitation",
        ("Managers (inside)", "Signatories (inside)"),
        letters[0].version,
    )
    assert [each.path for each in first.to] == [
        "letters/Invitation/Asha Patel.pdf",
        "letters/Invitation/Tom Field.pdf",
    ]
    assert [each.list_name for each in second.to] == ["Partners"]
    assert {each.sha256 for each in first.to} <= {file.sha256 for file in filed.files}


@pytest.mark.usefixtures("letters")
def test_letters_of_a_pack_are_in_the_record_once_they_are_marked_as_sent(any_app: App) -> None:
    made = make_pack(any_app, only=["contacts", "letters"])
    before = told(any_app)
    count = mark_pack_sent(any_app, 1, on=ON, by=" Priya Raman ")
    again = mark_pack_sent(any_app, 1, on=ON, by="Somebody else")

    assert before == []
    assert (count, again) == (3, 0)
    assert told(any_app) == [
        ("Invitation", "Asha Patel", "Managers", "Priya Raman"),
        ("Invitation", "Tom Field", "Managers", "Priya Raman"),
        ("Notice", "Dr Sam Hale", "Partners", "Priya Raman"),
    ]
    line = next(
        each for each in any_app.read(sending_lines, folder=any_app.workspace.folder) if each.people == 2
    )
    assert line.folder == made.filed.folder
    assert (line.sending.at, line.sending.head_count, line.by_how) == (
        made.filed.pack.made_at,
        made.filed.pack.head_count,
        {How.PRINT: 2},
    )
    assert all((line.folder / each.letter.path).is_file() for each in line.to)
    assert {each.letter.sent_on for each in line.to} == {ON}
    assert verify(any_app).ok


@pytest.mark.usefixtures("letters")
def test_one_letter_or_one_list_alone_is_marked_and_the_rest_later(any_app: App) -> None:
    make_pack(any_app, only=["contacts", "letters"])
    managers = mark_pack_sent(any_app, 1, on=ON, by="Priya Raman", letters=["invitation"], lists=["managers"])
    nobody = mark_pack_sent(
        any_app, 1, on=ON, by="Priya Raman", letters=["Invitation"], lists=["Signatories"]
    )
    rest = mark_pack_sent(any_app, 1, on=ON, by="Priya Raman")

    assert (managers, nobody, rest) == (2, 0, 1)  # whoever is on two lists got one letter, by the first
    assert len(held(any_app, Sending)) == 2


@pytest.mark.usefixtures("letters")
def test_that_they_were_sent_can_be_taken_back_and_that_they_were_written_stays(any_app: App) -> None:
    make_pack(any_app, only=["contacts", "letters"])
    mark_pack_sent(any_app, 1, on=ON, by="Priya Raman")
    last = any_app.read(lambda reader: reader.head()).count
    any_app.do(undo, last)

    assert {sent_by for *_, sent_by in told(any_app)} == {""}
    assert len(told(any_app)) == 3
    with pytest.raises(Refused, match="cannot_be_undone"):
        any_app.do(undo, last - 1)
    assert mark_pack_sent(any_app, 1, on=ON, by="Priya Raman") == 3


def test_words_that_changed_since_are_told_and_writing_it_again_is_warned_of(
    any_app: App, letters: tuple[Letter, Letter]
) -> None:
    make_pack(any_app, only=["contacts", "letters"])
    any_app.do(change_record, letters[0], replace(letters[0], body="Other words"))
    mark_pack_sent(any_app, 1, on=ON, by="Priya Raman", letters=["Invitation"])

    folder = any_app.workspace.folder
    (line,) = any_app.read(sending_lines, folder=folder, letter_id=letters[0].id)
    outlook = any_app.read(
        letter_outlook, Order(letter_id=letters[0].id), at=any_app.clock.now(), folder=folder
    )
    assert line.is_text_changed
    assert line.sending.letter_version == letters[0].version
    assert outlook.goes_on is None
    assert any("have had this letter before" in remark for remark in outlook.remarks())


def test_whoever_was_disposed_of_is_not_named_again(any_app: App, letters: tuple[Letter, Letter]) -> None:
    make_pack(any_app, only=["contacts", "letters"])
    tom = next(each for each in held(any_app, Person) if each.name == "Tom Field")
    any_app.do(dispose, "person", tom.id)

    assert mark_pack_sent(any_app, 1, on=ON, by="Priya Raman", letters=[letters[0].title]) == 1


def test_reason_for_both_sides_is_in_the_record_and_not_in_the_pack(
    any_app: App, letters: tuple[Letter, Letter]
) -> None:
    lists = {each.name: each.id for each in held(any_app, DistributionList)}
    any_app.do(send_letter_to, letters[1].id, [lists["Partners"], lists["Managers"]])
    (mixed,) = [each for each in any_app.read(pack_findings, at=any_app.clock.now()) if each.is_kept_inside]
    any_app.do(override_finding, mixed, because=WHY)
    made = make_pack(any_app, only=["contacts", "letters"])
    mark_pack_sent(any_app, 1, on=ON, by="Priya Raman", letters=["Notice"])

    (sending,) = held(any_app, Sending)
    assert sending.mixed_because == WHY
    assert WHY not in (made.filed.folder / MANIFEST).read_text("utf-8")


@pytest.mark.usefixtures("letters")
def test_what_cannot_be_marked_is_refused_in_words(any_app: App) -> None:
    make_pack(any_app, only=["contacts"])
    make_pack(any_app, only=["contacts", "letters"])

    with pytest.raises(Refused, match="pack_names_no_letters"):
        mark_pack_sent(any_app, 1, on=ON, by="Priya Raman")
    with pytest.raises(NotFound, match="no_such_letter_in_pack"):
        mark_pack_sent(any_app, 2, on=ON, by="Priya Raman", letters=["Thanks"])
    with pytest.raises(Refused, match="sent_by_nobody"):
        mark_pack_sent(any_app, 2, on=ON, by=" ")
    with pytest.raises(NotFound, match="no_such_pack"):
        mark_pack_sent(any_app, 3, on=ON, by="Priya Raman")
    dispose_of_pack(any_app, 2, because="Two years are over")
    with pytest.raises(NotFound, match="pack_files_disposed"):
        mark_pack_sent(any_app, 2, on=ON, by="Priya Raman")
    assert held(any_app, Sending) == ()


@pytest.mark.usefixtures("letters")
def test_pack_from_before_they_were_noted_is_told(any_app: App) -> None:
    filed = make_pack(any_app, only=["contacts", "letters"]).filed
    path = filed.folder / MANIFEST
    old = json.loads(path.read_bytes())
    del old["letters"]
    path.chmod(0o600)
    path.write_text(json.dumps(old))

    with pytest.raises(Refused, match="pack_names_no_letters"):
        pack_letters(pack_numbered(any_app, 1))
