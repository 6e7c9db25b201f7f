"""A disk without a byte left: what was saved is kept, and once there is room everything works again."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

FULL = "The disk is full. Nothing was changed. Make some room on it and try again.\n"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Four megabytes, all of them ours."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], check=False, capture_output=True
    )
    if not mounted or mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.fixture
def on_small_disk(small_disk: Path, workspace: Path) -> Path:
    return Path(shutil.copytree(workspace, small_disk / workspace.name))


def fill(disk: Path) -> Path:
    """To the last byte."""
    path = disk / "ballast"
    with path.open("wb", buffering=0) as stream:
        try:
            while stream.write(b"x" * 4096):
                pass
        except OSError:
            return path
    return path


def people_list(path: Path, count: int) -> Path:
    rows = (f"Person {number},p{number}@northmoor.example,{'x' * 300}\n" for number in range(count))
    path.write_text("Name,E-mail,Notes\n" + "".join(rows))
    return path


def files_on(disk: Path) -> set[str]:
    return {str(path.relative_to(disk)) for path in disk.rglob("*") if path.is_file()}


def test_import_that_outgrows_the_disk_is_taken_back_whole(
    cli: Cli, on_small_disk: Path, tmp_path: Path
) -> None:
    workspace = on_small_disk
    refused = cli("import", "people", people_list(tmp_path / "many.csv", 8000), "--workspace", workspace)
    held = cli("list", "people", "--workspace", workspace, "--json").json["count"]
    verified = cli("verify", "--workspace", workspace, "--json")
    smaller = cli("import", "people", people_list(tmp_path / "few.csv", 5), "--workspace", workspace)

    assert (refused.code, refused.out, refused.err) == (2, "", FULL)
    assert held == 0
    assert verified.json["ok"]
    assert smaller.out.splitlines() == ["few.csv into people: 5 new, 0 changed, 0 the same, 0 refused."]


@pytest.mark.parametrize(
    "command",
    [
        "check",
        "verify",
        "packs",
        "notify --received 2026-12-01T09:30",
        "import people LIST",
        "export people OUT",
    ],
)
def test_full_disk_is_said_to_be_full_and_costs_nothing(
    cli: Cli, on_small_disk: Path, small_disk: Path, tmp_path: Path, command: str
) -> None:
    people = people_list(tmp_path / "few.csv", 5)
    words = [
        str({"LIST": people, "OUT": small_disk / "out.xlsx"}.get(word, word)) for word in command.split()
    ]
    before = files_on(small_disk)
    ballast = fill(small_disk)
    refused = cli(*words, "--workspace", on_small_disk)
    ballast.unlink()
    left = files_on(small_disk) - before
    verified = cli("verify", "--workspace", on_small_disk, "--json")
    again = cli(*words, "--workspace", on_small_disk)

    assert (refused.code, refused.out, refused.err) == (2, "", FULL)
    assert {name for name in left if not name.endswith(("-wal", "-shm", "workspace.lock"))} == set()
    assert verified.json["ok"]
    assert again.code in {0, 1}


def test_workspace_is_not_half_made_on_a_full_disk(cli: Cli, small_disk: Path) -> None:
    ballast = fill(small_disk)
    refused = cli("new", small_disk / "Northmoor.inspection")
    left = files_on(small_disk)
    ballast.unlink()
    made = cli("new", small_disk / "Northmoor.inspection")

    assert (refused.code, refused.out, refused.err) == (2, "", FULL)
    assert left == {"ballast"}
    assert made.code == 0
