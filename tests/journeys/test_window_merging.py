"""Two people changed one record: what both changed is asked about, and nothing of either is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.people import Person
from inspection_ready.services.registers import add_record, change_record
from tests.journeys.hands import Hands, held
from tests.plugins.window import OpenWindow
from ui.main_window import MainWindow
from ui.widgets.merge import MergeDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App


@pytest.fixture
def amara(app: App) -> Person:
    return app.do(add_record, Person(name="Amara Osei", team="Housing")).result


@pytest.fixture
def window(open_window: OpenWindow, app: App, amara: Person) -> MainWindow:
    """She is open in the form, and was changed by somebody else since: role and phone."""
    window = open_window(app)
    window.go("people", amara.id)
    return window


@pytest.fixture
def hands(qtbot: QtBot, window: MainWindow, app: App, amara: Person) -> Hands:
    hands = Hands(qtbot, window)
    hands.wait()
    app.do(change_record, amara, replace(amara, role="Director", phone="01632 960001"))
    hands.tab_to("Role")
    hands.type("Head of Service")
    hands.fill("E-mail", "amara@northmoor.example")
    hands.press("Ctrl+S")
    hands.wait_for(lambda: bool(asked(window)))
    return hands


def asked(window: MainWindow) -> list[MergeDialog]:
    return [each for each in window.findChildren(MergeDialog) if each.isVisible()]


def test_only_the_field_both_changed_is_asked_about(window: MainWindow, hands: Hands) -> None:
    assert list(asked(window)[0].groups) == ["role"]
    assert hands.here == "Role, Mine: Head of Service"


def test_mine_is_kept_beside_what_only_they_changed(app: App, window: MainWindow, hands: Hands) -> None:
    hands.tab_to("Keep these")
    hands.press("Space")
    hands.wait_for(lambda: not asked(window))
    hands.press("Ctrl+S")

    now = held(app, Person)[0]
    assert (now.role, now.phone, now.email) == ("Head of Service", "01632 960001", "amara@northmoor.example")


def test_theirs_is_kept_where_that_is_chosen(app: App, window: MainWindow, hands: Hands) -> None:
    hands.press("Down")
    assert hands.here == "Role, Theirs: Director"
    hands.tab_to("Keep these")
    hands.press("Space")
    hands.wait_for(lambda: not asked(window))
    hands.press("Ctrl+S")

    now = held(app, Person)[0]
    assert (now.role, now.phone, now.email) == ("Director", "01632 960001", "amara@northmoor.example")


def test_going_back_saves_nothing_and_loses_nothing(app: App, window: MainWindow, hands: Hands) -> None:
    hands.tab_to("Go back to the form")
    hands.press("Space")
    hands.wait_for(lambda: not asked(window))
    hands.tab_to("Role")

    assert hands.at.property("text") == "Head of Service"
    assert (held(app, Person)[0].role, held(app, Person)[0].email) == ("Director", "")
