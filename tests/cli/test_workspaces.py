from __future__ import annotations

from pathlib import Path

import pytest

from inspection_ready.settings import read_settings
from tests.cli.conftest import Cli


def test_new_makes_a_workspace_to_start_from(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "Northmoor 2026.inspection"

    said = cli("new", folder, "--name", "Northmoor Council", "--json")

    assert said.code == 0
    assert said.json == {
        "format": 1,
        "workspace": str(folder),
        "id": said.json["id"],
        "name": "Northmoor Council",
        "regime": "cqc-local-authority",
        "sample": False,
    }
    assert len(cli("list", "functions", "--workspace", folder, "--json").json["rows"]) > 5


def test_new_is_called_by_its_folder_without_a_name(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "Northmoor 2026.inspection"

    assert cli("new", folder, "--json").json["name"] == "Northmoor 2026"
    assert cli("council", "--workspace", folder, "--json").json["name"] == ""


def test_new_as_somebody_nobody_knows_yet_makes_it_and_says_so(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "Northmoor 2026.inspection"

    said = cli("new", folder, "--as", "Joanne Whitlock")

    assert said.code == 1
    assert said.out.startswith("Made the workspace “Northmoor 2026” in ")
    assert "Nobody called “Joanne Whitlock” is in its register of people yet" in said.out
    assert cli("check", "--workspace", folder).code in {0, 1}


def test_new_as_somebody_of_the_sample_is_theirs(cli: Cli, tmp_path: Path) -> None:
    said = cli("new", tmp_path / "sample.inspection", "--sample", "--as", "Joanne Whitlock", "--json")

    assert (said.code, "not_tied" in said.json) == (0, False)


def test_new_with_the_sample_has_people(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "sample.inspection"

    assert cli("new", folder, "--sample", "--json").json["sample"] is True
    assert cli("list", "people", "--workspace", folder, "--json").json["count"] > 20


def test_new_by_another_regime_works_by_that(cli: Cli, tmp_path: Path) -> None:
    said = cli("new", tmp_path / "ofsted.inspection", "--regime", "ofsted", "--json")

    assert said.json["regime"].startswith("ofsted")


def test_new_never_takes_the_place_of_what_is_there(cli: Cli, workspace: Path) -> None:
    before = (workspace / "workspace.toml").read_bytes()

    said = cli("new", workspace)

    assert said.code == 2
    assert (
        said.err
        == f"{workspace} is there already and is not empty. Nothing was changed. Choose another name.\n"
    )
    assert (workspace / "workspace.toml").read_bytes() == before


def test_new_by_a_regime_nobody_knows_makes_nothing(cli: Cli, tmp_path: Path) -> None:
    said = cli("new", tmp_path / "x.inspection", "--regime", "estyn")

    assert said.code == 2
    assert list(tmp_path.iterdir()) == []


def test_workspace_that_was_used_last_is_the_first_of_the_recent_ones(cli: Cli, workspace: Path) -> None:
    cli("check", "--workspace", workspace)

    assert read_settings().recent == (str(workspace),)


@pytest.mark.parametrize("command", ["check", "packs", "verify"])
def test_folder_that_is_no_workspace_is_refused_in_one_sentence(
    cli: Cli, tmp_path: Path, command: str
) -> None:
    said = cli(command, "--workspace", tmp_path)

    assert (said.code, said.out) == (2, "")
    assert said.err == (
        f"{tmp_path} is not a workspace: it holds no workspace.toml. Nothing was changed. "
        "Choose the folder of a workspace, or make one with new.\n"
    )


def test_refusal_is_told_to_programs_with_its_code(cli: Cli, tmp_path: Path) -> None:
    said = cli("check", "--workspace", tmp_path, "--json")

    assert said.code == 2
    assert said.json == {"format": 1, "error": "not_a_workspace", "message": said.err.strip()}
