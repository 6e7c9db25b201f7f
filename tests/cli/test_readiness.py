from __future__ import annotations

from pathlib import Path

from inspection_ready.bootstrap import open_app
from tests.cli.conftest import Cli


def test_check_names_every_gap(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    bases = tmp_path / "bases.csv"
    bases.write_text("Name,Postcode\nCivic Centre,EX1 1AA\n")
    cli("import", "bases", bases, "--workspace", workspace)

    said = cli("check", "--workspace", workspace, "--json")

    assert said.code == 1
    assert said.json.keys() == {"format", "findings"}
    assert [finding for finding in said.json["findings"] if finding["code"] == "no_main_base"] == [
        {
            "code": "no_main_base",
            "severity": "high",
            "register": "base",
            "id": None,
            "name": "Bases",
            "sentence": "No base is marked as the main base. Mark the one inspectors should come to.",
        }
    ]


def test_check_says_the_most_pressing_first(cli: Cli, workspace: Path) -> None:
    lines = cli("check", "--workspace", workspace).out.splitlines()

    assert lines[0] == "Do first:"
    assert [line for line in lines if not line.startswith("  ")] == ["Do first:", "Do soon:", "When you can:"]


def test_check_works_while_the_workspace_is_open_elsewhere(cli: Cli, workspace: Path) -> None:
    app = open_app(workspace)
    try:
        said = cli("check", "--workspace", workspace)
    finally:
        app.workspace.close()

    assert said.code == 1


def test_command_that_must_write_says_who_holds_the_workspace(cli: Cli, workspace: Path) -> None:
    app = open_app(workspace)
    try:
        said = cli("packs", "--workspace", workspace)
    finally:
        app.workspace.close()

    assert said.code == 2
    assert said.err.startswith(f"{app.who.account} on {app.who.machine} has had this workspace open since ")


def test_check_says_a_gap_of_many_once_and_counts_the_rest(cli: Cli, workspace: Path) -> None:
    lines = cli("check", "--workspace", workspace).out.splitlines()
    told = cli("check", "--workspace", workspace, "--json").json["findings"]

    items = lines.index("  No owner yet for 39 request-list items:")
    assert lines[1:4] == [
        "  No owner yet for 4 themes and 9 quality statements:",
        "    T1 Working with people",
        "    T2 Providing support",
    ]
    assert lines[items + 16] == "    and 24 more; --json gives every one"
    assert len([finding for finding in told if finding["code"] == "no_owner"]) == 4 + 9 + 39 + 14 + 21


def test_check_says_a_gap_of_few_one_by_one(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    bases = tmp_path / "bases.csv"
    bases.write_text("Name\nCivic Centre\n")
    cli("import", "bases", bases, "--workspace", workspace)

    lines = cli("check", "--workspace", workspace).out.splitlines()

    assert "  “Civic Centre” has no address. Add it." in lines
