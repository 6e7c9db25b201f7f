"""Work off the main thread: reads on any number of threads, commands on one; answers on the main thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QEventLoop, QObject, Signal

from inspection_ready.domain.errors import Cancelled
from ui.post import open_post, post, posted

T = TypeVar("T")

READERS = 4
BETWEEN_REPORTS = 0.05
"""Seconds; a command may report for every row, the window need not hear of each."""


class Progress:
    """Handed to long commands: ``progress(done, total)``. Raises Cancelled once the person asked to stop."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        self._tell = tell
        self._stop = Event()
        self._told_at = 0.0

    def go_on(self) -> None:
        """Raises Cancelled once the person asked to stop; nothing is told."""
        if self._stop.is_set():
            raise Cancelled

    def __call__(self, done: int, total: int) -> None:
        self.go_on()
        now = time.monotonic()
        if now - self._told_at >= BETWEEN_REPORTS or done == total:
            self._told_at = now
            self._tell(done, total)

    def cancel(self) -> None:
        self._stop.set()


@dataclass(frozen=True, eq=False)
class Task:
    """One piece of work. ``owner`` is who asked: once it is gone, or asked again, the answer is dropped."""

    work: Callable[[], Any]
    then: Callable[[Any], None]
    failed: Callable[[Exception], None]
    owner: QObject
    key: str
    progress: Progress | None = None


@dataclass(frozen=True)
class _Answer:
    task: Task
    result: Any = None
    error: Exception | None = None


class Background(QObject):
    progressed = Signal(int, int)
    """Done, of how many; of the command that runs now."""
    idle = Signal()
    busy_changed = Signal(bool)
    """True while a command runs or waits."""

    stopped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="query")
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="command")
        self._latest: dict[tuple[int, str], Task] = {}
        self._commands: list[Task] = []
        self._under_way: set[Task] = set()
        self._stopped = False
        open_post()

    def query(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        *,
        owner: QObject,
        failed: Callable[[Exception], None],
        key: str,
    ) -> None:
        """Only the latest answer for the owner and ``key`` is delivered."""
        task = Task(work, then, failed, owner, key)
        self._latest[id(owner), key] = task
        self._start(self._readers, task)

    def command(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        *,
        owner: QObject,
        failed: Callable[[Exception], None],
    ) -> Progress:
        """Commands run one after another, in the order they were given."""
        progress = Progress(posted(self, self.progressed.emit))
        task = Task(lambda: work(progress), then, failed, owner, "", progress)
        if self._stopped:
            return progress
        self._commands.append(task)
        if len(self._commands) == 1:
            self.busy_changed.emit(True)
        self._start(self._writer, task)
        return progress

    @property
    def is_idle(self) -> bool:
        return not self._under_way

    @property
    def is_busy(self) -> bool:
        return bool(self._commands)

    def cancel_command(self) -> None:
        for task in self._commands:
            if task.progress is not None:
                task.progress.cancel()

    def wait_for_commands(self) -> None:
        """Until those that were given are done and answered; the window is drawn meanwhile, but hears no key."""
        if self.is_busy:
            loop = QEventLoop()
            self.busy_changed.connect(loop.quit)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def stop(self, last: Callable[[], None] | None = None) -> None:
        """Drop the reads. Commands that were given are still done, then ``last``; nobody waits for them."""
        self._stopped = True
        self.stopped.emit()
        self._readers.shutdown(wait=False, cancel_futures=True)
        if last is not None:
            self._writer.submit(last)
        self._writer.shutdown(wait=False)

    def _start(self, pool: ThreadPoolExecutor, task: Task) -> None:
        if self._stopped:
            return  # a page on its way out may still have a timer that asks
        self._under_way.add(task)
        pool.submit(_run, task).add_done_callback(self._post)

    def _post(self, future: Future[_Answer]) -> None:
        if not future.cancelled():
            post(self, lambda: self._deliver(future.result()))

    def _deliver(self, answer: _Answer) -> None:
        task = answer.task
        self._under_way.discard(task)
        if task in self._commands:
            self._commands.remove(task)
            if not self._commands:
                self.busy_changed.emit(False)
        if not self._stopped and self._is_wanted(task):
            if answer.error is None:
                task.then(answer.result)
            else:
                task.failed(answer.error)
        if self.is_idle:
            self.idle.emit()

    def _is_wanted(self, task: Task) -> bool:
        if task.progress is None:
            latest = self._latest.get((id(task.owner), task.key))
            if latest is not task:
                return False
            del self._latest[id(task.owner), task.key]
        return shiboken6.isValid(task.owner)


def _run(task: Task) -> _Answer:
    try:
        return _Answer(task, task.work())
    except Exception as error:  # noqa: BLE001 - every failure belongs to whoever asked, on the main thread
        return _Answer(task, error=error)
