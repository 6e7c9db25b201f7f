from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ui.first_window import FirstWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_second_start_on_a_workspace_raises_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = FirstWindow(), FirstWindow()

    assert first.claim(tmp_path)
    with qtbot.waitSignal(first.raise_asked):
        assert not second.claim(tmp_path)

    first.let_go()


def test_another_workspace_has_its_own_window(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = FirstWindow(), FirstWindow()

    claimed = (first.claim(tmp_path / "a"), second.claim(tmp_path / "b"))

    assert claimed == (True, True)
    for each in (first, second):
        each.let_go()


def test_place_is_free_again_once_the_first_has_gone(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = FirstWindow(), FirstWindow()
    first.claim(tmp_path)
    first.let_go()

    assert second.claim(tmp_path)

    second.let_go()
