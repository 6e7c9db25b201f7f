"""Run by itself: what importing a spreadsheet takes, or what reading it with the bare library takes, as JSON.

``python import_once.py FILE`` reads it; ``python import_once.py FILE WORKSPACE [undo]`` makes a workspace, imports
the file into it, and takes the import back where told to.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import python_calamine  # for both, before the clock starts

from inspection_ready.domain.moments import SystemClock
from inspection_ready.domain.who import Who
from inspection_ready.services.imports import plan_import, run_import
from inspection_ready.services.undo import undo
from inspection_ready.services.workspaces import create_workspace
from tests.benchmarks.memory import megabytes

Told = Mapping[str, float | None]


class Watch:
    """Seconds since the last look: of the processor, and by the clock, where what else the machine does counts too."""

    def __init__(self) -> None:
        self._last = (time.process_time(), time.perf_counter())

    def look(self) -> tuple[float, float]:
        now = (time.process_time(), time.perf_counter())
        processor, clock = (new - old for new, old in zip(now, self._last, strict=True))
        self._last = now
        return processor, clock


def read(file: Path) -> Told:
    watch = Watch()
    rows = python_calamine.CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    processor, clock = watch.look()
    return {"seconds": processor, "clock": clock, "rows": len(rows)}


def bring_in(file: Path, workspace: Path, *, take_back: bool) -> Told:
    who = Who("a", "b")
    app = create_workspace(workspace, name="Northmoor", regime="cqc", clock=SystemClock(), who=who)
    before, watch = megabytes("VmHWM"), Watch()
    plan = app.read(plan_import, "people", file)
    planning = watch.look()
    entry = app.do(run_import, plan).entry
    writing = watch.look()
    most = megabytes("VmHWM")
    if take_back and entry is not None:
        app.do(undo, entry)
    return {
        "seconds": planning[0] + writing[0],
        "clock": planning[1] + writing[1],
        "planning": planning[0],
        "undone": watch.look()[0],
        "before": before,
        "most": most,
        "new": plan.counts.new,
        "same": plan.counts.same,
        "refused": plan.counts.refused,
    }


def main(file: Path, *rest: str) -> None:
    told = bring_in(file, Path(rest[0]), take_back="undo" in rest[1:]) if rest else read(file)
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
