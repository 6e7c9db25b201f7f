"""The page of the learning log: what was promised is seen to, or becomes a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.learning import Learnt
from inspection_ready.domain.requests import Request
from tests.plugins.window import OpenWindow, settle
from tests.services.test_learning import AUDIT, TODAY, fill
from ui.pages.learning import LearningPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow

Opened = tuple["MainWindow", LearningPage]


@pytest.fixture
def opened(app: App, open_window: OpenWindow, qtbot: QtBot) -> Opened:
    window = open_window(fill(app))
    window.go("learning", AUDIT.id)
    settle(qtbot, window)
    assert isinstance(window.page, LearningPage)
    return window, window.page


def entry(app: App) -> Learnt:
    return app.read(lambda reader: reader.register(Learnt).get(AUDIT.id))


def test_a_promise_is_seen_to_and_to_be_seen_to_again(app: App, opened: Opened, qtbot: QtBot) -> None:
    window, page = opened
    assert page.standing.text() == (
        "1 thing that was promised or is to be followed up is still to be seen to."
    )

    page.done_button.click()
    settle(qtbot, window)
    assert entry(app).done_on == TODAY
    assert page.standing.text() == "Nothing that was promised in an interview is still to be seen to."
    page.again_button.click()
    settle(qtbot, window)

    assert entry(app).done_on is None


def test_a_promise_becomes_a_request_and_leaves_what_is_to_be_seen_to(
    app: App, opened: Opened, qtbot: QtBot
) -> None:
    window, page = opened
    page.list.filter.setCurrentIndex(1)
    page.load()
    settle(qtbot, window)
    assert page.list.table.model().rowCount() == 1

    page.request_button.click()
    settle(qtbot, window)

    (request,) = app.read(lambda reader: reader.register(Request).all())
    assert (request.wording, entry(app).request_id) == ("The audit of case files", request.id)
    assert page.list.table.model().rowCount() == 0


def test_without_an_entry_chosen_it_says_so(app: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(app)
    window.go("learning")
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, LearningPage)

    assert page.standing.text().startswith("Keep here what inspectors ask in each session")
    page.done_button.click()

    assert window.notice.words.text() == "Choose an entry in the list first."
