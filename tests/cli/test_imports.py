from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


def test_import_counts_what_it_did_and_keeps_what_it_refused(
    cli: Cli, workspace: Path, people_file: Path
) -> None:
    said = cli("import", "people", people_file, "--workspace", workspace, "--json")

    told = said.json
    counts = {name: told[name] for name in ("new", "changed", "same", "refused", "missing")}
    assert (said.code, told["format"]) == (1, 1)
    assert counts == {"new": 2, "changed": 0, "same": 0, "refused": 1, "missing": 0}
    assert Path(told["refused_file"]).name == "people - refused rows.xlsx"
    assert [(row["line"], row["reasons"]) for row in told["rows"]] == [(5, ["Name is missing."])]


def test_refused_rows_are_said_with_their_reasons(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    path.write_text("Date,Why\n24/12/2026,Closed\n" + "soon,Closed\n" * 7)

    said = cli("import", "closure-days", path, "--workspace", workspace)

    refused = [f"  Row {line}, refused: soon: Date: “soon” is not a date. " for line in range(3, 8)]
    assert [line[: len(refused[0])] for line in said.out.splitlines()[1:6]] == refused
    assert said.out.splitlines()[6] == "  and 2 more refused."


def test_column_that_may_be_a_facility_says_how_it_becomes_one(
    cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    path = tmp_path / "bases.csv"
    path.write_text("Building,Defibrillator\nGateway,By the lift\nMill,\n")

    said = cli("import", "bases", path, "--workspace", workspace)
    cli("facility-kind", "add", "Defibrillator", "--workspace", workspace)
    again = cli("import", "bases", path, "--workspace", workspace, "--json").json

    assert said.out.splitlines()[-1] == (
        "  To keep such a column as a facility of the bases, add its name with facility-kind add first."
    )
    assert (again["changed"], again["columns"]["Defibrillator"]) == (1, "facility:Defibrillator")


def test_same_file_twice_changes_nothing(cli: Cli, workspace: Path, people_file: Path) -> None:
    cli("import", "people", people_file, "--workspace", workspace)

    told = cli("import", "people", people_file, "--workspace", workspace, "--json").json

    assert (told["new"], told["changed"], told["same"], told["entry"]) == (0, 0, 2, None)


def test_dry_run_shows_row_by_row_and_changes_nothing(cli: Cli, workspace: Path, people_file: Path) -> None:
    said = cli("import", "people", people_file, "--workspace", workspace, "--dry-run")

    assert said.out.splitlines() == [
        "Columns of people.csv:",
        "  Full name: Name",
        "  Job title: Role",
        "  E-mail address: E-mail",
        "  Tel: Phone",
        "Row 3, new: Amara Osei",
        "    Name was in capitals.",
        "    Phone had lost its zero: “1632960001”.",
        "Row 4, new: Siân Evans",
        "Row 5, refused: Nobody: Name is missing.",
        "Nothing was changed yet. There would be 2 new, 0 changed, 0 the same, 1 refused.",
        "  1 line stands above the headings and was not read.",
        "  Row 3 had Name in capitals; it was set in ordinary letters.",
        "  Row 3 had lost the zero of the Phone number; it was put back.",
    ]
    assert cli("list", "people", "--workspace", workspace, "--json").json["count"] == 0
    assert not people_file.with_name("people - refused rows.xlsx").exists()


def test_dry_run_tells_programs_every_row(cli: Cli, workspace: Path, people_file: Path) -> None:
    told = cli("import", "people", people_file, "--workspace", workspace, "--dry-run", "--json").json

    assert [(row["line"], row["outcome"]) for row in told["rows"]] == [(3, "new"), (4, "new"), (5, "refused")]
    assert (told["dry_run"], told["refused_file"]) == (True, None)


def test_changed_rows_say_what_changed(cli: Cli, workspace: Path, people_file: Path) -> None:
    cli("import", "people", people_file, "--workspace", workspace)
    people_file.write_text(
        people_file.read_text(encoding="utf-8").replace("Officer", "Manager"), encoding="utf-8"
    )

    said = cli("import", "people", people_file, "--workspace", workspace, "--dry-run")

    assert "Row 4, changed: Siân Evans: Role from “Officer” to “Manager”" in said.out.splitlines()


def test_person_missing_from_the_file_is_kept_and_named(cli: Cli, workspace: Path, people_file: Path) -> None:
    cli("import", "people", people_file, "--workspace", workspace)
    lines = people_file.read_text(encoding="utf-8").splitlines(keepends=True)
    people_file.write_text("".join(lines[:3]), encoding="utf-8")

    said = cli("import", "people", people_file, "--workspace", workspace, "--dry-run")

    assert "Held, not in the file: Siân Evans" in said.out.splitlines()
    assert "Held here and not in the file: 1. Nothing is ever removed by an import." in said.out.splitlines()


def test_map_says_what_a_heading_is(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    people = tmp_path / "odd.csv"
    people.write_text("Bezeichnung,Funktion\nAmara Osei,Head of Quality\n")
    mapping = tmp_path / "map.csv"
    mapping.write_text("Bezeichnung,Name\nFunktion,Role\n")

    told = cli("import", "people", people, "--workspace", workspace, "--map", mapping, "--json").json

    assert (told["new"], told["columns"]) == (1, {"Bezeichnung": "name", "Funktion": "role"})


def test_whole_import_is_taken_back(cli: Cli, workspace: Path, people_file: Path) -> None:
    entry = cli("import", "people", people_file, "--workspace", workspace, "--json").json["entry"]

    told = cli("undo", "--workspace", workspace, "--json").json

    assert told == {"format": 1, "undone": entry, "verb": "import.run", "entry": entry + 1}
    assert cli("list", "people", "--workspace", workspace, "--json").json["count"] == 0


def test_register_nobody_knows_is_refused(cli: Cli, workspace: Path, people_file: Path) -> None:
    said = cli("import", "poeple", people_file, "--workspace", workspace)

    assert said.code == 2
    assert "“poeple”" in said.err


def test_file_that_is_not_there_is_refused(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    said = cli("import", "people", tmp_path / "none.csv", "--workspace", workspace)

    assert (said.code, said.err) == (2, f"There is no file none.csv in {tmp_path}. Nothing was changed.\n")


def test_export_is_read_back_as_the_same(
    cli: Cli, workspace: Path, people_file: Path, tmp_path: Path
) -> None:
    cli("import", "people", people_file, "--workspace", workspace)
    out = tmp_path / "out.xlsx"

    exported = cli("export", "people", out, "--workspace", workspace, "--json").json
    again = cli("import", "people", out, "--workspace", workspace, "--json").json

    assert exported == {"format": 1, "register": "people", "file": str(out), "rows": 2}
    assert (again["new"], again["changed"], again["same"]) == (0, 0, 2)


def test_missing_file_is_looked_for_in_a_folder_that_has_a_name(
    cli: Cli, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    said = cli("import", "people", "none.csv", "--workspace", workspace)

    assert said.err == f"There is no file none.csv in {tmp_path}. Nothing was changed.\n"
