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
        "There are: Two days on site, Mock interviews, Three days on site, Four days on site."
    )


def test_templates_come_in_and_go_out(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    out = tmp_path / "templates.xlsx"
    exported = cli("export", "templates", out, "--workspace", workspace, "--json").json
    again = cli("import", "templates", out, "--workspace", workspace, "--json").json

    assert (exported["rows"], again["same"], again["new"], again["entry"]) == (173, 173, 0, None)


CLASHING = (
    "Day no,Start,Finish,Session,People,Building,Confirmed\n"
    "1,9am,10am,Carers,Ada Brook,Mill House,Yes\n"
    "1,10.15am,11am,Partners,Ada Brook,Market Gate,Yes\n"
)


def test_a_timetable_that_clashes_is_told_and_ends_with_one(
    cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE)
    (tmp_path / "bases.csv").write_text("Name,Postcode\nMill House,ZZ1 1AA\nMarket Gate,ZZ1 2BB\n")
    (tmp_path / "ways.csv").write_text("From base,To base,Minutes\nMill House,Market Gate,27\n")
    (tmp_path / "timetable.csv").write_text(CLASHING)
    for register in ("people", "bases"):
        cli("import", register, tmp_path / f"{register}.csv", "--workspace", workspace)
    cli("import", "timetable", tmp_path / "timetable.csv", "--workspace", workspace)
    cli("import", "base-ways", tmp_path / "ways.csv", "--workspace", workspace)

    told = cli("timetable", "check", "--workspace", workspace)
    as_json = cli("timetable", "check", "--workspace", workspace, "--json")

    sentence = (
        "12 minutes short between Mill House and Market Gate: Ada Brook ends at 10am at “D1-01 Carers” and starts at "
        "10:15am at “D1-02 Partners” on day 1; 27 minutes are needed."
    )
    assert (told.code, told.out.splitlines()) == (
        1,
        ["The visit: 1 clash.", "Cannot be:", f"  {sentence}"],
    )
    (clash,) = as_json.json["clashes"]
    assert (as_json.code, as_json.json["count"]) == (1, 1)
    assert (clash["code"], clash["had"], clash["needed"], clash["sentence"]) == (
        "way_too_short",
        15,
        27,
        sentence,
    )
    assert [each["code"] for each in clash["sessions"]] == ["D1-01", "D1-02"]


def test_a_starter_template_clashes_with_nothing(cli: Cli, workspace: Path) -> None:
    for name in ("Two days on site", "Three days on site", "Four days on site"):
        told = cli("timetable", "check", "--workspace", workspace, "--name", name)

        assert (told.code, told.out.splitlines()[:2]) == (
            0,
            [f"{name}: No clashes.", "Every quality statement has a session."],
        )
