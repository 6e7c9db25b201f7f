"""From the message to the packs in the real window: by keyboard, left in the middle and taken up again."""

from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING

import pytest

from inspection_ready.bootstrap import open_app
from inspection_ready.domain.bases import Base
from inspection_ready.domain.diaries import Diary, DiaryState
from inspection_ready.domain.filing import Pack
from inspection_ready.domain.inspections import ClosureDay, Inspection
from inspection_ready.domain.moments import LONDON
from inspection_ready.domain.notification_steps import Step
from inspection_ready.domain.tasks import Task, TaskStatus
from inspection_ready.services.diaries import list_senior_managers
from inspection_ready.services.inspection import notify, set_on_site
from inspection_ready.services.packs import make_pack
from inspection_ready.services.registers import add_record
from tests.journeys.hands import Hands, drop, held, is_free
from tests.journeys.steps import NINE, TEN, fill_council, page_of, states
from tests.mails import eml
from tests.plugins.window import OpenWindow, settle
from ui.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from tests.fakes import StillClock

NO_POSTCODE = "Bases without a postcode"
FIRST, LAST = dt.date(2027, 2, 9), dt.date(2027, 2, 11)


@pytest.fixture
def app(app: App, clock: StillClock) -> App:
    clock.moment = TEN
    fill_council(app)
    return app


@pytest.fixture
def window(open_window: OpenWindow, app: App) -> MainWindow:
    return open_window(app)


@pytest.fixture
def message(tmp_path: Path) -> Path:
    path = tmp_path / "Notification.eml"
    path.write_bytes(eml().as_bytes())
    return path


@pytest.fixture
def started(window: MainWindow, hands: Hands, qtbot: QtBot, message: Path) -> MainWindow:
    """The message was dropped and the clock started."""
    drop(qtbot, window, message)
    hands.push("Start the clock")
    return window


def on_paper(app: App, number: int) -> set[str]:
    """The PDFs of a pack, by their paths."""
    folder = next(app.workspace.packs.glob(f"Pack {number} *"))
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf")}


def test_dropped_message_leads_to_pack_1_and_the_days_on_site_to_pack_2(
    app: App, window: MainWindow, hands: Hands, qtbot: QtBot, message: Path
) -> None:
    window.go("people")
    hands.wait()

    drop(qtbot, window, message)
    hands.wait()
    assert hands.here == "When the notification was received (required)"
    hands.push("Start the clock")

    assert page_of(window).current is Step.DATES
    assert hands.here == "Key dates"
    hands.push("Next step: What is missing")
    hands.push("Next step: Diaries and tasks")

    assert hands.here == "List senior managers"
    hands.press("Space")
    hands.push("All were asked today")
    hands.push("Next step: Letters")

    assert hands.here == "Letters"
    hands.press("Down")
    hands.press("Return")
    assert hands.here == "Lists “Invitation” goes to"
    hands.press("Space")
    said = page_of(window).letters.who.text()
    hands.push("Next step: The pack")

    assert hands.here == "Make Pack 1"
    hands.press("Space")
    first = on_paper(app, 1)
    assert hands.here == "Look at the pages of Pack 1"
    hands.push("Next step: The days on site")

    assert hands.here == "First day on site"
    hands.type("9 February 2027")
    hands.fill("Last day on site", "11 February 2027")
    hands.push("Save the days on site")
    hands.push("Make Pack 2")

    inspection = held(app, Inspection)[0]
    assert inspection.notified_at == dt.datetime(2026, 12, 1, 9, 31, tzinfo=LONDON)
    assert inspection.message_name == "Notification.eml"
    assert [diary.state for diary in held(app, Diary)] == [DiaryState.ASKED, DiaryState.ASKED]
    assert said == "2 people would get it: Amara Osei, Ben Whitlock."
    letters = {"letters/Invitation/Amara Osei.pdf", "letters/Invitation/Ben Whitlock.pdf"}
    assert {path for path in first if path.startswith("letters/")} == letters
    assert {"key-dates.pdf", "wall-chart.pdf", "welcome-pack.pdf", "distribution-lists.pdf"} <= first
    assert on_paper(app, 2) >= first
    assert [pack.number for pack in held(app, Pack)] == [1, 2]
    assert states(window)[-1] == "Done: Pack 2 has 9 to 11 February 2027"
    assert states(window)[3:6] == [
        "Waiting: 0 of 2 diaries clear; 1 task open",
        "Done: 1 letter, 2 copies to print",
        "Done: Pack 2, made on 1 December 2026",
    ]


