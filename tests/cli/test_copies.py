from __future__ import annotations

from pathlib import Path

import pytest

from inspection_ready.bootstrap import open_app
from tests.cli.conftest import Cli


@pytest.fixture
def filed(cli: Cli, workspace: Path, tmp_path: Path) -> Path:
    message = tmp_path / "notification.eml"
    message.write_bytes(b"Subject: Assessment\r\n\r\nDear colleague")
    cli("notify", "--workspace", workspace, "--received", "2026-12-01T09:30", "--message", message)
    return workspace


def test_backup_is_kept_inside_the_workspace(cli: Cli, workspace: Path) -> None:
    told = cli("backup", "--workspace", workspace, "--json").json

    assert [Path(told["file"])] == list((workspace / "backups").iterdir())
    assert cli("verify", "--workspace", workspace).code == 0


def test_workspace_comes_back_whole_from_its_safe_copy(cli: Cli, filed: Path, tmp_path: Path) -> None:
    copied = cli("safe-copy", "--workspace", filed, "--to", tmp_path / "OneDrive - Northmoor", "--json").json

    restored = cli("restore", copied["folder"], tmp_path / "here.inspection", "--json").json

    before = cli("verify", "--workspace", filed, "--json").json
    after = cli("verify", "--workspace", restored["workspace"], "--json").json
    assert before["ok"] is True
    assert after == before
    assert (
        cli("packs", "--workspace", restored["workspace"], "--only", "contacts", "--json").json["pack"] == 2
    )


def test_only_what_is_new_is_copied_and_the_folder_is_remembered(
    cli: Cli, filed: Path, tmp_path: Path
) -> None:
    first = cli("safe-copy", "--workspace", filed, "--to", tmp_path / "safe", "--json").json
    cli("packs", "--workspace", filed, "--only", "contacts")

    second = cli("safe-copy", "--workspace", filed, "--json").json

    assert (first["copied"], second["copied"]) == (19, 6)
    assert second["folder"] == first["folder"]
    assert len(list(Path(second["folder"], "registers").iterdir())) == 2


def test_file_that_is_not_as_it_was_stored_is_named_and_not_copied(
    cli: Cli, filed: Path, tmp_path: Path
) -> None:
    pdf = next((filed / "packs").glob("*/contacts.pdf"))
    pdf.write_bytes(b"changed")

    said = cli("safe-copy", "--workspace", filed, "--to", tmp_path / "safe", "--json")

    assert (said.code, said.json["damaged"]) == (1, [pdf.relative_to(filed).as_posix()])
    assert list((tmp_path / "safe").rglob("contacts.pdf")) == []


def test_safe_copy_works_while_the_workspace_is_open(cli: Cli, filed: Path, tmp_path: Path) -> None:
    app = open_app(filed)
    try:
        said = cli("safe-copy", "--workspace", filed, "--to", tmp_path / "safe")
    finally:
        app.workspace.close()

    assert said.code == 0


def test_safe_copy_needs_a_folder_the_first_time(cli: Cli, workspace: Path) -> None:
    assert cli("safe-copy", "--workspace", workspace, "--json").json["error"] == "no_safe_copy_folder"


def test_safe_copy_inside_the_workspace_is_refused(cli: Cli, workspace: Path) -> None:
    said = cli("safe-copy", "--workspace", workspace, "--to", workspace / "safe", "--json")

    assert said.json["error"] == "safe_copy_inside"


def test_safe_copy_of_another_workspace_is_left_alone(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / workspace.name
    other.parent.mkdir()
    cli("new", other)
    cli("safe-copy", "--workspace", other, "--to", tmp_path / "safe")

    said = cli("safe-copy", "--workspace", workspace, "--to", tmp_path / "safe", "--json")

    assert said.json["error"] == "safe_copy_of_another"


@pytest.mark.parametrize("damage", ["cut", "gone"])
def test_copy_of_the_register_that_is_not_whole_is_never_restored(
    cli: Cli, workspace: Path, tmp_path: Path, damage: str
) -> None:
    copied = cli("safe-copy", "--workspace", workspace, "--to", tmp_path / "safe", "--json").json
    register = Path(copied["register"])
    if damage == "cut":  # as a folder does that is still being kept in step
        register.write_bytes(register.read_bytes()[:5000])
    else:
        register.unlink()

    said = cli("restore", copied["folder"], tmp_path / "here.inspection", "--json")

    assert (said.code, said.json["error"]) == (2, "no_whole_copy")
    assert not (tmp_path / "here.inspection").exists()


def test_restore_never_takes_the_place_of_what_is_there(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    copied = cli("safe-copy", "--workspace", workspace, "--to", tmp_path / "safe", "--json").json

    assert cli("restore", copied["folder"], workspace, "--json").json["error"] == "folder_in_use"
