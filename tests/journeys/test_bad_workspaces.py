"""Workspaces that were damaged, moved, made by a newer version, or are open twice: a sentence each, and nothing lost."""

from __future__ import annotations

import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from inspection_ready.bootstrap import open_app
from inspection_ready.storage import places
from inspection_ready.storage.places import default_place
from tests.cli.conftest import Cli

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ("check", "verify", "packs", "list people", "import people LIST", "export people OUT", "history")
NEWER = (
    "This workspace was made by a newer version of Inspection Ready. Nothing was changed. "
    "Open it with that version, or update this one.\n"
)
DAMAGED = "The register of this workspace is damaged. Nothing was changed. "
NO_BACKUP = "There is no backup in its backups folder; look for a safe copy.\n"
Damage = Callable[[Path], None]


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text("Name,E-mail\nAnn Lee,ann@northmoor.example\n")
    return path


def words_of(command: str, people: Path) -> list[str]:
    paths = {"LIST": people, "OUT": people.with_name("out.csv")}
    return [str(paths.get(word, word)) for word in command.split()]


def contents(folder: Path) -> dict[str, bytes]:
    """Of everything a person would miss; the lock and SQLite's own two files come and go."""
    passing = (".lock", "-wal", "-shm")
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(passing))
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def rewrite(change: Callable[[bytes], bytes]) -> Damage:
    def damage(folder: Path) -> None:
        register = folder / "register.sqlite"
        register.write_bytes(change(register.read_bytes()))

    return damage


def set_format(folder: Path) -> None:
    file = folder / "workspace.toml"
    file.write_text(re.sub(r"format = \d+", "format = 99", file.read_text(encoding="utf-8")), "utf-8")


def set_revision(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "register.sqlite")) as connection, connection:
        connection.execute("update alembic_version set version_num = '9999'")


def break_toml(text: bytes) -> Damage:
    def damage(folder: Path) -> None:
        (folder / "workspace.toml").write_bytes(text)

    return damage


