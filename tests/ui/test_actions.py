from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from inspection_ready.resources import resource_path
from ui.actions import ACTIONS, On
from ui.main_window import MainWindow
from ui.navigation import PLACES
from ui.places import Places
from ui.undo_words import words_for_undoing

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_no_two_actions_share_a_key() -> None:
    keys = Counter(QKeySequence(keys).toString() for action in ACTIONS for keys in action.keys)

    assert [key for key, count in keys.items() if count > 1] == []


def test_every_action_of_the_window_has_its_slot() -> None:
    of = {On.WINDOW: MainWindow, On.PLACES: Places}
    missing = [each.id for each in ACTIONS if each.on in of and not hasattr(of[each.on], each.slot)]

    assert missing == []


def test_every_action_is_in_a_menu(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)

    listed = [action for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()]

    assert set(window.menus.actions.values()) <= set(listed)


def test_every_place_has_its_icon() -> None:
    drawn = {path.stem for path in resource_path("icons").glob("*.svg")}

    assert [place.id for place in PLACES if place.in_sidebar and place.id not in drawn] == []


def test_undoing_twice_does_it_again() -> None:
    once = words_for_undoing("Added Amara Osei.")

    assert (once, words_for_undoing(once), words_for_undoing(words_for_undoing(once))) == (
        "Taken back: Added Amara Osei.",
        "Done again: Added Amara Osei.",
        "Taken back: Added Amara Osei.",
    )
