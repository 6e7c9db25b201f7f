"""Makes .venv from a lock, and knows when it is still good."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import debian

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
MARKS = (
    VENV / "inspection-ready.json"
)  # which locks are fully installed; its presence says the folder is ours
PIP_LOG = VENV / "pip.log"
MEGABYTES_NEEDED = 1500  # the test lock takes 660 once installed, and pip unpacks before it moves
MEGABYTES_LEFT = 50  # less than this after a failure, and the disk was the reason

Lock = Literal["run", "test", "bench"]
COVERED: dict[Lock, list[Lock]] = {
    "run": ["run"],
    "test": ["run", "test"],
    "bench": ["run", "test", "bench"],
}
NEEDED_BY: dict[Lock, str] = {
    "run": "the app needs",
    "test": "the tests need",
    "bench": "the benchmarks are measured against",
}


class CannotSetUp(Exception):  # noqa: N818  # it is shown to a person, who is told what cannot be done
    """What happened, what was kept and what to do, in words for the person who ran the command."""


def say(sentence: str) -> None:
    """Standard output belongs to the command that was asked for, so that --json stays one object."""
    print(sentence, file=sys.stderr, flush=True)


def make_ready(lock: Lock) -> Path:
    """The Python to run things with; returns at once where the lock is installed already."""
    if not _is_ready(lock):
        _refuse_foreign_folder()
        with _one_at_a_time():
            if not _is_ready(lock):
                _install(lock)
    return _python()


def _python() -> Path:
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _lock_file(lock: Lock) -> Path:
    return ROOT / "packaging" / "requirements" / f"{lock}.txt"


def _stamp(lock: Lock) -> str:
    """Changes with the lock, the Python and the place: an environment cannot be moved."""
    facts = [platform.python_version(), str(Path(sys.executable).resolve()), platform.machine(), str(VENV)]
    return hashlib.sha256("\n".join(facts).encode() + _lock_file(lock).read_bytes()).hexdigest()


def _marks() -> dict[str, str]:
    try:
        marks: dict[str, str] = json.loads(MARKS.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return marks


def _is_ready(lock: Lock) -> bool:
    return _marks().get(lock) == _stamp(lock) and _python().exists()


def _refuse_foreign_folder() -> None:
    if VENV.exists() and not MARKS.exists():
        raise CannotSetUp(
            f"{VENV} is there already and was made by something else, so it was left alone. "
            "Rename or delete it, and run this again."
        )


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two set-ups started together would pull the folder from under each other."""
    try:
        (ROOT / "build").mkdir(exist_ok=True)
        with (ROOT / "build" / "set-up.lock").open("w") as held:
            _wait_for(held)
            yield
    except PermissionError as error:
        raise CannotSetUp(
            f"The folder {ROOT} cannot be written to. Nothing was changed. "
            "Copy the project to a folder of your own, and run this again there."
        ) from error


def _wait_for(held: IO[str]) -> None:
    if sys.platform == "win32":
        import msvcrt  # only Windows has it

        msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
    else:
        import fcntl  # only the others have it

        fcntl.flock(held, fcntl.LOCK_EX)


def _install(lock: Lock) -> None:
    _refuse_small_disk()
    if not any(_is_ready(each) for each in COVERED):
        _make_empty()
    say(f"Installing what {NEEDED_BY[lock]} into {VENV}. The first time, this takes a few minutes.")
    if _run_pip(lock) != 0:
        raise CannotSetUp(_reason_for_failure())
    marks = _marks() | {each: _stamp(each) for each in COVERED[lock]}
    MARKS.write_text(json.dumps(marks), encoding="utf-8")


def _make_empty() -> None:
    """A folder that was begun and not finished, or is for another lock, gives way to a new one."""
    debian.provide_venv(say)
    if not (importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv")):
        raise CannotSetUp(
            "This Python came without its parts venv and pip. Nothing was changed. Install them (on Debian and Ubuntu: "
            "apt-get install python3-venv), and run this again."
        )
    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    MARKS.write_text("{}", encoding="utf-8")
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False, stdout=sys.stderr)
    if made.returncode != 0:
        raise CannotSetUp(_reason_for_failure())


def _run_pip(lock: Lock) -> int:
    command = [
        str(_python()),
        "-m",
        "pip",
        "install",
        "--require-hashes",
        "--only-binary=:all:",
        "--no-input",
    ]
    command += ["--disable-pip-version-check", "--quiet", "--progress-bar=off", "--log", str(PIP_LOG)]
    ours = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME"}}
    ours |= {
        "PIP_USER": "0",
        "PIP_REQUIRE_VIRTUALENV": "0",
    }  # a person's own habits do not fit an environment
    return subprocess.run(
        [*command, "-r", str(_lock_file(lock))], env=ours, check=False, stdout=sys.stderr
    ).returncode


def _refuse_small_disk() -> None:
    free = shutil.disk_usage(ROOT).free // 1_000_000
    if free < MEGABYTES_NEEDED:
        raise CannotSetUp(
            f"The disk has {free} MB free, and setting up needs {MEGABYTES_NEEDED} MB. Nothing was changed. "
            "Free some space, and run this again."
        )


NOT_FINISHED = "What was begun is not used: the next run starts over."
DISK_FULL = "The disk filled up while setting up."
# a sign in pip's log, and what it means for the person
REASONS = {
    "No space left": DISK_FULL,
    "DO NOT MATCH THE HASHES": "A downloaded file is not the one this project was tested with, so it was left out.",
    "CERTIFICATE_VERIFY_FAILED": "This network's certificate is not known to Python. "
    "Your IT team can tell you the file to name in the setting PIP_CERT.",
    "Cannot connect to proxy": "The network's proxy could not be reached, and the first run needs the internet.",
    "Failed to establish a new connection": "The internet could not be reached, and the first run needs it.",
    "NameResolutionError": "The internet could not be reached, and the first run needs it.",
    "Read timed out": "The internet answered too slowly.",
    "No matching distribution found": "A package is not to be had for this machine, or only without the internet.",
    "Permission denied": f"The folder {ROOT} cannot be written to.",
}


def _reason_for_failure() -> str:
    if shutil.disk_usage(ROOT).free < MEGABYTES_LEFT * 1_000_000:
        return f"{DISK_FULL} {NOT_FINISHED}"
    try:
        log = PIP_LOG.read_text("utf-8", errors="replace")
    except OSError:
        log = ""
    known = (sentence for sign, sentence in REASONS.items() if sign in log)
    return f"{next(known, 'The packages could not be installed; the reason stands above.')} {NOT_FINISHED}"
