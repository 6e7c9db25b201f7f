"""Run by itself: what making a pack takes of a workspace, as one JSON object; or how soon it stops when it is told to.

``python pack_once.py WORKSPACE`` makes two packs: the first says how much memory is held at most, the second, when
everything is loaded, what the processor needs. ``python pack_once.py WORKSPACE SECONDS ...`` stops one after each.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from threading import Event, Thread

from inspection_ready.bootstrap import open_app
from inspection_ready.domain.errors import Cancelled
from inspection_ready.services.app import App
from inspection_ready.services.packs import make_pack, packs
from tests.benchmarks.memory import megabytes


class Chances:
    """A progress that notes the longest time between two chances to stop."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.process_time()

    def __call__(self, _done: int, _of: int) -> None:
        now = time.process_time()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def measured(app: App) -> dict[str, float | None]:
    make_pack(app, only=["key-dates"])  # what is imported late is no part of either
    before = megabytes("VmRSS")
    make_pack(app)
    most = megabytes("VmHWM")
    chances, began = Chances(), time.process_time()
    made = make_pack(app, progress=chances)
    took = time.process_time() - began
    chances(0, 0)  # what follows the last chance is waited for too
    pages = sum(file.pages or 0 for file in made.filed.files)
    told = {"seconds": took, "longest": chances.longest, "files": len(made.filed.files), "pages": pages}
    return {**told, "before": before, "most": most}


def waited(app: App, after: float) -> float:
    """Seconds from the moment it is told to stop until nothing of the pack is left."""
    stop, stopped = Event(), []

    def progress(_done: int, _of: int) -> None:
        if stop.is_set():
            raise Cancelled

    def work() -> None:
        try:
            make_pack(app, progress=progress)
        except Cancelled:
            stopped.append(time.perf_counter())

    thread = Thread(target=work)
    thread.start()
    thread.join(after)
    told = time.perf_counter()
    stop.set()
    thread.join()
    assert stopped, "the pack was made before it was told to stop"
    return stopped[0] - told


def main(workspace: Path, moments: list[float]) -> None:
    app = open_app(workspace)
    if not moments:
        print(json.dumps(measured(app)))
        return
    make_pack(app, only=["key-dates"])
    before = packs(app), sorted(app.workspace.packs.iterdir())
    waits = [waited(app, after) for after in moments]
    assert (packs(app), sorted(app.workspace.packs.iterdir())) == before
    print(json.dumps({"waits": waits}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), [float(each) for each in sys.argv[2:]])
