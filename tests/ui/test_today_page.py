"""Today: what is read in one look, the way to each thing, and what is ticked off where it stands."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from inspection_ready.domain.bases import Base
from inspection_ready.domain.diaries import Diary, DiaryState
from inspection_ready.domain.learning import Learnt
from inspection_ready.domain.people import Person
from inspection_ready.domain.sections import Section
from inspection_ready.domain.tasks import Task, TaskStatus
from inspection_ready.services.diaries import ask_for_diaries
from inspection_ready.services.inspection import notify
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.sample import fill_sample
from tests.mails import eml
from tests.plugins.window import OpenWindow, settle
from tests.sign_mails import bring
from ui.theme import Look, Theme, apply

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App
    from tests.fakes import StillClock
    from ui.main_window import MainWindow
    from ui.pages.gaps import GapsPage
    from ui.pages.today import TodayPage
    from ui.register_page import RegisterPage

RECEIVED = dt.datetime(2026, 12, 1, 9, 30)  # noqa: DTZ001 - a time on the clock in England
LAPTOP = (1093, 537)
"""What a window has of a screen of 1366 by 768 at 125%, under its title and above the taskbar."""


@pytest.fixture
def clock(clock: StillClock) -> StillClock:
    clock.moment = dt.datetime(2026, 12, 10, 8, 30, tzinfo=dt.UTC)
    return clock


@pytest.fixture
def council(app: App) -> App:
    app.do(use_shipped_regime, "cqc")
    return app


@pytest.fixture
def notified(council: App) -> App:
    council.do(notify, received=RECEIVED)
    return council


def page_of(window: MainWindow) -> TodayPage:
    return cast("TodayPage", window.page)


def tiles(page: TodayPage) -> list[list[str]]:
    return [
        [label.text() for label in tile.findChildren(QLabel) if label.text()]
        for tile in page.strip.findChildren(QFrame, "tile")
    ]


def held(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


def test_before_the_notification_it_says_whether_it_could_come(council: App, open_window: OpenWindow) -> None:
    council.do(add_record, Base(name="Civic Centre"))
    page = page_of(open_window(council))

    # four themes and nine quality statements have no owner, and no base is the main one
    assert tiles(page) == [["No notification yet", "Not ready: 14 things to do first are open."]]
    assert page.inspection.text() == "Enter the notification"


def test_after_it_the_days_are_counted_and_the_next_date_is_named(
    notified: App, open_window: OpenWindow
) -> None:
    page = page_of(open_window(notified))

    assert page.heading.text() == "Today, Thursday 10 December 2026"
    assert tiles(page) == [
        ["9 days since the notification", "7 working days", "Tuesday 1 December 2026, 9:30am"],
        ["In 8 working days", "Information return sent to CQC", "By Tuesday 22 December 2026"],
        ["Dates to come", "On-site visit", "By Tuesday 1 June 2027"],
    ]


def test_when_every_date_is_past_it_says_so(
    notified: App, clock: StillClock, open_window: OpenWindow
) -> None:
    clock.moment = dt.datetime(2028, 12, 10, 8, 30, tzinfo=dt.UTC)

    assert tiles(page_of(open_window(notified)))[1:] == [["No key date is still ahead."]]


def test_before_the_notification_the_button_leads_to_where_it_is_entered(
    council: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(council)

    page_of(window).inspection.click()
    settle(qtbot, window)

    assert window.place == "notification"


def test_the_button_of_the_dates_leads_to_the_inspection(
    notified: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(notified)

    page_of(window).inspection.click()
    settle(qtbot, window)

    assert window.place == "inspection"


@pytest.fixture
def task(notified: App) -> Task:
    anne = notified.do(add_record, Person(name="Anne Able")).result
    when = "by 2 working days after notification"
    return notified.do(add_record, Task(title="Book rooms", when=when, owner_id=anne.id)).result


def test_what_is_due_says_when_what_and_who(notified: App, task: Task, open_window: OpenWindow) -> None:
    page = page_of(open_window(notified))

    assert page.due.rows.words() == [["Due 5 working days ago", task.title, "Anne Able"]]
    assert page.due.comes_to.text() == "1 past its day"
    assert page.due.rows.cell(0, 0).font().bold()
    assert page.due.rows.cell(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "When: Due 5 working days ago"


def test_a_row_leads_to_its_record(notified: App, task: Task, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(notified)

    page_of(window).due.go_there.click()
    settle(qtbot, window)

    assert window.place == "tasks"
    form = cast("RegisterPage", window.page).form
    assert form.before is not None
    assert form.before.id == task.id


def test_a_task_is_ticked_off_where_it_stands_and_taken_back(
    notified: App, task: Task, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(notified)
    page = page_of(window)
    name = page.due.tick.accessibleName()
    page.due.tick.click()
    settle(qtbot, window)
    done, left, said = held(notified, Task)[0].status, page.due.rows.words(), window.footer.words.text()
    window.footer.undo.click()
    settle(qtbot, window)

    assert name == f"Mark “{task.title}” as done"
    assert (done, left, said) == (TaskStatus.DONE, [], "Done: Book rooms.")
    assert held(notified, Task)[0].status is TaskStatus.TO_DO
    assert [row[1] for row in page.due.rows.words()] == ["Book rooms"]


def test_a_promise_is_seen_to_where_it_stands(notified: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    asha = notified.do(add_record, Person(name="Asha Malik")).result
    day = dt.date(2026, 12, 10)
    told = Learnt(learnt_on=day, asked="How?", promised="The audit", owner_id=asha.id, due_on=day)
    notified.do(add_record, told)
    window = open_window(notified)
    page = page_of(window)
    row = next(row for row in page.due.rows.words() if "audit" in row[1])
    assert row == ["Due today", "Send what was promised: The audit", "Asha Malik"]

    page.due.rows.setCurrentCell(page.due.rows.words().index(row), 0)
    assert page.due.tick.text() == "Mark as done"
    page.due.tick.click()
    settle(qtbot, window)

    assert [each.done_on for each in held(notified, Learnt)] == [day]
    assert all("audit" not in row[1] for row in page.due.rows.words())


def test_a_diary_is_confirmed_where_it_stands(notified: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    anne = notified.do(add_record, Person(name="Anne Able")).result
    diary = notified.do(add_record, Diary(person_id=anne.id)).result
    notified.do(ask_for_diaries, diary.id)
    window = open_window(notified)
    page = page_of(window)
    words, button = page.due.rows.words(), page.due.tick.text()
    page.due.tick.click()
    settle(qtbot, window)

    assert words == [["Asked today", "Anne Able has not confirmed that their diary is clear", ""]]
    assert button == "Confirmed"
    assert held(notified, Diary)[0].state is DiaryState.CONFIRMED
    assert page.due.rows.words() == []


def test_what_cannot_be_ticked_off_offers_only_the_way_there(notified: App, open_window: OpenWindow) -> None:
    notified.do(add_record, Section(title="Arriving", text="Ask for Ann", review_on=dt.date(2026, 12, 10)))
    page = page_of(open_window(notified))

    assert [row[1] for row in page.due.rows.words()] == ["Read the section “Arriving” again"]
    assert (page.due.tick.isEnabled(), page.due.go_there.isEnabled()) == (False, True)


@pytest.mark.usefixtures("task")
def test_nothing_is_ticked_off_or_taken_back_where_there_is_only_looking(
    notified: App, open_window: OpenWindow
) -> None:
    page = page_of(open_window(notified, look_only=True))
    page.due.tick_chosen()

    assert not page.due.tick.isEnabled()
    assert not page.latest.undo.isVisible()
    assert held(notified, Task)[0].status is TaskStatus.TO_DO
    assert page.due.go_there.isEnabled()


def test_kinds_of_gap_are_counted_the_most_pressing_first(council: App, open_window: OpenWindow) -> None:
    council.do(add_record, Base(name="Civic Centre", is_main=True, postcode="ZZ1 1AA"))
    page = page_of(open_window(council))

    assert page.missing.rows.words() == [
        ["Do first", "Nobody responsible yet", "13"],
        ["Do soon", "Nobody responsible yet", "39"],
        ["Do soon", "No second for who is responsible", "13"],
        ["Do soon", "Bases without an address", "1"],
        ["When you can", "No second for who is responsible", "39"],
    ]
    assert page.missing.comes_to.text() == "13 to do first, 53 to do soon, 39 when you can"
    assert page.missing.show_all.text() == "Show all 105"


def test_a_kind_of_one_leads_to_its_record_and_one_of_many_to_the_list_of_them(
    council: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    council.do(add_record, Base(name="Civic Centre", is_main=True, postcode="ZZ1 1AA"))
    window = open_window(council)
    missing = page_of(window).missing
    missing.rows.setCurrentCell(3, 0)
    ways = [missing.go_there.text()]
    missing.go_there.click()
    settle(qtbot, window)
    of_one = window.place
    window.go("today")
    missing.rows.setCurrentCell(1, 0)
    ways.append(missing.go_there.text())
    missing.go_there.click()
    settle(qtbot, window)

    assert (of_one, ways) == ("bases", ["Go to it", "Show these 39"])
    gaps = cast("GapsPage", window.page)
    assert (window.place, gaps.kind_box.currentText()) == ("gaps", "Nobody responsible yet, do soon (39)")
    assert len(gaps.findings.words()) == 39


def test_all_that_is_missing_is_one_button_away(council: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(council)

    page_of(window).missing.show_all.click()
    settle(qtbot, window)

    assert window.place == "gaps"
    assert len(cast("GapsPage", window.page).findings.words()) == 104


def test_what_was_done_last_says_who_and_when_and_is_taken_back(
    council: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    council.do(add_record, Base(name="Civic Centre"))
    window = open_window(council)
    latest = page_of(window).latest
    first = latest.rows.words()[0]
    latest.undo.click()
    settle(qtbot, window)

    assert first == ["Added the base “Civic Centre”", "jbloggs on LAPTOP-7, 8:30am on 10 December 2026"]
    assert held(council, Base) == ()
    assert latest.rows.words()[0][0].startswith("Took back")


def test_long_words_of_what_was_done_are_cut_and_the_rest_is_in_the_record_of_changes(
    council: App, open_window: OpenWindow
) -> None:
    council.do(add_record, Base(name="Civic Centre " * 10))

    what = page_of(open_window(council)).latest.rows.words()[0][0]

    assert len(what) <= 80
    assert what.endswith(" ...")


def test_an_empty_workspace_says_what_to_do_first(app: App, open_window: OpenWindow) -> None:
    page = page_of(open_window(app))

    assert page.steps.isVisible()
    assert page.due.none.text().startswith("Nothing is due. Tasks of the checklist")
    assert page.missing.none.text() == "Nothing is missing. All is as it should be."
    assert not any(card.rows.isVisible() for card in (page.due, page.missing))


def scrolled(page: TodayPage) -> tuple[int, int]:
    """How far the page can be scrolled across and down."""
    area = page.findChild(QScrollArea)
    assert area is not None
    return area.horizontalScrollBar().maximum(), area.verticalScrollBar().maximum()


@pytest.fixture
def sample(app: App, clock: StillClock) -> App:
    """Northmoor nine days after the notification, with tasks past their day and diaries asked for."""
    clock.moment = dt.datetime(2026, 11, 20, 8, 30, tzinfo=dt.UTC)
    app.do(use_shipped_regime, "cqc")
    app.do(fill_sample)
    app.do(notify, received=RECEIVED)
    app.do(ask_for_diaries, *(diary.id for diary in held(app, Diary)[:3]))
    clock.moment = dt.datetime(2026, 12, 10, 8, 30, tzinfo=dt.UTC)
    return app


def test_a_laptop_shows_the_whole_day_in_one_look(
    sample: App, open_window: OpenWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    window = open_window(sample)
    window.resize(*LAPTOP)
    page = page_of(window)
    qtbot.waitUntil(lambda: window.width() == LAPTOP[0])
    qapp.processEvents()

    seen = [
        sum(
            1
            for row in range(card.rows.rowCount())
            if 0 <= card.rows.rowViewportPosition(row) < card.rows.viewport().height()
        )
        for card in (page.due, page.missing, page.latest)
    ]
    assert window.height() == LAPTOP[1]
    assert scrolled(page) == (0, 0)
    assert all(rows >= fewest for rows, fewest in zip(seen, (4, 3, 1), strict=True)), seen


@pytest.fixture
def large(qapp: QApplication) -> Look:
    return Look(Theme.DARK, 200)


def test_text_at_twice_the_size_stands_in_one_column_and_only_scrolls_down(
    sample: App, open_window: OpenWindow, qtbot: QtBot, qapp: QApplication, large: Look
) -> None:
    window = open_window(sample)
    apply(qapp, large)
    window.resize(1280, 820)
    page = page_of(window)
    qtbot.waitUntil(lambda: page.due.rows.isColumnHidden(0))
    qapp.processEvents()
    first = page.due.rows.cell(0, 1)
    shown, read = first.text(), first.data(Qt.ItemDataRole.AccessibleTextRole)
    below = page.latest.y() >= page.missing.geometry().bottom()
    across, down = scrolled(page)
    apply(qapp, Look())

    when, what, who = page.due.rows.words()[0]
    assert shown == f"{what}\n{when}. {who}"
    assert read == f"When: {when}. What: {what}. Who: {who}"
    assert below
    assert (across, down > 0) == (0, True)
    assert window.width() == 1280


def test_back_at_its_size_every_word_has_its_column_again(
    sample: App, open_window: OpenWindow, qtbot: QtBot, qapp: QApplication, large: Look
) -> None:
    window = open_window(sample)
    rows = page_of(window).due.rows
    apply(qapp, large)
    qtbot.waitUntil(lambda: rows.isColumnHidden(0))
    apply(qapp, Look())
    qtbot.waitUntil(lambda: not rows.isColumnHidden(0))

    assert [rows.cell(0, column).text() for column in range(3)] == rows.words()[0]


@pytest.mark.usefixtures("task")
def test_a_short_list_leaves_its_room_to_the_others(
    notified: App, open_window: OpenWindow, qapp: QApplication
) -> None:
    window = open_window(notified)
    window.resize(1280, 1000)
    for _ in range(5):  # layouts settle in a few rounds
        qapp.processEvents()
    page = page_of(window)

    assert page.due.rows.viewport().height() - page.due.rows.rowHeight(0) < page.due.rows.rowHeight(0)
    assert page.missing.height() > 4 * page.due.height()


def test_replies_that_wait_are_told_and_lead_to_their_page(
    council: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(council)
    assert page_of(window).replies.isHidden()

    bring(council, tmp_path, eml())
    page_of(window).reload()
    settle(qtbot, window)
    assert page_of(window).replies.text() == "1 reply waits to be looked through"
    assert not page_of(window).replies.isHidden()
    page_of(window).replies.click()
    settle(qtbot, window)

    assert window.page is not None
    assert window.page.title == "Replies"
