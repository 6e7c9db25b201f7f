"""Distribution lists and letters from spreadsheets: made, filled, refused, and brought back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.letters import Letter, LetterUse
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.people import Person, Side
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.imports import reasons_sentence
from inspection_ready.services.import_plan import Outcome
from inspection_ready.services.lists import add_members, list_lines
from inspection_ready.services.refused_rows import write_refused_rows
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.undo import undo
from tests.services.test_imports import all_of, bring_in, plan_of, write

if TYPE_CHECKING:
    from inspection_ready.services.app import App

FILE = """List,Purpose,Name,E-mail,Last checked
Heads of service,To invite,Asha Patel,asha@northmoor.example,4 June 2026
heads of service,,Ben Cole,,
Carers,,Dr Sam Hale,sam@carers.example,
"""


@pytest.fixture
def app_with_people(app: App) -> App:
    for person in (
        Person(name="Asha Patel", email="asha@northmoor.example"),
        Person(name="Ben Cole", role="Head of service"),
        Person(name="Sam Hale", email="sam@carers.example", side=Side.OUTSIDE),
    ):
        app.do(add_record, person)
    return app


def on_lists(app: App) -> dict[str, list[str]]:
    names = {person.id: person.name for person in all_of(app, Person)}
    found: dict[str, list[str]] = {}
    for line in app.read(list_lines):
        found.setdefault(line.list, []).append(names.get(line.person_id or 0, ""))
    return found


def test_lists_are_made_and_people_found(app_with_people: App, tmp_path: Path) -> None:
    plan = bring_in(app_with_people, "lists", write(tmp_path / "lists.csv", FILE))

    assert (plan.counts.new, plan.counts.refused) == (3, 0)
    assert on_lists(app_with_people) == {
        "Carers": ["Sam Hale"],
        "Heads of service": ["Asha Patel", "Ben Cole"],
    }
    sides = {each.name: each.side for each in all_of(app_with_people, DistributionList)}
    assert sides == {"Heads of service": Side.INSIDE, "Carers": Side.OUTSIDE}


def test_people_are_found_by_the_name_documents_call_them_by(app_with_people: App, tmp_path: Path) -> None:
    app_with_people.do(add_record, Person(name="林美", document_name="Lin Mei"))
    file = write(tmp_path / "lists.csv", 'List,Name\nCarers,Lin Mei\nCarers,"Mei, Lin"\n')

    plan = bring_in(app_with_people, "lists", file)

    assert plan.counts.new == 1
    assert on_lists(app_with_people) == {"Carers": ["林美"]}


def test_a_name_and_another_persons_name_for_documents_are_told_as_two(
    app_with_people: App, tmp_path: Path
) -> None:
    app_with_people.do(add_record, Person(name="林美", document_name="Lin Mei"))
    app_with_people.do(add_record, Person(name="Lin Mei"))

    plan = bring_in(app_with_people, "lists", write(tmp_path / "lists.csv", "List,Name\nCarers,Lin Mei\n"))

    assert [reasons_sentence(line.reasons) for line in plan.lines if line.outcome is Outcome.REFUSED] == [
        "More than one of the people fits “Lin Mei”. Use the e-mail address."
    ]


def test_the_same_file_twice_changes_nothing(app_with_people: App, tmp_path: Path) -> None:
    path = write(tmp_path / "lists.csv", FILE)
    bring_in(app_with_people, "lists", path)

    plan = plan_of(app_with_people, "lists", path)

    assert plan.changes_nothing
    assert (plan.counts.same, plan.counts.missing) == (3, 0)


def test_who_is_not_among_the_people_is_refused_and_kept(app_with_people: App, tmp_path: Path) -> None:
    more = FILE + "Heads of service,,Zoe Wray,zoe@northmoor.example,\nHeads of service,,A Patel,,\n"
    plan = bring_in(app_with_people, "lists", write(tmp_path / "lists.csv", more))

    refused = [line for line in plan.lines if line.outcome is Outcome.REFUSED]

    assert [(line.line, line.title) for line in refused] == [(5, "Zoe Wray"), (6, "A Patel")]
    assert reasons_sentence(refused[0].reasons) == (
        "Nobody among the people is called “Zoe Wray (zoe@northmoor.example)”. "
        "Bring them in as a person first, then this row again."
    )
    assert len(all_of(app_with_people, Person)) == 3
    file = write_refused_rows(plan)
    assert file is not None
    app_with_people.do(add_record, Person(name="Zoe Wray", email="zoe@northmoor.example"))
    again = bring_in(app_with_people, "lists", file)
    assert (again.counts.new, again.counts.refused) == (1, 1)


def test_people_of_the_other_side_are_refused(app_with_people: App, tmp_path: Path) -> None:
    text = "List,Name\nHeads of service,Asha Patel\nHeads of service,Ben Cole\nHeads of service,Sam Hale\n"

    plan = bring_in(app_with_people, "lists", write(tmp_path / "lists.csv", text))

    assert (plan.counts.new, plan.counts.refused) == (2, 1)
    (refused,) = (line for line in plan.lines if line.outcome is Outcome.REFUSED)
    assert reasons_sentence(refused.reasons).startswith(
        "“Sam Hale” (Outside the council) cannot be on the list"
    )
    assert on_lists(app_with_people) == {"Heads of service": ["Asha Patel", "Ben Cole"]}


def test_a_list_with_people_on_it_does_not_change_sides(app_with_people: App, tmp_path: Path) -> None:
    bring_in(app_with_people, "lists", write(tmp_path / "lists.csv", FILE))
    text = "List,Side,Name\nCarers,Inside the council,Ben Cole\n"

    plan = plan_of(app_with_people, "lists", write(tmp_path / "again.csv", text))

    assert plan.changes_nothing
    assert [note.code for note in plan.lines[0].reasons] == ["list_has_others"]


def test_members_the_file_does_not_name_are_listed_and_stay(app_with_people: App, tmp_path: Path) -> None:
    bring_in(app_with_people, "lists", write(tmp_path / "lists.csv", FILE))
    text = "List,Name,Purpose\nHeads of service,Ben Cole,To thank\n"

    plan = bring_in(app_with_people, "lists", write(tmp_path / "again.csv", text))

    assert [line.title for line in plan.lines if line.outcome is Outcome.MISSING] == [
        "Asha Patel (Heads of service)"
    ]
    assert plan.counts.changed == 1
    assert on_lists(app_with_people)["Heads of service"] == ["Asha Patel", "Ben Cole"]


def test_an_import_of_lists_is_taken_back_whole(app_with_people: App, tmp_path: Path) -> None:
    bring_in(app_with_people, "lists", write(tmp_path / "lists.csv", FILE))

    app_with_people.do(undo, 4 + first_entry(app_with_people))

    assert all_of(app_with_people, DistributionList) == ()
    assert all_of(app_with_people, ListMember) == ()


def first_entry(app: App) -> int:
    """Before the three people and the import."""
    with app.reading() as reader:
        return reader.head().count - 4


def test_a_person_without_a_list_and_a_list_without_a_person(app_with_people: App, tmp_path: Path) -> None:
    text = "List,Name,Inside or outside\n,Ben Cole,\nPartners,,outside\n"

    plan = bring_in(app_with_people, "lists", write(tmp_path / "lists.csv", text))

    assert [line.outcome for line in plan.lines] == [Outcome.REFUSED, Outcome.NEW]
    assert on_lists(app_with_people) == {"Partners": [""]}


LETTERS = """Title,Subject,Body,Goes to,Signed by
Invitation,Your interview,Dear {{name}},Heads of service; Partners,Asha Patel
"""


def test_letters_say_which_lists_they_go_to(app_with_people: App, tmp_path: Path) -> None:
    bring_in(app_with_people, "lists", write(tmp_path / "lists.csv", FILE))

    plan = bring_in(app_with_people, "letters", write(tmp_path / "letters.csv", LETTERS))

    (letter,) = all_of(app_with_people, Letter)
    (use,) = all_of(app_with_people, LetterUse)
    assert use.letter_id == letter.id
    assert [(note.code, dict(note.data)["before"]) for note in plan.lines[0].notes] == [
        ("link_unknown", "Partners")
    ]


def test_a_list_more_is_a_change_and_a_list_fewer_is_none(app_with_people: App, tmp_path: Path) -> None:
    bring_in(app_with_people, "lists", write(tmp_path / "lists.csv", FILE))
    bring_in(app_with_people, "letters", write(tmp_path / "letters.csv", LETTERS))

    more = bring_in(
        app_with_people, "letters", write(tmp_path / "more.csv", "Title,Goes to\nInvitation,Carers\n")
    )
    again = plan_of(app_with_people, "letters", tmp_path / "more.csv")

    assert [(change.before, change.after) for change in more.lines[0].changes] == [
        ("Heads of service", "Heads of service, Carers")
    ]
    assert again.changes_nothing
    assert len(all_of(app_with_people, LetterUse)) == 2


def test_members_are_added_once(app_with_people: App) -> None:
    people = [person.id for person in all_of(app_with_people, Person) if person.side is Side.INSIDE]
    heads = app_with_people.do(add_record, DistributionList(name="Heads")).result

    first = app_with_people.do(add_members, heads.id, [*people, *people])
    again = app_with_people.do(add_members, heads.id, people)

    assert (first.result, again.result, again.entry) == (2, 0, None)


def test_people_of_the_other_side_are_refused_with_a_sentence(app_with_people: App) -> None:
    sam = next(person for person in all_of(app_with_people, Person) if person.side is Side.OUTSIDE)
    heads = app_with_people.do(add_record, DistributionList(name="Heads")).result

    with pytest.raises(Refused) as caught:
        app_with_people.do(add_members, heads.id, [sam.id])

    assert error_sentence(caught.value) == (
        "Sam Hale is outside the council, and the list “Heads” is for the other side. Nothing was changed. "
        "Keep a list for each side, so that words for colleagues do not reach a partner."
    )
    assert all_of(app_with_people, ListMember) == ()


def test_a_list_that_has_people_keeps_its_side(app_with_people: App) -> None:
    ben = next(person for person in all_of(app_with_people, Person) if person.name == "Ben Cole")
    heads = app_with_people.do(add_record, DistributionList(name="Heads")).result
    app_with_people.do(add_members, heads.id, [ben.id])

    with pytest.raises(Refused) as caught:
        app_with_people.do(change_record, heads, replace(heads, side=Side.OUTSIDE))

    assert caught.value.code == "other_side"
