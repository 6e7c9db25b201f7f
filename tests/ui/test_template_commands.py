"""Templates in the window: in fewer days, to a file and from one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.timetable import Session, SessionFormat, Timetable, Turn
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.timetable import timetables
from tests.plugins.window import OpenWindow, settle
from tests.story import add
from tests.ui.test_timetable_page import dialog
from ui.dialogs.make_timetable import MakeDialog
from ui.pages.timetable import TimetablePage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow

Opened = tuple["MainWindow", TimetablePage]


@pytest.fixture
def council(app: App) -> App:
    ours = Timetable(name="Ours", is_template=True, days=2, tracks=1)
    app.do(use_shipped_regime)
    app.do(
        add,
        ours,
        Session(timetable_id=ours.id, day=1, starts=540, minutes=60, track=1, title="Director"),
        Session(timetable_id=ours.id, day=2, starts=540, minutes=60, track=1, title="Carers"),
        Session(
            timetable_id=ours.id, day=2, starts=510, minutes=500, track=1, title="Day out",
            format=SessionFormat.VISIT, statements="QS1",
        ),
        Session(timetable_id=ours.id, day=2, starts=990, minutes=30, title="Close", turn=Turn.LAST),
    )  # fmt: skip
    return app


@pytest.fixture
def opened(council: App, open_window: OpenWindow, qtbot: QtBot) -> Opened:
    window = open_window(council)
    window.go("timetable")
    settle(qtbot, window)
    assert isinstance(window.page, TimetablePage)
    return window, window.page


def test_the_page_says_which_statements_have_no_session(opened: Opened) -> None:
    assert "8 of 9 quality statements have no session: QS2 Supporting people" in opened[1].about.text()


def test_fewer_days_say_what_moves_and_what_finds_no_place_before_it_is_made(
    council: App, opened: Opened, qtbot: QtBot
) -> None:
    window, page = opened
    page.timetables.make()
    settle(qtbot, window)
    shown = dialog(MakeDialog)
    assert (shown.days.value(), shown.tracks.value(), shown.fit.isHidden()) == (2, 1, True)

    shown.days.setValue(1)
    settle(qtbot, window)

    assert shown.fit.toPlainText().splitlines() == [
        "2 sessions find another place on 1 day:",
        "  “Close” from day 2 at 4:30pm to day 1 at 4:30pm",
        "  “Carers” from day 2 at 9am, track 1 to day 1 at 10:15am, track 1",
        "1 session would be left out, and named in the timetable’s notes:",
        "  “Day out”, 8 hours 20 minutes: no place of that length is free at the times it asks for",
    ]
    assert [row[0] for row in shown.found.words()] == ["Day 1: Director", "Day 2: Carers", "Day 2: Close"]
    shown.make.click()
    settle(qtbot, window)
    made = council.read(timetables)[0]
    assert (made.name, made.days) == ("The visit", 1)
    assert made.notes == "Of “Ours”, made for 2 days, these found no place: “Day out” (8 hours 20 minutes)."


def test_a_template_is_saved_as_a_file_and_brought_in_again(
    council: App, opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, page = opened
    asked: list[str] = []

    def ask(question: str, **_: object) -> int:
        asked.append(question)
        return 0

    monkeypatch.setattr(page.context.messages, "ask", ask)
    assert page.tools.save.isEnabled()

    page.templates.save_to(tmp_path / "ours.xlsx")
    settle(qtbot, window)
    page.templates.bring_from(tmp_path / "ours.xlsx")
    settle(qtbot, window)

    assert asked == ["Bring in “Ours 2”, with 4 sessions on 2 days?"]
    assert [each.name for each in council.read(timetables)] == ["Ours", "Ours 2"]
    assert page.tools.chooser.currentText() == "Template: Ours 2"


def test_a_bad_file_is_told_and_nothing_is_brought_in(
    council: App, opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, page = opened
    told: list[Exception] = []
    monkeypatch.setattr(page.context.messages, "tell", told.append)
    path = tmp_path / "bad.xlsx"
    path.write_text("no workbook")

    page.templates.bring_from(path)
    settle(qtbot, window)

    assert len(told) == 1
    assert len(council.read(timetables)) == 1


def test_the_templates_that_come_with_the_app_are_added(council: App, opened: Opened, qtbot: QtBot) -> None:
    window, page = opened

    page.tools.starters.trigger()
    settle(qtbot, window)

    assert [each.name for each in council.read(timetables)] == [
        "Ours", "Two days on site", "Mock interviews", "Three days on site", "Four days on site",
    ]  # fmt: skip
