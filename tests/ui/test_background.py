from __future__ import annotations

from collections.abc import Iterator
from threading import Event, current_thread, main_thread
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from inspection_ready.domain.errors import Cancelled, Refused
from ui.background import Background, Progress

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Asker(QObject):
    """Whoever asks: keeps what came back, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []
        self.errors: list[Exception] = []
        self.on_main_thread: list[bool] = []

    def answered(self, answer: object) -> None:
        self.answers.append(answer)
        self.on_main_thread.append(current_thread() is main_thread())

    def failed(self, error: Exception) -> None:
        self.errors.append(error)


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    background = Background()
    yield background
    background.stop()
    qtbot.waitUntil(lambda: background.is_idle)


def test_query_answers_on_the_main_thread(qtbot: QtBot, background: Background) -> None:
    asker = Asker()

    background.query(
        lambda: current_thread() is main_thread(),
        asker.answered,
        owner=asker,
        failed=asker.failed,
        key="list",
    )
    qtbot.waitUntil(lambda: bool(asker.answers))

    assert (asker.answers, asker.on_main_thread) == ([False], [True])


def test_query_delivers_only_the_latest_of_one_key(qtbot: QtBot, background: Background) -> None:
    asker, first_may_end = Asker(), Event()

    background.query(
        lambda: first_may_end.wait(10) and "old", asker.answered, owner=asker, failed=asker.failed, key="list"
    )
    background.query(lambda: "new", asker.answered, owner=asker, failed=asker.failed, key="list")
    background.query(lambda: "other", asker.answered, owner=asker, failed=asker.failed, key="history")
    qtbot.waitUntil(lambda: len(asker.answers) == 2)
    first_may_end.set()
    qtbot.waitUntil(lambda: background.is_idle)

    assert sorted(map(str, asker.answers)) == ["new", "other"]


def test_query_is_dropped_when_its_owner_is_gone(qtbot: QtBot, background: Background) -> None:
    asker = QObject()
    heard: list[object] = []

    background.query(lambda: 1, heard.append, owner=asker, failed=heard.append, key="list")
    asker.deleteLater()
    qtbot.waitUntil(lambda: background.is_idle)
    # the owner may have been answered before it was deleted; ask again now that it is certainly gone
    qtbot.waitUntil(lambda: not asker_is_alive(asker))
    heard.clear()
    background.query(lambda: 2, heard.append, owner=asker, failed=heard.append, key="list")
    qtbot.waitUntil(lambda: background.is_idle)

    assert heard == []


def asker_is_alive(asker: QObject) -> bool:
    import shiboken6  # the test's only look at Qt's side of an object

    return bool(shiboken6.isValid(asker))


def test_failure_goes_to_whoever_asked(qtbot: QtBot, background: Background) -> None:
    asker, refused = Asker(), Refused("still_used")

    def work() -> None:
        raise refused

    background.query(work, asker.answered, owner=asker, failed=asker.failed, key="list")
    qtbot.waitUntil(lambda: background.is_idle)

    assert (asker.answers, asker.errors) == ([], [refused])


def test_commands_run_one_after_another_in_order(qtbot: QtBot, background: Background) -> None:
    asker, ran, may_go = Asker(), [], Event()

    def slow(_: Progress) -> None:
        may_go.wait(10)
        ran.append("slow")

    background.command(slow, asker.answered, owner=asker, failed=asker.failed)
    background.command(lambda _: ran.append("quick"), asker.answered, owner=asker, failed=asker.failed)
    may_go.set()
    qtbot.waitUntil(lambda: background.is_idle)

    assert ran == ["slow", "quick"]


def test_cancelled_command_stops_at_its_next_report(qtbot: QtBot, background: Background) -> None:
    asker, begun, cancelled = Asker(), Event(), Event()

    def count(progress: Progress) -> None:
        begun.set()
        cancelled.wait(10)
        progress(1, 2)
        raise AssertionError("went on after it was cancelled")

    background.command(count, asker.answered, owner=asker, failed=asker.failed)
    begun.wait(10)
    background.cancel_command()
    cancelled.set()
    qtbot.waitUntil(lambda: background.is_idle)

    assert [type(error) for error in asker.errors] == [Cancelled]


def test_progress_is_told_from_first_to_last(qtbot: QtBot, background: Background) -> None:
    asker, told = Asker(), []
    background.progressed.connect(lambda done, total: told.append((done, total)))

    def count(progress: Progress) -> None:
        for done in range(1, 1001):
            progress(done, 1000)

    background.command(count, asker.answered, owner=asker, failed=asker.failed)
    qtbot.waitUntil(lambda: background.is_idle)

    assert (told[0], told[-1]) == ((1, 1000), (1000, 1000))
    assert len(told) < 1000


def test_work_asked_for_after_the_end_is_dropped() -> None:
    background, asker = Background(), Asker()
    background.stop()

    background.query(lambda: 1, asker.answered, owner=asker, failed=asker.failed, key="late")
    background.command(lambda _: 2, asker.answered, owner=asker, failed=asker.failed)

    assert background.is_idle
    assert not background.is_busy
