"""At the size the window opens with, a list is read without moving it sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.plugins.window import OpenWindow, settle
from ui.register_page import RegisterPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App

FITTING = ("functions", "absences", "responsible", "facility-kinds", "places")
"""People and bases have more columns than a window holds."""


@pytest.mark.parametrize("place", FITTING)
def test_every_column_is_in_view(sample: App, open_window: OpenWindow, qtbot: QtBot, place: str) -> None:
    window = open_window(sample)
    window.go(place)
    settle(qtbot, window)

    page = window.page

    assert isinstance(page, RegisterPage)
    assert page.list.model.rowCount() > 0
    assert page.list.table.horizontalScrollBar().maximum() == 0
