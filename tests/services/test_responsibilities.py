from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.people import Person
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.responsibilities import (
    Given,
    asked_about,
    give,
    titled_listing,
    without_owner,
    words_of,
)
from inspection_ready.services.undo import undo

if TYPE_CHECKING:
    from inspection_ready.services.app import App


@pytest.fixture
def cqc(app: App) -> App:
    app.do(use_shipped_regime, "cqc")
    return app


def held(app: App) -> list[tuple[Subject, str, int | None, int | None]]:
    with app.reading() as reader:
        return [
            (one.subject, one.code, one.owner_id, one.second_id)
            for one in reader.register(Responsibility).all("subject", "code")
        ]


def test_without_a_regime_nothing_is_asked_about(app: App) -> None:
    assert app.read(asked_about) == ()


def test_themes_and_statements_nobody_answers_for_are_named(cqc: App) -> None:
    amara = cqc.do(add_record, Person(name="Amara Osei")).result
    cqc.do(add_record, Responsibility(subject=Subject.THEME, code="T1", owner_id=amara.id))
    cqc.do(add_record, Responsibility(subject=Subject.THEME, code="T2", second_id=amara.id))

    found = cqc.read(without_owner)

    assert [one.code for one in found] == ["T2", "T3", "T4", *(f"QS{number}" for number in range(1, 10))]


def test_owners_are_given_in_one_entry_and_taken_back_together(cqc: App) -> None:
    amara = cqc.do(add_record, Person(name="Amara Osei")).result
    ben = cqc.do(add_record, Person(name="Ben Whitlock")).result
    cqc.do(add_record, Responsibility(subject=Subject.THEME, code="T1", second_id=ben.id))
    before = held(cqc)

    done = cqc.do(
        give,
        (
            Given(subject=Subject.THEME, code="T1", owner_id=amara.id),
            Given(subject=Subject.STATEMENT, code="QS1", owner_id=ben.id, second_id=amara.id),
            Given(subject=Subject.STATEMENT, code="QS2"),
        ),
    )

    assert held(cqc) == [
        (Subject.STATEMENT, "QS1", ben.id, amara.id),
        (Subject.THEME, "T1", amara.id, ben.id),
    ]
    assert done.result == 2
    assert done.entry is not None
    cqc.do(undo, done.entry)
    assert held(cqc) == before


def test_listing_is_found_by_the_title_a_code_stands_for(cqc: App) -> None:
    titles = {one.code: one.title for one in cqc.read(asked_about)}
    added = [
        cqc.do(add_record, Responsibility(subject=Subject.STATEMENT, code=code)).result
        for code in ("QS1", "QS2", "QS99")
    ]

    found, told = cqc.read(titled_listing)

    assert [told[one.id] for one in added] == [f"QS1 {titles['QS1']}", f"QS2 {titles['QS2']}", "QS99"]
    assert list(found.found(titles["QS2"])) == [added[1].id]


def test_what_is_asked_is_said_with_its_code_its_title_and_what_it_is(cqc: App) -> None:
    one = next(each for each in cqc.read(asked_about) if each.code == "QS1")

    assert words_of(one) == f"QS1 {one.title} (quality statement)"
