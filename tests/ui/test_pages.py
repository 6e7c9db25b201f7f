"""Every hand-made page: made in light and dark without a word from Qt, reached by keyboard, named for screen readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from tests.plugins.window import OpenWindow, settle
from ui.main_window import MainWindow
from ui.theme import Look, Theme, apply

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.services.app import App

PAGES = (
    "today", "search", "gaps", "welcome-pack", "sheets", "notification", "inspection", "timetable", "packs", "imports",
)  # fmt: skip
REACHED = (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QAbstractItemView)


@pytest.fixture(params=[Theme.LIGHT, Theme.DARK])
def dress(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Callable[[], None]]:
    """In this theme at twice the size, once the window is open; ordinary again afterwards."""

    def put_on() -> None:
        apply(qapp, Look(request.param, text_size=200))

    yield put_on
    apply(qapp, Look())


@pytest.mark.parametrize("place", PAGES)
def test_page_is_made_in_either_theme_at_twice_the_size(
    sample: App, open_window: OpenWindow, qtbot: QtBot, dress: Callable[[], None], place: str
) -> None:
    window = open_window(sample)
    dress()
    window.resize(1280, 820)

    window.go(place)
    settle(qtbot, window)

    assert window.page is not None
    assert window.page.isVisible()
    assert window.width() == 1280


@pytest.mark.parametrize("place", PAGES)
def test_everything_on_a_page_that_takes_the_keyboard_has_a_name(
    sample: App, open_window: OpenWindow, qtbot: QtBot, place: str
) -> None:
    window = open_window(sample)
    window.go(place)
    settle(qtbot, window)

    assert [kind_of(each) for each in keyboard_parts(window) if not name_of(window, each)] == []


@pytest.mark.parametrize("place", PAGES)
def test_tab_reaches_everything_and_comes_round(
    sample: App, open_window: OpenWindow, qtbot: QtBot, place: str
) -> None:
    window = open_window(sample)
    window.go(place)
    settle(qtbot, window)
    wanted = {each for each in keyboard_parts(window) if each.isEnabled()}
    met: set[QWidget] = set()
    for _ in range(3 * len(wanted) + 60):
        at = QApplication.focusWidget()
        assert at is not None
        met.add(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)

    assert sorted(kind_of(each) for each in wanted - met) == []


def keyboard_parts(window: MainWindow) -> list[QWidget]:
    """What stands on the page and takes the keyboard; the inside of a list or an editor is not counted apart."""
    assert window.page is not None
    return [
        each
        for each in window.page.findChildren(QWidget)
        if isinstance(each, REACHED)
        and not isinstance(each, QScrollArea)
        and each.isVisible()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.focusProxy() is None
        and not isinstance(each.parentWidget(), QAbstractItemView)
    ]


def name_of(window: MainWindow, part: QWidget) -> str:
    """By its own name, its text, or the label that belongs to it."""
    assert window.page is not None
    if part.accessibleName():
        return part.accessibleName()
    if isinstance(part, QAbstractButton) and part.text():
        return part.text()
    labels = window.page.findChildren(QLabel)
    return next((label.text() for label in labels if label.buddy() in {part, part.parentWidget()}), "")


def kind_of(part: QWidget) -> str:
    return f"{type(part).__name__} {part.accessibleName() or part.property('text') or ''}".strip()
