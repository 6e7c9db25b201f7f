from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.utils import canonicalize_name

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ROOT / "packaging" / "requirements"
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
PYTHONS = ["3.11", "3.12", "3.13"]


@cache
def locked(name: str) -> list[tuple[Requirement, list[str]]]:
    """Each requirement with the options that follow it."""
    logical = (LOCKS / name).read_text("utf-8").replace("\\\n", " ").splitlines()
    lines = [line.split("--hash", 1) for line in logical]
    return [
        (Requirement(line[0].strip()), re.findall(r"--\S+", "--hash".join(["", *line[1:]]))) for line in lines
    ]


def wanted(group: str | None) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lines = project["dependency-groups"][group] if group else project["project"]["dependencies"]
    return [Requirement(line) for line in lines]


def windows(python: str) -> dict[str, str]:
    return {
        "sys_platform": "win32",
        "platform_system": "Windows",
        "os_name": "nt",
        "python_version": python,
        "python_full_version": f"{python}.0",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
    }


@pytest.mark.parametrize("name", ["run.txt", "test.txt", "bench.txt"])
def test_every_requirement_is_pinned_and_hashed(name: str) -> None:
    loose = [str(each) for each, _ in locked(name) if not re.fullmatch(r"==[\w.]+", str(each.specifier))]
    unhashed = [
        str(each) for each, options in locked(name) if not options or not all(map(HASH.fullmatch, options))
    ]

    assert loose == []
    assert unhashed == []


@pytest.mark.parametrize("path", sorted(LOCKS.iterdir()), ids=lambda path: path.name)
def test_no_lock_names_an_address(path: Path) -> None:
    assert re.findall(r"\S*(?:://|--index|--find-links|--extra| @ |\.\.?/)\S*", path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("run.txt", None),
        ("test.txt", None),
        ("test.txt", "test"),
        ("bench.txt", None),
        ("bench.txt", "test"),
        ("bench.txt", "bench"),
    ],
)
def test_a_lock_satisfies_the_project(name: str, group: str | None) -> None:
    pins = {canonicalize_name(each.name): str(each.specifier).removeprefix("==") for each, _ in locked(name)}

    unmet = [
        str(each) for each in wanted(group) if not each.specifier.contains(pins[canonicalize_name(each.name)])
    ]

    assert unmet == []


@pytest.mark.parametrize(("name", "more"), [("run.txt", "test.txt"), ("test.txt", "bench.txt")])
def test_what_is_tested_and_measured_is_what_is_shipped(name: str, more: str) -> None:
    """On more systems, where something else asks for it there too."""
    held, wanted = ({(each.name, str(each.specifier)) for each, _ in locked(lock)} for lock in (name, more))

    assert held - wanted == set()


def test_what_we_are_measured_against_is_neither_shipped_nor_tested_with() -> None:
    """Docxtpl is under the LGPL, which allows to run it here and would bind what is shipped with it."""
    peers = {each.name for each in wanted("bench")}

    assert len(peers) == 3
    for name in ("run.txt", "test.txt"):
        assert peers.isdisjoint(each.name for each, _ in locked(name))


@pytest.mark.parametrize("python", PYTHONS)
def test_windows_has_a_wheel_of_everything(python: str) -> None:
    lines = [line.split() for line in (LOCKS / "windows-wheels.txt").read_text("utf-8").splitlines()]
    tag = f"cp{python.replace('.', '')}"
    fits = re.compile(rf"-((py3|py2\.py3)-none|{tag}-{tag}|cp3([1-9]|1[01])-abi3)-(any|win_amd64)\.whl$")
    there = {(name, version) for name, version, wheel in lines if fits.search(wheel)}
    applying = [each for each, _ in locked("test.txt") if _applies(each.marker, python)]

    absent = [
        str(each) for each in applying if (each.name, str(each.specifier).removeprefix("==")) not in there
    ]

    assert len(applying) > 50
    assert absent == []


def _applies(marker: Marker | None, python: str) -> bool:
    return marker is None or marker.evaluate(dict(windows(python)))
