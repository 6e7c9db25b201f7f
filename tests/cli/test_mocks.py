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
    ]
    assert found.out.startswith("Ada Brook: 1 mock interview, nearly ready for Leadership, not yet seen on ")
    assert told["people"][0]["themes"][-1] == {"theme": "T4", "held": 1, "ready": "nearly"}
    assert told["sessions"][1]["improvements"] == ["C1"]
    assert (unknown.code, unknown.err.startswith("No mock interview is called “Nobody”.")) == (2, True)


def test_the_papers_are_written(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    cli("timetable", "make", "--workspace", workspace, "--template", "Mock interviews", "--name", "Mocks")
    for what in ("questions", "readiness"):
        written = cli("mock", "write", what, tmp_path / f"{what}.docx", "--workspace", workspace)

        assert (written.code, (tmp_path / f"{what}.docx").exists()) == (0, True)
