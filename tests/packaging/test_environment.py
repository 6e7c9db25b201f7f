from __future__ import annotations

import importlib.util
import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest

import debian
import environment

if TYPE_CHECKING:
    from pathlib import Path


class Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    locks = tmp_path / "packaging" / "requirements"
    locks.mkdir(parents=True)
    for name in ("run.txt", "test.txt", "bench.txt"):
        (locks / name).write_text(name)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "MARKS", tmp_path / ".venv" / "inspection-ready.json")
    monkeypatch.setattr(environment, "PIP_LOG", tmp_path / ".venv" / "pip.log")
    return tmp_path


def test_a_disk_without_room_is_refused_before_anything_is_made(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 10**12, 900_000_000))

    with pytest.raises(environment.CannotSetUp) as refused:
        environment.make_ready("run")

    assert str(refused.value) == (
        "The disk has 900 MB free, and setting up needs 1500 MB. Nothing was changed. "
        "Free some space, and run this again."
    )
    assert not (root / ".venv").exists()


def test_a_folder_that_cannot_be_written_to_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "build").mkdir()

    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(environment, "_wait_for", refuse)

    with pytest.raises(environment.CannotSetUp) as refused:
        environment.make_ready("run")

    assert str(refused.value) == (
        f"The folder {root} cannot be written to. Nothing was changed. "
        "Copy the project to a folder of your own, and run this again there."
    )


def test_a_python_without_venv_and_pip_is_told_what_to_install(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(debian, "provide_venv", lambda _: None)

    with pytest.raises(environment.CannotSetUp) as refused:
        environment.make_ready("run")

    assert str(refused.value) == (
        "This Python came without its parts venv and pip. Nothing was changed. Install them (on Debian and Ubuntu: "
        "apt-get install python3-venv), and run this again."
    )
    assert not (root / ".venv").exists()


@pytest.mark.parametrize(
    ("log", "said"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk filled up while setting up."),
        (
            "SSLError: CERTIFICATE_VERIFY_FAILED",
            environment.REASONS["CERTIFICATE_VERIFY_FAILED"],
        ),
        ("something nobody foresaw", "The packages could not be installed; the reason stands above."),
    ],
)
def test_a_failure_of_pip_is_put_into_words(root: Path, log: str, said: str) -> None:
    environment.VENV.mkdir()
    environment.PIP_LOG.write_text(log)

    reason = environment._reason_for_failure()

    assert reason == f"{said} What was begun is not used: the next run starts over."


def test_the_stamp_changes_with_the_lock_and_with_the_place(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = environment._stamp("run")
    monkeypatch.setattr(environment, "VENV", root / "elsewhere")
    moved = environment._stamp("run")
    (root / "packaging" / "requirements" / "run.txt").write_text("something newer")
    relocked = environment._stamp("run")

    assert len({before, moved, relocked}) == 3