DAMAGES: dict[str, tuple[Damage, str]] = {
    "register cut short": (rewrite(lambda held: held[: len(held) // 2]), DAMAGED + NO_BACKUP),
    "register a text file": (rewrite(lambda _: b"Dear all,\n" * 100), DAMAGED + NO_BACKUP),
    "register without its head": (rewrite(lambda held: bytes(100) + held[100:]), DAMAGED + NO_BACKUP),
    "register emptied": (
        rewrite(lambda _: b""),
        (
            "The register of this workspace is empty: it was never finished, or was replaced. Nothing was changed. "
            "Look for a backup or a safe copy.\n"
        ),
    ),
    "register gone": (
        lambda folder: (folder / "register.sqlite").unlink(),
        "The register is missing from FOLDER. Nothing was changed. " + NO_BACKUP,
    ),
    "newer register": (set_revision, NEWER),
    "newer format": (set_format, NEWER),
    "workspace.toml cut short": (
        break_toml(b"format = ["),
        (
            "workspace.toml in FOLDER cannot be read (Invalid value (at end of document)). Nothing was changed. "
            "Put back the file from a safe copy.\n"
        ),
    ),
    "workspace.toml not text": (
        break_toml(b"\xff\xfe\x00"),
        (
            "workspace.toml in FOLDER cannot be read (it is not text). Nothing was changed. "
            "Put back the file from a safe copy.\n"
        ),
    ),
    "workspace.toml empty": (
        break_toml(b""),
        (
            "workspace.toml in FOLDER cannot be read (a line is missing). Nothing was changed. "
            "Put back the file from a safe copy.\n"
        ),
    ),
    "folder gone": (
        shutil.rmtree,
        (
            "FOLDER is not a workspace: it holds no workspace.toml. Nothing was changed. "
            "Choose the folder of a workspace, or make one with new.\n"
        ),
    ),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damaged_workspace_is_left_as_it_is_and_named(
    cli: Cli, workspace: Path, people: Path, name: str
) -> None:
    damage, sentence = DAMAGES[name]
    damage(workspace)
    before = contents(workspace) if workspace.exists() else {}

    said = {command: cli(*words_of(command, people), "--workspace", workspace) for command in COMMANDS}

    expected = sentence.replace("FOLDER", str(workspace))
    assert {command: (answer.code, answer.out) for command, answer in said.items()} == dict.fromkeys(
        COMMANDS, (2, "")
    )
    assert {answer.err for answer in said.values()} == {expected}
    assert (contents(workspace) if workspace.exists() else {}) == before


def test_page_that_went_bad_is_found_before_anything_is_written(
    cli: Cli, workspace: Path, people: Path
) -> None:
    cli("backup", "--workspace", workspace)
    rewrite(lambda held: held[:20_000] + random.Random(1).randbytes(8_000) + held[28_000:])(workspace)
    before = contents(workspace)

    said = cli("import", "people", people, "--workspace", workspace)

    newest = next((workspace / "backups").iterdir()).name
    assert (said.code, said.out) == (2, "")
    assert said.err == f"{DAMAGED}The newest backup in its backups folder is “{newest}”.\n"
    assert contents(workspace) == before


@pytest.mark.parametrize("variable", ["OneDrive", "OneDriveCommercial"])
def test_synchronised_folder_is_read_and_never_written_in(
    cli: Cli, workspace: Path, people: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, str(workspace.parent))
    before = contents(workspace)

    writing = [cli(*words, "--workspace", workspace) for words in (("packs",), ("import", "people", people))]
    reading = [cli(word, "--workspace", workspace).code for word in ("check", "verify")]
    making = cli("new", workspace.parent / "Another.inspection")

    advice = (
        " is kept in step by OneDrive, which can damage a workspace that is open. Nothing was changed. "
        f"Keep the workspace in {default_place()}, and choose OneDrive for its safe copies.\n"
    )
    assert [(answer.code, answer.err) for answer in writing] == [(2, f"{workspace}{advice}")] * 2
    assert reading == [1, 0]
    assert (making.code, making.err) == (2, f"{workspace.parent / 'Another.inspection'}{advice}")
    assert contents(workspace) == before


def test_network_drive_is_read_and_never_written_on(
    cli: Cli, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mountinfo"
    where = str(workspace.parent).replace(" ", "\\040")
    mounts.write_text(f"22 1 8:1 / / rw - ext4 /dev/sda1 rw\n31 22 0:27 / {where} rw - cifs //files/qa rw\n")
    monkeypatch.setattr(places, "_MOUNTS", mounts)

    writing = cli("packs", "--workspace", workspace)
    reading = [cli(word, "--workspace", workspace).code for word in ("check", "verify")]

    assert (writing.code, writing.err) == (
        2,
        (
            f"{workspace} is on a network drive, where a workspace can be damaged while it is open. Nothing was "
            f"changed. Keep it in {default_place()}, and choose the network drive for its safe copies.\n"
        ),
    )
    assert reading == [1, 0]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("packs", ("packs",)),
        ("files", ("import", "people", "LIST")),
        ("releases", ("import", "people", "LIST")),
        ("backups", ("backup",)),
    ],
)
def test_file_where_a_folder_belongs_is_named_and_left(
    cli: Cli, workspace: Path, people: Path, name: str, words: tuple[str, ...]
) -> None:
    (workspace / name).rmdir()
    (workspace / name).write_text("mine")
    before = contents(workspace)

    said = cli(*(people if word == "LIST" else word for word in words), "--workspace", workspace)
    verified = cli("verify", "--workspace", workspace)

    assert (said.code, said.out, said.err) == (
        2,
        "",
        (
            f"In {workspace} there is a file called “{name}” where a folder belongs. Nothing was changed. Move the file "
            "elsewhere; the folder is made again. If the folder held anything, put it back from a safe copy.\n"
        ),
    )
    assert f"{name} is not known to the workspace." in verified.out or name == "backups"
    assert contents(workspace) == before

    (workspace / name).unlink()
    assert cli("packs", "--workspace", workspace).code == 0


HOLD = """
import sys
from pathlib import Path
from inspection_ready.bootstrap import open_app
app = open_app(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
app.workspace.close()
"""


def test_second_program_reads_and_is_told_who_writes(cli: Cli, workspace: Path, people: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(workspace)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        reading = {
            word: cli(*word.split(), "--workspace", workspace).code
            for word in ("check", "verify", "list people", "history")
        }
        looked = cli("import", "people", people, "--workspace", workspace, "--dry-run")
        writing = cli("import", "people", people, "--workspace", workspace)
        other.stdin.write("\n")
        other.stdin.close()
        other.wait()
    afterwards = cli("import", "people", people, "--workspace", workspace)

    assert reading == {"check": 1, "verify": 0, "list people": 0, "history": 0}
    assert looked.code == 0
    assert writing.code == 2
    assert re.fullmatch(
        r".+ on .+ has had this workspace open since .+, and only one program at a time may change it\. "
        r"Nothing was changed\. Close it there, or open it here to read\.\n",
        writing.err,
    )
    assert afterwards.code == 0


def test_folder_deleted_while_it_is_open_is_refused_calmly(workspace: Path, people: Path, cli: Cli) -> None:
    app = open_app(workspace)
    try:
        shutil.rmtree(workspace)
        said = cli("import", "people", people, "--workspace", workspace)
    finally:
        app.workspace.close()

    assert said.code == 2
    assert said.err.startswith(f"{workspace} is not a workspace")
    assert not workspace.exists()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="it counts on the lock file appearing before the import begins")
def test_kill_at_any_moment_of_an_import_command_leaves_all_or_nothing(
    cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    kills, rows, chance = 20, 300, random.Random(20261122)
    path = tmp_path / "people.csv"
    outcomes = []
    for number in range(kills):
        first = number * rows
        lines = (f"Person {one},p{one}@northmoor.example\n" for one in range(first, first + rows))
        path.write_text("Name,E-mail\n" + "".join(lines))
        before = held(cli, workspace)
        (workspace / "workspace.lock").unlink(missing_ok=True)
        command = [
            sys.executable,
            "-m",
            "inspection_ready",
            "import",
            "people",
            str(path),
            "--workspace",
            str(workspace),
        ]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as program:
            while not (workspace / "workspace.lock").exists() and program.poll() is None:
                time.sleep(0.005)
            time.sleep(chance.uniform(0, 0.8))  # the moment of the kill is the thing under test
            program.kill()

        outcomes.append(held(cli, workspace) - before)
        again = cli("import", "people", path, "--workspace", workspace, "--json").json
        assert again["new"] + again["same"] == rows
        assert held(cli, workspace) == before + rows

    assert cli("verify", "--workspace", workspace, "--json").json["ok"]
    assert set(outcomes) <= {0, rows}
    assert 0 in outcomes


def held(cli: Cli, workspace: Path) -> int:
    return int(cli("list", "people", "--workspace", workspace, "--json").json["count"])
