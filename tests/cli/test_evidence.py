from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.documents.preview import page_count, page_text
from tests.intake_files import CARERS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


def written(folder: Path, name: str, words: str = "The survey.") -> Path:
    path = folder / name
    path.write_text(words, "utf-8")
    return path


def test_evidence_is_added_versioned_judged_and_shown(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    cli("import", "people", written(tmp_path, "people.csv", "Name\nAda Brook\n"), "--workspace", workspace)
    file = written(tmp_path, "Survey.txt")

    added = cli(
        "evidence", "add", "Carers survey", file, "--workspace", workspace, "--owner", "Ada Brook",
        "--as-at", "2026-09-01",
    )  # fmt: skip
    same = cli("evidence", "add-version", "E1", file, "--workspace", workspace)
    newer = cli(
        "evidence", "add-version", "E1", "--workspace", workspace,
        "--link", "https://northmoor.example/survey", "--note", "The page on 1 May",
    )  # fmt: skip
    served = cli("evidence", "serve", "E1", "QS1/EC1", "carers", "--workspace", workspace)
    judged = cli("evidence", "judge", "carers survey", "strong", "--workspace", workspace, "--by", "Ada")
    shown = cli("evidence", "show", "E1", "--workspace", workspace)
    told = cli("evidence", "show", "E1", "--workspace", workspace, "--json").json

    assert added.out == "Added E1 “Carers survey” with 1 file.\n"
    assert same.out == "E1 “Carers survey” is made of exactly that already: version 1.\n"
    assert newer.out == "E1 “Carers survey” has version 2 now.\n"
    assert served.out.splitlines()[1:] == [
        "  QS1 Assessing needs, People’s experience",
        "  Carers strategy and offer",
    ]
    assert judged.out == "E1 “Carers survey” is judged strong, by Ada.\n"
    assert "  Owner: Ada Brook. Second: nobody yet." in shown.out
    assert (told["status"], told["as_at"], told["owner"]) == ("held", "2026-09-01", "Ada Brook")
    assert [version["number"] for version in told["versions"]] == [2, 1]
    assert told["versions"][1]["files"][0]["name"] == "Survey.txt"
    assert [(use["code"], use["category"]) for use in told["serves"]] == [("QS1", "EC1"), ("carers", "")]


def test_only_says_what_it_serves_and_nothing_else(cli: Cli, workspace: Path) -> None:
    cli("evidence", "add", "Policy", "--workspace", workspace)
    cli("evidence", "serve", "E1", "QS1", "QS2", "--workspace", workspace)

    said = cli(
        "evidence", "serve", "E1", "QS3/EC5", "--only", "--pointer", "page 4", "--workspace", workspace
    )

    assert said.out.splitlines()[1:] == ["  QS3 Equity in experience and outcomes, Processes (page 4)"]


def test_coverage_is_said_and_written(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    cli("evidence", "add", "Survey", written(tmp_path, "a.txt"), "--workspace", workspace)
    cli("evidence", "serve", "E1", "QS1/EC1", "--workspace", workspace)
    out = tmp_path / "coverage.pdf"

    said = cli("evidence", "coverage", "--workspace", workspace, "--out", out)
    told = cli("evidence", "coverage", "--workspace", workspace, "--json").json

    assert "  People’s experience: Thin: 1 held, 1 without an owner" in said.out.splitlines()
    assert told["statements"][0]["cells"]["EC1"] == {
        "strength": "thin", "evidence": ["E1"], "held": 1, "stale": [], "unowned": ["E1"],
        "unsigned": [],
    }  # fmt: skip
    pdf = out.read_bytes()
    words = " ".join(page_text(pdf, page) for page in range(page_count(pdf)))
    assert "Evidence coverage" in words
    assert "Pack" not in words
    assert "before this document" in words
    assert cli("evidence", "coverage", "--workspace", workspace, "--out", tmp_path / "c.docx").code == 0
    refused = cli("evidence", "coverage", "--workspace", workspace, "--out", tmp_path / "c.odt")
    assert (refused.code, refused.err) == (
        2,
        "c.odt ends in neither .docx nor .pdf. Nothing was written. Give it one of them.\n",
    )


def test_what_is_not_there_is_refused_in_a_sentence(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    nothing = cli("evidence", "show", "E9", "--workspace", workspace)
    no_file = cli("evidence", "add", "Survey", tmp_path / "gone.pdf", "--workspace", workspace)
    cli("evidence", "add", "Policy", "--workspace", workspace)
    no_note = cli(
        "evidence", "add-version", "E1", "--link", "https://northmoor.example/", "--workspace", workspace
    )

    assert (nothing.code, nothing.err) == (2, "No evidence is called “E9”. Nothing was changed.\n")
    assert (no_file.code, no_file.err.split(" in ")[0]) == (2, "There is no file gone.pdf")
    assert no_note.err.startswith("An address alone does not say what was there.")
    listed = cli("list", "evidence", "--workspace", workspace, "--json").json
    assert [row["title"] for row in listed["rows"]] == ["Policy"]


def test_a_folder_is_read_and_only_what_is_accepted_is_kept(
    cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "teams"
    folder.mkdir()
    written(folder, "Carers strategy_v2.txt", f"{CARERS} As at 1 May 2026.")
    written(folder, "Same.txt", f"{CARERS} As at 1 May 2026.")
    written(folder, "Thumbs.db")

    looked = cli("evidence", "bring-in", folder, "--workspace", workspace)
    dry = cli(
        "evidence", "bring-in", folder, "--workspace", workspace, "--accept", "all", "--dry-run", "--json"
    )
    kept = cli(
        "evidence",
        "bring-in",
        folder,
        "--workspace",
        workspace,
        "--accept",
        "all",
        "--with-statements",
        "--json",
    )
    again = cli("evidence", "bring-in", folder, "--workspace", workspace, "--json").json
    shown = cli("evidence", "show", "E1", "--workspace", workspace, "--json").json

    assert "  “Carers strategy”, from the file’s name" in looked.out
    assert "  As at 1 May 2026, from “As at 1 May 2026”" in looked.out
    assert "  The same file as Carers strategy_v2.txt." in looked.out
    assert "  A file that the computer keeps for itself." in looked.out
    assert looked.out.endswith(
        "2 files can be accepted; 1 of them held already, or there twice. 1 cannot. Nothing was changed.\n"
    )
    assert dry.json["would_accept"] == ["Carers strategy_v2.txt"]
    assert [one["reference"] for one in kept.json["brought_in"]] == ["E1"]
    assert [file["held_in"] for file in again["files"]] == [["E1"], ["E1"], []]
    assert shown["as_at"] == "2026-05-01"
    assert "carers" in [use["code"] for use in shown["serves"]]


def test_a_name_that_is_not_in_the_folder_is_refused(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    refused = cli("evidence", "bring-in", tmp_path / "gone", "--workspace", workspace, "--accept", "all")
    unknown = cli("evidence", "bring-in", written(tmp_path, "a.txt").parent, "--workspace", workspace,
                  "--accept", "b.txt")  # fmt: skip

    assert (refused.code, unknown.code) == (2, 2)
    assert "b.txt" in unknown.err
