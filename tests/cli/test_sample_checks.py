from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


def test_what_to_look_at_next_is_shown_with_its_reasons(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    for number in range(1, 4):
        paper.write_text(f"Paper {number}", "utf-8")
        cli("evidence", "add", f"Report {number}", paper, "--workspace", workspace)
    cli("evidence", "judge", "E1", "weak", "--by", "Ada", "--found", "No dates", "--workspace", workspace)

    said = cli("evidence", "sample", "--count", 2, "--seed", "apple", "--workspace", workspace)
    told = cli("evidence", "sample", "--count", 2, "--seed", "apple", "--workspace", workspace, "--json").json
    looks = cli("list", "sample-checks", "--workspace", workspace, "--json").json["rows"]

    first, drawn, lot = said.out.splitlines()
    assert first.endswith(": Never looked at")
    assert drawn.endswith(", drawn by lot")
    assert lot.startswith("What is alike is drawn by lot from “apple”;")
    assert [one["why"][-1] for one in told["evidence"]] == ["never", "lot"]
    assert told["seed"] == "apple"
    assert [(row["evidence"], row["quality"], row["found"]) for row in looks] == [
        ("Report 1", "Weak", "No dates")
    ]


def test_with_nothing_held_there_is_nothing_to_look_at(cli: Cli, workspace: Path) -> None:
    assert cli("evidence", "sample", "--workspace", workspace).out == "No evidence is held yet.\n"
