"""How the grid of a timetable of 700 sessions follows the hand, against a bare widget that draws as many blocks."""

from __future__ import annotations

from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from inspection_ready.domain.calendar_answers import Said
from inspection_ready.domain.clash_check import clashes, clashes_by_session
from inspection_ready.domain.clash_moves import MoveCheck
from inspection_ready.phrases.session_answers import Names, answers_mark, answers_words
from inspection_ready.phrases.timetable import times_words
from tests.benchmarks.test_bench_window import report, timed
from tests.benchmarks.timetables import large_timetable
from ui.models.session_answers import SessionAnswers
from ui.models.session_words import SessionWords
from ui.models.timetable_on_view import TimetableOnView
from ui.theme import Look, apply
from ui.widgets.session_view import SessionView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from inspection_ready.domain.whole_timetable import WholeTimetable

pytestmark = pytest.mark.benchmark

SESSIONS = 700
STEPS = 40
DRAG_TIMES = 2.0
SIZE = (4400, 1250)


class Bare(QWidget):
    """The same blocks at the same places with their titles and times, and nothing else."""

    def __init__(self, blocks: list[tuple[QRect, str, str]]) -> None:
        super().__init__()
        self.blocks = blocks

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter, palette = QPainter(self), self.palette()
        painter.fillRect(self.rect(), palette.base())
        line = self.fontMetrics().lineSpacing()
        wraps = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
        for rect, title, times in self.blocks:
            painter.fillRect(rect, palette.alternateBase())
            painter.drawRect(rect)
            painter.drawText(rect.adjusted(4, 4, -4, -line), wraps, title)
            painter.drawText(
                rect.adjusted(4, rect.height() - line, -4, 0), int(Qt.AlignmentFlag.AlignLeft), times
            )


def answered(whole: WholeTimetable) -> SessionAnswers:
    """Everybody was invited, and at every third session somebody declined."""
    ids = [each.id for each in whole.sessions]
    names: dict[int, Names] = {session_id: {Said.ACCEPTED: ["Ada Brook"]} for session_id in ids}
    names |= {
        session_id: {Said.DECLINED: ["Ben Hill"], Said.ACCEPTED: ["Ada Brook"]} for session_id in ids[::3]
    }
    return SessionAnswers(
        marks={each: answers_mark(said, is_of_another_time=False) for each, said in names.items()},
        words={each: answers_words(said, None) for each, said in names.items()},
        declined=frozenset(ids[::3]),
    )


def shown(view: SessionView) -> WholeTimetable:
    whole, known = large_timetable(SESSIONS)
    on_view = TimetableOnView(
        all=(whole.timetable,),
        whole=whole,
        people={each.id: each.name for each in known.people.values()},
        places={each: known.room(each) or known.base(each) for each in (*known.rooms, *known.bases)},
        linked={},
        check=MoveCheck(whole, known),
        known=known,
    )
    answers = answered(whole)
    told = SessionWords(whole, on_view.people, on_view.places, clashes_by_session(on_view.clashes), answers)
    view.show_timetable(on_view, told, look_only=False)
    return whole


def test_a_dragged_session_is_checked_and_drawn_at_once(qtbot: QtBot, qapp: QApplication) -> None:
    """All 700 are in sight: the most there can be to draw. One drag step checks, tells in words and draws all of it."""
    apply(qapp, Look())
    view = SessionView()
    qtbot.addWidget(view)
    view.resize(*SIZE)
    view.show()
    whole = shown(view)
    grid, port = view.grid, view.grid.viewport()
    grid.fit_width()
    QApplication.processEvents()
    blocks = [
        (grid.rect_of(each.session, each.line), each.session.title, times_words(each.session))
        for each in grid.layout_.blocks
    ]
    assert all(port.rect().intersects(rect) for rect, _, _ in blocks)
    bare = Bare(blocks)
    qtbot.addWidget(bare)
    bare.resize(port.size())
    bare.show()
    QApplication.processEvents()
    start = next(rect for rect, _, _ in blocks if rect.width() > 20).center()
    quarter = grid.head.defaultSectionSize()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, start + QPoint(30, 0))

    def step(number: int) -> None:
        QTest.mouseMove(port, start + QPoint(number % 80 * 4 * quarter, number % 7 * grid.rowHeight(1)))

    def step_and_all(number: int) -> None:
        step(number)
        port.repaint()

    def step_as_it_is(number: int) -> None:
        step(number)
        QApplication.processEvents()

    ours, as_it_is, yardstick, plain = [], [], [], []
    for number in range(STEPS):
        as_it_is.append(timed(lambda number=number: step_as_it_is(number)))  # type: ignore[misc] # as below
        ours.append(timed(lambda number=number: step_and_all(number + 1)))  # type: ignore[misc] # the type of a lambda with a default is not inferred
        QApplication.processEvents()
        yardstick.append(timed(bare.repaint))
        plain.append(timed(port.repaint))
    assert grid.held is not None
    told = view.told.text()
    moved = {each.id: each for each in grid.preview.values()}
    QTest.keyClick(grid, Qt.Key.Key_Escape)

    name = f"A step of a session dragged among {SESSIONS}"
    of = [median(each.after for each in times) for times in (ours, yardstick, plain, as_it_is)]
    ratio = report(name, of[0], of[1], DRAG_TIMES)
    report(f"{name}, drawing what changed", of[3], of[1])
    report("The grid drawn again, nothing dragged", of[2], of[1])
    report(
        f"{name}, processor time",
        median(each.processor for each in ours),
        median(each.processor for each in yardstick),
    )
    assert told.startswith("Moving “D")
    assert len(moved) == 1
    assert ratio <= DRAG_TIMES
    assert whole.sessions


def test_moving_one_is_judged_faster_than_all_of_it() -> None:
    whole, known = large_timetable(SESSIONS)
    check = MoveCheck(whole, known)
    session = whole.sessions[SESSIONS // 2]

    moved = replace(session, day=3, starts=600)

    def judge_moved() -> None:
        check.with_moved([moved])

    def judge_all() -> None:
        clashes(whole, known)

    ours = [timed(judge_moved).processor for _ in range(9)]
    all_of_it = [timed(judge_all).processor for _ in range(9)]

    ratio = report("A moved session judged, of judging all", median(ours), median(all_of_it))
    assert ratio < 1
