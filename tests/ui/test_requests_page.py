"""The ledger of requests through the window: a list is taken, work goes on, and what answers is named."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest

from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.requests import Move, Request, RequestEvidence, RequestState, RequestStep
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from tests.plugins.window import OpenWindow, settle
from ui.dialogs.request_list import RequestListDialog
from ui.pages.requests import RequestsPage
from ui.theme import Look, Theme, apply

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App
    from ui.main_window import MainWindow

LETTER = "Please send:\n1. Your carers strategy\n2. Waiting list numbers, and how risk is managed\n"


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


@pytest.fixture
def carers(app: App) -> Request:
    app.do(use_shipped_regime)
    due = app.clock.now() + timedelta(hours=5)
    return app.do(add_record, Request(wording="Your carers strategy", due_at=due)).result


def open_page(window: MainWindow, qtbot: QtBot, target: int | None = None) -> RequestsPage:
    window.go("requests", target)
    settle(qtbot, window)
    return cast("RequestsPage", window.page)


def the_dialog(page: RequestsPage) -> RequestListDialog:
    return page.findChildren(RequestListDialog)[-1]


def test_a_pasted_list_is_shown_before_it_is_taken_and_taken_back_whole(
    app: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    app.do(use_shipped_regime)
    window = open_window(app)
    page = open_page(window, qtbot)

    page.take.click()
    dialog = the_dialog(page)
    dialog.text.setPlainText(LETTER)
    assert not dialog.take.isEnabled()
    dialog.show_changes.click()
    settle(qtbot, window)
    assert dialog.said.text() == "It would change: 2 added. 1 line of it is no request."
    assert dialog.table.words() == [
        ["Added", "1", "Your carers strategy"],
        ["Added", "2", "Waiting list numbers, and how risk is managed"],
        ["No request", "", "Please send:"],
    ]
    dialog.take.click()
    settle(qtbot, window)

    assert [each.wording for each in rows(app, Request)] == [
        "Your carers strategy",
        "Waiting list numbers, and how risk is managed",
    ]
    assert page.standing.text() == "None of 2 requests has been answered yet."
    window.undo_last()
    settle(qtbot, window)
    assert rows(app, Request) == ()


def test_what_a_list_would_change_is_in_view_as_a_whole_at_200_per_cent(
    app: App, open_window: OpenWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    app.do(use_shipped_regime)
    window = open_window(app)
    apply(qapp, Look(Theme.DARK, 200))
    page = open_page(window, qtbot)
    page.take.click()
    dialog = the_dialog(page)
    dialog.text.setPlainText(LETTER)

    dialog.show_changes.click()
    settle(qtbot, window)

    table, view = dialog.table, dialog.area.viewport()
    qtbot.waitUntil(lambda: view.rect().contains(QRect(table.mapTo(view, QPoint(0, 0)), table.size())))


def test_what_was_shown_is_forgotten_when_the_list_changes(
    app: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    app.do(use_shipped_regime)
    window = open_window(app)
    page = open_page(window, qtbot)
    page.take.click()
    dialog = the_dialog(page)
    dialog.text.setPlainText(LETTER)
    dialog.show_changes.click()
    settle(qtbot, window)
    assert dialog.take.isEnabled()

    dialog.text.appendPlainText("3. Risk register")

    assert not dialog.take.isEnabled()
    assert dialog.table.isHidden()
    dialog.text.clear()
    dialog.show_changes.click()
    assert dialog.problem.text() == "There is no request here yet. Paste the list above."


def test_a_list_that_cannot_be_read_says_why(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    app.do(use_shipped_regime)
    page = open_page(open_window(app), qtbot)
    page.take.click()

    the_dialog(page).read_file(tmp_path / "gone.txt")

    assert "gone.txt" in the_dialog(page).problem.text()


def test_only_steps_that_apply_are_offered_and_each_is_told(
    app: App, open_window: OpenWindow, qtbot: QtBot, carers: Request
) -> None:
    window = open_window(app)
    page = open_page(window, qtbot, carers.id)
    shown = {move for move, each in page.work.buttons.items() if not each.isHidden()}
    assert shown == {Move.ACKNOWLEDGE, Move.ASK_BACK, Move.ANSWER, Move.WITHDRAW}
    assert page.work.standing.text().endswith(", 5 hours left.")

    QTest.keyClicks(page.work.note, "by e-mail")
    page.work.buttons[Move.ACKNOWLEDGE].click()
    settle(qtbot, window)

    assert rows(app, Request)[0].state is RequestState.ACKNOWLEDGED
    assert [row[0] for row in page.work.table.words()] == ["Acknowledged"]
    assert page.work.table.words()[0][2] == "by e-mail"
    assert page.work.note.text() == ""


def test_an_answer_without_words_or_evidence_leads_to_the_evidence(
    app: App, open_window: OpenWindow, qtbot: QtBot, carers: Request
) -> None:
    policy = app.do(add_record, Evidence(title="Carers strategy 2026")).result
    window = open_window(app)
    page = open_page(window, qtbot, carers.id)

    page.work.buttons[Move.ANSWER].click()
    settle(qtbot, window)
    assert "has no answer yet" in window.notice.words.text()
    assert page.panel.tabs.currentWidget() is page.evidence

    QTest.keyClicks(page.evidence.which.line, "strategy 2026")
    QTest.keyClicks(page.evidence.pointer, "page 4")
    page.evidence.add.click()
    settle(qtbot, window)
    page.work.buttons[Move.ANSWER].click()
    settle(qtbot, window)

    (use,) = rows(app, RequestEvidence)
    assert (use.evidence_id, use.pointer) == (policy.id, "page 4")
    assert rows(app, Request)[0].state is RequestState.ANSWERED
    assert page.standing.text() == "1 of 1 request was answered in time."


def test_a_chase_says_whom(app: App, open_window: OpenWindow, qtbot: QtBot, carers: Request) -> None:
    window = open_window(app)
    page = open_page(window, qtbot, carers.id)

    page.work.chase.click()
    settle(qtbot, window)
    assert "who was asked again" in window.notice.words.text()
    QTest.keyClicks(page.work.note, "Simon Fairclough, by telephone")
    page.work.chase.click()
    settle(qtbot, window)

    (step,) = rows(app, RequestStep)
    assert (step.what, step.note) == ("chased", "Simon Fairclough, by telephone")


def test_the_chronology_is_saved(
    app: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, carers: Request
) -> None:
    window = open_window(app)
    page = open_page(window, qtbot, carers.id)

    page.save_to(tmp_path / "all.pdf")
    settle(qtbot, window)

    assert (tmp_path / "all.pdf").read_bytes()[:4] == b"%PDF"


def test_the_list_is_narrowed_to_what_is_late(
    app: App, open_window: OpenWindow, qtbot: QtBot, carers: Request
) -> None:
    now = app.clock.now()
    late = Request(wording="Risk register", asked_at=now - timedelta(days=2), due_at=now - timedelta(hours=1))
    late = app.do(add_record, late).result
    window = open_window(app)
    page = open_page(window, qtbot)
    names = [page.list.filter.itemText(place) for place in range(page.list.filter.count())]

    page.list.filter.setCurrentIndex(names.index("Late"))
    page.load()
    settle(qtbot, window)
    page.list.select(late.id)

    assert page.list.current == late.id
    assert page.list.count.text() == "1 of 2 requests"
