"""A morning at half past eight, by keyboard alone: what is due, what is missing, what was done."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QWidget

from inspection_ready.domain.bases import Base
from inspection_ready.domain.functions import Function
from inspection_ready.domain.people import Person
from inspection_ready.domain.sections import Section
from inspection_ready.domain.tasks import Task, TaskStatus
from inspection_ready.services.inspection import notify
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from tests.journeys.hands import Hands, held
from tests.plugins.window import OpenWindow
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from tests.fakes import StillClock
    from ui.pages.today import TodayPage
    from ui.register_page import RegisterPage

RECEIVED = dt.datetime(2026, 12, 1, 9, 30)  # noqa: DTZ001 - a time on the clock in England


@pytest.fixture
def clock(clock: StillClock) -> StillClock:
    clock.moment = dt.datetime(2026, 12, 10, 8, 30, tzinfo=dt.UTC)
    return clock


@pytest.fixture
def empty(app: App) -> App:
    return app


@pytest.fixture
def council(empty: App) -> App:
    """Every first step is done; two tasks are due, one base has no address."""
    empty.do(use_shipped_regime, "cqc")
    empty.do(notify, received=RECEIVED)
    anne = empty.do(add_record, Person(name="Anne Able", email="anne@northmoor.example")).result
    facilities = empty.do(add_record, Function(name="Facilities", contact_id=anne.id)).result
    empty.do(add_record, Section(title="Arriving", text="Ask for Anne.", owner_id=anne.id))
    for title, days in (("Book rooms", 2), ("Print badges", 10)):
        when = f"by {days} working days after notification"
        empty.do(add_record, Task(title=title, when=when, function_id=facilities.id))
    empty.do(add_record, Base(name="Civic Centre", is_main=True, postcode="ZZ1 1AA"))
    return empty


@pytest.fixture
def window(open_window: OpenWindow, council: App) -> MainWindow:
    return open_window(council)


def today(window: MainWindow) -> TodayPage:
    return cast("TodayPage", window.places.pages["today"])


def on_view(window: MainWindow) -> str:
    """The name of the record that is open."""
    row = cast("RegisterPage", window.page).form.before
    assert row is not None
    return str(getattr(row, "title", "") or getattr(row, "name", ""))


def statuses(app: App) -> dict[str, TaskStatus]:
    return {task.title: task.status for task in held(app, Task)}


def test_the_first_step_has_the_keyboard_in_an_empty_workspace(
    empty: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    hands = Hands(qtbot, open_window(empty))
    hands.wait()

    assert hands.here == "Import people"


def test_a_task_is_ticked_off_and_the_slip_is_taken_back(app: App, window: MainWindow, hands: Hands) -> None:
    begins = hands.here
    hands.press("Down")
    hands.tab_to("Mark “Print badges” as done")
    hands.press("Space")
    slipped, at, said = statuses(app), hands.here, window.footer.words.text()
    hands.press("Ctrl+Z")
    taken_back = statuses(app)
    hands.press("Home")
    hands.tab_to("Mark “Book rooms” as done")
    hands.press("Space")

    assert (begins, at, said) == ("What is due", "What is due", "Done: Print badges.")
    assert slipped == {"Book rooms": TaskStatus.TO_DO, "Print badges": TaskStatus.DONE}
    assert set(taken_back.values()) == {TaskStatus.TO_DO}
    assert statuses(app) == {"Book rooms": TaskStatus.DONE, "Print badges": TaskStatus.TO_DO}
    assert [row[1] for row in today(window).due.rows.words()] == ["Print badges"]


def test_when_the_last_task_is_ticked_off_the_keyboard_stays_on_the_page(
    window: MainWindow, hands: Hands
) -> None:
    for _ in range(2):
        hands.tab_to(today(window).due.tick.accessibleName())
        hands.press("Space")

    assert not today(window).due.rows.isVisible()
    assert hands.here == "What is missing"


def test_enter_opens_the_task_and_alt_1_leads_back(window: MainWindow, hands: Hands) -> None:
    hands.press("Return")
    there = window.place, on_view(window)
    hands.press("Alt+1")

    assert there == ("tasks", "Book rooms")
    assert (window.place, hands.here) == ("today", "What is due")


def test_a_kind_of_gap_leads_to_its_records_and_on_to_one(window: MainWindow, hands: Hands) -> None:
    hands.tab_to("What is missing")
    kinds = [row[1] for row in today(window).missing.rows.words()]
    for _ in range(kinds.index("No second for who is responsible")):
        hands.press("Down")
    hands.press("Return")
    of_kind = window.place, hands.here
    hands.press("Alt+1")
    hands.tab_to("What is missing")
    for _ in kinds:
        hands.press("Up")
    for _ in range(kinds.index("Bases without an address")):
        hands.press("Down")
    hands.press("Return")

    assert of_kind == ("gaps", "What is missing")
    assert (window.place, on_view(window)) == ("bases", "Civic Centre")


def test_the_whole_list_is_one_key_away_from_anywhere(window: MainWindow, hands: Hands) -> None:
    hands.press("Alt+2")
    hands.press("Ctrl+M")
    there = window.place
    hands.tab_to("Which to show")
    hands.press("Down")
    hands.tab_to("What is missing")
    hands.press("Return")

    assert (there, window.place) == ("gaps", "responsible")


def test_what_was_done_last_is_taken_back(app: App, window: MainWindow, hands: Hands) -> None:
    hands.tab_to("What was done last")
    hands.tab_to("Undo: Added the base “Civic Centre”")
    hands.press("Space")

    assert held(app, Base) == ()
    assert window.footer.words.text() == "Undid: Added the base “Civic Centre”"


def test_a_laptop_that_slept_shows_the_new_day(
    clock: StillClock, window: MainWindow, hands: Hands, qtbot: QtBot
) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    evening = [row[0] for row in today(window).due.rows.words()]
    clock.moment = dt.datetime(2026, 12, 11, 8, 30, tzinfo=dt.UTC)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    with qtbot.waitActive(window):
        window.activateWindow()
    hands.wait()

    assert evening == ["Due 5 working days ago", "Due in 3 working days"]
    assert [row[0] for row in today(window).due.rows.words()] == [
        "Due 6 working days ago",
        "Due in 2 working days",
    ]
    assert today(window).heading.text() == "Today, Friday 11 December 2026"
