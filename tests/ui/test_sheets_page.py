"""Badges, cards, signs and labels in the window: chosen, counted, looked at, written, stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from inspection_ready.domain.card_layouts import SheetKind
from inspection_ready.domain.errors import Cancelled
from inspection_ready.domain.people import Person
from inspection_ready.services.registers import add_record
from inspection_ready.services.sheets import write_sheets
from tests.documents.reading import pdf_paragraphs
from tests.plugins.window import OpenWindow, settle
from ui.pages.sheets import ONLY_LOOKING, SheetsPage
from ui.print_page import STOPPED

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow

NOBODY = "Nobody is chosen yet. Tick a list, a side of the council, or those in the timetable."


@pytest.fixture
def window(sample: App, open_window: OpenWindow) -> MainWindow:
    return open_window(sample)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> SheetsPage:
    return sheets_page(window, qtbot)


def sheets_page(window: MainWindow, qtbot: QtBot) -> SheetsPage:
    window.go("sheets")
    settle(qtbot, window)
    page = window.page
    assert isinstance(page, SheetsPage)
    return page


def choose(page: SheetsPage, kind: SheetKind) -> None:
    page.choice.kind.setCurrentIndex(page.choice.kind.findData(kind))


def tick(page: SheetsPage, name: str) -> None:
    items = [page.choice.goes_to.list.item(row) for row in range(page.choice.goes_to.list.count())]
    next(item for item in items if item.text().startswith(name)).setCheckState(Qt.CheckState.Checked)


def test_page_says_first_that_somebody_must_be_chosen(page: SheetsPage) -> None:
    assert page.problem.text() == NOBODY
    assert not page.go.isEnabled()
    assert page.preview.count == 0


def test_badges_of_a_list_are_counted_looked_at_and_written(
    page: SheetsPage, window: MainWindow, sample: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    tick(page, "Interviewees")
    settle(qtbot, window)

    assert (page.what.text(), page.go.text()) == ("15 badges on 2 sheets.", "Write 15 badges on 2 sheets")
    assert "Print at 100%" in page.advice.text()
    assert page.preview.count == 1
    assert page.problem.isHidden()

    page.go.click()
    settle(qtbot, window)
    page.open_folder.click()

    folder = sample.workspace.folder / "sheets" / "ID badges, 20 November 2026"
    assert opened == [str(folder)]
    assert page.done.text() == (
        f"15 badges on 2 sheets were written, as a PDF and a Word file, into {folder}."
    )
    told = pdf_paragraphs((folder / "ID badges.pdf").read_bytes())
    assert len([each for each in told if not each.startswith("Photograph of")]) == 3 * 15


def test_only_what_matters_for_the_kind_can_be_chosen(
    page: SheetsPage, window: MainWindow, qtbot: QtBot
) -> None:
    choice = page.choice
    boxes = {
        "lists": choice.goes_to, "size": choice.sizes, "start": choice.start, "session": choice.session, "day": choice.day
    }  # fmt: skip

    shown = {}
    for kind in SheetKind:
        choose(page, kind)
        settle(qtbot, window)
        shown[kind] = {name for name, box in boxes.items() if not box.isHidden()}

    assert shown == {
        SheetKind.BADGES: {"lists", "size", "session", "day"},
        SheetKind.PLACE_CARDS: {"lists", "size", "session", "day"},
        SheetKind.DOOR_SIGNS: {"day"},
        SheetKind.SIGN_IN: {"day"},
        SheetKind.LABELS: {"lists", "size", "start", "session"},
    }


def test_signs_follow_the_timetable_without_anybody_chosen(
    page: SheetsPage, window: MainWindow, qtbot: QtBot
) -> None:
    choose(page, SheetKind.DOOR_SIGNS)
    settle(qtbot, window)
    assert page.what.text() == "19 door signs."

    page.choice.day.setCurrentIndex(1)
    settle(qtbot, window)

    assert page.what.text() == "6 door signs."
    choose(page, SheetKind.SIGN_IN)
    settle(qtbot, window)
    assert page.advice.isHidden()  # a sheet to sign in on may be printed in any size


def test_place_cards_of_one_session(page: SheetsPage, window: MainWindow, qtbot: QtBot) -> None:
    choose(page, SheetKind.PLACE_CARDS)
    page.choice.session.setCurrentIndex(page.choice.session.findData("D1-01"))
    settle(qtbot, window)

    assert page.what.text() == "6 place cards on 2 sheets."
    assert "fold each card" in page.advice.text()


def test_labels_begin_where_the_sheet_was_left_and_say_who_has_no_address(
    page: SheetsPage, window: MainWindow, qtbot: QtBot
) -> None:
    choose(page, SheetKind.LABELS)
    page.choice.inside.set_ticked(ticked=True)
    page.choice.outside.set_ticked(ticked=True)
    settle(qtbot, window)
    assert page.what.text() == "48 labels on 3 sheets."

    page.choice.start.setValue(20)
    settle(qtbot, window)

    assert page.what.text() == "48 labels on 4 sheets."
    assert page.remarks.text().startswith("No postal address is held for Beatrix Holloway-Finn, ")
    page.choice.sizes.setCurrentIndex(1)
    assert (page.choice.start.maximum(), page.choice.start.value()) == (14, 14)


def test_a_person_added_elsewhere_is_counted(
    page: SheetsPage, window: MainWindow, sample: App, qtbot: QtBot
) -> None:
    page.choice.inside.set_ticked(ticked=True)
    settle(qtbot, window)
    assert page.what.text() == "48 badges on 5 sheets."

    done = sample.do(add_record, Person(name="Zoe Wray"))
    page.context.refresh.send(done.changes)
    settle(qtbot, window)

    assert page.what.text() == "49 badges on 5 sheets."


def test_writing_can_be_stopped_and_leaves_nothing(
    page: SheetsPage, window: MainWindow, sample: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if Cancel were pressed while the first page is written."""
    page.choice.inside.set_ticked(ticked=True)
    settle(qtbot, window)

    def stopped_in_time(app: App, order: object, *, progress: object) -> object:
        def stop(_done: int, _of: int) -> None:
            raise Cancelled

        return write_sheets(app, order, progress=stop)  # type: ignore[arg-type]  # the page's own order

    monkeypatch.setattr("ui.pages.sheets.write_sheets", stopped_in_time)

    page.go.click()
    assert not page.working.isHidden()
    assert not page.choice.isEnabled()
    settle(qtbot, window)

    assert page.done.text() == STOPPED
    assert page.working.isHidden()
    assert page.choice.isEnabled()
    assert not (sample.workspace.folder / "sheets").exists()


def test_cancel_asks_the_writing_to_stop(
    page: SheetsPage, window: MainWindow, sample: App, qtbot: QtBot
) -> None:
    page.choice.inside.set_ticked(ticked=True)
    settle(qtbot, window)

    page.go.click()
    page.working.cancel.click()
    settle(qtbot, window)

    assert page.done.text() == STOPPED
    assert not (sample.workspace.folder / "sheets").exists()


def test_who_only_looks_writes_into_another_folder(
    sample: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(sample, look_only=True)
    page = sheets_page(window, qtbot)
    choose(page, SheetKind.DOOR_SIGNS)
    settle(qtbot, window)
    assert (page.problem.text(), page.go.isEnabled()) == (ONLY_LOOKING, False)

    page.choice.put_into(tmp_path / "mine")
    settle(qtbot, window)
    page.go.click()
    settle(qtbot, window)

    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["Door signs, 20 November 2026"]
