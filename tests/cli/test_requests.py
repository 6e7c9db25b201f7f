from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

FIRST = "1. Your carers strategy\n2. Waiting list numbers, and how risk is managed\n"
NEWER = "1. Your carers strategy\n2. Waiting list numbers by locality, and how risk is managed\n3. Risk register\n"


def written(folder: Path, name: str, words: str) -> Path:
    path = folder / name
    path.write_text(words, "utf-8")
    return path


def test_a_list_is_taken_worked_on_and_taken_again(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    first = cli(
        "requests", "take-list", written(tmp_path, "list.txt", FIRST), "--workspace", workspace,
        "--from", "CQC", "--due", "2030-12-20T17:00",
    )  # fmt: skip
    cli("evidence", "add", "Carers strategy", "--workspace", workspace)
    answered = cli("requests", "move", "2", "answer", "--evidence", "E1", "--workspace", workspace)
    newer = written(tmp_path, "newer.txt", NEWER)
    dry = cli("requests", "take-list", newer, "--workspace", workspace, "--dry-run")
    taken = cli("requests", "take-list", newer, "--workspace", workspace, "--json").json
    shown = cli("requests", "show", "2", "--workspace", workspace)

    assert first.out.splitlines()[0] == "The list: 2 added."
    assert answered.out == "Request 2 is answered now.\n"
    assert (
        dry.out.splitlines()[0]
        == "Would change: 1 added, 1 reworded (1 answered before, and open again), 1 the same."
    )
    assert [(one["number"], one["was_answered"]) for one in taken["reworded"]] == [(2, True)]
    assert "  Due at 5pm on Friday 20 December 2030" in shown.out.splitlines()
    assert shown.out.splitlines()[1].startswith("  Acknowledged, ")
    assert shown.out.splitlines()[-1] == "  Evidence: E1 Carers strategy"


def test_one_is_entered_chased_and_counted(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    added = cli(
        "requests", "add", "Staff rota for Tuesday", "--occasion", "on_site", "--workspace", workspace
    )
    cli("requests", "chase", "1", "Ada Brook", "--note", "by telephone", "--workspace", workspace)
    counted = cli("requests", "turnaround", "--by", "occasion", "--workspace", workspace)
    paper = cli("requests", "chronology", tmp_path / "all.xlsx", "--workspace", workspace)

    assert added.out == "Entered request 1.\n"
    assert counted.out.splitlines() == [
        "None of 1 request has been answered yet.",
        "  On site: None of 1 request has been answered yet.",
    ]
    assert paper.out == "Wrote 1 request to all.xlsx.\n"
    told = cli("requests", "show", "1", "--workspace", workspace, "--json").json
    assert [(step["what"], step["note"]) for step in told["steps"]] == [("chased", "Ada Brook: by telephone")]


def test_what_cannot_be_is_refused_in_a_sentence(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    none = cli("requests", "show", "7", "--workspace", workspace)
    empty = cli("requests", "take-list", written(tmp_path, "e.txt", "\n\n"), "--workspace", workspace)
    cli("requests", "add", "Risk register", "--workspace", workspace)
    unanswered = cli("requests", "move", "1", "answer", "--workspace", workspace)

    assert (none.code, none.err) == (2, "There is no request 7. Nothing was changed.\n")
    assert empty.code == 2
    assert unanswered.err.startswith("Request 1 has no answer yet, neither words nor evidence.")
