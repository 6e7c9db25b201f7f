from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

import debian

if TYPE_CHECKING:
    from pathlib import Path

INSTALLED = (
    "installed\tlibegl1, \ninstalled\tlibglib2.0-0t64, libglib2.0-0 (= 2.80)\nconfig-files\tlibgl1, \n"
)

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="stand-ins for Debian's programs are shell scripts"
)


class Machine:
    """A Debian whose programs are stand-ins that write down what was asked of them."""

    def __init__(self, programs: Path) -> None:
        self.programs = programs
        self.said: list[str] = []
        self.add("dpkg-query", f"printf '{INSTALLED}'")
        self.add("apt-get", f'echo "$*" >> {self.diary}')

    @property
    def diary(self) -> Path:
        return self.programs / "diary"

    def add(self, program: str, script: str) -> None:
        path = self.programs / program
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)

    def asked_of_apt(self) -> list[str]:
        return self.diary.read_text().splitlines() if self.diary.exists() else []


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(debian, "_is_debian", lambda: True)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return Machine(tmp_path)


def test_a_library_known_by_another_name_is_not_missing(machine: Machine) -> None:
    assert debian.missing(["libegl1", "libglib2.0-0", "libgl1", "libdbus-1-3"]) == ["libgl1", "libdbus-1-3"]


def test_nothing_is_asked_for_where_nothing_is_missing(machine: Machine) -> None:
    assert debian.provide(["libegl1"], machine.said.append)
    assert machine.asked_of_apt() == []
    assert machine.said == []


def test_the_administrator_gets_what_is_missing_installed(machine: Machine) -> None:
    assert debian.provide(["libegl1", "libgl1"], machine.said.append)

    assert machine.asked_of_apt() == [
        "-q update",
        "-q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends libgl1",
    ]
    assert machine.said == ["Installing from Debian: libgl1"]


def test_anybody_else_is_told_the_line_to_run(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    machine.add("sudo", "exit 1")

    assert not debian.provide(["libgl1", "libdbus-1-3"], machine.said.append)
    assert machine.asked_of_apt() == []
    assert machine.said == [
        "Some shared libraries are missing. Please run: sudo apt-get install libgl1 libdbus-1-3"
    ]


def test_a_failed_installation_is_followed_by_the_line_to_run(machine: Machine) -> None:
    machine.add("apt-get", "exit 100")

    assert not debian.provide(["libgl1"], machine.said.append)
    assert machine.said[-1] == (
        "That did not work. Once the internet can be reached, run: sudo apt-get install libgl1"
    )


def test_on_another_system_there_is_nothing_to_do(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "_is_debian", lambda: False)

    assert debian.provide(["libgl1"], machine.said.append)
    assert machine.asked_of_apt() == []
