"""Answers to invitations where the timetable is looked at: in the cell, to whoever hears it, and in the plain table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from inspection_ready.domain.slips import Slip
from inspection_ready.domain.timetable import Part, SessionState
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.reply_intake import read_messages, take_in
from inspection_ready.services.sessions import change_session, set_people
from tests.plugins.window import OpenWindow, settle
from tests.services.test_issues import ADA, BEN, CAT, issue, made_timetable, move, rows, session, write
from tests.services.test_slip_answers import bring, calendar
from ui.pages.timetable import TimetablePage
from ui.widgets.day_tabs import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow


@pytest.fixture
def invited(app: App) -> App:
    """Ada and Ben were invited by e-mail, each to a session of their own; Cat was told on paper."""
    app.do(use_shipped_regime, "cqc")
    made = made_timetable(app)
    held = session(app, "Carers")
    app.do(change_session, held, replace(held, state=SessionState.CONFIRMED))
    issue(app, made)
    write(app)
    return app


def answer(app: App, folder: Path, email: str, said: str) -> None:
    slip = next(each for each in rows(app, Slip) if each.address == email)
    assert bring(app, folder, f"{email}.ics", calendar(slip.uid, said, attendee=email)) == []


@pytest.fixture
def window(invited: App, open_window: OpenWindow) -> MainWindow:
    return open_window(invited)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> TimetablePage:
    window.go("timetable")
    settle(qtbot, window)
    assert isinstance(window.page, TimetablePage)
    return window.page


def load(page: TimetablePage, window: MainWindow, qtbot: QtBot) -> None:
    page.load()
    settle(qtbot, window)


def said(page: TimetablePage, role: int = Qt.ItemDataRole.AccessibleTextRole) -> dict[str, str]:
    """What each session's cell says, by its title."""
    cells, blocks = page.tabs.grid.grid.cells, page.tabs.grid.grid.layout_.blocks
    return {each.session.title: cells.index(each.line, each.column).data(role) for each in blocks}


def in_the_cell(page: TimetablePage) -> dict[str, str]:
    """What stands first below the title, clashes apart."""
    words = page.tabs.grid.words
    assert words is not None
    return {each.title: words.lines(each, with_mark=False)[0] for each in words.whole.sessions}


def test_before_anybody_answers_it_says_who_has_not(page: TimetablePage) -> None:
    assert in_the_cell(page) == {
        "Carers": "? 1 open", "Night team": "10am to 11am", "Social work": "? 1 open",
    }  # fmt: skip
    assert "; No answer yet: Ben Hill; " in said(page)["Carers"]
    assert "; Told on paper: Cat Dunn; " in said(page)["Night team"]


def test_a_no_stands_first_in_the_cell_and_is_said_with_the_name(
    page: TimetablePage, window: MainWindow, invited: App, qtbot: QtBot, tmp_path: Path
) -> None:
    answer(invited, tmp_path, ADA.email, "DECLINED")
    answer(invited, tmp_path, BEN.email, "ACCEPTED")
    load(page, window, qtbot)

    assert in_the_cell(page) == {
        "Carers": "√ 1 yes", "Night team": "10am to 11am", "Social work": "× 1 no",
    }  # fmt: skip
    assert "; Declined: Ada Brook; " in said(page)["Social work"]
    assert said(page, Qt.ItemDataRole.ToolTipRole) == said(page)
    assert "√" not in said(page)["Carers"]
    page.tabs.setCurrentWidget(page.tabs.list)
    column = COLUMNS.index("Answers")
    assert {row[1].split(" ", 1)[1]: row[column] for row in page.tabs.list.words()} == {
        "Carers": "Accepted: Ben Hill",
        "Night team": "Told on paper: Cat Dunn",
        "Social work": "Declined: Ada Brook",
    }
    page.tabs.setCurrentIndex(1)
    day = page.tabs.days[0]
    cells = (day.item(row, column) for row in range(day.rowCount()) for column in range(day.columnCount()))
    assert any("Declined: Ada Brook" in each.text() for each in cells if each is not None)


def test_an_answer_to_another_time_says_so(
    page: TimetablePage, window: MainWindow, invited: App, qtbot: QtBot, tmp_path: Path
) -> None:
    answer(invited, tmp_path, ADA.email, "ACCEPTED")
    move(invited, "Social work", starts=840)
    load(page, window, qtbot)

    assert in_the_cell(page)["Social work"] == "√ 1 yes (another time)"
    assert "; Accepted: Ada Brook (asked for 10am on Tuesday 9 February 2027); " in said(page)["Social work"]


def test_who_comes_no_more_has_answered_nothing_there(
    page: TimetablePage, window: MainWindow, invited: App, qtbot: QtBot
) -> None:
    held = session(invited, "Social work")
    invited.do(set_people, held, {CAT.id: Part.TAKES_PART})
    load(page, window, qtbot)

    assert "Ada Brook" not in said(page)["Social work"]
    assert in_the_cell(page)["Social work"] == "10am to 11am"


def test_the_page_is_read_again_when_an_answer_comes(
    page: TimetablePage, invited: App, tmp_path: Path
) -> None:
    slip = next(each for each in rows(invited, Slip) if each.address == ADA.email)
    path = tmp_path / "no.ics"
    path.write_bytes(calendar(slip.uid, "DECLINED"))
    with read_messages(invited.workspace.files, [path]) as brought:
        done = invited.do(take_in, brought.new, workspace_id=invited.workspace.file.id)

    assert page.affected_by(done.changes)
