"""Filters and saved views through the window: set, counted, kept, chosen, cleared, renamed, deleted, written out."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inspection_ready.domain.evidence import Evidence, EvidenceStatus
from inspection_ready.domain.people import Person
from inspection_ready.domain.views import Ask, Condition, SavedView, conditions_text
from inspection_ready.exchange.spreadsheets import read_workbook
from inspection_ready.records.aspects import aspect_of
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, remove_record
from inspection_ready.services.views import all_views, remove_view, save_view
from tests.plugins.window import OpenWindow, settle
from ui.dialogs.filter import FilterDialog
from ui.dialogs.view_name import ViewNameDialog
from ui.navigation import PLACES
from ui.pages.coverage import CoveragePage
from ui.pages.evidence import EvidencePage
from ui.register_page import RegisterPage
from ui.widgets.answer_box import AnswerBox
from ui.widgets.view_choice import ALL

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow


@pytest.fixture
def held(app: App) -> App:
    app.do(use_shipped_regime)
    amara = app.do(add_record, Person(name="Amara Osei")).result
    for title, owner, status in (
        ("Survey", amara.id, EvidenceStatus.HELD),
        ("Plan", amara.id, EvidenceStatus.ASKED),
        ("Report", None, EvidenceStatus.HELD),
    ):
        app.do(add_record, Evidence(title=title, owner_id=owner, status=status))
    return app


def sheets_of(path: Path) -> dict[str, list[list[str]]]:
    return {
        sheet.name: [[str(cell) for cell in row if cell not in (None, "")] for row in sheet.rows]
        for sheet in read_workbook(path).sheets
    }


def open_page(window: MainWindow, qtbot: QtBot) -> EvidencePage:
    window.go("evidence")
    settle(qtbot, window)
    return cast("EvidencePage", window.page)


def listed(page: EvidencePage) -> list[str]:
    model = page.list.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def the_filter(page: RegisterPage | CoveragePage, window: MainWindow, qtbot: QtBot) -> FilterDialog:
    page.filter_list()
    settle(qtbot, window)
    return page.findChildren(FilterDialog)[-1]


def answer(dialog: FilterDialog, what: str, words: str) -> None:
    box = dialog.boxes[what]
    box.setCurrentIndex(box.findText(words))


def show_these(dialog: FilterDialog, window: MainWindow, qtbot: QtBot) -> None:
    dialog.show_these.click()
    settle(qtbot, window)


def test_a_filter_is_set_counted_kept_and_cleared(held: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(held)
    page = open_page(window, qtbot)
    assert page.list.filter.currentText() == page.choices[0].words  # not "Your own filter"
    assert page.list.bar.isHidden()

    dialog = the_filter(page, window, qtbot)
    answer(dialog, "owner_id", "Amara Osei")
    answer(dialog, "status", "Held")
    settle(qtbot, window)
    assert dialog.count.text() == "1 of 3 pieces of evidence"
    show_these(dialog, window, qtbot)

    assert listed(page) == ["Survey"]
    assert page.list.count.text() == "1 of 3 pieces of evidence"
    assert page.list.bar.said.text() == "Shown: Owner: Amara Osei; Status: Held."
    page.views.save("Hers")
    settle(qtbot, window)
    assert page.list.filter.currentText() == "Hers"
    assert [view.name for view in held.read(all_views)] == ["Hers"]

    page.list.bar.clear.click()
    settle(qtbot, window)
    assert listed(page) == ["Plan", "Report", "Survey"]
    assert page.list.bar.isHidden()
    page.list.filter.choose_view(held.read(all_views)[0].id)
    settle(qtbot, window)
    assert listed(page) == ["Survey"]


def test_the_keyboard_filters_and_clears(held: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(held)
    page = open_page(window, qtbot)

    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    dialog = page.findChildren(FilterDialog)[-1]
    box = dialog.boxes["status"]
    box.setFocus()
    QTest.keyClicks(box, "asked for")
    QTest.keyClick(box, Qt.Key.Key_Return)
    if dialog.isVisible():
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert listed(page) == ["Plan"]

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(
        window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    settle(qtbot, window)
    assert len(listed(page)) == 3


def test_a_view_is_changed_renamed_deleted_and_brought_back(
    held: App, open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stale = conditions_text((Condition("status", Ask.IS, ("held",)),))
    kept = held.do(save_view, SavedView(register="evidence", name="Held ones", conditions=stale)).result
    window = open_window(held)
    page = open_page(window, qtbot)
    page.list.filter.choose_view(kept.id)
    settle(qtbot, window)
    assert listed(page) == ["Report", "Survey"]

    dialog = the_filter(page, window, qtbot)
    assert dialog.boxes["status"].currentText() == "Held"
    answer(dialog, "owner_id", "Nothing given")
    show_these(dialog, window, qtbot)
    assert listed(page) == ["Report"]
    assert page.list.bar.change.isEnabled()
    page.list.bar.change.trigger()
    settle(qtbot, window)
    assert [len(view.asks) for view in held.read(all_views)] == [2]

    page.list.bar.rename.trigger()
    named = page.findChildren(ViewNameDialog)[-1]
    assert named.line.text() == "Held ones"
    named.line.setText(" ")
    named.do.click()
    assert named.problem.isVisible()
    named.line.setText("Nobody’s")
    named.do.click()
    settle(qtbot, window)
    assert page.list.filter.currentText() == "Nobody’s"

    monkeypatch.setattr(page.context.messages, "ask", lambda *_, **__: 0)
    page.list.bar.remove.trigger()
    settle(qtbot, window)
    assert held.read(all_views) == ()
    assert len(listed(page)) == 3
    window.undo_last()
    settle(qtbot, window)
    assert page.list.filter.findText("Nobody’s") > 0


def test_a_view_that_somebody_else_deletes_leaves_what_it_showed(
    held: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    kept = held.do(
        save_view,
        SavedView(
            register="evidence",
            name="Held",
            conditions=conditions_text((Condition("status", Ask.IS, ("held",)),)),
        ),
    ).result
    window = open_window(held)
    page = open_page(window, qtbot)
    page.list.filter.choose_view(kept.id)
    settle(qtbot, window)

    held.do(remove_view, kept)
    page.reload()
    settle(qtbot, window)

    assert listed(page) == ["Report", "Survey"]
    assert page.list.bar.said.text() == "Shown: Status: Held."
    assert page.list.bar.of_view.isHidden()


def test_a_view_says_who_is_gone_and_shows_what_it_can(
    held: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    cara = held.do(add_record, Person(name="Cara Dale")).result
    asks = conditions_text(
        (Condition("owner_id", Ask.IS, (str(cara.id),)), Condition("status", Ask.IS, ("held",)))
    )
    kept = held.do(save_view, SavedView(register="evidence", name="Cara’s", conditions=asks)).result
    held.do(remove_record, cara)
    window = open_window(held)
    page = open_page(window, qtbot)

    page.list.filter.choose_view(kept.id)
    settle(qtbot, window)

    assert listed(page) == ["Report", "Survey"]
    assert page.list.bar.lost.text() == (
        "Owner: Cara Dale is not here any more. The list is shown without asking for that."
    )


def test_a_view_brings_its_words_and_its_order(held: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    kept = held.do(
        save_view,
        SavedView(register="evidence", name="By title", find="r", order_by="title", descending=True),
    ).result
    window = open_window(held)
    page = open_page(window, qtbot)

    page.list.filter.choose_view(kept.id)
    settle(qtbot, window)

    assert page.list.search.text() == "r"
    assert listed(page) == ["Survey", "Report", "Plan"]
    page.clear_filter()
    settle(qtbot, window)
    assert page.list.search.text() == ""


def test_what_is_shown_is_exported_as_it_is_seen(
    held: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(held)
    page = open_page(window, qtbot)
    dialog = the_filter(page, window, qtbot)
    answer(dialog, "status", "Held")
    show_these(dialog, window, qtbot)

    page.export_seen(tmp_path / "seen.xlsx")
    settle(qtbot, window)

    sheets = sheets_of(tmp_path / "seen.xlsx")
    assert [row[0] for row in sheets["Pieces of evidence"]] == ["Title", "Report", "Survey"]
    assert ["Asked for", "Status: Held"] in sheets["What is shown"]
    assert ["Shown", "2 of 3 pieces of evidence"] in sheets["What is shown"]


def test_a_day_can_be_typed(held: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(held)
    page = open_page(window, qtbot)
    dialog = the_filter(page, window, qtbot)
    box = dialog.boxes["review_on"]

    box.setEditText("9 February 2027")
    box.settle()
    assert box.currentText() == "On or before 9 February 2027"
    box.setEditText("rubbish")
    box.settle()
    assert box.currentText() == "On or before 9 February 2027"
    assert box.condition == Condition("review_on", Ask.BY, ("2027-02-09",))
    dialog.clear.click()
    assert dialog.conditions == ()
    dialog.reject()


def test_the_coverage_is_filtered_and_its_view_kept(
    sample: App, open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(sample)
    window.go("coverage")
    settle(qtbot, window)
    page = cast("CoveragePage", window.page)
    assert page.grid.rowCount() == 9

    dialog = the_filter(page, window, qtbot)
    answer(dialog, "stale", "Something is stale on the day")
    settle(qtbot, window)
    counted = dialog.count.text()
    show_these(dialog, window, qtbot)

    assert 0 < page.grid.rowCount() < 9
    assert page.count.text() == counted
    assert all(not cell or "stale" in cell for row in page.grid.words() for cell in row[1:])
    page.views.save("Stale")
    settle(qtbot, window)
    assert page.shown.currentText() == "Stale"
    page.export_seen(tmp_path / "stale.xlsx")
    settle(qtbot, window)
    rows = sheets_of(tmp_path / "stale.xlsx")["Coverage"]
    assert len(rows) - 1 == int(counted.split()[0])
    page.clear_filter()
    settle(qtbot, window)
    assert page.grid.rowCount() == 9


@pytest.mark.parametrize("place", [place.id for place in PLACES])
def test_every_choice_of_a_page_asks_what_its_list_can_be_asked(place: str) -> None:
    page = next(each for each in PLACES if each.id == place).page_class()
    if not issubclass(page, RegisterPage):
        return

    for choice in page.choices:
        for one in choice.conditions:
            assert aspect_of(page.record.register, one.what) is not None, (choice.words, one.what)
    assert ALL in page.choices


def test_every_answer_box_is_named_and_its_label_leads_to_it(
    held: App, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(held)
    dialog = the_filter(open_page(window, qtbot), window, qtbot)

    boxes = dialog.findChildren(AnswerBox)

    assert len(boxes) == len(dialog.boxes) > 15
    assert all(box.accessibleName() for box in boxes)
    dialog.reject()
