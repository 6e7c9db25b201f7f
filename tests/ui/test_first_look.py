"""The first page is read before the workspace is open; then the same page comes to life."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from inspection_ready.domain.moments import today
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.today import today_of
from tests.plugins.window import settle
from ui.main_window import MainWindow
from ui.theme import Look, apply

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.pages.today import TodayPage

ROOT = Path(__file__).resolve().parents[2]
MOST_MODULES = 203
"""Of the program's own, in use once the first page is painted: 201, and a little room. Each takes about a thousandth
of a second, mostly to make its classes, and half of what a person waits for is that. What the page can do without is
imported inside what needs it; raise this only for what the page itself shows."""


@pytest.fixture
def looking(qtbot: QtBot, qapp: QApplication, sample: App) -> MainWindow:
    """The window while the workspace is still being opened."""
    apply(qapp, Look())
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    first = sample.read(today_of, on=today(sample.clock))
    window.look(first, name="Northmoor", sentence=error_sentence)
    return window


def page_of(window: MainWindow) -> TodayPage:
    return cast("TodayPage", window.page)


def ways(page: TodayPage) -> list[QPushButton]:
    """Everything that leads on or changes something."""
    return page.findChildren(QPushButton)


def test_rows_are_on_view_before_the_workspace_is_open(looking: MainWindow) -> None:
    page = page_of(looking)

    assert page.due.rows.rowCount() > 0
    assert page.missing.rows.rowCount() > 0
    assert page.heading.text() == "Today, Friday 20 November 2026"
    assert looking.footer.words.text() == "Opening Northmoor ..."
    assert not looking.sidebar.isEnabled()
    assert not any(way.isEnabled() for way in ways(page))


def test_nothing_leads_anywhere_before_the_workspace_is_open(looking: MainWindow) -> None:
    page = page_of(looking)

    looking.go("people")
    page.due.go_to_chosen()
    page.due.tick_chosen()
    page.missing.go_to_chosen()
    page.latest.undo_chosen()
    page.reload()
    looking.places.go_next()

    assert looking.place == "today"
    assert list(looking.places.pages) == ["today"]


def test_the_page_stays_when_the_workspace_is_open(looking: MainWindow, sample: App, qtbot: QtBot) -> None:
    page = page_of(looking)
    words = [card.rows.words() for card in (page.due, page.missing)]

    looking.open(sample, name="Northmoor", sentence=error_sentence, look_only=False)
    settle(qtbot, looking)

    assert looking.page is page
    assert [card.rows.words() for card in (page.due, page.missing)] == words
    assert page.latest.rows.rowCount() > 0
    assert all(
        way.isEnabled() for way in ways(page) if way is not page.due.tick
    )  # only tasks and diaries are
    assert looking.sidebar.isEnabled()
    assert looking.footer.words.text() == ""
    looking.leave_workspace()


def test_rows_go_when_the_workspace_is_left_before_it_is_open(looking: MainWindow) -> None:
    looking.leave_workspace()

    assert looking.context is None
    assert looking.page is None


def test_a_start_paints_the_frame_then_rows_then_opens(tmp_path: Path, sample: App) -> None:
    """The child ends with an error where SQLAlchemy, or another slow library, is there before the first rows.

    It counts the modules of the program too: the second start, which reads no regime, shows what most people meet.
    """
    sample.workspace.close()
    folder = shutil.copytree(sample.workspace.folder, tmp_path / "copy")
    told = os.environ | {
        "BORN_AT": str(time.time_ns()),
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
    }
    child = ROOT / "tests" / "benchmarks" / "first_paint.py"

    for _ in range(2):
        run = subprocess.run(
            [sys.executable, str(child), str(folder)],
            cwd=ROOT,
            env=told,
            capture_output=True,
            text=True,
            check=False,
        )

    painted = [line.split("|")[0] for line in run.stdout.splitlines()]
    assert (run.returncode, "too early" in run.stderr) == (0, False)
    assert [painted[0], painted[1].split(" of ")[0], *painted[2:]] == ["frame", "page", "whole"]
    assert int(painted[1].split(" of ")[1]) > 0
    (count,) = re.findall(r"^modules (\d+)$", run.stderr, re.MULTILINE)
    assert int(count) <= MOST_MODULES
