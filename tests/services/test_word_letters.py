"""Word letters in a workspace: kept once, undone, held against their hashes, and never replaced by other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import CannotRead, NotFound, Refused
from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.letters import Letter, LetterUse
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.people import Person
from inspection_ready.domain.word_letters import WordLetter
from inspection_ready.services.preview import letter_pdf, page_words
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, remove_record
from inspection_ready.services.undo import undo
from inspection_ready.services.word_letters import (
    ReadWordFile,
    drop_word_file,
    examine_letter,
    held_word_file,
    use_word_file,
    word_file_of,
    worst_case_pdf,
)
from tests.documents.word_files import p, table, word_file

if TYPE_CHECKING:
    from inspection_ready.services.app import App

READ = ReadWordFile(
    file="Ours.docx",
    data=word_file(
        p("Dear {{name}}, {{role}}, {{Bus stops}}")
        + table(("When", "What"), ("{{each session}}{{day}}", "{{session}}{{end}}"))
    ),
)


@pytest.fixture
def ready(app: App) -> App:
    app.do(use_shipped_regime, "cqc")
    app.do(add_record, KeyFact(name="Bus stops", value="412"))
    return app


@pytest.fixture
def letter(ready: App) -> Letter:
    made: Letter = ready.do(add_record, Letter(title="Invitation", body="Our own text")).result
    return made


def held(app: App) -> tuple[WordLetter, ...]:
    return app.read(lambda reader: reader.register(WordLetter).all())


def person(app: App, name: str, role: str = "") -> Person:
    made: Person = app.do(add_record, Person(name=name, role=role)).result
    return made


def test_a_file_is_kept_once_and_undone(ready: App, letter: Letter) -> None:
    done = ready.do(use_word_file, letter.id, READ)
    again = ready.do(use_word_file, letter.id, READ)

    assert done.entry is not None
    assert again.entry is None  # nothing had to change
    assert ready.read(word_file_of, letter) == READ
    ready.do(undo, done.entry)
    assert held(ready) == ()
    assert ready.read(held_word_file, letter) is None


def test_taking_a_file_off_can_be_undone(ready: App, letter: Letter) -> None:
    ready.do(use_word_file, letter.id, READ)

    done = ready.do(drop_word_file, letter.id)
    assert held(ready) == ()
    assert done.entry is not None
    ready.do(undo, done.entry)

    assert ready.read(word_file_of, letter) == READ


def test_a_letter_goes_with_its_word_file(ready: App, letter: Letter) -> None:
    ready.do(use_word_file, letter.id, READ)

    ready.do(remove_record, letter)

    assert held(ready) == ()


def test_a_key_fact_that_a_word_letter_names_is_not_removed(ready: App, letter: Letter) -> None:
    ready.do(use_word_file, letter.id, READ)
    (fact,) = ready.read(lambda reader: reader.register(KeyFact).find(name="Bus stops"))

    with pytest.raises(Refused) as refused:
        ready.do(remove_record, fact)

    assert refused.value.code == "still_used"


def test_a_file_that_must_be_mended_changes_nothing(ready: App, letter: Letter) -> None:
    ready.do(use_word_file, letter.id, READ)
    before = ready.read(lambda reader: reader.head())

    with pytest.raises(Refused):
        ready.do(use_word_file, letter.id, ReadWordFile(file="b.docx", data=word_file(p("{{end}}"))))

    assert ready.read(lambda reader: reader.head()) == before
    assert ready.read(word_file_of, letter) == READ


def test_a_letter_that_is_gone_is_not_given_a_file(ready: App, letter: Letter) -> None:
    ready.do(remove_record, letter)

    with pytest.raises(NotFound):
        ready.do(use_word_file, letter.id, READ)


def test_the_worst_case_is_of_those_the_letter_goes_to(ready: App, letter: Letter) -> None:
    ann, bo = person(ready, "Ann Li", "Head of Finance"), person(ready, "Bo Featherstonehaugh")
    person(ready, "Somebody Else With Quite A Name", "Officer")
    one = ready.do(add_record, DistributionList(name="Two")).result
    for each in (ann, bo):
        ready.do(add_record, ListMember(list_id=one.id, person_id=each.id))
    ready.do(add_record, LetterUse(letter_id=letter.id, list_id=one.id))
    at = ready.clock.now()

    worst = ready.read(examine_letter, READ, letter, at=at).worst
    said = " ".join(page_words(ready.read(worst_case_pdf, READ, letter, at=at), 0).split())

    assert [(each.name, each.longest, each.without) for each in worst] == [
        ("name", "Bo Featherstonehaugh", ()),
        ("role", "Head of Finance", ("Bo Featherstonehaugh",)),
        ("Bus stops", "412 (not yet checked)", ()),
        ("my sessions", "", ("Ann Li", "Bo Featherstonehaugh")),
    ]
    assert "Dear Bo Featherstonehaugh, [role: to come], 412 (not yet checked)" in said


def test_a_letter_is_not_shown_in_other_words_than_its_file(ready: App, letter: Letter) -> None:
    ann, at = person(ready, "Ann Li"), ready.clock.now()
    ready.do(use_word_file, letter.id, READ)
    assert "Dear Ann Li" in page_words(ready.read(letter_pdf, letter, ann.id, at=at), 0)
    (stored,) = held(ready)
    ready.read(lambda reader: reader.files.path_of(stored.sha256)).write_bytes(b"x")

    with pytest.raises(CannotRead):
        ready.read(letter_pdf, letter, ann.id, at=at)
