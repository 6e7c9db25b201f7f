"""Killed at any moment, a workspace keeps everything it said was saved, has no half file, and opens without words."""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import pytest

from inspection_ready.bootstrap import create_app, open_app
from inspection_ready.domain.disposals import Disposal
from inspection_ready.domain.filing import StoredFile
from inspection_ready.services.verify import verify

if TYPE_CHECKING:
    from inspection_ready.services.app import App

ROOT = Path(__file__).resolve().parents[2]
KILLS = 500
A_FEW = 12
LIVES = 25
"""Kills a workspace lives through before a fresh one is taken, so that verifying it stays quick."""
MOST_SAVED = 4
LONGEST = 0.06
"""A worker dies after so many commands were saved, and then so many seconds, both chosen at random."""


class Nursery:
    """Starts workers and kills them."""

    def __init__(self, folder: Path) -> None:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("worker.py"), folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._in: IO[bytes] = self._process.stdin
        self._out: IO[bytes] = self._process.stdout
        assert self._out.readline() == b"ready\n"

    def live_and_die(self, seed: int, *, saved: int, seconds: float) -> list[str]:
        """The heads that were said to be saved."""
        self._in.write(f"{seed}\n".encode())
        self._in.flush()
        heads: list[str] = []
        pid = self._told("started", heads)
        while len(heads) < saved:
            self._told("saved", heads)
        time.sleep(seconds)  # the kill is meant to come at no particular moment
        os.kill(pid, signal.SIGKILL)
        ended = self._told("ended", heads)
        assert ended == -signal.SIGKILL, "the worker ended by itself"
        return heads

    def _told(self, what: str, heads: list[str]) -> Any:
        while True:
            told: dict[str, Any] = json.loads(self._out.readline())
            if "saved" in told:
                heads.append(told["saved"])
            if what in told:
                return told[what]
            assert "ended" not in told, "the worker ended by itself"

    def end(self) -> None:
        self._in.close()
        self._process.wait()
        self._out.close()


def fresh(folder: Path) -> None:
    create_app(folder, name="Northmoor").workspace.close()


def half_files(folder: Path) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return [path for path in found if re.search(r"\.part$|/\.(building|disposing)-", path)]


def left_of_disposals(app: App) -> list[str]:
    """Files that were disposed of and are somewhere all the same.

    But for the few that the worker files again and again: a kill while one is put back leaves it without its row.
    """
    told, stored = app.read(
        lambda reader: (reader.register(Disposal).all(), set(reader.register(StoredFile).values("sha256")))
    )
    again = {hashlib.sha256(b"%d" % number).hexdigest() for number in range(3)}
    gone = {sha256 for each in told for sha256 in each.sha256s} - stored - again
    return [path.name for path in app.workspace.folder.rglob("*") if path.name in gone]


def check(folder: Path, saved: str | None, at: int) -> App:
    app = open_app(folder)
    verdict = verify(app, against=saved or "")
    assert verdict.problems == (), f"after kill {at}"
    assert half_files(folder) == []
    assert left_of_disposals(app) == []
    return app


def kill_often(tmp_path: Path, kills: int) -> int:
    """How many commands were saved before they were killed. Raises AssertionError where anything was lost."""
    dice = random.Random(kills)
    saved = 0
    for life in range(0, kills, LIVES):
        folder = tmp_path / f"Northmoor {life}.inspection"
        fresh(folder)
        nursery = Nursery(folder)
        last = None
        for at in range(life, min(life + LIVES, kills)):
            wanted, seconds = dice.randrange(MOST_SAVED + 1), dice.uniform(0, LONGEST)
            heads = nursery.live_and_die(at, saved=wanted, seconds=seconds)
            last = heads[-1] if heads else last
            saved += len(heads)
            check(folder, last, at).workspace.close()
        nursery.end()
    return saved


pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are forked")


def test_a_few_kills_lose_nothing(tmp_path: Path) -> None:
    assert kill_often(tmp_path, A_FEW) > 0


@pytest.mark.slow
def test_five_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    assert kill_often(tmp_path, KILLS) > KILLS
