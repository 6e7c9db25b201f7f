from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def visit(cli: Cli, workspace: Path) -> Path:
    cli("timetable", "make", "--workspace", workspace, "--template", "Two days on site")
    return workspace


def placed(cli: Cli, workspace: Path) -> dict[str, tuple[int, int, int, int]]:
    days = cli("timetable", "show", "--workspace", workspace, "--json").json["days"]
    return {
        each["code"]: (day["day"], each["starts"], each["ends"] - each["starts"], each["track"])
        for day in days
        for each in day["sessions"]
    }


def test_a_session_is_moved_with_others_and_what_clashes_is_said(cli: Cli, visit: Path) -> None:
    before = placed(cli, visit)

    moved = cli(
        "timetable", "put", "D1-02", "D1-03", "--workspace", visit, "--at", "10:15am", "--day", "2", "--json"
    )
    after = placed(cli, visit)
    undone = cli("undo", "--workspace", visit)

    assert [each["code"] for each in moved.json["moved"]] == ["D1-02", "D1-03"]
    assert (after["D1-02"], after["D1-03"]) == ((2, 615, 60, 1), (2, 615, 60, 2))
    assert moved.code == 1
    assert any(
        sentence.startswith("Track 1 has two sessions at once") for sentence in moved.json["new_clashes"]
    )
    assert undone.code == 0
    assert placed(cli, visit) == before


def test_sessions_are_stretched_swapped_and_moved_to_the_end_of_the_day(cli: Cli, visit: Path) -> None:
    before = placed(cli, visit)

    cli("timetable", "stretch", "d1-02", "45", "--workspace", visit)
    cli("timetable", "swap", "D1-02", "D1-03", "--workspace", visit)
    said = cli("timetable", "later", "D2-02", "15", "--workspace", visit)
    after = placed(cli, visit)
    cli("timetable", "swap-days", "1", "2", "--workspace", visit)
    for_all = cli("timetable", "put", "D1-02", "--track", "0", "--workspace", visit).out.splitlines()[0]

    assert (after["D1-02"], after["D1-03"]) == ((1, 600, 45, 2), (1, 600, 60, 1))
    assert after["D2-02"][1] == before["D2-02"][1] + 15
    assert after["D2-01"] == before["D2-01"]
    assert said.out.splitlines()[0].startswith("“D2-02 ")
    assert for_all.endswith("Everyone")
    assert {code[:2]: place[0] for code, place in placed(cli, visit).items()} == {"D1": 2, "D2": 1}


def test_what_cannot_be_is_refused_and_nothing_moves(cli: Cli, visit: Path) -> None:
    before = placed(cli, visit)

    refused = [
        cli("timetable", "put", "D9-99", "--workspace", visit, "--day", "1"),
        cli("timetable", "put", "D1-02", "--workspace", visit, "--day", "3"),
        cli("timetable", "put", "D1-02", "--workspace", visit, "--at", "soon"),
        cli("timetable", "later", "D1-02", "900", "--workspace", visit),
        cli("timetable", "stretch", "D1-02", "1441", "--workspace", visit),
        cli("timetable", "swap-days", "1", "4", "--workspace", visit),
    ]

    assert [each.code for each in refused] == [2] * 6
    assert refused[0].err.strip() == (
        "No session of “The visit” has the code “D9-99”. Nothing was changed. “timetable show” names them all."
    )
    assert refused[1].err.startswith("“The visit” has 2 days, so there is no day 3.")
    assert "soon is not a time like 10:30am or 2:30pm" in refused[2].err
    assert "would end after midnight" in refused[3].err
    assert placed(cli, visit) == before


def test_who_is_seen_is_told_with_who_is_not(cli: Cli, visit: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text(
        "Name,Role,E-mail\nAda Brook,Chief,ada@northmoor.example\nBen Hill,Lead,ben@northmoor.example\n"
    )
    cli("import", "people", people, "--workspace", visit)
    roles = tmp_path / "roles.csv"
    roles.write_text("Role,Held by\nPrincipal Social Worker,Ada Brook\nParking,Ben Hill\n")
    cli("import", "roles", roles, "--workspace", visit)

    said = cli("timetable", "seen", "--workspace", visit)
    told = cli("timetable", "seen", "--workspace", visit, "--json").json

    assert (said.code, said.out.splitlines()) == (0, ["Ada Brook: Not seen yet"])
    assert (told["not_seen"], told["often"], [each["name"] for each in told["people"]]) == (
        1,
        0,
        ["Ada Brook"],
    )


def test_travel_goes_along_unless_it_is_to_stay(cli: Cli, tmp_path: Path) -> None:
    sampled = tmp_path / "N.inspection"
    cli("new", sampled, "--sample")
    before = placed(cli, sampled)

    moved = cli("timetable", "put", "D2-05", "--at", "10am", "--workspace", sampled, "--json").json["moved"]
    cli("undo", "--workspace", sampled)
    cli("timetable", "stretch", "D2-05", "120", "--workspace", sampled)
    longer = placed(cli, sampled)
    cli("undo", "--workspace", sampled)
    alone = cli(
        "timetable", "put", "D2-05", "--at", "10am", "--ways-stay", "--workspace", sampled, "--json"
    ).json["moved"]

    assert {each["code"]: each["starts"] for each in moved} == {"D2-02": 570, "D2-05": 600, "D2-08": 690}
    assert (longer["D2-02"], longer["D2-08"][1]) == (before["D2-02"], before["D2-08"][1] + 30)
    assert [each["code"] for each in alone] == ["D2-05"]


def test_a_session_is_handed_to_somebody_else_or_refused_in_words(cli: Cli, tmp_path: Path) -> None:
    sampled = tmp_path / "N.inspection"
    cli("new", sampled, "--sample")

    given = cli(
        "timetable",
        "hand-over",
        "D2-05",
        "--from",
        "Imran Siddiqui",
        "--to",
        "Ruth Calloway",
        "--workspace",
        sampled,
    )
    again = cli(
        "timetable",
        "hand-over",
        "D2-05",
        "--from",
        "Imran Siddiqui",
        "--to",
        "Ruth Calloway",
        "--workspace",
        sampled,
    )
    wrong = cli("timetable", "hand-over", "D2-03", "--to", "Ruth Calloway", "--workspace", sampled)
    shown = cli("timetable", "show", "--workspace", sampled).out

    assert given.out.startswith("“D2-05 Visit to Kelder Bridge Hub”: Day 2, ")
    assert "Ruth Calloway" in shown
    assert (again.code, wrong.code) == (2, 2)
    assert again.err.startswith("Ruth Calloway is in “Visit to Kelder Bridge Hub” already.")
    assert "asks for “Commissioning lead”, and Ruth Calloway neither holds that role" in wrong.err