def test_what_was_read_and_what_is_odd_are_said_before_the_clock_starts(
    app: App, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Sunday.eml"
    received = "from mx.regulator.example by mail.northmoor.example; Sun, 6 Dec 2026 20:15:00 +0000"
    path.write_bytes(eml(received=(received,)).as_bytes())

    drop(qtbot, window, path)

    form = page_of(window).message.form
    qtbot.waitUntil(form.odd.isVisible)
    assert form.said.text().startswith("It looks like: Notification")
    assert "On site: 9 to 11 February 2027" in form.said.text()
    assert form.odd.text() == (
        "8:15pm on 6 December 2026 is still to come. Check the date.\n"
        "Sunday 6 December 2026 is not a working day. Weeks and months are counted from that day; the first working "
        "day after it is Monday 7 December 2026."
    )
    assert held(app, Inspection) == ()


def test_message_that_is_no_notification_says_so_and_starts_nothing(
    app: App, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Lunch.eml"
    path.write_bytes(eml(subject="Lunch", text="Shall we?").as_bytes())

    drop(qtbot, window, path)

    said = page_of(window).message.form.said
    qtbot.waitUntil(said.isVisible)
    assert said.text().startswith("This does not look like a notification")
    assert held(app, Inspection) == ()


def test_time_that_never_was_is_said_while_it_is_typed(
    app: App, window: MainWindow, hands: Hands, clock: StillClock
) -> None:
    clock.moment = dt.datetime(2027, 3, 29, 10, tzinfo=dt.UTC)
    window.go("notification")
    hands.wait()
    hands.type("28 March 2027, 1:30am")

    assert page_of(window).message.form.odd.text().startswith("There was no 1:30am on 28 March 2027")
    hands.push("Start the clock")
    assert held(app, Inspection) == ()
    hands.tab_to("When the notification was received (required)")
    hands.press("Backspace")
    assert page_of(window).message.form.odd.isHidden()


def test_typed_date_starts_the_clock_without_a_message(app: App, window: MainWindow, hands: Hands) -> None:
    window.go("notification")
    hands.wait()
    hands.type("1 December 2026, 9:30am")
    hands.push("Start the clock")

    assert states(window)[0] == "Done: received at 9:30am on 1 December 2026; the message is not filed yet"
    assert page_of(window).current is Step.DATES


def ask_everybody(hands: Hands) -> None:
    hands.push("Next step: What is missing")
    hands.push("Next step: Diaries and tasks")
    hands.press("Space")  # lists the senior managers
    hands.push("All were asked today")


def test_whoever_leaves_in_the_middle_goes_on_where_they_were(
    app: App, started: MainWindow, hands: Hands, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window, folder = started, app.workspace.folder
    ask_everybody(hands)
    window.go("people")
    hands.wait()
    window.go("notification")
    came_back = page_of(window).current
    window.close()
    qtbot.waitUntil(lambda: is_free(folder))
    other_laptop = shutil.copytree(folder, folder.parent / "other" / folder.name)

    again = open_window(open_app(other_laptop))
    again.go("notification")
    settle(qtbot, again)
    said = page_of(again).message.said.text()

    assert came_back is Step.PEOPLE  # in a window that stays open, where it was left
    assert page_of(again).current is Step.LETTERS  # afterwards, where there is something to do
    assert Hands(qtbot, again).here == "Letters"
    assert states(again)[:4] == [
        "Done: received at 9:31am on 1 December 2026",
        "Waiting: 2 counted; 13 to come from the regulator",
        *states(again)[2:3],
        "Waiting: 0 of 2 diaries clear; 1 task open",
    ]
    assert "On site: 9 to 11 February 2027" in said  # the filed message is read again
    page_of(again).go_to(Step.ON_SITE)
    assert page_of(again).on_site.named.text() == "The message says:\nOn site: 9 to 11 February 2027"


def test_gap_is_mended_where_it_is_and_alt_left_comes_back(
    app: App, window: MainWindow, hands: Hands
) -> None:
    app.do(notify, received=NINE)
    app.do(add_record, Base(name="Kelder Bridge Hub", address="2 Mill Street"))
    window.go("notification")
    hands.wait()
    page = page_of(window)
    rows = page.missing.card.rows
    at_first, before = page.current, [row[1] for row in rows.words()]
    for _ in range(before.index(NO_POSTCODE)):
        hands.press("Down")
    hands.press("Return")
    led_to, offered = window.place, window.way_back.back.text()
    hands.press("F2")
    hands.fill("Postcode", "ZZ1 2AB")
    hands.press("Ctrl+S")
    hands.press("Alt+Left")

    after = [row[1] for row in rows.words()]
    assert (at_first, led_to, offered) == (Step.MISSING, "bases", "Back to Notification (Alt+Left)")
    assert (window.place, page.current) == ("notification", Step.MISSING)
    assert hands.here == "What is missing"
    assert NO_POSTCODE not in after
    assert window.way_back.isHidden()


def test_way_back_goes_when_the_person_goes_their_own_way(app: App, window: MainWindow, hands: Hands) -> None:
    app.do(notify, received=NINE)
    window.go("notification")
    hands.wait()
    hands.press("Return")
    offered = window.way_back.isVisible()
    hands.press("F6")
    hands.press("Down")
    hands.wait()

    assert offered
    assert window.way_back.isHidden()
    assert not window.way_back.place


def test_corrected_notification_asks_for_the_next_pack(app: App, window: MainWindow, hands: Hands) -> None:
    app.do(notify, received=NINE)
    make_pack(app, only=["key-dates"])
    window.go("notification", "message")
    hands.wait()
    hands.push("Correct the date or time")
    hands.press("Ctrl+A")
    hands.type("2 December 2026, 9:30am")
    hands.push("See what would move")
    hands.push("Correct it")

    assert states(window)[5] == "Under way: Pack 1 was made before the notification was changed"
    page_of(window).go_to(Step.PACK)
    page_of(window).enter()
    assert hands.here == "Make Pack 2"


def test_days_known_before_the_first_pack_are_in_it(app: App, window: MainWindow, hands: Hands) -> None:
    app.do(notify, received=NINE)
    app.do(set_on_site, first=FIRST, last=LAST)
    window.go("notification")
    hands.wait()
    began = page_of(window).current
    page_of(window).go_to(Step.PACK)
    page_of(window).enter()
    hands.press("Space")

    assert began is Step.MISSING
    assert states(window)[-1] == "Done: Pack 1 has 9 to 11 February 2027"


def test_diary_is_confirmed_and_a_task_ticked_off_where_they_stand(
    app: App, window: MainWindow, hands: Hands
) -> None:
    app.do(notify, received=NINE)
    app.do(list_senior_managers)
    window.go("notification", "people")
    hands.wait()
    hands.push("The diary of Amara Osei is clear")
    hands.push("Mark as done")

    assert [diary.state for diary in held(app, Diary)] == [DiaryState.CONFIRMED, DiaryState.NOT_ASKED]
    assert [task.status for task in held(app, Task)] == [TaskStatus.DONE]
    assert states(window)[3] == "Under way: 1 of 2 diaries clear"
    assert page_of(window).people.ask.text() == "The other 1 was asked today"


def test_closure_day_moves_the_dates_in_their_step(app: App, window: MainWindow, hands: Hands) -> None:
    app.do(notify, received=NINE)
    window.go("notification", "dates")
    hands.wait()
    hands.fill("Date of the closure day", "29 December 2026")
    hands.push("Add the day")

    assert [day.on for day in held(app, ClosureDay)] == [dt.date(2026, 12, 29)]
    assert page_of(window).dates.closures.table.words() == [["Tuesday 29 December 2026", ""]]


def test_what_is_being_typed_stays_when_something_else_changes(
    app: App, window: MainWindow, hands: Hands
) -> None:
    app.do(notify, received=NINE)
    window.go("notification", "on-site")
    hands.wait()
    hands.type("9 February 2027")
    page_of(window).reload()
    hands.wait()

    assert page_of(window).on_site.on_site.first.value() == FIRST
