"""Runs commands of the command line, each in a process of its own that may be told where to die.

Started once: it forks a process for each line it reads, so that one starts in milliseconds. A line is an object with
the ``arguments``, the ``folder`` for what is said, and when to die: ``step``, the number of the step before which the
process kills itself, or ``after``, the seconds until it is killed; null for neither. Steps are what the process does
to files below ``watched``, and every commit.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, event

from inspection_ready.__main__ import main as command_line
from inspection_ready.bootstrap import create_app
from tests.plugins.clock import begin

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE_STEPS = frozenset({"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate"})
"""As Python's audit events name them."""


class Steps:
    """Notes the steps of this process, each before it is done. The one with the number ``last`` never is."""

    def __init__(self, watched: str, last: int | None) -> None:
        self.noted: list[str] = []
        self._watched = watched
        self._last = last

    def begin(self) -> None:
        sys.addaudithook(self._heard)
        event.listen(Engine, "commit", lambda _: self._note("commit"))

    def _heard(self, name: str, arguments: Sequence[Any]) -> None:
        if name in FILE_STEPS and str(arguments[0]).startswith(self._watched):
            self._note(f"{name} {arguments[0]}")

    def _note(self, step: str) -> None:
        if self._last is not None and len(self.noted) >= self._last:  # several threads take steps
            os.kill(os.getpid(), signal.SIGKILL)
        self.noted.append(step)


def run(told: dict[str, Any]) -> None:
    steps = Steps(told["watched"], told["step"])
    for descriptor, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(Path(told["folder"], name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC), descriptor)
    began = time.monotonic()
    steps.begin()
    code = command_line(told["arguments"])
    sys.stdout.flush()
    say(code=code, steps=steps.noted, seconds=time.monotonic() - began)
    os._exit(0)


def say(**told: object) -> None:
    os.write(tell_to, f"{json.dumps(told)}\n".encode())


def main() -> None:
    begin()
    scratch = Path(sys.argv[1])
    create_app(scratch, name="Scratch").workspace.close()
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    # what is imported late is imported once, and is no step of any command
    command_line(["notify", "--workspace", str(scratch), "--received", "2026-12-01T09:30"])
    command_line(["on-site", "--workspace", str(scratch), "--from", "2027-02-09"])
    say(ready=True)
    for line in sys.stdin:
        told = json.loads(line)
        child = os.fork()
        if child == 0:
            run(told)
        if told["after"] is not None:
            time.sleep(told["after"])  # the kill is meant to come at no particular moment
            os.kill(child, signal.SIGKILL)  # nobody has waited for it yet, so the number is still its own
        _, status = os.waitpid(child, 0)
        say(ended=os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    tell_to = os.dup(1)
    main()
