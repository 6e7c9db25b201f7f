"""A list is filtered, the filter kept as a view, chosen again and taken back, by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.evidence import Evidence, EvidenceStatus
from inspection_ready.domain.views import Ask, Condition, SavedView
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from tests.journeys.hands import Hands, held
from tests.plugins.window import OpenWindow
from ui.main_window import MainWindow
from ui.pages.evidence import EvidencePage

if TYPE_CHECKING:
    from inspection_ready.services.app import App


@pytest.fixture
def window(open_window: OpenWindow, app: App) -> MainWindow:
    app.do(use_shipped_regime)
    for title, status in (("Survey", EvidenceStatus.HELD), ("Plan", EvidenceStatus.ASKED)):
        app.do(add_record, Evidence(title=title, status=status))
    return open_window(app)


def test_a_filter_is_kept_as_a_view_and_taken_back_by_keyboard(
    app: App, window: MainWindow, hands: Hands
) -> None:
    window.go("evidence")
    hands.wait()
    page = window.page
    assert isinstance(page, EvidencePage)

    hands.press("Ctrl+L")
    hands.tab_to("Status")
    hands.type("Held")
    hands.press("Return")
    assert page.list.count.text() == "1 of 2 pieces of evidence"

    hands.tab_to("Save as a view")
    hands.press("Space")
    hands.type("What we hold")
    hands.press("Return")
    (view,) = held(app, SavedView)
    assert (view.name, view.asks) == ("What we hold", (Condition("status", Ask.IS, ("held",)),))
    assert page.list.filter.currentText() == "What we hold"

    hands.press("Ctrl+Shift+L")
    assert page.list.count.text() == "2 pieces of evidence"
    hands.tab_to("Show")
    hands.type("What")
    hands.wait()
    assert page.list.count.text() == "1 of 2 pieces of evidence"

    hands.press("Ctrl+Z")
    assert held(app, SavedView) == ()
    assert page.list.count.text() == "1 of 2 pieces of evidence"
