"""demo: the whole story on the sample council."""

from __future__ import annotations

import argparse
import datetime as dt
from pathlib import Path

from inspection_ready.bootstrap import create_app, default_place, remember
from inspection_ready.cli.arguments import Commands, Parser, add_command
from inspection_ready.cli.output import Answer, Progress
from inspection_ready.cli.packs import add_out, pack_lines, pack_told
from inspection_ready.domain.dates import on_the_clock
from inspection_ready.services.app import App
from inspection_ready.services.notification import Notified, notify_and_pack

ARRIVES = dt.time(9, 30)


def add_to(commands: Commands[Parser]) -> None:
    parser = add_command(
        commands, "demo", run_demo, help="play the notification on the sample council, and keep its workspace"
    )
    add_out(parser)


def run_demo(arguments: argparse.Namespace, progress: Progress) -> Answer:
    app = create_app(_free_folder(), sample=True)
    try:
        remember(app.workspace.folder)
        notified = _play(app, arguments.out, progress)
        told = pack_told(app, notified.made)
        lines = (
            f"Made the sample council Northmoor in {app.workspace.folder}",
            "It does not exist; its workspace stays until you delete the folder.",
            *pack_lines(app, notified.made),
        )
        return Answer(told, lines)
    finally:
        app.workspace.close()


def _play(app: App, out: Path | None, progress: Progress) -> Notified:
    return notify_and_pack(app, received=_last_arrival(app.clock.now()), out=out, progress=progress)


def _last_arrival(now: dt.datetime) -> dt.datetime:
    """The latest half past nine of a weekday."""
    clock = on_the_clock(now)
    day = clock.date() if clock.time() >= ARRIVES else clock.date() - dt.timedelta(days=1)
    day -= dt.timedelta(days=max(0, day.weekday() - 4))
    return dt.datetime.combine(day, ARRIVES)


def _free_folder() -> Path:
    """A demo never touches the workspace of an earlier one."""
    place = default_place()
    count = 1
    while (folder := place / f"Northmoor demo {count}.inspection").exists():
        count += 1
    return folder
