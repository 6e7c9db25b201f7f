from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from inspection_ready.bootstrap import open_app
from tests.services.releasing import Releasing, clean

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

SECRET = b"NHS number 943 476 5919\nPosition as at 1 November 2026.\n"


@pytest.fixture
def signed(workspace: Path, tmp_path: Path) -> Path:
    """A workspace with one answer that can go, and one that the release check holds back."""
    app = open_app(workspace)
    council = Releasing(app, tmp_path / "from").appoint()
    council.signed("Your carers survey", "IR1", "Carers survey")
    council.signed("Waiting lists", "IR2", "Waiting lists", ("waiting.txt", SECRET))
    app.workspace.close()
    return workspace


def test_a_release_is_made_sent_listed_and_taken_back(cli: Cli, signed: Path, tmp_path: Path) -> None:
    made = cli("releases", "make", "--workspace", signed, "--out", tmp_path / "out", "--json").json
    shown = cli("releases", "show", "1", "--workspace", signed)
    sent = cli(
        "releases", "mark-sent", "1", "--to", "Lead inspector", "--how", "portal", "--workspace", signed
    )
    has = cli("releases", "has", "--workspace", signed)
    asked = cli("requests", "show", "1", "--workspace", signed, "--json").json
    gone = cli("releases", "withdraw", "1", "--because", "The wrong inspector", "--workspace", signed)
    after = cli("releases", "has", "--workspace", signed, "--json").json
    listed = cli("releases", "list", "--workspace", signed)
    verified = cli("verify", "--workspace", signed, "--json").json

    assert (made["release"], [line["files"] for line in made["lines"]]) == (1, [["01 IR1 Carers survey.txt"]])
    assert made["left_out"] == [
        {
            "request": 2,
            "title": "Waiting lists",
            "code": "held_back",
            "why": "The release check found something in it that nobody has dealt with",
        }
    ]
    [copied] = (tmp_path / "out").rglob("01 IR1 Carers survey.txt")
    assert copied.read_bytes() == clean("Carers survey")
    digests = {file["path"]: file["sha256"] for file in made["files"]}
    assert digests[copied.name] == hashlib.sha256(copied.read_bytes()).hexdigest()
    assert "  1. Request 1 (IR1), Carers survey" in shown.out.splitlines()
    assert (
        "  Left out: Request 2 (IR2), Waiting lists. To follow: it is being checked" in shown.out.splitlines()
    )
    assert sent.out.startswith("Noted of release 1: Through the portal at ")
    assert has.out.startswith("Request 1 (IR1), Carers survey: Release 1, ")
    assert has.out.endswith(". The regulator has it\n")
    assert asked["state"] == "sent"
    assert "because: The wrong inspector" in gone.out
    assert [each["is_current"] for each in after["has"]] == [False]
    assert "Taken back on" in listed.out
    assert (verified["ok"], verified["looked_at"]["releases"]) == (True, 1)


def test_what_holds_a_file_back_is_told_and_let_go_with_a_reason(cli: Cli, signed: Path) -> None:
    before = cli("releases", "check", "--workspace", signed)
    [held] = cli("releases", "check", "--workspace", signed, "--json").json["held"]
    silent = cli("releases", "let-go", held["code"], "--because", " ", "--workspace", signed)
    unknown = cli("releases", "let-go", "nothing", "--because", "Because", "--workspace", signed)
    cli("releases", "let-go", held["code"], "--because", "A test number", "--workspace", signed)
    after = cli("releases", "check", "--workspace", signed)
    cli("releases", "hold-again", held["code"], "--workspace", signed)
    again = cli("releases", "check", "--requests", "2", "--workspace", signed)

    assert before.code == 1
    assert before.out.splitlines()[0] == "1 answer would go in the next release."
    assert "waiting.txt is held back:" in before.out.splitlines()
    assert (silent.code, unknown.code) == (2, 2)
    assert (after.code, after.out.splitlines()[0]) == (0, "2 answers would go in the next release.")
    assert "because: A test number" in after.out
    assert (again.code, again.out.splitlines()[0]) == (1, "0 answers would go in the next release.")


def test_an_empty_workspace_says_what_there_is(cli: Cli, workspace: Path) -> None:
    made = cli("releases", "make", "--workspace", workspace)
    listed = cli("releases", "list", "--workspace", workspace)
    has = cli("releases", "has", "--workspace", workspace)
    shown = cli("releases", "show", "3", "--workspace", workspace)

    assert made.err.startswith("There is no request to release anything for. Nothing was made.")
    assert (listed.out, has.out) == ("No release was made yet.\n", "The regulator has nothing yet.\n")
    assert shown.err == "There is no release 3 in this workspace.\n"
