"""What each command of dev.py does, once the environment is ready."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import bench
import debian
from environment import ROOT, VENV, CannotSetUp, make_ready, say

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_WORKERS = 4  # more of them only fight over memory
INTERRUPTED = 130  # as shells say it


def main(arguments: list[str]) -> int:
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        say(f"Say what to do: python3 packaging/dev.py {' | '.join(COMMANDS)}")
        return 2
    try:
        return command(arguments[1:])
    except CannotSetUp as problem:
        say(str(problem))
    except KeyboardInterrupt:
        say("Stopped. Nothing half made will be used.")
        return INTERRUPTED
    return 2


def demo(arguments: list[str]) -> int:
    wants_window = has_screen() and "--json" not in arguments
    python = make_ready("run")
    debian.provide(debian.QT + (debian.WINDOW if wants_window else []), say)
    return _run(python, "-m", "inspection_ready", "demo", *arguments)


def app(arguments: list[str]) -> int:
    python = make_ready("run")
    if not debian.provide(debian.QT + debian.WINDOW, say):
        return 2
    return _run(python, "-m", "inspection_ready", *arguments)


def run(arguments: list[str]) -> int:
    python = make_ready("run")
    return _run(python, "-m", "inspection_ready", *arguments)


def test(arguments: list[str]) -> int:
    python = _ready_for_tests()
    workers = str(min(os.cpu_count() or 1, MOST_WORKERS))
    return _run(
        python,
        "-m",
        "pytest",
        "-n",
        workers,
        "--dist=worksteal",
        "-m",
        "not benchmark",
        *arguments,
        offscreen=True,
    )


def lint(_: list[str]) -> int:
    python = make_ready("test")
    walls = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    checks = [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        ["-c", walls],
    ]
    codes = [_run(python, *check, folder=ROOT) for check in checks]  # all of them, to see all faults at once
    return int(any(codes))


def run_benchmarks(arguments: list[str]) -> int:
    python = _ready_for_tests()
    try:
        python = make_ready("bench")
    except CannotSetUp as problem:
        say(f"{problem} The benchmarks against other programs are skipped.")
    if shutil.which("soffice") is None:  # one that is there would have to give way to the smaller package
        debian.provide(debian.OFFICE, say)
    debian.provide([*debian.WEASYPRINT, *debian.FET], say)
    return bench.measure(python, arguments)


def pictures(arguments: list[str]) -> int:
    """Into build/pictures, emptied first so that nothing old is taken for new; or into the folder named."""
    python = _ready_for_tests()
    folder = ROOT / "build" / "pictures"
    shutil.rmtree(folder, ignore_errors=True)
    folder = Path(arguments[0]) if arguments else folder
    pages = _run(python, "-m", "ui.pictures", str(folder / "window"), offscreen=True)
    documents = _run(python, str(ROOT / "packaging" / "pictures.py"), str(folder / "documents"))
    say(f"The pictures are in {folder}")
    return pages or documents


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "demo": demo,
    "test": test,
    "app": app,
    "run": run,
    "lint": lint,
    "bench": run_benchmarks,
    "pictures": pictures,
}


def _ready_for_tests() -> Path:
    python = make_ready("test")
    debian.provide(debian.QT + debian.TESTS, say)  # what stays missing, the tests skip and say so
    return python


def has_screen() -> bool:
    return (
        os.name == "nt"
        or sys.platform == "darwin"
        or bool({"DISPLAY", "WAYLAND_DISPLAY"} & os.environ.keys())
    )


def _run(python: Path, *arguments: str, folder: Path | None = None, offscreen: bool = False) -> int:
    # -P: started from inside another copy of the project, Python would otherwise run that one
    command = [str(python), "-P", *arguments]
    return subprocess.run(command, env=settings(offscreen=offscreen), cwd=folder, check=False).returncode


def settings(*, offscreen: bool) -> dict[str, str]:
    """The project is found from any folder, so that a relative --out means what the person sees.

    What Python compiled is kept in .venv, also where it is told to keep nothing: the tests start hundreds of processes.
    """
    found = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(VENV / "compiled"),
    }
    return found | {"QT_QPA_PLATFORM": "offscreen"} if offscreen else found
