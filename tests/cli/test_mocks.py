from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Cli

PEOPLE = "Name,Role,E-mail\nAda Brook,Service Director,ada@northmoor.example\n"


def test_a_programme_is_made_found_in_and_told(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE)
    cli("import", "people", tmp_path / "people.csv", "--workspace", workspace)
    cli("timetable", "make", "--workspace", workspace, "--template", "Mock interviews", "--name", "Mocks")
    cli("claims", "add", "QS8", "improvement", "Risks are not shared", "--workspace", workspace)

    before = cli("mock", "show", "--workspace", workspace)
    found = cli(
        "mock", "find", "Service Directors", "Ada Brook", "nearly", "--workspace", workspace,
        "--to-mend", "Shorter answers",
    )  # fmt: skip
    told = cli("mock", "show", "--workspace", workspace, "--json").json
    unknown = cli("mock", "find", "Nobody", "Ada Brook", "ready", "--workspace", workspace)

    assert before.out.splitlines() == [
        "Of 1 person in mock interviews nobody was seen.",
        "  Ada Brook: no mock interview yet, one to come.",
        (
            "3 of 9 quality statements have no mock interview: QS1 Assessing needs, QS5 Partnerships and communities "
            "and QS6 Safe systems, pathways and transitions."
        ),
    ]
    assert found.out.startswith("Ada Brook: 1 mock interview, nearly ready for Leadership, not yet seen on ")
    assert told["people"][0]["themes"][-1] == {
        "theme": "T4", "held": 1, "planned": 0, "ready": "nearly",
    }  # fmt: skip
    assert told["sessions"][1]["improvements"] == ["C1"]
    assert (unknown.code, unknown.err.startswith("No mock interview is called “Nobody”.")) == (2, True)


def test_the_papers_are_written(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    cli("timetable", "make", "--workspace", workspace, "--template", "Mock interviews", "--name", "Mocks")
    for what in ("questions", "readiness"):
        written = cli("mock", "write", what, tmp_path / f"{what}.docx", "--workspace", workspace)

        assert (written.code, (tmp_path / f"{what}.docx").exists()) == (0, True)


def test_findings_come_and_go_as_a_spreadsheet(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE)
    cli("import", "people", tmp_path / "people.csv", "--workspace", workspace)
    for name in ("Autumn", "Spring"):
        cli("timetable", "make", "--workspace", workspace, "--template", "Mock interviews", "--name", name)
    (tmp_path / "found.csv").write_text(
        "Mock,Interviewee,Readiness,Strengths,To improve\n"
        '"D1-02, Autumn",Ada Brook,Nearly ready,Knows the numbers,Shorter answers\n'
        '"Service Directors, Spring",ada@northmoor.example,Ready,,\n'
        "D1-02,Ada Brook,Ready,,\n"
        '"Lunch, Autumn",Ada Brook,Ready,,\n'
        '"D1-02, Autumn",Nobody Known,Ready,,\n'
    )

    told = cli("import", "mock-findings", tmp_path / "found.csv", "--workspace", workspace, "--json").json
    shown = cli("mock", "show", "--workspace", workspace)
    cli("export", "mock-findings", tmp_path / "out.csv", "--workspace", workspace)
    again = cli("import", "mock-findings", tmp_path / "out.csv", "--workspace", workspace, "--json").json

    assert (told["new"], told["refused"]) == (2, 3)
    assert [row["reasons"][0].split(". ")[0] for row in told["rows"] if row["reasons"]] == [
        "Mock interview: more than one mock interview is called “D1-02”",
        "Mock interview: no mock interview is called “Lunch, Autumn”",
        "Person: nothing called “Nobody Known” is among the people, so it was left out.",
    ]
    assert Path(told["refused_file"]).is_file()
    assert shown.out.splitlines()[1].startswith("  Ada Brook: 2 mock interviews, ready for Leadership")
    assert (again["same"], again["new"], again["changed"], again["refused"]) == (2, 0, 0, 0)
