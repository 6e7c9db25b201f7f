"""PySide6 6.12.0 under-counts references to None, True and False; on Python 3.11 the process then dies.

A short run hides it: the counts start in the hundreds. So the counts themselves are watched.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="from 3.12 on None, True and False live for ever"
)

ROUNDS = 300  # 6.12.0 loses one reference a round
SLACK = 50  # what the interpreter itself may drop meanwhile


class Speaker(QObject):
    said = Signal(bool)


class Painted(QWidget):
    rounds = 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.rounds += 1


def counts() -> dict[str, int]:
    return {str(each): sys.getrefcount(each) for each in (None, True, False)}


def fallen(before: dict[str, int]) -> dict[str, int]:
    after = counts()
    return {name: after[name] - count for name, count in before.items() if after[name] < count - SLACK}


def test_sending_signals_drops_no_references(qtbot: QtBot) -> None:
    speaker = Speaker()
    speaker.said.connect(lambda _: None)
    before = counts()

    for round_ in range(ROUNDS):
        speaker.said.emit(round_ % 2 == 0)

    assert fallen(before) == {}


def test_painting_drops_no_references(qtbot: QtBot) -> None:
    widget = Painted()
    qtbot.addWidget(widget)
    canvas = QPixmap(20, 20)
    before = counts()

    for _ in range(ROUNDS):
        widget.render(canvas)

    assert widget.rounds >= ROUNDS
    assert fallen(before) == {}
