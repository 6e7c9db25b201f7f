"""What takes long to make is made once in a run, though several processes run the tests."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import pytest
from filelock import FileLock

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class MadeOnce:
    folder: Path
    """Of this run, and of all its processes."""
    processes: int
    own: int
    """Which of them this is, from 0."""

    def __call__(self, name: str, make: Callable[[], T]) -> T:
        """The first that asks makes it; whoever asks meanwhile waits, and reads what came of it."""
        kept = self.folder / f"{name}.pickle"
        with FileLock(self.folder / f"{name}.lock"):
            if kept.exists():
                held: T = pickle.loads(kept.read_bytes())
                return held
            made = make()
            part = kept.with_suffix(".part")
            part.write_bytes(pickle.dumps(made))
            part.replace(kept)
        return made

    def parts(self) -> list[int]:
        """Of something in as many parts as there are processes: each begins with another one."""
        return [(self.own + step) % self.processes for step in range(self.processes)]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    base = tmp_path_factory.getbasetemp()
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None:
        return MadeOnce(base, 1, 0)
    processes = int(os.environ["PYTEST_XDIST_WORKER_COUNT"])
    return MadeOnce(base.parent, processes, int(worker.removeprefix("gw")) % processes)
