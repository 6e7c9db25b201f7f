"""The part Scrutiny of evidence and of requests; and disposing there, which asks why and says what it does not reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtWidgets import QLabel

from inspection_ready.domain.disposals import Disposal, Disposed
from inspection_ready.domain.evidence import Evidence
from inspection_ready.services.releases import make_release
from tests.plugins.window import OpenWindow, settle
from tests.services.releasing import Releasing
from ui.dialogs.reason import ReasonDialog
from ui.pages.evidence import EvidencePage
from ui.pages.requests import RequestsPage

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.domain.requests import Request
    from inspection_ready.domain.rows import R
    from inspection_ready.services.app import App
    from ui.main_window import MainWindow

WHY = "Six years are over"


@pytest.fixture
def council(app: App, tmp_path: Path) -> Releasing:
    return Releasing(app, tmp_path / "from").begin()


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


def opened(window: MainWindow, qtbot: QtBot, place: str, record_id: int) -> EvidencePage | RequestsPage:
    window.go(place, record_id)
    settle(qtbot, window)
    page = cast("EvidencePage | RequestsPage", window.page)
    page.panel.tabs.setCurrentWidget(page.scrutinies.part)
    settle(qtbot, window)
    return page


def told(page: EvidencePage | RequestsPage) -> list[str]:
    table = page.scrutinies.part.history.table
    return [
        " | ".join(cell.text() for column in range(3) if (cell := table.item(row, column)) is not None)
        for row in range(table.rowCount())
    ]


def answer(page: EvidencePage | RequestsPage, window: MainWindow, qtbot: QtBot, why: str) -> None:
    dialog = page.findChildren(ReasonDialog)[-1]
    dialog.text.setPlainText(why)
    dialog.do.click()
    settle(qtbot, window)


def test_what_became_of_evidence_is_read_line_by_line(
    council: Releasing, open_window: OpenWindow, qtbot: QtBot
) -> None:
    _, item = council.signed("Your carers survey", "IR1", "Carers survey")
    make_release(council.app)

    page = opened(open_window(council.app), qtbot, "evidence", item.id)

    lines = told(page)
    assert "Request 1 (IR1) was asked: “Your carers survey”" in lines[0]
    [signed] = [line for line in lines if "Signed by Dana Okafor" in line]
    assert "Who decided, or whose word it is: Dana Okafor, Director of Adult Social Services" in signed
    assert f"Recorded by {council.app.who.account}" in signed
    assert "It is line 1 of release 1, for request 1" in lines[-1]
    shown = page.scrutinies.part.shows.text()
    assert "What it does not show:" in shown
    assert "1 line above was recorded after the last head that left" in shown


def test_a_request_has_its_part_too(council: Releasing, open_window: OpenWindow, qtbot: QtBot) -> None:
    request, _ = council.signed("Your carers survey", "IR1", "Carers survey")

    page = opened(open_window(council.app), qtbot, "requests", request.id)

    assert [line for line in told(page) if "Version 1 of E1 came" in line]
    assert not page.scrutinies.part.dispose.isVisible()


def test_nothing_is_read_before_somebody_looks_there(
    council: Releasing, open_window: OpenWindow, qtbot: QtBot
) -> None:
    item = council.evidence()
    window = open_window(council.app)
    window.go("evidence", item.id)
    settle(qtbot, window)

    assert told(cast("EvidencePage", window.page)) == []


def test_it_is_saved_as_a_document(
    council: Releasing, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    item = council.evidence()
    window = open_window(council.app)
    page = opened(window, qtbot, "evidence", item.id)

    for name in ("record.docx", "record.pdf"):
        page.scrutinies.save_to(tmp_path / name)
        settle(qtbot, window)

    assert [(tmp_path / name).stat().st_size > 2_000 for name in ("record.docx", "record.pdf")] == [
        True,
        True,
    ]


def test_evidence_is_disposed_of_with_a_reason(
    council: Releasing, open_window: OpenWindow, qtbot: QtBot
) -> None:
    item = council.evidence()
    window = open_window(council.app)
    page = opened(window, qtbot, "evidence", item.id)

    page.scrutinies.part.dispose.click()
    dialog = page.findChildren(ReasonDialog)[-1]
    assert any("safe copies" in label.text() for label in dialog.findChildren(QLabel))
    dialog.do.click()
    assert rows(council.app, Disposal) == ()
    answer(page, window, qtbot, WHY)

    [gone] = rows(council.app, Disposal)
    assert (gone.what, gone.name, gone.reason) == (Disposed.WHOLE, "E1", WHY)
    assert [each.title for each in rows(council.app, Evidence)] == ["Disposed of"]
    assert "The evidence E1 was disposed of on" in window.notice.words.text()
    assert any("The evidence E1 was disposed of on" in line for line in told(page))


def test_a_version_is_disposed_of_and_says_so_in_its_line(
    council: Releasing, open_window: OpenWindow, qtbot: QtBot
) -> None:
    item = council.evidence()
    council.newer(item, ("survey.txt", b"Newer"))
    window = open_window(council.app)
    page = cast("EvidencePage", opened(window, qtbot, "evidence", item.id))

    page.versions.table.selectRow(1)
    page.versions.dispose.click()
    answer(page, window, qtbot, WHY)

    assert page.versions.table.words()[1][1].startswith("Disposed of on ")
    page.versions.table.selectRow(1)
    assert not page.versions.open.isEnabled()
    assert not page.versions.dispose.isEnabled()


def test_what_is_in_a_release_is_refused_in_words(
    council: Releasing, open_window: OpenWindow, qtbot: QtBot
) -> None:
    _, item = council.signed("Your carers survey", "IR1", "Carers survey")
    make_release(council.app)
    window = open_window(council.app)
    page = opened(window, qtbot, "evidence", item.id)

    page.scrutinies.part.dispose.click()
    answer(page, window, qtbot, WHY)

    assert "is in release 1, so it cannot be disposed of" in window.notice.words.text()
    assert rows(council.app, Disposal) == ()


def test_earlier_words_of_a_request_are_disposed_of(
    council: Releasing, open_window: OpenWindow, qtbot: QtBot
) -> None:
    request: Request = council.ask()
    council.answer(request, council.evidence())
    window = open_window(council.app)
    page = opened(window, qtbot, "requests", request.id)

    page.scrutinies.part.earlier.click()
    answer(page, window, qtbot, WHY)

    assert [each.what for each in rows(council.app, Disposal)] == [Disposed.EARLIER]
    assert any("What was written before of request 1 was disposed of" in line for line in told(page))
