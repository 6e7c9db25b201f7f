from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inspection_ready.domain.bases import Base
from inspection_ready.domain.readiness import Severity
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from tests.plugins.window import OpenWindow, settle
from ui.theme import Look, apply

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App
    from ui.main_window import MainWindow
    from ui.pages.gaps import GapsPage

ADDRESS = "medium/no_address/base"


@pytest.fixture
def council(app: App) -> App:
    """13 to do first; 39, 13 and two addresses to do soon; 39 when you can."""
    app.do(use_shipped_regime, "cqc")
    for name in ("Civic Centre", "Mill"):
        app.do(add_record, Base(name=name, is_main=name == "Mill", postcode="ZZ1 1AA"))
    return app


@pytest.fixture
def window(council: App, open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    window = open_window(council)
    window.go("gaps")
    settle(qtbot, window)
    return window


def page_of(window: MainWindow) -> GapsPage:
    return cast("GapsPage", window.page)


def choose(page: GapsPage, severity: Severity | None = None, kind: str | None = None) -> None:
    """As with the mouse: a choice in each box."""
    for box, wanted in ((page.severity_box, severity), (page.kind_box, kind)):
        at = box.findData(wanted)
        box.setCurrentIndex(at)
        box.activated.emit(at)


def test_everything_is_listed_the_most_pressing_first(window: MainWindow) -> None:
    page = page_of(window)
    soon = [row[0] for row in page.findings.words()]

    assert (soon.count("Do first"), soon.count("Do soon"), soon.count("When you can")) == (13, 54, 39)
    assert soon == sorted(soon, key=["Do first", "Do soon", "When you can"].index)


def test_severities_and_kinds_are_offered_with_their_counts(window: MainWindow) -> None:
    page = page_of(window)
    severities = [page.severity_box.itemText(at) for at in range(page.severity_box.count())]
    choose(page, Severity.MEDIUM)
    kinds = [page.kind_box.itemText(at) for at in range(page.kind_box.count())]

    assert severities == ["All (106)", "Do first (13)", "Do soon (54)", "When you can (39)"]
    assert kinds == [
        "All kinds",
        "Nobody responsible yet (39)",
        "No second for who is responsible (13)",
        "Bases without an address (2)",
    ]
    assert {row[0] for row in page.findings.words()} == {"Do soon"}


def test_a_kind_that_is_asked_for_is_shown_alone(window: MainWindow, qtbot: QtBot) -> None:
    choose(page_of(window), Severity.LOW)
    window.go("gaps", ADDRESS)
    settle(qtbot, window)

    page = page_of(window)
    assert page.severity_box.currentText() == "All (106)"
    assert [row[1] for row in page.findings.words()] == [
        "“Civic Centre” has no address. Add it.",
        "“Mill” has no address. Add it.",
    ]


def test_everything_that_is_asked_for_drops_the_filters(window: MainWindow, qtbot: QtBot) -> None:
    choose(page_of(window), Severity.LOW)
    window.go("gaps", "")
    settle(qtbot, window)

    assert len(page_of(window).findings.words()) == 106


def test_filters_stay_while_something_is_mended_elsewhere(
    council: App, window: MainWindow, qtbot: QtBot
) -> None:
    page = page_of(window)
    choose(page, kind=ADDRESS)
    window.go("bases")
    done = council.do(add_record, Base(name="Kelder Hub", postcode="ZZ1 2AB"))
    assert window.context is not None
    window.context.refresh.send(done.changes)
    window.go("gaps")
    settle(qtbot, window)

    assert len(page.findings.words()) == 3


def test_enter_leads_to_the_record(window: MainWindow, qtbot: QtBot) -> None:
    window.go("gaps", ADDRESS)
    settle(qtbot, window)
    page = page_of(window)
    way = page.go_there.text()
    QTest.keyClick(page.findings, Qt.Key.Key_Return)
    settle(qtbot, window)

    assert way == "Go to “Civic Centre”"
    assert window.place == "bases"


def test_a_click_on_the_page_that_stays_marked_leads_back(window: MainWindow, qtbot: QtBot) -> None:
    window.go("people")
    window.go("gaps")
    pages = window.sidebar.list
    marked = pages.currentItem()
    at = pages.visualItemRect(marked).center()
    QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: window.place == "people")

    assert marked.text() == "People"


def test_another_page_is_asked_for_once(window: MainWindow, qtbot: QtBot) -> None:
    pages, asked = window.sidebar.list, list[str]()
    window.sidebar.chosen.connect(asked.append)
    at = pages.visualItemRect(pages.item(3)).center()
    QTest.mouseClick(pages.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: window.place == "functions")

    assert asked == ["functions"]


def test_next_and_previous_page_go_on_from_it(window: MainWindow) -> None:
    window.places.go_next()
    following = window.place
    window.go("gaps")
    window.places.go_previous()

    assert (following, window.place) == ("search", "today")


def test_nothing_missing_is_good_news(app: App, open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(app)
    window.go("gaps")
    settle(qtbot, window)

    page = page_of(window)
    assert page.calm.isVisible()
    assert not page.findings.isVisible()
    assert not page.tools.isVisible()


def test_large_text_folds_a_row_into_one_cell(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    page = page_of(window)
    window.resize(1280, 820)
    apply(qapp, Look(text_size=200))
    qtbot.waitUntil(lambda: page.findings.isColumnHidden(0))
    soon, what, where = page.findings.words()[0]
    shown = page.findings.cell(0, 1).text()
    apply(qapp, Look())

    assert shown == f"{what}\n{soon}. {where}"
