from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli

PEOPLE = "Name,Role,E-mail\nAda Brook,Service Director,ada@northmoor.example\n"
LEARNT = """Date,Session,Question,Evidence promised,Owner,Due date
20/11/2026,D1-03,How do you know?,The audit of case files,Ada Brook,24/11/2026
20/11/2026,D1-04,Who waits?,,,
"""


@pytest.fixture
def filled(cli: Cli, workspace: Path, tmp_path: Path) -> Path:
    for register, text in (("people", PEOPLE), ("learning", LEARNT)):
        (tmp_path / f"{register}.csv").write_text(text)
        cli("import", register, tmp_path / f"{register}.csv", "--workspace", workspace)
    return workspace


def test_what_was_promised_is_owed_seen_to_and_owed_again(cli: Cli, filled: Path) -> None:
    owed = cli("learning", "owed", "--workspace", filled)
    done = cli("learning", "done", "audit", "--workspace", filled)
    none = cli("learning", "owed", "--workspace", filled)
    again = cli("learning", "reopen", "audit", "--workspace", filled, "--json").json

    assert owed.out.splitlines() == [
        "The audit of case files: Ada Brook, by 24 November 2026 (promised in D1-03)"
    ]
    assert done.out.startswith("Seen to: The audit of case files")
    assert none.out.startswith("Nothing that was promised in an interview is still to be seen to.")
    assert (again["promised"], again["done_on"], again["is_owed"]) == ("The audit of case files", None, True)


def test_what_was_promised_becomes_a_request_once(cli: Cli, filled: Path) -> None:
    made = cli("learning", "request", "audit", "--workspace", filled)
    listed = cli("list", "requests", "--workspace", filled, "--json").json
    again = cli("learning", "request", "audit", "--workspace", filled)

    assert made.out.startswith("Made request 1: The audit of case files")
    assert "Ada Brook" in listed["rows"][0].values()
    assert (again.code, again.err.split(". ")[0]) == (2, "What was promised there is request 1 already")


def test_words_that_nobody_said_are_told(cli: Cli, filled: Path) -> None:
    unknown = cli("learning", "done", "nowhere", "--workspace", filled)

    assert (unknown.code, unknown.err.split(". ")[0]) == (
        2, "No entry of the learning log has the words “nowhere”",
    )  # fmt: skip
