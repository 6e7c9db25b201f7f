from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Cli

PEOPLE = "Name,Role,E-mail\nAda Brook,Principal Social Worker,ada@northmoor.example\n"


def test_a_timetable_is_made_from_a_template_and_shown(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE)
    cli("import", "people", tmp_path / "people.csv", "--workspace", workspace)

    made = cli("timetable", "make", "--workspace", workspace, "--template", "two days on site", "--json")
    shown = cli("timetable", "show", "--workspace", workspace)

    told = made.json
    assert made.code == 0
    assert (told["name"], told["is_template"], told["made_from"], told["gaps"]) == (
        "The visit", False, "Two days on site", 27,
    )  # fmt: skip
    first, practice = told["days"][0]["sessions"][:2]
    assert (told["days"][0]["on"], first["code"], first["time"]) == (None, "D1-01", "9am to 9:45am")
    assert practice["people"] == [{"name": "Ada Brook", "part": "takes_part"}]
    lines = shown.out.splitlines()
    assert lines[:2] == ["The visit", "Day 1, date to come:"]
    assert lines[3] == (
        "  10am to 11am, Track 1, D1-02 Principal Social Worker, Interview, pencilled: Ada Brook"
    )
    assert lines[4].endswith("D1-03 Locality teams, Focus group, pencilled: nobody named yet")


def test_a_timetable_is_copied_under_another_name(cli: Cli, workspace: Path) -> None:
    cli("timetable", "make", "--workspace", workspace, "--template", "Two days on site")

    copied = cli("timetable", "make", "--workspace", workspace, "--from", "The visit", "--name", "Plan B")
    shown = cli("timetable", "show", "--workspace", workspace, "--json").json

    assert copied.out.splitlines()[0] == "Made “Plan B” with 34 sessions on 2 days."
    assert (shown["name"], shown["made_from"]) == ("Plan B", "The visit")


def test_a_starter_is_marked_where_it_is_shown(cli: Cli, workspace: Path) -> None:
    shown = cli("timetable", "show", "--workspace", workspace, "--name", "Two days on site")

    assert shown.out.splitlines()[:2] == [
        "Two days on site (template, a starter: check it against the regulator’s current list)",
        "Day 1:",
    ]


def test_what_cannot_be_found_is_refused_with_what_there_is(cli: Cli, workspace: Path) -> None:
    none = cli("timetable", "show", "--workspace", workspace)
    unknown = cli("timetable", "make", "--workspace", workspace, "--template", "Five days")
    both = cli("timetable", "make", "--workspace", workspace, "--template", "a", "--from", "b")

    assert [said.code for said in (none, unknown, both)] == [2, 2, 2]
    assert "Three days on site" in none.err
    assert unknown.err.strip() == (
        "No timetable is called “Five days”. Nothing was changed. "
        "There are: Two days on site, Three days on site, Four days on site."
    )


def test_templates_come_in_and_go_out(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "templates.xlsx"
    exported = cli("export", "templates", out, "--workspace", workspace, "--json").json
    again = cli("import", "templates", out, "--workspace", workspace, "--json").json

    assert (exported["rows"], again["same"], again["new"], again["entry"]) == (156, 156, 0, None)
