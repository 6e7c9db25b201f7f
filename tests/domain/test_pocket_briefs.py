from __future__ import annotations

from dataclasses import replace
from datetime import date

from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.domain.people import Person
from inspection_ready.domain.pocket_briefs import About, Known, about, three_facts
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.domain.timetable import Session
from tests.documents.northmoor import northmoor
from tests.documents.papered import briefing

ANN = Person(id=11, name="Ann")
SESSION = Session(
    id=1, timetable_id=5, day=1, starts=540, minutes=60, title="Interview", brief="About QS7, not QS77"
)
OF_THEME = Responsibility(subject=Subject.THEME, code="T1", owner_id=ANN.id)
OF_ONE = Responsibility(subject=Subject.STATEMENT, code="QS2", second_id=ANN.id)


def test_what_somebody_said_goes_before_all_else() -> None:
    told = replace(briefing(northmoor()), said={1: ("QS2",)})

    assert about(told, SESSION, ANN, (OF_ONE,)) == About(("QS2",), Known.SAID)


def test_whole_codes_and_titles_of_the_sessions_own_words_are_taken_and_nothing_like_them() -> None:
    told = replace(briefing(northmoor()), said={})
    titled = replace(SESSION, brief="", title="Talk about assessing needs")

    assert about(told, SESSION, ANN, (OF_ONE,)) == About(("QS7",), Known.BRIEF)
    assert about(told, titled, ANN, ()) == About(("QS1",), Known.BRIEF)
    assert about(told, replace(SESSION, brief="QS77"), ANN, ()) == About((), Known.NOT)


def test_a_person_answers_for_statements_before_themes() -> None:
    told, silent = replace(briefing(northmoor()), said={}), replace(SESSION, brief="")

    assert about(told, silent, ANN, (OF_THEME, OF_ONE)) == About(("QS2",), Known.ANSWERS_FOR)
    assert about(told, silent, ANN, (OF_THEME,)) == About(("QS1", "QS2"), Known.ANSWERS_FOR)
    assert about(told, silent, Person(id=99, name="Zoe"), (OF_THEME,)) == About((), Known.NOT)


def test_facts_with_a_source_are_taken_the_checked_first() -> None:
    facts = (
        KeyFact(name="No value", source="ONS"),
        KeyFact(name="No source", value="1"),
        KeyFact(name="Unchecked", value="2", source="ONS"),
        KeyFact(
            name="A", value="3", website="https://a.example", checked_by="AP", checked_on=date(2026, 1, 1)
        ),
        KeyFact(name="B", value="4", source="ONS", checked_by="AP", checked_on=date(2026, 1, 1)),
        KeyFact(name="C", value="5", source="ONS"),
    )

    assert [each.name for each in three_facts(facts)] == ["A", "B", "Unchecked"]
