"""What other threads post reaches the window's thread in order, and nobody who went meanwhile."""

from __future__ import annotations

from functools import partial
from threading import Event, Thread, current_thread, main_thread

import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.post import open_post, post, posted


def test_what_is_posted_is_done_in_the_window_s_thread_and_in_order(qtbot: QtBot) -> None:
    open_post()
    owner, heard = QObject(), list[tuple[int, int]]()
    threads = set()

    def tell(done: int, total: int) -> None:
        heard.append((done, total))
        threads.add(current_thread())

    tells = posted(owner, tell)
    Thread(target=lambda: [tells(each, 100) for each in range(100)]).start()
    qtbot.waitUntil(lambda: len(heard) == 100)

    assert heard == [(each, 100) for each in range(100)]
    assert threads == {main_thread()}


def test_owners_that_go_while_somebody_posts_are_not_told(qtbot: QtBot) -> None:
    """A signal of the owner's own, emitted from there, ended the program now and then."""
    open_post()
    stop, told_late = Event(), list[str]()
    owners: list[QObject] = [QObject()]

    def tell(owner: QObject) -> None:
        if not shiboken6.isValid(owner):
            told_late.append("late")

    def work() -> None:
        while not stop.is_set():
            owner = owners[-1]
            post(owner, partial(tell, owner))

    worker = Thread(target=work)
    worker.start()
    for _ in range(300):
        gone = owners[-1]
        owners.append(QObject())
        shiboken6.delete(gone)
        qtbot.wait(1)
    stop.set()
    worker.join()
    qtbot.wait(50)

    assert told_late == []
    assert not any(map(shiboken6.isValid, owners[:-1]))
