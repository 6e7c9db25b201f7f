from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Cli


def test_a_template_goes_to_another_workspace_as_one_file(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "mock.xlsx", tmp_path / "Other.inspection"
    cli("new", other, "--name", "Other")

    saved = cli("template", "save", "mock interviews", file, "--workspace", workspace)
    looked = cli("template", "bring", file, "--workspace", other, "--name", "Theirs", "--dry-run", "--json")
    brought = cli("template", "bring", file, "--workspace", other, "--name", "Theirs")
    taken = cli("template", "bring", file, "--workspace", other)

    assert saved.out.splitlines() == [f"Saved “Mock interviews” with 17 sessions as {file}."]
    assert (looked.json["name"], looked.json["sessions"], looked.json["is_dry_run"]) == ("Theirs", 17, True)
    assert brought.out.splitlines()[0] == "Brought in “Theirs”: 17 sessions on 3 days."
    assert brought.out.splitlines()[1].startswith(
        "Nobody here is called “Director of Adult Social Services”, "
    )
    assert (taken.code, "“Mock interviews”" in taken.err) == (2, True)
    shown = cli("timetable", "show", "--workspace", other, "--name", "Theirs", "--json").json
    first = shown["days"][0]["sessions"][0]
    assert (first["title"], first["format"], first["statements"]) == (
        "Director of Adult Social Services", "mock_interview", ["QS8", "QS9"],
    )  # fmt: skip


def test_a_file_that_is_no_template_is_refused_in_one_sentence(
    cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Role\nAda,DASS\n")

    refused = cli("template", "bring", path, "--workspace", workspace)

    assert refused.code == 2
    assert refused.err.startswith("list.csv is no template: it has no sheet “Template”. Nothing was changed.")


def test_what_fits_in_fewer_days_is_said_before_anything_is_made(cli: Cli, workspace: Path) -> None:
    asked = ("timetable", "make", "--workspace", workspace, "--template", "Four days on site")

    looked = cli(*asked, "--days", "2", "--dry-run")
    told = cli(*asked, "--days", "2", "--dry-run", "--json").json
    none = cli("timetable", "show", "--workspace", workspace)
    made = cli(*asked, "--days", "2")

    assert none.code == 2
    assert looked.out.splitlines()[0] == "2 sessions find another place on 2 days:"
    assert looked.out.splitlines()[1] == (
        "  “Director of Adult Social Services” from day 4 at 4pm, track 1 to day 2 at 4pm, track 1"
    )
    titles = [each["title"] for each in told["left_out"]]
    assert told["kept"] + len(told["moved"]) + len(titles) == 70
    assert made.out.splitlines()[1] == looked.out.splitlines()[0]
    shown = cli("timetable", "show", "--workspace", workspace, "--json").json
    assert [len(day["sessions"]) for day in shown["days"]] == [15, 19]


def test_days_and_tracks_are_asked_of_templates_only(cli: Cli, workspace: Path) -> None:
    cli("timetable", "make", "--workspace", workspace, "--template", "Two days on site")

    refused = cli("timetable", "make", "--workspace", workspace, "--from", "The visit", "--days", "1")

    assert refused.code == 2
    assert refused.err.startswith("Days, tracks and a look before are for a template only.")


def test_starters_are_added_once(cli: Cli, workspace: Path) -> None:
    again = cli("template", "starters", "--workspace", workspace)

    assert again.out.splitlines() == ["Every template that comes with the app is here."]


def test_the_check_says_which_statements_have_no_session(cli: Cli, workspace: Path) -> None:
    cli("timetable", "make", "--workspace", workspace, "--template", "Mock interviews")

    checked = cli("timetable", "check", "--workspace", workspace)
    told = cli("timetable", "check", "--workspace", workspace, "--json").json

    assert told["statements_without_session"] == ["QS5"]
    assert checked.out.splitlines()[-5:] == [
        "1 of 9 quality statements has no session: QS5 Partnerships and communities.",
        "  Working with people: 3 sessions (QS1 2, QS2 2, QS3 2)",
        "  Providing support: 1 session (QS4 1, QS5 none)",
        "  How the local authority ensures safety within the system: 2 sessions (QS6 1, QS7 1)",
        "  Leadership: 5 sessions (QS8 5, QS9 1)",
    ]
