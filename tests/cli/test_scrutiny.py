from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

WHY = "Six years are over"


@pytest.fixture
def held(cli: Cli, workspace: Path, tmp_path: Path) -> Path:
    """With one piece of evidence of two versions that answers a request."""
    for number, text in ((1, "old"), (2, "new")):
        file = tmp_path / f"survey {number}.txt"
        file.write_text(text, encoding="utf-8")
        verb = ("add", "Carers survey") if number == 1 else ("add-version", "E1")
        cli("evidence", *verb, file, "--workspace", workspace)
    cli("requests", "add", "Your carers survey", "--ref", "IR1", "--workspace", workspace)
    cli("requests", "move", 1, "answer", "--evidence", "E1", "--workspace", workspace)
    return workspace


def test_what_became_of_evidence_is_told_and_written(cli: Cli, held: Path, tmp_path: Path) -> None:
    out = tmp_path / "record.pdf"

    said = cli("evidence", "scrutiny", "Carers survey", "--out", out, "--workspace", held)
    told = cli("evidence", "scrutiny", "E1", "--workspace", held, "--json").json

    lines = said.out.splitlines()
    assert lines[0] == "E1 Carers survey"
    assert any("Version 2 of E1 came: survey 2.txt (3 bytes, SHA-256 " in line for line in lines)
    assert "What it does not show:" in lines
    assert lines[-1] == f"Head: {told['head']['entries']}-{told['head']['head']}"
    assert [each["what"] for each in told["lines"]] == ["entered", "came", "came", "asked", "named", "step"]
    assert all(each["entry"] for each in told["lines"])
    assert out.read_bytes().startswith(b"%PDF")


def test_what_became_of_a_request_is_told(cli: Cli, held: Path) -> None:
    told = cli("requests", "scrutiny", 1, "--workspace", held, "--json").json

    assert told["about"] == "Request 1 (IR1)"
    assert "step" in {each["what"] for each in told["lines"]}
    assert cli("requests", "scrutiny", 7, "--workspace", held).code == 2


def test_evidence_is_disposed_of_by_version_and_whole(cli: Cli, held: Path) -> None:
    part = cli("evidence", "dispose", "E1", "--version", 1, "--because", WHY, "--workspace", held)
    whole = cli("evidence", "dispose", "E1", "--because", WHY, "--workspace", held, "--json").json
    again = cli("evidence", "dispose", "E1", "--because", WHY, "--workspace", held)
    verdict = cli("verify", "--workspace", held)

    assert part.out.splitlines()[0].startswith("Version 1 of the evidence E1 was disposed of on ")
    assert part.out.splitlines()[-1].startswith("Backups in this workspace and safe copies")
    assert (whole["what"], whole["name"], whole["because"], len(whole["sha256"])) == ("whole", "E1", WHY, 1)
    assert (again.code, "disposed of already" in again.err) == (2, True)
    assert verdict.code == 0
    assert f"because: {WHY}." in verdict.out
    assert len(cli("verify", "--workspace", held, "--json").json["disposals"]) == 2


def test_earlier_words_are_disposed_of(cli: Cli, held: Path) -> None:
    evidence = cli("evidence", "dispose", "E1", "--earlier-words", "--because", WHY, "--workspace", held)
    request = cli("requests", "dispose-earlier", 1, "--because", WHY, "--workspace", held)

    assert evidence.out.startswith("What was written before of the evidence E1 was disposed of on ")
    assert request.out.startswith("What was written before of request 1 was disposed of on ")
    assert cli("verify", "--workspace", held).code == 0
