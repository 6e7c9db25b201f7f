from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Cli


def test_verify_finds_nothing_wrong_with_a_workspace_that_was_left_alone(cli: Cli, workspace: Path) -> None:
    cli("packs", "--workspace", workspace)

    said = cli("verify", "--workspace", workspace, "--json")

    assert said.code == 0
    assert (said.json["ok"], said.json["problems"]) == (True, [])
    assert said.json["looked_at"]["packs"] == 1


def test_verify_names_a_value_that_was_changed_behind_the_apps_back(
    cli: Cli, workspace: Path, people_file: Path
) -> None:
    cli("import", "people", people_file, "--workspace", workspace)
    register = sqlite3.connect(workspace / "register.sqlite")
    with register:
        register.execute("update person set role = 'Director' where name = 'Siân Evans'")
    register.close()

    said = cli("verify", "--workspace", workspace, "--json")

    assert said.code == 1
    assert [(each["code"], each["sentence"]) for each in said.json["problems"]] == [
        (
            "value_changed",
            (
                "“Role” of the person “Siân Evans” is “Director”, and by the record of changes it should be "
                "“Officer”: it was changed behind the app’s back."
            ),
        )
    ]


def test_verify_names_a_file_of_a_pack_that_was_changed(cli: Cli, workspace: Path) -> None:
    told = cli("packs", "--workspace", workspace, "--only", "key-dates", "--json").json
    pdf = Path(told["folder"], "key-dates.pdf")
    pdf.write_bytes(pdf.read_bytes() + b" ")

    said = cli("verify", "--workspace", workspace)

    inside = pdf.relative_to(workspace).as_posix()
    assert said.code == 1
    assert f"{inside} is not the file that was stored: it was changed." in said.out.splitlines()


def test_verify_against_the_head_printed_in_a_pack(cli: Cli, workspace: Path) -> None:
    told = cli("packs", "--workspace", workspace, "--only", "key-dates", "--json").json

    said = cli(
        "verify", "--workspace", workspace, "--against", Path(told["folder"], "key-dates.docx"), "--json"
    )

    assert (said.code, said.json["ok"]) == (0, True)


def test_verify_against_a_head_of_another_workspace_finds_it(cli: Cli, workspace: Path) -> None:
    said = cli("verify", "--workspace", workspace, "--against", f"1-{'0' * 64}", "--json")

    assert said.code == 1
    assert [each["code"] for each in said.json["problems"]] == ["recomputed"]


def test_verify_against_nothing_like_a_head_is_refused(cli: Cli, workspace: Path) -> None:
    assert cli("verify", "--workspace", workspace, "--against", "nonsense").code == 2


def test_history_numbers_the_latest_changes(cli: Cli, workspace: Path) -> None:
    cli("facility-kind", "add", "Tea", "--workspace", workspace)

    told = cli("history", "--workspace", workspace, "--limit", 1, "--json").json

    assert [(each["entry"], each["verb"]) for each in told["entries"]] == [(3, "facility_kind.add")]


def test_undo_takes_back_the_entry_that_is_named(cli: Cli, workspace: Path) -> None:
    cli("facility-kind", "add", "Tea", "--workspace", workspace)
    cli("facility-kind", "add", "Coffee", "--workspace", workspace)

    said = cli("undo", "--workspace", workspace, "--entry", 3)

    names = [
        row["name"] for row in cli("list", "facility-kinds", "--workspace", workspace, "--json").json["rows"]
    ]
    assert (said.code, said.out) == (0, "Took back entry 3: Added a kind of facility.\n")
    assert [name for name in names if name in {"Tea", "Coffee"}] == ["Coffee"]


@pytest.mark.parametrize("number", ["0", "-1", "1.5", "²", "9" * 25])
def test_number_that_counts_nothing_is_one_sentence(cli: Cli, workspace: Path, number: str) -> None:
    said = cli("undo", "--workspace", workspace, f"--entry={number}")

    assert said.code == 2
    assert said.err.startswith(f"Argument --entry: {number} is not a whole number from 1.")


def test_undo_of_an_entry_that_is_not_there_is_refused(cli: Cli, workspace: Path) -> None:
    assert cli("undo", "--workspace", workspace, "--entry", 99).code == 2
