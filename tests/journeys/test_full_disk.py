"""A disk without a byte left: what was saved is kept, and once there is room everything works again."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspection_ready.storage.files import NewFiles
from tests.cli.conftest import Cli
from tests.documents.word_files import p, word_file
from tests.plugins.disks import mounted_disk

FULL = "The disk is full. Nothing was changed. Make some room on it and try again.\n"
MANY = 200


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Four megabytes, all of them ours."""
    with mounted_disk(tmp_path / "disk", "size=4m") as folder:
        yield folder


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


@pytest.fixture
def with_many_letters(cli: Cli, on_small_disk: Path, tmp_path: Path) -> Path:
    """More of them than the disk can hold."""
    names = [f"Person {number:03}" for number in range(1, MANY + 1)]
    lists = {
        "people": ["Name", *names],
        "lists": ["List,Name", *(f"Everybody,{name}" for name in names)],
        "letters": [
            "Title,Subject,Text,Goes to",
            "Announcement,They are coming,Dear {{first name}}: be ready.,Everybody",
        ],
    }
    for register, lines in lists.items():
        path = tmp_path / f"{register}.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        cli("import", register, path, "--workspace", on_small_disk)
    return on_small_disk


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files of packs whose writing was begun."""
    paths: list[Path] = []

    write = NewFiles.write

    def note_and_write(new: NewFiles, path: Path, data: bytes) -> None:
        paths.append(path)
        write(new, path, data)

    monkeypatch.setattr(NewFiles, "write", note_and_write)
    return paths


@pytest.mark.parametrize("next_command", ["packs", "notify --received 2026-11-20T09:30"])
def test_disk_that_fills_halfway_through_the_letters_keeps_the_notification(
    cli: Cli, with_many_letters: Path, small_disk: Path, begun: list[Path], next_command: str
) -> None:
    workspace = with_many_letters
    refused = cli("notify", "--received", "2026-11-20T09:30", "--workspace", workspace)
    reached = begun[-1]
    left = list((workspace / "packs").iterdir())
    enlarge(small_disk)
    verified = cli("verify", "--workspace", workspace, "--json")
    made = cli(*next_command.split(), "--workspace", workspace, "--json")

    assert reached.parent.parent.name == "letters"
    assert 0 < int(reached.stem.removeprefix("Person ")) < MANY
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == (
        "The notification is filed and kept, but no pack was made. The disk is full. Make some room on it and "
        "try again. Only the pack is still to be made.\n"
    )
    assert left == []
    assert verified.json["ok"]
    assert (made.code, made.json["pack"]) == (0, 1)
    assert sum(file["document"] == "letters" for file in made.json["files"]) == 2 * MANY
    assert next(each["from"] for each in made.json["key_dates"]) == "2026-11-20"
    assert cli("verify", "--workspace", workspace, "--json").json["ok"]


def test_disk_that_fills_under_the_days_on_site_keeps_them_and_the_pack_before(
    cli: Cli, with_many_letters: Path, small_disk: Path
) -> None:
    workspace = with_many_letters
    told = ("--workspace", workspace, "--json")
    days = ("on-site", "--from", "2027-02-09", "--to", "2027-02-11")
    assert cli("notify", "--received", "2026-11-20T09:30", *told).json["error"] == "kept_without_pack"
    assert cli("packs", "--only", "key-dates", *told).json["pack"] == 1
    refused = cli(*days, "--workspace", workspace)
    left = [path.name for path in (workspace / "packs").iterdir()]
    enlarge(small_disk)
    made = cli(*days, *told).json

    assert refused.err.startswith(
        "The days on site are entered and kept, but no pack was made. The disk is full."
    )
    assert [name[:6] for name in left] == ["Pack 1"]
    assert (made["pack"], made["on_site_from"]) == (2, "2027-02-09")
    assert cli("verify", *told).json["ok"]


def test_copy_that_outgrows_its_disk_is_taken_back_whole(cli: Cli, workspace: Path, small_disk: Path) -> None:
    ballast = fill(small_disk)
    refused = cli("notify", "--received", "2026-11-20T09:30", "--workspace", workspace, "--out", small_disk)
    left = files_on(small_disk)
    ballast.unlink()
    again = cli(
        "notify", "--received", "2026-11-20T09:30", "--workspace", workspace, "--out", small_disk, "--json"
    )

    [pack] = (workspace / "packs").iterdir()
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == (
        f"The pack was made and is kept in {pack}, but could not be copied to {small_disk} "
        "(No space left on device). Copy that folder to another place yourself.\n"
    )
    assert left == {"ballast"}
    assert (again.json["pack"], again.json["folder"]) == (1, str(small_disk / pack.name))


@pytest.mark.parametrize("is_word", [False, True], ids=["own text", "Word file"])
def test_disk_that_fills_halfway_through_writing_letters_keeps_those_that_are_written(
    cli: Cli, with_many_letters: Path, small_disk: Path, tmp_path: Path, is_word: bool
) -> None:
    workspace = with_many_letters
    if is_word:
        (tmp_path / "Ours.docx").write_bytes(word_file(p("Dear {{name}}, in our own words: be ready.")))
        cli("letters", "template", "Announcement", tmp_path / "Ours.docx", "--workspace", workspace)
    told = ("--workspace", workspace, "--json")
    refused = cli("letters", "write", "Announcement", "--print", "--workspace", workspace)
    folder = next((workspace / "letters").iterdir())
    kept = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    sent = cli("letters", "sent", *told).json["sendings"]
    enlarge(small_disk)
    rest = cli("letters", "write", "Announcement", "--print", *told).json
    done = cli("letters", "sent", *told).json["sendings"]

    count = len(kept) // 2
    assert 0 < count < MANY
    assert {path.suffix for path in kept} == {".docx", ".pdf"}
    assert refused.code == 2
    assert refused.err == (
        f"The disk is full. Make some room on it and try again. {count} letters of “Announcement” are written and "
        f"good, in {folder}. {MANY - count} letters remain: ask for the same again, and only what is missing is "
        "written.\n"
    )
    assert [(each["people"], each["finished"]) for each in sent] == [(count, False)]
    assert (rest["written"], rest["remaining"], rest["folder"]) == (MANY - count, 0, str(folder))
    assert {path: path.read_bytes() for path in kept} == kept
    assert [(each["people"], each["finished"]) for each in done] == [(MANY, True)]
    assert rest["combined"]["pages"] == MANY
    assert cli("verify", *told).json["ok"]


def enlarge(disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
