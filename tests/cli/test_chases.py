from __future__ import annotations

import email.policy
from email import message_from_bytes
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

PEOPLE = "Name,Email,Team\nAda Brook,ada@northmoor.example,Localities\nBen Cole,,Localities\n"


def asked(cli: Cli, workspace: Path, folder: Path) -> None:
    (folder / "people.csv").write_text(PEOPLE, "utf-8")
    cli("import", "people", folder / "people.csv", "--workspace", workspace)
    for wording, owner in (("Your carers strategy", "Ada Brook"), ("Risk register", "Ben Cole")):
        cli(
            "requests",
            "add",
            wording,
            "--workspace",
            workspace,
            "--due",
            "2099-12-01T16:00",
            "--owner",
            owner,
        )


def test_who_is_asked_is_shown_drafted_and_marked(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    asked(cli, workspace, tmp_path)

    due = cli("requests", "chases", "due", "--workspace", workspace)
    told = cli("requests", "chases", "draft", "--workspace", workspace, "--out", tmp_path, "--json").json
    again = cli("requests", "chases", "draft", "--workspace", workspace)
    marked = cli(
        "requests",
        "chases",
        "mark-sent",
        "--workspace",
        workspace,
        "--to",
        "Ada Brook",
        "--by",
        "Imran Siddiqui",
    )
    listed = cli("requests", "chases", "list", "--workspace", workspace)

    assert due.out.splitlines() == [
        "1 person owes 1 answer.",
        "Ada Brook, ada@northmoor.example",
        "  Request 1: You answer for it. At once.",
        "Left out, request 2: Ben Cole has no e-mail address that can be written to.",
    ]
    assert [(one["person"], one["file"]) for one in told["drafts"]] == [("Ada Brook", "Ada Brook.eml")]
    assert told["folder"].startswith(str(tmp_path))
    assert (again.code, again.err) == (2, "Nobody is to be chased now, so nothing was written.\n")
    assert marked.out == "Marked 1 draft of chase 1 as sent, by the word of Imran Siddiqui.\n"
    assert listed.out.splitlines()[1].startswith("  Ada Brook, requests 1: Sent on ")
    assert cli("requests", "show", "1", "--workspace", workspace).out.count("Chased at") == 1


def test_drafts_that_are_dropped_are_due_again(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    asked(cli, workspace, tmp_path)
    cli("requests", "chases", "draft", "--workspace", workspace)

    dropped = cli("requests", "chases", "drop", "--workspace", workspace)
    due = cli("requests", "chases", "due", "--workspace", workspace, "--json").json

    assert dropped.out == "Noted that 1 draft of chase 1 will not be sent.\n"
    assert (due["people"], due["answers"]) == (1, 1)
    assert [(one["number"], one["why"]) for one in due["left_out"]] == [(2, "no_address")]


def test_the_ladder_and_the_words_are_set_from_files(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    ladder, body, wrong = tmp_path / "ladder.txt", tmp_path / "words.txt", tmp_path / "wrong.txt"
    ladder.write_text("At once: owner\n3 working days before it is due at 9am: owner, second\n", "utf-8")
    body.write_text("Dear {{first name}}\n\n{{requests}}\n", "utf-8")
    wrong.write_text("At once: owner\nSoon: owner\n", "utf-8")
    ours = cli("requests", "chases", "rules", "--workspace", workspace)

    changed = cli(
        "requests", "chases", "rules", "--workspace", workspace, "--ladder", ladder, "--body", body,
        "--subject", "{{what is owed}}", "--json",
    ).json  # fmt: skip
    refused = cli("requests", "chases", "rules", "--workspace", workspace, "--ladder", wrong)

    assert ours.out.splitlines()[-1].startswith("The ladder and the words are a proposal of this app.")
    assert changed["ladder"] == ["At once: owner", "3 working days before it is due at 9am: owner, second"]
    assert refused.code == 2
    assert refused.err.startswith("Line 2 of the ladder, “Soon: owner”, is no step.")


def test_a_form_goes_out_beside_the_draft_and_comes_back(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    asked(cli, workspace, tmp_path)
    told = cli("requests", "chases", "draft", "--workspace", workspace, "--form", "--json").json
    data = (workspace / "chases" / told["folder"].rpartition("/")[2] / "Ada Brook.eml").read_bytes()
    (form,) = message_from_bytes(data, policy=email.policy.default).iter_attachments()
    (tmp_path / "form.xlsx").write_bytes(form.get_content())

    empty = cli("requests", "form", "read", tmp_path / "form.xlsx", "--workspace", workspace)
    wrong = cli("requests", "form", "read", tmp_path / "people.csv", "--workspace", workspace)

    assert empty.out == "From Ada Brook: 0 answers, 1 row left empty.\n"
    assert wrong.code == 2
    assert wrong.err.startswith("people.csv is no form for answers")
