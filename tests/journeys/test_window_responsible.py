"""Who answers for what, and who takes over from a leaver, by keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.functions import Function
from inspection_ready.domain.people import Person
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from tests.journeys.hands import Hands, held
from tests.plugins.window import OpenWindow
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from inspection_ready.services.app import App


@pytest.fixture
def amara(app: App) -> Person:
    app.do(use_shipped_regime, "cqc")
    return app.do(add_record, Person(name="Amara Osei", role="Head of Service")).result


@pytest.fixture
def ben(app: App) -> Person:
    return app.do(add_record, Person(name="Ben Whitlock", role="Team Manager")).result


@pytest.fixture
def window(open_window: OpenWindow, app: App, amara: Person, ben: Person) -> MainWindow:
    return open_window(app)


def owned(app: App) -> list[tuple[Subject, str, int | None, int | None]]:
    return [
        (one.subject, one.code, one.owner_id, one.second_id)
        for one in sorted(held(app, Responsibility), key=lambda one: one.code)
    ]


def test_a_statement_is_found_by_its_title_and_its_sort_follows(
    app: App, window: MainWindow, hands: Hands, amara: Person
) -> None:
    hands.press("Alt+5")
    hands.press("Ctrl+N")
    hands.fill("Which one (required)", "equity in exp")
    hands.fill("Owner", "osei")
    hands.press("Ctrl+S")

    assert owned(app) == [(Subject.STATEMENT, "QS3", amara.id, None)]
    table = window.page.list.table  # type: ignore[union-attr] # the page of a register
    assert table.model().index(0, 1).data() == "QS3 Equity in experience and outcomes"


def test_a_code_that_is_nobodys_is_said_beside_the_field(app: App, window: MainWindow, hands: Hands) -> None:
    window.go("responsible")
    hands.wait()
    hands.press("Ctrl+N")
    hands.fill("Which one (required)", "QS77")
    hands.press("Ctrl+S")

    assert held(app, Responsibility) == ()
    assert (
        hands.at.accessibleDescription()
        == "Its code in the regime, such as T1, QS4 or IR3, or a part of its title. "
        "No theme, statement or item matches “QS77”. Choose one from the list"
    )
    hands.press("Ctrl+A")
    hands.press("Delete")


def test_owners_are_given_to_everything_that_has_nobody(
    app: App, window: MainWindow, hands: Hands, amara: Person, ben: Person
) -> None:
    window.go("responsible")
    hands.wait()
    hands.tab_to("Add all that have nobody")
    hands.press("Space")
    hands.wait_for(lambda: hands.here == "Owner, T1")
    hands.type("osei")
    hands.fill("Second, T1", "whit")
    hands.fill("Owner, QS1", "whit")
    hands.tab_to("Save these")
    hands.press("Space")
    hands.wait_for(lambda: len(held(app, Responsibility)) == 2)
    hands.wait()

    assert owned(app) == [
        (Subject.STATEMENT, "QS1", ben.id, None),
        (Subject.THEME, "T1", amara.id, ben.id),
    ]
    assert window.footer.words.text() == "Said who is responsible for 2 themes and statements."

    hands.press("Ctrl+Z")

    assert owned(app) == []


def test_who_leaves_hands_over_with_the_date_in_one_step(
    app: App, window: MainWindow, hands: Hands, amara: Person, ben: Person
) -> None:
    for name in ("Facilities", "IT"):
        app.do(add_record, Function(name=name, contact_id=amara.id))
    window.go("people", amara.id)
    hands.wait()
    hands.fill("Left on", "31 December 2026")
    hands.press("Ctrl+S")
    hands.wait_for(lambda: hands.here == "Who takes over, everything below")
    hands.type("whit")
    hands.tab_to("Save the date and hand over")
    hands.press("Space")
    hands.wait_for(lambda: held(app, Function)[0].contact_id == ben.id)
    hands.wait()

    assert [one.contact_id for one in held(app, Function)] == [ben.id, ben.id]
    assert held(app, Person)[0] == replace(amara, left_on=date(2026, 12, 31), version=amara.version + 1)
    assert window.footer.words.text() == "Changed Amara Osei. Handed over 2 things."

    hands.tab_to("Undo: Changed Amara Osei. Handed over 2 things.")
    hands.press("Space")

    assert [one.contact_id for one in held(app, Function)] == [amara.id, amara.id]
    assert held(app, Person)[0].left_on is None


def test_who_is_named_nowhere_just_leaves(app: App, window: MainWindow, hands: Hands, amara: Person) -> None:
    window.go("people", amara.id)
    hands.wait()
    hands.fill("Left on", "31 December 2026")
    hands.press("Ctrl+S")

    assert held(app, Person)[0].left_on == date(2026, 12, 31)
    assert window.footer.words.text() == "Changed Amara Osei."
