from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


def test_claims_are_added_borne_out_and_shown(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    cli("evidence", "add", "Waiting list report", "--workspace", workspace)
    cli("evidence", "add", "Carers survey", "--workspace", workspace)
    added = cli(
        "claims", "add", "assessing needs", "strength", "We know who waits", "--evidence", "E1",
        "--as-at", "2026-10-01", "--workspace", workspace,
    )  # fmt: skip
    cli("claims", "add", "QS7", "improvement", "Too many wait", "--workspace", workspace)
    more = cli(
        "claims",
        "evidence",
        "c1",
        "--evidence",
        "Carers survey",
        "--pointer",
        "page 2",
        "--workspace",
        workspace,
    )
    out = tmp_path / "claims.docx"
    shown = cli("claims", "show", "--out", out, "--workspace", workspace)
    told = cli("claims", "show", "--workspace", workspace, "--json").json

    assert added.out.splitlines() == ["Added C1.", "  Evidence not held."]
    assert more.out.splitlines() == [
        "C1, strength: We know who waits",
        "  Evidence not held.",
        "  E2 Carers survey, page 2",
        "  E1 Waiting list report",
    ]
    lines = shown.out.splitlines()
    assert lines[0].startswith("2 claims: 1 strength and 1 area for improvement. 2 are not proved on ")
    assert lines[1:3] == ["QS1 Assessing needs", "  C1, strength: We know who waits"]
    assert out.stat().st_size > 2_000
    assert [(one["reference"], one["statement"], one["says"], one["proof"]) for one in told["claims"]] == [
        ("C1", "QS1", "strength", "not_held"),
        ("C2", "QS7", "improvement", "none"),
    ]
    assert told["unproved"] == ["C1", "C2"]
    assert "QS4" in told["statements_without_claims"]


def test_nothing_is_behind_a_claim_any_more(cli: Cli, workspace: Path) -> None:
    cli("evidence", "add", "Waiting list report", "--workspace", workspace)
    cli("claims", "add", "QS1", "strength", "We know", "--evidence", "E1", "--workspace", workspace)

    emptied = cli("claims", "evidence", "C1", "--only", "--workspace", workspace, "--json").json

    assert (emptied["evidence"], emptied["proof"]) == ([], "none")


def test_what_is_not_there_is_refused_in_a_sentence(cli: Cli, workspace: Path) -> None:
    statement = cli("claims", "add", "QS77", "strength", "We know", "--workspace", workspace)
    claim = cli("claims", "evidence", "C9", "--workspace", workspace)
    evidence = cli(
        "claims", "add", "QS1", "strength", "We know", "--evidence", "E9", "--workspace", workspace
    )

    assert (statement.code, statement.err) == (2, "QS77 is not in this framework. Nothing was changed.\n")
    assert (claim.code, claim.err) == (2, "There is no claim C9. Nothing was changed.\n")
    assert (evidence.code, evidence.err) == (2, "No evidence is called “E9”. Nothing was changed.\n")
    assert cli("list", "claims", "--workspace", workspace, "--json").json["count"] == 0
    assert cli("list", "claims", "--workspace", workspace).out == "There are no claims here yet.\n"


def test_how_many_are_too_many_is_set_for_the_council(cli: Cli, workspace: Path) -> None:
    cli("evidence", "add", "Report", "--workspace", workspace)
    for wording in ("One", "Two"):
        cli("claims", "add", "QS1", "strength", wording, "--evidence", "E1", "--workspace", workspace)

    said = cli("council", "--most-claims", 1, "--workspace", workspace)
    shown = cli("claims", "show", "--workspace", workspace)

    assert said.out.splitlines()[-1] == "Evidence is named when it is behind more than: 1 claim"
    assert "Carries many claims: E1 Report, 2 claims" in shown.out.splitlines()
    assert cli("council", "--most-claims", 0, "--workspace", workspace).code == 2
