"""Commands that are killed, and how a workspace must look afterwards."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from inspection_ready.bootstrap import open_app
from inspection_ready.services.packs import packs
from inspection_ready.services.verify import verify

ROOT = Path(__file__).resolve().parents[2]
HASH = re.compile(r"-[0-9a-f]{64}\b|\b(?:[0-9a-f]{16}){1,2}\b")
HALF = re.compile(r"\.part$|/\.building-|\.old$")


@dataclass
class Ran:
    """``told`` is the command's JSON; nothing of all this where it was killed. ``steps`` are named in order."""

    code: int | None = None
    told: dict[str, Any] = field(default_factory=dict)
    steps: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def was_killed(self) -> bool:
        return self.code is None


class Commander:
    """Runs commands in processes that start in milliseconds, and kills them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("commander.py"), folder / "Scratch.inspection"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._in: IO[bytes] = self._process.stdin
        self._told: IO[bytes] = self._process.stdout
        assert self._next() == {"ready": True}

    def run(
        self, *arguments: object, watched: Path, step: int | None = None, after: float | None = None
    ) -> Ran:
        """``step``: before which it kills itself; ``after``: seconds until it is killed from outside."""
        line = {
            "arguments": [str(each) for each in (*arguments, "--json")],
            "watched": str(watched),
            "folder": str(self._folder),
            "step": step,
            "after": after,
        }
        self._in.write(f"{json.dumps(line)}\n".encode())
        self._in.flush()
        finished: dict[str, Any] = {}
        while "ended" not in (told := self._next()):
            finished = told
        if told["ended"] == -signal.SIGKILL:
            return Ran()
        assert finished, Path(self._folder, "err").read_text("utf-8")
        return Ran(told=json.loads(Path(self._folder, "out").read_text("utf-8")), **finished)

    def end(self) -> None:
        self._in.close()
        self._process.wait()
        self._told.close()

    def _next(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self._told.readline())
        return told


@dataclass(frozen=True)
class State:
    """What a workspace holds, read after it was opened by a program that may write."""

    packs: tuple[int, ...]
    verbs: tuple[str, ...]
    """Of every entry of the trail, in order."""
    unexplained: tuple[str, ...]
    """Files nothing accounts for, folders of packs nobody recorded, and whatever was only begun."""
    problems: tuple[object, ...]


def state_of(folder: Path, *outside: Path) -> State:
    """``outside`` are folders where copies were asked for."""
    app = open_app(folder)
    verdict = verify(app)
    made = packs(app)
    app.workspace.close()
    begun = [path for path in all_below(folder, *outside) if HALF.search(path)]
    loose = {path.name for path in (folder / "packs").iterdir()} - {each.folder.name for each in made}
    with closing(sqlite3.connect(folder / "register.sqlite")) as register:
        verbs = tuple(verb for (verb,) in register.execute("select verb from trail_entry order by seq"))
    return State(
        packs=tuple(sorted(each.pack.number for each in made)),
        verbs=verbs,
        unexplained=(*begun, *sorted(loose)),
        problems=verdict.problems,
    )


def all_below(*folders: Path) -> list[str]:
    return [path.as_posix() for folder in folders if folder.exists() for path in sorted(folder.rglob("*"))]


def words_of(told: dict[str, Any]) -> dict[str, str]:
    """What each Word file of a pack says, by its path, but for the hash of the head and of files, which say it: salt is never the same twice."""
    found = {}
    for file in told["files"]:
        if file["path"].endswith(".docx"):
            with zipfile.ZipFile(Path(told["folder"], file["path"])) as package:
                body = package.read("word/document.xml").decode()
            found[file["path"]] = HASH.sub("", " ".join(re.sub(r"<[^>]+>", " ", body).split()))
    return found


def pages_of(told: dict[str, Any]) -> list[tuple[str, int | None]]:
    return [(file["path"], file["pages"]) for file in told["files"]]
